"""Breadcrumbs: every path from a top concept to this one."""

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition

_MOST_PATHS = 12


_DEEPEST = 40


def breadcrumbs(edition: Edition, node: NamedNode) -> list[tuple[NamedNode, ...]]:
    """Find the breadcrumbs of a concept: every path from a top concept to it.

    The concept itself is left out.
    """
    paths: list[tuple[NamedNode, ...]] = []
    pending: list[tuple[NamedNode, ...]] = [(node,)]
    while pending and len(paths) < _MOST_PATHS:
        path = pending.pop()
        above = [n for n in edition.tree.broader(path[0]) if n not in path]
        if not above or len(path) > _DEEPEST:
            paths.append(path)
        pending.extend((n, *path) for n in reversed(above))
    return [path[:-1] for path in paths]
