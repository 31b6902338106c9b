"""Describe typologies and other collections, one by one and all together."""

from pyoxigraph import NamedNode

from vocable.graph.reading import literals, resources, subjects
from vocable.namespaces import ISO_THES, RDF, RDFS, SKOS
from vocable.pages.describing import Describer, Marks
from vocable.pages.labels import Text
from vocable.pages.models import (
    CollectionPage,
    CollectionsPage,
    Link,
    ListedCollection,
    Member,
    Page,
)
from vocable.pages.vocabulary import subjects_of_type
from vocable.pages.wording import NOTES

_MOST_LISTED = 12
SHOWN = frozenset(
    {
        RDF.type,
        RDFS.label,
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
    }
)


def describe_collection(describer: Describer, node: NamedNode) -> CollectionPage:
    """Make the page of a collection of the entailed graph."""
    store = describer.store
    found = describer.properties(node)
    is_typology = describer.vocabulary.is_typology(node)
    page = describer.resource_page(node, section(describer))
    marks = Marks(describer, page)
    concepts, _ = _members(describer, node)
    superordinates = resources(store, node, ISO_THES.superOrdinate)
    return CollectionPage(
        page=page,
        is_typology=is_typology,
        is_ordered=subjects_of_type(store, SKOS.OrderedCollection, node),
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=describer.label_rows(node, found, marks),
        definitions=describer.statements(node, SKOS.definition, found, marks),
        superordinates=describer.links(superordinates, page),
        members=tuple(
            _member(describer, node, concept, page, marks) for concept in concepts
        ),
        notes=describer.note_groups(node, found, marks),
        broader=describer.links(_parents(describer, node), page),
        narrower=describer.links(_children(describer, node), page),
        rivals=_rivals(describer, node, superordinates, page),
        details=describer.details(found, SHOWN, page),
        source=marks.source([node]),
        findings=describer.findings.get(node.value, 0),
    )


def describe_collections(describer: Describer) -> CollectionsPage:
    """Make the page that lists every collection below those that hold it."""
    page = describer.page("typologies", section(describer), Text(""))
    every = describer.vocabulary.collections
    roots = [node for node in every if not _parents(describer, node)] or list(every)
    listed: set[NamedNode] = set()
    return CollectionsPage(
        page,
        tuple(
            _listed(describer, node, page, listed)
            for node in collection_order(describer, roots)
        ),
    )


def section(describer: Describer) -> str:
    """Name the section of collections: typologies where the vocabulary has any."""
    return "typologies" if describer.vocabulary.has_typologies else "collections"


def collection_order(
    describer: Describer, nodes: list[NamedNode]
) -> list[NamedNode]:
    """Sort collections by notation in natural order, then by label."""

    def rank(node: NamedNode) -> tuple[bool, list[tuple[int, str]]]:
        notation = next(
            (n.value for n in literals(describer.store, node, SKOS.notation)), ""
        )
        return (not notation, natural_key(notation))

    return sorted(describer.labels.sorted(nodes), key=rank)


def natural_key(notation: str) -> list[tuple[int, str]]:
    """Give a key by which `2.10` stands behind `2.9`."""
    parts = "".join(c if c.isdigit() else f" {c} " for c in notation).split()
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]


def _members(
    describer: Describer, node: NamedNode
) -> tuple[list[NamedNode], list[NamedNode]]:
    """Split the members of a collection into concepts and collections."""
    members = resources(describer.store, node, SKOS.member)
    groups = [m for m in members if m in _every(describer)]
    concepts = [m for m in members if m not in _every(describer)]
    return describer.labels.sorted(concepts), groups


def _every(describer: Describer) -> frozenset[NamedNode]:
    return frozenset(describer.vocabulary.collections)


def _parents(describer: Describer, node: NamedNode) -> list[NamedNode]:
    store = describer.store
    found = {
        *resources(store, node, ISO_THES.superGroup),
        *subjects(store, ISO_THES.subGroup, node),
        *subjects(store, SKOS.member, node),
    }
    return collection_order(describer, sorted(found & _every(describer), key=str))


def _children(describer: Describer, node: NamedNode) -> list[NamedNode]:
    store = describer.store
    found = {
        *resources(store, node, ISO_THES.subGroup),
        *subjects(store, ISO_THES.superGroup, node),
        *_members(describer, node)[1],
    }
    return collection_order(describer, sorted(found & _every(describer), key=str))


def _member(
    describer: Describer, node: NamedNode, concept: NamedNode, page: Page, marks: Marks
) -> Member:
    found = {SKOS.definition: list(literals(describer.store, concept, SKOS.definition))}
    definitions = describer.statements(concept, SKOS.definition, dict(found), marks)
    definition = definitions[0] if definitions else None
    return Member(
        describer.link(concept, page),
        marks.of(node, SKOS.member, concept),
        definition.text if definition else None,
        definition.marks if definition else (),
    )


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
    describer: Describer, node: NamedNode, page: Page, listed: set[NamedNode]
) -> ListedCollection:
    listed.add(node)
    concepts, _ = _members(describer, node)
    children = [c for c in _children(describer, node) if c not in listed]
    is_typology = describer.vocabulary.is_typology(node)
    shown = concepts if is_typology else concepts[:_MOST_LISTED]
    return ListedCollection(
        describer.link(node, page),
        next((n.value for n in literals(describer.store, node, SKOS.notation)), ""),
        is_typology,
        describer.links(resources(describer.store, node, ISO_THES.superOrdinate), page),
        tuple(describer.link(concept, page) for concept in shown),
        len(concepts),
        tuple(_listed(describer, child, page, listed) for child in children),
    )
