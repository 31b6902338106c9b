"""Describe the alphabetical index: every label, whatever it belongs to."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode

from vocable.graph.reading import literals, nodes
from vocable.namespaces import ONTOLEX, SKOS
from vocable.pages.addresses import href
from vocable.pages.collation import SortKey, first_letter, sort_key
from vocable.pages.describing import Describer
from vocable.pages.disambiguating import shared_label
from vocable.pages.labels import Text
from vocable.pages.lettering import slug
from vocable.pages.overview_models import (
    IndexEntry,
    IndexPage,
    IndexTarget,
)
from vocable.pages.parts import Page
from vocable.pages.wording import KINDS

_MOST_ON_ONE_PAGE = 600
_Row = tuple[Text, NamedNode, bool, str]


def describe_index(describer: Describer) -> list[IndexPage]:
    """Make the index: one page where the labels are few, else one for each letter.

    The first page stands at `terms` and leads to the letters.
    """
    by_letter: dict[str, list[_Row]] = {}
    for row in sorted(_rows(describer), key=_order):
        by_letter.setdefault(first_letter(row[0].value), []).append(row)
    ordered = sorted(by_letter, key=lambda letter: (letter == "#", sort_key(letter)))
    total = sum(map(len, by_letter.values()))
    if total <= _MOST_ON_ONE_PAGE:
        page = describer.page("terms", "terms", Text(""))
        letters = tuple((x, f"#{slug(x)}", len(by_letter[x])) for x in ordered)
        sections = tuple((x, _entries(describer, by_letter[x], page)) for x in ordered)
        return [IndexPage(page, "", letters, sections, total)]
    pages = []
    for letter in ("", *ordered):
        path = f"terms/{slug(letter)}" if letter else "terms"
        page = describer.page(path, "terms", Text(""))
        letters = tuple(
            (x, page.up + href(f"terms/{slug(x)}"), len(by_letter[x])) for x in ordered
        )
        rows = by_letter.get(letter, [])
        sections = ((letter, _entries(describer, rows, page)),) if letter else ()
        pages.append(IndexPage(page, letter, letters, sections, total))
    return pages


def _order(row: _Row) -> tuple[SortKey, str, str, str]:
    text, node, _, _ = row
    return (sort_key(text.value), text.value, text.language, node.value)


def _rows(describer: Describer) -> Iterator[_Row]:
    vocabulary = describer.vocabulary
    kinds = (
        ("concept", vocabulary.concepts),
        ("typology", vocabulary.collections),
    )
    for kind, alike in kinds:
        for node in alike:
            name = kind
            if kind == "typology" and not vocabulary.is_typology(node):
                name = "collection"
            yield from _labelled(describer, node, name)
    for node in vocabulary.entries:
        for form in (
            *nodes(describer.store, node, ONTOLEX.canonicalForm),
            *nodes(describer.store, node, ONTOLEX.otherForm),
        ):
            for literal in literals(describer.store, form, ONTOLEX.writtenRep):
                preferred = literal.value == describer.labels.label(node).value
                yield _text(literal), node, preferred, "entry"


def _labelled(describer: Describer, node: NamedNode, kind: str) -> Iterator[_Row]:
    found = False
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for literal in literals(describer.store, node, predicate):
            found = True
            yield _text(literal), node, predicate == SKOS.prefLabel, kind
    if not found:
        yield describer.labels.label(node), node, True, kind


def _text(literal: Literal) -> Text:
    return Text(literal.value, literal.language or "")


def _entries(
    describer: Describer, rows: Iterable[_Row], page: Page
) -> tuple[IndexEntry, ...]:
    """Gather what bears the same label in the same language, words first."""
    entries = []
    for text, same in groupby(rows, key=lambda row: row[0]):
        targets: dict[str, tuple[bool, IndexTarget]] = {}
        for _, node, preferred, kind in sorted(same, key=lambda row: row[3] != "entry"):
            link = describer.link(node, page)
            see = None if preferred else link.text
            target = IndexTarget(link.href, see, KINDS[kind], link.deprecated)
            targets.setdefault(link.href, (preferred, target))
        entries.append(
            IndexEntry(
                text,
                any(preferred for preferred, _ in targets.values()),
                tuple(target for _, target in targets.values()),
                shared_label(describer, text, page),
            )
        )
    return tuple(entries)
