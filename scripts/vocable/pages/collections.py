"""Describe typologies and other collections, one by one and all together."""

from pyoxigraph import BlankNode, NamedNode

from vocable.graph.reading import Node, literals, objects, resources, subjects, typed
from vocable.namespaces import ISO_THES, RDF, RDFS, SKOS
from vocable.pages import history
from vocable.pages.describing import Describer
from vocable.pages.history import describe_history
from vocable.pages.labels import Text
from vocable.pages.marks import Marks
from vocable.pages.models import (
    CollectionPage,
    CollectionsPage,
    ListedCollection,
    Member,
)
from vocable.pages.parts import Link, Page
from vocable.pages.wording import NOTES

_MOST_LISTED = 12
_DEEPEST = 50
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
        *history.SHOWN,
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
        is_ordered=typed(store, node, SKOS.OrderedCollection),
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=describer.label_rows(node, found, marks),
        definitions=describer.statements(node, SKOS.definition, found, marks),
        superordinates=describer.links(superordinates, page),
        members=tuple(
            _member(describer, node, concept, page, marks) for concept in concepts
        ),
        notes=describer.note_groups(node, found, marks),
        history=describe_history(describer, node, found, page, marks),
        broader=tuple(describer.link(n, page) for n in _parents(describer, node)),
        narrower=tuple(describer.link(n, page) for n in _children(describer, node)),
        rivals=_rivals(describer, node, superordinates, page),
        details=describer.details(found, SHOWN, page),
        source=marks.source([node]),
        findings=describer.findings.get(node.value, 0),
    )


def describe_collections(describer: Describer) -> CollectionsPage:
    """Make the page that lists every collection below those that hold it."""
    page = describer.page("typologies", section(describer), Text(""))
    every = describer.vocabulary.collections
    roots = [node for node in every if not _parents(describer, node)]
    listed: set[NamedNode] = set()
    # Behind the roots comes what hangs in a circle or lies too deep below them.
    ordered = [
        *collection_order(describer, roots),
        *collection_order(describer, list(every)),
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


def collection_order(describer: Describer, nodes: list[NamedNode]) -> list[NamedNode]:
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
    """Split the members of a collection into concepts and collections.

    They stand in the order of their labels, in an ordered collection in its own.
    """
    every = describer.vocabulary.collection_set
    labelled = describer.labels.sorted(resources(describer.store, node, SKOS.member))
    members = dict.fromkeys((*_member_list(describer, node), *labelled))
    groups = [member for member in members if member in every]
    return [member for member in members if member not in every], groups


def _member_list(describer: Describer, node: NamedNode) -> list[NamedNode]:
    """Read the list of an ordered collection (SKOS 9.4)."""
    members: list[NamedNode] = []
    seen: set[Node] = set()
    rest = next(objects(describer.store, node, SKOS.memberList), None)
    while isinstance(rest, BlankNode | NamedNode) and rest not in seen:
        seen.add(rest)
        members += resources(describer.store, rest, RDF.first)
        rest = next(objects(describer.store, rest, RDF.rest), None)
    return members


def _parents(describer: Describer, node: NamedNode) -> list[NamedNode]:
    store = describer.store
    found = {
        *resources(store, node, ISO_THES.superGroup),
        *subjects(store, ISO_THES.subGroup, node),
        *subjects(store, SKOS.member, node),
    }
    return collection_order(
        describer, sorted(found & describer.vocabulary.collection_set, key=str)
    )


def _children(describer: Describer, node: NamedNode) -> list[NamedNode]:
    store = describer.store
    found = {
        *resources(store, node, ISO_THES.subGroup),
        *subjects(store, ISO_THES.superGroup, node),
        *_members(describer, node)[1],
    }
    return collection_order(
        describer, sorted(found & describer.vocabulary.collection_set, key=str)
    )


def _member(
    describer: Describer, node: NamedNode, concept: NamedNode, page: Page, marks: Marks
) -> Member:
    found = {SKOS.definition: [*objects(describer.store, concept, SKOS.definition)]}
    definitions = describer.in_one_language(concept, SKOS.definition, found, marks)
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
    describer: Describer,
    node: NamedNode,
    page: Page,
    listed: set[NamedNode],
    depth: int = 0,
) -> ListedCollection:
    listed.add(node)
    concepts, _ = _members(describer, node)
    children = _children(describer, node) if depth < _DEEPEST else []
    is_typology = describer.vocabulary.is_typology(node)
    shown = concepts if is_typology else concepts[:_MOST_LISTED]
    return ListedCollection(
        describer.link(node, page),
        next((n.value for n in literals(describer.store, node, SKOS.notation)), ""),
        describer.links(resources(describer.store, node, ISO_THES.superOrdinate), page),
        tuple(describer.link(concept, page) for concept in shown),
        len(concepts),
        tuple(
            _listed(describer, child, page, listed, depth + 1)
            for child in children
            if child not in listed
        ),
    )
