"""What a vocabulary holds, by kind, and where it all stands: used by every page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from vocable.config.configuration import Configuration
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import ISO_THES, SKOS
from vocable.rdf.reading import pairs, resources, typed
from vocable.vocabulary.addresses import Addresses
from vocable.vocabulary.claims import Claims
from vocable.vocabulary.comparable_pairs import Pairs
from vocable.vocabulary.homographs import Homographs
from vocable.vocabulary.resources import Unplaced
from vocable.vocabulary.schemes import Members
from vocable.vocabulary.site_languages import SiteLanguage

_Found = TypeVar("_Found")


@dataclass(frozen=True, eq=False)
class Facts:
    """The resources of a graph that have pages, by kind, and their addresses.

    The graph is entailed; resources are IRIs sorted by code point. `schemes` are also
    those that are only used as such, `members` the concepts of each, `main_scheme` is
    the one that names the vocabulary. `blank_names` are the IRIs of terms that are
    blank nodes in the files.
    """

    configuration: Configuration
    graph: Graph
    space: str
    languages: tuple[str, ...]
    site_languages: tuple[SiteLanguage, ...]
    concepts: tuple[NamedNode, ...]
    schemes: tuple[NamedNode, ...]
    members: Members
    main_scheme: NamedNode | None
    collections: tuple[NamedNode, ...]
    entries: tuple[NamedNode, ...]
    documents: tuple[NamedNode, ...]
    deprecated: frozenset[str]
    unplaced: Unplaced
    addresses: Addresses
    claims: Claims
    blank_names: Mapping[BlankNode, NamedNode]
    # What was found in them once, by what finds it.
    found: dict[object, object] = field(default_factory=dict, repr=False)

    @property
    def store(self) -> Store:
        return self.graph.store

    @cached_property
    def site_tags(self) -> tuple[str, ...]:
        """The languages that the site has pages in, that at the root first."""
        return tuple(one.language for one in self.site_languages)

    def interface_of(self, language: str) -> str:
        """Give the language of the interface of the pages in a language."""
        return dict(self.site_languages).get(language, language)

    def folder_of(self, language: str) -> str:
        """Give where the pages of a language stand: the root, or a folder as `en/`."""
        return "" if language == self.site_tags[0] else f"{language}/"

    @property
    def speaks_several(self) -> bool:
        """Say whether the concepts speak more than one language."""
        return len(self.languages) > 1 and bool(self.concepts)

    def is_part(self, node: NamedNode) -> bool:
        """Say whether a resource is described with what refers to it."""
        return node in self.unplaced.parts

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of senses or concepts that are compared."""
        return Pairs(self.store, self.claims, self.addresses, self.languages)

    @cached_property
    def homographs(self) -> Homographs:
        """The labels that several concepts or words bear."""
        return Homographs(self.store, self.concepts, self.entries)

    @cached_property
    def collection_set(self) -> frozenset[NamedNode]:
        """The collections, to ask whether a member is one."""
        return frozenset(self.collections)

    @cached_property
    def has_typologies(self) -> bool:
        """Say whether any collection is an array with a criterion of division."""
        return any(self.is_typology(node) for node in self.collections)

    def is_typology(self, node: NamedNode) -> bool:
        """Say whether a collection is an array (ISO 25964), here called typology."""
        return typed(self.store, node, ISO_THES.ThesaurusArray)

    @cached_property
    def concept_set(self) -> frozenset[NamedNode]:
        """The concepts, to ask whether a resource is one."""
        return frozenset(self.concepts)

    @cached_property
    def document_set(self) -> frozenset[NamedNode]:
        """The documents, to ask whether a resource is one."""
        return frozenset(self.documents)

    @cached_property
    def notations(self) -> dict[NamedNode, str]:
        """The notation of everything that is ordered by it, of several the first.

        Empty where the configuration orders by label alone.
        """
        if self.configuration.order != "notation":
            return {}
        found: dict[NamedNode, str] = {}
        for node, notation in pairs(self.store, SKOS.notation):
            if isinstance(node, NamedNode) and isinstance(notation, Literal):
                found[node] = min(found.get(node, notation.value), notation.value)
        return found

    @cached_property
    def broader(self) -> dict[NamedNode, list[NamedNode]]:
        """The broader concepts of every concept below another, direct and unsorted.

        What stands in the place of a concept without being declared as one is nothing
        that a concept could hang below, nor is the concept itself.
        """
        return self._related(SKOS.broader, self.concept_set)

    @cached_property
    def narrower(self) -> dict[NamedNode, list[NamedNode]]:
        """The narrower concepts of every concept that has any, direct and unsorted.

        What is declared nowhere stands among them, no scheme and no collection does.
        """
        others = {*self.schemes, *self.collections} - self.concept_set
        found = self._related(SKOS.narrower, None)
        if not others:
            return found
        kept = {
            node: [child for child in children if child not in others]
            for node, children in found.items()
        }
        return {node: children for node, children in kept.items() if children}

    def _related(
        self, predicate: NamedNode, objects: frozenset[NamedNode] | None
    ) -> dict[NamedNode, list[NamedNode]]:
        found: dict[NamedNode, list[NamedNode]] = {}
        for subject, object_ in pairs(self.store, predicate):
            if (
                isinstance(subject, NamedNode)
                and isinstance(object_, NamedNode)
                and subject != object_
                and (objects is None or object_ in objects)
            ):
                found.setdefault(subject, []).append(object_)
        return found

    def top_concepts(self, scheme: NamedNode) -> list[NamedNode]:
        """List the top concepts of a scheme, or else its concepts without broader."""
        stated = resources(self.store, scheme, SKOS.hasTopConcept)
        top = [node for node in stated if node in self.concept_set]
        if top:
            return top
        members = self.members.get(scheme, ())
        return [node for node in members if not self.has_broader(node)]

    def has_broader(self, node: NamedNode) -> bool:
        """Say whether a concept has a broader one."""
        return node in self.broader


def found_once(find: Callable[[Facts], _Found]) -> Callable[[Facts], _Found]:
    """Keep what a function finds with the facts it is found in, and as long as these.

    A cache of the module would keep every vocabulary that there ever was.
    """

    @wraps(find)
    def kept(facts: Facts) -> _Found:
        if find not in facts.found:
            facts.found[find] = find(facts)
        return cast("_Found", facts.found[find])

    return kept
