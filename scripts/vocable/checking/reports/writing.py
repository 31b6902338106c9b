"""Report formats by name: the module that writes each."""

from vocable.checking.findings import Report
from vocable.checking.reports.finding_locations import placed_report
from vocable.checking.reports.text_json import as_json, as_text
from vocable.control_characters import harmless_code
from vocable.rdf.loading import Graph


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
    # What one format needs is loaded for that format.
    match format_:
        case "turtle":
            from vocable.checking.reports.shacl import as_turtle

            return harmless_code(as_turtle(report))
        case "sarif":
            from vocable.checking.reports.sarif import as_sarif

            return as_sarif(placed_report(graph, report), graph, language)
        case "junit":
            from vocable.checking.reports.junit import as_junit

            return as_junit(placed_report(graph, report), graph, language, fail_on)
        case _:
            return as_json(placed_report(graph, report))
