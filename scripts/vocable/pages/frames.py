"""Frame of a page: path, title, language, and the same page in other languages."""

from collections.abc import Container

from pyoxigraph import NamedNode

from vocable.pages.parts import Page
from vocable.vocabulary.addresses import href, up
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels, Text

# Pages that tell of every fault of the whole.
_OF_THE_WHOLE = ("home", "report")


class Frames:
    """Makes the frames of the pages of one language.

    `violating` are the IRIs of all that a violation concerns.
    """

    def __init__(
        self, facts: Facts, labels: Labels, language: str, violating: Container[str]
    ) -> None:
        self._facts = facts
        self._labels = labels
        self._language = language
        self._interface = facts.interface_of(language)
        self._violating = violating
        self._prefix = facts.folder_of(language)

    def page(
        self, path: str, section: str, title: Text, iri: str = "", data: str = ""
    ) -> Page:
        """Make the frame of a page from its path, without extension."""
        to_language = up(path)
        to_site = to_language + ("../" if self._prefix else "")
        alternates = tuple(
            (tag, to_site + self._facts.folder_of(tag) + href(path))
            for tag in self._facts.site_tags
        )
        return Page(
            self._language,
            path,
            to_language,
            to_site,
            alternates,
            section,
            title,
            iri,
            to_site + href(data, "") if data else "",
            self._interface,
            section in _OF_THE_WHOLE or iri in self._violating,
        )

    def resource_page(self, node: NamedNode, section: str) -> Page:
        """Make the frame of the page of a resource that has one."""
        path = self._facts.addresses.path(node.value)
        return self.page(path, section, self._labels.label(node), node.value, path)
