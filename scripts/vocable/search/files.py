"""Search files of a site: the index, and the words of its interface."""

import json
from collections.abc import Iterator, Sequence

from vocable.interface.catalogues import N_
from vocable.pages.edition import Edition
from vocable.search.index import search_index
from vocable.search.search_entries import FINDABLE_KINDS, findables, shown
from vocable.search.search_page import filtered
from vocable.vocabulary.labels import language_name

_WORDS = {
    "count": N_("Results: %(n)s"),
    "first": N_("Results: the first %(n)s"),
    "none": N_("Nothing found for “%(query)s”."),
    "all": N_("All results for “%(query)s”"),
    "definition": N_("in the definition"),
    "note": N_("in a note"),
    "deprecated": N_("deprecated"),
    "failed": N_("The search index could not be loaded."),
}


def search_files(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """Give the path and content of each file of the search of one site.

    The site is described in each of its languages; what can be found is
    numbered in the order of the first.
    """
    first = editions[0]
    found = findables(first)
    seen = [
        (edition.language, edition.interface, shown(edition, found))
        for edition in editions
    ]
    yield from search_index(found, seen, filtered(first))
    for edition in editions:
        yield f"search/words-{edition.language}.js", _words(edition)


def _words(edition: Edition) -> str:
    text = edition.translator.text
    words = {
        **{name: text(message) for name, message in _WORDS.items()},
        "kinds": {kind: text(name) for kind, name in FINDABLE_KINDS.items()},
        "languages": {
            tag: language_name(tag, edition.interface)
            for tag in sorted(edition.facts.languages)
        },
    }
    content = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f'vocableSearch("words-{edition.language}",{content});\n'
