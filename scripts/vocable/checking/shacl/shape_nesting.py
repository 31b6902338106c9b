"""Nesting of shapes: which a shape holds, and how many when each is written out."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Store

from vocable.checking.shacl.property_paths import items
from vocable.rdf.namespaces import SH
from vocable.rdf.reading import Node, Resource, objects

_DEEPEST = 12
_TOO_MANY = 10**6


def _held(store: Store, node: Resource) -> Iterator[Resource]:
    """Give the shapes right inside a shape."""
    found: list[Node] = []
    for name in ("property", "not", "node", "qualifiedValueShape"):
        found += objects(store, node, SH[name])
    for name in ("and", "or", "xone"):
        for head in objects(store, node, SH[name]):
            found += items(store, head)
    for each in found:
        if isinstance(each, NamedNode | BlankNode):
            yield each


def shapes_within(store: Store, root: Resource) -> set[Resource]:
    """Give a shape and every shape in it, however deep."""
    found: set[Resource] = {root}
    todo = [root]
    while todo:
        for inner in _held(store, todo.pop()):
            if inner not in found:
                found.add(inner)
                todo.append(inner)
    return found


def unfolded(store: Store, root: Resource) -> int:
    """Count the shapes in a shape, each as often as it is held.

    What is nested too deep or holds itself counts as more than anyone compiles.
    """
    known: dict[tuple[Resource, int], int] = {}

    def size(node: Resource, depth: int) -> int:
        if depth > _DEEPEST:
            return _TOO_MANY
        if (node, depth) not in known:
            inside = sum(size(inner, depth + 1) for inner in _held(store, node))
            known[node, depth] = 1 + inside
        return known[node, depth]

    return size(root, 0)
