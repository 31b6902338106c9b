"""Which languages stand side by side, and where the page of each pair is."""

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from vocable.pages.edition import Edition
from vocable.pages.languages.text_coverage import (
    column_of,
    labelled_languages,
    main_languages,
)
from vocable.pages.parts import Page
from vocable.vocabulary.addresses import href
from vocable.vocabulary.facts import Facts

PATH = "languages"


class LanguagePair(NamedTuple):
    """Two languages side by side: the tag of each, and where the page is."""

    first: str
    second: str
    href: str


def paired_languages(facts: Facts) -> tuple[str, ...]:
    """Give the languages that stand side by side: the main ones and the site's."""
    main = main_languages(facts)
    of_site = {column_of(tag, facts.languages) for tag in facts.site_tags}
    return tuple(
        tag for tag in labelled_languages(facts) if tag in main or tag in of_site
    )


def pairs_in(edition: Edition) -> Iterator[tuple[str, str]]:
    """Pair languages both ways, as the pages of one language set them side by side.

    Those are the main ones, and its own with each that the site has pages in: a site
    in many languages has not every pair in each of them.
    """
    facts = edition.facts
    main = main_languages(facts)
    own = column_of(edition.language, facts.languages)
    for first, second in permutations(paired_languages(facts), 2):
        if own in (first, second) or (first in main and second in main):
            yield first, second


def linked_pairs(edition: Edition, page: Page) -> tuple[LanguagePair, ...]:
    """Lead to every pair; one that is not among these pages, to another language's."""
    facts = edition.facts
    here = set(pairs_in(edition))
    folders = {
        column_of(tag, facts.languages): page.base + facts.folder_of(tag)
        for tag in reversed(facts.site_tags)
    }
    linked = []
    for first, second in permutations(paired_languages(facts), 2):
        if (first, second) in here:
            root = page.up
        else:
            root = folders[first if first in folders else second]
        target = root + href(parallel_path(first, second))
        linked.append(LanguagePair(first, second, target))
    return tuple(linked)


def parallel_path(first: str, second: str) -> str:
    """Give the path of the page where two languages stand side by side."""
    return f"{PATH}/{first.lower()}/{second.lower()}"
