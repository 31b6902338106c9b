"""File and line of each finding."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import BlankNode

from vocable.checking.findings import Finding, Report
from vocable.rdf.loading import Graph
from vocable.rdf.positions.locations import TriplePattern, find_positions


def placed(
    graph: Graph, findings: Iterable[Finding], *, members: bool = True
) -> Iterator[Finding]:
    """Give each finding its place in the files of a graph, reading them once for all.

    What has a place keeps it; what the files do not name has none. Unless `members` is
    false, those who share the fault get their places too.
    """
    findings = list(findings)
    statements = [_statement(finding, finding.focus) for finding in findings]
    unplaced = {
        statement
        for finding, statement in zip(findings, statements, strict=True)
        if finding.location is None
    }
    shared = [
        [_statement(finding, member) for member in finding.members] if members else []
        for finding in findings
    ]
    unplaced.update(*shared)
    places = find_positions(graph.sources, unplaced, graph.readings)
    for finding, statement, sharing in zip(findings, statements, shared, strict=True):
        yield replace(
            finding,
            location=places.get(statement) or finding.location,
            member_locations=tuple(map(places.get, sharing)),
        )


def _statement(finding: Finding, subject: str) -> TriplePattern:
    value = finding.value
    # The files name blank nodes otherwise than the store does, and it is the finding's
    # own value by which a nameless one is found. What breaks a node shape is its own
    # value: to look for that would be to read every statement about it.
    if (
        value is None
        or (finding.path is None and value.value == finding.focus)
        or isinstance(value, BlankNode)
        or (subject != finding.focus and subject.startswith("_:"))
    ):
        return TriplePattern(subject, finding.path)
    return TriplePattern(subject, finding.path, value.value)


def placed_report(graph: Graph, report: Report) -> Report:
    """Give every finding of a report its place."""
    return replace(report, findings=tuple(placed(graph, report.findings)))
