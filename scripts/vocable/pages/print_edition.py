"""Print edition: the whole vocabulary as one book of words, concepts and sources."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vocable.interface.catalogues import N_
from vocable.pages.edition import Edition
from vocable.pages.pagination import by_letter
from vocable.pages.parts import Link, Page
from vocable.pages.terms.concept import ConceptPage
from vocable.pages.terms.document import DocumentPage
from vocable.pages.terms.entry import EntryPage
from vocable.vocabulary.addresses import href
from vocable.vocabulary.collation import Collation, collation
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Text

# Beyond this a book has thousands of pages, and no browser prints it.
_MOST = 6000
# What a book is made of.
BOUND = (ConceptPage, DocumentPage, EntryPage)

Model = ConceptPage | EntryPage


class Item(NamedTuple):
    """An article of the book, or the reference from another label to one.

    `sources` pair the identifier of a document with the lines that support it.
    """

    anchor: str
    heading: Text
    model: Model | None
    see: Link | None
    sources: tuple[tuple[str, str], ...]


class Chapter(NamedTuple):
    """The articles under one letter."""

    name: str
    letter: str
    items: tuple[Item, ...]


class BookPart(NamedTuple):
    """Words of one language, or concepts; `title` is a message identifier."""

    name: str
    title: str
    language: str
    chapters: tuple[Chapter, ...]


class BookPage(NamedTuple):
    """The whole vocabulary on one page, to be printed or read on."""

    page: Page
    parts: tuple[BookPart, ...]
    documents: tuple[DocumentPage, ...]
    places: dict[str, tuple[str, str]]
    words: int
    concepts: int
    space: str

    def target(self, page: Page, link: Link) -> str:
        """Give the place of a link's article in the book, or nothing."""
        _, anchor = self.places.get(link.href.removeprefix(page.up), ("", ""))
        return f"#{anchor}" if anchor else ""


def fits(facts: Facts) -> bool:
    """Say whether a vocabulary is small enough for one page and one book."""
    return len(facts.concepts) + len(facts.entries) <= _MOST


def describe_book(edition: Edition, models: Iterable[object]) -> BookPage:
    """Make the page of the whole from the pages of words, concepts and documents.

    What a book has no place for is left out.
    """
    every = tuple(models)
    words = [one for one in every if isinstance(one, EntryPage)]
    concepts = [one for one in every if isinstance(one, ConceptPage)]
    documents = [one for one in every if isinstance(one, DocumentPage)]
    parts = tuple(_parts(edition, words, concepts))
    return BookPage(
        page=edition.frames.page("print", "print", Text("")),
        parts=parts,
        documents=tuple(
            sorted(documents, key=lambda one: (one.identifier, one.page.iri))
        ),
        places=dict(_places(parts)),
        words=len(words),
        concepts=len(concepts),
        space=edition.facts.space,
    )


def _parts(
    edition: Edition, words: Iterable[EntryPage], concepts: Sequence[ConceptPage]
) -> Iterator[BookPart]:
    ranked = sorted(
        words, key=lambda one: edition.labels.language_rank(one.word_language)
    )
    for language, same in groupby(ranked, key=lambda one: one.word_language):
        name = f"words-{language}" if language else "words"
        rows: list[_BookRow] = [(one.page.title, one, None) for one in same]
        order = collation(language)
        yield BookPart(name, N_("Words"), language, _chapters(name, rows, order))
    if concepts:
        rows = [row for one in concepts for row in _concept_rows(one)]
        order = edition.labels.collation
        yield BookPart(
            "concepts", N_("Concepts"), "", _chapters("concepts", rows, order)
        )


_BookRow = tuple[Text, Model, Link | None]


def _concept_rows(model: ConceptPage) -> Iterator[_BookRow]:
    """File a concept under its name, and refer to it from its other labels."""
    title = model.page.title
    yield title, model, None
    for row in model.labels:
        if row.language == title.language:
            for label in row.alternative:
                yield (
                    label.text,
                    model,
                    Link(title, href(model.page.path)),
                )


def _chapters(
    part: str, rows: Iterable[_BookRow], collation: Collation
) -> tuple[Chapter, ...]:
    def order(row: _BookRow) -> tuple[object, ...]:
        text, model, see = row
        key = collation.sort_key(text.value)
        return (key, text.value, see is not None, model.page.iri)

    filed = by_letter(sorted(rows, key=order), lambda row: row[0].value, collation)
    chapters = []
    count = 0
    for number, (letter, under) in enumerate(filed.items(), 1):
        items = []
        for heading, model, see in under:
            count += 1
            items.append(_item(f"{part}.{count}", heading, model, see))
        chapters.append(Chapter(f"{part}-{number}", letter, tuple(items)))
    return tuple(chapters)


def _item(anchor: str, heading: Text, model: Model, see: Link | None) -> Item:
    if see is not None:
        return Item(anchor, heading, None, see, ())
    lines: dict[str, set[int]] = {}
    refused = {number for one in model.source.refused for number in one.marks}
    for one in model.source.evidence:
        if one.number not in refused:
            for place in (*one.quoted, *one.derived):
                lines.setdefault(place.identifier, set()).add(int(place.line))
    sources = tuple(
        (document, ", ".join(map(str, sorted(lines[document]))))
        for document in sorted(lines)
    )
    return Item(anchor, heading, model, None, sources)


def _places(parts: Iterable[BookPart]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the chapter and anchor of each page, and of each sense on it."""
    for part in parts:
        for chapter in part.chapters:
            for item in chapter.items:
                if item.model is not None:
                    path = item.model.page.path
                    yield href(path), (chapter.name, item.anchor)
                    if isinstance(item.model, EntryPage):
                        for sense in item.model.senses:
                            place = href(path, anchor=sense.anchor)
                            yield place, (chapter.name, item.anchor)
