"""The report page shows what was found, the data page what to take."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode

from vocable.checking.findings import Finding, Report
from vocable.checking.validating import validate
from vocable.config.configuration import Configuration
from vocable.pages.overviews.data import Download, describe_data
from vocable.pages.overviews.reports import describe_report, findings_by_resource
from vocable.rdf.loading import load
from vocable.rdf.positions.locations import Location
from vocable.site.build import build_site
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.survey import survey

E = "https://example.org/"


def finding(rule, severity, focus, value=None, location=None, **texts):
    texts = texts or {"en": f"{rule} is broken", "fr": f"{rule} est enfreint"}
    return Finding(
        rule, None, severity, focus, None, value, texts, {"en": "mend it"}, location
    )


def report(*findings):
    ordered = tuple(sorted(findings, key=lambda one: one.order))
    return Report("skos", ordered, "none", ("a", "b", "c"))


CONCEPT = ':a a skos:Concept ; skos:prefLabel "A"@en .'


def test_rules_stand_by_severity_each_with_its_findings(edition_of):
    model = describe_report(
        edition_of(CONCEPT),
        report(
            finding("b", "warning", E + "a"),
            finding("z", "violation", E + "a"),
            finding("b", "warning", E + "c"),
            finding("c", "info", E + "a"),
        ),
        forced=True,
    )
    assert [(r.rule, r.severity, r.total) for r in model.rules] == [
        ("z", "violation", 1),
        ("b", "warning", 2),
        ("c", "info", 1),
    ]
    assert model.counts == (("violation", 1), ("warning", 2), ("info", 1))
    assert (model.rules_checked, model.forced) == (3, True)


@pytest.mark.parametrize(
    ("language", "message"), [("en", "a is broken"), ("fr", "a est enfreint")]
)
def test_a_rule_speaks_the_language_of_the_page(edition_of, language, message):
    model = describe_report(
        edition_of(CONCEPT, language),
        report(finding("a", "info", E + "a")),
        forced=False,
    )
    assert model.rules[0].message.value == message
    assert model.rules[0].advice.value == "mend it"


def test_a_finding_leads_to_the_page_names_the_value_and_the_place(
    edition_of, tmp_path
):
    place = Location(tmp_path / "a.ttl", 12)
    found = [
        finding("a", "info", E + "a", Literal("été", language="fr"), place),
        finding("b", "info", "_:b0", NamedNode(E + "a")),
        finding("c", "info", E + "nowhere", NamedNode("javascript:alert(1)")),
    ]
    model = describe_report(edition_of(CONCEPT), report(*found), forced=False)
    first, second, third = (rule.findings[0] for rule in model.rules)
    assert (first.link.text.value, first.link.href) == ("A", "a.html")
    assert (first.value.value, first.place) == ("été", "a.ttl:12")
    assert (second.link.text.value, second.link.href, second.iri) == (
        "_:b0",
        "",
        "_:b0",
    )
    assert (second.value.value, second.value_href) == ("A", "a.html")
    assert third.value_href == ""
    assert third.iri == E + "nowhere"


def test_a_term_that_the_files_do_not_name_leads_to_its_page(
    file_of, tmp_path, read_page
):
    path = file_of("""
    [] a skos:Concept ; skos:prefLabel "jib"@en , "jibe"@en ;
        skos:related [ skos:note "loose"@en ] .
    """)
    graph = load([path])
    entail(graph)
    checked = validate(graph, "skos", {})
    vocabulary = survey(Configuration(path, (path,), interface=("en",)), graph)
    build_site(vocabulary, checked, tmp_path / "site", forced=True)
    (jib,) = vocabulary.concepts
    page = f"{vocabulary.addresses.path(jib.value)}.html"
    report_page = read_page((tmp_path / "site" / "report.html").read_text())
    (rule,) = report_page.all("section", id="OnePreferredLabel-violation")
    assert [href for _, href in rule.links] == [page, page]
    assert "_:" not in rule.text
    assert "loose" in report_page.text


def test_a_long_value_is_cut(edition_of):
    found = finding("a", "info", E + "a", Literal("x" * 10_000))
    model = describe_report(edition_of(CONCEPT), report(found), forced=False)
    assert len(model.rules[0].findings[0].value.value) == 200


def test_a_long_list_of_findings_is_cut_and_counted(edition_of):
    many = [finding("a", "info", f"{E}{n:04}") for n in range(150)]
    (rule,) = describe_report(edition_of(CONCEPT), report(*many), forced=False).rules
    assert (len(rule.findings), rule.total) == (100, 150)


def test_a_resource_is_told_of_violations_and_warnings_not_of_remarks():
    counts = findings_by_resource(
        report(
            finding("a", "warning", E + "a"),
            finding("b", "violation", E + "a"),
            finding("c", "info", E + "a"),
            finding("c", "info", E + "b"),
        )
    )
    assert counts == {E + "a": 2}


def test_who_shares_a_fault_is_named_with_it_and_told_of_it_too(edition_of):
    one = replace(
        finding("a", "warning", E + "a"), members=tuple(f"{E}{n}" for n in range(150))
    )
    model = describe_report(edition_of(CONCEPT), report(one), forced=False)
    (found,) = model.rules[0].findings
    assert (len(found.members), found.total) == (100, 150)
    assert findings_by_resource(report(one))[E + "149"] == 1


def test_the_data_page_gives_an_example_that_exists(edition_of):
    download = Download("Turtle", "text/turtle", "data/a.ttl", 10, 1, "0")
    model = describe_data(edition_of(CONCEPT, "fr"), (download,))
    assert (model.example.href, model.example_data, model.space) == ("a.html", "a", E)
    assert model.downloads == (download,)
