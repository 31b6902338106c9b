"""Where in the source files a thing is said, for messages that name file and line.

The store keeps no positions, so the files are read a second time, by light scanners
that trust the parser: they only see files that have been loaded without an error.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

from vocable.rdf.file_contents import content_of
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, format_of
from vocable.rdf.positions.mentions import Mention, Reading, Statement
from vocable.rdf.positions.rdfxml_jsonld import JsonScanner, XmlScanner
from vocable.rdf.positions.turtle import TurtleScanner

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
    sources: Iterable[Path],
    statements: Iterable[Statement],
    readings: Mapping[Path, Reading] | None = None,
) -> dict[Statement, Location]:
    """Find for each statement the first place that says it, or what comes nearest.

    Nearest is the predicate, else the subject, else the first place where the subject
    is the object of another. What the files do not name is left out; blank nodes are
    never found. Nothing is read where no statement is given. `readings` says how each
    file was read when it was loaded, without it as its name says.
    """
    readings = readings or {}
    wanted = set(statements)
    files = [
        (path, readings.get(path) or Reading(format_of(path) or TURTLE))
        for path in sources
    ]
    subjects = {statement.subject for statement in wanted}
    # Where the subject is all that is looked for, the rest of its statement is skipped.
    whole = {statement.subject for statement in wanted if statement.predicate}
    best: _Best = {}
    _look(files, subjects, whole, best)
    # Only what is nowhere a subject is looked for among the objects.
    _look(
        files,
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
    files: list[tuple[Path, Reading]],
    subjects: AbstractSet[str],
    whole: AbstractSet[str] | None,
    best: _Best,
) -> None:
    """Read the sources and keep the best place of each statement."""
    for path, reading in files if subjects else ():
        try:
            for mention in _mentions(path, reading, subjects, whole):
                rank, statement, line, column = mention
                known = best.get(statement)
                if known is None or rank < known[0]:
                    best[statement] = (rank, Location(path, line, column))
        except (ExpatError, LookupError, ValueError):
            # A scanner is less patient than the parser: what it has not found has no
            # place, and the finding stands without.
            continue


def _mentions(
    path: Path,
    reading: Reading,
    subjects: AbstractSet[str],
    whole: AbstractSet[str] | None,
) -> Iterable[Mention]:
    format_, base = reading
    content = content_of(path, format_)
    if format_ == RDF_XML:
        return XmlScanner(subjects, base).scan(content)
    text = content.decode(errors="replace")
    if "\r" in text:
        # Lines of old Macintoshes end without a line feed.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if format_ == JSON_LD:
        return JsonScanner(text, subjects, base).scan()
    return TurtleScanner(text, subjects, whole, base).scan()
