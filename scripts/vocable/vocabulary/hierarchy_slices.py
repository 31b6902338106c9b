"""Pages of the hierarchy: which opens which branch, so that none grows too long."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.vocabulary.addresses import Addresses, href
from vocable.vocabulary.hierarchy import Forest, Section, Tree

HOME = "hierarchy"


class Limits(NamedTuple):
    """What a page of the hierarchy holds at most.

    `nodes` in all, `row` direct narrower concepts of one, `depth` levels.
    """

    nodes: int = 2000
    row: int = 1000
    depth: int = 50


class Slice(NamedTuple):
    """A part of a row: from one place, counted from 0, to before another."""

    start: int
    stop: int
    path: str


class Outline:
    """The pages of a hierarchy: one for all, or one for each branch that is large.

    A tree is cut from its leaves upwards: where what hangs below a concept fills more
    than a page, the largest of its branches get pages of their own until it fits. A
    row that is too long is cut into slices, a page each.
    """

    def __init__(
        self,
        tree: Tree,
        concepts: Iterable[NamedNode],
        addresses: Addresses,
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.tree = tree
        self.forest = Forest(tree, concepts)
        self._addresses = addresses
        self._weight: dict[NamedNode, int] = {}
        self._depth: dict[NamedNode, int] = {}
        self._slices: dict[NamedNode | None, tuple[Slice, ...]] = {}
        for node in reversed(self.forest.opener):
            self._weigh(node)
        count = 0
        self.sections: tuple[tuple[Slice, ...], ...] = ()
        for section in self.forest.sections:
            slices = self._slice(HOME, len(section.roots), count)
            count += len(slices) - 1
            self.sections = (*self.sections, slices)
            for part in slices[1:]:
                roots = self._opened(section, part)
                self._fit(roots, part.stop - part.start - len(roots))
        roots = [
            root
            for section, slices in zip(self.forest.sections, self.sections, strict=True)
            for root in self._opened(section, slices[0])
        ]
        self._fit(roots, sum(one[0].stop for one in self.sections) - len(roots))
        self._pages = self._place()
        # The roots of no scheme.
        self.loose: tuple[NamedNode, ...] = next(
            (one.roots for one in self.forest.sections if one.scheme is None), ()
        )

    def __contains__(self, node: NamedNode) -> bool:
        return node in self._pages

    def slices(self, node: NamedNode) -> tuple[Slice, ...]:
        """Give the parts of a concept's row, a page each; none where it is inlined."""
        return self._slices.get(node, ())

    def own_pages(self) -> Iterator[NamedNode]:
        """Give the concepts whose branch has a page of its own, in reading order."""
        return (node for node in self.forest.opener if node in self._slices)

    def anchor(self, node: NamedNode) -> str:
        """Name the place of a concept on the page that opens it."""
        return f"at-{self._addresses.path(node.value)}"

    def href(self, node: NamedNode) -> str:
        """Give the way from the root of a language to where a concept is opened."""
        return href(self._pages[node], anchor=self.anchor(node))

    def row_href(self, node: NamedNode, child: NamedNode | None = None) -> str:
        """Give the way to the narrower concepts of a concept, or to one of them."""
        slices = self._slices.get(node)
        if slices is None:
            return self.href(node)
        if child is None:
            return href(slices[0].path)
        row = self.tree.narrower(node)
        place, _ = self.tree.around(row, child, 1)
        path = slices[place // self.limits.row].path
        opened_here = self.forest.opener[child] == node
        return href(path, anchor=self.anchor(child) if opened_here else "")

    def _opened(self, section: Section, part: Slice) -> list[NamedNode]:
        """List the roots in a slice that are opened in this section."""
        roots = self.forest.roots
        return [
            node
            for node in section.roots[part.start : part.stop]
            if node in roots and roots[node] == section.scheme
        ]

    def _weigh(self, node: NamedNode) -> None:
        """Cut the branch of a concept until it fits, and weigh what remains."""
        row = self.tree.narrower(node)
        opened = self.forest.children(node)
        opened_set = set(opened)
        depth = 1 + max((self._depth[child] for child in opened), default=0)
        if len(row) > self.limits.row or depth >= self.limits.depth:
            path = f"{HOME}/{self._addresses.path(node.value)}"
            self._slices[node] = self._slice(path, len(row))
            for part in self._slices[node]:
                children = row[part.start : part.stop]
                here = [child for child in children if child in opened_set]
                self._fit(here, len(children) - len(here))
            self._weight[node] = self._depth[node] = 1
            return
        others = len(row) - len(opened)
        self._weight[node] = 1 + others + self._fit(opened, 1 + others)
        self._depth[node] = 1 + max((self._depth[child] for child in opened), default=0)

    def _fit(self, nodes: Iterable[NamedNode], more: int = 0) -> int:
        """Give the largest branches pages of their own until all fit on one page."""
        heavy = sorted(nodes, key=lambda n: (self._weight[n], n.value))
        total = sum(self._weight[node] for node in heavy)
        while heavy and total + more > self.limits.nodes:
            node = heavy.pop()
            if self._weight[node] == 1:
                break
            total -= self._weight[node] - 1
            path = f"{HOME}/{self._addresses.path(node.value)}"
            self._slices[node] = (Slice(0, len(self.tree.narrower(node)), path),)
            self._weight[node] = self._depth[node] = 1
        return total

    def _slice(self, path: str, length: int, count: int = 0) -> tuple[Slice, ...]:
        """Cut a row; the first slice stands on the page itself."""
        starts = range(0, max(length, 1), self.limits.row)
        return tuple(
            Slice(
                start,
                min(start + self.limits.row, length),
                path if start == 0 else f"{path}~{count + number + 1}",
            )
            for number, start in enumerate(starts)
        )

    def _place(self) -> dict[NamedNode, str]:
        """Find the page on which each concept is opened."""
        pages: dict[NamedNode, str] = {}
        for section, slices in zip(self.forest.sections, self.sections, strict=True):
            for part in slices:
                pages.update(dict.fromkeys(self._opened(section, part), part.path))
        for node, opener in self.forest.opener.items():
            if opener is None:
                continue
            cut = self._slices.get(opener)
            if cut is None:
                pages[node] = pages[opener]
            else:
                row = self.tree.narrower(opener)
                place, _ = self.tree.around(row, node, 1)
                pages[node] = cut[place // self.limits.row].path
        return pages
