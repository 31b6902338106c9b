"""Queries are answered from the graph alone, and mistakes are shown in place."""

import json

import pytest
from pyoxigraph import RdfFormat, Store

from vocable.errors import QueryError
from vocable.rdf.excerpts import display_width, excerpt, shortened
from vocable.rdf.loading import Graph
from vocable.rdf.querying import answer
from vocable.rdf.results.result_serialization import serialize_result

DATA = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://e/a> a skos:Concept ; skos:prefLabel "chat"@fr, "猫猫"@ja ; skos:notation 5 .
"""
PREFIXES = {"skos": "http://www.w3.org/2004/02/skos/core#", "e": "http://e/"}


@pytest.fixture
def graph():
    store = Store()
    store.load(DATA, RdfFormat.TURTLE)
    return Graph(store, (), {"e": "http://e/"})


def text(graph, query, format_name=None, width=None):
    result = answer(graph, query)
    return serialize_result(result, format_name, PREFIXES, width).decode()


def refusal(graph, query):
    with pytest.raises(QueryError) as caught:
        answer(graph, query)
    return caught.value.message


def test_solutions_are_a_table_of_names_and_texts(graph):
    query = "SELECT ?label ?c ?none { ?c skos:prefLabel ?label } ORDER BY ?label"
    assert text(graph, query).splitlines() in (
        [
            "label     c    none",
            "────────  ───  ────",
            "猫猫 @ja  e:a",
            "chat @fr  e:a",
        ],
        [
            "label     c    none",
            "────────  ───  ────",
            "chat @fr  e:a",
            "猫猫 @ja  e:a",
        ],
    )


def test_a_table_fits_in_the_terminal(graph):
    query = 'SELECT * { VALUES (?a ?b) { ("short" "a text that is far too long") } }'
    lines = text(graph, query, width=24).splitlines()
    assert lines[2] == "short  a text that is f…"
    assert max(map(display_width, lines)) == 24


def test_a_line_feed_does_not_break_a_table(graph):
    assert text(graph, 'SELECT * { BIND("a\\nb\\u0007" AS ?x) }').splitlines()[2:] == [
        "a b\\u0007"
    ]


@pytest.mark.parametrize(
    ("format_name", "expected"),
    [
        ("csv", "n\r\n5\r\n"),
        ("tsv", "?n\n5\n"),
        ("xml", '<binding name="n">'),
        ("json", '"value":"5"'),
    ],
)
def test_solutions_are_written_in_the_standard_formats(graph, format_name, expected):
    assert expected in text(graph, "SELECT ?n { ?c skos:notation ?n }", format_name)


def test_a_question_is_answered_with_true_or_false(graph):
    assert text(graph, "ASK { e:a a skos:Concept }") == "true\n"
    assert text(graph, "ASK { e:b a skos:Concept }") == "false\n"
    assert json.loads(text(graph, "ASK {}", "json"))["boolean"] is True


def test_triples_are_turtle_unless_asked_otherwise(graph):
    query = "CONSTRUCT { ?c skos:notation ?n } { ?c skos:notation ?n }"
    assert text(graph, query).endswith("\n\ne:a\n    skos:notation 5 .\n")
    assert json.loads(text(graph, query, "json-ld"))["notation"] == 5
    assert "<skos:notation" in text(graph, query, "rdf-xml")
    assert text(graph, "DESCRIBE e:a", "nt").count("\n") == 4


@pytest.mark.parametrize(
    ("query", "format_name", "choices"),
    [
        ("SELECT * {}", "turtle", "choose table, csv, tsv, json, xml"),
        ("ASK {}", "csv", "choose table, json, xml"),
        ("DESCRIBE e:a", "csv", "choose turtle, json-ld, rdf-xml, n-triples"),
    ],
)
def test_a_format_of_another_kind_is_refused(graph, query, format_name, choices):
    with pytest.raises(QueryError, match=choices):
        text(graph, query, format_name)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { e:a e:b e:c }",
        "LOAD <http://127.0.0.1:1/x>",
        "PREFIX x: <http://x/> DELETE WHERE { ?s a 'from' }",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "CLEAR ALL",
    ],
)
def test_an_update_is_refused(graph, query):
    before = len(graph.store)
    assert refusal(graph, query).startswith("this is a SPARQL update, and the graph is")
    assert len(graph.store) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT ?service { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'service' . SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { FILTER(1<'>') SERVICE <http://127.0.0.1:1/> { ?s ?p '' } } # '",
        "PREFIX service: <http://e/> SELECT * { SERVICE service:x { ?s a ?o } }",
        "SELECT * { FILTER EXISTS { { SELECT * { SERVICE ?x { ?s ?p ?o } } } } }",
    ],
)
def test_another_server_is_never_asked(graph, query):
    message = refusal(graph, query)
    assert "SERVICE asks another server" in message
    line, caret = message.splitlines()[1:]
    assert line[caret.index("^") :][:7].upper() == "SERVICE"


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from"])
def test_another_graph_is_refused(graph, clause):
    message = refusal(
        graph, f"SELECT *\n{clause} <http://127.0.0.1:1/>\n{{ ?s ?p ?o }}"
    )
    assert message.startswith("line 2, column 1: FROM names another graph")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?from 'service from' } # SERVICE FROM",
        "PREFIX service: <http://from/service#> ASK { ?from a service:from }",
        "PREFIX service: <http://e/> SELECT ?SERVICE ?service { ?service a ?SERVICE }",
    ],
)
def test_a_refused_word_is_welcome_where_it_is_no_keyword(graph, query):
    answer(graph, query)


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ("SELECT * WHERE {\n ?s ?p \n}", (3, 1), "SPARQL does not allow this here"),
        ("SELCT * {}", (1, 1), "SPARQL does not allow this here"),
        ("SELECT * { ?s ?p ?o }\nLIMT 3", (2, 1), "look at its spelling"),
        ("SELECT * { 猫 ?p ?o }", (1, 12), "SPARQL does not allow this here"),
        ("SELECT (foo(?s) AS ?n) {}", (1, 9), "SPARQL does not allow this here"),
        ("SELECT * {\n\t?s foo:bar ?o }", (2, 5), "declare it with PREFIX foo: <…>"),
        ("SELECT * { ?s ?p <x> }", (1, 18), "<x> is not a whole IRI"),
        ("SELECT * { ?s ?p 'x }", (1, 22), "a quotation mark is not closed"),
        ("SELECT * { ?s ?p ?o", (1, 20), "the query ends too early"),
        (" # only this", (1, 13), "the query ends too early"),
    ],
)
def test_a_mistake_is_shown_with_a_caret(graph, query, place, words):
    message = refusal(graph, query)
    line, column = place
    assert message.startswith(f"line {line}, column {column}: ")
    assert words in message
    assert message.endswith(excerpt(query, line, column))


def test_an_unknown_prefix_is_answered_with_the_known_ones(graph):
    message = refusal(graph, "SELECT * { ?s dct:title ?o }")
    assert "the prefix dct: is not declared" in message
    assert "dcterms, e, foaf" in message


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "the query is empty"),
        ("SELECT ?z (COUNT(*) AS ?n) { ?s ?p ?o }", "contains a variable that is unbo"),
        ("SELECT (<http://x/f>(?s) AS ?n) { ?s ?p ?o }", "cannot be answered: The cus"),
    ],
)
def test_what_has_no_place_is_said_without_one(graph, query, words):
    assert words in refusal(graph, query)


def test_the_caret_stands_under_wide_characters_and_tabs():
    assert excerpt("x\n\t猫a\r\n", 2, 3) == "  2 | \t猫a\n    | \t  ^"


def test_a_text_is_cut_by_the_columns_it_takes():
    assert shortened("猫猫猫", 5) == "猫猫…"
    assert shortened("e\u0301a", 2) == "e\u0301a"
