"""Language coverage: which concept has what in which language, and what is lacking."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.languages.language_pairs import PATH, LanguagePair, linked_pairs
from vocable.pages.languages.text_coverage import (
    BITS,
    KINDS,
    Coverage,
    coverage_of,
)
from vocable.pages.pagination import Letter, Piece, split_by_letter
from vocable.pages.parts import Link, Page
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Text

_MOST_COLUMNS = 8
_MOST_GAPS = 60


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
        kinds=tuple(kind.name for kind in KINDS),
        languages=_counted(facts, coverage),
        pairs=linked_pairs(edition, page),
        gaps=_gaps(edition, coverage, ordered, page),
        matrix=_matrix(edition, coverage, first, page),
    )
    for piece in letters:
        page = edition.frames.page(piece.path, PATH, Text(""))
        yield CoveragePage(page, _matrix(edition, coverage, piece, page))


def _counted(facts: Facts, coverage: Coverage) -> tuple[LanguageCounts, ...]:
    counts = [coverage.count(bit) for bit in BITS]
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
    return tuple(kind.name for kind, bit in zip(KINDS, BITS, strict=True) if bits & bit)


def _matrix(
    edition: Edition,
    coverage: Coverage,
    piece: Piece[NamedNode],
    page: Page,
) -> Matrix:
    columns = coverage.columns[:_MOST_COLUMNS]
    return Matrix(
        columns=columns,
        kinds=tuple((kind.sign, kind.name) for kind in KINDS),
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
    signs = (k.sign for k, bit in zip(KINDS, BITS, strict=True) if held & bit)
    return CoverageCell(tuple(signs), bool(lacking))
