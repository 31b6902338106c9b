"""Locations of statements in the source files, for messages with file and line.

The store keeps no positions, so the files are read a second time, by light scanners
that trust the parser: they only see files that have been loaded without an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

from vocable.rdf.file_contents import content_of
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, format_of
from vocable.rdf.positions.mentions import BLANK, Mention, Reading, TriplePattern
from vocable.rdf.positions.rdfxml_jsonld import JsonScanner, XmlScanner
from vocable.rdf.positions.turtle import TurtleScanner

__all__ = ["Location", "TriplePattern", "find_positions"]


@dataclass(frozen=True)
class Location:
    """A place in a file; lines and columns count from 1, columns in code points."""

    path: Path
    line: int
    column: int | None = None

    def __str__(self) -> str:
        place = (self.path, self.line, self.column)
        return ":".join(str(part) for part in place if part is not None)


_Best = dict[TriplePattern, tuple[int, Location]]


def find_positions(
    sources: Iterable[Path],
    statements: Iterable[TriplePattern],
    readings: Mapping[Path, Reading] | None = None,
) -> dict[TriplePattern, Location]:
    """Find for each statement the first place that says it, or what comes nearest.

    Nearest is the predicate, else the subject, else the first place where the subject
    is the object of another. Without a predicate it is where the subject has the value,
    be it in a list. What is said of a blank node is found by predicate and value alone.
    What the files do not name is left out. Nothing is read where no statement is given.
    `readings` says how each file was read when it was loaded, without it as its name
    says.
    """
    readings = readings or {}
    wanted = set(statements)
    files = [
        (path, readings.get(path) or Reading(format_of(path) or TURTLE))
        for path in sources
    ]
    nearest = {statement: list(_nearest(statement)) for statement in wanted}
    subjects = {statement.subject for statement in wanted if _is_named(statement)}
    # Where the subject is all that is looked for, the rest of its statement is skipped.
    whole = {one.subject for one in wanted if one.predicate or one.value is not None}
    best: _Best = {}
    _look(files, subjects, whole, best)
    # Only what is nowhere a subject is looked for among the objects.
    rest = {
        one.subject
        for statement, places in nearest.items()
        if statement not in best
        for one in places
        if TriplePattern(one.subject) not in best
    }
    _look(files, rest, None, best)
    found = {}
    for statement, places in nearest.items():
        place = next((best[one][1] for one in places if one in best), None)
        if place is not None:
            found[statement] = place
    return found


def _is_named(statement: TriplePattern) -> bool:
    return not statement.subject.startswith((BLANK, '"'))


def _nearest(statement: TriplePattern) -> Iterator[TriplePattern]:
    """Give what stands for a statement, the nearest first."""
    subject, predicate, value = statement
    named = _is_named(statement)
    if named:
        yield statement
    if predicate is None or subject.startswith(BLANK):
        # Where lists are written cell by cell, the value is said of a blank node.
        if value is not None:
            yield TriplePattern(BLANK, predicate, value)
    elif named:
        yield TriplePattern(subject, predicate)
    if named:
        yield TriplePattern(subject)
    elif value is not None and not subject.startswith('"'):
        yield TriplePattern(value)


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
                said = [statement]
                if statement.value is not None:
                    said.append(statement._replace(predicate=None))
                for one in said:
                    known = best.get(one)
                    if known is None or rank < known[0]:
                        best[one] = (rank, Location(path, line, column))
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
