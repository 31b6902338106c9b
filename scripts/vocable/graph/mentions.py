"""What the scanners of positions look for, and what they find."""

from typing import NamedTuple


class Statement(NamedTuple):
    """What is looked for: a subject, and where known its predicate and its value.

    All three are IRIs; the value may also be the text of a literal.
    """

    subject: str
    predicate: str | None = None
    value: str | None = None


class Mention(NamedTuple):
    """A place where a subject, predicate or value begins; 4 is an object's place."""

    rank: int
    statement: Statement
    line: int
    column: int


class Lines:
    """Turns offsets in a text into lines and columns.

    Counts from the offset that was asked last, which is mostly near.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset, self._line, self._start = 0, 1, 0

    def mention(self, rank: int, statement: Statement, offset: int) -> Mention:
        """Say where a mention begins."""
        first, last = sorted((self._offset, offset))
        between = self._text.count("\n", first, last)
        if between:
            self._line += between if offset > self._offset else -between
            self._start = self._text.rfind("\n", 0, offset) + 1
        self._offset = offset
        return Mention(rank, statement, self._line, offset - self._start + 1)
