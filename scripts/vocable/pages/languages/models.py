"""The models of the pages about languages: what is said in which, and side by side."""

from typing import NamedTuple

from vocable.pages.parts import Link, Page
from vocable.vocabulary.labels import Text


class Letter(NamedTuple):
    """A letter, where its page is, and in `total` how many stand under it."""

    letter: str
    href: str
    total: int


class Pair(NamedTuple):
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
    pairs: tuple[Pair, ...]
    gaps: tuple[LanguageGaps, ...]
    matrix: Matrix


class CoveragePage(NamedTuple):
    """One letter of the concepts, and what each has in which language."""

    page: Page
    matrix: Matrix


class ParallelRow(NamedTuple):
    """A concept that both languages name, preferred label and others in each.

    `link` is the preferred label in the first language, `others` are its other labels;
    `second` and `second_others` are those in the second language.
    """

    link: Link
    others: tuple[Text, ...]
    second: tuple[Text, ...]
    second_others: tuple[Text, ...]


class ParallelPage(NamedTuple):
    """Two languages side by side, in the alphabetical order of the first.

    `first` and `second` are their tags; `reverse` leads to the same the other way
    round. Of `total` concepts with a label in the first language `both` have one in
    the second; `alone` are those of this page that have none, and `outside` counts
    those without one in the first, which are not here. A long list is split: `letters`
    leads to all, and `parts` to the pages of a long letter; `letter` and `part` say
    which this is.
    """

    page: Page
    first: str
    second: str
    reverse: str
    total: int
    both: int
    outside: int
    rows: tuple[ParallelRow, ...]
    alone: tuple[Link, ...]
    letters: tuple[Letter, ...] = ()
    letter: str = ""
    parts: tuple[str, ...] = ()
    part: int = 1
