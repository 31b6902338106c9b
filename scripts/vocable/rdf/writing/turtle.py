"""Turtle for readers: grouped, aligned, the same bytes for the same triples.

See RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import RDF, XSD
from vocable.rdf.reading import Node, Resource
from vocable.rdf.writing.ordering import (
    Arrangement,
    Description,
    arrange,
    holds_blank_nodes,
    predicate_order,
)
from vocable.rdf.writing.prefixed_names import Names

_WIDTH = 88
_INDENT = "    "
# What a literal says alike with and without quotation marks: canonical forms alone.
_SHORT = {
    XSD.integer: re.compile("0|-?[1-9][0-9]*"),
    XSD.decimal: re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:0|[0-9]*[1-9])"),
    XSD.boolean: re.compile("true|false"),
}
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff]')
_UNSAFE_LONG = re.compile(
    '\\\\|"(?="|\\Z)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff]'
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Write triples as Turtle, declaring only the prefixes that are used.

    The text depends on the triples alone, neither on their order nor on the names of
    those blank nodes that can be nested.
    """
    return TurtleWriter(prefixes).write(dict.fromkeys(triples))


class TurtleWriter:
    """Writes many small graphs under the same prefixes, remembering every name.

    What is said of a subject is written once for all parts of an arrangement that hold
    it. One writer serves one thread.
    """

    def __init__(self, prefixes: Mapping[str, str], base: str = "") -> None:
        self._names = Names(prefixes, brackets=True, base=base)
        self._prefixes = dict(prefixes)
        self._verbs = _Verbs(self._names)
        self._used: set[str | None] = set()
        self._arrangement = Arrangement()
        self._written: dict[NamedNode, _WrittenTurtle] = {}

    def write(self, triples: Iterable[Triple] | Arrangement) -> str:
        """Write triples, each given once, as Turtle."""
        self._used = set()
        self._arrangement = arrangement = arrange(triples)
        sections = arrangement.sections()
        blocks: list[str] = []
        for heading, subjects in sections:
            if len(sections) > 1:
                blocks.append(f"# {heading}\n")
            texts = [self._subject(subject) for subject in subjects]
            # Without a name of its own, a blank node stands where its content puts it.
            anonymous = sorted(text for text in texts if text.startswith("[]"))
            blocks += [text for text in texts if not text.startswith("[]")]
            blocks += anonymous
        head = "".join(
            f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n"
            for prefix in sorted(used for used in self._used if used is not None)
        )
        return "\n".join([head, *blocks] if head else blocks)

    def _subject(self, node: Resource) -> str:
        description = self._arrangement.descriptions[node]
        if isinstance(node, BlankNode):
            known = node in self._arrangement.referred
            return self._sentence(f"_:{node.value}" if known else "[]", description)
        written = self._written.get(node)
        if written is None or written.description is not description:
            used, self._used = self._used, set()
            name = self._names[node]
            self._used.add(name.prefix)
            text = self._sentence(name.text, description)
            written = _WrittenTurtle(description, text, frozenset(self._used))
            self._used = used
            if not holds_blank_nodes(description):
                self._written[node] = written
        self._used |= written.prefixes
        return written.text

    def _sentence(self, text: str, description: Description) -> str:
        body = self._body(description, "")
        start = " " if body.startswith("a ") else "\n" + _INDENT
        return f"{text}{start}{body} .\n"

    def _body(self, description: Description, indent: str) -> str:
        """Write the predicates of one subject, each on a line of its own."""
        inner = indent + _INDENT
        lines: list[str] = []
        verbs = self._verbs
        for predicate in sorted(description, key=verbs.__getitem__):
            _, verb, prefix = verbs[predicate]
            self._used.add(prefix)
            objects = description[predicate]
            if len(objects) == 1:
                lines.append(f"{verb} {self._text(objects[0], inner)}")
            else:
                lines.append(verb + self._objects(objects, inner, len(verb)))
        return f" ;\n{inner}".join(lines)

    def _objects(self, objects: list[Node], indent: str, taken: int) -> str:
        """Write several objects on the line, or on a line each where it is full."""
        texts = self._texts(objects, indent)
        line = ", ".join(texts)
        if len(line) + len(indent) + taken < _WIDTH - 2 and "\n" not in line:
            return " " + line
        gap = "\n" + indent + _INDENT
        if "\n" in line:
            texts = self._texts(objects, indent + _INDENT)
        return gap + f",{gap}".join(texts)

    def _texts(self, objects: list[Node], indent: str) -> list[str]:
        texts = [self._text(node, indent) for node in objects]
        if type(objects[-1]) is BlankNode:
            first = next(n for n, node in enumerate(objects) if type(node) is BlankNode)
            texts[first:] = sorted(texts[first:])
        return texts

    def _text(self, node: Node, indent: str) -> str:
        if type(node) is NamedNode:
            name = self._names[node]
            self._used.add(name.prefix)
            return name.text
        if type(node) is Literal:
            language = language_of(node)
            if language:
                return f"{_quoted(node.value)}@{language}"
            return self._literal(node)
        assert isinstance(node, BlankNode)
        return self._blank(node, indent)

    def _literal(self, node: Literal) -> str:
        value, datatype = node.value, node.datatype
        if datatype == XSD.string:
            return _quoted(value)
        short = _SHORT.get(datatype)
        if short and short.fullmatch(value):
            return value
        name = self._names[datatype]
        self._used.add(name.prefix)
        return f"{_quoted(value)}^^{name.text}"

    def _blank(self, node: BlankNode, indent: str) -> str:
        arrangement = self._arrangement
        items = arrangement.lists.get(node)
        if items is not None:
            line = f"( {' '.join(self._text(item, indent) for item in items)} )"
            if len(line) + len(indent) <= _WIDTH and "\n" not in line:
                return line
            gap = "\n" + indent + _INDENT
            texts = [self._text(item, indent + _INDENT) for item in items]
            return f"({gap}{gap.join(texts)}\n{indent})"
        if node in arrangement.nested:
            body = self._body(arrangement.descriptions[node], indent)
            return f"[\n{indent}{_INDENT}{body}\n{indent}]"
        return f"_:{node.value}"


class _WrittenTurtle(NamedTuple):
    """The text of a subject, with the description it says and the prefixes it uses."""

    description: Description
    text: str
    prefixes: frozenset[str | None]


class _Verbs(dict[NamedNode, tuple[int, str, str | None]]):
    """How predicates are written, each with its place before the name."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, node: NamedNode) -> tuple[int, str, str | None]:
        name, (place, _) = self._names[node], predicate_order(node)
        is_type = node == RDF.type
        verb = self[node] = (
            (place, "a", None) if is_type else (place, name.text, name.prefix)
        )
        return verb


def _quoted(value: str) -> str:
    if not _UNSAFE.search(value):
        return f'"{value}"'
    if "\n" in value:
        return f'"""{_UNSAFE_LONG.sub(_escape, value)}"""'
    return f'"{_UNSAFE.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
