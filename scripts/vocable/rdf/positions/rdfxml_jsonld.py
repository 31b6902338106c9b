"""Positions in RDF/XML and JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from xml.parsers import expat

from vocable.rdf.namespaces import RDF
from vocable.rdf.positions.mentions import (
    BLANK,
    Lines,
    Mention,
    TriplePattern,
    resolved,
)


class XmlScanner:
    """Reads RDF/XML, where elements are in turn nodes and properties."""

    def __init__(self, subjects: AbstractSet[str], base: str = "") -> None:
        self.base = base
        self.subjects = subjects
        self.found: list[Mention] = []
        # Of each open element: the base IRI, then what it is the node or property of.
        self.open: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.place = (0, 0)
        self.parser = expat.ParserCreate(namespace_separator="")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def scan(self, content: bytes) -> list[Mention]:
        self.parser.Parse(content, True)
        return self.found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.text = ""
        self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)
        base, subject, predicate = self.open[-1] if self.open else (self.base, "", "")
        own = attributes.get("http://www.w3.org/XML/1998/namespacebase")
        base = base if own is None else resolved(base, own)
        if name == RDF.RDF.value:
            self.open.append((base, "", ""))
            return
        if predicate is not None:
            self._node(name, attributes, base)
            return
        self._mention(1, TriplePattern(subject, name))
        resource = attributes.get(RDF.resource.value)
        if resource is not None:
            iri = resolved(base, resource)
            self._mention(1, TriplePattern(subject, name, iri))
            self._mention(4, TriplePattern(iri))
        nested = attributes.get(RDF.parseType.value) == "Resource"
        self.open.append((base, BLANK if nested else subject, None if nested else name))

    def _node(self, name: str, attributes: dict[str, str], base: str) -> None:
        about = attributes.get(RDF.about.value)
        if about is None and RDF.ID.value in attributes:
            about = "#" + attributes[RDF.ID.value]
        subject = BLANK if about is None else resolved(base, about)
        self._mention(1, TriplePattern(subject))
        _, outer, predicate = self.open[-1] if self.open else ("", "", "")
        if predicate and about is not None:
            self._mention(1, TriplePattern(outer, predicate, subject))
            self._mention(4, TriplePattern(subject))
        if name != RDF.Description.value:
            self._mention(1, TriplePattern(subject, RDF.type.value, name))
        for key, value in attributes.items():
            if key not in RDF:
                self._mention(1, TriplePattern(subject, key))
                self._mention(1, TriplePattern(subject, key, value))
        self.open.append((base, subject, None))

    def _end(self, _name: str) -> None:
        _, subject, predicate = self.open.pop()
        if predicate and self.text:
            self._mention(1, TriplePattern(subject, predicate, self.text))
        self.text = ""

    def _characters(self, data: str) -> None:
        self.text += data

    def _mention(self, rank: int, statement: TriplePattern) -> None:
        if statement.subject in self.subjects:
            line, column = self.place
            self.found.append(Mention(rank, statement, line, column + 1))


_JSON = re.compile(
    r'\s*(?P<text>"(?:[^"\\]|\\.)*")|\s*(?P<mark>[\[\]{}:,])|\s*(?P<word>[^\s\[\]{}:,"]+)'
)
_JsonPairs = list[tuple[str, int, Any]]


class JsonScanner:
    """Reads JSON-LD as people write it: contexts of prefixes and terms, no framing."""

    def __init__(self, text: str, subjects: AbstractSet[str], base: str = "") -> None:
        self.subjects = subjects
        self.lines = Lines(text)
        self.tokens = [
            (match[match.lastgroup or 0], match.start(match.lastgroup or 0))
            for match in _JSON.finditer(text)
        ]
        self.next = 0
        self.terms: dict[str, str] = {}
        self.base = base

    def scan(self) -> Iterator[Mention]:
        tree = self._value()
        self._contexts(tree)
        yield from self._walk(tree)

    def _value(self) -> Any:  # noqa: ANN401 - JSON is what it is
        """Read a value: an object is a list of pairs, with the offset of each key."""
        token, offset = self.tokens[self.next]
        self.next += 1
        if token == "{":  # noqa: S105 - a bracket
            pairs: _JsonPairs = []
            while (key := self._after_comma()) != "}":
                place = self.tokens[self.next - 1][1]
                self.next += 1
                pairs.append((json.loads(key), place, self._value()))
            return _Object(offset, pairs)
        if token == "[":  # noqa: S105 - a bracket
            values = []
            while self._after_comma() != "]":
                self.next -= 1
                values.append(self._value())
            return values
        return json.loads(token)

    def _after_comma(self) -> str:
        while self.tokens[self.next][0] == ",":
            self.next += 1
        self.next += 1
        return self.tokens[self.next - 1][0]

    def _contexts(self, tree: Any) -> None:  # noqa: ANN401 - JSON is what it is
        for item in tree if isinstance(tree, list) else [tree]:
            if isinstance(item, _Object):
                for key, _, value in item.pairs:
                    if key == "@context":
                        self._context(value)
                    else:
                        self._contexts(value)

    def _context(self, value: Any) -> None:  # noqa: ANN401 - JSON is what it is
        for item in value if isinstance(value, list) else [value]:
            for term, _, meaning in item.pairs if isinstance(item, _Object) else ():
                iri = meaning
                if isinstance(meaning, _Object):
                    iri = next((v for k, _, v in meaning.pairs if k == "@id"), None)
                if term == "@base" and isinstance(iri, str):
                    self.base = resolved(self.base, iri)
                elif isinstance(iri, str):
                    self.terms.setdefault(term, iri)

    def _walk(self, tree: Any) -> Iterator[Mention]:  # noqa: ANN401
        for item in tree if isinstance(tree, list) else [tree]:
            if isinstance(item, _Object):
                yield from self._node(item)

    def _node(self, node: "_Object") -> Iterator[Mention]:
        subject = BLANK
        for key, place, value in node.pairs:
            if self._term(key) == "@id" and isinstance(value, str):
                subject = self._iri(value, {})
                if subject.startswith(BLANK):
                    subject = BLANK
                rank = 1 if len(node.pairs) > 1 else 4
                if subject in self.subjects:
                    yield self.lines.mention(rank, TriplePattern(subject), place)
        for key, place, value in node.pairs:
            if key == "@context":
                continue
            predicate = self._term(key)
            if subject in self.subjects and not predicate.startswith("@"):
                said = TriplePattern(subject, predicate)
                yield self.lines.mention(1, said, place)
                for text in self._texts(value):
                    said = TriplePattern(subject, predicate, text)
                    yield self.lines.mention(1, said, place)
            yield from self._walk(value)

    def _texts(self, value: Any) -> Iterator[str]:  # noqa: ANN401
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield from {item, self._iri(item, self.terms)}
            elif isinstance(item, _Object):
                for key, _, inner in item.pairs:
                    if key in {"@list", "@set"}:
                        yield from self._texts(inner)
                    elif key == "@id" and isinstance(inner, str):
                        yield self._iri(inner, {})
                    elif isinstance(inner, str):
                        yield inner

    def _term(self, key: str) -> str:
        return key if key.startswith("@") else self._iri(key, self.terms)

    def _iri(self, name: str, terms: Mapping[str, str], depth: int = 0) -> str:
        """Expand a term, a compact IRI or a relative one (JSON-LD 1.1 section 4.1)."""
        if name in terms and depth < len(self.terms):
            return self._iri(terms[name], self.terms, depth + 1)
        prefix, colon, local = name.partition(":")
        if colon and prefix in self.terms and not local.startswith("//"):
            return self._iri(self.terms[prefix], {}, depth + 1) + local
        return name if colon or name.startswith("@") else resolved(self.base, name)


class _Object:
    """A JSON object with the offset of each key."""

    def __init__(self, offset: int, pairs: _JsonPairs) -> None:
        self.offset = offset
        self.pairs = pairs
