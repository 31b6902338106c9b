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


_Best = dict[Statement, tuple[int, Location]]


def find_positions(
    sources: Iterable[Path], statements: Iterable[Statement]
) -> dict[Statement, Location]:
    """Find for each statement the first place that says it, or what comes nearest.

    Nearest is the predicate, else the subject, else the first place where the subject
    is the object of another. What the files do not name is left out; blank nodes are
    never found. Nothing is read where no statement is given.
    """
    wanted = set(statements)
    sources = tuple(sources)
    subjects = {statement.subject for statement in wanted}
    # Where the subject is all that is looked for, the rest of its statement is skipped.
    whole = {statement.subject for statement in wanted if statement.predicate}
    best: _Best = {}
    _look(sources, subjects, whole, best)
    # Only what is nowhere a subject is looked for among the objects.
    _look(
        sources,
        {
            name
            for name in subjects
            if Statement(name) not in best and not name.startswith(("_:", '"'))
        },
        None,
        best,
    )
    found = {}
    for statement in wanted:
        subject, predicate, _ = statement
        for nearest in (statement, Statement(subject, predicate), Statement(subject)):
            if nearest in best:
                found[statement] = best[nearest][1]
                break
    return found


def _look(
    sources: tuple[Path, ...],
    subjects: AbstractSet[str],
    whole: AbstractSet[str] | None,
    best: _Best,
) -> None:
    """Read the sources and keep the best place of each statement."""
    for path in sources if subjects else ():
        for rank, statement, line, column in _mentions(path, subjects, whole):
            known = best.get(statement)
            if known is None or rank < known[0]:
                best[statement] = (rank, Location(path, line, column))


def _mentions(
    path: Path, subjects: AbstractSet[str], whole: AbstractSet[str] | None
) -> Iterable[Mention]:
    raw = path.read_bytes()
    if path.suffix.lower() == ".gz":
        raw = gzip.decompress(raw)
    format_ = format_of(path)
    if format_ == RDF_XML:
        return XmlScanner(subjects).scan(raw)
    # Some editors on Windows begin a file with a mark that is no part of RDF.
    text = raw.decode("utf-8-sig", errors="replace")
    if format_ == JSON_LD:
        return JsonScanner(text, subjects).scan()
    return TurtleScanner(text, subjects, whole).scan()
