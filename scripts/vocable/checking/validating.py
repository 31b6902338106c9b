"""A graph held against the shapes of a profile."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from vocable.checking.compiling import compile_shape
from vocable.checking.evidence import verify
from vocable.checking.evidence_rules import EVIDENCE_RULES
from vocable.checking.findings import Finding, Report
from vocable.checking.shapes import Shape, load_shapes
from vocable.graph.loading import Graph
from vocable.graph.positions import Statement, find_positions
from vocable.graph.reading import Node
from vocable.namespaces import RDF, RDFS, VOCABLE


def validate(
    graph: Graph,
    profile: str,
    severities: Mapping[str, str],
    documents: Path | None = None,
) -> Report:
    """Check an entailed graph against a profile, "skos" or "vocable".

    `severities` maps rule names to "violation", "warning", "info" or "ignore".
    `documents` is the folder of the documents the passages point into; without it the
    evidence is not verified, and the report says so. Raises VocableError for a rule
    name that does not exist.
    """
    shapes = load_shapes(profile, severities)
    findings = [
        finding for shape in shapes for finding in shape_findings(graph.store, shape)
    ]
    rules = {shape.rule for shape in shapes}
    attested = any(
        graph.store.quads_for_pattern(None, RDF.type, VOCABLE.Attestation, None)
    )
    evidence = "unverified" if attested else "none"
    if attested and documents is not None:
        evidence = "verified"
        findings.extend(verify(graph.store, documents, severities))
        rules.update(EVIDENCE_RULES)
    return Report(
        profile=profile,
        findings=tuple(
            sorted(_located(graph, findings), key=lambda finding: finding.order)
        ),
        evidence=evidence,
        rules_checked=tuple(
            sorted(rule for rule in rules if severities.get(rule) != "ignore")
        ),
    )


def shape_findings(store: Store, shape: Shape) -> Iterator[Finding]:
    """Run the query of one shape over a store."""
    query = compile_shape(shape, cache(lambda kind: _subclasses(store, kind)))
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        focus, value, path = solution["this"], solution["value"], solution["path"]
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            focus=focus.value if isinstance(focus, NamedNode) else str(focus),
            path=path.value if path is not None else _path(store, shape, focus, value),
            value=value,
            message=shape.message,
            advice=shape.advice,
        )


def _located(graph: Graph, findings: list[Finding]) -> Iterator[Finding]:
    """Give each finding its place in the files, reading them once for all."""
    statements = [
        Statement(
            finding.focus,
            finding.path,
            None if finding.value is None else finding.value.value,
        )
        for finding in findings
    ]
    places = find_positions(graph.sources, statements)
    for finding, statement in zip(findings, statements, strict=True):
        yield replace(finding, location=places.get(statement))


def _path(store: Store, shape: Shape, focus: Node, value: Node | None) -> str | None:
    """Find by which predicate of a choice the value was reached."""
    if len(shape.predicates) == 1:
        return shape.predicates[0].value
    if isinstance(focus, Literal):
        return None
    for predicate in shape.predicates:
        if value is not None and any(
            store.quads_for_pattern(focus, predicate, value, None)
        ):
            return predicate.value
    return None


def _subclasses(store: Store, kind: Node) -> tuple[Node, ...]:
    """List a class and every class below it that the data declares, sorted."""
    found: set[Node] = {kind}
    todo: list[Node] = [kind]
    while todo:
        for quad in store.quads_for_pattern(None, RDFS.subClassOf, todo.pop(), None):
            below = quad.subject
            if below not in found and isinstance(below, NamedNode):
                found.add(below)
                todo.append(below)
    return tuple(sorted(found, key=str))
