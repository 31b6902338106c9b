"""Search entries: every label and note that can be found, and what bears it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vocable.interface.catalogues import N_
from vocable.interface.property_names import KINDS, NOTES, grammar_name
from vocable.pages.edition import Edition
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import DCTERMS, ISO_THES, ONTOLEX, RDF, RDFS, SKOS, VOCABLE
from vocable.rdf.reading import (
    Node,
    Properties,
    literals,
    properties,
    resources,
    subjects,
)
from vocable.vocabulary.labels import Text
from vocable.vocabulary.lexicon import parts_of_speech
from vocable.vocabulary.resources import described
from vocable.vocabulary.rich_text import as_plain

# Of what kinds the resources are, in the order in which they are numbered.
KIND_ORDER = (
    "entry",
    "concept",
    "typology",
    "collection",
    "scheme",
    "document",
    "sense",
)
FINDABLE_KINDS = {**KINDS, "sense": N_("sense")}
_NOTES = (*NOTES, VOCABLE.etymology, DCTERMS.description, RDFS.comment)
_MOST_PLACES = 3
_DEEPEST = 50


class Wording(NamedTuple):
    """A text by which a resource is found; the lower its role, the more it says.

    Of labels 0 is a preferred one, 1 an alternative one, 2 a hidden one; of notes 0 is
    a definition, 1 any other.
    """

    text: str
    language: str
    role: int


class Findable(NamedTuple):
    """A resource that can be found: its kind, place on the site, labels and notes.

    The notation stands before the label where the vocabulary is ordered by notations.
    """

    node: NamedNode
    kind: str
    href: str
    labels: tuple[Wording, ...]
    notes: tuple[Wording, ...]
    deprecated: bool
    notation: str = ""


class Shown(NamedTuple):
    """How a resource is shown in one language: its label, and where it belongs."""

    label: Text
    place: tuple[Text, ...]


def findables(edition: Edition) -> tuple[Findable, ...]:
    """List what can be found, kind by kind, each in the order of its labels."""
    found: dict[NamedNode, str] = {}
    for kind, node in findable_kinds(edition):
        # What is wrongly of two kinds has one page, that of the first.
        found.setdefault(node, kind)

    sort_key = edition.labels.collation.sort_key

    def rank(node: NamedNode) -> tuple[object, ...]:
        label = edition.labels.label(node).value
        return (KIND_ORDER.index(found[node]), sort_key(label), label, node.value)

    return tuple(
        _findable(edition, node, found[node])
        for node in sorted(found, key=rank)
        if edition.facts.addresses.href(node.value) is not None
    )


def findable_kinds(edition: Edition) -> Iterator[tuple[str, NamedNode]]:
    """Give each resource with its kind; what is of two kinds comes twice."""
    facts = edition.facts
    yield from (("concept", node) for node in facts.concepts)
    yield from (("entry", node) for node in facts.entries)
    for node in facts.collections:
        kind = "typology" if facts.is_typology(node) else "collection"
        yield kind, node
    yield from (("document", node) for node in facts.documents)
    yield from (("scheme", node) for node in facts.schemes)
    for entry in facts.entries:
        for sense in resources(edition.facts.store, entry, ONTOLEX.sense):
            yield "sense", sense


def _findable(edition: Edition, node: NamedNode, kind: str) -> Findable:
    found = properties(edition.facts.store, node)
    return Findable(
        node,
        kind,
        edition.facts.addresses.href(node.value) or "",
        # A sense is found by what is said of it: its word is found anyway.
        () if kind == "sense" else tuple(_labels(edition, node, found)),
        tuple(_notes(edition, found)),
        node.value in edition.facts.deprecated,
        edition.facts.notations.get(node, ""),
    )


def _labels(edition: Edition, node: NamedNode, found: Properties) -> Iterator[Wording]:
    """Give each label once, as the best that it is."""
    seen: set[tuple[str, str]] = set()
    kinds: tuple[Iterable[Node], ...] = (
        edition.labels.every(node) or [Literal(edition.labels.label(node).value)],
        (
            *found.get(SKOS.altLabel, ()),
            *_other_forms(edition, found),
            *found.get(SKOS.notation, ()),
            *found.get(DCTERMS.identifier, ()),
        ),
        found.get(SKOS.hiddenLabel, ()),
    )
    for role, alike in enumerate(kinds):
        texts = ((n.value, language_of(n)) for n in alike if isinstance(n, Literal))
        for text, language in sorted(texts):
            if (text, language) not in seen:
                seen.add((text, language))
                yield Wording(text, language, role)


def _other_forms(edition: Edition, found: Properties) -> Iterator[Literal]:
    for predicate in (ONTOLEX.canonicalForm, ONTOLEX.otherForm, ONTOLEX.lexicalForm):
        for form in found.get(predicate, ()):
            if not isinstance(form, Literal):
                yield from literals(edition.facts.store, form, ONTOLEX.writtenRep)


def _notes(edition: Edition, found: Properties) -> Iterator[Wording]:
    """Give each note as a text; one that is a resource is found by its words."""
    for role, predicates in enumerate(((SKOS.definition,), _NOTES)):
        for predicate in predicates:
            for value in found.get(predicate, ()):
                texts = (
                    [value]
                    if isinstance(value, Literal)
                    else described(edition.facts.store, value).words
                )
                for text in texts:
                    words = as_plain(text.value, is_html=text.datatype == RDF.HTML)
                    yield Wording(words, language_of(text), role)


def shown(edition: Edition, every: Iterable[Findable]) -> tuple[Shown, ...]:
    """Say how each resource is shown in the language of a edition."""
    places = _Whereabouts(edition)
    return tuple(
        Shown(edition.labels.label(one.node), places.of(one.node, one.kind))
        for one in every
    )


class _Whereabouts:
    """Where resources belong: below which concepts, or what part of speech they are."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._above: dict[NamedNode, NamedNode | None] = {}
        self._paths: dict[NamedNode, tuple[Text, ...]] = {}
        self._grammar = edition.translator.text

    def of(self, node: NamedNode, kind: str) -> tuple[Text, ...]:
        store, label = self.edition.facts.store, self.edition.labels.label
        if kind == "concept":
            return self._path(node)
        if kind == "entry":
            parts = parts_of_speech(store, node)
            names = (self._grammar(grammar_name(part.value)) for part in parts)
            return tuple(Text(name, self.edition.interface) for name in names)
        if kind == "typology":
            divided = self.edition.labels.sorted(
                resources(store, node, ISO_THES.superOrdinate)
            )
            return tuple(map(label, divided[:1]))
        if kind == "collection":
            holders = self.edition.labels.sorted(subjects(store, SKOS.member, node))
            return tuple(map(label, holders[:1]))
        if kind == "sense":
            meant = resources(store, node, ONTOLEX.isLexicalizedSenseOf)
            return tuple(map(label, self.edition.labels.sorted(meant)[:1]))
        return ()

    def _path(self, node: NamedNode) -> tuple[Text, ...]:
        above = self._parent(node)
        if above is None:
            return ()
        # Concepts under the same broader one share their place.
        if above not in self._paths:
            self._paths[above] = self._path_to(above)
        return self._paths[above]

    def _path_to(self, above: NamedNode | None) -> tuple[Text, ...]:
        """Give the first path from the top, its middle left out where it is long."""
        path: list[NamedNode] = []
        while above is not None and above not in path and len(path) < _DEEPEST:
            path.insert(0, above)
            above = self._parent(above)
        label = self.edition.labels.label
        if len(path) > _MOST_PLACES:
            first, *rest = (path[0], *path[1 - _MOST_PLACES :])
            return (label(first), Text("…"), *map(label, rest))
        return tuple(map(label, path))

    def _parent(self, node: NamedNode) -> NamedNode | None:
        if node not in self._above:
            self._above[node] = next(iter(self.edition.tree.broader(node)), None)
        return self._above[node]
