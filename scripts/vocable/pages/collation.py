"""The order of words in an alphabet: the Unicode Collation Algorithm, UTS 10."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from pyuca import Collator
from pyuca.collator import COLL_ELEMENT_PATTERN

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@cache
def sort_key(text: str) -> SortKey:
    """Give the key by which a text is sorted.

    The words of a text are looked up one by one, since most of them come again: no
    contraction of the default table reaches across a space.
    """
    words = [_weights(word) for word in re.split("( )", text)]
    return (
        tuple(weight for primary, _, _ in words for weight in primary),
        tuple(weight for _, secondary, _ in words for weight in secondary),
        tuple(weight for _, _, tertiary in words for weight in tertiary),
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
def _weights(word: str) -> SortKey:
    normal = unicodedata.normalize("NFD", word)
    elements = _collator().collation_elements(normal)
    levels = zip(*(element[:3] for element in elements), strict=True)
    kept = [tuple(weight for weight in level if weight) for level in levels]
    return (kept[0], kept[1], kept[2]) if kept else ((), (), ())


@cache
def _collator() -> Collator:
    return _FrugalCollator()


class _FrugalCollator(Collator):  # type: ignore[misc]
    """Reads of the default table only the lines of the characters that it meets.

    A vocabulary uses a few hundred of 30,000.
    """

    def load(self, filename: str) -> None:
        """Sort the lines of the table by the character that they begin with."""
        self._lines: dict[str, list[str]] = {}
        for line in Path(filename).read_text(encoding="utf-8").splitlines():
            self._lines.setdefault(line.partition(" ")[0], []).append(line)
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
