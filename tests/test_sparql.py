"""The SPARQL page knows the vocabulary, and says what is missing."""

import json

import pytest

from vocable.html import browser_programs
from vocable.interface.catalogues import translator
from vocable.pages.overviews.sparql import Engine, describe_sparql
from vocable.rdf.namespaces import RDF, SKOS

ENGINE = Engine("data/tea.ttl.gz", 1_000, "data/addresses.json", 10, 2_000_000)
SMALL = """
:a a skos:Concept ; skos:prefLabel "A"@en ; skos:broader :b ; :colour "red" .
:b a skos:Concept ; skos:prefLabel "B"@en .
:colour rdfs:label "the colour"@en , "la couleur"@fr .
"""


@pytest.fixture(scope="module")
def page(sample_site):
    return sample_site.page("sparql.html")


@pytest.fixture(scope="module")
def small(edition_of):
    return describe_sparql(edition_of(SMALL), ENGINE)


def terms(several):
    return {term.iri: term for term in several}


def test_the_properties_and_classes_in_use_are_known_with_their_names(small):
    properties, classes = terms(small.properties), terms(small.classes)
    assert properties[SKOS.prefLabel.value].name == "preferred label"
    assert properties[SKOS.prefLabel.value].uses == 2
    assert properties["https://example.org/colour"].label == "the colour"
    assert properties["https://example.org/colour"].name == ""
    assert SKOS.altLabel.value not in properties
    assert classes[SKOS.Concept.value][1:] == ("concept", "", 2)


def test_the_most_used_terms_come_first(small):
    counts = [term.uses for term in small.properties]
    assert counts == sorted(counts, reverse=True)
    assert small.properties[0].iri == RDF.type.value


def test_prefixes_are_known_unless_sparql_could_not_read_them(edition_of):
    edition = edition_of(":a a skos:Concept .")
    declared = {"": "https://e.org/", "tea": "https://tea.org/", "a.": "https://a.org/"}
    edition.facts.graph.prefixes.update(declared)
    prefixes = dict(describe_sparql(edition, ENGINE).prefixes)
    assert prefixes["skos"] == SKOS.iri
    assert prefixes["tea"] == "https://tea.org/"
    assert "a." not in prefixes


@pytest.mark.parametrize(
    ("turtle", "rows"),
    [
        (SMALL, 2),
        (":a a skos:Concept ; skos:prefLabel 'A' .", 1),
        (
            """:w a ontolex:LexicalEntry ; ontolex:canonicalForm :f .
            :f ontolex:writtenRep 'tea'@en .""",
            1,
        ),
    ],
)
def test_the_first_query_has_an_answer(edition_of, turtle, rows):
    edition = edition_of(turtle)
    query = describe_sparql(edition, ENGINE).start
    graph = edition.facts.graph
    prefixes = {"skos": SKOS.iri, "ontolex": "http://www.w3.org/ns/lemon/ontolex#"}
    assert len(list(graph.store.query(query, prefixes=prefixes))) == rows


def test_a_named_query_opens_with_its_title_and_without_its_headings(sample_site):
    for path, title in (
        ("sparql.html", "# Quels sont les libellés ?"),
        ("en/sparql.html", "# What are the labels?"),
    ):
        (script,) = sample_site.page(path).all("script", id="sparql-settings")
        (query,) = json.loads(script.raw)["queries"]
        assert query["name"] == "labels"
        assert query["text"].startswith(title + "\n")
        assert "title@" not in query["text"]
        assert "SELECT ?concept ?label" in query["text"]


def test_the_settings_hold_words_and_not_markup(sample_site):
    (script,) = sample_site.page("sparql.html").all("script", id="sparql-settings")
    settings = json.loads(script.raw)
    words = settings["words"]["mistakes"]
    assert words["iri"].startswith("<{detail}> n’est pas un IRI complet")
    assert words["prefix"].startswith("Le préfixe {detail}:")
    assert settings["up"] == ""
    assert settings["data"] == "data/tea.ttl.gz"
    (script,) = sample_site.page("en/sparql.html").all("script", id="sparql-settings")
    assert json.loads(script.raw)["data"] == "../data/tea.ttl.gz"


def test_the_size_is_said(sample_site, page):
    (script,) = page.all("script", id="sparql-settings")
    size = json.loads(script.raw)["size"]
    packed = (sample_site.folder / "data" / "tea.ttl.gz").stat().st_size
    assert size > packed + 1_000_000
    assert translator("fr").size(size) in page.one("main").raw


def test_each_question_leads_to_its_answer(page):
    (item,) = page.one("ul", class_="examples").all("li")
    assert item.links == [("Quels sont les libellés ?", "queries.html#labels")]
    assert item["id"] == "name=labels"


def test_without_questions_there_is_no_list_of_them(site_of):
    page = site_of(SMALL).page("sparql.html")
    assert page.all("aside") == []
    assert page.one("section", id="sparql")


def test_without_the_programs_the_page_leads_to_the_command_line(
    site_of, monkeypatch, tmp_path
):
    monkeypatch.setattr(browser_programs, "PROGRAMS", tmp_path)
    page = site_of(SMALL).page("sparql.html")
    assert page.all("p", class_="warning") == []
    assert "browser" not in page.one("main").text
    assert "On the command line" in [one.text for one in page.one("main").all("h2")]
    assert not [
        one for one in page.all("script") if "sparql.js" in (one.get("src") or "")
    ]
    assert page.all("section", id="sparql") == []
    assert ("Files of the data", "data.html") in page.one("main").links
