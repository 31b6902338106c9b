"""Constraints of a shape, read from a shapes graph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from vocable.checking.shacl.property_paths import items, sparql_path
from vocable.errors import VocableError
from vocable.rdf.namespaces import OWL, SH
from vocable.rdf.reading import Node, Resource, objects

TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
_LISTS = {"in", "languageIn"}
# What a shape says beside its constraints.
NOT_CONSTRAINTS = {
    *TARGETS,
    *("path", "severity", "message", "property", "flags", "deactivated"),
    *("name", "description", "order", "group", "defaultValue"),
    *("ignoredProperties", "qualifiedValueShape"),
}
# Shapes in shapes: one, or a list of them.
_ONE_SHAPE = {"not", "node", "property"}
_SHAPES = {"and", "or", "xone"}


@dataclass(frozen=True)
class Constraint:
    """One constraint: a SHACL parameter, its values, and the text of a query.

    `select` and `prefixes` belong to `sh:sparql`, where `values` is empty; for a list
    parameter `values` are the members of the list; `flags` are those of a pattern.
    `message` is that of the query itself, which wins over the message of its shape.
    `inner` are the shapes it is made of; a closed shape has the predicates it knows as
    its values, and a qualified count its number.
    """

    parameter: str
    values: tuple[Node, ...] = ()
    flags: str = ""
    select: str = ""
    prefixes: tuple[tuple[str, str], ...] = ()
    message: Mapping[str, str] = field(default_factory=dict)
    inner: "tuple[InnerShape, ...]" = ()

    @property
    def component(self) -> str:
        """Give the local name of the constraint component (SHACL section 4)."""
        name = self.parameter
        head = "SPARQL" if name == "sparql" else name[:1].upper() + name[1:]
        return f"{head}ConstraintComponent"


@dataclass(frozen=True)
class InnerShape:
    """A shape that another one holds: its path as SPARQL, or None, and constraints."""

    path: str | None
    constraints: tuple[Constraint, ...]


def read_constraints(
    shapes: Store, node: Resource, holders: tuple[Resource, ...] = ()
) -> Iterator[Constraint]:
    """Read the constraints of a shape, in the order of their parameters.

    `holders` are the shapes around it: of these sh:property is a constraint, while it
    is a shape of its own in an outermost one. Raises VocableError where a shape holds
    itself, which SHACL leaves open, and for qualified shapes that exclude each other.
    """
    if text_of(shapes, node, SH.deactivated) == "true":
        return
    flags = text_of(shapes, node, SH.flags) or ""
    parameters = sorted(
        (
            (quad.predicate.value.removeprefix(SH.iri), a_node(quad.object))
            for quad in shapes.quads_for_pattern(node, None, None, None)
            if quad.predicate.value in SH
        ),
        key=lambda pair: (pair[0], str(pair[1])),
    )
    for parameter, value in parameters:
        if parameter in NOT_CONSTRAINTS and not (holders and parameter == "property"):
            continue
        if parameter == "sparql":
            constraint = a_resource(value)
            yield Constraint(
                parameter,
                select=text_of(shapes, constraint, SH.select) or "",
                prefixes=tuple(_declarations(shapes, constraint)),
                message=texts_of(shapes, constraint, SH.message),
            )
        elif parameter in _LISTS:
            yield Constraint(parameter, tuple(items(shapes, value)))
        elif parameter in _ONE_SHAPE | _SHAPES:
            held = items(shapes, value) if parameter in _SHAPES else [value]
            yield Constraint(parameter, inner=_inner(shapes, held, node, holders))
        elif parameter == "closed":
            yield from _closed(shapes, node, value)
        elif parameter in {"qualifiedMinCount", "qualifiedMaxCount"}:
            held = list(objects(shapes, node, SH.qualifiedValueShape))
            inner = _inner(shapes, held, node, holders)
            yield Constraint(parameter, (value,), inner=inner)
        else:
            yield Constraint(parameter, (value,), flags=flags)


def _inner(
    shapes: Store, held: list[Node], holder: Resource, holders: tuple[Resource, ...]
) -> tuple[InnerShape, ...]:
    found = []
    for node in map(a_resource, held):
        if node in {holder, *holders}:
            raise VocableError(f"{node.value}: this shape holds itself")
        path = next(objects(shapes, node, SH.path), None)
        around = (*holders, holder)
        found.append(
            InnerShape(
                None if path is None else sparql_path(shapes, path),
                tuple(read_constraints(shapes, node, around)),
            )
        )
    return tuple(found)


def _closed(shapes: Store, node: Resource, value: Node) -> Iterator[Constraint]:
    if value == Literal(value=True):
        yield Constraint("closed", tuple(_known_predicates(shapes, node)))


def _known_predicates(shapes: Store, node: Resource) -> Iterator[Node]:
    for inner in objects(shapes, node, SH.property):
        for path in objects(shapes, a_resource(inner), SH.path):
            if isinstance(path, NamedNode):
                yield path
    for ignored in objects(shapes, node, SH.ignoredProperties):
        yield from items(shapes, ignored)


def _declarations(shapes: Store, constraint: Resource) -> Iterator[tuple[str, str]]:
    """Give what the ontologies of a query declare, and those they import."""
    found: set[tuple[str, str]] = set()
    for ontology in _with_imports(shapes, objects(shapes, constraint, SH.prefixes)):
        found |= set(declared_prefixes(shapes, ontology))
    yield from sorted(found)


def _with_imports(shapes: Store, ontologies: Iterable[Node]) -> set[Resource]:
    seen: set[Resource] = set()
    todo = list(ontologies)
    while todo:
        ontology = a_resource(todo.pop())
        if ontology not in seen:
            seen.add(ontology)
            todo += objects(shapes, ontology, OWL.imports)
    return seen


def imported_declarations(shapes: Store) -> Iterator[Quad]:
    """Declare for each ontology of a query what it imports (SHACL section 5.2.1).

    pySHACL reads what the ontology declares itself, and no more.
    """
    for quad in shapes.quads_for_pattern(None, SH.prefixes, None, None):
        ontology = a_resource(quad.object)
        for imported in _with_imports(shapes, [ontology]):
            for declaration in objects(shapes, imported, SH.declare):
                yield Quad(ontology, SH.declare, declaration)


def declared_prefixes(
    shapes: Store, ontology: Resource | None = None
) -> Iterator[tuple[str, str]]:
    """Give the prefixes that one ontology declares, or all do (SHACL section 5.2.1)."""
    for quad in shapes.quads_for_pattern(ontology, SH.declare, None, None):
        declaration = a_resource(quad.object)
        namespace = text_of(shapes, declaration, SH.namespace)
        if namespace:
            yield text_of(shapes, declaration, SH.prefix) or "", namespace


def text_of(shapes: Store, node: Resource, predicate: NamedNode) -> str | None:
    """Give the text of a property, if it has any."""
    return next((value.value for value in objects(shapes, node, predicate)), None)


def texts_of(shapes: Store, node: Resource, predicate: NamedNode) -> dict[str, str]:
    """Give the texts of a property by language tag, "" where there is none."""
    return {
        value.language or "": value.value
        for value in sorted(objects(shapes, node, predicate), key=str)
        if isinstance(value, Literal)
    }


def a_resource(node: object) -> Resource:
    """Give a node that is no literal; raises VocableError for one."""
    if isinstance(node, NamedNode | BlankNode):
        return node
    raise VocableError(f"the shapes graph has {node} where an IRI must stand")


def a_node(node: object) -> Node:
    """Give any node; raises VocableError for what is none."""
    return node if isinstance(node, Literal) else a_resource(node)
