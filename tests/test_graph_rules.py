"""What no shape can say of a whole graph."""

import pytest

from vocable.checking.evidence.document_coverage import coverage
from vocable.checking.reports.finding_locations import placed_report
from vocable.checking.rules.disconnected_concepts import separate_clusters
from vocable.checking.rules.genus import foreign_genera
from vocable.checking.rules.unicode_normalization import uncomposed_labels
from vocable.checking.validating import validate
from vocable.rdf.loading import load
from vocable.rdf.namespaces import FOAF, RDF
from vocable.rdf.reading import subjects
from vocable.vocabulary.entailment import entail

DECOMPOSED = "cafe\u0301"
TREE = """:s a skos:ConceptScheme ; skos:hasTopConcept :a .
:a a skos:Concept ; skos:inScheme :s .
:b a skos:Concept ; skos:inScheme :s ; skos:broader :a .
"""
LEDGER = """:d a foaf:Document .
:p a vocable:Passage ; oa:hasSource :d ; vocable:line 2 .
:r a vocable:UncoveredLines ; oa:hasSource :d ; vocable:firstLine 4 ;
    vocable:lastLine %s .
"""


@pytest.fixture
def graph_of(file_of):
    def graph(turtle):
        loaded = load([file_of(turtle)])
        entail(loaded)
        return loaded

    return graph


def clusters(graph):
    return [
        (finding.focus.rpartition("/")[2], finding.value.value)
        for finding in separate_clusters(graph.store)
    ]


@pytest.mark.parametrize(
    "predicate",
    ["skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "ontolex:writtenRep"],
)
def test_a_label_in_pieces_is_found_with_its_place(graph_of, predicate):
    graph = graph_of(f':a {predicate} "{DECOMPOSED}"@fr , "café"@fr , "cafe"@fr .')
    (found,) = uncomposed_labels(graph.store)
    assert (found.focus, found.value.value) == ("https://example.org/a", DECOMPOSED)
    report = placed_report(graph, validate(graph, "skos", {}))
    (found,) = (one for one in report.findings if one.rule == "composed-letters")
    assert found.severity == "warning"
    assert found.location.line > 1


def test_what_is_composed_in_any_script_is_no_finding(graph_of):
    graph = graph_of(
        ':a skos:prefLabel "Москва"@ru , "été"@fr , "東京"@ja , "عربي"@ar .'
    )
    assert list(uncomposed_labels(graph.store)) == []


def test_composition_is_a_violation_in_the_profile_vocable(graph_of):
    graph = graph_of(f':a skos:prefLabel "{DECOMPOSED}"@fr .')
    found = [
        one.severity
        for one in validate(graph, "vocable", {}).findings
        if one.rule == "composed-letters"
    ]
    assert found == ["violation"]


def test_a_configuration_silences_and_raises_the_rules_of_a_graph(graph_of):
    graph = graph_of(f':a skos:prefLabel "{DECOMPOSED}"@fr .')
    silent = validate(graph, "skos", {"composed-letters": "ignore"})
    assert "composed-letters" not in silent.rules_checked
    assert "composed-letters" not in {one.rule for one in silent.findings}
    grave = validate(graph, "skos", {"composed-letters": "violation"})
    assert grave.worst == "violation"


def test_concepts_linked_to_a_top_concept_are_no_cluster(graph_of):
    assert clusters(graph_of(TREE)) == []
    two_trees = TREE + ":c a skos:Concept ; skos:topConceptOf :s ; skos:narrower :e ."
    assert (
        clusters(graph_of(two_trees + ":e a skos:Concept ; skos:inScheme :s .")) == []
    )


def test_linked_concepts_apart_from_their_scheme_are_one_cluster(graph_of):
    apart = """:x a skos:Concept ; skos:inScheme :s ; skos:related :y .
    :y a skos:Concept ; skos:inScheme :s . :z a skos:Concept ; skos:inScheme :s ;
    skos:broader :y . :alone a skos:Concept ; skos:inScheme :s ."""
    assert clusters(graph_of(TREE + apart)) == [("x", "3")]


def test_without_top_concepts_the_largest_group_is_the_rest(graph_of):
    trees = """:a a skos:Concept ; skos:broader :b . :b a skos:Concept .
    :c a skos:Concept ; skos:broader :d , :e .
    :d a skos:Concept .
    :e a skos:Concept ."""
    assert clusters(graph_of(trees)) == [("a", "2")]


def test_a_link_into_another_scheme_does_not_connect_to_the_own(graph_of):
    other = """:x a skos:Concept ; skos:inScheme :s ; skos:broader :far , :y .
    :y a skos:Concept ; skos:inScheme :s . :far a skos:Concept ; skos:inScheme :t ."""
    assert clusters(graph_of(TREE + other)) == [("x", "2")]


def uncovered(graph, text):
    (document,) = subjects(graph.store, RDF.type, FOAF.Document)
    return [
        (finding.rule, finding.focus.rpartition("/")[2], finding.value.value)
        for finding in coverage(graph.store, {document: text})
    ]


def test_lines_that_neither_passage_nor_ledger_names_are_found_as_ranges(graph_of):
    graph = graph_of(LEDGER % 5)
    assert uncovered(graph, "1\n2\n3\n4\n5\n6\n7\n") == [
        ("uncovered-document-lines", "d", "1"),
        ("uncovered-document-lines", "d", "3"),
        ("uncovered-document-lines", "d", "6-7"),
    ]


@pytest.mark.parametrize(("text", "last"), [("1\n2\n3", "3"), ("1\n2\n3\n", "3")])
def test_the_last_line_counts_with_or_without_its_line_break(graph_of, text, last):
    assert uncovered(graph_of(LEDGER % 5), text)[-1][2] == last


def test_a_range_that_leaves_the_document_is_found_with_its_number_of_lines(graph_of):
    found = uncovered(graph_of(LEDGER % 9), "1\n2\n3\n4\n5\n6\n")
    assert ("range-position", "r", "6") in found


def test_a_range_that_the_shapes_find_wrong_is_left_to_them(graph_of):
    graph = graph_of(LEDGER % '"five"')
    assert ("uncovered-document-lines", "d", "3-5") in uncovered(graph, "1\n2\n3\n4\n5")


DEFINED = """:tea a skos:Concept ; skos:prefLabel "thé"@fr , "tea"@en ;
    skos:definition "Boisson tirée de feuilles."@fr , "Drink made from leaves."@en .
:green a skos:Concept ; skos:broader :tea ; skos:prefLabel "thé vert"@fr .
:pot a skos:Concept ; skos:broader :green .
"""


@pytest.mark.parametrize(
    "definition",
    [
        '"Thé dont les feuilles ne sont pas oxydées."@fr',
        '"Boisson de feuilles fraîches."@fr',
        '"Teas that are not oxidised."@en',
        '"Getränk aus Blättern."@de',
    ],
)
def test_a_definition_by_the_genus_above_is_no_finding(graph_of, definition):
    graph = graph_of(f"{DEFINED} :pot skos:definition {definition} .")
    assert list(foreign_genera(graph.store)) == []


@pytest.mark.parametrize(
    ("definition", "genus"),
    [
        ('"Récipient où l’on fait infuser le thé."@fr', "Récipient"),
        ('"Mesure de thé."@fr', "Mesure"),
        ('"Vessel in which tea is brewed."@en', "Vessel"),
    ],
)
def test_a_definition_by_another_genus_is_a_remark(graph_of, definition, genus):
    graph = graph_of(f"{DEFINED} :pot skos:definition {definition} .")
    (found,) = foreign_genera(graph.store)
    assert (found.rule, found.severity) == ("foreign-genus", "info")
    assert found.value.value == genus
    assert not [
        one for one in validate(graph, "skos", {}).findings if one.rule == found.rule
    ]
