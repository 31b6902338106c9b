"""Alphabetical neighbours: the concepts or words before and after one."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.links import Links
from vocable.pages.parts import Link, Page
from vocable.vocabulary.collation import collation
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels


class Neighbours(NamedTuple):
    """What stands before and behind a page in the alphabet."""

    previous: Link | None
    next: Link | None


class Alphabet:
    """The concepts of a vocabulary, and its words by language, in alphabetical order.

    As in a printed dictionary, words follow those of their own language.
    """

    def __init__(self, facts: Facts, labels: Labels, links: Links) -> None:
        self._links = links
        self.concepts = tuple(labels.sorted(facts.concepts))
        words: dict[str, list[NamedNode]] = {}
        for node in facts.entries:
            words.setdefault(labels.label(node).language, []).append(node)
        self.entries = {
            language: labels.sorted(words[language], collation(language))
            for language in sorted(words)
        }
        self._beside: dict[NamedNode, tuple[NamedNode | None, NamedNode | None]] = {}
        for row in (self.concepts, *self.entries.values()):
            beside = zip((None, *row[:-1]), (*row[1:], None), strict=True)
            self._beside |= dict(zip(row, beside, strict=False))

    def neighbours(self, node: NamedNode, page: Page) -> Neighbours:
        """Link what stands before and behind a concept or word, from its page."""
        before, behind = self._beside.get(node, (None, None))
        return Neighbours(
            self._links.link(before, page) if before else None,
            self._links.link(behind, page) if behind else None,
        )
