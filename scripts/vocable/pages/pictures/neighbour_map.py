"""Neighbour map of a concept: broader above, narrower below, others beside.

The picture and its links stand on the page once; the style sheet chooses between the
places that each box has on a wide page and on a narrow page.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vocable.interface.catalogues import N_
from vocable.pages.parts import Group, Link, Typology
from vocable.pages.pictures.map_layout import BOX, CENTRE, BoxGroup, Point, layouts
from vocable.pages.pictures.text_width import ELLIPSIS, wrapped
from vocable.vocabulary.labels import Text

_MOST_ABOVE, _MOST_BELOW, _MOST_BESIDE = 4, 12, 4


class MapNode(NamedTuple):
    """A box of the map: its label in lines, and its place on a wide and narrow page.

    `full` is the whole label where the lines do not hold it; `kind` is `concept`,
    `word`, `typology`, or `more`, which leads to the list of the rest.
    """

    lines: tuple[str, ...]
    full: str
    text: Text
    href: str
    kind: str
    wide: Point
    narrow: Point
    deprecated: bool = False


class MapCaption(NamedTuple):
    """What a group of boxes is (message identifier), and where that is written."""

    name: str
    wide: Point
    narrow: Point


class NeighbourMap(NamedTuple):
    """The map of one concept; heights and the lines between boxes as SVG paths."""

    centre: MapNode
    nodes: tuple[MapNode, ...]
    captions: tuple[MapCaption, ...]
    heights: tuple[int, int]
    wide_lines: tuple[str, str]
    narrow_lines: tuple[str, str]


class _Neighbour(NamedTuple):
    link: Link
    kind: str


class _NeighbourGroup(NamedTuple):
    name: str
    neighbours: tuple[_Neighbour, ...]


def draw_neighbours(
    title: Text,
    relations: Iterable[Group],
    typologies: Sequence[Typology],
    words: Sequence[tuple[Link, str]],
) -> NeighbourMap | None:
    """Draw what the lists of a concept's page say, or nothing where they are empty."""
    named = {group.name: group for group in relations}
    above = _of_relations(named.get("broader"), _MOST_ABOVE)
    below = _of_relations(named.get("narrower"), _MOST_BELOW)
    see_also = _of_relations(named.get("see also"), _MOST_BESIDE)
    sorts = N_("typologies") if any(t.is_typology for t in typologies) else ""
    beside = [
        _bounded(
            sorts or N_("collections"),
            [_Neighbour(one.link, "typology") for one in typologies],
            len(typologies),
            _MOST_BESIDE,
            "#typologies",
        ),
        _bounded(
            N_("words"),
            [
                _Neighbour(Link(_numbered(link.text, number), link.href), "word")
                for link, number in words
            ],
            len(words),
            _MOST_BESIDE,
            "#words",
        ),
    ]
    left = [group for group in beside if group.neighbours]
    right = [see_also] if see_also.neighbours else [left.pop()] if len(left) > 1 else []
    if not (above.neighbours or below.neighbours or left or right):
        return None
    groups = [group for group in (above, *left, *right, below) if group.neighbours]
    wide, narrow = layouts(
        _shape(above),
        _shape(below),
        tuple(map(_shape, left)),
        tuple(map(_shape, right)),
    )
    return NeighbourMap(
        _node(Link(title, ""), "here", wide.centre, narrow.centre),
        tuple(
            _node(
                one.link,
                one.kind,
                wide.boxes[group.name][n],
                narrow.boxes[group.name][n],
            )
            for group in groups
            for n, one in enumerate(group.neighbours)
        ),
        tuple(
            MapCaption(
                group.name, wide.captions[group.name], narrow.captions[group.name]
            )
            for group in groups
        ),
        (wide.height, narrow.height),
        ("".join(wide.firm), "".join(wide.loose)),
        ("".join(narrow.firm), "".join(narrow.loose)),
    )


def _node(link: Link, kind: str, wide: Point, narrow: Point) -> MapNode:
    room, size = (CENTRE - 16, 15) if kind == "here" else (BOX - 10, 13)
    lines = wrapped(link.words, room, size, 2)
    full = link.words if lines[-1:] and lines[-1].endswith(ELLIPSIS) else ""
    return MapNode(
        lines, full, link.text, link.href, kind, wide, narrow, link.deprecated
    )


def _numbered(text: Text, number: str) -> Text:
    return Text(f"{text.value} {number}", text.language, text.fallback)


def _of_relations(group: Group | None, most: int) -> _NeighbourGroup:
    if group is None:
        return _NeighbourGroup("", ())
    return _bounded(
        group.name,
        [_Neighbour(one.link, "concept") for one in group.relations[: most + 1]],
        group.total,
        most,
        group.href or "#" + group.name.replace(" ", "-"),
    )


def _bounded(
    name: str, neighbours: list[_Neighbour], total: int, most: int, rest: str
) -> _NeighbourGroup:
    """Keep the first neighbours; the last box then says how many more there are."""
    if total <= most:
        return _NeighbourGroup(name, tuple(neighbours))
    more = Link(Text(f"+ {total - most + 1}"), rest)
    return _NeighbourGroup(name, (*neighbours[: most - 1], _Neighbour(more, "more")))


def _shape(group: _NeighbourGroup) -> BoxGroup:
    return BoxGroup(group.name, len(group.neighbours))
