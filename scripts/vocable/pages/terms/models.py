"""The model of the page of each kind of resource: one frozen dataclass a template."""

from typing import NamedTuple

from vocable.pages.alphabet import Neighbours
from vocable.pages.hierarchy.rows import Place
from vocable.pages.history import History
from vocable.pages.parts import (
    ClaimLine,
    Detail,
    Group,
    LabelRow,
    Link,
    NoteGroup,
    Page,
    Relation,
    Source,
    Statement,
    Typology,
)
from vocable.pages.pictures.neighbour_map import NeighbourMap
from vocable.pages.terms.homograph import SharedLabel
from vocable.vocabulary.labels import Text


class ConceptPage(NamedTuple):
    """A concept: the meaning."""

    page: Page
    notation: str
    labels: tuple[LabelRow, ...]
    definitions: tuple[Statement, ...]
    notes: tuple[NoteGroup, ...]
    paths: tuple[tuple[Link, ...], ...]
    places: tuple[Place, ...]
    neighbours: NeighbourMap | None
    relations: tuple[Group, ...]
    typologies: tuple[Typology, ...]
    words: tuple[tuple[Link, str], ...]
    uses: tuple[Link, ...]
    mappings: tuple[Group, ...]
    schemes: tuple[Link, ...]
    history: History
    alphabet: Neighbours
    shared: tuple[SharedLabel, ...]
    details: tuple[Detail, ...]
    source: Source
    findings: int


class Form(NamedTuple):
    """A form of a word: how it is written, said, and its grammar.

    `variants` are other ways to write it.
    """

    written: Text
    pronunciations: tuple[Statement, ...]
    features: tuple[tuple[str, tuple[int, ...]], ...]
    anchor: str
    variants: tuple[Text, ...] = ()
    details: tuple[Detail, ...] = ()


class Sense(NamedTuple):
    """One numbered sense of a word."""

    number: str
    anchor: str
    iri: str
    definitions: tuple[Statement, ...]
    fields: tuple[Relation, ...]
    usage: tuple[tuple[str, Relation], ...]
    concepts: tuple[Link, ...]
    examples: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    relations: tuple[Group, ...]
    details: tuple[Detail, ...] = ()


class Member(NamedTuple):
    """A concept in a list with what tells it from the others there."""

    link: Link
    marks: tuple[int, ...]
    definition: Text | None
    definition_marks: tuple[int, ...]


class EntryPage(NamedTuple):
    """A lexical entry: the word; `evoked` are concepts that no sense leads to."""

    page: Page
    word_language: str
    part_of_speech: tuple[tuple[str, tuple[int, ...]], ...]
    form: Form | None
    other_forms: tuple[Form, ...]
    senses: tuple[Sense, ...]
    evoked: tuple[Member, ...]
    etymologies: tuple[Statement, ...]
    notes: tuple[NoteGroup, ...]
    homographs: tuple[tuple[Link, str], ...]
    history: History
    alphabet: Neighbours
    shared: tuple[SharedLabel, ...]
    details: tuple[Detail, ...]
    source: Source
    findings: int


class CollectionPage(NamedTuple):
    """A typology (an array, one criterion of division) or another collection."""

    page: Page
    is_typology: bool
    is_ordered: bool
    notation: str
    labels: tuple[LabelRow, ...]
    definitions: tuple[Statement, ...]
    notes: tuple[NoteGroup, ...]
    superordinates: tuple[Link, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    members: tuple[Member, ...]
    rivals: tuple[Link, ...]
    history: History
    details: tuple[Detail, ...]
    source: Source
    findings: int


class DocumentLine(NamedTuple):
    """A line of a document and the claims it supports, or lines that support none.

    `reasons` (message identifiers) and `notes` say why lines, or the rest of one that
    supports claims, support nothing.
    """

    number: int
    last: int
    claims: tuple[ClaimLine, ...]
    words: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


class DocumentPage(NamedTuple):
    """A source document: who, what, and line by line what it supports."""

    page: Page
    identifier: str
    word_language: str
    digest: str
    descriptions: tuple[Text, ...]
    rights: tuple[Text, ...]
    lines: tuple[DocumentLine, ...]
    used: tuple[int, ...]
    last_line: int
    claims: int
    statuses: tuple[tuple[str, int], ...]
    details: tuple[Detail, ...]
    findings: int


class SchemePage(NamedTuple):
    """A concept scheme: what it is and where its hierarchy begins."""

    page: Page
    labels: tuple[LabelRow, ...]
    descriptions: tuple[Text, ...]
    concepts: int
    top: tuple[tuple[Link, int], ...]
    details: tuple[Detail, ...]
    findings: int
