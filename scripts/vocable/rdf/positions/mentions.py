"""Mentions of resources in a file: what the scanners look for and what they find."""

from typing import NamedTuple
from urllib.parse import urljoin, uses_relative

from vocable.rdf.formats import Format

# Whatever blank node it is: the names that a file gives them are not kept.
BLANK = "_:"


class TriplePattern(NamedTuple):
    """What is looked for: a subject, and where known its predicate and its value.

    All three are IRIs; the subject may also be `BLANK`, and the value the text of a
    literal.
    """

    subject: str
    predicate: str | None = None
    value: str | None = None


class Reading(NamedTuple):
    """How a file was read: in which syntax, and with which base its relative IRIs.

    The base is empty where the file needs none.
    """

    format: Format
    base: str = ""


class Mention(NamedTuple):
    """A place where a subject, predicate or value begins; 4 is an object's place."""

    rank: int
    statement: TriplePattern
    line: int
    column: int


class Lines:
    """Turns offsets in a text into lines and columns.

    Counts from the offset that was asked last, which is mostly near.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset, self._line, self._start = 0, 1, 0

    def mention(self, rank: int, statement: TriplePattern, offset: int) -> Mention:
        """Say where a mention begins."""
        first, last = sorted((self._offset, offset))
        between = self._text.count("\n", first, last)
        if between:
            self._line += between if offset > self._offset else -between
            self._start = self._text.rfind("\n", 0, offset) + 1
        self._offset = offset
        return Mention(rank, statement, self._line, offset - self._start + 1)


def resolved(base: str, iri: str) -> str:
    """Resolve an IRI against a base of any scheme (RFC 3986 section 5.2)."""
    if not base:
        return iri
    scheme, colon, rest = base.partition(":")
    if scheme not in uses_relative and not iri.partition("#")[0]:
        # The library leaves the bases of schemes that it does not know.
        return base.partition("#")[0] + iri
    if scheme not in uses_relative and rest.startswith("//"):
        joined = urljoin(f"http:{rest}", iri)
        return joined.replace("http:", scheme + colon, 1)
    # The join forgets an empty fragment.
    return urljoin(base, iri) + ("#" if iri.endswith("#") else "")
