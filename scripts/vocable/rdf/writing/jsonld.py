"""JSON-LD, compacted with its context inside.

See JSON-LD 1.1, https://www.w3.org/TR/json-ld11/. The context stands in
`ontology/context.jsonld`.
"""

import json
import json.encoder
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from vocable.paths import ONTOLOGY
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import XSD
from vocable.rdf.reading import Node, Resource
from vocable.rdf.writing.jsonld_context import TermDefinition, Terms
from vocable.rdf.writing.ordering import (
    Arrangement,
    Description,
    arrange,
    holds_blank_nodes,
)
from vocable.rdf.writing.prefixed_names import Names

# Every context for this writer gives the keywords these names.
_KEYWORDS = ("id", "type")
# JSON numbers are exact below 2^53.
_INTEGER = re.compile("0|-?[1-9][0-9]{0,14}")
# A node object stands this deep in its graph.
_INDENT = "    "
_quoted: Callable[[str], str] = json.encoder.encode_basestring
_NATIVE = {"true": True, "false": False}


def jsonld(
    triples: Iterable[Triple],
    prefixes: Mapping[str, str],
    context: Mapping[str, object] | None = None,
) -> str:
    """Write triples as one JSON-LD document with the whole context and a `@graph`.

    `context` is what stands under "@context", by default that of Vocable; another must
    call "@id" id and "@type" type as well. The text depends on the triples alone, not
    on their order.
    """
    writer = JsonLdWriter(prefixes, context)
    return writer.write(dict.fromkeys(triples), whole=True)


@cache
def default_context() -> Mapping[str, object]:
    """Read the context that Vocable publishes."""
    text = (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, object] = json.loads(text)["@context"]
    return context


class JsonLdWriter:
    """Writes many small graphs under one context, remembering every name.

    What is said of a subject is written once for all parts of an arrangement that hold
    it. One writer serves one thread.
    """

    def __init__(
        self,
        prefixes: Mapping[str, str],
        context: Mapping[str, object] | None = None,
        base: str = "",
    ) -> None:
        self._given = (prefixes, default_context() if context is None else context)
        self._base = base
        self._terms = Terms(*self._given)
        self._names = Names(self._terms.prefixes, brackets=False, base=base)
        self._predicates = _Predicates(self._terms, self._names)
        self._contexts: dict[frozenset[str], str] = {}
        self._without: dict[str, JsonLdWriter] = {}
        self._used: set[str | None] = set()
        self._arrangement = Arrangement()
        self._written: dict[NamedNode, _WrittenJson] = {}

    def write(
        self, triples: Iterable[Triple] | Arrangement, *, whole: bool = False
    ) -> str:
        """Write triples, each given once, as JSON-LD.

        The context holds the terms that are used, or all of them for a `whole` graph,
        which also has a `@graph` even where it describes one resource.
        """
        arrangement = arrange(triples)
        try:
            return self._write(arrangement, whole=whole)
        except _Clash as clash:
            # An IRI of that very scheme stands here: this text does without the key.
            scheme = clash.scheme
            if scheme not in self._without:
                prefixes, context = (
                    {key: value for key, value in keys.items() if key != scheme}
                    for keys in self._given
                )
                self._without[scheme] = JsonLdWriter(prefixes, context, self._base)  # type: ignore[arg-type]
            return self._without[scheme].write(arrangement, whole=whole)

    def _write(self, arrangement: Arrangement, *, whole: bool) -> str:
        self._used = set(_KEYWORDS)
        self._arrangement = arrangement
        nodes = [
            self._subject(subject)
            for _, subjects in arrangement.sections()
            for subject in subjects
        ]
        used = (key for key in self._used if key is not None)
        key = frozenset(self._terms.all if whole else used)
        context = self._contexts.get(key)
        if context is None:
            context = self._contexts[key] = _text(self._terms.context(key), "  ")
        if len(nodes) == 1 and not whole:
            # No line break stands inside a JSON string: every line loses its indent.
            body = nodes[0].replace("\n" + _INDENT, "\n")[1:]
        elif nodes:
            items = f",\n{_INDENT}".join(nodes)
            body = f'\n  "@graph": [\n{_INDENT}{items}\n  ]\n}}'
        else:
            body = '\n  "@graph": []\n}'
        return f'{{\n  "@context": {context},{body}\n'

    def _subject(self, node: Resource) -> str:
        """Write a node object as it stands in a graph."""
        description = self._arrangement.descriptions[node]
        if isinstance(node, BlankNode):
            return _text(self._node(node), _INDENT)
        written = self._written.get(node)
        if written is None or written.description is not description:
            used, self._used = self._used, set()
            text = _text(self._node(node), _INDENT)
            written = _WrittenJson(description, text, frozenset(self._used))
            self._used = used
            if not holds_blank_nodes(description):
                self._written[node] = written
        self._used |= written.keys
        return written.text

    def _node(self, subject: Resource) -> dict[str, Any]:
        node: dict[str, Any] = {}
        if isinstance(subject, NamedNode):
            node["id"] = self._iri(subject)
        elif subject in self._arrangement.referred:
            node["id"] = f"_:{subject.value}"
        node.update(self._body(self._arrangement.descriptions[subject]))
        return node

    def _body(self, description: Description) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for predicate, objects in description.items():
            self._add(values, self._predicates[predicate], objects)
        body: dict[str, Any] = {}
        if "type" in values:
            body["type"] = values.pop("type")
        for key in sorted(values):
            body[key] = values[key]
        return body

    def _add(
        self, values: dict[str, Any], term: TermDefinition, objects: list[Node]
    ) -> None:
        """Put the objects under the keys, and in the forms, that give them back."""
        coercion = term.coercion
        if coercion == "@language":
            texts: dict[str, Any] = {}
            others: list[Node] = []
            for node in objects:
                if type(node) is Literal and (language := language_of(node)):
                    if language in texts:
                        texts[language] = [*_all(texts[language]), node.value]
                    else:
                        texts[language] = node.value
                else:
                    others.append(node)
            if texts:
                self._used.add(term.key)
                values[term.key] = texts
        elif coercion == "@type":
            others = [node for node in objects if type(node) is Literal]
            types = [self._type(node) for node in objects if type(node) is not Literal]
            if types:
                values[term.key] = types[0] if len(types) == 1 else types
        else:
            self._used.add(term.key if term.key != term.loose else term.prefix)
            values[term.key] = self._values(objects, coercion)
            return
        if others:
            self._used.add(term.prefix)
            values[term.loose] = self._values(others, None)

    def _values(self, nodes: list[Node], coercion: str | None) -> Any:  # noqa: ANN401
        if len(nodes) == 1:
            return self._value(nodes[0], coercion)
        values = [self._value(node, coercion) for node in nodes]
        if type(nodes[-1]) is BlankNode:
            first = next(n for n, node in enumerate(nodes) if type(node) is BlankNode)
            values[first:] = sorted(values[first:], key=json.dumps)
        return values

    def _type(self, node: Resource) -> str:
        if isinstance(node, BlankNode):
            return f"_:{node.value}"
        term = self._terms.of(node.value)
        if term is None or term.coercion is not None:
            return self._iri(node)
        self._used.add(term.key)
        return term.key

    def _value(self, node: Node, coercion: str | None) -> Any:  # noqa: ANN401
        if isinstance(node, Literal):
            return self._literal(node, coercion)
        if isinstance(node, BlankNode):
            items = self._arrangement.lists.get(node)
            if items is not None:
                return {"@list": [self._value(item, coercion) for item in items]}
            if node in self._arrangement.nested:
                return self._body(self._arrangement.descriptions[node])
            text = f"_:{node.value}"
        else:
            text = self._iri(node)
        return text if coercion == "@id" else {"id": text}

    def _literal(self, node: Literal, coercion: str | None) -> Any:  # noqa: ANN401
        value = node.value
        if language := language_of(node):
            return {"@language": language, "@value": value}
        datatype = node.datatype
        if datatype == XSD.string:
            return value if coercion is None else {"@value": value}
        if coercion == datatype.value:
            return value
        if coercion is None:
            if datatype == XSD.integer and _INTEGER.fullmatch(value):
                return int(value)
            if datatype == XSD.boolean and value in _NATIVE:
                return _NATIVE[value]
        return {"@type": self._iri(datatype), "@value": value}

    def _iri(self, node: NamedNode) -> str:
        name = self._names[node]
        prefix = name.prefix
        if prefix is None:
            _check(name.text, self._terms)
        self._used.add(prefix)
        return name.text


class _WrittenJson(NamedTuple):
    """The text of a subject, with the description it says and the keys it uses."""

    description: Description
    text: str
    keys: frozenset[str | None]


class _Predicates(dict[NamedNode, TermDefinition]):
    """The term of every predicate, where the context has none a name of its own."""

    def __init__(self, terms: Terms, names: Names) -> None:
        super().__init__()
        self._terms = terms
        self._names = names

    def __missing__(self, node: NamedNode) -> TermDefinition:
        name, term = self._names[node], self._terms.of(node.value)
        if term is None:
            if name.prefix is None:
                _check(name.text, self._terms)
            made = TermDefinition(name.text, None, name.text, name.prefix)
        else:
            made = TermDefinition(term.key, term.coercion, name.text, name.prefix)
        self[node] = made
        return made


def _check(iri: str, terms: Terms) -> None:
    """Refuse a whole IRI that a reader of the context would take for a name."""
    scheme, _, rest = iri.partition(":")
    if scheme in terms.names and not rest.startswith("//"):
        raise _Clash(scheme)


class _Clash(Exception):  # noqa: N818
    """An IRI has a scheme that is a key of the context."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme


def _all(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [value]


def _text(value: Any, indent: str) -> str:  # noqa: ANN401
    """Write JSON as `json.dumps` does with an indent of two, several times faster."""
    kind = type(value)
    if kind is str:
        return _quoted(value)
    inner, comma = indent + "  ", ",\n"
    if kind is dict and value:
        lines = [
            _quoted(key)
            + ": "
            + (_quoted(item) if type(item) is str else _text(item, inner))
            for key, item in value.items()
        ]
        return f"{{\n{inner}{(comma + inner).join(lines)}\n{indent}}}"
    if kind is list and value:
        lines = [_text(item, inner) for item in value]
        return f"[\n{inner}{(comma + inner).join(lines)}\n{indent}]"
    return json.dumps(value)
