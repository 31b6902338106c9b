"""Concepts that nothing links to the rest of their scheme."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.graph_rules import GRAPH_RULES
from vocable.graph.reading import Node, pairs, subjects
from vocable.namespaces import RDF, SKOS

_RELATIONS = (SKOS.broader, SKOS.narrower, SKOS.related)
_TWO = 2
# A concept seen as part of one scheme; no concept stands for the scheme itself.
_Place = tuple[str, str]


def separate_clusters(store: Store) -> Iterator[Finding]:
    """Find the groups of linked concepts that are apart from their scheme.

    Top concepts are linked through their scheme; where a scheme has none, its largest
    group is the rest. A concept all alone is an orphan, which a shape finds.
    """
    groups = _Groups()
    schemes: dict[str, list[str]] = {
        node.value: [] for node in subjects(store, RDF.type, SKOS.Concept)
    }
    for concept, scheme in pairs(store, SKOS.inScheme):
        schemes.get(_name(concept), []).append(_name(scheme))
    for name, places in schemes.items():
        for place in places or [""]:
            groups.add((place, name))
    for predicate in _RELATIONS:
        for one, other in pairs(store, predicate):
            for place in schemes.get(_name(one), ()) or [""]:
                groups.join((place, _name(one)), (place, _name(other)))
    for concept, scheme in pairs(store, SKOS.topConceptOf):
        groups.add((_name(scheme), ""))
        groups.join((_name(scheme), _name(concept)), (_name(scheme), ""))
    yield from _apart(groups)


def _apart(groups: "_Groups") -> Iterator[Finding]:
    sizes: Counter[_Place] = Counter()
    first: dict[_Place, str] = {}
    for place in groups.parents:
        root = groups.root(place)
        if place[1]:
            sizes[root] += 1
            first[root] = min(place[1], first.get(root, place[1]))
        else:
            # The group of the scheme itself is the rest, however small.
            sizes[root] += len(groups.parents)
    rest: dict[str, _Place] = {}
    for root in sorted(first, key=lambda root: (-sizes[root], first[root])):
        rest.setdefault(root[0], root)
    for root, concept in first.items():
        if root != rest[root[0]] and sizes[root] >= _TWO:
            yield GRAPH_RULES["separate-cluster"].finding(
                "separate-cluster", concept, None, Literal(sizes[root])
            )


class _Groups:
    """Places joined into groups (union-find): nearly constant time a join."""

    def __init__(self) -> None:
        self.parents: dict[_Place, _Place] = {}

    def add(self, place: _Place) -> None:
        self.parents.setdefault(place, place)

    def root(self, place: _Place) -> _Place:
        parents = self.parents
        while (parent := parents[place]) != place:
            # Every other step of the way is cut short for who comes next.
            parents[place] = place = parents[parent]
        return place

    def join(self, one: _Place, other: _Place) -> None:
        """Join two groups; a place that is no concept of the scheme joins nothing."""
        if one in self.parents and other in self.parents:
            self.parents[self.root(one)] = self.root(other)


def _name(node: Node) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
