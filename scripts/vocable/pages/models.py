"""The model of each page: one frozen dataclass for each template."""

from dataclasses import dataclass
from typing import NamedTuple

from vocable.pages.alphabet import Neighbours
from vocable.pages.branches import BranchList, Place
from vocable.pages.disambiguating import SharedLabel
from vocable.pages.history import History
from vocable.pages.labels import Text
from vocable.pages.neighbours import NeighbourMap
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
from vocable.pages.treemap import Treemap


@dataclass(frozen=True, slots=True)
class ConceptPage:
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


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word: how it is written, said, and its grammar."""

    written: Text
    pronunciations: tuple[Statement, ...]
    features: tuple[tuple[str, tuple[int, ...]], ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Sense:
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


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A lexical entry: the word."""

    page: Page
    word_language: str
    part_of_speech: tuple[tuple[str, tuple[int, ...]], ...]
    form: Form | None
    other_forms: tuple[Form, ...]
    senses: tuple[Sense, ...]
    etymologies: tuple[Statement, ...]
    notes: tuple[NoteGroup, ...]
    homographs: tuple[tuple[Link, str], ...]
    history: History
    alphabet: Neighbours
    shared: tuple[SharedLabel, ...]
    details: tuple[Detail, ...]
    source: Source
    findings: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a typology or collection with what tells it from the others."""

    link: Link
    marks: tuple[int, ...]
    definition: Text | None
    definition_marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
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


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of a document and the claims it supports, or lines that support none.

    `reasons` (message identifiers) and `notes` say why lines support nothing.
    """

    number: int
    last: int
    claims: tuple[ClaimLine, ...]
    words: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPage:
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


@dataclass(frozen=True, slots=True)
class SchemePage:
    """A concept scheme: what it is and where its hierarchy begins."""

    page: Page
    labels: tuple[LabelRow, ...]
    descriptions: tuple[Text, ...]
    concepts: int
    top: tuple[tuple[Link, int], ...]
    details: tuple[Detail, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the vocabulary and what it counts (message identifier)."""

    name: str
    value: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class TopConcepts:
    """The first top concepts of a scheme with their numbers of narrower ones."""

    scheme: Text
    concepts: tuple[tuple[Link, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """What this vocabulary is, in figures, and the ways in."""

    page: Page
    descriptions: tuple[Text, ...]
    figures: tuple[Figure, ...]
    attested: tuple[int, int]
    entries: tuple[Link, ...]
    top: tuple[TopConcepts, ...]
    pictures: tuple[Treemap, ...]
    collections: tuple[tuple[Link, int], ...]
    documents: tuple[tuple[Link, int], ...]
    downloads: tuple["Download", ...]


@dataclass(frozen=True, slots=True)
class HierarchyPage:
    """The whole hierarchy of every scheme, or a branch that has a page of its own.

    `above` leads from the whole down to the branch.
    """

    page: Page
    above: tuple[Link, ...]
    concept: Link | None
    trees: tuple[BranchList, ...]


class IndexTarget(NamedTuple):
    """What a label in the index leads to.

    `see` is the preferred label where this one is not it; `kind` says what the label
    belongs to (message identifier).
    """

    href: str
    see: Text | None
    kind: str
    deprecated: bool = False


class IndexEntry(NamedTuple):
    """A label in the alphabetical index, once, and all that bears it."""

    text: Text
    preferred: bool
    targets: tuple[IndexTarget, ...]
    shared: SharedLabel | None = None


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The alphabetical index of every label, or one letter of it."""

    page: Page
    letter: str
    letters: tuple[tuple[str, str, int], ...]
    sections: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class ListedCollection:
    """A collection in the list of all, its members and its own sub-collections."""

    link: Link
    notation: str
    is_ordered: bool
    superordinates: tuple[Link, ...]
    members: tuple[Link, ...]
    count: int
    children: tuple["ListedCollection", ...]


@dataclass(frozen=True, slots=True)
class CollectionsPage:
    """Every typology and collection."""

    page: Page
    collections: tuple[ListedCollection, ...]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in the list of sources."""

    link: Link
    identifier: str
    descriptions: tuple[Text, ...]
    claims: int
    used: tuple[int, ...]
    last_line: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every source document, and where they contradict each other."""

    page: Page
    documents: tuple[ListedDocument, ...]
    contradictions: tuple[ClaimLine, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    title: str
    media_type: str
    href: str
    size: int
    triples: int
    digest: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """Every download, and how to use it."""

    page: Page
    downloads: tuple[Download, ...]
    example: Link
    example_data: str
    space: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding of the check as the report page shows it."""

    link: Link
    iri: str
    value: Text | None
    value_href: str
    place: str


@dataclass(frozen=True, slots=True)
class ReportedRule:
    """A rule that was broken, and where."""

    anchor: str
    rule: str
    severity: str
    message: Text
    advice: Text
    findings: tuple[ReportedFinding, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What was checked and what was found."""

    page: Page
    profile: str
    evidence: str
    rules_checked: int
    counts: tuple[tuple[str, int], ...]
    rules: tuple[ReportedRule, ...]
    forced: bool


@dataclass(frozen=True, slots=True)
class AnsweredQuery:
    """A named query: what it asks, its SPARQL, and the solutions as links."""

    name: str
    title: Text
    description: Text | None
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class QueriesPage:
    """The questions a vocabulary comes with, answered."""

    page: Page
    queries: tuple[AnsweredQuery, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What stands where nothing does; its links are from the root of the site."""

    page: Page
    top: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one language shares."""

    title: Text
    description: Text | None
    version: str
    modified: str
    licence: Link | None
    navigation: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    speaks_several: bool
    site_url: str
    forced: bool
    book: bool
