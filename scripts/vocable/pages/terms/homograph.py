"""Describe the pages of homographs: one label, and everything that bears it."""

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import KINDS, grammar_name
from vocable.pages.parts import Link, Page
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import ONTOLEX, SKOS, VOCABLE
from vocable.rdf.reading import first_value, literals, resources
from vocable.vocabulary.addresses import href
from vocable.vocabulary.homographs import Homograph, folded
from vocable.vocabulary.labels import Text
from vocable.vocabulary.lexicon import parts_of_speech
from vocable.vocabulary.survey import in_order

if TYPE_CHECKING:
    from vocable.pages.describing import Describer

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


def describe_homograph(describer: "Describer", homograph: Homograph) -> HomographPage:
    """Make the page of a label that several bear, words first."""
    label = Text(homograph.label, homograph.language)
    page = describer.page(homograph.path, "terms", label)
    words = set(describer.vocabulary.entries) & set(homograph.bearers)
    ordered = sorted(
        describer.labels.sorted(homograph.bearers), key=lambda node: node not in words
    )
    return HomographPage(
        page,
        label,
        tuple(
            _word(describer, node, page)
            if node in words
            else _concept(describer, node, homograph, page)
            for node in ordered
        ),
    )


def shared_labels(
    describer: "Describer", node: NamedNode, page: Page
) -> tuple[SharedLabel, ...]:
    """Lead from a concept or word to the labels that it shares with others."""
    return tuple(_shared(one, page) for one in describer.vocabulary.homographs.of(node))


def shared_label(describer: "Describer", text: Text, page: Page) -> SharedLabel | None:
    """Lead from a label to all that bears it, where it is several."""
    found = describer.vocabulary.homographs.find(text.value, text.language)
    return _shared(found, page) if found else None


def _shared(homograph: Homograph, page: Page) -> SharedLabel:
    return SharedLabel(
        Text(homograph.label, homograph.language),
        page.up + href(homograph.path),
        len(homograph.bearers),
    )


def _word(describer: "Describer", node: NamedNode, page: Page) -> Bearer:
    store = describer.store
    grammar = parts_of_speech(store, node)
    return Bearer(
        describer.link(node, page),
        KINDS["entry"],
        tuple(grammar_name(value.value) for value in grammar),
        (),
        None,
        (),
        tuple(
            _sense(describer, sense, page)
            for sense in in_order(store, resources(store, node, ONTOLEX.sense))
        ),
    )


def _sense(describer: "Describer", node: NamedNode, page: Page) -> tuple[str, Link]:
    """Say in a few words what a sense means, with its number."""
    store = describer.store
    concepts = resources(store, node, ONTOLEX.isLexicalizedSenseOf)
    link = describer.link(node, page)
    for said in (node, *concepts):
        definitions = literals(store, said, SKOS.definition)
        if definitions:
            link = link._replace(text=describer.labels.best(definitions))
            break
    return first_value(store, node, VOCABLE.senseNumber) or "", link


def _concept(
    describer: "Describer", node: NamedNode, homograph: Homograph, page: Page
) -> Bearer:
    store = describer.store
    link = describer.link(node, page)
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
        tuple(map(describer.labels.text, spelt)),
        describer.labels.best(definitions) if definitions else None,
        tuple(describer.link(n, page) for n in way_down(describer, node)),
        (),
    )


def way_down(describer: "Describer", node: NamedNode) -> list[NamedNode]:
    """List the concepts above a concept, from the top, along the first of each."""
    way: list[NamedNode] = []
    above = describer.labels.sorted(resources(describer.store, node, SKOS.broader))
    while above and above[0] not in (node, *way) and len(way) < _DEEPEST:
        way.append(above[0])
        above = describer.labels.sorted(
            resources(describer.store, above[0], SKOS.broader)
        )
    return way[::-1]
