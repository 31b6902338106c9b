"""Layout of a treemap: rectangles in rectangles, as large as their branches.

The rectangles are laid out by squarify. A branch is divided only where the labels of
its parts have room, so the picture shows as many levels as can be read: all of a small
vocabulary, the top of a large one. What has no room is counted, not left out; where a
little more than its share gives a small branch room for its name, it gets that.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from squarify import normalize_sizes, squarify

from vocable.pages.parts import Link
from vocable.pages.pictures.text_width import ELLIPSIS, width_of, words_of, wrapped
from vocable.vocabulary.labels import Text

LETTERS, LINE = 13, 16
SIZES = ((1120, 680), (360, 800))
_HEAD = 24
_PADDING = 4
_STRETCH = 2
_BOLD = 1.12
_SMALLEST = 44 * 24
# What a small rectangle gets more than its share, tried one after the other.
_LEAST = (0, 2500, 5000, 20_000, 50_000)
_DEEPEST = 6


class Box(NamedTuple):
    """A rectangle, in pixels of the picture."""

    x: float
    y: float
    width: float
    height: float


class Cell(NamedTuple):
    """A branch of the picture: its place, its label in lines, how deep it lies.

    `size` counts it and all below where its parts are drawn inside it, else it is 0.
    """

    box: tuple[int, int, int, int]
    lines: tuple[str, ...]
    text: Text
    href: str
    depth: int
    size: int
    deprecated: bool = False


class Treemap(NamedTuple):
    """The picture on a wide page or a narrow one."""

    width: int
    height: int
    cells: tuple[Cell, ...]


class TreemapPart(NamedTuple):
    """A branch to be drawn: its size counts it and all below it.

    Its own parts are only asked for where there may be room for them.
    """

    link: Link
    size: int
    parts: Callable[[], Sequence["TreemapPart"]]


def draw_treemaps(parts: Sequence[TreemapPart], rest: Link) -> tuple[Treemap, ...]:
    """Draw a whole for a wide page and for a narrow one, where it can be read on them.

    `rest` names nothing and leads to all that is only counted.
    """
    drawn = (
        Treemap(
            width, height, tuple(_divided(parts, Box(0, 0, width, height), 0, rest))
        )
        for width, height in SIZES
    )
    return tuple(picture for picture in drawn if picture.cells)


def _divided(
    branches: Sequence[TreemapPart], box: Box, depth: int, rest: Link
) -> list[Cell]:
    """Fill a rectangle with branches; gives nothing where they cannot be read in it.

    Of several divisions the one that names the most branches is taken.
    """
    ordered = sorted(branches, key=lambda branch: -branch.size)
    divisions = [_division(ordered, box, least, rest) for least in _LEAST]
    best = max(divisions, key=len)
    return [cell for one, place in best for cell in _cells(one, place, depth)]


def _division(
    ordered: Sequence[TreemapPart], box: Box, least: int, rest: Link
) -> list[tuple[TreemapPart, Box]]:
    """Divide a rectangle so that no part has fewer than so many pixels.

    Branches that have no room for their names share one rectangle; that is refused
    where they are the larger part.
    """
    total = sum(branch.size for branch in ordered)
    shown = list(ordered[: int(box.width * box.height / max(_SMALLEST, least))])
    while shown:
        left = total - sum(branch.size for branch in shown)
        if left * 2 > total:
            return []
        more = TreemapPart(Link(Text(f"+\u00a0{left}"), rest.href), left, list)
        parts = [*shown, more] if left else shown
        boxes = _laid_out([branch.size for branch in parts], box, least)
        placed = list(zip(parts, boxes, strict=True))
        nameless = [
            place
            for place, (one, room) in enumerate(placed)
            if not _lettered(one.link.words, room)
        ]
        if not nameless:
            return placed
        # Half of them join the rest, the longest words first; where only its own
        # number has no room, the smallest does.
        last = [len(shown) - 1]
        hard = [place for place in nameless if place < len(shown)] or last
        words = {place: _longest(shown[place].link.words) for place in hard}
        hard.sort(key=lambda place: -words[place])
        going = set(hard[: len(hard) // 2 + 1])
        shown = [one for place, one in enumerate(shown) if place not in going]
    return []


def _laid_out(sizes: Sequence[int], box: Box, least: int) -> list[Box]:
    """Give each size a rectangle of its share, and of so many pixels at least."""
    floor = min(sum(sizes) * least / (box.width * box.height), sum(sizes) / len(sizes))
    # The last may be larger than what stands before it; squarify wants them sorted.
    order = sorted(range(len(sizes)), key=lambda n: -sizes[n])
    shares = normalize_sizes(
        [max(sizes[n], floor) for n in order], box.width / _STRETCH, box.height
    )
    # Words are wide: what is made square here becomes wide when it is drawn.
    found = squarify(shares, 0, 0, box.width / _STRETCH, box.height)
    boxes = {
        n: Box(
            box.x + one["x"] * _STRETCH,
            box.y + one["y"],
            one["dx"] * _STRETCH,
            one["dy"],
        )
        for n, one in zip(order, found, strict=True)
    }
    return [boxes[n] for n in range(len(sizes))]


def _lettered(text: str, box: Box) -> tuple[str, ...]:
    """Break a label into lines, whole words alone, give none without room."""
    room = box.width - 2 * _PADDING
    lines = int((box.height - _PADDING) // LINE)
    if lines < 1 or _longest(text) > room:
        return ()
    found = wrapped(text, room, LETTERS, lines)
    return found if found and not found[-1].endswith(ELLIPSIS) else ()


@cache
def _longest(text: str) -> float:
    """Give the width of the longest word."""
    return max((width_of(word, LETTERS) for word in words_of(text)), default=0)


def _cells(branch: TreemapPart, box: Box, depth: int) -> Iterator[Cell]:
    """Give the cell of a branch, and those of its parts where they can be read."""
    inside: list[Cell] = []
    words = branch.link.words
    # The title of a divided cell is bold and stands on one line with its number.
    head = width_of(f"{words} {branch.size}", LETTERS) * _BOLD + 2 * _PADDING
    inner = Box(
        box.x + _PADDING,
        box.y + _HEAD,
        box.width - 2 * _PADDING,
        box.height - _HEAD - _PADDING,
    )
    if (
        depth < _DEEPEST
        and branch.size > 1
        and head <= box.width
        and inner.height >= LINE
    ):
        inside = _divided(branch.parts(), inner, depth + 1, branch.link)
    left, top = _pixel(box.x), _pixel(box.y)
    place = (
        left,
        top,
        _pixel(box.x + box.width) - left,
        _pixel(box.y + box.height) - top,
    )
    yield Cell(
        place,
        (words,) if inside else _lettered(words, box),
        branch.link.text,
        branch.link.href,
        depth,
        branch.size if inside else 0,
        branch.link.deprecated,
    )
    yield from inside


def _pixel(edge: float) -> int:
    """Round an edge, so that two that touch do so whatever their last digits are."""
    return round(round(edge, 6))
