"""Shapes graph, read into rules, and into shapes that can be compiled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Store

from vocable.checking.findings import Rule
from vocable.checking.shacl.constraints import (
    TARGETS,
    Constraint,
    a_node,
    a_resource,
    read_constraints,
    text_of,
    texts_of,
)
from vocable.checking.shacl.property_paths import predicates_of, sparql_path
from vocable.errors import VocableError
from vocable.rdf.namespaces import RDF, RDFS, SH, VOCABLE
from vocable.rdf.reading import Node, Resource, objects

SEVERITY_OF: Mapping[Node, str] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


@dataclass(frozen=True)
class Shape:
    """One shape with its targets; `path` is SPARQL text, None on a node shape.

    `predicates` are those the path leads along, where it is one predicate or a choice.
    `severity_iri` is a severity that is none of SHACL's three.
    """

    iri: str
    rule: str
    severity: str
    targets: tuple[tuple[str, Node], ...]
    path: str | None
    predicates: tuple[NamedNode, ...]
    constraints: tuple[Constraint, ...]
    message: Mapping[str, str]
    advice: Mapping[str, str]
    severity_iri: str | None = None


def read_shapes(
    shapes: Store,
    severity: NamedNode = SH.severity,
    overrides: Mapping[str, str] | None = None,
) -> Iterator[Shape]:
    """Read every shape that has a target and a severity that is not "ignore"."""
    for node, targets in _targeted(shapes).items():
        rule = read_rule(shapes, node, severity, overrides)
        if rule is None or not targets:
            continue
        constraints = tuple(read_constraints(shapes, node))
        if not constraints:
            continue
        path = next(objects(shapes, node, SH.path), None)
        yield Shape(
            iri=shape_name(node),
            rule=rule.name,
            severity=rule.severity,
            severity_iri=own_severity(next(objects(shapes, node, severity), None)),
            targets=tuple(sorted(targets, key=str)),
            path=None if path is None else sparql_path(shapes, path),
            predicates=() if path is None else predicates_of(shapes, path),
            constraints=constraints,
            message=rule.message,
            advice=rule.advice,
        )


def read_rule(
    shapes: Store,
    node: Resource,
    severity: NamedNode = SH.severity,
    overrides: Mapping[str, str] | None = None,
) -> Rule | None:
    """Read the rule of a node: its name, how grave it is, and its words.

    `severity` is the property that says how grave; `overrides` gives severities by the
    names of rules and wins over it. Without any, or with "ignore", there is no rule.
    """
    name = text_of(shapes, node, VOCABLE.rule) or node.value
    grave = (overrides or {}).get(name) or _severity(shapes, node, severity)
    if grave is None or grave == "ignore":
        return None
    message = texts_of(shapes, node, SH.message)
    return Rule(name, grave, message, texts_of(shapes, node, VOCABLE.advice))


def shape_name(node: Resource) -> str:
    """Give the IRI of a shape, or a name that no blank node of the data has."""
    return f"_:shape-{node.value}" if isinstance(node, BlankNode) else node.value


def own_severity(severity: Node | None) -> str | None:
    """Give the IRI of a severity that is none of SHACL's three."""
    known = severity is None or severity in SEVERITY_OF
    return None if known or not isinstance(severity, NamedNode) else severity.value


def _targeted(shapes: Store) -> dict[Resource, set[tuple[str, Node]]]:
    """Find the shapes and what they aim at; a property shape aims as its node shape."""
    found: dict[Resource, set[tuple[str, Node]]] = {}
    for kind in TARGETS:
        for quad in shapes.quads_for_pattern(None, SH[kind], None, None):
            found.setdefault(a_resource(quad.subject), set()).add(
                (kind, a_node(quad.object))
            )
    for quad in shapes.quads_for_pattern(None, RDF.type, RDFS.Class, None):
        node = a_resource(quad.subject)
        if any(objects(shapes, node, SH.property)):
            found.setdefault(node, set()).add(("targetClass", node))
    for node in list(found):
        if text_of(shapes, node, SH.deactivated) == "true":
            continue
        for inner in objects(shapes, node, SH.property):
            if any(objects(shapes, node, SH.path)):
                raise VocableError(
                    f"{node.value}: sh:property inside a property shape is not "
                    "covered; give the inner shape a target of its own"
                )
            found.setdefault(a_resource(inner), set()).update(found[node])
    return found


def _severity(shapes: Store, node: Resource, predicate: NamedNode) -> str | None:
    for value in objects(shapes, node, predicate):
        if isinstance(value, NamedNode):
            return SEVERITY_OF.get(value, "violation")
    # SHACL section 2.1.4: a shape that does not say is a violation.
    return "violation" if predicate == SH.severity else None
