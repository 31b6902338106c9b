"""Compact JSON-LD has the keys of our context, and says nothing by accident."""

import json

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from vocable.rdf.namespaces import PREFIXES
from vocable.rdf.writing.jsonld import JsonLdWriter, default_context, jsonld

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def e(name):
    return NamedNode(f"http://e/{name}")


def triples_of(text):
    quads = pyoxigraph.parse(f"{HEAD}@prefix : <http://e/> .\n{text}", RdfFormat.TURTLE)
    return [quad.triple for quad in quads]


def test_a_single_resource_carries_the_terms_it_uses_and_no_others():
    triples = triples_of(':d a skos:Concept ; skos:prefLabel "personne"@fr .')
    document = json.loads(JsonLdWriter({"e": "http://e/"}).write(triples))
    assert document == {
        "@context": {
            "id": "@id",
            "type": "@type",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "Concept": "skos:Concept",
            "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
            "e": "http://e/",
        },
        "id": "e:d",
        "type": "Concept",
        "prefLabel": {"fr": "personne"},
    }
    assert list(document)[1:] == ["id", "type", "prefLabel"]


def test_a_whole_graph_carries_the_whole_context():
    document = json.loads(jsonld([Triple(e("a"), e("p"), e("b"))], {}))
    assert document["@context"] == default_context()
    assert document["@graph"] == [
        {"id": "http://e/a", "http://e/p": {"id": "http://e/b"}}
    ]


def test_json_is_laid_out_as_the_standard_library_does():
    text = jsonld(
        triples_of(
            ':c a skos:Concept ; skos:prefLabel "é \\" \\u0001"@fr, "b"@fr ; '
            ':p 1, true, () ; skos:note [ skos:note "in" ; :see ( 1 [ :deep 2 ] ) ] .'
        ),
        PREFIXES,
    )
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    assert text == again + "\n"


def test_every_language_keeps_all_its_texts():
    text = JsonLdWriter({}).write(
        triples_of(":a skos:altLabel 'b'@en, 'a'@en, 'c'@fr, 'd', 'e'^^xsd:token .")
    )
    document = json.loads(text)
    assert document["altLabel"] == {"en": ["a", "b"], "fr": "c"}
    assert document["skos:altLabel"] == [
        "d",
        {"@type": "xsd:token", "@value": "e"},
    ]


def test_an_iri_with_the_scheme_of_a_key_does_without_that_key():
    writer = JsonLdWriter({"doi": "https://doi.org/"})
    for iri in ("dcterms:x", "note:x", "doi:10.1/x"):
        triples = [Triple(e("a"), e("p"), NamedNode(iri))]
        text = writer.write(triples)
        (quad,) = pyoxigraph.parse(text.encode(), RdfFormat.JSON_LD)
        assert quad.triple == triples[0]


def test_a_prefix_that_is_a_term_of_the_context_is_not_used():
    triple = Triple(e("a"), e("p"), e("b"))
    document = json.loads(JsonLdWriter({"note": "http://e/"}).write([triple]))
    assert document["id"] == "http://e/a"


def test_a_namespace_without_a_final_separator_is_marked_as_prefix():
    node = NamedNode("https://w3id.org/voc_0001")
    writer = JsonLdWriter({"voc": "https://w3id.org/voc_"})
    text = writer.write([Triple(node, e("p"), node)])
    document = json.loads(text)
    assert document["id"] == "voc:0001"
    assert document["@context"]["voc"]["@prefix"] is True
    (quad,) = pyoxigraph.parse(text.encode(), RdfFormat.JSON_LD)
    assert quad.subject == node
