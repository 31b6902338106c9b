"""Findings get their places in the source files."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vocable.checking.findings import Finding, Report
from vocable.rdf.loading import Graph
from vocable.rdf.positions.locations import Statement, find_positions


def placed(graph: Graph, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each finding its place in the files of a graph, reading them once for all.

    What has a place keeps it; what the files do not name has none.
    """
    findings = list(findings)
    statements = [
        Statement(
            finding.focus,
            finding.path,
            None if finding.value is None else finding.value.value,
        )
        for finding in findings
    ]
    unplaced = {
        statement
        for finding, statement in zip(findings, statements, strict=True)
        if finding.location is None
    }
    places = find_positions(graph.sources, unplaced, graph.readings)
    for finding, statement in zip(findings, statements, strict=True):
        place = places.get(statement)
        yield replace(finding, location=place) if place else finding


def placed_report(graph: Graph, report: Report) -> Report:
    """Give every finding of a report its place."""
    return replace(report, findings=tuple(placed(graph, report.findings)))
