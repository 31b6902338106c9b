"""Pagination of long lists: by letter, and long letters in parts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from vocable.vocabulary.addresses import href
from vocable.vocabulary.collation import DIGITS, OTHERS, Collation

_MOST_ON_ONE_PAGE = 300
Row = TypeVar("Row")


class Letter(NamedTuple):
    """A letter, where its page is, and in `total` how many stand under it."""

    letter: str
    href: str
    total: int


@dataclass(frozen=True)
class Piece(Generic[Row]):
    """One page of a list: all of it, or a letter, or a part of a long letter.

    `letter` is empty where the page holds the whole list, or leads to its letters
    alone; `part` counts from 1 and `parts` are the paths of all parts.
    """

    path: str
    letter: str
    rows: Sequence[Row]
    letters: tuple[tuple[str, str, int], ...] = ()
    parts: tuple[str, ...] = ()
    part: int = 1

    def letters_from(self, up: str) -> tuple[Letter, ...]:
        """Give the letters as links from a page; `up` leads to the root."""
        return tuple(Letter(one, up + href(path), n) for one, path, n in self.letters)

    def parts_from(self, up: str) -> tuple[str, ...]:
        """Give the ways from a page to the parts of its letter, where it has any."""
        return tuple(up + href(path) for path in self.parts)


def by_letter(
    rows: Iterable[Row], text_of: Callable[[Row], str], collation: Collation
) -> dict[str, list[Row]]:
    """File rows under the letters of their texts, letters in alphabetical order.

    Under a letter they stay in their order; what is under no letter comes last.
    """
    filed: dict[str, list[Row]] = {}
    for row in rows:
        filed.setdefault(collation.letter(text_of(row)), []).append(row)
    return {letter: filed[letter] for letter in sorted(filed, key=collation.letter_key)}


def split_by_letter(
    rows: Sequence[Row],
    text_of: Callable[[Row], str],
    path: str,
    collation: Collation,
    most: int = _MOST_ON_ONE_PAGE,
) -> list[Piece[Row]]:
    """Split a sorted list: the first piece stands at `path`, the letters below it.

    A list of at most `most` rows stays whole.
    """
    if len(rows) <= most:
        return [Piece(path, "", rows)]
    filed = by_letter(rows, text_of, collation)
    letters = tuple(
        (letter, f"{path}/{slug(letter)}", len(under))
        for letter, under in filed.items()
    )
    pieces: list[Piece[Row]] = [Piece(path, "", (), letters)]
    for letter, place, _ in letters:
        under = filed[letter]
        starts = range(0, len(under), most)
        parts = tuple(
            f"{place}-{n}" if n > 1 else place for n, _ in enumerate(starts, 1)
        )
        for number, start in enumerate(starts, 1):
            pieces.append(
                Piece(
                    parts[number - 1],
                    letter,
                    under[start : start + most],
                    letters,
                    parts if len(parts) > 1 else (),
                    number,
                )
            )
    return pieces


def slug(letter: str) -> str:
    """Name the page or anchor of a letter in ASCII, whatever its script."""
    if letter.isascii() and letter.isalpha():
        return letter.lower()
    points = "".join(f"u{ord(character):04x}" for character in letter)
    return {OTHERS: "other", DIGITS: "digits"}.get(letter, points)
