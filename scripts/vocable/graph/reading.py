"""Typed look-ups in a graph, so that no other module spells a pattern."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Store

Resource = NamedNode | BlankNode
Node = NamedNode | BlankNode | Literal


def objects(store: Store, subject: Resource, predicate: NamedNode) -> Iterator[Node]:
    """Give every object of a subject and predicate, in the order of the store."""
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        yield quad.object


def resources(store: Store, subject: Resource, predicate: NamedNode) -> list[NamedNode]:
    """Give the objects that are IRIs, sorted by IRI."""
    found = (
        quad.object for quad in store.quads_for_pattern(subject, predicate, None, None)
    )
    return sorted(
        (node for node in found if isinstance(node, NamedNode)),
        key=lambda node: node.value,
    )


def literals(store: Store, subject: Resource, predicate: NamedNode) -> list[Literal]:
    """Give the objects that are literals, sorted by language tag, then text."""
    found = (
        quad.object for quad in store.quads_for_pattern(subject, predicate, None, None)
    )
    return sorted(
        (node for node in found if isinstance(node, Literal)),
        key=lambda node: (node.language or "", node.value),
    )


def subjects(store: Store, predicate: NamedNode, object_: Node) -> list[NamedNode]:
    """Give the IRIs of which the object is said, sorted."""
    found = (
        quad.subject for quad in store.quads_for_pattern(None, predicate, object_, None)
    )
    return sorted(
        (node for node in found if isinstance(node, NamedNode)),
        key=lambda node: node.value,
    )


def first_value(store: Store, subject: Resource, predicate: NamedNode) -> str | None:
    """Give the text or IRI of the first object in sorted order, or None."""
    return min(
        (
            quad.object.value
            for quad in store.quads_for_pattern(subject, predicate, None, None)
            if isinstance(quad.object, NamedNode | Literal)
        ),
        default=None,
    )
