"""What the search of a site loads: the index, and its words in each language."""

import json
from collections.abc import Callable, Iterator

from vocable.pages.describing import Describer
from vocable.pages.filters import filtered
from vocable.pages.findable import FINDABLE_KINDS, Shown, findables, shown
from vocable.pages.labels import language_name
from vocable.publishing.searching import search_index
from vocable.translating import N_

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


class SearchFiles:
    """The files of the search of one site, gathered while its languages pass by.

    What can be found is numbered in the order of the first language.
    """

    def __init__(self, first: Describer) -> None:
        self._findables = findables(first)
        self._groups = filtered(first)
        self._tongues = first.vocabulary.languages
        self._shown: list[tuple[str, tuple[Shown, ...]]] = []
        self._texts: dict[str, Callable[[str], str]] = {}

    def add(self, describer: Describer) -> None:
        """See how everything is shown in one language of the interface."""
        self._texts[describer.language] = describer.translator.text
        self._shown.append((describer.language, shown(describer, self._findables)))

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the path and content of each file."""
        yield from search_index(self._findables, self._shown, self._groups)
        for language, _ in self._shown:
            yield f"search/words-{language}.js", self._words(language)

    def _words(self, language: str) -> str:
        text = self._texts[language]
        words = {
            **{name: text(message) for name, message in _WORDS.items()},
            "kinds": {kind: text(name) for kind, name in FINDABLE_KINDS.items()},
            "languages": {
                tag: language_name(tag, language) for tag in sorted(self._tongues)
            },
        }
        content = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
        return f'vocableSearch("words-{language}",{content});\n'
