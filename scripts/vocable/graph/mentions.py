"""What the scanners of positions look for, and what they find."""

from bisect import bisect
from itertools import accumulate
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
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        lengths = (len(line) + 1 for line in text.split("\n"))
        self.starts = [0, *accumulate(lengths)][:-1]

    def mention(self, rank: int, statement: Statement, offset: int) -> Mention:
        line = bisect(self.starts, offset)
        return Mention(rank, statement, line, offset - self.starts[line - 1] + 1)
