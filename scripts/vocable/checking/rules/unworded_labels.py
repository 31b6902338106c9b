"""Preferred labels without a lexical entry whose sense is the concept."""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Store

from vocable.checking.rules.results import RuleResult
from vocable.rdf.namespaces import LEXINFO, ONTOLEX, OWL, SKOS, XSD
from vocable.rdf.reading import Node, Resource, nodes, objects, pairs, typed

_TRUE = Literal("true", datatype=XSD.boolean)


def unworded_labels(store: Store) -> Iterator[RuleResult]:
    """Find the preferred labels in French, and in English where English words are.

    The store is entailed. A qualifier in parentheses is no part of a word.
    """
    words = _LabelWords(store)
    for this, value in pairs(store, SKOS.prefLabel):
        if not isinstance(value, Literal) or not typed(store, this, SKOS.Concept):
            continue
        if value.language != "fr" and not (
            value.language == "en" and words.is_in_english(this)
        ):
            continue
        word = Literal(_unqualified(value.value), language=value.language)
        if not (words.say(this, word) or _is_left_aside(store, this)):
            yield RuleResult(this, value, SKOS.prefLabel)


class _LabelWords:
    """What the words that have a sense in a concept are written like."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries: dict[Node, dict[Resource, None]] = {}
        for entry, sense in pairs(store, ONTOLEX.sense):
            if not isinstance(sense, Literal):
                for concept in objects(store, sense, ONTOLEX.isLexicalizedSenseOf):
                    self._entries.setdefault(concept, {})[entry] = None
        # Of each word once: it may have senses in many concepts.
        self._forms = cache(self._forms_of)
        self._english = cache(self._has_english)

    def say(self, concept: Resource, word: Literal) -> bool:
        return any(word in self._forms(one) for one in self._entries.get(concept, ()))

    def is_in_english(self, concept: Resource) -> bool:
        senses = nodes(self._store, concept, ONTOLEX.lexicalizedSense)
        return any(
            self._english(entry)
            for sense in senses
            for entry in nodes(self._store, sense, ONTOLEX.isSenseOf)
        )

    def _forms_of(self, entry: Resource) -> frozenset[Node]:
        return frozenset(
            written
            for kind in (ONTOLEX.canonicalForm, ONTOLEX.otherForm)
            for written in self._written(entry, kind)
        )

    def _has_english(self, entry: Resource) -> bool:
        return any(
            isinstance(written, Literal) and written.language == "en"
            for written in self._written(entry, ONTOLEX.canonicalForm)
        )

    def _written(self, entry: Resource, kind: NamedNode) -> Iterator[Node]:
        for form in nodes(self._store, entry, kind):
            yield from objects(self._store, form, ONTOLEX.writtenRep)


def _is_left_aside(store: Store, concept: Resource) -> bool:
    """Say whether it is deprecated, or a domain, which need not be a meaning."""
    if Quad(concept, OWL.deprecated, _TRUE) in store:
        return True
    return any(store.quads_for_pattern(None, LEXINFO.domain, concept))


def _unqualified(text: str) -> str:
    name, bracket, qualifier = text.rpartition("(")
    inner = qualifier.removesuffix(")")
    if not bracket or inner == qualifier or ")" in inner:
        return text
    return name.rstrip()
