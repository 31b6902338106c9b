"""The shapes graph in `ontology/shapes`, read into shapes that can be compiled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from vocable.checking.rules.evidence_rules import EVIDENCE_RULES
from vocable.checking.rules.graph_rules import GRAPH_RULES
from vocable.checking.rules.removed_iris import RELEASE_RULES
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
from vocable.paths import ONTOLOGY
from vocable.rdf.namespaces import RDF, RDFS, SH, VOCABLE
from vocable.rdf.reading import Node, Resource, objects

PROFILES = {"vocable": SH.severity, "skos": VOCABLE.skosSeverity}
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


def load_shapes(
    profile: str,
    severities: Mapping[str, str] | None = None,
    others: Iterable[str] = (),
) -> tuple[Shape, ...]:
    """Read the shapes of a profile, "skos" or "vocable", sorted by rule and IRI.

    `severities` maps rule names to "violation", "warning", "info" or "ignore" and wins
    over the profile: naming a rule that the profile leaves out switches it on. Raises
    VocableError for a rule name that neither exists here nor is one of `others`.
    """
    severities = severities or {}
    check_rule_names(severities, others)
    shapes = read_shapes(shapes_graph(), PROFILES[profile], severities)
    return tuple(sorted(shapes, key=lambda shape: (shape.rule, shape.iri)))


def check_rule_names(severities: Mapping[str, str], others: Iterable[str] = ()) -> None:
    """Raise VocableError where a configuration names a rule that does not exist."""
    known = (*rule_names(), *others)
    for name in severities:
        if name not in known:
            near = get_close_matches(name, known, 2)
            advice = f"did you mean {' or '.join(near)}?" if near else "remove it"
            raise VocableError(f"severity: no rule is named {name!r}; {advice}")


@cache
def rule_names() -> tuple[str, ...]:
    """List the name of every rule: those of the shapes and those of the procedures."""
    names = {
        quad.object.value
        for quad in shapes_graph().quads_for_pattern(None, VOCABLE.rule, None, None)
        if isinstance(quad.object, Literal)
    }
    return tuple(sorted(names.union(EVIDENCE_RULES, GRAPH_RULES, RELEASE_RULES)))


@cache
def shapes_graph() -> Store:
    """Load every file of `ontology/shapes` into one store, for reading only."""
    store = Store()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        store.extend(parse(path=path, format=RdfFormat.TURTLE))
    return store


def read_shapes(
    shapes: Store,
    severity: NamedNode = SH.severity,
    overrides: Mapping[str, str] | None = None,
) -> Iterator[Shape]:
    """Read every shape that has a target and a severity that is not "ignore"."""
    overrides = overrides or {}
    for node, targets in _targeted(shapes).items():
        rule = text_of(shapes, node, VOCABLE.rule) or node.value
        grave = overrides.get(rule) or _severity(shapes, node, severity)
        if grave is None or grave == "ignore" or not targets:
            continue
        constraints = tuple(read_constraints(shapes, node))
        if not constraints:
            continue
        path = next(objects(shapes, node, SH.path), None)
        yield Shape(
            iri=shape_name(node),
            rule=rule,
            severity=grave,
            severity_iri=own_severity(next(objects(shapes, node, severity), None)),
            targets=tuple(sorted(targets, key=str)),
            path=None if path is None else sparql_path(shapes, path),
            predicates=() if path is None else predicates_of(shapes, path),
            constraints=constraints,
            message=texts_of(shapes, node, SH.message),
            advice=texts_of(shapes, node, VOCABLE.advice),
        )


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
