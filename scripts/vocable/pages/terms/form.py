"""Describe a form of a word: how it is written and pronounced, its grammar."""

from typing import NamedTuple

from pyoxigraph import Literal, Store

from vocable.interface.property_names import grammar_name
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Detail, Statement
from vocable.pages.statements import statements
from vocable.rdf.namespaces import FRAC, ONTOLEX, VOCABLE
from vocable.rdf.reading import Properties, Resource, literals, properties, typed
from vocable.vocabulary.labels import Text
from vocable.vocabulary.lexicon import Features, grammar

_FORM_SHOWN = frozenset({ONTOLEX.writtenRep, ONTOLEX.phoneticRep})


class Form(NamedTuple):
    """A form of a word: how it is written, said, and its grammar.

    `variants` are other ways to write it.
    """

    written: Text
    pronunciations: tuple[Statement, ...]
    features: tuple[tuple[str, tuple[int, ...]], ...]
    anchor: str
    variants: tuple[Text, ...] = ()
    details: tuple[Detail, ...] = ()


def _unindexed(store: Store, found: Properties) -> Properties:
    """Leave the index of occurrences to queries; a word may have hundreds."""
    told = [
        value
        for value in found.get(FRAC.attestation, ())
        if isinstance(value, Literal) or not typed(store, value, VOCABLE.Occurrence)
    ]
    rest = {p: values for p, values in found.items() if p != FRAC.attestation}
    return {**rest, FRAC.attestation: told} if told else rest


def describe_form(edition: Edition, node: Resource, marks: Marks) -> Form:
    """Describe a form of a word: its spellings, pronunciations and grammar."""
    store = edition.facts.store
    written = literals(store, node, ONTOLEX.writtenRep)
    found = properties(store, node)
    features = grammar(found)
    best = edition.labels.best(written) if written else edition.labels.label(node)
    texts = map(edition.labels.text, edition.labels.in_order(written))
    rest = {
        predicate: [value for value in values if (predicate, value) not in features]
        for predicate, values in found.items()
    }
    return Form(
        best,
        _pronunciations(edition, node, marks),
        _named(node, features, marks),
        marks.anchor(node),
        tuple(text for text in texts if text != best),
        marks.values.details(
            {predicate: values for predicate, values in rest.items() if values},
            _FORM_SHOWN,
        ),
    )


def _named(
    node: Resource, features: Features, marks: Marks
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Name features with their evidence, once what both editions of LexInfo say."""
    named: dict[str, tuple[int, ...]] = {}
    for predicate, value in features:
        name = grammar_name(value.value)
        named[name] = (*named.get(name, ()), *marks.of(node, predicate, value))
    return tuple(named.items())


def _pronunciations(
    edition: Edition, node: Resource, marks: Marks
) -> tuple[Statement, ...]:
    found = properties(edition.facts.store, node)
    return statements(edition, node, ONTOLEX.phoneticRep, found, marks)
