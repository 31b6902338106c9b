"""The terms of Vocable, and what every Turtle file of the repository must keep."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from vocable.checking.shacl.property_paths import items
from vocable.checking.shacl.shipped_rules import shapes_graph
from vocable.paths import ONTOLOGY
from vocable.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, SH, SKOS, VOCABLE
from vocable.rdf.reading import objects

ROOT = Path(__file__).parents[1]
TURTLE_FILES = sorted(
    path
    for folder in (ONTOLOGY, ROOT / "tests" / "shapes")
    for path in folder.rglob("*.ttl")
)
SHAPES = "https://w3id.org/vocable/shapes"


@pytest.fixture(scope="module")
def ontology() -> Store:
    store = Store()
    store.extend(parse(path=ONTOLOGY / "vocable.ttl", format=RdfFormat.TURTLE))
    return store


def languages(store, subject, predicate):
    return sorted(text.language for text in objects(store, subject, predicate))


def content_predicates(store):
    return {
        quad.subject
        for quad in store.quads_for_pattern(
            None, RDF.type, VOCABLE.ContentPredicate, None
        )
    }


def test_every_prefix_of_every_turtle_file_is_the_one_of_the_table():
    for path in TURTLE_FILES:
        found = re.findall(
            r"^@prefix ([\w-]*): <([^>]*)>", path.read_text("utf-8"), re.MULTILINE
        )
        wrong = [pair for pair in found if PREFIXES.get(pair[0]) != pair[1]]
        assert not wrong, path


def test_every_prefix_declared_for_the_queries_is_the_one_of_the_table():
    store = shapes_graph()
    declared = list(objects(store, NamedNode(SHAPES), SH.declare))
    assert declared
    for node in declared:
        prefix = next(objects(store, node, SH.prefix)).value
        assert next(objects(store, node, SH.namespace)).value == PREFIXES[prefix]


def test_every_term_has_a_label_and_a_comment_in_french_and_english(ontology):
    kinds = (
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        OWL.AnnotationProperty,
    )
    terms = {
        quad.subject
        for kind in kinds
        for quad in ontology.quads_for_pattern(None, RDF.type, kind, None)
    }
    assert len(terms) == 26
    for term in terms:
        assert languages(ontology, term, RDFS.label) == ["en", "fr"], term
        assert languages(ontology, term, RDFS.comment) == ["en", "fr"], term


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("statuses", "accepted editorial competing rejected unverified"),
        (
            "reasons",
            "advertising navigation heading repetition outsideSubject connective blank",
        ),
    ],
)
def test_the_concept_schemes_hold_their_concepts_with_definitions(
    ontology, scheme, names
):
    members = {
        quad.subject
        for quad in ontology.quads_for_pattern(
            None, SKOS.inScheme, VOCABLE[scheme], None
        )
    }
    assert members == {VOCABLE[name] for name in names.split()}
    for member in members:
        assert languages(ontology, member, SKOS.prefLabel) == ["en", "fr"]
        assert languages(ontology, member, SKOS.definition) == ["en", "fr"]


def test_the_content_predicates_are_those_an_attestation_may_have(ontology):
    shape = NamedNode(SHAPES + "#AttestationPredicate")
    listed = items(shapes_graph(), next(objects(shapes_graph(), shape, SH["in"])))
    assert set(listed) == content_predicates(ontology)
    assert len(listed) == len(set(listed)) == 27


def test_the_content_predicates_are_those_that_need_an_attestation(ontology):
    targets = {
        target
        for name in ("Statement", "Relation", "Broader")
        for target in objects(
            shapes_graph(),
            NamedNode(f"{SHAPES}#Unattested{name}"),
            SH.targetSubjectsOf,
        )
    }
    assert targets == content_predicates(ontology)


@pytest.mark.parametrize("name", ["Statement", "Relation"])
def test_the_query_for_attestations_names_every_predicate_it_targets(name):
    store = shapes_graph()
    shape = NamedNode(f"{SHAPES}#Unattested{name}")
    query = next(objects(store, next(objects(store, shape, SH.sparql)), SH.select))
    for target in objects(store, shape, SH.targetSubjectsOf):
        prefix = next(p for p, iri in PREFIXES.items() if target.value.startswith(iri))
        local = target.value.removeprefix(PREFIXES[prefix])
        assert re.search(rf"\b{prefix}:{local}\b", query.value)


def test_the_statuses_and_reasons_of_the_shapes_are_those_of_the_ontology(ontology):
    store = shapes_graph()
    for shape, scheme in (
        ("AttestationStatus", VOCABLE.statuses),
        ("UncoveredReason", VOCABLE.reasons),
    ):
        node = NamedNode(f"{SHAPES}#{shape}")
        listed = items(store, next(objects(store, node, SH["in"])))
        assert set(listed) == set(objects(ontology, scheme, SKOS.hasTopConcept))


def test_every_property_a_shape_is_annotated_with_is_in_the_ontology(ontology):
    used = {
        quad.predicate for quad in shapes_graph() if quad.predicate.value in VOCABLE
    }
    annotations = {
        quad.subject
        for quad in ontology.quads_for_pattern(
            None, RDF.type, OWL.AnnotationProperty, None
        )
    }
    assert used == annotations


@pytest.mark.parametrize("iri", ["https://w3id.org/vocable/ns", SHAPES])
def test_an_ontology_says_its_licence_version_and_dates(ontology, iri):
    store = Store()
    store.extend([*ontology, *shapes_graph()])
    said = {
        quad.predicate.value.rpartition("/")[2].rpartition("#")[2]
        for quad in store.quads_for_pattern(NamedNode(iri), None, None, None)
        if not isinstance(quad.object, Literal) or quad.object.value
    }
    assert {"license", "versionInfo", "created", "modified", "title"} <= said
