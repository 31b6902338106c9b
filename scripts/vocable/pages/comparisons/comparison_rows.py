"""Rows of a comparison: what is said of a sense or a concept, property by property."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.catalogues import N_
from vocable.interface.property_names import PROPERTIES, SECTIONS, grammar_name
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Link, Page, Relation, Statement
from vocable.pages.statements import in_one_language, label_rows
from vocable.pages.terms.sense import describe_sense
from vocable.rdf.namespaces import LEXINFO, ONTOLEX, RDF, SKOS
from vocable.rdf.reading import properties, resources, subjects
from vocable.vocabulary.claims import Passage
from vocable.vocabulary.labels import Text
from vocable.vocabulary.lexicon import parts_of_speech

_PLACES = (SKOS.broader, SKOS.narrower)
_MOST_LISTED = 8


class LineName(NamedTuple):
    """What a line is about: a message identifier, or the labels in one language.

    `kind` says how its values are set: `definition`, `example`, `scope`, `grammar`
    (message identifiers), or else as links.
    """

    name: str
    language: str = ""
    kind: str = ""


class ComparedValues(NamedTuple):
    """What is said in a line, and how much more is not listed."""

    listed: tuple[Relation, ...] = ()
    more: int = 0


ComparedLines = dict[LineName, ComparedValues]

_DEFINITION = LineName(PROPERTIES[SKOS.definition.value], kind="definition")
_CONCEPT = LineName(N_("concept"))
_WORDS = LineName(N_("words"))
_FIELD = LineName(PROPERTIES[LEXINFO.domain.value])
_USAGE = LineName(N_("usage"), kind="grammar")
_TYPOLOGIES = LineName(SECTIONS["typologies"])
_EXAMPLES = LineName(PROPERTIES[SKOS.example.value], kind="example")
_NOTES = LineName(PROPERTIES[SKOS.scopeNote.value], kind="scope")
_SOURCES = LineName(SECTIONS["sources"])
# Lines stand in this order, whichever of the two they are known of.
ORDER = (
    *(_DEFINITION.name, _CONCEPT.name, N_("labels"), _WORDS.name),
    *(_FIELD.name, _USAGE.name, *(PROPERTIES[place.value] for place in _PLACES)),
    *(_TYPOLOGIES.name, _EXAMPLES.name, _NOTES.name, _SOURCES.name),
)


class ComparedSide(NamedTuple):
    """One of two that are compared: a word with its sense number, or a concept.

    `concepts` are what it means, `grammar` message identifiers.
    """

    link: Link
    number: str
    grammar: tuple[str, ...]
    concepts: tuple[NamedNode, ...]
    facts: ComparedLines


def describe_side(
    edition: Edition, node: NamedNode, page: Page, marks: Marks
) -> ComparedSide:
    """Say what is known of a sense or concept, one line a property."""
    entries = resources(edition.facts.store, node, ONTOLEX.isSenseOf)
    if not entries:
        link = edition.links.link(node, page)
        return ComparedSide(
            link, "", (), (node,), _of_concept(edition, node, page, marks)
        )
    entry = entries[0]
    link = edition.links.link(node, page)._replace(text=edition.labels.label(entry))
    sense = describe_sense(edition, node, page, marks)
    concepts = tuple(resources(edition.facts.store, node, ONTOLEX.isLexicalizedSenseOf))
    facts: ComparedLines = {
        _DEFINITION: _texts(sense.definitions),
        _CONCEPT: _links(sense.concepts),
        _FIELD: ComparedValues(sense.fields),
        _USAGE: ComparedValues(
            tuple(
                relation._replace(link=Link(Text(name), ""))
                for name, relation in sense.usage
            )
        ),
    }
    for concept in concepts[:1]:
        facts |= _labels(edition, concept, marks)
        facts |= _place(edition, concept, page, marks)
    facts[_EXAMPLES] = _texts(sense.examples)
    facts[_NOTES] = _texts(sense.notes)
    facts[_SOURCES] = _documents(edition, (node, *concepts), page)
    several = len(resources(edition.facts.store, entry, ONTOLEX.sense)) > 1
    return ComparedSide(
        link,
        sense.number if several else "",
        tuple(
            grammar_name(value.value)
            for value in parts_of_speech(edition.facts.store, entry)
        ),
        concepts,
        _told(facts),
    )


def _of_concept(
    edition: Edition, node: NamedNode, page: Page, marks: Marks
) -> ComparedLines:
    found = properties(edition.facts.store, node)

    def texts(predicate: NamedNode) -> ComparedValues:
        return _texts(in_one_language(edition, node, predicate, found, marks))

    senses = resources(edition.facts.store, node, ONTOLEX.lexicalizedSense)
    facts: ComparedLines = {
        _DEFINITION: texts(SKOS.definition),
        **_labels(edition, node, marks),
        _WORDS: _links(edition.links.sorted(senses, page)),
        **_place(edition, node, page, marks),
        _EXAMPLES: texts(SKOS.example),
        _NOTES: texts(SKOS.scopeNote),
        _SOURCES: _documents(edition, (node,), page),
    }
    return _told(facts)


def _told(facts: ComparedLines) -> ComparedLines:
    return {name: values for name, values in facts.items() if values.listed}


def _texts(statements: Iterable[Statement]) -> ComparedValues:
    return ComparedValues(
        tuple(Relation(Link(one.text, ""), one.marks) for one in statements)
    )


def _links(links: Iterable[Link]) -> ComparedValues:
    return ComparedValues(tuple(map(Relation, links)))


def _labels(edition: Edition, node: NamedNode, marks: Marks) -> ComparedLines:
    rows = label_rows(edition, node, properties(edition.facts.store, node), marks)
    return {
        LineName("labels", row.language, "labels"): _texts(
            (*map(Statement, row.preferred), *row.alternative)
        )
        for row in rows
    }


def _place(
    edition: Edition, node: NamedNode, page: Page, marks: Marks
) -> ComparedLines:
    """Say where a concept stands: what is above and below it, its typologies."""
    facts: ComparedLines = {}
    for predicate in _PLACES:
        found = resources(edition.facts.store, node, predicate)
        listed = edition.labels.sorted(found)[:_MOST_LISTED]
        facts[LineName(PROPERTIES[predicate.value])] = ComparedValues(
            marks.relations(node, predicate, listed), len(found) - len(listed)
        )
    arrays = [
        array
        for array in subjects(edition.facts.store, SKOS.member, node)
        if edition.facts.is_typology(array)
    ]
    facts[_TYPOLOGIES] = _links(edition.links.sorted(arrays, page))
    return facts


def _documents(
    edition: Edition, nodes: Iterable[NamedNode], page: Page
) -> ComparedValues:
    """Link the documents that speak of a sense or concept, each once."""
    passages: dict[NamedNode, Passage] = {
        passage.document: passage
        for node in nodes
        for iri in subjects(edition.facts.store, RDF.subject, node)
        if (claim := edition.facts.claims.read(iri)) is not None and claim.stands
        for passage in (*claim.quoted, *claim.derived)
    }
    linked = (edition.attestations.passage_link(one, page) for one in passages.values())
    return _links(
        Link(Text(one.identifier), one.href.partition("#")[0])
        for one in sorted(linked, key=lambda one: one.identifier)
    )
