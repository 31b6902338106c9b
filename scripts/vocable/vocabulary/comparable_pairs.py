"""Comparable pairs: near-synonyms that are set side by side."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import LEXINFO, ONTOLEX, RDF, SKOS, VARTRANS, VOCABLE
from vocable.rdf.reading import (
    Resource,
    literals,
    nodes,
    pairs,
    resources,
    subjects,
    typed,
)
from vocable.vocabulary.addresses import Addresses, unique_paths
from vocable.vocabulary.claims import Claim, Claims

# Two words of different meanings that these join are worth comparing by themselves,
NEAR = (LEXINFO.approximateSynonym, LEXINFO.antonym, VOCABLE.converse)
# others where a source says in words how they differ.
WORDS = (*NEAR, LEXINFO.synonym, VARTRANS.translation)
# SKOS joins much; what is compared stands there because somebody claimed it.
CONCEPTS = (SKOS.related, SKOS.closeMatch)
COMPARED = (*WORDS, *CONCEPTS)

_Key = frozenset[NamedNode]


class Pair(NamedTuple):
    """Two senses or two concepts that are compared, and the path of their page."""

    first: NamedNode
    second: NamedNode
    path: str


class Pairs:
    """The pairs of a vocabulary: as many as it declares, each once.

    Two words are compared where `lexinfo:approximateSynonym`, `lexinfo:antonym` or
    `vocable:converse` joins senses of different concepts, or where a claim gives a
    nuance of these, of `lexinfo:synonym` or of `vartrans:translation`; two concepts
    where a claim stands behind `skos:related` or `skos:closeMatch`. Concepts whose
    words are compared share the page of the words.
    """

    def __init__(
        self,
        store: Store,
        claims: Claims,
        addresses: Addresses,
        languages: tuple[str, ...],
    ) -> None:
        self._store = store
        self._claims = claims
        self._addresses = addresses
        self._languages = languages

    @property
    def all(self) -> tuple[Pair, ...]:
        """Every pair that has a page, in the order of the paths."""
        return tuple(sorted(set(self._found.values()), key=lambda pair: pair.path))

    def find(self, one: Resource, other: Resource) -> Pair | None:
        """Find the page that compares two senses or two concepts, if there is one."""
        if not (isinstance(one, NamedNode) and isinstance(other, NamedNode)):
            return None
        return self._found.get(frozenset((one, other))) if self._found else None

    @cached_property
    def _found(self) -> dict[_Key, Pair]:
        said = self._said()
        words = dict(self._words(said))
        shared: dict[_Key, list[_Key]] = {}
        for key, both in words.items():
            for meaning in self._meanings(*both):
                shared.setdefault(meaning, []).append(key)
        concepts = {
            key: _ordered(key, claims)
            for (predicate, key), claims in said.items()
            if predicate in CONCEPTS and key not in shared and self._are_concepts(key)
        }
        chosen = {**words, **concepts}
        paths = unique_paths(
            "compare", {_names(both): map(_tail, both) for both in chosen.values()}
        )
        found = {key: Pair(*both, paths[_names(both)]) for key, both in chosen.items()}
        for meaning, keys in shared.items():
            found[meaning] = min((found[key] for key in keys), key=self._rank)
        return found

    def _said(self) -> dict[tuple[NamedNode, _Key], list[Claim]]:
        """Gather the standing claims that join two resources, in one pass."""
        said: dict[tuple[NamedNode, _Key], list[Claim]] = {}
        for predicate in COMPARED if self._claims.any else ():
            for iri in subjects(self._store, RDF.predicate, predicate):
                claim = self._claims.read(iri)
                if claim and claim.stands:
                    ends = frozenset(_iris(claim))
                    said.setdefault((predicate, ends), []).append(claim)
        return said

    def _words(
        self, said: dict[tuple[NamedNode, _Key], list[Claim]]
    ) -> Iterator[tuple[_Key, tuple[NamedNode, NamedNode]]]:
        declared: dict[_Key, list[NamedNode]] = {}
        for predicate in WORDS:
            for one, other in pairs(self._store, predicate):
                if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                    declared.setdefault(frozenset((one, other)), []).append(predicate)
        for key, predicates in declared.items():
            claims = [claim for p in predicates for claim in said.get((p, key), ())]
            nuanced = [claim for claim in claims if claim.nuances]
            near = any(predicate in NEAR for predicate in predicates)
            if self._are_senses(key) and (nuanced or (near and self._differ(key))):
                yield key, _ordered(key, nuanced or claims)

    def _are_senses(self, key: _Key) -> bool:
        entries = [resources(self._store, node, ONTOLEX.isSenseOf) for node in key]
        return self._have_places(key) and all(entries)

    def _are_concepts(self, key: _Key) -> bool:
        types = [typed(self._store, node, SKOS.Concept) for node in key]
        return self._have_places(key) and all(types)

    def _have_places(self, key: _Key) -> bool:
        known = [node for node in key if self._addresses.find(node.value)]
        return len(known) == 2  # noqa: PLR2004 - both of the two

    def _concepts(self, sense: NamedNode) -> list[NamedNode]:
        return resources(self._store, sense, ONTOLEX.isLexicalizedSenseOf)

    def _differ(self, key: _Key) -> bool:
        """Say whether two senses have not one and the same concept."""
        first, second = map(self._concepts, key)
        return first != second or not first

    def _meanings(self, one: NamedNode, other: NamedNode) -> set[_Key]:
        """Pair the concepts of two senses, those they share left out."""
        return {
            frozenset((first, second))
            for first in self._concepts(one)
            for second in self._concepts(other)
            if first != second
        }

    def _rank(self, pair: Pair) -> tuple[int, str]:
        """Prefer the words of the vocabulary's first languages, then by path."""
        tags = self._languages
        spoken = self._language(pair.first)
        return (tags.index(spoken) if spoken in tags else len(tags), pair.path)

    def _language(self, sense: NamedNode) -> str:
        for entry in resources(self._store, sense, ONTOLEX.isSenseOf):
            for form in nodes(self._store, entry, ONTOLEX.canonicalForm):
                for written in literals(self._store, form, ONTOLEX.writtenRep):
                    return language_of(written)
        return ""


def _ordered(key: _Key, claims: list[Claim] | tuple[()]) -> tuple[NamedNode, NamedNode]:
    """Order two resources as the first claim about them does, for it may count them."""
    for claim in sorted(claims, key=lambda claim: claim.iri.value):
        first, second = _iris(claim)
        return first, second
    first, second = sorted(key, key=lambda node: node.value)
    return first, second


def _iris(claim: Claim) -> list[NamedNode]:
    ends = (claim.subject, claim.object)
    return [end for end in ends if isinstance(end, NamedNode)]


def _tail(node: NamedNode) -> str:
    return node.value.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _names(both: tuple[NamedNode, NamedNode]) -> str:
    return " ".join(node.value for node in both)
