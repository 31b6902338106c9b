"""Result of a shape (SHACL section 3.6), and who of a group it is reported for."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode

from vocable.rdf.reading import Node, Resource


class RuleResult(NamedTuple):
    """A result of a shape: focus node, value and path (SHACL section 3.6).

    `members` are the IRIs of the others who share the fault, where it is reported once
    for all of them.
    """

    focus: Resource
    value: Node
    path: NamedNode
    members: tuple[str, ...] = ()


def firsts(group: Iterable[Resource]) -> Iterator[Resource]:
    """Give the first IRI of a group by its text, and every blank node.

    SPARQL has no order of blank nodes, so a query cannot choose one of them either.
    """
    iris = []
    for node in group:
        if isinstance(node, BlankNode):
            yield node
        else:
            iris.append(node)
    if iris:
        yield min(iris, key=lambda node: node.value)
