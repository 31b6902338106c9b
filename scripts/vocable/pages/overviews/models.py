"""The models of pages about the whole vocabulary, and of what all pages share."""

from typing import NamedTuple

from vocable.pages.hierarchy.rows import BranchList
from vocable.pages.parts import ClaimLine, Detail, Link, Page, Source
from vocable.pages.pictures.treemap import Treemap
from vocable.pages.terms.homograph import SharedLabel
from vocable.vocabulary.labels import Text


class Figure(NamedTuple):
    """A number about the vocabulary, and the counted message that says of what.

    `one` and `many` are message identifiers that `ngettext` chooses between.
    """

    one: str
    many: str
    value: int
    href: str = ""


class TopConcepts(NamedTuple):
    """The first top concepts of a scheme with their numbers of narrower ones."""

    scheme: Text
    concepts: tuple[tuple[Link, int], ...]
    total: int


class HomePage(NamedTuple):
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


class HierarchyPage(NamedTuple):
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
    belongs to (message identifier). The `notation` is that of what bears it, where the
    vocabulary is ordered by notations.
    """

    href: str
    see: Text | None
    kind: str
    deprecated: bool = False
    notation: str = ""


class IndexEntry(NamedTuple):
    """A label in the alphabetical index, once, and all that bears it."""

    text: Text
    preferred: bool
    targets: tuple[IndexTarget, ...]
    shared: SharedLabel | None = None


class IndexPage(NamedTuple):
    """The alphabetical index of every label, or one letter of it."""

    page: Page
    letter: str
    letters: tuple[tuple[str, str, int], ...]
    sections: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    total: int


class ListedCollection(NamedTuple):
    """A collection in the list of all, its members and its own sub-collections."""

    link: Link
    is_ordered: bool
    superordinates: tuple[Link, ...]
    members: tuple[Link, ...]
    total: int
    children: tuple["ListedCollection", ...]


class CollectionsPage(NamedTuple):
    """Every typology and collection."""

    page: Page
    collections: tuple[ListedCollection, ...]


class ListedDocument(NamedTuple):
    """A document in the list of sources."""

    link: Link
    identifier: str
    descriptions: tuple[Text, ...]
    claims: int
    used: tuple[int, ...]
    last_line: int


class Disagreement(NamedTuple):
    """Claims that contradict each other, and the question where one is asked."""

    question: Text | None
    claims: tuple[ClaimLine, ...]


class SourcesPage(NamedTuple):
    """Every source document, and where they contradict each other."""

    page: Page
    documents: tuple[ListedDocument, ...]
    disagreements: tuple[Disagreement, ...]
    source: Source


class Download(NamedTuple):
    """A file to take away."""

    title: str
    media_type: str
    href: str
    size: int
    triples: int
    digest: str


class DataPage(NamedTuple):
    """Every download, and how to use it; `left_out` says why one is not there."""

    page: Page
    downloads: tuple[Download, ...]
    example: Link
    example_data: str
    space: str
    lacks: tuple[str, ...]
    others: str
    left_out: tuple[str, ...] = ()


class ReportedFinding(NamedTuple):
    """A finding of the check as the report page shows it.

    `members` share the fault, the first of them where there are many; `total` counts
    them all.
    """

    link: Link
    iri: str
    value: Text | None
    value_href: str
    place: str
    members: tuple[Link, ...] = ()
    total: int = 0


class ReportedRule(NamedTuple):
    """A rule that was broken, and where."""

    anchor: str
    rule: str
    severity: str
    message: Text
    advice: Text
    findings: tuple[ReportedFinding, ...]
    total: int


class ReportPage(NamedTuple):
    """What was checked and what was found."""

    page: Page
    profile: str
    evidence: str
    rules_checked: int
    counts: tuple[tuple[str, int], ...]
    rules: tuple[ReportedRule, ...]
    forced: bool


class AnsweredQuery(NamedTuple):
    """A named query: what it asks, its SPARQL, and the solutions as links."""

    name: str
    title: Text
    description: Text | None
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int


class QueriesPage(NamedTuple):
    """The questions a vocabulary comes with, answered."""

    page: Page
    queries: tuple[AnsweredQuery, ...]


class OtherResource(NamedTuple):
    """A resource that is no term, its classes, and what is said of it.

    `iri` is None for a blank node, `anchor` the place on the page.
    """

    text: Text
    iri: Link | None
    anchor: str
    kinds: tuple[Link, ...]
    facts: tuple[Detail, ...]


class OthersPage(NamedTuple):
    """What the data describes beside terms; `parts` are all such pages by number.

    The number of the page itself leads nowhere.
    """

    page: Page
    resources: tuple[OtherResource, ...]
    parts: tuple[Link, ...]


class NotFoundPage(NamedTuple):
    """What stands where nothing does; its links are from the root of the site."""

    page: Page
    top: tuple[Link, ...]


class Site(NamedTuple):
    """What every page of one language shares; `sourced` where there are documents."""

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
    sourced: bool
