"""The report that comes out of a check."""

import gc
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from effort import real
from vocable.checking import validating
from vocable.checking.findings import Finding, Report
from vocable.checking.reports.finding_locations import placed, placed_report
from vocable.checking.validating import validate
from vocable.errors import VocableError
from vocable.rdf.loading import load
from vocable.vocabulary.entailment import entail

HEAD = """@base <http://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vocable: <https://w3id.org/vocable/ns#> .
"""
THINGS = """<a> a skos:Concept ;
    skos:prefLabel "client"@fr , "chaland"@fr ;
    skos:broader <b> .
<c> a skos:Concept ; skos:narrower <a> .
"""
VOCABULARIES = Path(__file__).parents[2] / "shared" / "vocabularies"


@pytest.fixture
def graph_of(tmp_path):
    def graph(text: str):
        path = tmp_path / "data.ttl"
        path.write_text(HEAD + text, encoding="utf-8")
        loaded = load([path])
        entail(loaded)
        return loaded

    return graph


def finding(severity: str, rule: str = "r", focus: str = "http://e/a") -> Finding:
    return Finding(rule, None, severity, focus, None, None, {}, {})


def report(*findings: Finding) -> Report:
    return Report("skos", findings, "none", ("r",))


def test_findings_are_sorted_by_severity_then_rule_then_focus(graph_of):
    findings = validate(graph_of(THINGS), "skos", {}).findings
    assert [(item.severity, item.rule, item.focus[-1]) for item in findings] == [
        ("violation", "one-preferred-label", "a"),
        ("violation", "one-preferred-label", "a"),
        ("warning", "dangling-relation", "a"),
        ("warning", "missing-label", "c"),
        ("info", "undocumented-concept", "a"),
        ("info", "undocumented-concept", "c"),
        ("info", "unplaced-concept", "c"),
    ]


def test_the_same_graph_gives_the_same_report(graph_of):
    graph = graph_of(THINGS)
    assert validate(graph, "vocable", {}) == validate(graph, "vocable", {})


def test_a_finding_names_property_value_and_place(graph_of):
    graph = graph_of(THINGS)
    chaland, client, *_ = placed(graph, validate(graph, "skos", {}).findings)
    assert chaland.shape == "https://w3id.org/vocable/shapes#OnePreferredLabel"
    assert chaland.path == "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert (chaland.value.value, client.value.value) == ("chaland", "client")
    assert (chaland.location.line, chaland.location.column) == (5, 34)
    assert (client.location.line, client.location.column) == (5, 20)


def test_what_follows_from_another_line_is_found_at_its_subject(graph_of):
    graph = graph_of("<b> skos:broader <a> .\n")
    found = placed(graph, validate(graph, "skos", {}).findings)
    assert {(item.focus[-1], item.location.line) for item in found} == {
        ("a", 4),
        ("b", 4),
    }


def test_what_is_wrong_with_a_thing_itself_is_found_where_it_is_described(graph_of):
    graph = graph_of(
        '<a> a skos:Concept ; skos:prefLabel "a"@fr ;\n vocable:see <a> , <b> .'
    )
    found = placed(graph, validate(graph, "skos", {}).findings)
    alone = [one for one in found if one.path is None]
    assert {one.value for one in alone} >= {NamedNode("http://example.org/a")}
    assert {(one.location.line, one.location.column) for one in alone} == {(4, 1)}


def test_the_predicate_of_a_choice_is_the_one_that_leads_to_the_value(graph_of):
    graph = graph_of('<a> skos:altLabel " x"@fr .')
    severities = {"nothing-to-show": "ignore"}
    (found,) = validate(graph, "skos", severities).findings
    assert found.rule == "untidy-text"
    assert found.path == "http://www.w3.org/2004/02/skos/core#altLabel"


def test_severities_are_raised_lowered_and_silenced_by_rule(graph_of):
    severities = {
        "one-preferred-label": "info",
        "missing-label": "violation",
        "dangling-relation": "ignore",
    }
    result = validate(graph_of(THINGS), "skos", severities)
    assert {(item.rule, item.severity) for item in result.findings} == {
        ("one-preferred-label", "info"),
        ("missing-label", "violation"),
        ("undocumented-concept", "info"),
        ("unplaced-concept", "info"),
    }
    assert "dangling-relation" not in result.rules_checked


def test_an_unknown_rule_is_refused(graph_of):
    with pytest.raises(VocableError, match="no rule is named 'mising-label'"):
        validate(graph_of(THINGS), "skos", {"mising-label": "info"})


def test_a_graph_without_attestations_needs_no_evidence(graph_of, tmp_path):
    graph = graph_of(THINGS)
    assert validate(graph, "vocable", {}).evidence == "none"
    assert validate(graph, "vocable", {}, tmp_path).evidence == "none"


def test_evidence_is_unverified_without_documents_and_verified_with_them(
    graph_of, tmp_path
):
    graph = graph_of("<attestation/x> a vocable:Attestation .")
    bare = validate(graph, "vocable", {})
    verified = validate(graph, "vocable", {}, tmp_path)
    assert (bare.evidence, verified.evidence) == ("unverified", "verified")
    assert "quotation" not in bare.rules_checked
    assert "quotation" in verified.rules_checked


def test_the_worst_severity_decides_what_fails():
    mixed = report(finding("info"), finding("warning"), finding("warning"))
    assert mixed.worst == "warning"
    assert mixed.counts == {"violation": 0, "warning": 2, "info": 1}
    assert not mixed.fails("violation")
    assert mixed.fails("warning")
    assert mixed.fails("info")


def test_a_report_without_findings_never_fails():
    assert report().worst is None
    assert not report().fails("info")


def test_a_blank_node_is_named_as_such(graph_of):
    graph = graph_of(
        "[] a skos:ConceptScheme, skos:Concept ; "
        'skos:prefLabel "x" ; skos:topConceptOf [ a '
        "skos:ConceptScheme ; skos:prefLabel 'y' ] ; "
        "skos:hasTopConcept [] ."
    )
    report = validate(
        graph,
        "skos",
        dict.fromkeys(
            (
                "scheme-membership",
                "orphan-concept",
                "scheme-metadata",
                "undocumented-concept",
                "untagged-label",
            ),
            "ignore",
        ),
    )
    (found,) = placed(graph, report.findings)
    assert found.rule == "concept-and-scheme"
    assert found.focus.startswith("_:")
    assert found.location is None


def test_a_subclass_that_the_data_declares_is_checked_as_its_class(graph_of):
    graph = graph_of(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<Group> rdfs:subClassOf skos:Collection . <g> a <Group> , skos:Concept ;"
        ' skos:prefLabel "x" .'
    )
    rules = {item.rule for item in validate(graph, "skos", {}).findings}
    assert "collection-and-concept" in rules


@pytest.mark.skipif(not VOCABULARIES.is_dir(), reason="the vocabularies are not here")
@pytest.mark.parametrize(
    ("name", "violations"),
    [
        real("unesco", set()),
        real("nwbib-spatial", set()),
        real("uat", {("related-in-hierarchy", 2)}),
        real("voc4cat", {("disjoint-labels", 1)}),
    ],
)
def test_real_vocabularies_only_fail_where_they_break_skos(name, violations):
    graph = load([VOCABULARIES / f"{name}.ttl"])
    entail(graph)
    result = placed_report(graph, validate(graph, "skos", {}))
    grave = [item.rule for item in result.findings if item.severity == "violation"]
    assert {(rule, grave.count(rule)) for rule in grave} == violations
    assert all(item.location for item in result.findings)


def test_no_other_thread_drops_what_this_one_left_in_a_circle(file_of, monkeypatch):
    """Oxigraph refuses to have an iterator dropped by another thread than its own."""
    collecting = []
    seen = validating.rule_findings

    def noting(*arguments):
        collecting.append(gc.isenabled())
        return seen(*arguments)

    monkeypatch.setattr(validating, "rule_findings", noting)
    validate(load([file_of(":a a skos:Concept .")]), "skos", {})
    assert set(collecting) == {False}
    assert gc.isenabled()
