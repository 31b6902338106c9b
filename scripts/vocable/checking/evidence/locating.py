"""Position of a quotation in a document, from which a passage is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from vocable.checking.evidence.quotations import digest
from vocable.checking.text_matching import folded_characters, normalized
from vocable.errors import InputError, VocableError
from vocable.paths import require_file

_SNIPPET = 60


@dataclass(frozen=True)
class QuotationPlace:
    """One place of a quotation; positions are code points, the end is exclusive."""

    document: Path
    name: str
    line: int
    start: int
    end: int
    digest: str
    text: str

    @property
    def turtle(self) -> str:
        """Write the passage in Turtle, ready to paste; `name` is the local name."""
        return (
            f"passage:{self.name}\n"
            "    a vocable:Passage ;\n"
            f"    oa:hasSource document:{_number(self.document)} ;\n"
            f"    vocable:line {self.line} ;\n"
            f"    oa:start {self.start} ;\n"
            f"    oa:end {self.end} ;\n"
            f'    vocable:digest "{self.digest}" .\n'
        )


def locate(document: Path, quote: str) -> tuple[QuotationPlace, ...]:
    """Find every place where a quotation stands within one line of a document.

    Letters may be composed or not (NFC), white space and apostrophes may be of any
    kind; the case counts. Raises VocableError where the document cannot be read or
    the quotation stands nowhere, with the nearest line.
    """
    text = _read(document)
    wanted = normalized(quote)
    if not wanted:
        raise VocableError("the quotation is empty; give the words to look for")
    spots = [
        (number, start, end)
        for number, first, line in _lines(text)
        for start, end in _spots(line, first, wanted)
    ]
    if not spots:
        raise VocableError(
            f"{document}: “{quote}” does not stand in this document; "
            + _nearest(text, wanted)
        )
    found = []
    before: dict[int, int] = {}
    for number, start, end in spots:
        letter = _letters(before.get(number, 0))
        before[number] = before.get(number, 0) + 1
        part = text[start:end]
        name = f"{_number(document)}-L{number}{letter}"
        found.append(
            QuotationPlace(document, name, number, start, end, digest(part), part)
        )
    return tuple(found)


def _read(document: Path) -> str:
    try:
        require_file(document)
        # Bytes, so that newlines stay as they are.
        return document.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(document, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(document, f"cannot be read: {error.strerror}") from error


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    first = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, first, line
        first += len(line) + 1


def _spots(line: str, first: int, wanted: str) -> Iterator[tuple[int, int]]:
    """Find the quotation in one line, as positions in the whole text."""
    places = [
        (start, end)
        for characters, start, end in folded_characters(line)
        for _ in characters
    ]
    plain = "".join(characters for characters, _, _ in folded_characters(line))
    at = plain.find(wanted)
    while at >= 0:
        start, end = places[at][0], places[at + len(wanted) - 1][1]
        yield first + start, first + end
        at = plain.find(wanted, at + len(wanted))


def _nearest(text: str, wanted: str) -> str:
    size, number, snippet = 0, 0, ""
    for line_number, _, line in _lines(text):
        plain = normalized(line)
        match = SequenceMatcher(None, wanted, plain, autojunk=False)
        block = match.find_longest_match()
        if block.size > size:
            size, number = block.size, line_number
            snippet = plain[max(0, block.b - 10) :][:_SNIPPET]
    if not size:
        return "no line comes near it"
    return f"the nearest is line {number}: “{snippet}”; copy the words from there"


def _letters(rank: int) -> str:
    letters = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _number(document: Path) -> str:
    """Give the number a file name starts with, else a name made of the whole of it."""
    match = re.match(r"\d+", document.stem)
    if match:
        return match[0]
    return re.sub(r"[^a-z0-9]+", "-", document.stem.lower()).strip("-") or "document"
