"""Describe a concept: its labels, place, words, and what supports each of them."""

from pyoxigraph import NamedNode

from vocable.graph.reading import first_value, resources, subjects
from vocable.namespaces import (
    ISO_THES,
    LEXINFO,
    ONTOLEX,
    RDF,
    SKOS,
    SKOSXL,
    VOCABLE,
)
from vocable.pages import history
from vocable.pages.describing import Describer, Properties
from vocable.pages.disambiguating import shared_labels
from vocable.pages.history import describe_history
from vocable.pages.marks import Marks
from vocable.pages.models import ConceptPage
from vocable.pages.parts import Group, Link, Page, Typology
from vocable.pages.wording import MAPPINGS, NOTES, PROPERTIES

_MOST_PATHS = 12
_DEEPEST = 40
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


def describe_concept(describer: Describer, node: NamedNode) -> ConceptPage:
    """Make the page of a concept of the entailed graph."""
    found = describer.properties(node)
    page = describer.resource_page(node, "terms")
    marks = Marks(describer, page)
    definitions = describer.statements(node, SKOS.definition, found, marks)
    labels = describer.label_rows(node, found, marks)
    relations = tuple(
        Group(PROPERTIES[p.value], marks.relations(node, p, found[p]))
        for p in _RELATIONS
        if p in found
    )
    return ConceptPage(
        page=page,
        notation=", ".join(sorted(n.value for n in found.get(SKOS.notation, ()))),
        labels=labels,
        definitions=definitions,
        relations=relations,
        typologies=_typologies(describer, node, page, marks),
        words=_words(describer, found, page),
        uses=_uses(describer, node, page),
        notes=describer.note_groups(node, found, marks),
        history=describe_history(describer, node, found, page, marks),
        alphabet=describer.alphabet.neighbours(node, page),
        shared=shared_labels(describer, node, page),
        paths=_paths(describer, node, page),
        mappings=tuple(
            Group(PROPERTIES[p.value], marks.relations(node, p, found[p]))
            for p in MAPPINGS
            if p in found
        ),
        schemes=describer.links(found.get(SKOS.inScheme, ()), page),
        details=describer.details(found, SHOWN, page),
        source=marks.source([node]),
        findings=describer.findings.get(node.value, 0),
    )


def _typologies(
    describer: Describer, node: NamedNode, page: Page, marks: Marks
) -> tuple[Typology, ...]:
    """List the collections a concept belongs to and the arrays that divide it."""
    store = describer.store
    found = []
    for collection in describer.labels.sorted(subjects(store, SKOS.member, node)):
        is_typology = describer.vocabulary.is_typology(collection)
        members = resources(store, collection, SKOS.member) if is_typology else []
        found.append(
            Typology(
                describer.link(collection, page),
                describer.links((m for m in members if m != node), page),
                marks.of(collection, SKOS.member, node),
                is_typology=is_typology,
                divides=False,
            )
        )
    for array in describer.labels.sorted(subjects(store, ISO_THES.superOrdinate, node)):
        members = resources(store, array, SKOS.member)
        found.append(
            Typology(
                describer.link(array, page),
                describer.links(members, page),
                (),
                is_typology=True,
                divides=True,
            )
        )
    return tuple(found)


def _words(
    describer: Describer, found: Properties, page: Page
) -> tuple[tuple[Link, str], ...]:
    """List the entries that express a concept, each with its sense number."""
    store = describer.store
    words = []
    for sense in found.get(ONTOLEX.lexicalizedSense, ()):
        if not isinstance(sense, NamedNode):
            continue
        number = first_value(store, sense, VOCABLE.senseNumber) or ""
        target = describer.link(sense, page).href
        for entry in resources(store, sense, ONTOLEX.isSenseOf):
            text = describer.labels.label(entry)
            words.append((Link(text, target), number))
    rank = describer.labels.language_rank
    return tuple(
        sorted(words, key=lambda w: (rank(w[0].text.language), w[0].text.value, w[1]))
    )


def _uses(describer: Describer, node: NamedNode, page: Page) -> tuple[Link, ...]:
    """List the words that have a sense in the field this concept names."""
    store = describer.store
    uses = {}
    for sense in subjects(store, LEXINFO.domain, node):
        for entry in resources(store, sense, ONTOLEX.isSenseOf):
            target = describer.link(sense, page).href
            uses[sense] = Link(describer.labels.label(entry), target)
    return tuple(sorted(uses.values(), key=lambda link: (link.text.value, link.href)))


def _paths(
    describer: Describer, node: NamedNode, page: Page
) -> tuple[tuple[Link, ...], ...]:
    """Find every path from the top to a concept, the concept itself left out."""
    paths: list[tuple[NamedNode, ...]] = []
    pending: list[tuple[NamedNode, ...]] = [(node,)]
    while pending and len(paths) < _MOST_PATHS:
        path = pending.pop()
        above = [n for n in broader(describer, path[0]) if n not in path]
        if not above or len(path) > _DEEPEST:
            paths.append(path)
        pending.extend((n, *path) for n in reversed(above))
    return tuple(
        tuple(describer.link(n, page) for n in path[:-1])
        for path in paths
        if len(path) > 1
    )


def broader(describer: Describer, node: NamedNode) -> list[NamedNode]:
    """List the direct broader concepts of a concept, sorted by label."""
    return describer.labels.sorted(resources(describer.store, node, SKOS.broader))
