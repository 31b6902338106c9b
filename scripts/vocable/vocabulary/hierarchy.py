"""Hierarchy of concepts: ordered, every branch opened once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode

from vocable.rdf.namespaces import RDF, SKOS
from vocable.rdf.reading import (
    Node,
    objects,
    resources,
    typed,
)
from vocable.vocabulary.collation import NOTATION_KEYS
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels

_Rank = tuple[bool, bytes, bytes, str]


class Section(NamedTuple):
    """The roots of a scheme in order; of no scheme where `scheme` is None."""

    scheme: NamedNode | None
    roots: tuple[NamedNode, ...]


class Opening(NamedTuple):
    """Where a concept is opened: below a concept, or among the roots of a scheme."""

    concept: NamedNode | None
    scheme: NamedNode | None = None


class Window(NamedTuple):
    """Some neighbours in a row, and how many stand before and behind them."""

    before: int
    nodes: tuple[NamedNode, ...]
    after: int


class Tree:
    """The rows of a hierarchy in one language, each sorted when it is first asked for.

    Concepts stand by notation where they have one, then by label, or by label alone, as
    the configuration says.
    """

    def __init__(self, facts: Facts, labels: Labels) -> None:
        self._facts = facts
        self._store = facts.store
        self._labels = labels
        self._notation_key = NOTATION_KEYS[facts.configuration.notation_order]
        self._ranks: dict[NamedNode, _Rank] = {}
        self._narrower: dict[NamedNode, tuple[NamedNode, ...]] = {}
        self._top: dict[NamedNode, tuple[NamedNode, ...]] = {}
        self._members: dict[NamedNode, tuple[NamedNode, ...]] = {}
        self._positions: dict[
            int, tuple[Sequence[NamedNode], dict[NamedNode, int]]
        ] = {}

    def ordered(self, nodes: Iterable[Node]) -> list[NamedNode]:
        """Sort the IRIs among nodes as the configuration says."""
        return sorted(
            {node for node in nodes if isinstance(node, NamedNode)}, key=self._rank
        )

    def narrower(self, node: NamedNode) -> tuple[NamedNode, ...]:
        """List the direct narrower concepts of a concept in order."""
        row = self._narrower.get(node)
        if row is None:
            row = tuple(self.ordered(self._facts.narrower.get(node, ())))
            self._narrower[node] = row
        return row

    def broader(self, node: NamedNode) -> list[NamedNode]:
        """List the direct broader concepts of a concept in order."""
        return self.ordered(self._facts.broader.get(node, ()))

    def top(self, scheme: NamedNode) -> tuple[NamedNode, ...]:
        """List the top concepts of a scheme in order."""
        row = self._top.get(scheme)
        if row is None:
            row = tuple(self.ordered(self._facts.top_concepts(scheme)))
            self._top[scheme] = row
        return row

    def members(self, collection: NamedNode) -> tuple[NamedNode, ...]:
        """List the members of a collection in order, of an ordered one in its own."""
        row = self._members.get(collection)
        if row is None:
            listed = self._member_list(collection)
            rest = self.ordered(resources(self._store, collection, SKOS.member))
            row = tuple(dict.fromkeys((*listed, *rest)))
            self._members[collection] = row
        return row

    def _member_list(self, collection: NamedNode) -> list[NamedNode]:
        """Read the list of an ordered collection (SKOS 9.4)."""
        members: list[NamedNode] = []
        seen: set[Node] = set()
        rest = next(objects(self._store, collection, SKOS.memberList), None)
        while isinstance(rest, BlankNode | NamedNode) and rest not in seen:
            seen.add(rest)
            members += resources(self._store, rest, RDF.first)
            rest = next(objects(self._store, rest, RDF.rest), None)
        return members

    def is_ordered(self, collection: NamedNode) -> bool:
        """Say whether the order of the members of a collection has a meaning."""
        return typed(self._store, collection, SKOS.OrderedCollection)

    @cached_property
    def schemes(self) -> tuple[NamedNode, ...]:
        """The schemes: the vocabulary's own, then those with the most concepts."""
        facts = self._facts
        return tuple(
            sorted(
                self._labels.sorted(facts.schemes),
                key=lambda one: (
                    one != facts.main_scheme,
                    -len(facts.members[one]),
                ),
            )
        )

    @cached_property
    def topped(self) -> dict[NamedNode, NamedNode]:
        """The scheme that a concept is a top of; of several the largest."""
        return {
            node: scheme
            for scheme in reversed(self.schemes)
            for node in self.top(scheme)
        }

    def around(
        self, row: Sequence[NamedNode], node: NamedNode, most: int
    ) -> tuple[int, Window]:
        """Find a node in a row, its place counted from 0, and the nearest to it.

        Gives at most so many in order; raises KeyError where it stands elsewhere. The
        places of a row are counted once: the same tuple should come again.
        """
        if id(row) not in self._positions:
            places = {one: place for place, one in enumerate(row)}
            # The row is kept with them, or its identity could become another's.
            self._positions[id(row)] = (row, places)
        place = self._positions[id(row)][1][node]
        first = max(0, min(place - most // 2, len(row) - most))
        nodes = tuple(row[first : first + most])
        return place, Window(first, nodes, len(row) - first - len(nodes))

    def _rank(self, node: NamedNode) -> _Rank:
        rank = self._ranks.get(node)
        if rank is None:
            notation = self._facts.notations.get(node, "")
            label = self._labels.label(node).value
            rank = (
                not notation,
                self._notation_key(notation),
                self._labels.collation.sort_key(label),
                node.value,
            )
            self._ranks[node] = rank
        return rank


class Forest:
    """A tree in which every concept is opened once: below the first that leads to it.

    `opener` is the concept above, None for a root; `size` counts a concept and all
    that is opened below it. What hangs in a cycle is a root of no scheme. What a
    relation leads to without being a concept of the vocabulary is never opened.
    """

    def __init__(self, tree: Tree, concepts: Iterable[NamedNode]) -> None:
        self._tree = tree
        self._concepts = frozenset(concepts)
        self.opener: dict[NamedNode, NamedNode | None] = {}
        self.roots: dict[NamedNode, NamedNode | None] = {}
        sections = []
        for scheme in tree.schemes:
            row = tree.top(scheme)
            if not row:
                continue
            sections.append(Section(scheme, row))
            self._open(row, scheme)
        rest = [node for node in self._concepts if node not in self.opener]
        above = tree.ordered(n for n in rest if not tree.broader(n))
        self._open(above, None)
        lost = tree.ordered(node for node in rest if node not in self.opener)
        roots = list(above)
        for node in lost:
            if node not in self.opener:
                roots.append(node)
                self._open([node], None)
        if roots:
            sections.append(Section(None, tuple(roots)))
        self.sections = tuple(sections)
        self.size = dict.fromkeys(self.opener, 1)
        for node in reversed(self.opener):
            opener = self.opener[node]
            if opener is not None:
                self.size[opener] += self.size[node]

    def children(self, node: NamedNode) -> list[NamedNode]:
        """List the narrower concepts that are opened below a concept, in order."""
        return [
            child
            for child in self._tree.narrower(node)
            if self.opener.get(child) == node
        ]

    def place(self, node: NamedNode) -> Opening:
        """Say where a concept is opened."""
        return Opening(self.opener[node], self.roots.get(node))

    def _open(self, row: Sequence[NamedNode], scheme: NamedNode | None) -> None:
        """Walk down from a row, every branch to its end before the next."""
        pending: list[tuple[NamedNode, NamedNode | None]]
        pending = [(node, None) for node in reversed(row)]
        while pending:
            node, opener = pending.pop()
            if node in self.opener or node not in self._concepts:
                continue
            self.opener[node] = opener
            if opener is None:
                self.roots[node] = scheme
            pending.extend((n, node) for n in reversed(self._tree.narrower(node)))
