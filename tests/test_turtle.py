"""Turtle is readable, stable to the byte, and says exactly the same triples."""

import random

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdflib.compare import isomorphic

from vocable.rdf.formats import N_TRIPLES
from vocable.rdf.namespaces import PREFIXES, RDF, SKOS, XSD
from vocable.rdf.writing.graph_serialization import serialize
from vocable.rdf.writing.jsonld import JsonLdWriter, jsonld
from vocable.rdf.writing.rdfxml import rdfxml
from vocable.rdf.writing.turtle import TurtleWriter, turtle

# rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

E = "http://e.org/"
WORDS = {**PREFIXES, "e": E, "": "http://empty/", "base": "http://b/", "a": "http://a/"}
A, B, P, Q = (NamedNode(E + name) for name in "abpq")


def triples_of(text, format_=RdfFormat.TURTLE):
    return [quad.triple for quad in pyoxigraph.parse(text.encode(), format_)]


def read_by_rdflib(text, format_):
    return rdflib.Graph().parse(data=text.encode(), format=format_)


def written(text, prefixes=WORDS):
    return turtle(triples_of(text), prefixes)


def canonical(triples):
    dataset = pyoxigraph.Dataset(
        pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples
    )
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_a_concept_reads_like_an_entry():
    assert (
        written(
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix e: <http://e.org/> .
            e:c10 skos:related e:c9 ; e:weight 1.50 , 2.5 ; skos:broader e:c2, e:c1 ;
              skos:prefLabel "chat"@fr, "cat"@en ; skos:definition "one\\ntwo"@en ;
              skos:narrower <http://e.org/a,b> ; a skos:Concept ; skos:notation "7" .
            """
        )
        == '''@prefix e: <http://e.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

e:c10 a skos:Concept ;
    skos:prefLabel "cat"@en, "chat"@fr ;
    skos:notation "7" ;
    skos:definition """one
two"""@en ;
    skos:broader e:c1, e:c2 ;
    skos:narrower <http://e.org/a,b> ;
    skos:related e:c9 ;
    e:weight "1.50"^^xsd:decimal, 2.5 .
'''
    )


def test_subjects_stand_in_sections_and_natural_order():
    text = written(
        """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
        @prefix e: <http://e.org/> .
        e:c10 a skos:Concept . e:c9 a skos:Concept . e:w a ontolex:Word .
        e:s a skos:ConceptScheme . e:x e:p 1 . e:k a skos:Collection, e:Microthesaurus .
        """
    )
    lines = [line for line in text.splitlines() if line.startswith(("#", "e:"))]
    assert lines == [
        "# Concept schemes",
        "e:s a skos:ConceptScheme .",
        "# Collections",
        "e:k a e:Microthesaurus, skos:Collection .",
        "# Concepts",
        "e:c9 a skos:Concept .",
        "e:c10 a skos:Concept .",
        "# Entries",
        "e:w a ontolex:Word .",
        "# Others",
        "e:x",
    ]


def test_blank_nodes_and_lists_are_nested_where_they_form_trees():
    assert (
        written(
            """
            @prefix e: <http://e.org/> .
            e:a e:p [ e:p 2 ; e:q ( 1 [ e:p "x" ] ( ) ) ] , [ e:p 1 ] .
            [] e:p e:b .
            """
        )
        == """@prefix e: <http://e.org/> .

e:a
    e:p
        [
            e:p 1
        ],
        [
            e:p 2 ;
            e:q (
                1
                [
                    e:p "x"
                ]
                rdf:nil
            )
        ] .

[]
    e:p e:b .
""".replace("@prefix e: <http://e.org/> .\n", WITH_RDF)
    )


WITH_RDF = """@prefix e: <http://e.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""

AWKWARD = {
    "circle": "_:a <e:p> _:b . _:b <e:p> _:a .",
    "self": "_:a <e:p> _:a .",
    "shared": "<e:x> <e:p> _:a . <e:y> <e:p> _:a . _:a <e:p> 1 .",
    "twice from one": "<e:x> <e:p> _:a ; <e:q> _:a . _:a <e:p> 1 .",
    "undescribed": "<e:x> <e:p> _:a, _:b .",
    "blank type": "<e:x> a _:a . _:a <e:p> 1 . _:b a [ <e:p> 2 ] .",
    "literal type": "<e:x> a 'text', 'texte'@fr, 5, <e:y>, _:z .",
    "list with two tails": "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."
    "<e:x> <e:p> _:a . _:a r:first 1 ; r:rest _:b, r:nil . _:b r:first 2 ; r:rest () .",
    "open list": "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."
    "<e:x> <e:p> _:a . _:a r:first 1 ; r:rest _:b .",
    "list in circle": "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."
    "<e:x> <e:p> _:a . _:a r:first _:a ; r:rest r:nil .",
    "circular list": "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."
    "_:a r:first 1 ; r:rest _:b . _:b r:first 2 ; r:rest _:a .",
    "list as subject": "(1 2) <e:p> <e:x> .",
    "lists in lists": "<e:x> <e:p> ((1) () ((2))), ('a' 'b'@en <e:y> [] [<e:p> 3]) .",
    "typed members": "<e:x> <http://www.w3.org/2004/02/skos/core#memberList> "
    "(<e:a> 'text' [ <e:p> 1 ]) .",
    "deep": "<e:x> <e:p> " + "[ <e:p> " * 40 + "1" + " ] " * 40 + ".",
    "long list": "<e:x> <e:p> (" + "1 2 " * 20 + ") .",
    "several trees": "[] <e:p> 1 . [] <e:p> 2 . [] <e:p> [], [ <e:q> 1 ] .",
    "scheme like prefix": "<skos:x> <e:p> <owl:y> . <e:z> <dc:p> <tag:a>, <urn:x:y> .",
    "scheme like term": "<note:x> a <type:y> ; <id:p> <member:z>, 'x' . "
    "<id:> <id:b> 1 .",
    "mixed notes": "@prefix s: <http://www.w3.org/2004/02/skos/core#> . <e:x> s:note "
    "'a'@en, 'b'@en, 'plain', 'typed'^^<e:t>, <e:y>, [ s:note 'c'@en ], true, _:z .",
    "mixed links": "@prefix s: <http://www.w3.org/2004/02/skos/core#> . "
    "<e:x> s:broader "
    "<e:y>, 'a'@en, 'plain', 5, 'x'^^<e:t>, [ s:broader 'x' ], false .",
    "mixed dates": "@prefix d: <http://purl.org/dc/terms/> . @prefix x: "
    "<http://www.w3.org/2001/XMLSchema#> . <e:x> d:created '2020-01-01'^^x:date, "
    "'2020', '2020-01-01T00:00:00Z'^^x:dateTime, 2020, 'hier'@fr, <e:y>, [] .",
    "numbers": "<e:x> <e:p> 1, -1, 0, 1.5, -0.5, 1.0, true, false, "
    "9007199254740993, 123456789012345678901234567890 .",
    "strange names": "<e:x> <http://e.org/a.b>, <http://e.org/.c>, <http://e.org/d.>, "
    "<http://e.org/-e>, <http://e.org/1>, <http://e.org/a%20b>, <http://e.org/a/b#c>, "
    "<http://e.org/>, <http://e.org/a(b)>, <http://e.org/é>, <http://e.org///x>, "
    "<http://b/x>, <http://a/x>, <http://empty/y>, <http://empty/> .".replace(
        "<e:x> ", "<e:x> <e:p> "
    ),
}


@pytest.mark.parametrize("case", AWKWARD)
@pytest.mark.parametrize("syntax", ["turtle", "json-ld", "xml"])
def test_awkward_triples_come_back_through_both_readers(case, syntax):
    triples = triples_of(AWKWARD[case])
    writer, format_ = {
        "turtle": (turtle, RdfFormat.TURTLE),
        "json-ld": (jsonld, RdfFormat.JSON_LD),
        "xml": (rdfxml, RdfFormat.RDF_XML),
    }[syntax]
    text = writer(triples, WORDS)
    assert canonical(triples_of(text, format_)) == canonical(triples)
    lines = pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES).decode()
    expected = read_by_rdflib(lines, "nt")
    assert isomorphic(read_by_rdflib(text, syntax), expected)


@pytest.mark.parametrize("case", AWKWARD)
@pytest.mark.parametrize("writer", [turtle, jsonld, rdfxml])
def test_the_order_and_repetition_of_triples_do_not_matter(case, writer):
    triples = triples_of(AWKWARD[case])
    shuffled = triples * 2
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert writer(shuffled, WORDS) == writer(triples, WORDS)


def test_names_of_nested_blank_nodes_do_not_matter():
    tree = "<e:x> <e:p> [ <e:p> 1 ; <e:q> [ <e:p> 3 ], [ <e:p> 2 ] ], [ <e:p> 4 ] . "
    texts = {written(tree + "[] <e:p> 5 . [] <e:p> 6 .", {}) for _ in range(10)}
    assert len(texts) == 1


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
tricky = st.text(
    st.sampled_from("\"\\\n\r\t' a\x00\x7f\u2028\ufeff\uffff😀"), max_size=8
)
literals = (
    st.builds(Literal, texts | tricky)
    | st.builds(
        Literal,
        texts | tricky,
        language=st.sampled_from(["en", "fr", "zh-hans", "pt-br", "fr-fonipa"]),
    )
    | st.builds(Literal, texts | tricky, datatype=st.just(NamedNode(E + "type")))
    | st.builds(
        lambda value, kind: Literal(value, datatype=kind),
        st.from_regex(r"\A[-+]?[0-9]{0,3}\.?[0-9]{0,3}\Z") | st.just("true"),
        st.sampled_from([XSD.token, XSD.date, SKOS.notation]),
    )
)
local = st.text(st.sampled_from("aZ09_-.:%é中~!$&'()*+,;=@/#?"), max_size=8)


def as_node(text):
    try:
        return NamedNode(text)
    except ValueError:
        return A


iris = st.builds(
    lambda space, name: as_node(space + name.replace("%", "%20")),
    st.sampled_from([E, "urn:x:", "http://a/", "skos:", SKOS.iri, "mailto:", "e:"]),
    local,
)
blanks = st.sampled_from([BlankNode(f"b{n}") for n in range(4)])
graphs = st.lists(
    st.builds(
        Triple,
        iris | blanks,
        iris
        | st.sampled_from([RDF.type, SKOS.note, SKOS.broader, RDF.first, RDF.rest]),
        literals | iris | blanks | st.just(RDF.nil),
    ),
    max_size=8,
)


@settings(suppress_health_check=list(HealthCheck))
@given(graphs)
@example([Triple(A, P, Literal('ends with a quotation mark\n"'))])
@example([Triple(A, P, Literal('""" three in a line\n"""" four'))])
@example([Triple(A, P, Literal("back\\slash\n\\"))])
def test_any_graph_comes_back_from_turtle_and_json_ld(triples):
    for text, format_, name in (
        (turtle(triples, WORDS), RdfFormat.TURTLE, "turtle"),
        (jsonld(triples, WORDS), RdfFormat.JSON_LD, "json-ld"),
    ):
        assert canonical(triples_of(text, format_)) == canonical(triples)
        lines = serialize(triples, N_TRIPLES, {}).decode()
        expected = read_by_rdflib(lines, "nt")
        assert isomorphic(read_by_rdflib(text, name), expected), text


def test_a_writer_remembers_nothing_that_shows():
    writer = TurtleWriter(WORDS)
    one, two = [Triple(A, P, SKOS.note)], [Triple(A, Q, B)]
    assert [writer.write(one), writer.write(two), writer.write(one)] == [
        turtle(one, WORDS),
        turtle(two, WORDS),
        turtle(one, WORDS),
    ]


def test_no_triples_are_an_empty_file():
    assert turtle([], WORDS) == ""


def test_what_begins_with_the_base_is_written_relative_in_both_syntaxes():
    base = "https://here.example/"
    triples = [
        Triple(NamedNode(base + "a#b"), SKOS.related, NamedNode(base + "data/x.ttl")),
        Triple(NamedNode(base + "a#b"), SKOS.exactMatch, NamedNode("https://other/")),
        Triple(NamedNode(base + "a#b"), SKOS.note, Literal(f"<{base}>")),
    ]
    texts = (
        ("turtle", TurtleWriter(PREFIXES, base).write(dict.fromkeys(triples))),
        ("json-ld", JsonLdWriter(PREFIXES, base=base).write(dict.fromkeys(triples))),
    )
    for format_, text in texts:
        # The text of a literal is left as it is.
        assert text.count("here.example") == 1
        for place in (base, "file:///elsewhere/"):
            graph = rdflib.Graph().parse(data=text, format=format_, publicID=place)
            (other,) = graph.objects(None, rdflib.SKOS.related)
            assert str(other) == f"{place}data/x.ttl"
