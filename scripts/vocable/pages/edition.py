"""Edition: a vocabulary as the pages of its site show it in one language."""

from collections.abc import Container, Mapping
from functools import cached_property

from vocable.interface.catalogues import Translator, translator
from vocable.pages.alphabet import Alphabet
from vocable.pages.attestations import Attestations
from vocable.pages.frames import Frames
from vocable.pages.links import Links
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.hierarchy import Tree
from vocable.vocabulary.hierarchy_slices import Outline
from vocable.vocabulary.labels import Labels
from vocable.vocabulary.titles import name_schemes, title_in


class Edition:
    """The facts of a vocabulary, and what shows them to the readers of a language.

    A page is a pure function of an edition and a resource. `language` is the tag the
    pages are headed in, `interface` that of their words; `findings` counts what the
    check found in each resource, and `violating` are those that a violation concerns.
    """

    def __init__(
        self,
        facts: Facts,
        language: str,
        findings: Mapping[str, int] | None = None,
        violating: Container[str] = (),
    ) -> None:
        self.facts = facts
        self.language = language
        self.interface = facts.interface_of(language)
        self.findings = findings or {}
        self.labels = Labels(facts.store, (language, *facts.languages))
        self.title = title_in(facts, self.labels)
        name_schemes(facts, self.labels, self.title)
        self.tree = Tree(facts, self.labels)
        self.frames = Frames(facts, self.labels, language, violating)

    @property
    def translator(self) -> Translator:
        """The catalogue of the interface language, the user's before ours."""
        return translator(self.interface, self.facts.configuration.templates)

    @cached_property
    def links(self) -> Links:
        """Links to resources by their labels in this language."""
        return Links(self.facts, self.labels, self.translator)

    @cached_property
    def attestations(self) -> Attestations:
        """What claims rest on, as pages show it."""
        return Attestations(self.facts, self.labels, self.links)

    @cached_property
    def alphabet(self) -> Alphabet:
        """The order of concepts and words in this language."""
        return Alphabet(self.facts, self.labels, self.links)

    @cached_property
    def outline(self) -> Outline:
        """Where every branch of the hierarchy is opened."""
        return Outline(self.tree, self.facts.concepts, self.facts.addresses)
