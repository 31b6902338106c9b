"""Records that page models share: links, statements, relations, evidence, the frame.

Every `href` is ready to be written into the page that holds it. Words of the interface
are message identifiers that the templates translate; texts of the data are `Text`.
"""

from dataclasses import dataclass
from typing import NamedTuple

from vocable.vocabulary.labels import Text, direction


class Link(NamedTuple):
    """A resource by its label; `href` is empty where nothing can be followed.

    What is deprecated is struck through wherever it is linked. The `notation` stands
    before the label where the vocabulary is ordered by notations. `about` are words of
    the interface behind it: what of the resource is meant.
    """

    text: Text
    href: str
    deprecated: bool = False
    notation: str = ""
    about: str = ""

    @property
    def words(self) -> str:
        """The notation and the label, for what is drawn and not written."""
        return f"{self.notation} {self.text.value}".lstrip()


class Value(NamedTuple):
    """A value of a property: a link or a text; a list has its members instead.

    `facts` are what is said of it where it has no page of its own.
    """

    link: Link
    items: tuple["Value", ...] = ()
    facts: tuple["Detail", ...] = ()


class Detail(NamedTuple):
    """Any other property: its name, its IRI, and its values.

    Where the data names the property, it is called by that `label`.
    """

    name: str
    iri: str
    values: tuple[Value, ...]
    label: Text | None = None


class Statement(NamedTuple):
    """A text of the data and the numbers of the evidence behind it.

    Where the text is a resource, `facts` are what else is said of it; `href` leads to
    what holds the text, where that does not stand in the data.
    """

    text: Text
    marks: tuple[int, ...] = ()
    facts: tuple[Detail, ...] = ()
    href: str = ""


class Comparison(NamedTuple):
    """The way to the page that sets two side by side.

    They are named in the order in which their nuance counts them ("the former …");
    `turned` where that is not the order of the relation.
    """

    first: Text
    second: Text
    href: str
    turned: bool = False


class Relation(NamedTuple):
    """A link to another resource, its evidence, and the nuance a source gives."""

    link: Link
    marks: tuple[int, ...] = ()
    nuances: tuple[Text, ...] = ()
    comparison: Comparison | None = None


class Group(NamedTuple):
    """Relations under one heading, which is a message identifier.

    Where these are the first of very many, `total` counts all and
    `href` leads to them.
    """

    name: str
    relations: tuple[Relation, ...]
    total: int = 0
    href: str = ""


class NoteGroup(NamedTuple):
    """Notes of one kind under a heading, which is a message identifier."""

    name: str
    statements: tuple[Statement, ...]


class LabelFacts(NamedTuple):
    """What is said of a label itself (SKOS-XL), and the place of that on the page."""

    text: Text
    anchor: str
    facts: tuple[Detail, ...]


class LabelRow(NamedTuple):
    """The labels of one concept in one language, and what is said of some of them."""

    language: str
    preferred: tuple[Text, ...]
    alternative: tuple[Statement, ...]
    hidden: tuple[Text, ...]
    said: tuple[LabelFacts, ...] = ()

    @property
    def direction(self) -> str:
        """The direction in which the row is read, `ltr` or `rtl`."""
        return direction(self.language)


class Typology(NamedTuple):
    """A collection on a concept's page; `divides` where it divides that concept.

    `others` are the siblings under the same criterion, or the parts it divides into.
    """

    link: Link
    others: tuple[Link, ...]
    marks: tuple[int, ...]
    is_typology: bool
    divides: bool


class PassageLink(NamedTuple):
    """A place in a document; `exact` is the quoted word, where the data has it.

    `identifier` is the short name of the document.
    """

    identifier: str
    line: str
    href: str
    exact: str


class CitedDocument(NamedTuple):
    """A document that the evidence of a page cites by a short name."""

    identifier: str
    link: Link


class Evidence(NamedTuple):
    """Why a statement stands: status, passages, nuance, reason, who says so."""

    number: int
    status: str
    quoted: tuple[PassageLink, ...]
    derived: tuple[PassageLink, ...]
    nuances: tuple[Text, ...]
    reasons: tuple[Text, ...]
    speakers: tuple[Link, ...]


class ClaimLine(NamedTuple):
    """One claim in words: subject, predicate (message identifier), object, status."""

    subject: Link
    predicate: str
    object: Link
    status: str
    marks: tuple[int, ...]
    against: tuple["ClaimLine", ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: its place, language and other languages.

    `language` is what it is headed in, `interface` that of its words. `concerned` says
    that the check found a violation in it, or that it speaks of the whole.

    `up` leads to the root of this language, `base` to the root of the site. `data`
    is the path of the resource's Turtle and JSON-LD without extension, or empty.
    """

    language: str
    path: str
    up: str
    base: str
    alternates: tuple[tuple[str, str], ...]
    section: str
    title: Text
    iri: str = ""
    data: str = ""
    interface: str = ""
    concerned: bool = False

    @property
    def direction(self) -> str:
        """The direction in which the interface is read, `ltr` or `rtl`."""
        return direction(self.interface or self.language)


@dataclass(frozen=True, slots=True)
class Source:
    """What the pages of sourced resources share: evidence and refused claims.

    `documents` are those that the evidence cites.
    """

    evidence: tuple[Evidence, ...] = ()
    refused: tuple[ClaimLine, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
