"""Texts compared as a reader would: what differs only in typing is the same."""

import hashlib
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ′＇"), "'")


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def line_of(text: str, position: int) -> int:
    """Give the line, counted from 1, on which a code point position stands."""
    return text.count("\n", 0, position) + 1


def folded(text: str) -> str:
    """Write a text so that its twins are equal to it.

    Twins are the same after NFC, whatever the case, the shape of the apostrophes, and
    the kind and number of white space characters, no-break spaces among them.
    """
    return normalized(text).casefold()


def normalized(text: str) -> str:
    """Fold as `folded` does, but keep the case."""
    return "".join(character for character, _, _ in folded_characters(text)).strip()


def folded_characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Fold a text piece by piece, each with the start and end it has in the text."""
    position = 0
    while position < len(text):
        end = position + 1
        if text[position].isspace():
            while end < len(text) and text[end].isspace():
                end += 1
            yield " ", position, end
        else:
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            composed = unicodedata.normalize("NFC", text[position:end])
            yield composed.translate(_APOSTROPHES), position, end
        position = end
