"""Where in the source files a thing is said, for messages that name file and line.

The store keeps no positions, so the files are read a second time, by light scanners
that trust the parser: they only see files that have been loaded without an error.
"""

import gzip
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from vocable.formats import JSON_LD, RDF_XML, format_of
from vocable.graph.mentions import Mention, Statement
from vocable.graph.tree_positions import JsonScanner, XmlScanner
from vocable.graph.turtle_positions import TurtleScanner

__all__ = ["Location", "Statement", "find_positions"]


@dataclass(frozen=True)
class Location:
    """A place in a file; lines and columns count from 1, columns in code points."""

    path: Path
    line: int
    column: int | None = None

    def __str__(self) -> str:
        place = (self.path, self.line, self.column)
        return ":".join(str(part) for part in place if part is not None)


def find_positions(
    sources: Iterable[Path], statements: Iterable[Statement]
) -> dict[Statement, Location]:
    """Find for each statement the first place that says it, or what comes nearest.

    Nearest is the predicate, else the subject, else the first place where the subject
    is the object of another. What the files do not name is left out; blank nodes are
    never found. Nothing is read where no statement is given.
    """
    wanted = set(statements)
    subjects = {statement.subject for statement in wanted}
    best: dict[Statement, tuple[int, Location]] = {}
    for path in sources if wanted else ():
        for rank, statement, line, column in _mentions(path, subjects):
            known = best.get(statement)
            if known is None or rank < known[0]:
                best[statement] = (rank, Location(path, line, column))
    found = {}
    for statement in wanted:
        subject, predicate, _ = statement
        for nearest in (statement, Statement(subject, predicate), Statement(subject)):
            if nearest in best:
                found[statement] = best[nearest][1]
                break
    return found


def _mentions(path: Path, subjects: AbstractSet[str]) -> Iterable[Mention]:
    raw = path.read_bytes()
    if path.suffix.lower() == ".gz":
        raw = gzip.decompress(raw)
    format_ = format_of(path)
    if format_ == RDF_XML:
        return XmlScanner(subjects).scan(raw)
    text = raw.decode("utf-8", errors="replace")
    if format_ == JSON_LD:
        return JsonScanner(text, subjects).scan()
    return TurtleScanner(text, subjects).scan()
