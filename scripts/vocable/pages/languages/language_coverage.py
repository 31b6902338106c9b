"""Language coverage: which concept has what in which language, and what is lacking."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vocable.interface.catalogues import N_
from vocable.interface.property_names import NOTES
from vocable.pages.edition import Edition
from vocable.pages.pagination import Letter, Piece, split_by_letter
from vocable.pages.parts import Link, Page
from vocable.rdf.language_tags import basic, canonical, is_variant, language_of
from vocable.rdf.namespaces import RDF, SKOS
from vocable.rdf.reading import Node, literals, pairs
from vocable.vocabulary.addresses import href
from vocable.vocabulary.labels import Text
from vocable.vocabulary.survey import Facts, found_once

PATH = "languages"
_MOST_COLUMNS = 8
_MOST_GAPS = 60
_MAIN_LANGUAGES = 3


class LanguagePair(NamedTuple):
    """Two languages side by side: the tag of each, and where the page is."""

    first: str
    second: str
    href: str


class LanguageCounts(NamedTuple):
    """How many concepts have a text of each kind in a language; how many lack one.

    `counts` follow the order of the page's `kinds`; `gaps` counts the concepts that
    lack a preferred label, or a definition that another language has.
    """

    language: str
    counts: tuple[int, ...]
    gaps: int


class Gap(NamedTuple):
    """A concept that lacks something in a language.

    `lacking` names what it lacks, as message identifiers.
    """

    link: Link
    lacking: tuple[str, ...]


class LanguageGaps(NamedTuple):
    """What a language lacks: in `first` the first gaps of the alphabet, of `total`."""

    language: str
    first: tuple[Gap, ...]
    total: int


class CoverageCell(NamedTuple):
    """What one concept has in one language.

    `has` holds the signs of the kinds that are there, as message identifiers; `gap`
    says whether something is lacking.
    """

    has: tuple[str, ...]
    gap: bool


class CoverageRow(NamedTuple):
    """A concept and what it has in each language, its `cells` in their order."""

    link: Link
    cells: tuple[CoverageCell, ...]


class Matrix(NamedTuple):
    """Concept by concept, what is there in which language.

    `columns` are language tags; `kinds` pair the sign of each kind of text with its
    name, both message identifiers. Of many concepts only one letter is shown:
    `letters` leads to all, and `parts` to the pages of a long one. `letter` and `part`
    say which this is; `part` counts from 1.
    """

    columns: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    rows: tuple[CoverageRow, ...]
    letters: tuple[Letter, ...] = ()
    letter: str = ""
    parts: tuple[str, ...] = ()
    part: int = 1


class LanguagesPage(NamedTuple):
    """Which languages the vocabulary speaks, and what each of them lacks.

    `concepts` is the number of concepts, `kinds` name the kinds of texts that are
    counted (message identifiers), `pairs` lead to the pages of two languages side by
    side.
    """

    page: Page
    concepts: int
    kinds: tuple[str, ...]
    languages: tuple[LanguageCounts, ...]
    pairs: tuple[LanguagePair, ...]
    gaps: tuple[LanguageGaps, ...]
    matrix: Matrix


class CoveragePage(NamedTuple):
    """One letter of the concepts, and what each has in which language."""

    page: Page
    matrix: Matrix


@dataclass(frozen=True)
class _Kind:
    """A kind of text: its sign in the matrix, its name, the properties that hold it."""

    sign: str
    name: str
    predicates: tuple[NamedNode, ...]


_KINDS = (
    _Kind(N_("L"), N_("preferred label"), (SKOS.prefLabel,)),
    _Kind(N_("A"), N_("alternative label"), (SKOS.altLabel,)),
    _Kind(N_("D"), N_("definition"), (SKOS.definition,)),
    _Kind(N_("N"), N_("note"), NOTES),
)
# As bits of what a concept has: what each kind is, and what none should lack.
_BITS = tuple(1 << place for place in range(len(_KINDS)))
_PREFERRED, _, _DEFINITION, _ = _BITS


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
        defined = any(held.get(other, 0) & _DEFINITION for other in self.columns)
        wanted = _PREFERRED | (_DEFINITION if defined else 0)
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
    for bit, kind in zip(_BITS, _KINDS, strict=True):
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


def main_languages(facts: Facts) -> tuple[str, ...]:
    """Give the languages, three at most, in which most concepts have a label."""
    counts = coverage_of(facts).count(_PREFERRED)
    spoken = [tag for tag in facts.languages if counts[tag]]
    return tuple(sorted(spoken, key=lambda tag: -counts[tag])[:_MAIN_LANGUAGES])


def describe_coverage(
    edition: Edition,
) -> Iterator[LanguagesPage | CoveragePage]:
    """Make the page of the languages, and one for each letter where it would be long.

    A vocabulary that speaks one language alone, or has no concepts, has none.
    """
    facts = edition.facts
    if not facts.speaks_several:
        return
    coverage = coverage_of(facts)
    labels = edition.labels
    ordered = labels.sorted(facts.concepts)
    first, *letters = split_by_letter(
        ordered,
        lambda node: labels.label(node).value,
        f"{PATH}/coverage",
        labels.collation,
    )
    page = edition.frames.page(PATH, PATH, Text(""))
    yield LanguagesPage(
        page=page,
        concepts=len(facts.concepts),
        kinds=tuple(kind.name for kind in _KINDS),
        languages=_counted(facts, coverage),
        pairs=language_pairs(facts, page),
        gaps=_gaps(edition, coverage, ordered, page),
        matrix=_matrix(edition, coverage, first, page),
    )
    for piece in letters:
        page = edition.frames.page(piece.path, PATH, Text(""))
        yield CoveragePage(page, _matrix(edition, coverage, piece, page))


def language_pairs(facts: Facts, page: Page) -> tuple[LanguagePair, ...]:
    """Pair the main languages, each pair both ways."""
    main = main_languages(facts)
    return tuple(
        LanguagePair(first, second, page.up + href(parallel_path(first, second)))
        for first in main
        for second in main
        if first != second
    )


def parallel_path(first: str, second: str) -> str:
    """Give the path of the page where two languages stand side by side."""
    return f"{PATH}/{first.lower()}/{second.lower()}"


def _counted(facts: Facts, coverage: Coverage) -> tuple[LanguageCounts, ...]:
    counts = [coverage.count(bit) for bit in _BITS]
    gaps = {
        language: sum(
            bool(coverage.lacking(node.value, language)) for node in facts.concepts
        )
        for language in coverage.columns
    }
    return tuple(
        LanguageCounts(
            language, tuple(each[language] for each in counts), gaps.get(language, 0)
        )
        for language in coverage.languages
    )


def _gaps(
    edition: Edition, coverage: Coverage, ordered: list[NamedNode], page: Page
) -> tuple[LanguageGaps, ...]:
    found = []
    for language in coverage.columns:
        lacking = [
            (node, bits)
            for node in ordered
            if (bits := coverage.lacking(node.value, language))
        ]
        first = tuple(
            Gap(edition.links.link(node, page), _names(bits))
            for node, bits in lacking[:_MOST_GAPS]
        )
        if lacking:
            found.append(LanguageGaps(language, first, len(lacking)))
    return tuple(found)


def _names(bits: int) -> tuple[str, ...]:
    return tuple(
        kind.name for kind, bit in zip(_KINDS, _BITS, strict=True) if bits & bit
    )


def _matrix(
    edition: Edition,
    coverage: Coverage,
    piece: Piece[NamedNode],
    page: Page,
) -> Matrix:
    columns = coverage.columns[:_MOST_COLUMNS]
    return Matrix(
        columns=columns,
        kinds=tuple((kind.sign, kind.name) for kind in _KINDS),
        rows=tuple(
            CoverageRow(
                edition.links.link(node, page),
                tuple(
                    _cell(
                        coverage.held.get(node.value, {}).get(language, 0),
                        coverage.lacking(node.value, language),
                    )
                    for language in columns
                ),
            )
            for node in piece.rows
        ),
        letters=piece.letters_from(page.up),
        letter=piece.letter,
        parts=piece.parts_from(page.up),
        part=piece.part,
    )


def _cell(held: int, lacking: int) -> CoverageCell:
    signs = (k.sign for k, bit in zip(_KINDS, _BITS, strict=True) if held & bit)
    return CoverageCell(tuple(signs), bool(lacking))
