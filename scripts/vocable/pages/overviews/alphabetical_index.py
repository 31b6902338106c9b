"""Alphabetical index: every label, and what bears it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vocable.interface.property_names import KINDS
from vocable.pages.edition import Edition
from vocable.pages.pagination import by_letter, slug
from vocable.pages.parts import Page
from vocable.pages.terms.homograph import SharedLabel, shared_label
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import literals, nodes, pairs
from vocable.vocabulary.addresses import href
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels, Text

_MOST_ON_ONE_PAGE = 600
_IndexRow = tuple[Text, NamedNode, bool, str]


class IndexTarget(NamedTuple):
    """What a label in the index leads to.

    `see` is the preferred label where this one is not it; `kind` says what the label
    belongs to (message identifier). The `notation` is that of what bears it, where the
    vocabulary is ordered by notations.
    """

    href: str
    see: Text | None
    kind: str
    deprecated: bool = False
    notation: str = ""


class IndexEntry(NamedTuple):
    """A label in the alphabetical index, once, and all that bears it."""

    text: Text
    preferred: bool
    targets: tuple[IndexTarget, ...]
    shared: SharedLabel | None = None


class IndexPage(NamedTuple):
    """The alphabetical index of every label, or one letter of it."""

    page: Page
    letter: str
    letters: tuple[tuple[str, str, int], ...]
    sections: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    total: int


def describe_index(edition: Edition) -> list[IndexPage]:
    """Make the index: one page where the labels are few, else one for each letter.

    The first page stands at `terms` and leads to the letters.
    """
    filed = _filed(edition)
    total = sum(map(len, filed.values()))
    if total <= _MOST_ON_ONE_PAGE:
        page = edition.frames.page("terms", "terms", Text(""))
        letters = tuple(
            (x, f"#letter-{slug(x)}", len(rows)) for x, rows in filed.items()
        )
        sections = tuple(
            (x, _entries(edition, rows, page)) for x, rows in filed.items()
        )
        return [IndexPage(page, "", letters, sections, total)]
    pages = []
    for letter, rows in (("", []), *filed.items()):
        path = f"terms/{slug(letter)}" if letter else "terms"
        page = edition.frames.page(path, "terms", Text(""))
        letters = tuple(
            (x, page.up + href(f"terms/{slug(x)}"), len(under))
            for x, under in filed.items()
        )
        sections = ((letter, _entries(edition, rows, page)),) if letter else ()
        pages.append(IndexPage(page, letter, letters, sections, total))
    return pages


def _filed(edition: Edition) -> dict[str, list[_IndexRow]]:
    collation = edition.labels.collation

    def order(row: _IndexRow) -> tuple[bytes, str, str, str]:
        text, node, _, _ = row
        return (collation.sort_key(text.value), text.value, text.language, node.value)

    rows = sorted(_rows(edition.facts), key=order)
    return by_letter(rows, lambda row: row[0].value, collation)


def _rows(facts: Facts) -> Iterator[_IndexRow]:
    store = facts.store
    kinds = {
        **dict.fromkeys(facts.concepts, "concept"),
        **{
            node: "typology" if facts.is_typology(node) else "collection"
            for node in facts.collections
        },
    }
    named = set()
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for node, label in pairs(store, predicate):
            if not (isinstance(node, NamedNode) and isinstance(label, Literal)):
                continue
            if node in kinds:
                named.add(node)
                yield _text(label), node, predicate == SKOS.prefLabel, kinds[node]
    if unnamed := kinds.keys() - named:
        labels = Labels(store, facts.languages)
        yield from ((labels.label(node), node, True, kinds[node]) for node in unnamed)
    for node in facts.entries:
        for predicate in (ONTOLEX.canonicalForm, ONTOLEX.otherForm):
            for form in nodes(store, node, predicate):
                for written in literals(store, form, ONTOLEX.writtenRep):
                    preferred = predicate == ONTOLEX.canonicalForm
                    yield _text(written), node, preferred, "entry"


def _text(literal: Literal) -> Text:
    return Text(literal.value, language_of(literal))


def _entries(
    edition: Edition, rows: Iterable[_IndexRow], page: Page
) -> tuple[IndexEntry, ...]:
    """Gather what bears the same label in the same language, words first."""
    entries = []
    for text, same in groupby(rows, key=lambda row: row[0]):
        targets: dict[str, tuple[bool, IndexTarget]] = {}
        for _, node, preferred, kind in sorted(same, key=lambda row: row[3] != "entry"):
            link = edition.links.link(node, page)
            see = None if preferred else link.text
            target = IndexTarget(
                link.href, see, KINDS[kind], link.deprecated, link.notation
            )
            targets.setdefault(link.href, (preferred, target))
        entries.append(
            IndexEntry(
                text,
                any(preferred for preferred, _ in targets.values()),
                tuple(target for _, target in targets.values()),
                shared_label(edition, text, page),
            )
        )
    return tuple(entries)
