"""A graph held against the shapes of a profile."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store

from vocable.checking.compiling import compile_shape
from vocable.checking.findings import Finding, Report
from vocable.checking.shapes import Shape, load_shapes
from vocable.graph.loading import Graph
from vocable.graph.reading import Node
from vocable.namespaces import RDFS, VOCABLE, RDF


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
    attested = any(graph.store.quads_for_pattern(None, RDF.type, VOCABLE.Attestation))
    return Report(
        profile=profile,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        evidence="unverified" if attested else "none",
        rules_checked=tuple(sorted({shape.rule for shape in shapes})),
    )


def shape_findings(store: Store, shape: Shape) -> Iterator[Finding]:
    """Run the query of one shape over a store."""
    query = compile_shape(shape, cache(lambda kind: _subclasses(store, kind)))
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        focus, value, path = solution["this"], solution["value"], solution["path"]
        assert isinstance(focus, NamedNode | BlankNode)
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            focus=node_name(focus),
            path=path.value if path is not None else _path(store, shape, focus, value),
            value=value,
            message=shape.message,
            advice=shape.advice,
        )


def node_name(node: NamedNode | BlankNode) -> str:
    """Give the IRI of a node, or `_:` and the name of a blank node."""
    return node.value if isinstance(node, NamedNode) else str(node)


def _path(
    store: Store, shape: Shape, focus: NamedNode | BlankNode, value: Node | None
) -> str | None:
    """Find the predicate by which the value was reached, where a shape leaves a choice."""
    if len(shape.predicates) == 1:
        return shape.predicates[0].value
    for predicate in shape.predicates:
        if value is not None and any(
            store.quads_for_pattern(focus, predicate, value, None)
        ):
            return predicate.value
    return None


def _subclasses(store: Store, kind: Node) -> tuple[Node, ...]:
    """List a class and every class below it that the data declares, sorted."""
    found = {kind}
    todo = [kind]
    while todo:
        for quad in store.quads_for_pattern(None, RDFS.subClassOf, todo.pop(), None):
            if quad.subject not in found:
                found.add(quad.subject)
                todo.append(quad.subject)
    return tuple(sorted(found, key=str))
