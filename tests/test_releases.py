"""An IRI once published is kept."""

from vocable.checking.findings import Report
from vocable.checking.reports.finding_locations import placed
from vocable.checking.validating import validate
from vocable.rdf.loading import load
from vocable.vocabulary.entailment import entail

OLD = """
:a a skos:Concept ; skos:prefLabel "a"@en .
:b a skos:Concept ; skos:prefLabel "b"@en .
:c skos:altLabel "a subject without a type was never published" .
[] a skos:Concept ; skos:prefLabel "nor a blank node"@en .
"""


def checked(now: str, before: str, file_of, severities=None) -> Report:
    graph = load([file_of(now, "now.ttl")])
    entail(graph)
    previous = load([file_of(before, "before.ttl")])
    report = validate(graph, "skos", severities or {}, previous=previous)
    assert "gone-iri" in report.rules_checked or severities
    gone = tuple(one for one in report.findings if one.rule == "gone-iri")
    return tuple(placed(graph, gone))


def test_an_iri_of_the_previous_release_that_is_gone_is_a_violation(file_of):
    now = ':a a skos:Concept ; skos:prefLabel "a"@en ; skos:related :b .'
    (gone,) = checked(now.replace("; skos:related :b", ""), OLD, file_of)
    assert (gone.focus, gone.severity) == ("https://example.org/b", "violation")
    assert gone.location.path.name == "before.ttl"
    assert "isReplacedBy" in gone.advice["en"]


def test_what_is_kept_as_deprecated_is_not_gone(file_of):
    now = (
        ':a a skos:Concept ; skos:prefLabel "a"@en .'
        ":b owl:deprecated true ; dcterms:isReplacedBy :a ."
    )
    assert checked(now, OLD, file_of) == ()


def test_the_rule_can_be_silenced_and_does_not_run_without_a_previous_release(file_of):
    now = ':a a skos:Concept ; skos:prefLabel "a"@en .'
    assert checked(now, OLD, file_of, {"gone-iri": "ignore"}) == ()
    graph = load([file_of(now, "alone.ttl")])
    entail(graph)
    assert "gone-iri" not in validate(graph, "skos", {}).rules_checked
