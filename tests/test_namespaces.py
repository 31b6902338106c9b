"""Every prefix is bound once, and alike in every file we write by hand."""

import json

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from vocable.paths import ONTOLOGY
from vocable.rdf.namespaces import PREFIXES, SKOS, Namespace, merged_prefixes


def test_a_term_is_an_attribute_and_always_the_same_node():
    assert SKOS.prefLabel == NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert SKOS.prefLabel is SKOS["prefLabel"]


def test_a_namespace_knows_its_terms():
    assert SKOS.broader.value in SKOS
    assert "http://www.w3.org/2008/05/skos-xl#Label" not in SKOS
    assert "http://e/x" in Namespace("http://e/")


def test_no_namespace_has_two_prefixes():
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_common_prefixes_keep_their_binding():
    declared = {"skos": "http://other/", "dct": PREFIXES["dcterms"], "e": "http://e/"}
    assert merged_prefixes(declared) == {**PREFIXES, "e": "http://e/"}


@pytest.mark.parametrize(
    "path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.name
)
def test_the_ontology_files_bind_prefixes_as_we_do(path):
    parser = parse(path=path, format=RdfFormat.TURTLE)
    list(parser)
    for prefix, iri in parser.prefixes.items():
        assert PREFIXES.get(prefix, iri) == iri


def test_the_context_binds_prefixes_as_we_do():
    text = (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8")
    context = json.loads(text)["@context"]
    assert {key: context.get(key) for key in PREFIXES} == PREFIXES
