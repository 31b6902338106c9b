"""Describe typologies and other collections, one by one and all together."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import NOTES
from vocable.pages import history
from vocable.pages.describing import Describer
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
from vocable.pages.terms.members import Member, describe_member
from vocable.pages.values import label_texts, unsaid
from vocable.rdf.namespaces import ISO_THES, RDF, RDFS, SKOS
from vocable.rdf.reading import resources, subjects
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


def describe_collection(describer: Describer, node: NamedNode) -> CollectionPage:
    """Make the page of a collection of the entailed graph."""
    store = describer.store
    found = describer.properties(node)
    is_typology = describer.vocabulary.is_typology(node)
    page = describer.resource_page(node, section(describer))
    marks = Marks(describer, page)
    is_ordered = describer.tree.is_ordered(node)
    # The order of an ordered collection holds for the collections in it too.
    members = (
        describer.tree.members(node)
        if is_ordered
        else split_members(describer, node)[0]
    )
    groups = [one for one in contained(describer, node) if one not in members]
    superordinates = resources(store, node, ISO_THES.superOrdinate)
    return CollectionPage(
        page=page,
        is_typology=is_typology,
        is_ordered=is_ordered,
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=describer.label_rows(node, found, marks),
        definitions=describer.statements(node, SKOS.definition, found, marks),
        superordinates=describer.links(superordinates, page),
        members=tuple(
            describe_member(describer, node, SKOS.member, concept, marks)
            for concept in members
        ),
        notes=describer.note_groups(node, found, marks),
        history=describe_history(describer, node, found, page, marks),
        broader=tuple(describer.link(n, page) for n in containing(describer, node)),
        narrower=tuple(describer.link(n, page) for n in groups),
        rivals=_rivals(describer, node, superordinates, page),
        details=marks.values.details(
            unsaid(found, (RDFS.label,), label_texts(found)), SHOWN
        ),
        source=marks.source([node]),
        findings=describer.findings.get(node.value, 0),
    )


def describe_collections(describer: Describer) -> CollectionsPage:
    """Make the page that lists every collection below those that hold it."""
    page = describer.page("typologies", section(describer), Text(""))
    every = describer.vocabulary.collections
    roots = [node for node in every if not containing(describer, node)]
    listed: set[NamedNode] = set()
    # Behind the roots comes what hangs in a circle or lies too deep below them.
    ordered = [
        *describer.tree.ordered(roots),
        *describer.tree.ordered(list(every)),
    ]
    return CollectionsPage(
        page,
        tuple(
            _listed(describer, node, page, listed)
            for node in ordered
            if node not in listed
        ),
    )


def section(describer: Describer) -> str:
    """Name the section of collections: typologies where the vocabulary has any."""
    return "typologies" if describer.vocabulary.has_typologies else "collections"


def split_members(
    describer: Describer, node: NamedNode
) -> tuple[list[NamedNode], list[NamedNode]]:
    """Split the members of a collection into concepts and collections.

    They stand in the order of the hierarchy, in an ordered collection in its own.
    """
    every = describer.vocabulary.collection_set
    members = describer.tree.members(node)
    groups = [member for member in members if member in every]
    return [member for member in members if member not in every], groups


def containing(describer: Describer, node: NamedNode) -> list[NamedNode]:
    """List the collections that hold a collection."""
    store = describer.store
    found = {
        *resources(store, node, ISO_THES.superGroup),
        *subjects(store, ISO_THES.subGroup, node),
        *subjects(store, SKOS.member, node),
    }
    return describer.tree.ordered(found & describer.vocabulary.collection_set)


def contained(describer: Describer, node: NamedNode) -> list[NamedNode]:
    """List the collections that a collection holds, of an ordered one in its order."""
    store = describer.store
    groups = split_members(describer, node)[1]
    found = {
        *resources(store, node, ISO_THES.subGroup),
        *subjects(store, ISO_THES.superGroup, node),
        *groups,
    }
    ordered = describer.tree.ordered(found & describer.vocabulary.collection_set)
    first = groups if describer.tree.is_ordered(node) else ()
    return list(dict.fromkeys((*first, *ordered)))


def _rivals(
    describer: Describer,
    node: NamedNode,
    superordinates: list[NamedNode],
    page: Page,
) -> tuple[Link, ...]:
    """Link the other arrays that divide the same concept by another criterion."""
    others = {
        array
        for concept in superordinates
        for array in subjects(describer.store, ISO_THES.superOrdinate, concept)
    }
    return describer.links(others - {node}, page)


def _listed(
    describer: Describer,
    node: NamedNode,
    page: Page,
    listed: set[NamedNode],
    depth: int = 0,
) -> ListedCollection:
    listed.add(node)
    concepts, _ = split_members(describer, node)
    children = contained(describer, node) if depth < _DEEPEST else []
    is_typology = describer.vocabulary.is_typology(node)
    shown = concepts[: _MOST_IN_TYPOLOGY if is_typology else _MOST_LISTED]
    return ListedCollection(
        describer.link(node, page),
        describer.tree.is_ordered(node),
        describer.links(resources(describer.store, node, ISO_THES.superOrdinate), page),
        tuple(describer.link(concept, page) for concept in shown),
        len(concepts),
        tuple(
            _listed(describer, child, page, listed, depth + 1)
            for child in children
            if child not in listed
        ),
    )
