"""Homograph page: one label, and all concepts or words that bear it."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import KINDS, grammar_name
from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.pages.reader_languages import languages_here
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import ONTOLEX, SKOS, VOCABLE
from vocable.rdf.reading import first_value, literals, resources
from vocable.vocabulary.addresses import href
from vocable.vocabulary.homographs import Homograph, folded
from vocable.vocabulary.labels import Labels, Text
from vocable.vocabulary.lexicon import parts_of_speech, senses_in_order

_DEEPEST = 40


class SharedLabel(NamedTuple):
    """The way to all that bears a label, and how many bear it."""

    text: Text
    href: str
    bearers: int


class Bearer(NamedTuple):
    """One of those that bear a label: what it is, what it means, where it stands.

    `kind` and `grammar` are message identifiers; `also` are the spellings of the label
    that are not its name. A concept has the way down to it in `place`, a word its
    senses in `senses`: their numbers, and what they mean as a link.
    """

    link: Link
    kind: str
    grammar: tuple[str, ...]
    also: tuple[Text, ...]
    definition: Text | None
    place: tuple[Link, ...]
    senses: tuple[tuple[str, Link], ...]


class HomographPage(NamedTuple):
    """A label that several concepts or words bear, and which of them could be meant."""

    page: Page
    label: Text
    bearers: tuple[Bearer, ...]


def describe_homograph(edition: Edition, homograph: Homograph) -> HomographPage:
    """Make the page of a label that several bear, words first."""
    label = Text(homograph.label, homograph.language)
    page = edition.frames.page(homograph.path, "terms", label)
    words = set(edition.facts.entries) & set(homograph.bearers)
    ordered = sorted(
        edition.labels.sorted(homograph.bearers), key=lambda node: node not in words
    )
    return HomographPage(
        page,
        label,
        tuple(
            _word(edition, node, page)
            if node in words
            else _concept(edition, node, homograph, page)
            for node in ordered
        ),
    )


def shared_labels(
    edition: Edition, node: NamedNode, page: Page
) -> tuple[SharedLabel, ...]:
    """Lead from a concept or word to the labels that it shares with others.

    Of its languages those alone that readers of the page are shown, as its title is.
    """
    found = edition.facts.homographs.of(node)
    if not found:
        return ()
    labels = edition.labels
    tags = map(language_of, labels.every(node))
    shown = languages_here(edition.facts, labels, tags)
    return tuple(_shared(labels, one, page) for one in found if one.language in shown)


def shared_label(edition: Edition, text: Text, page: Page) -> SharedLabel | None:
    """Lead from a label to all that bears it, where it is several."""
    found = edition.facts.homographs.find(text.value, text.language)
    return _shared(edition.labels, found, page) if found else None


def _shared(labels: Labels, homograph: Homograph, page: Page) -> SharedLabel:
    return SharedLabel(
        labels.in_language(homograph.label, homograph.language),
        page.up + href(homograph.path),
        len(homograph.bearers),
    )


def _word(edition: Edition, node: NamedNode, page: Page) -> Bearer:
    store = edition.facts.store
    grammar = parts_of_speech(store, node)
    return Bearer(
        edition.links.link(node, page),
        KINDS["entry"],
        tuple(grammar_name(value.value) for value in grammar),
        (),
        None,
        (),
        tuple(
            _sense(edition, sense, page)
            for sense in senses_in_order(store, resources(store, node, ONTOLEX.sense))
        ),
    )


def _sense(edition: Edition, node: NamedNode, page: Page) -> tuple[str, Link]:
    """Say in a few words what a sense means, with its number."""
    store = edition.facts.store
    concepts = resources(store, node, ONTOLEX.isLexicalizedSenseOf)
    link = edition.links.link(node, page)
    for said in (node, *concepts):
        definitions = literals(store, said, SKOS.definition)
        if definitions:
            link = link._replace(text=edition.labels.best(definitions))
            break
    return first_value(store, node, VOCABLE.senseNumber) or "", link


def _concept(
    edition: Edition, node: NamedNode, homograph: Homograph, page: Page
) -> Bearer:
    store = edition.facts.store
    link = edition.links.link(node, page)
    spelt = [
        label
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in literals(store, node, predicate)
        if language_of(label) == homograph.language
        and folded(label.value) == folded(homograph.label)
        and label.value != link.text.value
    ]
    definitions = literals(store, node, SKOS.definition)
    return Bearer(
        link,
        KINDS["concept"],
        (),
        tuple(map(edition.labels.text, spelt)),
        edition.labels.best(definitions) if definitions else None,
        tuple(edition.links.link(n, page) for n in way_down(edition, node)),
        (),
    )


def way_down(edition: Edition, node: NamedNode) -> list[NamedNode]:
    """List the concepts above a concept, from the top, along the first of each."""
    way: list[NamedNode] = []
    above = edition.labels.sorted(resources(edition.facts.store, node, SKOS.broader))
    while above and above[0] not in (node, *way) and len(way) < _DEEPEST:
        way.append(above[0])
        above = edition.labels.sorted(
            resources(edition.facts.store, above[0], SKOS.broader)
        )
    return way[::-1]
