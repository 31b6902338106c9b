"""Languages of a site: found in the data, or those stated by `interface`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from vocable.config.configuration import Configuration
from vocable.config.interface_languages import interface_languages
from vocable.rdf.language_tags import basic, canonical, is_variant, language_of
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import literals, pairs
from vocable.vocabulary.addresses import RESERVED

_ELSE = "en"


class SiteLanguage(NamedTuple):
    """One set of pages: the language it is headed in, and that of its interface.

    The tag of the language is also the folder of all sets but the first.
    """

    language: str
    interface: str


def site_languages(
    configuration: Configuration,
    store: Store,
    named: Sequence[NamedNode],
    spoken: tuple[str, ...],
) -> tuple[SiteLanguage, ...]:
    """Find the sets of pages of a site, that at the root first.

    A language of the content has one where at least half of the `named` (concepts, or
    else words) have a label in it; the best covered stands at the root, or the first of
    the configured `languages`. `spoken` are the languages of the content. Its interface
    is that of its catalogue, else English. `interface` in the configuration overrides:
    what it names has a catalogue, or is spoken.
    """
    there = interface_languages(configuration.templates)
    if configuration.interface:
        return tuple(
            SiteLanguage(tag, _catalogue(tag, there) or _unstated(tag, spoken))
            for tag in configuration.interface
        )
    counts = Counter(_labelled(store, named))
    covered = [
        tag
        for tag in spoken
        if 2 * counts[basic(tag)] >= len(named) and tag.lower() not in RESERVED
    ]
    if not configuration.languages:
        covered.sort(key=lambda tag: -counts[basic(tag)])
    chosen = covered or spoken[:1] or (_ELSE,)
    return tuple(SiteLanguage(tag, _catalogue(tag, there) or _ELSE) for tag in chosen)


def _catalogue(tag: str, there: tuple[str, ...]) -> str:
    """Find the catalogue for a language: its own, or that of a variant."""
    by_tag = {canonical(one): one for one in there}
    near = (one for name, one in by_tag.items() if is_variant(name, tag))
    return by_tag.get(canonical(tag)) or next(near, "")


def _unstated(tag: str, spoken: tuple[str, ...]) -> str:
    """Give the interface of a stated language that has no catalogue.

    One that the content does not speak either is left for the search of a catalogue,
    which says how to make one.
    """
    return _ELSE if any(is_variant(one, tag) for one in spoken) else tag


def _labelled(store: Store, named: Sequence[NamedNode]) -> Iterator[str]:
    """Give each language in which a concept or word has a label, once for each."""
    wanted = {node.value for node in named}
    seen: set[tuple[str, str]] = set()
    for subject, label in _labels(store):
        key = (subject, basic(language_of(label)))
        if subject in wanted and key not in seen:
            seen.add(key)
            yield key[1]


def _labels(store: Store) -> Iterator[tuple[str, Literal]]:
    for subject, label in pairs(store, SKOS.prefLabel):
        if isinstance(label, Literal):
            yield subject.value, label
    for entry, form in pairs(store, ONTOLEX.canonicalForm):
        if not isinstance(form, Literal):
            for written in literals(store, form, ONTOLEX.writtenRep):
                yield entry.value, written
