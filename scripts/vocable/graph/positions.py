"""Where in the source files a thing is said, for messages that name file and line.

The store keeps no positions, so the files are read a second time, by light scanners
that trust the parser: they only see files that have been loaded without an error.
"""

import gzip
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin
from xml.parsers import expat

from vocable.formats import JSON_LD, RDF_XML, format_of
from vocable.namespaces import RDF


@dataclass(frozen=True)
class Location:
    """A place in a file; lines and columns count from 1, columns in code points."""

    path: Path
    line: int
    column: int | None = None

    def __str__(self) -> str:
        place = (self.path, self.line, self.column)
        return ":".join(str(part) for part in place if part is not None)


class Statement(NamedTuple):
    """What is looked for: a subject, and where known its predicate and its value.

    All three are IRIs; the value may also be the text of a literal.
    """

    subject: str
    predicate: str | None = None
    value: str | None = None


class _Mention(NamedTuple):
    """A place where a subject, predicate or value begins; 4 is an object's place."""

    rank: int
    statement: Statement
    line: int
    column: int


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


def _mentions(path: Path, subjects: Set[str]) -> Iterator[_Mention]:
    raw = path.read_bytes()
    if path.suffix.lower() == ".gz":
        raw = gzip.decompress(raw)
    format_ = format_of(path)
    if format_ == RDF_XML:
        return iter(_XmlScanner(subjects).scan(raw))
    text = raw.decode("utf-8", errors="replace")
    if format_ == JSON_LD:
        return _JsonScanner(text, subjects).scan()
    return _TurtleScanner(text, subjects).scan()


class _Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def mention(self, rank: int, statement: Statement, offset: int) -> _Mention:
        line = bisect(self.starts, offset)
        return _Mention(rank, statement, line, offset - self.starts[line - 1] + 1)


_NAME = r"\w\-\u00B7\u0300-\u036F\u203F\u2040"
_TURTLE = re.compile(
    rf"""(?P<skip>[ \t\r\n]+|\#[^\n]*)
    |<(?P<iri>(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*)>
    |(?P<text>\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|\\.))*\"{{3}}
        |'{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
        |\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<name>(?:[^\W\d_](?:[{_NAME}.]*[{_NAME}])?|_)?
        :(?:[{_NAME}:]|%[0-9A-Fa-f]{{2}}|\\.|\.+(?=[{_NAME}:%\\]))*)
    |(?P<mark>[\[\](){{}};,]|\.(?!\d)|\^\^)
    |@(?P<tag>[A-Za-z][A-Za-z0-9-]*)
    |(?P<word>[A-Za-z]+(?![{_NAME}:])|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_SUBJECT, _PREDICATE, _OBJECT, _LIST = range(4)


def _unescape(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) > 1:
            return chr(int(code[1:], 16))
        return _ESCAPED.get(code, code)

    return _ESCAPE.sub(character, text) if "\\" in text else text


class _TurtleScanner:
    """Reads Turtle, TriG, N-Triples and N-Quads."""

    def __init__(self, text: str, subjects: Set[str]) -> None:
        self.text = text
        self.subjects = subjects
        self.base = ""
        self.prefixes: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def scan(self) -> Iterator[_Mention]:
        lines = _Lines(self.text)
        state, subject, predicate = _SUBJECT, "", ""
        outer: list[tuple[int, str, str]] = []
        tokens = _TURTLE.finditer(self.text)
        for token in tokens:
            kind = token.lastgroup
            if kind == "skip":
                continue
            if kind == "mark":
                mark = token[0]
                if mark == ".":
                    state = _SUBJECT
                elif mark == ";":
                    state = _PREDICATE
                elif mark == "^^":
                    next(tokens)
                elif mark in "[(":
                    after = _PREDICATE if state == _SUBJECT else state
                    outer.append((after, subject, predicate))
                    state, subject = (_PREDICATE if mark == "[" else _LIST), ""
                elif mark in "])" and outer:
                    state, subject, predicate = outer.pop()
                elif mark in "{}":
                    state = _SUBJECT
                continue
            if kind == "tag" and token["tag"] not in {"prefix", "base"}:
                continue
            word = token[0].lstrip("@").lower() if kind in {"tag", "word"} else ""
            if state == _SUBJECT and word in {"prefix", "base"}:
                self._declare(tokens, word)
                continue
            if state == _SUBJECT and word == "graph":
                continue
            node = self._node(token)
            if state == _SUBJECT:
                subject, state = node, _PREDICATE
                if subject in self.subjects:
                    yield lines.mention(1, Statement(subject), token.start())
            elif state == _PREDICATE:
                predicate, state = node, _OBJECT
                if subject in self.subjects:
                    said = Statement(subject, predicate)
                    yield lines.mention(1, said, token.start())
            else:
                if subject in self.subjects:
                    said = Statement(subject, predicate, node)
                    yield lines.mention(1, said, token.start())
                if node in self.subjects and kind != "text":
                    yield lines.mention(4, Statement(node), token.start())

    def _node(self, token: re.Match[str]) -> str:
        """Give the IRI or the text a token stands for."""
        word = token[0]
        if token.lastgroup == "text":
            quotes = 3 if word[:3] in {'"""', "'''"} else 1
            return _unescape(word[quotes:-quotes])
        known = self.names.get(word)
        if known is None:
            if token.lastgroup == "iri":
                known = self._absolute(_unescape(token["iri"]))
            elif token.lastgroup == "name":
                prefix, _, local = word.partition(":")
                known = self.prefixes.get(prefix, prefix + ":") + _unescape(local)
            else:
                known = RDF.type.value if word == "a" else word
            self.names[word] = known
        return known

    def _absolute(self, iri: str) -> str:
        return urljoin(self.base, iri) if self.base else iri

    def _declare(self, tokens: Iterator[re.Match[str]], word: str) -> None:
        self.names.clear()
        name = ""
        for token in tokens:
            if token.lastgroup == "name":
                name = token[0][:-1]
            elif token.lastgroup == "iri":
                iri = self._absolute(_unescape(token["iri"]))
                if word == "base":
                    self.base = iri
                else:
                    self.prefixes[name] = iri
                return


class _XmlScanner:
    """Reads RDF/XML, where elements are in turn nodes and properties."""

    def __init__(self, subjects: Set[str]) -> None:
        self.subjects = subjects
        self.found: list[_Mention] = []
        # Of each open element: the base IRI, then what it is the node or property of.
        self.open: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.place = (0, 0)
        self.parser = expat.ParserCreate(namespace_separator="")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def scan(self, content: bytes) -> list[_Mention]:
        self.parser.Parse(content, True)
        return self.found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.text = ""
        self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)
        base, subject, predicate = self.open[-1] if self.open else ("", "", "")
        base = attributes.get("http://www.w3.org/XML/1998/namespacebase", base)
        if name == RDF.RDF.value:
            self.open.append((base, "", ""))
            return
        if predicate is not None:
            self._node(name, attributes, base)
            return
        self._mention(1, Statement(subject, name))
        resource = attributes.get(RDF.resource.value)
        if resource is not None:
            iri = urljoin(base, resource)
            self._mention(1, Statement(subject, name, iri))
            self._mention(4, Statement(iri))
        nested = attributes.get(RDF.parseType.value) == "Resource"
        self.open.append((base, "" if nested else subject, None if nested else name))

    def _node(self, name: str, attributes: dict[str, str], base: str) -> None:
        about = attributes.get(RDF.about.value)
        if about is None and RDF.ID.value in attributes:
            about = "#" + attributes[RDF.ID.value]
        subject = "" if about is None else urljoin(base, about)
        self._mention(1, Statement(subject))
        if name != RDF.Description.value:
            self._mention(1, Statement(subject, RDF.type.value, name))
        for key, value in attributes.items():
            if key not in RDF:
                self._mention(1, Statement(subject, key))
                self._mention(1, Statement(subject, key, value))
        self.open.append((base, subject, None))

    def _end(self, _name: str) -> None:
        _, subject, predicate = self.open.pop()
        if predicate and self.text:
            self._mention(1, Statement(subject, predicate, self.text))
        self.text = ""

    def _characters(self, data: str) -> None:
        self.text += data

    def _mention(self, rank: int, statement: Statement) -> None:
        if statement.subject in self.subjects:
            line, column = self.place
            self.found.append(_Mention(rank, statement, line, column + 1))
