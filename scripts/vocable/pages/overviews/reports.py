"""Report page: what the check found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.checking.findings import Finding, Report
from vocable.checking.reports.finding_text import node_text
from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.rdf.language_tags import language_of
from vocable.vocabulary.labels import Text, local_name

_MOST_FINDINGS = 100
_LONGEST = 200


class ReportedFinding(NamedTuple):
    """A finding of the check as the report page shows it.

    `iri` may also be the name of a blank node, or a literal. `members` share the
    fault, the first of them where there are many; `total` counts them all.
    """

    link: Link
    iri: str
    value: Text | None
    value_href: str
    place: str
    members: tuple[Link, ...] = ()
    total: int = 0


class ReportedRule(NamedTuple):
    """A rule that was broken, and where."""

    anchor: str
    rule: str
    severity: str
    message: Text
    advice: Text
    findings: tuple[ReportedFinding, ...]
    total: int


class ReportPage(NamedTuple):
    """What was checked and what was found."""

    page: Page
    profile: str
    evidence: str
    rules_checked: int
    counts: tuple[tuple[str, int], ...]
    rules: tuple[ReportedRule, ...]
    forced: bool


def describe_report(edition: Edition, report: Report, *, forced: bool) -> ReportPage:
    """Make the page of a validation report, the most serious rule first."""
    page = edition.frames.page("report", "report", Text(""))
    rules = []
    for _, group in groupby(
        report.findings, key=lambda f: (f.severity, f.rule, f.shape)
    ):
        findings = list(group)
        first = findings[0]
        rules.append(
            ReportedRule(
                f"{local_name(first.shape or first.rule)}-{first.severity}",
                first.rule,
                first.severity,
                edition.labels.chosen(first.message),
                edition.labels.chosen(first.advice),
                tuple(
                    _finding(edition, finding, page)
                    for finding in findings[:_MOST_FINDINGS]
                ),
                len(findings),
            )
        )
    return ReportPage(
        page=page,
        profile=report.profile,
        evidence=report.evidence,
        rules_checked=len(report.rules_checked),
        counts=tuple(report.counts.items()),
        rules=tuple(rules),
        forced=forced,
    )


def with_names(report: Report, names: Mapping[BlankNode, NamedNode]) -> Report:
    """Call blank nodes by the IRIs that they were given after the check."""
    if not names:
        return report
    iris = {str(node): name.value for node, name in names.items()}
    return replace(
        report,
        findings=tuple(
            replace(
                finding,
                focus=iris.get(finding.focus, finding.focus),
                value=names.get(finding.value, finding.value)
                if isinstance(finding.value, BlankNode)
                else finding.value,
                members=tuple(iris.get(one, one) for one in finding.members),
            )
            for finding in report.findings
        ),
    )


def findings_by_resource(report: Report) -> dict[str, int]:
    """Count the violations and warnings that concern each resource."""
    counts: Counter[str] = Counter()
    for finding in report.findings:
        if finding.severity != "info":
            counts.update((finding.focus, *finding.members))
    return dict(counts)


def violating(report: Report) -> frozenset[str]:
    """Give the IRIs of all that a violation concerns."""
    return frozenset(
        finding.focus for finding in report.findings if finding.severity == "violation"
    )


def _finding(edition: Edition, finding: Finding, page: Page) -> ReportedFinding:
    value = finding.value
    shown = Link(Text(""), "")
    if isinstance(value, Literal):
        shown = Link(Text(_shortened(value.value), language_of(value)), "")
    elif value is not None and node_text(value) != finding.focus:
        shown = edition.links.link(value, page)
    location = finding.location
    return ReportedFinding(
        _focus(edition, finding.focus, page),
        _shortened(finding.focus),
        shown.text if shown.text.value else None,
        shown.href,
        f"{location.path.name}:{location.line}" if location else "",
        tuple(
            _focus(edition, member, page) for member in finding.members[:_MOST_FINDINGS]
        ),
        len(finding.members),
    )


def _focus(edition: Edition, focus: str, page: Page) -> Link:
    if focus.startswith("_:"):
        said = edition.links.summary(BlankNode(focus.removeprefix("_:")))
        return Link(said if said.value else Text(focus), "")
    if focus.startswith('"'):
        return Link(Text(_shortened(focus)), "")
    return edition.links.link(NamedNode(focus), page)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
