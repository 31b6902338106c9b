"""Shared neighbours: linked concepts or senses with a scheme or word in common.

Each procedure finds what the query of its shape finds in `ontology/shapes`; what is
common is looked for among the few of the one, not among all who have it too.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.rules.results import RuleResult
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import Node, Resource, objects, pairs

_MAPPINGS = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)


def related_siblings(store: Store) -> Iterator[RuleResult]:
    """Find the related concepts that have a broader concept in common.

    A pair is reported for the one whose IRI comes first.
    """
    broader = _values(store, SKOS.broader)
    for this, value in pairs(store, SKOS.related):
        named = isinstance(this, NamedNode) and isinstance(value, NamedNode)
        if (
            named
            and this.value < value.value
            and not broader(this).isdisjoint(broader(value))
        ):
            yield RuleResult(this, value, SKOS.related)


def top_concepts_with_broader(store: Store) -> Iterator[RuleResult]:
    """Find the top concepts with a broader concept in the scheme that they top."""
    tops = _values(store, SKOS.topConceptOf)
    schemes = _values(store, SKOS.inScheme)
    for this in dict.fromkeys(this for this, _ in pairs(store, SKOS.topConceptOf)):
        for value in objects(store, this, SKOS.broader):
            if not schemes(value).isdisjoint(tops(this)):
                yield RuleResult(this, value, SKOS.broader)


def mappings_within_scheme(store: Store) -> Iterator[RuleResult]:
    """Find the mappings between two concepts of the same scheme."""
    schemes = _values(store, SKOS.inScheme)
    for predicate in _MAPPINGS:
        for this, value in pairs(store, predicate):
            if this != value and not schemes(this).isdisjoint(schemes(value)):
                yield RuleResult(this, value, predicate)


def senses_of_one_concept(store: Store) -> Iterator[RuleResult]:
    """Find the senses of one word that lexicalise the same concept."""
    senses: dict[Resource, list[Resource]] = {}
    for entry, sense in pairs(store, ONTOLEX.sense):
        if not isinstance(sense, Literal):
            senses.setdefault(entry, []).append(sense)
    for row in senses.values():
        alike: dict[Node, list[Resource]] = {}
        for sense in row if len(row) > 1 else ():
            for concept in objects(store, sense, ONTOLEX.isLexicalizedSenseOf):
                alike.setdefault(concept, []).append(sense)
        for concept, several in alike.items():
            for this in several if len(several) > 1 else ():
                yield RuleResult(this, concept, ONTOLEX.isLexicalizedSenseOf)


def _values(store: Store, predicate: NamedNode) -> Callable[[Node], AbstractSet[Node]]:
    """Look up the values of a predicate, of each node once."""

    @cache
    def values(node: Node) -> AbstractSet[Node]:
        if isinstance(node, Literal):
            return frozenset()
        return frozenset(objects(store, node, predicate))

    return values
