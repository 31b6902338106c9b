"""Two languages side by side: the labels in one, and in the other."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal

from vocable.pages.edition import Edition
from vocable.pages.languages.language_pairs import (
    PATH,
    paired_languages,
    pairs_in,
    parallel_path,
)
from vocable.pages.languages.text_coverage import column_of
from vocable.pages.pagination import Letter, split_by_letter
from vocable.pages.parts import Link, Page
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import pairs
from vocable.vocabulary.addresses import href
from vocable.vocabulary.collation import Collation, collation
from vocable.vocabulary.facts import Facts, found_once
from vocable.vocabulary.labels import Text


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


class _LanguageLabels(NamedTuple):
    """The labels of a concept in one language, each kind in alphabetical order."""

    preferred: tuple[Text, ...]
    others: tuple[Text, ...]

    @property
    def head(self) -> Text:
        """The label under which the concept is filed."""
        return self.preferred[0]


# By the IRIs of the concepts, sorted by label.
_Rows = Mapping[str, _LanguageLabels]
_LabelledConcept = tuple[str, _LanguageLabels]


def describe_parallels(edition: Edition) -> Iterator[ParallelPage]:
    """Make the pages of each pair of languages, both ways, long ones by letter."""
    facts = edition.facts
    if facts.speaks_several:
        for first, second in pairs_in(edition):
            yield from _pages(edition, first, second)


def _pages(edition: Edition, first: str, second: str) -> Iterator[ParallelPage]:
    """Make the pages of one pair in one direction."""
    languages = labels_by_language(edition.facts)
    here, there = languages[first], languages[second]
    both = sum(iri in there for iri in here)
    path = parallel_path(first, second)
    rows_here = list(here.items())
    for piece in split_by_letter(rows_here, _filed_under, path, collation(first)):
        page = edition.frames.page(piece.path, PATH, Text(""))
        rows, alone = [], []
        for iri, labels in piece.rows:
            link = Link(
                labels.head, page.up + (edition.facts.addresses.href(iri) or "")
            )
            if iri in there:
                rows.append(ParallelRow(link, labels.others, *there[iri]))
            else:
                alone.append(link)
        yield ParallelPage(
            page=page,
            first=first,
            second=second,
            reverse=page.up + href(parallel_path(second, first)),
            total=len(here),
            both=both,
            outside=len(edition.facts.concepts) - len(here),
            rows=tuple(rows),
            alone=tuple(alone),
            letters=piece.letters_from(page.up),
            letter=piece.letter,
            parts=piece.parts_from(page.up),
            part=piece.part,
        )


def _filed_under(row: _LabelledConcept) -> str:
    return row[1].head.value


@found_once
def labels_by_language(facts: Facts) -> Mapping[str, _Rows]:
    """Read the labels of every concept in each paired language, in its order."""
    concepts = {node.value for node in facts.concepts}
    found: dict[str, dict[str, tuple[list[Text], list[Text]]]]
    found = {language: {} for language in paired_languages(facts)}
    for place, predicate in enumerate((SKOS.prefLabel, SKOS.altLabel)):
        for node, label in pairs(facts.store, predicate):
            if node.value not in concepts or not isinstance(label, Literal):
                continue
            tag = language_of(label)
            language = column_of(tag, facts.languages)
            if language in found:
                kinds = found[language].setdefault(node.value, ([], []))
                kinds[place].append(Text(label.value, tag))
    return {
        language: _in_order(rows, collation(language))
        for language, rows in found.items()
    }


def _in_order(
    rows: Mapping[str, tuple[list[Text], list[Text]]], collation: Collation
) -> _Rows:
    """Sort the labels of each concept, and the concepts by their first label.

    Where none is preferred, the first of the others stands for it.
    """

    def order(text: Text) -> tuple[bytes, str, str]:
        return (collation.sort_key(text.value), text.value, text.language)

    labelled = []
    for iri, kinds in rows.items():
        preferred, others = (tuple(sorted(kind, key=order)) for kind in kinds)
        if not preferred:
            preferred, others = others[:1], others[1:]
        labelled.append((iri, _LanguageLabels(preferred, others)))
    return dict(sorted(labelled, key=lambda row: (order(row[1].head), row[0])))
