"""Property values on a page: links, texts, lists, and nested descriptions."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.interface.catalogues import counted
from vocable.interface.property_names import MAPPINGS, PROPERTIES, property_name
from vocable.pages.edition import Edition
from vocable.pages.parts import Detail, Link, Page, Statement, Value
from vocable.rdf.dates import tells_a_date
from vocable.rdf.namespaces import DCTERMS, FRAC, ISO_THES, LEXINFO, ONTOLEX, RDF, SKOS
from vocable.rdf.reading import Node, Resource
from vocable.vocabulary.labels import Text
from vocable.vocabulary.resources import (
    TEXTUAL,
    Described,
    container_items,
    described,
    list_items,
    place_in_container,
)

_DEEPEST = 12
_NUMBER = re.compile("[0-9]{1,15}")
_OCCURRENCES = counted("%(n)s occurrence", "%(n)s occurrences")
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_LINKS = frozenset(
    {
        *MAPPINGS,
        *(SKOS.broader, SKOS.narrower, SKOS.related, SKOS.member),
        *(SKOS.inScheme, SKOS.topConceptOf, SKOS.hasTopConcept),
        *(DCTERMS.isReplacedBy, DCTERMS.replaces),
        *(ISO_THES.superOrdinate, ISO_THES.superGroup, ISO_THES.subGroup),
        *(ONTOLEX.sense, ONTOLEX.evokes, ONTOLEX.isEvokedBy),
        *(ONTOLEX.lexicalizedSense, ONTOLEX.isLexicalizedSenseOf, LEXINFO.domain),
    }
)
# What everybody knows needs no mention.
_KNOWN_TYPES = (
    "http://www.w3.org/",
    "http://purl.org/iso25964/",
    "http://xmlns.com/foaf/",
    "http://www.lexinfo.net/",
    "https://w3id.org/vocable/",
)


class Values:
    """Shows values on one page, each resource that has no page described once."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self._edition = edition
        self._page = page
        self._shown: set[Resource] = set()

    def details(
        self,
        found: Mapping[NamedNode, list[Node]],
        shown: frozenset[NamedNode] = frozenset(),
        depth: int = 0,
    ) -> tuple[Detail, ...]:
        """List every property that is not in `shown`, those with known names first."""
        rest = {
            p: found[p] if p not in shown else strays(p, found[p])
            for p in found
            if p != RDF.type
        }
        rest = {p: values for p, values in rest.items() if values}
        kinds = [kind for kind in found.get(RDF.type, ()) if not is_known_type(kind)]
        if kinds:
            rest[RDF.type] = kinds
        return tuple(
            self._detail(
                predicate,
                tuple(
                    self._value_of(predicate, value, depth)
                    for value in sorted(rest[predicate], key=str)
                ),
            )
            for predicate in sorted(rest, key=_detail_rank)
        )

    def _value_of(self, predicate: NamedNode, node: Node, depth: int) -> Value:
        """Show a value of a property; what stands for a text leads nowhere else."""
        value = self.value(node, depth, dated=tells_a_date(predicate))
        if (
            predicate not in TEXTUAL
            or isinstance(node, Literal)
            or self._edition.facts.addresses.href(node.value) is not None
        ):
            return value
        said = described(self._edition.facts.store, node)
        text = self._wording(said)
        if text is None or not self._is_told(node):
            return value
        # Of a unit it is told; a number alone counts where a word occurs.
        if predicate == FRAC.frequency and set(said.facts) <= {FRAC.observedIn}:
            text = self._occurrences(text)
        return value._replace(link=Link(text, ""))

    def _occurrences(self, number: Text) -> Text:
        if not _NUMBER.fullmatch(number.value):
            return number
        words = self._edition.translator.count(*_OCCURRENCES, int(number.value))
        return Text(words, self._edition.interface)

    def value(self, node: Node, depth: int = 0, *, dated: bool = False) -> Value:
        """Show a value, with what is said of it where it has no page of its own.

        A text is `dated` where its property says a date.
        """
        edition = self._edition
        if isinstance(node, Literal):
            text = edition.labels.text(node)
            return Value(Link(text._replace(dated=True) if dated else text, ""))
        placed = edition.facts.addresses.href(node.value) is not None
        if placed or not self._is_told(node) or depth > _DEEPEST:
            return Value(edition.links.link(node, self._page))
        if node in self._shown:
            return Value(edition.links.link(node, self._page))
        self._shown.add(node)
        items = list_items(edition.facts.store, node)
        if items is not None:
            return Value(Link(Text(""), ""), self._items(items, depth))
        said = described(edition.facts.store, node)
        items = container_items(said.facts)
        shown = Value(
            Link(self._wording(said) or Text(""), ""),
            self._items(items, depth),
            self._facts(said, depth),
        )
        if isinstance(node, BlankNode):
            return shown
        link = edition.links.link(node, self._page)
        text = shown.link.text if shown.link.text.value else link.text
        return shown._replace(link=link._replace(text=text))

    def _items(self, items: Iterable[Node], depth: int) -> tuple[Value, ...]:
        return tuple(self.value(item, depth + 1) for item in items)

    def _detail(self, predicate: NamedNode, values: tuple[Value, ...]) -> Detail:
        """Name a property as the interface does, else as the data does."""
        known = predicate.value in PROPERTIES
        labels = self._edition.labels
        own = not known and labels.has_label(predicate)
        return Detail(
            property_name(predicate.value),
            predicate.value,
            values,
            labels.label(predicate) if own else None,
        )

    def statement(self, node: Resource) -> Statement:
        """Show a text that is a resource: its words, and what else is said of it.

        What is no text, such as the document that holds a note, is linked.
        """
        value = self.value(node)
        if not self._is_told(node) or not value.link.text.value:
            return Statement(value.link.text, (), value.facts, value.link.href)
        has_words = bool(described(self._edition.facts.store, node).words)
        return Statement(
            value.link.text, (), value.facts, "" if has_words else value.link.href
        )

    def statements(self, nodes: Iterable[Resource]) -> list[Statement]:
        """Show texts that are resources in the order of their words."""
        ordered = sorted(nodes, key=lambda node: isinstance(node, BlankNode))
        shown = [self.statement(node) for node in ordered]
        return sorted(shown, key=lambda one: (one.text, one.href))

    def said(self, node: Resource) -> tuple[Text | None, tuple[Detail, ...]]:
        """Give the words of a resource, and what is said of it beside them."""
        self._shown.add(node)
        said = described(self._edition.facts.store, node)
        return self._wording(said), self._facts(said, 0)

    def facts(self, node: Resource) -> tuple[Detail, ...]:
        """List what is said of a resource beside its words."""
        return self._facts(described(self._edition.facts.store, node), 0)

    def _is_told(self, node: Resource) -> bool:
        return isinstance(node, BlankNode) or self._edition.facts.is_part(node)

    def _wording(self, said: Described) -> Text | None:
        return self._edition.labels.best(said.words) if said.words else None

    def _facts(self, said: Described, depth: int) -> tuple[Detail, ...]:
        best = self._wording(said)
        others = [
            self._edition.labels.text(word)
            for word in self._edition.labels.in_order(said.words)
        ]
        more = tuple(
            Value(Link(text, "")) for text in others if best is None or text != best
        )
        told = (self._detail(said.wording, more),) if more and said.wording else ()
        return (*told, *self.details(said.facts, depth=depth + 1))


def is_known_type(kind: Node) -> bool:
    """Say whether a class is of an ontology whose classes tell a reader nothing."""
    return kind.value.startswith(_KNOWN_TYPES)


def strays(predicate: NamedNode, values: list[Node]) -> list[Node]:
    """Give the values for which the place of a property on a page is not made.

    A text stands where a resource should, or a resource where a label should.
    """
    if predicate in _LABELS:
        return [one for one in values if not isinstance(one, Literal)]
    if predicate in _LINKS:
        return [one for one in values if not isinstance(one, NamedNode)]
    return []


def label_texts(found: Mapping[NamedNode, list[Node]]) -> set[str]:
    """Give the texts of all labels of SKOS among what is said of a resource."""
    return {one.value for label in _LABELS for one in found.get(label, ())}


def unsaid(
    found: Mapping[NamedNode, list[Node]],
    predicates: Iterable[NamedNode],
    said: Iterable[str],
) -> dict[NamedNode, list[Node]]:
    """Leave out of some predicates what a page says already, as its title or labels."""
    known = set(said)
    rest = dict(found)
    for predicate in predicates:
        if predicate in rest:
            left = [one for one in rest[predicate] if one.value not in known]
            rest[predicate] = left
            if not left:
                del rest[predicate]
    return rest


def _detail_rank(predicate: NamedNode) -> tuple[bool, int, str]:
    place = place_in_container(predicate)
    return (predicate.value not in PROPERTIES, place, predicate.value)
