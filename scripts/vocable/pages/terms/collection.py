"""Collection page, and the page of all collections and arrays."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import NOTES
from vocable.pages import history
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.history import History, describe_history
from vocable.pages.parts import (
    Detail,
    LabelRow,
    Link,
    NoteGroup,
    Page,
    Source,
    Statement,
)
from vocable.pages.statements import label_rows, note_groups, statements
from vocable.pages.terms.listed_concept import Member, describe_member
from vocable.pages.values import label_texts, unsaid
from vocable.rdf.namespaces import ISO_THES, RDF, RDFS, SKOS
from vocable.rdf.reading import properties, resources, subjects
from vocable.vocabulary.labels import Text

_MOST_LISTED = 12
_MOST_IN_TYPOLOGY = 100
_DEEPEST = 50
SHOWN = frozenset(
    {
        RDF.type,
        SKOS.prefLabel,
        SKOS.altLabel,
        SKOS.hiddenLabel,
        SKOS.definition,
        SKOS.notation,
        SKOS.member,
        SKOS.memberList,
        ISO_THES.superOrdinate,
        ISO_THES.superGroup,
        ISO_THES.subGroup,
        *NOTES,
        *history.SHOWN,
    }
)


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


def describe_collection(edition: Edition, node: NamedNode) -> CollectionPage:
    """Make the page of a collection of the entailed graph."""
    store = edition.facts.store
    found = properties(store, node)
    is_typology = edition.facts.is_typology(node)
    page = edition.frames.resource_page(node, section(edition))
    marks = Marks(edition, page)
    is_ordered = edition.tree.is_ordered(node)
    # The order of an ordered collection holds for the collections in it too.
    members = (
        edition.tree.members(node) if is_ordered else split_members(edition, node)[0]
    )
    groups = [one for one in contained(edition, node) if one not in members]
    superordinates = resources(store, node, ISO_THES.superOrdinate)
    return CollectionPage(
        page=page,
        is_typology=is_typology,
        is_ordered=is_ordered,
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=label_rows(edition, node, found, marks),
        definitions=statements(edition, node, SKOS.definition, found, marks),
        superordinates=edition.links.sorted(superordinates, page),
        members=tuple(
            describe_member(edition, node, SKOS.member, concept, marks)
            for concept in members
        ),
        notes=note_groups(edition, node, found, marks),
        history=describe_history(edition, node, found, page, marks),
        broader=tuple(edition.links.link(n, page) for n in containing(edition, node)),
        narrower=tuple(edition.links.link(n, page) for n in groups),
        rivals=_rivals(edition, node, superordinates, page),
        details=marks.values.details(
            unsaid(found, (RDFS.label,), label_texts(found)), SHOWN
        ),
        source=marks.source([node]),
        findings=edition.findings.get(node.value, 0),
    )


def describe_collections(edition: Edition) -> CollectionsPage:
    """Make the page that lists every collection below those that hold it."""
    page = edition.frames.page("typologies", section(edition), Text(""))
    every = edition.facts.collections
    roots = [node for node in every if not containing(edition, node)]
    listed: set[NamedNode] = set()
    # Behind the roots comes what hangs in a circle or lies too deep below them.
    ordered = [
        *edition.tree.ordered(roots),
        *edition.tree.ordered(list(every)),
    ]
    return CollectionsPage(
        page,
        tuple(
            _listed(edition, node, page, listed)
            for node in ordered
            if node not in listed
        ),
    )


def section(edition: Edition) -> str:
    """Name the section of collections: typologies where the vocabulary has any."""
    return "typologies" if edition.facts.has_typologies else "collections"


def split_members(
    edition: Edition, node: NamedNode
) -> tuple[list[NamedNode], list[NamedNode]]:
    """Split the members of a collection into concepts and collections.

    They stand in the order of the hierarchy, in an ordered collection in its own.
    """
    every = edition.facts.collection_set
    members = edition.tree.members(node)
    groups = [member for member in members if member in every]
    return [member for member in members if member not in every], groups


def containing(edition: Edition, node: NamedNode) -> list[NamedNode]:
    """List the collections that hold a collection."""
    store = edition.facts.store
    found = {
        *resources(store, node, ISO_THES.superGroup),
        *subjects(store, ISO_THES.subGroup, node),
        *subjects(store, SKOS.member, node),
    }
    return edition.tree.ordered(found & edition.facts.collection_set)


def contained(edition: Edition, node: NamedNode) -> list[NamedNode]:
    """List the collections that a collection holds, of an ordered one in its order."""
    store = edition.facts.store
    groups = split_members(edition, node)[1]
    found = {
        *resources(store, node, ISO_THES.subGroup),
        *subjects(store, ISO_THES.superGroup, node),
        *groups,
    }
    ordered = edition.tree.ordered(found & edition.facts.collection_set)
    first = groups if edition.tree.is_ordered(node) else ()
    return list(dict.fromkeys((*first, *ordered)))


def _rivals(
    edition: Edition,
    node: NamedNode,
    superordinates: list[NamedNode],
    page: Page,
) -> tuple[Link, ...]:
    """Link the other arrays that divide the same concept by another criterion."""
    others = {
        array
        for concept in superordinates
        for array in subjects(edition.facts.store, ISO_THES.superOrdinate, concept)
    }
    return edition.links.sorted(others - {node}, page)


def _listed(
    edition: Edition,
    node: NamedNode,
    page: Page,
    listed: set[NamedNode],
    depth: int = 0,
) -> ListedCollection:
    listed.add(node)
    concepts, _ = split_members(edition, node)
    children = contained(edition, node) if depth < _DEEPEST else []
    is_typology = edition.facts.is_typology(node)
    shown = concepts[: _MOST_IN_TYPOLOGY if is_typology else _MOST_LISTED]
    return ListedCollection(
        edition.links.link(node, page),
        edition.tree.is_ordered(node),
        edition.links.sorted(
            resources(edition.facts.store, node, ISO_THES.superOrdinate), page
        ),
        tuple(edition.links.link(concept, page) for concept in shown),
        len(concepts),
        tuple(
            _listed(edition, child, page, listed, depth + 1)
            for child in children
            if child not in listed
        ),
    )
