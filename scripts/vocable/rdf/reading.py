"""Typed look-ups of triples in the default graph.

Named graphs of a store repeat some of its triples, and are never looked at here.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from vocable.rdf.namespaces import RDF

Resource = NamedNode | BlankNode
Node = NamedNode | BlankNode | Literal
Properties = dict[NamedNode, list[Node]]
_VALUE = attrgetter("value")
_DEFAULT = DefaultGraph()


def triples(
    store: Store,
    subject: Resource | None = None,
    predicate: NamedNode | None = None,
    object_: Node | None = None,
) -> Iterator[Quad]:
    """Give the triples that fit a pattern, in the order of the store."""
    return store.quads_for_pattern(subject, predicate, object_, _DEFAULT)


def size(store: Store) -> int:
    """Count the triples."""
    named = store.named_graphs()
    repeated = sum(
        1 for graph in named for _ in store.quads_for_pattern(None, None, None, graph)
    )
    return len(store) - repeated


def objects(store: Store, subject: Resource, predicate: NamedNode) -> Iterator[Node]:
    """Give every object of a subject and predicate, in the order of the store."""
    for quad in store.quads_for_pattern(subject, predicate, None, _DEFAULT):
        # Loading lets no triple term in.
        yield cast("Node", quad.object)


def pairs(store: Store, predicate: NamedNode) -> Iterator[tuple[Resource, Node]]:
    """Give every subject and object of a predicate, in the order of the store."""
    for quad in store.quads_for_pattern(None, predicate, None, _DEFAULT):
        yield cast("tuple[Resource, Node]", (quad.subject, quad.object))


def outgoing(store: Store, subject: Resource) -> Iterator[tuple[NamedNode, Node]]:
    """Give every predicate and object of a subject, in the order of the store."""
    for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
        yield quad.predicate, cast("Node", quad.object)


def properties(store: Store, node: Resource) -> Properties:
    """Read what is said of a resource: the objects of each predicate."""
    found: Properties = {}
    for predicate, value in outgoing(store, node):
        found.setdefault(predicate, []).append(value)
    return found


def typed(store: Store, node: Resource, kind: NamedNode) -> bool:
    """Say whether a resource has a type."""
    return Quad(node, RDF.type, kind) in store


def resources(store: Store, subject: Resource, predicate: NamedNode) -> list[NamedNode]:
    """Give the objects that are IRIs, sorted by IRI."""
    quads = store.quads_for_pattern(subject, predicate, None, _DEFAULT)
    return _sorted_iris([quad.object for quad in quads])


def nodes(store: Store, subject: Resource, predicate: NamedNode) -> list[Resource]:
    """Give the objects that are no literals: IRIs sorted, then blank nodes."""
    found = [
        node
        for node in objects(store, subject, predicate)
        if not isinstance(node, Literal)
    ]
    return sorted(found, key=lambda node: (isinstance(node, BlankNode), node.value))


def literals(store: Store, subject: Resource, predicate: NamedNode) -> list[Literal]:
    """Give the objects that are literals, sorted by language tag, then text."""
    found = [
        node
        for quad in store.quads_for_pattern(subject, predicate, None, _DEFAULT)
        if type(node := quad.object) is Literal
    ]
    if len(found) > 1:
        found.sort(key=lambda node: (node.language or "", node.value))
    return found


def subjects(store: Store, predicate: NamedNode, object_: Node) -> list[NamedNode]:
    """Give the IRIs of which the object is said, sorted."""
    quads = store.quads_for_pattern(None, predicate, object_, _DEFAULT)
    return _sorted_iris([quad.subject for quad in quads])


def first_value(store: Store, subject: Resource, predicate: NamedNode) -> str | None:
    """Give the text or IRI of the first object in sorted order, or None."""
    found = [
        node.value
        for quad in store.quads_for_pattern(subject, predicate, None, _DEFAULT)
        if isinstance(node := quad.object, NamedNode | Literal)
    ]
    return min(found) if found else None


def first_integer(store: Store, subject: Resource, predicate: NamedNode) -> int:
    """Give the first object in sorted order as a whole number, 0 where it is none."""
    try:
        return int(first_value(store, subject, predicate) or 0)
    except ValueError:
        return 0


def _sorted_iris(found: Sequence[object]) -> list[NamedNode]:
    iris = [node for node in found if type(node) is NamedNode]
    if len(iris) > 1:
        iris.sort(key=_VALUE)
    return iris
