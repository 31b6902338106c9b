"""Concept schemes: their concepts, and which of them is the vocabulary itself."""

from collections.abc import Container, Iterable, Mapping

from pyoxigraph import NamedNode, Store

from vocable.rdf.namespaces import DCTERMS, RDF, RDFS, SKOS
from vocable.rdf.reading import literals, outgoing, pairs
from vocable.vocabulary.label_properties import LABEL_PROPERTIES

# Where the title of a scheme is looked for, best first.
TITLES = tuple(dict.fromkeys((DCTERMS.title, *LABEL_PROPERTIES)))
# What is said even of a concept that a vocabulary only maps to.
_BARE = frozenset(
    {RDF.type, SKOS.prefLabel, RDFS.label, SKOS.notation}
    | {SKOS.inScheme, SKOS.topConceptOf, SKOS.mappingRelation, SKOS.exactMatch}
    | {SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
)
Members = Mapping[NamedNode, tuple[NamedNode, ...]]


def used_as_schemes(store: Store, declared: Container[NamedNode]) -> set[NamedNode]:
    """Find what concepts are in without its being declared as a scheme (SKOS S4).

    The graph is entailed. What is in `declared`, as a concept or a collection is
    there, stands where a scheme should stand and is none.
    """
    return {
        scheme
        for scheme in {scheme for _, scheme in pairs(store, SKOS.inScheme)}
        if isinstance(scheme, NamedNode) and scheme not in declared
    }


def scheme_members(
    store: Store, schemes: Iterable[NamedNode], concepts: Container[NamedNode]
) -> Members:
    """Give the concepts of each scheme, sorted by IRI.

    What is said to be in a scheme without being one of the declared `concepts` is no
    member.
    """
    found: dict[NamedNode, list[NamedNode]] = {scheme: [] for scheme in schemes}
    for concept, scheme in pairs(store, SKOS.inScheme):
        if concept in concepts and scheme in found:
            found[scheme].append(concept)  # type: ignore[index, arg-type]
    return {
        scheme: tuple(sorted(members, key=lambda node: node.value))
        for scheme, members in found.items()
    }


def own_scheme(
    store: Store, members: Members, deprecated: Container[str]
) -> NamedNode | None:
    """Choose the scheme that names the vocabulary: its own, not one it maps to.

    Of the schemes in use it is the one with the most concepts that are in use and of
    which more is said than of the target of a mapping; then one that has a title; then
    the one with the most concepts in use, with the most at all, by its IRI the first.
    `deprecated` are IRIs.
    """

    def rank(scheme: NamedNode) -> tuple[bool, bool, int, bool, int, int]:
        used = [node for node in members[scheme] if node.value not in deprecated]
        described = sum(_is_described(store, node) for node in used)
        titled = any(literals(store, scheme, predicate) for predicate in TITLES)
        retired = scheme.value in deprecated
        every = len(members[scheme])
        return (not retired, bool(used), described, titled, len(used), every)

    schemes = sorted(members, key=lambda node: node.value)
    if len(schemes) == 1:
        return schemes[0]
    return max(schemes, key=rank, default=None)


def _is_described(store: Store, concept: NamedNode) -> bool:
    """Say whether more is said of a concept than of the target of a mapping."""
    return any(predicate not in _BARE for predicate, _ in outgoing(store, concept))
