"""The shapes graph in `ontology/shapes`, read into shapes that can be compiled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from vocable.checking.evidence_rules import EVIDENCE_RULES
from vocable.checking.graph_rules import GRAPH_RULES
from vocable.checking.property_paths import items, predicates_of, sparql_path
from vocable.checking.releases import RELEASE_RULES
from vocable.errors import VocableError
from vocable.graph.reading import Node, Resource, objects
from vocable.namespaces import OWL, RDF, RDFS, SH, VOCABLE
from vocable.paths import ONTOLOGY

TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
PROFILES = {"vocable": SH.severity, "skos": VOCABLE.skosSeverity}
SEVERITY_OF: Mapping[Node, str] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}
_LISTS = {"in", "languageIn"}
# What a shape says beside its constraints.
NOT_CONSTRAINTS = {
    *TARGETS,
    *("path", "severity", "message", "property", "flags", "deactivated"),
    *("name", "description", "order", "group", "defaultValue"),
}


@dataclass(frozen=True)
class Constraint:
    """One constraint: a SHACL parameter, its values, and the text of a query.

    `select` and `prefixes` belong to `sh:sparql`, where `values` is empty; for a list
    parameter `values` are the members of the list; `flags` are those of a pattern.
    `message` is that of the query itself, which wins over the message of its shape.
    """

    parameter: str
    values: tuple[Node, ...] = ()
    flags: str = ""
    select: str = ""
    prefixes: tuple[tuple[str, str], ...] = ()
    message: Mapping[str, str] = field(default_factory=dict)

    @property
    def component(self) -> str:
        """Give the local name of the constraint component (SHACL section 4)."""
        name = self.parameter
        head = "SPARQL" if name == "sparql" else name[:1].upper() + name[1:]
        return f"{head}ConstraintComponent"


@dataclass(frozen=True)
class Shape:
    """One shape with its targets; `path` is SPARQL text, None on a node shape.

    `predicates` are those the path leads along, where it is one predicate or a choice.
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
        rule = _text(shapes, node, VOCABLE.rule) or node.value
        grave = overrides.get(rule) or _severity(shapes, node, severity)
        if grave is None or grave == "ignore" or not targets:
            continue
        constraints = tuple(_constraints(shapes, node))
        if not constraints:
            continue
        path = next(objects(shapes, node, SH.path), None)
        yield Shape(
            iri=shape_name(node),
            rule=rule,
            severity=grave,
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


def _targeted(shapes: Store) -> dict[Resource, set[tuple[str, Node]]]:
    """Find the shapes and what they aim at; a property shape aims as its node shape."""
    found: dict[Resource, set[tuple[str, Node]]] = {}
    for kind in TARGETS:
        for quad in shapes.quads_for_pattern(None, SH[kind], None, None):
            found.setdefault(_resource(quad.subject), set()).add(
                (kind, _node(quad.object))
            )
    for quad in shapes.quads_for_pattern(None, RDF.type, RDFS.Class, None):
        node = _resource(quad.subject)
        if any(objects(shapes, node, SH.property)):
            found.setdefault(node, set()).add(("targetClass", node))
    for node in list(found):
        if _text(shapes, node, SH.deactivated) == "true":
            continue
        for inner in objects(shapes, node, SH.property):
            if any(objects(shapes, node, SH.path)):
                raise VocableError(
                    f"{node.value}: sh:property inside a property shape is not "
                    "covered; give the inner shape a target of its own"
                )
            found.setdefault(_resource(inner), set()).update(found[node])
    return found


def _constraints(shapes: Store, node: Resource) -> Iterator[Constraint]:
    if _text(shapes, node, SH.deactivated) == "true":
        return
    flags = _text(shapes, node, SH.flags) or ""
    parameters = sorted(
        (
            (quad.predicate.value.removeprefix(SH.iri), _node(quad.object))
            for quad in shapes.quads_for_pattern(node, None, None, None)
            if quad.predicate.value in SH
        ),
        key=lambda pair: (pair[0], str(pair[1])),
    )
    for parameter, value in parameters:
        if parameter in NOT_CONSTRAINTS:
            continue
        if parameter == "sparql":
            constraint = _resource(value)
            yield Constraint(
                parameter,
                select=_text(shapes, constraint, SH.select) or "",
                prefixes=tuple(_declarations(shapes, constraint)),
                message=texts_of(shapes, constraint, SH.message),
            )
        elif parameter in _LISTS:
            yield Constraint(parameter, tuple(items(shapes, value)))
        else:
            yield Constraint(parameter, (value,), flags=flags)


def _declarations(shapes: Store, constraint: Resource) -> Iterator[tuple[str, str]]:
    """Give what the ontologies of a query declare, and those they import."""
    seen: set[Node] = set()
    todo = list(objects(shapes, constraint, SH.prefixes))
    while todo:
        ontology = todo.pop()
        if ontology not in seen:
            seen.add(ontology)
            todo += objects(shapes, _resource(ontology), OWL.imports)
    found: set[tuple[str, str]] = set()
    for ontology in seen:
        found |= set(declared_prefixes(shapes, _resource(ontology)))
    yield from sorted(found)


def declared_prefixes(
    shapes: Store, ontology: Resource | None = None
) -> Iterator[tuple[str, str]]:
    """Give the prefixes that one ontology declares, or all do (SHACL section 5.2.1)."""
    for quad in shapes.quads_for_pattern(ontology, SH.declare, None, None):
        declaration = _resource(quad.object)
        namespace = _text(shapes, declaration, SH.namespace)
        if namespace:
            yield _text(shapes, declaration, SH.prefix) or "", namespace


def _severity(shapes: Store, node: Resource, predicate: NamedNode) -> str | None:
    for value in objects(shapes, node, predicate):
        if isinstance(value, NamedNode):
            return SEVERITY_OF[value]
    # SHACL section 2.1.4: a shape that does not say is a violation.
    return "violation" if predicate == SH.severity else None


def _text(shapes: Store, node: Resource, predicate: NamedNode) -> str | None:
    return next((value.value for value in objects(shapes, node, predicate)), None)


def texts_of(shapes: Store, node: Resource, predicate: NamedNode) -> dict[str, str]:
    """Give the texts of a property by language tag, "" where there is none."""
    return {
        value.language or "": value.value
        for value in sorted(objects(shapes, node, predicate), key=str)
        if isinstance(value, Literal)
    }


def _resource(node: object) -> Resource:
    if isinstance(node, NamedNode | BlankNode):
        return node
    raise VocableError(f"the shapes graph has {node} where an IRI must stand")


def _node(node: object) -> Node:
    return node if isinstance(node, Literal) else _resource(node)
