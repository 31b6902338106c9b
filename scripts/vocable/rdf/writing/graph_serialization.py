"""Serialization of a graph, or of what belongs to one resource."""

import re
from collections.abc import Container, Iterable, Mapping

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, Triple

from vocable.errors import OutputError
from vocable.rdf.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, WRITABLE, Format
from vocable.rdf.language_tags import canonical
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import DCTERMS, OA, ONTOLEX, OWL, PROV, RDF, SKOS
from vocable.rdf.reading import Resource, subjects, triples
from vocable.rdf.writing.jsonld import jsonld
from vocable.rdf.writing.ordering import Arrangement
from vocable.rdf.writing.rdfxml import rdfxml
from vocable.rdf.writing.turtle import turtle

# What a resource brings along: its forms and senses, the passages behind a claim.
_PARTS = frozenset(
    (
        ONTOLEX.canonicalForm,
        ONTOLEX.otherForm,
        ONTOLEX.lexicalForm,
        ONTOLEX.sense,
    )
)
_EVIDENCE = frozenset((PROV.wasQuotedFrom, PROV.wasDerivedFrom))
# A tag with subtags, at the end of the literal that ends a line of N-Triples.
_TAG = re.compile(rb'(?<="@)[a-z]+-[a-z0-9-]+(?= \.$)', re.MULTILINE)
_PLAIN_CLASSES = (
    SKOS.ConceptScheme,
    SKOS.Concept,
    SKOS.Collection,
    SKOS.OrderedCollection,
)


def serialize(
    graph: Graph | Iterable[Triple], format_: Format, prefixes: Mapping[str, str]
) -> bytes:
    """Write a graph, or some triples, in one of the writable formats, as UTF-8.

    The same triples give the same bytes, in whatever order they come. Raises
    OutputError for what the format cannot say.
    """
    written: Iterable[Triple]
    if isinstance(graph, Graph):
        written = [quad.triple for quad in triples(graph.store)]
    else:
        written = graph
    if format_ == TURTLE:
        return turtle(written, prefixes).encode()
    if format_ == JSON_LD:
        return jsonld(written, prefixes).encode()
    if format_ == RDF_XML:
        return rdfxml(written, prefixes).encode()
    if format_ == N_TRIPLES:
        return _n_triples(written)
    names = ", ".join(writable.name for writable in WRITABLE)
    raise OutputError(f"{format_.title} can be read but not written; choose {names}")


def resource_part(
    whole: Arrangement,
    store: Store,
    iri: NamedNode,
    shown: Container[NamedNode] = frozenset(),
) -> Arrangement:
    """Pick from an arranged graph what the file of one resource holds.

    This is what is said of it; the forms and senses of an entry; the passages of a
    document; and the attestations about any of them, with their passages. Blank nodes
    are followed, and what is `shown` where it is referred to, such as notes and labels
    that are resources. Of its neighbours only the IRIs stand there.
    """
    found: dict[Resource, None] = {}
    parts = [iri, *_follow(whole, iri, found, _PARTS, shown)]
    # A list that grows while it is walked: a sense has no parts, but it may have them.
    for part in parts[1:]:
        _follow(whole, part, found, _PARTS, shown)
    for passage in subjects(store, OA.hasSource, iri):
        _follow(whole, passage, found)
    for part in parts:
        for attestation in subjects(store, RDF.subject, part):
            for passage in _follow(whole, attestation, found, _EVIDENCE):
                _follow(whole, passage, found)
    return whole.part(found)


def _follow(
    whole: Arrangement,
    subject: NamedNode,
    found: dict[Resource, None],
    followed: frozenset[NamedNode] = frozenset(),
    shown: Container[NamedNode] = frozenset(),
) -> list[NamedNode]:
    """Add a subject and its blank nodes; give the parts to follow."""
    parts: list[NamedNode] = []
    stack: list[Resource] = [subject]
    while stack:
        node = stack.pop()
        if node in found:
            continue
        found[node] = None
        for predicate, objects in whole.descriptions.get(node, {}).items():
            if type(objects[-1]) is BlankNode:
                stack += [node for node in objects if type(node) is BlankNode]
            if shown:
                stack += [
                    node
                    for node in objects
                    if type(node) is NamedNode and node in shown
                ]
            if predicate in followed:
                parts += [node for node in objects if type(node) is NamedNode]
    return parts


def skos_only(store: Store) -> list[Triple]:
    """Select the plain SKOS that a graph holds, for tools that know nothing else.

    Kept are the statements about concepts, concept schemes and collections whose
    predicate is of SKOS or Dublin Core terms, and owl:deprecated; of their types only
    those of SKOS. Notes and member lists kept as blank nodes come whole. Left out are
    words, senses, evidence, ISO 25964 and everything else, but no label or relation.
    """
    found: list[Triple] = []
    seen: set[NamedNode | BlankNode] = set()
    plain = {
        quad.subject: None
        for kind in _PLAIN_CLASSES
        for quad in triples(store, None, RDF.type, kind)
    }
    for subject in plain:
        if subject in seen or not isinstance(subject, NamedNode | BlankNode):
            continue
        seen.add(subject)
        for quad in triples(store, subject):
            if _is_plain(quad):
                found.append(quad.triple)
                if isinstance(quad.object, BlankNode) and quad.object not in plain:
                    _collect(store, quad.object, found, seen)
    return found


def _is_plain(quad: Quad) -> bool:
    predicate = quad.predicate
    if predicate == RDF.type:
        return quad.object in _PLAIN_CLASSES
    iri = predicate.value
    return iri.startswith((SKOS.iri, DCTERMS.iri)) or predicate == OWL.deprecated


def _collect(
    store: Store,
    subject: BlankNode,
    found: list[Triple],
    seen: set[NamedNode | BlankNode],
) -> None:
    """Add the triples of a blank node and of those it leads to."""
    stack = [subject]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        for quad in triples(store, node):
            found.append(quad.triple)
            if isinstance(quad.object, BlankNode):
                stack.append(quad.object)


def _n_triples(triples: Iterable[Triple]) -> bytes:
    unique = dict.fromkeys(triples)
    data = pyoxigraph.serialize(unique, format=RdfFormat.N_TRIPLES) or b""
    # A line feed inside a literal is escaped: every line is one triple.
    return _TAG.sub(_in_case, b"".join(sorted(data.splitlines(keepends=True))))


def _in_case(match: re.Match[bytes]) -> bytes:
    return canonical(match[0].decode()).encode()
