"""Blank nodes that are terms: named, so that they have pages and links."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from vocable.rdf.namespaces import LIME, ONTOLEX, RDF, SKOS
from vocable.rdf.reading import Node, outgoing, pairs, triples
from vocable.vocabulary.resources import WORDINGS

# What has a page, or a place on the page of a word.
_TERMS = (
    SKOS.Concept,
    SKOS.ConceptScheme,
    SKOS.Collection,
    ONTOLEX.LexicalEntry,
    LIME.Lexicon,
)
_ROUNDS = 4
_LONGEST = 40
_DIGITS = 8


def name_blank_nodes(store: Store, space: str) -> dict[BlankNode, NamedNode]:
    """Replace the blank nodes of an entailed graph that are terms by IRIs; give these.

    Terms are concepts, schemes, collections, words and their senses. Their IRIs begin
    with `space` and are made of their labels, and of all that is said of them where
    several have the same: the same files give the same IRIs, in whatever order (RDF 1.1
    Concepts, 3.5).
    """
    terms = set(_blank_terms(store))
    names: dict[BlankNode, NamedNode] = {}
    if not terms:
        return names
    digests = _digests(store, terms)
    labelled = {node: _labelled(store, node) for node in terms}
    shared = Counter(labelled.values())
    taken: Counter[str] = Counter()
    for node in sorted(terms, key=lambda node: (digests[node], node.value)):
        name = labelled[node]
        if not name or shared[name] > 1:
            # What else is said of it tells it apart.
            name = "-".join(filter(None, (name, digests[node][:_DIGITS])))
        taken[name] += 1
        # Two of which exactly the same is said are told apart by their order alone.
        behind = f"-{taken[name]}" if taken[name] > 1 else ""
        names[node] = NamedNode(f"{space}genid-{name}{behind}")
    changed = [quad for quad in store if quad.subject in terms or quad.object in terms]
    for quad in changed:
        store.remove(quad)
    store.extend(
        Quad(
            names.get(quad.subject, quad.subject),
            quad.predicate,
            names.get(quad.object, quad.object),
            quad.graph_name,
        )
        for quad in changed
    )
    return names


def _blank_terms(store: Store) -> Iterator[BlankNode]:
    for kind in _TERMS:
        for quad in triples(store, None, RDF.type, kind):
            if isinstance(quad.subject, BlankNode):
                yield quad.subject
    for _, sense in pairs(store, ONTOLEX.sense):
        if isinstance(sense, BlankNode):
            yield sense


def _digests(store: Store, terms: Iterable[BlankNode]) -> dict[BlankNode, str]:
    """Digest what is said of blank nodes, and of those that they lead to."""
    said: dict[BlankNode, list[tuple[str, Node]]] = {}
    pending = list(terms)
    while pending:
        node = pending.pop()
        if node in said:
            continue
        said[node] = [(p.value, value) for p, value in outgoing(store, node)]
        pending += [value for _, value in said[node] if isinstance(value, BlankNode)]
    digests = dict.fromkeys(said, "")
    for _ in range(_ROUNDS):
        digests = {
            node: _digest(
                f"{predicate} {_token(value, digests)}" for predicate, value in facts
            )
            for node, facts in said.items()
        }
    return digests


def _token(value: Node, digests: dict[BlankNode, str]) -> str:
    return digests[value] if isinstance(value, BlankNode) else str(value)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _labelled(store: Store, node: BlankNode) -> str:
    """Name a node by its labels in plain letters, and by a digest of them all."""
    said = sorted(
        (WORDINGS.index(predicate), value.language or "", value.value)
        for predicate, value in outgoing(store, node)
        if isinstance(value, Literal) and predicate in WORDINGS
    )
    if not said:
        return ""
    plain = unicodedata.normalize("NFKD", said[0][2]).encode("ascii", "ignore")
    slug = re.sub("[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:_LONGEST]
    digest = _digest(map(repr, said))[:_DIGITS]
    return "-".join(filter(None, (slug.strip("-"), digest)))
