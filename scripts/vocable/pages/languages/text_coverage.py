"""What each concept has in which language: labels, definitions, notes."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from vocable.interface.catalogues import N_
from vocable.interface.property_names import NOTES
from vocable.rdf.language_tags import basic, canonical, is_variant, language_of
from vocable.rdf.namespaces import RDF, SKOS
from vocable.rdf.reading import Node, literals, pairs
from vocable.vocabulary.facts import Facts, found_once

_MAIN_LANGUAGES = 3


@dataclass(frozen=True)
class TextKind:
    """A kind of text: its sign in the matrix, its name, the properties that hold it."""

    sign: str
    name: str
    predicates: tuple[NamedNode, ...]


KINDS = (
    TextKind(N_("L"), N_("preferred label"), (SKOS.prefLabel,)),
    TextKind(N_("A"), N_("alternative label"), (SKOS.altLabel,)),
    TextKind(N_("D"), N_("definition"), (SKOS.definition,)),
    TextKind(N_("N"), N_("note"), NOTES),
)


# As bits of what a concept has: what each kind is, and what none should lack.
BITS = tuple(1 << place for place in range(len(KINDS)))


PREFERRED = BITS[0]


DEFINITION = BITS[2]


@dataclass(frozen=True)
class Coverage:
    """What the concepts of a vocabulary have in each language.

    `columns` are the languages that the vocabulary speaks, `languages` all that occur,
    those first; `held` gives for the IRI of a concept and a language the bits of the
    kinds that are there.
    """

    columns: tuple[str, ...]
    languages: tuple[str, ...]
    held: Mapping[str, Mapping[str, int]]

    def lacking(self, iri: str, language: str) -> int:
        """Give the bits of what a concept lacks in a language.

        A preferred label is always wanted, a definition where another language that
        the vocabulary speaks has one.
        """
        held = self.held.get(iri, {})
        defined = any(held.get(other, 0) & DEFINITION for other in self.columns)
        wanted = PREFERRED | (DEFINITION if defined else 0)
        return wanted & ~held.get(language, 0)

    def count(self, bit: int) -> Counter[str]:
        """Count the concepts that have a kind of text, language by language."""
        return Counter(
            language
            for languages in self.held.values()
            for language, bits in languages.items()
            if bits & bit
        )


@found_once
def coverage_of(facts: Facts) -> Coverage:
    """Read what each concept has in which language, in one pass over the texts."""
    spoken = facts.languages
    concepts = {node.value for node in facts.concepts}
    held: dict[str, dict[str, int]] = {}
    for bit, kind in zip(BITS, KINDS, strict=True):
        for predicate in kind.predicates:
            for subject, value in pairs(facts.store, predicate):
                if subject.value not in concepts:
                    continue
                for tag in _tags(facts, value):
                    languages = held.setdefault(subject.value, {})
                    column = column_of(tag, spoken)
                    languages[column] = languages.get(column, 0) | bit
    found = {language for languages in held.values() for language in languages}
    others = sorted(found.difference(spoken), key=lambda tag: (not tag, tag))
    return Coverage(spoken, (*spoken, *others), held)


def _tags(facts: Facts, value: Node) -> Iterator[str]:
    """Give the language of a text; a blank node holds its texts as values."""
    if isinstance(value, Literal):
        yield language_of(value)
    else:
        for literal in literals(facts.store, value, RDF.value):
            yield language_of(literal)


@cache
def column_of(tag: str, spoken: tuple[str, ...]) -> str:
    """Find the language that a tag counts for: `en-GB` is `en` where that is spoken."""
    written = canonical(tag)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda one: one == written,
        lambda one: is_variant(written, one),
        lambda one: written.startswith(f"{one}-"),
    )
    found = (max(filter(way, spoken), key=len, default="") for way in ways)
    return next(filter(None, found), basic(written))


def labelled_languages(facts: Facts) -> tuple[str, ...]:
    """Give the languages in which concepts have a label, that of the most first."""
    counts = coverage_of(facts).count(PREFERRED)
    spoken = [tag for tag in facts.languages if counts[tag]]
    return tuple(sorted(spoken, key=lambda tag: -counts[tag]))


def main_languages(facts: Facts) -> tuple[str, ...]:
    """Give the languages, three at most, in which most concepts have a label."""
    return labelled_languages(facts)[:_MAIN_LANGUAGES]
