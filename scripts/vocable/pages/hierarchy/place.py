"""Place of a concept in the hierarchy: ancestors, siblings, narrower concepts."""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.hierarchy.rows import Place, Row
from vocable.pages.parts import Link, Page

_MOST_PLACES = 4
_MOST_IN_A_ROW = 15


def describe_places(
    edition: Edition,
    node: NamedNode,
    paths: Sequence[tuple[NamedNode, ...]],
    page: Page,
) -> tuple[Place, ...]:
    """Show a concept among its siblings, below each of its broader concepts.

    `paths` lead from the top to the concept, itself left out. What is narrower stands
    in the first place. A concept without siblings and narrower ones has no places:
    its paths say it all.
    """
    tree, outline = edition.tree, edition.outline
    narrower = _first(edition, node, page)
    places = []
    for path in _one_each(paths):
        row: Sequence[NamedNode]
        if path and path[-1] not in outline:
            continue
        if path:
            row = tree.narrower(path[-1])
            way = tuple(edition.links.link(one, page) for one in path)
            target = outline.row_href(path[-1], node)
        else:
            scheme = tree.topped.get(node)
            row = tree.top(scheme) if scheme else outline.loose
            way = (edition.links.link(scheme, page),) if scheme else ()
            target = outline.href(node)
        place, window = tree.around(row, node, _MOST_IN_A_ROW)
        siblings = Row(
            window.before,
            tuple(edition.links.link(one, page) for one in window.nodes),
            window.after,
            page.up + target,
        )
        if len(row) > 1 or narrower.links:
            places.append(Place(way, siblings, place - window.before, narrower))
        narrower = Row(0, (), 0, "")
    return tuple(places)


def _one_each(
    paths: Iterable[tuple[NamedNode, ...]],
) -> list[tuple[NamedNode, ...]]:
    """Keep the first path through each direct broader concept."""
    first: dict[NamedNode | None, tuple[NamedNode, ...]] = {}
    for path in paths:
        first.setdefault(path[-1] if path else None, path)
    return list(first.values())[:_MOST_PLACES]


def _first(edition: Edition, node: NamedNode, page: Page) -> Row:
    """Give the first of the narrower concepts."""
    row = edition.tree.narrower(node)
    shown: tuple[Link, ...] = tuple(
        edition.links.link(one, page) for one in row[:_MOST_IN_A_ROW]
    )
    rest = len(row) - len(shown)
    target = page.up + edition.outline.row_href(node) if rest else ""
    return Row(0, shown, rest, target)
