"""RDF/XML, grouped by subject, with the same bytes for the same triples.

Written here because Oxigraph's own writer loses carriage returns and lets pass
characters and predicates that no XML parser reads back. See RDF 1.1 XML Syntax,
https://www.w3.org/TR/rdf-syntax-grammar/.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from vocable.errors import UnsayableError
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import RDF, XSD
from vocable.rdf.reading import Node, Resource
from vocable.rdf.writing.ordering import Arrangement, arrange, predicate_order
from vocable.rdf.writing.prefixed_names import Names
from vocable.rdf.xml_text import is_name, name_at_end, unsayable

# Labels of blank nodes that XML takes for names too.
_LABEL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ADVICE = "export as Turtle, JSON-LD or N-Triples instead"


# Names that RDF/XML keeps for itself (section 7.2.5).
_RESERVED_NAMES = frozenset(
    RDF[name].value
    for name in (
        *("RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID"),
        *("datatype", "Description", "aboutEach", "aboutEachPrefix", "li"),
    )
)


def is_xml_name(iri: str) -> bool:
    """Say whether the end of an IRI can name an element of RDF/XML (section 7.2.1)."""
    return iri not in _RESERVED_NAMES and bool(name_at_end(iri))


def rdfxml(triples: Iterable[Triple] | Arrangement, prefixes: Mapping[str, str]) -> str:
    """Write triples, arranged or not, as RDF/XML with the prefixes that are used.

    Raises UnsayableError for what XML cannot say: a predicate whose IRI does not end in
    an XML name, or a control character in a text.
    """
    if not isinstance(triples, Arrangement):
        triples = arrange(dict.fromkeys(triples))
    return _RdfXmlWriter(prefixes, triples).write()


class _RdfXmlWriter:
    def __init__(self, prefixes: Mapping[str, str], arrangement: Arrangement) -> None:
        # Names beginning with xml are not ours to give, and ns1 is used below.
        self._prefixes = {
            prefix: iri
            for prefix, iri in prefixes.items()
            if prefix
            and not prefix.lower().startswith("xml")
            and not re.fullmatch("ns[0-9]+", prefix)
            and iri != RDF.iri
        } | {"rdf": RDF.iri}
        self._names = Names(self._prefixes, brackets=False)
        # Turtle nests some nodes in others; here every node stands beside the others.
        self._arrangement = replace(arrangement, nested=set(), lists={})
        self._declared = {"rdf": RDF.iri}
        self._elements: dict[NamedNode, str] = {}
        labels = {node.value for node in arrangement.referred}
        # XML is stricter about names than RDF; then all are renamed alike.
        self._label = "" if all(map(_LABEL.fullmatch, labels)) else "b"

    def write(self) -> str:
        descriptions = self._arrangement.descriptions
        predicates = {p for description in descriptions.values() for p in description}
        for predicate in sorted(predicates, key=lambda node: node.value):
            self._elements[predicate] = self._element(predicate)
        lines: list[str] = []
        for _, subjects in self._arrangement.sections():
            for subject in subjects:
                lines += self._description(subject)
        declarations = "".join(
            f"\n  xmlns:{prefix}={_quoted(iri)}"
            for prefix, iri in sorted(self._declared.items())
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<rdf:RDF{declarations}>\n{''.join(lines)}</rdf:RDF>\n"
        )

    def _description(self, subject: Resource) -> list[str]:
        if isinstance(subject, NamedNode):
            place = f" rdf:about={_quoted(subject.value)}"
        elif subject in self._arrangement.referred:
            place = f' rdf:nodeID="{self._label}{subject.value}"'
        else:
            place = ""
        lines = [f"  <rdf:Description{place}>\n"]
        description = self._arrangement.descriptions[subject]
        for predicate in sorted(description, key=predicate_order):
            element = self._elements[predicate]
            lines += sorted(
                f"    <{element}{self._object(element, object_)}\n"
                for object_ in description[predicate]
            )
        lines.append("  </rdf:Description>\n")
        return lines

    def _object(self, element: str, node: Node) -> str:
        if isinstance(node, NamedNode):
            return f" rdf:resource={_quoted(node.value)}/>"
        if isinstance(node, BlankNode):
            return f' rdf:nodeID="{self._label}{node.value}"/>'
        return f"{_kind(node)}>{_escaped(node.value)}</{element}>"

    def _element(self, predicate: NamedNode) -> str:
        iri = predicate.value
        if iri in _RESERVED_NAMES:
            raise UnsayableError(f"RDF/XML cannot say the predicate <{iri}>; {_ADVICE}")
        tail = name_at_end(iri)
        parts = self._names.split(iri)
        # A prefix may cut off less than the longest name.
        if parts and is_name(parts[1]):
            self._declared[parts[0]] = self._prefixes[parts[0]]
            return ":".join(parts)
        if not tail:
            raise UnsayableError(
                f"RDF/XML cannot say the predicate <{iri}>, because it does not end in "
                f"a name that begins with a letter; {_ADVICE}"
            )
        namespace = iri.removesuffix(tail)
        for prefix, declared in self._declared.items():
            if declared == namespace:
                return f"{prefix}:{tail}"
        prefix = f"ns{sum(p.startswith('ns') for p in self._declared) + 1}"
        self._declared[prefix] = namespace
        return f"{prefix}:{tail}"


def _kind(node: Literal) -> str:
    if language := language_of(node):
        return f' xml:lang="{language}"'
    if node.datatype == XSD.string:
        return ""
    return f" rdf:datatype={_quoted(node.datatype.value)}"


def _escaped(value: str) -> str:
    if found := unsayable(value):
        raise UnsayableError(
            f"RDF/XML cannot say the character U+{ord(found[0]):04X} in the text "
            f"{value[:40]!r}; take it out, or {_ADVICE}"
        )
    # An XML parser reads a bare carriage return as a line feed.
    return escape(value, quote=False).replace("\r", "&#13;")


def _quoted(iri: str) -> str:
    return f'"{escape(iri)}"'
