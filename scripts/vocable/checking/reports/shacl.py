"""SHACL validation report in Turtle (SHACL section 3.6)."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from pyoxigraph import Literal, NamedNode

from vocable.checking.findings import Finding, Report
from vocable.rdf.namespaces import SH, VOCABLE

_SEVERITIES = {"violation": "Violation", "warning": "Warning", "info": "Info"}
_HEAD = f"@prefix sh: <{SH.iri}> .\n@prefix vocable: <{VOCABLE.iri}> .\n"


def as_turtle(report: Report) -> str:
    """Write a report as sh:ValidationReport, the same bytes for the same findings.

    Results bear UUIDs made of what they say, for blank nodes would change places. A
    value that breaks several constraints of a shape has a result for each. What no
    shape says has the component vocable:ProcedureConstraintComponent.
    """
    results = {
        _name(finding, component): (finding, component)
        for finding in report.findings
        for component in finding.components or ("",)
    }
    name = uuid5(NAMESPACE_URL, "\n".join([report.profile, *results]))
    statements = [
        ("a", "sh:ValidationReport"),
        ("sh:conforms", str(not report.findings).lower()),
        ("vocable:profile", str(Literal(report.profile))),
        *(("sh:result", f"<{result}>") for result in results),
    ]
    parts = [_HEAD, _block(f"<urn:uuid:{name}>", statements)]
    for result, (finding, component) in results.items():
        parts.append(_block(f"<{result}>", list(_statements(finding, component))))
    parts.extend(
        _block(_resource(shape.iri), [("vocable:engine", str(Literal(shape.engine)))])
        for shape in report.own_shapes
    )
    return "\n".join(parts)


def _statements(finding: Finding, component: str) -> Iterator[tuple[str, str]]:
    yield "a", "sh:ValidationResult"
    yield "sh:focusNode", _resource(finding.focus)
    if finding.path is not None:
        yield "sh:resultPath", str(NamedNode(finding.path))
    if finding.value is not None:
        yield "sh:value", str(finding.value)
    severity = f"sh:{_SEVERITIES[finding.severity]}"
    if finding.severity_iri and finding.severity == "violation":
        severity = str(NamedNode(finding.severity_iri))
    yield "sh:resultSeverity", severity
    if finding.shape is not None:
        yield "sh:sourceShape", _resource(finding.shape)
    if component.startswith(("http:", "https:")):
        yield "sh:sourceConstraintComponent", str(NamedNode(component))
    elif component:
        yield "sh:sourceConstraintComponent", f"sh:{component}"
    else:
        component = "vocable:ProcedureConstraintComponent"
        yield "sh:sourceConstraintComponent", component
    for tag, text in sorted(finding.message.items()):
        yield "sh:resultMessage", str(Literal(text, language=tag or None))
    yield "vocable:rule", str(Literal(finding.rule))


def _block(subject: str, statements: list[tuple[str, str]]) -> str:
    lines = " ;\n".join(f"    {predicate} {value}" for predicate, value in statements)
    return f"{subject}\n{lines} .\n"


def _name(finding: Finding, component: str) -> str:
    """Name a result by what it says, so that the next run names it the same."""
    value = "" if finding.value is None else str(finding.value)
    parts = (
        *(finding.rule, finding.shape or "", finding.focus, finding.path or ""),
        *(value, component, finding.message.get("en", "")),
    )
    return f"urn:uuid:{uuid5(NAMESPACE_URL, chr(10).join(parts))}"


def _resource(name: str) -> str:
    return name if name.startswith(("_:", '"')) else str(NamedNode(name))
