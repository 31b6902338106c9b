"""Reachability in a directed graph, in time linear in its links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

_Node = TypeVar("_Node")
# As many targets are looked for at a time as fit in an integer that is quick to join.
_TARGETS_AT_A_TIME = 4096


def components(links: Mapping[_Node, Sequence[_Node]]) -> list[list[_Node]]:
    """List the strongly connected components, each behind those it leads to.

    `links` gives the nodes that a node leads to in one step. Tarjan's algorithm,
    without recursion: a chain may be as long as the vocabulary.
    """
    found: list[list[_Node]] = []
    index: dict[_Node, int] = {}
    low: dict[_Node, int] = {}
    waiting: dict[_Node, None] = {}
    for root in links:
        if root in index:
            continue
        path: list[tuple[_Node, Iterator[_Node]]] = []
        entering: _Node | None = root
        while path or entering is not None:
            if entering is not None:
                index[entering] = low[entering] = len(index)
                waiting[entering] = None
                path.append((entering, iter(links.get(entering, ()))))
                entering = None
            node, onward = path[-1]
            for after in onward:
                if after not in index:
                    entering = after
                    break
                if after in waiting:
                    low[node] = min(low[node], index[after])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == index[node]:
                    found.append(_taken_back_to(node, waiting))
    return found


def _taken_back_to(node: _Node, waiting: dict[_Node, None]) -> list[_Node]:
    """Take what came last, back to a node."""
    taken = [waiting.popitem()[0]]
    while taken[-1] != node:
        taken.append(waiting.popitem()[0])
    return taken


def reached(
    links: Mapping[_Node, Sequence[_Node]], targets: Iterable[_Node]
) -> Iterator[tuple[Mapping[_Node, int], Mapping[_Node, int]]]:
    """Find which targets each node leads to in one step or more.

    Gives, for some of the targets at a time, the bit of each of them and the sum of
    the bits that each node leads to; a node without any is left out.
    """
    remaining = iter(dict.fromkeys(targets))
    ordered: list[list[_Node]] = []
    while some := list(islice(remaining, _TARGETS_AT_A_TIME)):
        ordered = ordered or components(links)
        bits = {target: 1 << place for place, target in enumerate(some)}
        sums: dict[_Node, int] = {}
        for component in ordered:
            total = 0
            for node in component:
                for after in links.get(node, ()):
                    # What lies in the component itself has no sum yet, but a bit.
                    total |= bits.get(after, 0) | sums.get(after, 0)
            if total:
                sums.update(dict.fromkeys(component, total))
        yield bits, sums


def shortest_way(
    links: Mapping[_Node, Sequence[_Node]], start: _Node, end: _Node
) -> list[_Node]:
    """Give a shortest way between two nodes, both included.

    Raises ValueError where the start does not lead to the end.
    """
    came_from = {start: start}
    row = [start]
    while row and end not in came_from:
        further = []
        for node in row:
            for after in links.get(node, ()):
                if after not in came_from:
                    came_from[after] = node
                    further.append(after)
        row = further
    if end not in came_from:
        raise ValueError("no way leads from the one to the other")
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
