"""The order of words in an alphabet: the Unicode Collation Algorithm, UTS 10."""

import re
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

from pyuca import Collator
from pyuca.collator import COLL_ELEMENT_PATTERN

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@cache
def sort_key(text: str) -> SortKey:
    """Give the key by which a text is sorted.

    Characters are looked up one by one, or words where one of their characters may be
    sorted as one with what stands before it: none reaches across a space.
    """
    normal = unicodedata.normalize("NFD", text)
    alone = _collator().followers.isdisjoint(normal)
    units = map(_weights, normal if alone else re.split("( )", normal))
    primary, secondary, tertiary = zip(*units, strict=True) if normal else ((), (), ())
    return (
        tuple(chain.from_iterable(primary)),
        tuple(chain.from_iterable(secondary)),
        tuple(chain.from_iterable(tertiary)),
    )


def natural_key(notation: str) -> list[tuple[int, str]]:
    """Give a key by which `2.10` stands behind `2.9`."""
    parts = "".join(c if c.isdigit() else f" {c} " for c in notation).split()
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]


@cache
def first_letter(text: str) -> str:
    """Give the letter under which an alphabetical index files a text.

    Accents are folded; digits share `0–9`, what is no letter or digit shares `#`.
    """
    for character in unicodedata.normalize("NFD", text):
        if character.isalpha():
            return character.upper()[0]
        if character.isdigit():
            return "0–9"
    return "#"


@cache
def _weights(unit: str) -> SortKey:
    elements = _collator().collation_elements(unit)
    levels = zip(*(element[:3] for element in elements), strict=True)
    kept = [tuple(weight for weight in level if weight) for level in levels]
    return (kept[0], kept[1], kept[2]) if kept else ((), (), ())


@cache
def _collator() -> "_FrugalCollator":
    return _FrugalCollator()


class _FrugalCollator(Collator):  # type: ignore[misc]
    """Reads of the default table only the lines of the characters that it meets.

    A vocabulary uses a few hundred of 30,000. `followers` are the characters that the
    table somewhere sorts as one with a character before them (UTS 10, 3.3).
    """

    followers: frozenset[str]

    def load(self, filename: str) -> None:
        """Sort the lines of the table by the character that they begin with."""
        table = Path(filename).read_text(encoding="utf-8")
        self._lines: dict[str, list[str]] = {}
        for line in table.splitlines():
            self._lines.setdefault(line.partition(" ")[0], []).append(line)
        together = re.findall(r"^[0-9A-F]+((?: [0-9A-F]+)+) *;", table, re.MULTILINE)
        points = chain.from_iterable(map(str.split, together))
        self.followers = frozenset(chr(int(point, 16)) for point in points)
        for line in self._lines["@implicitweights"]:
            first, last, base = re.findall(r"\b[0-9A-F]{4,}\b", line)[:3]
            self.implicit_weights.append([int(first, 16), int(last, 16), int(base, 16)])

    def build_lookup_key(self, text: str) -> list[int]:
        """Give the code points of a text, whose lines are read from here on."""
        points = [ord(character) for character in text]
        for point in points:
            for line in self._lines.pop(f"{point:04X}", ()):
                characters, _, rest = line.partition("#")[0].partition(";")
                elements = [
                    [int(weight, 16) for weight in match.groups()]
                    for match in COLL_ELEMENT_PATTERN.finditer(rest)
                ]
                self.table.add([int(each, 16) for each in characters.split()], elements)
        return points
