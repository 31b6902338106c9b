"""Estimated width of a text, for pictures drawn before any font is known."""

import re
import unicodedata
from functools import cache, lru_cache

ELLIPSIS = "…"
# Widths in hundredths of the font size. They are those of a wide sans serif, so that a
# text fits whichever font of its system a browser takes.
_WIDTHS = {
    character: width
    for width, characters in (
        (32, " \u00a0\u202f',.IJijl"),
        (37, "-/:;\\f|’‐"),
        (42, "!()[]rt"),
        (50, '"*_`sz«»'),
        (58, "?Lc"),
        (62, "FPTYaekovxy"),
        (65, "$0123456789EKSbdghnpqu{}"),
        (70, "ABCRVXZ"),
        (77, "DGHNU"),
        (84, "&#+<=>M^~OQw"),
        (100, "%m@W—…"),
    )
    for character in characters
}
_ANY = 66
_WIDE = 100
# A line may end behind a space or a hyphen.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_WORDS = re.compile(r"[^ -]*(?:-+|[ ]+|$)")


def width_of(text: str, size: float) -> float:
    """Estimate the width of a text, rather too wide, in the unit of the font size."""
    return sum(map(_width, text)) * size / 100


def words_of(text: str) -> list[str]:
    """List the words of a text; a no-break space is no end of a word."""
    return [word for word in _SPACES.split(text) if word]


@lru_cache(16384)
def wrapped(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Break a text into so many lines at most; what does not fit ends in `…`.

    `width` is that of a line, in the unit of the font size. A word that is too long
    for a line is broken where the line ends.
    """
    room = width * 100 / size
    done: list[str] = []
    rest = " ".join(words_of(text))
    while rest:
        line, left = _line(rest, room)
        if left and len(done) + 1 == lines:
            line, _ = _cut(rest, room - _width(ELLIPSIS))
            return (*done, line.rstrip(" ") + ELLIPSIS)
        done.append(line)
        rest = left
    return tuple(done)


def _line(text: str, room: float) -> tuple[str, str]:
    """Take as many whole words as have room, or as much as has of the first."""
    end = 0
    taken = 0.0
    for match in _WORDS.finditer(text):
        word = match[0]
        if taken + sum(map(_width, word.rstrip(" "))) > room:
            break
        taken += sum(map(_width, word))
        end = match.end()
    if end:
        return text[:end].rstrip(" "), text[end:]
    return _cut(text, room)


def _cut(text: str, room: float) -> tuple[str, str]:
    """Take as many characters as have room, and one at least."""
    taken = 0.0
    for place, character in enumerate(text):
        taken += _width(character)
        if taken > room and place:
            return text[:place], text[place:]
    return text, ""


@cache
def _width(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.category(base) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(base) in {"W", "F"} else _ANY
