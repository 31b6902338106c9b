"""A report as text for people and as JSON for programs."""

import json

from vocable.checking.findings import Report
from vocable.graph.loading import Graph


def as_text(report: Report, graph: Graph, language: str = "en", *, full: bool = False, colour: bool = False) -> str:
    """Write a report for people, grouped by rule, the gravest first."""
    lines = [f"{f.severity} {f.rule} {f.focus}" for f in report.findings]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """Write a report for programs."""
    return json.dumps({"profile": report.profile}) + "\n"
