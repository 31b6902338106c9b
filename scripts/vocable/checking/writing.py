"""A report in the format that is asked for by name."""

from vocable.checking.findings import Report
from vocable.checking.junit import as_junit
from vocable.checking.placing import placed_report
from vocable.checking.reporting import as_json, as_text
from vocable.checking.sarif import as_sarif
from vocable.checking.shacl_report import as_turtle
from vocable.graph.loading import Graph


def written(  # noqa: PLR0913 - what one format or another asks for
    report: Report,
    graph: Graph,
    format_: str,
    language: str,
    *,
    full: bool = False,
    colour: bool = False,
    fail_on: str = "violation",
) -> str:
    """Write a report as "text", "json", "sarif", "junit" or "turtle".

    `full` and `colour` are for the text, `fail_on` is for JUnit.
    """
    if format_ == "text":
        return as_text(report, graph, language, full=full, colour=colour)
    if format_ == "turtle":
        return as_turtle(report)
    report = placed_report(graph, report)
    writers = {
        "json": lambda: as_json(report),
        "sarif": lambda: as_sarif(report, graph, language),
        "junit": lambda: as_junit(report, graph, language, fail_on),
    }
    return writers[format_]()
