"""Concept page: labels, definitions, relations, lexical entries, and their evidence."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import MAPPINGS, NOTES, PROPERTIES
from vocable.pages import history
from vocable.pages.alphabet import Neighbours
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.hierarchy.breadcrumbs import breadcrumbs
from vocable.pages.hierarchy.place import describe_places
from vocable.pages.hierarchy.rows import Place
from vocable.pages.history import History, describe_history
from vocable.pages.parts import (
    Detail,
    Group,
    LabelRow,
    Link,
    NoteGroup,
    Page,
    Source,
    Statement,
    Typology,
)
from vocable.pages.pictures.neighbour_map import NeighbourMap, draw_neighbours
from vocable.pages.statements import label_rows, note_groups, statements
from vocable.pages.terms.homograph import SharedLabel, shared_labels
from vocable.rdf.namespaces import (
    ISO_THES,
    LEXINFO,
    ONTOLEX,
    RDF,
    SKOS,
    SKOSXL,
    VOCABLE,
)
from vocable.rdf.reading import (
    Node,
    Properties,
    first_value,
    properties,
    resources,
    subjects,
)

_MOST_RELATIONS = 200
_MOST_OTHERS = 21
_RELATIONS = (SKOS.broader, SKOS.narrower, SKOS.related)
SHOWN = frozenset(
    {
        RDF.type,
        SKOS.prefLabel,
        SKOS.altLabel,
        SKOS.hiddenLabel,
        SKOS.definition,
        SKOS.notation,
        SKOS.inScheme,
        SKOS.topConceptOf,
        SKOS.broaderTransitive,
        SKOS.narrowerTransitive,
        ISO_THES.broaderGeneric,
        ISO_THES.narrowerGeneric,
        ISO_THES.broaderPartitive,
        ISO_THES.narrowerPartitive,
        ISO_THES.broaderInstantial,
        ISO_THES.narrowerInstantial,
        ONTOLEX.lexicalizedSense,
        ONTOLEX.isEvokedBy,
        SKOSXL.prefLabel,
        SKOSXL.altLabel,
        SKOSXL.hiddenLabel,
        *_RELATIONS,
        *MAPPINGS,
        *NOTES,
        *history.SHOWN,
    }
)


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


def describe_concept(edition: Edition, node: NamedNode) -> ConceptPage:
    """Make the page of a concept of the entailed graph."""
    found = properties(edition.facts.store, node)
    page = edition.frames.resource_page(node, "terms")
    marks = Marks(edition, page)
    definitions = statements(edition, node, SKOS.definition, found, marks)
    labels = label_rows(edition, node, found, marks)
    relations = tuple(_relations(edition, node, found, marks, page))
    paths = breadcrumbs(edition, node)
    typologies = _typologies(edition, node, page, marks)
    words = _words(edition, found, page)
    return ConceptPage(
        page=page,
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=labels,
        definitions=definitions,
        relations=relations,
        typologies=typologies,
        words=words,
        uses=_uses(edition, node, page),
        notes=note_groups(edition, node, found, marks),
        history=describe_history(edition, node, found, page, marks),
        alphabet=edition.alphabet.neighbours(node, page),
        shared=shared_labels(edition, node, page),
        paths=tuple(
            tuple(edition.links.link(n, page) for n in path) for path in paths if path
        ),
        places=describe_places(edition, node, paths, page),
        neighbours=draw_neighbours(page.title, relations, typologies, words),
        mappings=tuple(
            Group(PROPERTIES[p.value], marks.relations(node, p, found[p]))
            for p in MAPPINGS
            if p in found
        ),
        schemes=edition.links.sorted(found.get(SKOS.inScheme, ()), page),
        details=marks.values.details(found, SHOWN),
        source=marks.source([node]),
        findings=edition.findings.get(node.value, 0),
    )


def _relations(
    edition: Edition, node: NamedNode, found: Properties, marks: Marks, page: Page
) -> Iterator[Group]:
    """Link the neighbours of each kind in order, the first of them where many."""
    for predicate in _RELATIONS:
        nodes = edition.tree.ordered(found.get(predicate, ()))
        rest = predicate == SKOS.narrower and len(nodes) > _MOST_RELATIONS
        if nodes:
            yield Group(
                PROPERTIES[predicate.value],
                tuple(
                    marks.relation(node, predicate, one)
                    for one in nodes[:_MOST_RELATIONS]
                ),
                len(nodes),
                page.up + edition.outline.row_href(node) if rest else "",
            )


def _typologies(
    edition: Edition, node: NamedNode, page: Page, marks: Marks
) -> tuple[Typology, ...]:
    """List the collections a concept belongs to and the arrays that divide it."""
    store = edition.facts.store
    found = []
    for collection in edition.labels.sorted(subjects(store, SKOS.member, node)):
        is_typology = edition.facts.is_typology(collection)
        others: tuple[NamedNode, ...] = ()
        if is_typology:
            members = edition.tree.members(collection)
            _, window = edition.tree.around(members, node, _MOST_OTHERS + 1)
            others = window.nodes
        found.append(
            Typology(
                edition.links.link(collection, page),
                tuple(edition.links.link(n, page) for n in others if n != node),
                marks.of(collection, SKOS.member, node),
                is_typology=is_typology,
                divides=False,
            )
        )
    for array in edition.labels.sorted(subjects(store, ISO_THES.superOrdinate, node)):
        members = edition.tree.members(array)[:_MOST_OTHERS]
        found.append(
            Typology(
                edition.links.link(array, page),
                tuple(edition.links.link(n, page) for n in members),
                (),
                is_typology=True,
                divides=True,
            )
        )
    return tuple(found)


def _words(
    edition: Edition, found: Properties, page: Page
) -> tuple[tuple[Link, str], ...]:
    """List the entries that express a concept, each with its sense number."""
    store = edition.facts.store
    words = []
    by_sense: set[Node] = set()
    for sense in found.get(ONTOLEX.lexicalizedSense, ()):
        if not isinstance(sense, NamedNode):
            continue
        number = first_value(store, sense, VOCABLE.senseNumber) or ""
        target = edition.links.link(sense, page).href
        for entry in resources(store, sense, ONTOLEX.isSenseOf):
            text = edition.labels.label(entry)
            words.append((Link(text, target), number))
            by_sense.add(entry)
    words += [
        (edition.links.link(entry, page), "")
        for entry in found.get(ONTOLEX.isEvokedBy, ())
        if entry not in by_sense
    ]
    rank = edition.labels.language_rank
    return tuple(
        sorted(words, key=lambda w: (rank(w[0].text.language), w[0].text.value, w[1]))
    )


def _uses(edition: Edition, node: NamedNode, page: Page) -> tuple[Link, ...]:
    """List the words that have a sense in the field this concept names."""
    store = edition.facts.store
    uses = {}
    for sense in subjects(store, LEXINFO.domain, node):
        for entry in resources(store, sense, ONTOLEX.isSenseOf):
            target = edition.links.link(sense, page).href
            uses[sense] = Link(edition.labels.label(entry), target)
    return tuple(sorted(uses.values(), key=lambda link: (link.text.value, link.href)))
