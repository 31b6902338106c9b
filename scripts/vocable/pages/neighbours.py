"""Draw a concept among its neighbours: broader above, narrower below, others beside.

The places are computed here and by no layout library: what is around one concept is a
grid of equal boxes whose rows are known beforehand, so there is nothing to lay out, no
crossing to avoid, and two sums give each place. Each box has two places, one on a wide
page and one on a narrow page; the style sheet chooses, so that the picture and its
links stand on the page once.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from vocable.pages.labels import Text
from vocable.pages.parts import Group, Link, Typology
from vocable.pages.wrapping import ELLIPSIS, wrapped
from vocable.translating import N_

WIDE, NARROW = 592, 288
BOX, CENTRE, HEIGHT = 136, 280, 44
_CAPTION = 22
_PITCH = 52
_GAP = 16
_INSET = 8
_IN_A_ROW = 4
_MOST_ABOVE, _MOST_BELOW, _MOST_BESIDE = 4, 12, 4


_Point = tuple[int, int]


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
    wide: _Point
    narrow: _Point


class MapCaption(NamedTuple):
    """What a group of boxes is (message identifier), and where that is written."""

    name: str
    wide: _Point
    narrow: _Point


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


class _Group(NamedTuple):
    name: str
    neighbours: tuple[_Neighbour, ...]


class _Shape(NamedTuple):
    """What the places of a group depend on: how many boxes it has."""

    name: str
    size: int


_Side = tuple[_Shape, ...]


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
    wide, narrow = _layouts(
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


def _node(link: Link, kind: str, wide: _Point, narrow: _Point) -> MapNode:
    room, size = (CENTRE - 16, 15) if kind == "here" else (BOX - 10, 13)
    lines = wrapped(link.text.value, room, size, 2)
    full = link.text.value if lines[-1:] and lines[-1].endswith(ELLIPSIS) else ""
    return MapNode(lines, full, link.text, link.href, kind, wide, narrow)


def _numbered(text: Text, number: str) -> Text:
    return Text(f"{text.value} {number}", text.language, text.fallback)


def _of_relations(group: Group | None, most: int) -> _Group:
    if group is None:
        return _Group("", ())
    return _bounded(
        group.name,
        [_Neighbour(one.link, "concept") for one in group.relations[: most + 1]],
        group.total,
        most,
        group.href or "#" + group.name.replace(" ", "-"),
    )


def _bounded(
    name: str, neighbours: list[_Neighbour], total: int, most: int, rest: str
) -> _Group:
    """Keep the first neighbours; the last box then says how many more there are."""
    if total <= most:
        return _Group(name, tuple(neighbours))
    more = Link(Text(f"+ {total - most + 1}"), rest)
    return _Group(name, (*neighbours[: most - 1], _Neighbour(more, "more")))


def _shape(group: _Group) -> _Shape:
    return _Shape(group.name, len(group.neighbours))


class _Layout:
    """The places of all boxes on one width, and the lines between them.

    `boxes` and `captions` are by the name of their group; `firm` lines lead up and down
    the hierarchy, `loose` ones to the sides.
    """

    def __init__(self) -> None:
        self.boxes: dict[str, list[_Point]] = {}
        self.captions: dict[str, _Point] = {}
        self.firm: list[str] = []
        self.loose: list[str] = []
        self.centre: _Point = (0, 0)
        self.height = 0


class _Wide(_Layout):
    """Rows of four above and below the concept, a column at each side."""

    def __init__(self, above: _Shape, below: _Shape, left: _Side, right: _Side) -> None:
        super().__init__()
        y = self._above(above) if above.size else 0
        inner = max(HEIGHT, _column(left), _column(right))
        centre = y + (inner - HEIGHT) // 2
        self.centre = ((WIDE - CENTRE) // 2, centre)
        if above.size:
            self.firm.append(f"M{WIDE // 2} {y - _GAP // 2}V{centre}")
        for side, way in ((left, -1), (right, 1)):
            self._beside(side, way, y + (inner - _column(side)) // 2)
        self.height = y + inner + 1
        if below.size:
            self.height = self._below(below, y + inner) + 1

    def _above(self, group: _Shape) -> int:
        """Set the row above; gives where the room for the concept begins."""
        row = self._row(group, 0, _CAPTION)
        bus = _CAPTION + HEIGHT + _GAP // 2
        self.captions[group.name] = (row[0] - BOX // 2, 14)
        self.firm += [f"M{x} {bus - _GAP // 2}V{bus}" for x in row]
        self._bus(row, bus)
        return bus + _GAP // 2

    def _below(self, group: _Shape, y: int) -> int:
        """Set the rows below, four boxes in each; gives where they end."""
        trunk = self.centre[1] + HEIGHT
        y += _CAPTION + _GAP // 2
        for start in range(0, group.size, _IN_A_ROW):
            row = self._row(group, start, y)
            bus = y - _GAP // 2
            if not start:
                self.captions[group.name] = (row[0] - BOX // 2, bus - 6)
            self.firm += [f"M{x} {bus}V{y}" for x in row]
            self._bus(row, bus)
            # Only a full row has another below it, and leaves room in the middle.
            self.firm.append(f"M{WIDE // 2} {trunk}V{bus}")
            trunk = bus
            y += HEIGHT + _GAP
        return y - _GAP

    def _row(self, group: _Shape, start: int, y: int) -> list[int]:
        """Centre a row of boxes; gives the middle of each."""
        count = min(group.size - start, _IN_A_ROW)
        first = (WIDE - count * (BOX + _GAP) + _GAP) // 2
        left = [first + n * (BOX + _GAP) for n in range(count)]
        self.boxes.setdefault(group.name, []).extend((x, y) for x in left)
        return [x + BOX // 2 for x in left]

    def _bus(self, row: list[int], y: int) -> None:
        if len(row) > 1:
            self.firm.append(f"M{row[0]} {y}H{row[-1]}")

    def _beside(self, side: _Side, way: int, y: int) -> None:
        """Set the groups of the left (-1) or right (1) side below one another."""
        if not side:
            return
        x, edge = (0, BOX) if way < 0 else (WIDE - BOX, WIDE - BOX)
        post = edge - way * _GAP // 2
        middle = self.centre[1] + HEIGHT // 2
        rows = []
        for group in side:
            self.captions[group.name] = (x, y + 14)
            y += _CAPTION
            self.boxes[group.name] = [(x, y + n * _PITCH) for n in range(group.size)]
            rows += [top + HEIGHT // 2 for _, top in self.boxes[group.name]]
            y += group.size * _PITCH
        self.loose.append(f"M{WIDE // 2 + way * CENTRE // 2} {middle}H{post}")
        self.loose.append(f"M{post} {min(middle, *rows)}V{max(middle, *rows)}")
        self.loose += [f"M{post} {row}H{edge}" for row in rows]


def _column(side: _Side) -> int:
    """Give the height of the groups at one side."""
    return sum(_CAPTION + group.size * _PITCH for group in side)


class _Narrow(_Layout):
    """Pairs of boxes, one group below the other, along a line."""

    def __init__(self, above: _Shape, below: _Shape, left: _Side, right: _Side) -> None:
        super().__init__()
        spine = NARROW // 2 + _INSET // 2
        y = 0
        if above.size:
            rows, y = self._pairs(above, y)
            self.firm += [*_leaves(rows, spine), f"M{spine} {rows[0][0]}V{y + _GAP}"]
            y += _GAP
        self.centre = (_INSET, y)
        y += HEIGHT
        foot = y
        if below.size:
            rows, y = self._pairs(below, y + _GAP // 2)
            self.firm += [*_leaves(rows, spine), f"M{spine} {foot}V{rows[-1][0]}"]
        for group in (*right, *left):
            rows, y = self._pairs(group, y + _GAP // 2)
            self.loose += [f"M1 {row}H{_INSET}" for row, _ in rows]
            self.loose += [
                f"M{_INSET + BOX} {row}h{_INSET}" for row, full in rows if full
            ]
        if left or right:
            self.loose.append(f"M{_INSET} {foot - HEIGHT // 2}H1V{rows[-1][0]}")
        self.height = y + 1

    def _pairs(self, group: _Shape, y: int) -> tuple[list[tuple[int, bool]], int]:
        """Set a group two by two; gives the rows, each whether full, and the end."""
        self.captions[group.name] = (_INSET, y + 14)
        y += _CAPTION
        count = group.size
        self.boxes[group.name] = [
            (_INSET + n % 2 * (BOX + _INSET), y + n // 2 * _PITCH) for n in range(count)
        ]
        rows = [
            (y + n // 2 * _PITCH + HEIGHT // 2, n + 1 < count)
            for n in range(0, count, 2)
        ]
        return rows, rows[-1][0] + HEIGHT // 2


def _leaves(rows: list[tuple[int, bool]], spine: int) -> list[str]:
    """Tie the boxes of each row to the line between them."""
    left = spine - _INSET // 2
    return [f"M{left} {y}h{_INSET if full else _INSET // 2}" for y, full in rows]


@lru_cache(1024)
def _layouts(
    above: _Shape, below: _Shape, left: _Side, right: _Side
) -> tuple[_Layout, _Layout]:
    """Lay out a page's map, wide and narrow; most concepts have the shape of others."""
    return _Wide(above, below, left, right), _Narrow(above, below, left, right)
