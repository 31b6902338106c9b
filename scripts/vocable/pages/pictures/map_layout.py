"""Layout of a neighbour map: the boxes, and the lines between them.

The places are computed here and by no layout library: what is around one concept is a
grid of equal boxes whose rows are known beforehand, so there is nothing to lay out, no
crossing to avoid, and two sums give each place. Each box has two places, one on a wide
page and one on a narrow page.
"""

from functools import lru_cache
from typing import NamedTuple

WIDE, NARROW = 592, 288
BOX, CENTRE, HEIGHT = 136, 280, 44
_CAPTION = 22
_PITCH = 52
_GAP = 16
_INSET = 8
_IN_A_ROW = 4

Point = tuple[int, int]


class BoxGroup(NamedTuple):
    """What the places of a group depend on: how many boxes it has."""

    name: str
    size: int


MapSide = tuple[BoxGroup, ...]


class Layout:
    """The places of all boxes on one width, and the lines between them.

    `boxes` and `captions` are by the name of their group; `firm` lines lead up and down
    the hierarchy, `loose` ones to the sides.
    """

    def __init__(self) -> None:
        self.boxes: dict[str, list[Point]] = {}
        self.captions: dict[str, Point] = {}
        self.firm: list[str] = []
        self.loose: list[str] = []
        self.centre: Point = (0, 0)
        self.height = 0


class _Wide(Layout):
    """Rows of four above and below the concept, a column at each side."""

    def __init__(
        self, above: BoxGroup, below: BoxGroup, left: MapSide, right: MapSide
    ) -> None:
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

    def _above(self, group: BoxGroup) -> int:
        """Set the row above; gives where the room for the concept begins."""
        row = self._row(group, 0, _CAPTION)
        bus = _CAPTION + HEIGHT + _GAP // 2
        self.captions[group.name] = (row[0] - BOX // 2, 14)
        self.firm += [f"M{x} {bus - _GAP // 2}V{bus}" for x in row]
        self._bus(row, bus)
        return bus + _GAP // 2

    def _below(self, group: BoxGroup, y: int) -> int:
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

    def _row(self, group: BoxGroup, start: int, y: int) -> list[int]:
        """Centre a row of boxes; gives the middle of each."""
        count = min(group.size - start, _IN_A_ROW)
        first = (WIDE - count * (BOX + _GAP) + _GAP) // 2
        left = [first + n * (BOX + _GAP) for n in range(count)]
        self.boxes.setdefault(group.name, []).extend((x, y) for x in left)
        return [x + BOX // 2 for x in left]

    def _bus(self, row: list[int], y: int) -> None:
        if len(row) > 1:
            self.firm.append(f"M{row[0]} {y}H{row[-1]}")

    def _beside(self, side: MapSide, way: int, y: int) -> None:
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


def _column(side: MapSide) -> int:
    """Give the height of the groups at one side."""
    return sum(_CAPTION + group.size * _PITCH for group in side)


class _Narrow(Layout):
    """Pairs of boxes, one group below the other, along a line."""

    def __init__(
        self, above: BoxGroup, below: BoxGroup, left: MapSide, right: MapSide
    ) -> None:
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

    def _pairs(self, group: BoxGroup, y: int) -> tuple[list[tuple[int, bool]], int]:
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
def layouts(
    above: BoxGroup, below: BoxGroup, left: MapSide, right: MapSide
) -> tuple[Layout, Layout]:
    """Lay out a page's map, wide and narrow; most concepts have the shape of others."""
    return _Wide(above, below, left, right), _Narrow(above, below, left, right)
