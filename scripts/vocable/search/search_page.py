"""Search page: the results, and the filters of type, language and scheme."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.overviews.alphabetical_index import IndexPage
from vocable.pages.parts import Page
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import resources
from vocable.search.search_entries import FINDABLE_KINDS, KIND_ORDER, findable_kinds
from vocable.vocabulary.collation import collation
from vocable.vocabulary.labels import Text, language_name


class Choice(NamedTuple):
    """What a filter can be set to: its value in an address, its name, its number."""

    value: str
    name: Text
    number: int = 0


class SearchPage(NamedTuple):
    """The page of results: its filters, and the letters of the alphabetical index."""

    page: Page
    kinds: tuple[tuple[str, str], ...]
    schemes: tuple[Choice, ...]
    collections: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    letters: tuple[tuple[str, str, int], ...]


def describe_search(edition: Edition, index: IndexPage) -> SearchPage:
    """Make the page of results; without script it leads to the index instead."""
    facts = edition.facts
    present = {kind for kind, _ in findable_kinds(edition)}
    numbers = {
        node: number for number, node in enumerate((*facts.schemes, *facts.collections))
    }

    def choices(every: Iterable[NamedNode]) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                facts.addresses.path(node.value),
                edition.labels.label(node),
                numbers[node],
            )
            for node in edition.labels.sorted(every)
        )

    sort_key = collation(edition.interface).sort_key
    languages = (
        Choice(tag, Text(language_name(tag, edition.interface), edition.interface))
        for tag in facts.languages
    )
    return SearchPage(
        edition.frames.page("search", "search", Text("")),
        tuple((kind, FINDABLE_KINDS[kind]) for kind in KIND_ORDER if kind in present),
        choices(facts.schemes),
        choices(facts.collections),
        tuple(sorted(languages, key=lambda choice: sort_key(choice.name.value))),
        tuple(
            (letter, f"terms.html{target}" if target.startswith("#") else target, count)
            for letter, target, count in index.letters
        ),
    )


def filtered(edition: Edition) -> tuple[frozenset[NamedNode], ...]:
    """Tell what each scheme, then each collection, lets through as a filter.

    A word and its senses are where the concepts of its senses are; what is in a
    collection is in those that hold it.
    """
    store = edition.facts.store
    facts = edition.facts
    members = {scheme: set(facts.members[scheme]) for scheme in facts.schemes}
    direct = {
        node: set(resources(store, node, SKOS.member)) for node in facts.collections
    }
    for node in direct:
        inside: set[NamedNode] = set()
        pending = [node]
        while pending:
            new = direct.get(pending.pop(), set()) - inside
            inside |= new
            pending.extend(new)
        members[node] = inside
    words = _words(edition)
    return tuple(
        frozenset(
            members[node].union(*(words.get(concept, ()) for concept in members[node]))
        )
        for node in (*facts.schemes, *facts.collections)
    )


def _words(edition: Edition) -> dict[NamedNode, set[NamedNode]]:
    """Find the entries and senses of each concept."""
    found: dict[NamedNode, set[NamedNode]] = {}
    store = edition.facts.store
    for entry in edition.facts.entries:
        for sense in resources(store, entry, ONTOLEX.sense):
            for concept in resources(store, sense, ONTOLEX.isLexicalizedSenseOf):
                found.setdefault(concept, set()).update((entry, sense))
    return found
