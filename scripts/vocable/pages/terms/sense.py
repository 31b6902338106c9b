"""Describe a sense of a word: its definitions, field, usage, relations."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vocable.interface.property_names import PROPERTIES, grammar_name
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Detail, Group, Link, Page, Relation, Statement
from vocable.pages.statements import in_languages_here, in_one_language, statements
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import LEXINFO, ONTOLEX, SKOS, VARTRANS, VOCABLE
from vocable.rdf.reading import Node, Properties, first_value, properties
from vocable.vocabulary.lexicon import of_either_edition

_USAGE = ("register", "temporalQualifier")


RELATIONS = (
    LEXINFO.synonym,
    LEXINFO.approximateSynonym,
    LEXINFO.antonym,
    VOCABLE.converse,
    LEXINFO.pertainsTo,
    VARTRANS.translation,
)


_SENSE_SHOWN = frozenset(
    {
        SKOS.definition,
        SKOS.scopeNote,
        SKOS.example,
        ONTOLEX.isSenseOf,
        ONTOLEX.isLexicalizedSenseOf,
        VOCABLE.senseNumber,
        LEXINFO.domain,
        *RELATIONS,
    }
)


class Sense(NamedTuple):
    """One numbered sense of a word."""

    number: str
    anchor: str
    iri: str
    definitions: tuple[Statement, ...]
    fields: tuple[Relation, ...]
    usage: tuple[tuple[str, Relation], ...]
    concepts: tuple[Link, ...]
    examples: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    relations: tuple[Group, ...]
    details: tuple[Detail, ...] = ()


def in_language_of(values: Iterable[Node], language: str) -> list[Node]:
    """Keep the examples that are in the language of the word."""
    return [
        value
        for value in values
        if isinstance(value, Literal) and language_of(value) == language
    ]


def describe_sense(
    edition: Edition,
    node: NamedNode,
    page: Page,
    marks: Marks,
    predicates: Iterable[NamedNode] = (),
) -> Sense:
    """Say what a sense means, how it is used, and by `predicates` what it is near to.

    What the sense does not say itself is taken from its concept.
    """
    word_language = edition.labels.label(node).language
    found = properties(edition.facts.store, node)
    concepts = edition.labels.sorted(found.get(ONTOLEX.isLexicalizedSenseOf, ()))
    fields = marks.relations(node, LEXINFO.domain, found.get(LEXINFO.domain, ()))
    usage = _usage(node, found, marks)
    definitions = in_languages_here(edition, node, SKOS.definition, found, marks)
    meanings = [
        (concept, properties(edition.facts.store, concept)) for concept in concepts
    ]
    for concept, meaning in meanings:
        definitions = definitions or in_one_language(
            edition, concept, SKOS.definition, meaning, marks
        )
    examples = statements(edition, node, SKOS.example, found, marks)
    for concept, meaning in meanings:
        spoken = in_language_of(meaning.get(SKOS.example, ()), word_language)
        found_here = {SKOS.example: spoken}
        examples += statements(edition, concept, SKOS.example, found_here, marks)
    notes = statements(edition, node, SKOS.scopeNote, found, marks)
    return Sense(
        number=first_value(edition.facts.store, node, VOCABLE.senseNumber) or "",
        anchor=marks.anchor(node),
        iri=node.value,
        definitions=definitions,
        fields=fields,
        usage=usage,
        concepts=tuple(edition.links.link(concept, page) for concept in concepts),
        examples=examples,
        notes=notes,
        relations=tuple(
            Group(
                PROPERTIES[predicate.value],
                marks.relations(node, predicate, found[predicate]),
            )
            for predicate in predicates
            if predicate in found
        ),
        details=_sense_details(found, marks) if predicates else (),
    )


def _sense_details(found: Properties, marks: Marks) -> tuple[Detail, ...]:
    shown = _SENSE_SHOWN.union(p for p, _ in of_either_edition(found, _USAGE))
    return marks.values.details(found, shown)


def _usage(
    node: NamedNode, found: Properties, marks: Marks
) -> tuple[tuple[str, Relation], ...]:
    named: dict[str, Relation] = {}
    for predicate, value in of_either_edition(found, _USAGE):
        relation = marks.relation(node, predicate, value)
        named.setdefault(grammar_name(value.value), relation)
    return tuple(named.items())
