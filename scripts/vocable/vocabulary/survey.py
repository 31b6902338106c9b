"""Survey of a vocabulary: its concepts, words, collections and their addresses."""

from pyoxigraph import NamedNode, Store

from vocable.config.configuration import Configuration
from vocable.rdf.language_tags import canonical
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import (
    FOAF,
    OA,
    ONTOLEX,
    OWL,
    RDF,
    SKOS,
    VANN,
    VOCABLE,
)
from vocable.rdf.reading import (
    first_value,
    pairs,
    subjects,
)
from vocable.vocabulary.addresses import Addresses, find_space
from vocable.vocabulary.anchors import (
    add_label_anchors,
    add_line_anchors,
    add_word_anchors,
    other_place,
)
from vocable.vocabulary.blank_nodes import name_blank_nodes
from vocable.vocabulary.claims import Claims
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import content_languages
from vocable.vocabulary.resources import (
    unplaced,
)
from vocable.vocabulary.schemes import (
    own_scheme,
    scheme_members,
    used_as_schemes,
)
from vocable.vocabulary.site_languages import site_languages


def survey(configuration: Configuration, graph: Graph) -> Facts:
    """Find what a graph holds and give every resource its address.

    Terms that are blank nodes are named in the graph first.
    """
    store = graph.store
    names = name_blank_nodes(store, configuration.iri_space or _space_of_any(store))

    def instances(kind: NamedNode) -> tuple[NamedNode, ...]:
        return tuple(subjects(store, RDF.type, kind))

    concepts = instances(SKOS.Concept)
    collections = instances(SKOS.Collection)
    entries = instances(ONTOLEX.LexicalEntry)
    declared = instances(SKOS.ConceptScheme)
    used = used_as_schemes(store, {*concepts, *collections, *entries, *declared})
    schemes = tuple(sorted({*declared, *used}, key=lambda node: node.value))
    members = scheme_members(store, schemes, frozenset(concepts))
    deprecated = frozenset(
        subject.value
        for subject, value in pairs(store, OWL.deprecated)
        if value.value in {"true", "1"}
    )
    main_scheme = own_scheme(store, members, deprecated)
    # What is wrongly of two kinds has one page, that of the first.
    terms = {*concepts, *entries, *collections}
    documents = tuple(
        node
        for node in instances(FOAF.Document)
        if node not in terms
        and (
            subjects(store, OA.hasSource, node)
            or first_value(store, node, VOCABLE.sha256)
        )
    )
    own = members[main_scheme] if main_scheme else ()
    space = configuration.iri_space or _space(
        store, schemes, own or concepts or entries or collections or schemes
    )
    languages = tuple(map(canonical, configuration.languages)) or content_languages(
        store
    )
    sets = site_languages(configuration, store, concepts or entries, languages)
    addresses = Addresses(
        (n.value for n in (*concepts, *schemes, *collections, *entries, *documents)),
        space,
        reserved=(one.language for one in sets),
    )
    words = sorted({*entries}.difference(concepts), key=lambda node: node.value)
    add_word_anchors(store, addresses, words)
    add_line_anchors(store, addresses, documents)
    without_page = unplaced(store, addresses)
    add_label_anchors(
        store,
        addresses,
        {*schemes, *collections}.difference(entries, documents).union(concepts),
    )
    for number, other in enumerate(without_page.others):
        if isinstance(other, NamedNode):
            addresses.add_place(other.value, other_place(number, other))
    return Facts(
        configuration=configuration,
        graph=graph,
        space=space,
        languages=languages,
        site_languages=sets,
        concepts=concepts,
        schemes=schemes,
        members=members,
        main_scheme=main_scheme,
        collections=collections,
        entries=entries,
        documents=documents,
        deprecated=deprecated,
        unplaced=without_page,
        addresses=addresses,
        claims=Claims(store),
        blank_names=names,
    )


def _space_of_any(store: Store) -> str:
    """Find the IRI space most terms share, for those that have no IRI yet."""
    kinds = (SKOS.Concept, ONTOLEX.LexicalEntry, SKOS.Collection, SKOS.ConceptScheme)
    for kind in kinds:
        named = subjects(store, RDF.type, kind)
        if named:
            return find_space(node.value for node in named)
    return "urn:vocable:"


def _space(
    store: Store, schemes: tuple[NamedNode, ...], own: tuple[NamedNode, ...]
) -> str:
    """Find the IRI space of a vocabulary: as a scheme states it, else what most share.

    `own` are the resources that are looked at, concepts or, without any, words.
    """
    for scheme in schemes:
        stated = first_value(store, scheme, VANN.preferredNamespaceUri)
        if stated and any(node.value.startswith(stated) for node in own):
            return stated
    return find_space(node.value for node in own)
