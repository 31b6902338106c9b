"""JUnit XML: a report as build servers show it, one test case for each rule."""

from itertools import groupby
from xml.etree import ElementTree as ET

from vocable.checking.findings import SEVERITIES, Finding, Report
from vocable.checking.reports.finding_text import Teller, chosen
from vocable.control_characters import shown
from vocable.rdf.loading import Graph
from vocable.rdf.xml_text import visible


def as_junit(
    report: Report, graph: Graph, language: str = "en", fail_on: str = "violation"
) -> str:
    """Write a report as JUnit XML, its messages in one language.

    A rule fails where a finding is as grave as `fail_on` or graver; what is less grave
    stands in the output of its test case. Below a finding stand all who share it.
    """
    teller = Teller(graph, language)
    by_rule = {
        rule: list(group)
        for rule, group in groupby(
            sorted(report.findings, key=lambda finding: finding.rule),
            key=lambda finding: finding.rule,
        )
    }
    suite = ET.Element("testsuite", name=f"vocable {report.profile}")
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="evidence", value=report.evidence)
    failures = 0
    names = sorted({*report.rules_checked, *by_rule})
    for name in names:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=f"vocable.{report.profile}",
            name=visible(shown(name)),
        )
        failures += _fill(case, by_rule.get(name, []), teller, fail_on)
    totals = {"tests": str(len(names)), "failures": str(failures), "errors": "0"}
    suite.attrib.update(totals)
    root = ET.Element("testsuites", name="vocable check", attrib=totals)
    root.append(suite)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _fill(
    case: ET.Element, findings: list[Finding], teller: Teller, fail_on: str
) -> bool:
    """Write what a rule found into its test case; say whether the rule fails."""
    limit = SEVERITIES.index(fail_on)
    grave = [one for one in findings if SEVERITIES.index(one.severity) <= limit]
    slight = [one for one in findings if SEVERITIES.index(one.severity) > limit]
    if grave:
        first = grave[0]
        failure = ET.SubElement(
            case,
            "failure",
            type=first.severity,
            message=visible(shown(chosen(first.message, teller.language))),
        )
        failure.text = _lines(grave, teller)
    if slight:
        ET.SubElement(case, "system-out").text = _lines(slight, teller)
    return bool(grave)


def _lines(findings: list[Finding], teller: Teller) -> str:
    lines = []
    for finding in findings:
        place = shown(f"{finding.location}: ") if finding.location else ""
        message = shown(chosen(finding.message, teller.language))
        lines.append(f"{place}{finding.severity}: {message} {teller.line(finding)}")
        for member, location in finding.placed_members:
            place = shown(f"{location}: ") if location else ""
            lines.append(f"  - {place}{teller.thing(member)}")
    return visible("\n".join(lines))
