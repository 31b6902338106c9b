"""Homographs: labels that several concepts or words bear."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from vocable.rdf.language_tags import canonical, language_of
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import literals, nodes, pairs, resources
from vocable.vocabulary.addresses import unique_paths

_QUALIFIER = re.compile(r"\s*\([^()]*\)$")
_Key = tuple[str, str]


class Homograph(NamedTuple):
    """A label, its language tag, the path of its page, and all that bears it."""

    label: str
    language: str
    path: str
    bearers: tuple[NamedNode, ...]


class Homographs:
    """The labels that lead to several concepts or words, in each language.

    Labels are the preferred and alternative ones of concepts and the canonical forms
    of words. They are one where they differ in case alone, not in accents, or in the
    qualifier in parentheses that tells homographs apart (ISO 25964-1, 6.2.2). A
    concept is no homograph of the word that expresses it.
    """

    def __init__(
        self,
        store: Store,
        concepts: tuple[NamedNode, ...],
        entries: tuple[NamedNode, ...],
    ) -> None:
        self._store = store
        self._concepts = concepts
        self._entries = entries

    @property
    def all(self) -> tuple[Homograph, ...]:
        """Every label that several bear, in the order of the paths."""
        return tuple(sorted(self._found.values(), key=lambda one: one.path))

    def find(self, label: str, language: str) -> Homograph | None:
        """Find what several bear by one of its spellings."""
        return self._found.get((canonical(language), folded(label)))

    def of(self, node: NamedNode) -> tuple[Homograph, ...]:
        """Give the labels that a concept or word shares with others."""
        return self._borne.get(node, ())

    @cached_property
    def _borne(self) -> dict[NamedNode, tuple[Homograph, ...]]:
        borne: dict[NamedNode, tuple[Homograph, ...]] = {}
        for one in self.all:
            for node in one.bearers:
                borne[node] = (*borne.get(node, ()), one)
        return borne

    @cached_property
    def _found(self) -> dict[_Key, Homograph]:
        bearers: dict[_Key, dict[NamedNode, str]] = {}
        for node, label in self._labels():
            key = (language_of(label), folded(label.value))
            bare = without_qualifier(label.value)
            known = bearers.setdefault(key, {})
            known[node] = min(known.get(node, bare), bare)
        words = set(self._entries)
        shared = {}
        for key, known in bearers.items():
            # Most labels have one bearer, and most others a word and its concept.
            if len(known) > 1:
                said = self._expressed(node for node in known if node in words)
                apart = {node: known[node] for node in known if node not in said}
                if len(apart) > 1:
                    shared[key] = apart
        paths = unique_paths(
            "homographs", {" ".join(key): filter(None, key) for key in shared}
        )
        return {
            key: Homograph(
                min(known.values()),
                key[0],
                paths[" ".join(key)],
                tuple(sorted(known, key=lambda node: node.value)),
            )
            for key, known in shared.items()
        }

    def _labels(self) -> Iterable[tuple[NamedNode, Literal]]:
        concepts = set(self._concepts)
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            for node, label in pairs(self._store, predicate):
                if node in concepts and isinstance(label, Literal):
                    yield node, label  # type: ignore[misc]
        for entry in self._entries:
            for form in nodes(self._store, entry, ONTOLEX.canonicalForm):
                for written in literals(self._store, form, ONTOLEX.writtenRep):
                    yield entry, written

    def _expressed(self, entries: Iterable[NamedNode]) -> set[NamedNode]:
        """Gather the concepts that the senses of words lexicalise."""
        return {
            concept
            for entry in entries
            for sense in resources(self._store, entry, ONTOLEX.sense)
            for concept in resources(self._store, sense, ONTOLEX.isLexicalizedSenseOf)
        }


def without_qualifier(label: str) -> str:
    """Take from a label the qualifier that stands in parentheses behind it."""
    return _QUALIFIER.sub("", label.strip()) or label.strip()


def folded(label: str) -> str:
    """Give what labels have in common that are read as one: no case, no qualifier."""
    bare = " ".join(without_qualifier(label).split())
    return unicodedata.normalize("NFC", bare.casefold())
