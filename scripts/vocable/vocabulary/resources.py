"""Other resources, which are no terms: their texts, list members, other facts."""

from collections.abc import Container
from typing import NamedTuple, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from vocable.rdf.namespaces import (
    FRAC,
    ONTOLEX,
    RDF,
    RDFS,
    SKOS,
    SKOSXL,
    VOCABLE,
)
from vocable.rdf.reading import (
    Node,
    Resource,
    objects,
    outgoing,
    pairs,
    subjects,
    triples,
)
from vocable.vocabulary.entailment import entailed_inverses
from vocable.vocabulary.label_properties import NAMES

# The words of a resource that stands for a text, best first.
WORDINGS = (
    SKOSXL.literalForm,
    FRAC.quotation,
    RDF.value,
    *NAMES,
    ONTOLEX.writtenRep,
    RDFS.comment,
)
XL_LABELS = (SKOSXL.prefLabel, SKOSXL.altLabel, SKOSXL.hiddenLabel)
# Their values are texts, even where these are resources.
TEXTUAL = frozenset(
    {
        *XL_LABELS,
        *(SKOS.note, SKOS.definition, SKOS.scopeNote, SKOS.example),
        *(SKOS.historyNote, SKOS.changeNote, SKOS.editorialNote),
        *(FRAC.attestation, FRAC.frequency, VOCABLE.etymology),
    }
)
_NAMES = frozenset({RDF.type, *NAMES})
_EVIDENCE = (
    VOCABLE.Attestation,
    VOCABLE.Passage,
    VOCABLE.UncoveredLines,
    VOCABLE.Disagreement,
    VOCABLE.Occurrence,
)


class Described(NamedTuple):
    """What is said of a resource: its words, and by predicate everything else.

    `wording` is the predicate of the words.
    """

    wording: NamedNode | None
    words: list[Literal]
    facts: dict[NamedNode, list[Node]]


def described(store: Store, node: Resource) -> Described:
    """Read what a graph says of a resource, its words first; types are left out."""
    facts: dict[NamedNode, list[Node]] = {}
    for predicate, value in outgoing(store, node):
        if predicate != RDF.type:
            facts.setdefault(predicate, []).append(value)
    for wording in WORDINGS:
        words = [one for one in facts.get(wording, ()) if isinstance(one, Literal)]
        if words:
            facts[wording] = [one for one in facts[wording] if one not in words]
            if not facts[wording]:
                del facts[wording]
            return Described(wording, words, facts)
    return Described(None, [], facts)


def list_items(store: Store, head: Node) -> list[Node] | None:
    """Give the members of an RDF list in order, or None for what is no list.

    A list that leads back into itself ends there (RDF Schema 5.2).
    """
    if isinstance(head, Literal):
        return None
    if head == RDF.nil:
        return []
    items: list[Node] = []
    seen: set[Node] = set()
    rest: Node | None = head
    while rest is not None and not isinstance(rest, Literal) and rest not in seen:
        seen.add(rest)
        first = sorted(objects(store, rest, RDF.first), key=str)
        items += first
        rest = next(objects(store, rest, RDF.rest), None)
    return items or None


def place_in_container(predicate: NamedNode) -> int:
    """Give the number of a membership property (rdf:_1), 0 for any other property."""
    number = predicate.value.removeprefix(f"{RDF.iri}_")
    return int(number) if number.isascii() and number.isdecimal() else 0


def container_items(facts: dict[NamedNode, list[Node]]) -> list[Node]:
    """Take the members of a container out of what is said of it (RDF Schema 5.1).

    They come in their order; those of the same number are sorted as they are written.
    """
    places = sorted(filter(place_in_container, facts), key=place_in_container)
    return [item for place in places for item in sorted(facts.pop(place), key=str)]


class Unplaced(NamedTuple):
    """Resources that have no page: those shown where they are used, and the others.

    `parts` are IRIs; `others` are sorted, what has no IRI last.
    """

    parts: frozenset[NamedNode]
    others: tuple[Resource, ...]


def unplaced(store: Store, placed: Container[str]) -> Unplaced:
    """Find what is described without having a page or a place on one.

    What one resource alone refers to, or what stands for a text, is shown with what
    refers to it. Of what bears only a name nothing more is to be shown, nor of the
    evidence, which stands behind what it supports. `placed` are IRIs.
    """
    found = _described_elsewhere(store, placed)
    if not found:
        return Unplaced(frozenset(), ())
    users: dict[Resource, set[object]] = {}
    texts: set[Resource] = set()
    for quad in triples(store):
        if quad.object in found and quad.predicate != RDF.type:
            node = cast("Resource", quad.object)
            users.setdefault(node, set()).add(quad.subject)
            if quad.predicate in TEXTUAL:
                texts.add(node)
    parts = {
        node
        for node in found
        if isinstance(node, BlankNode)
        or node in texts
        or len(users.get(node, set()) - {node}) == 1
    }
    others = _unreached(found, parts, users)
    return Unplaced(
        frozenset(node for node in parts - set(others) if isinstance(node, NamedNode)),
        tuple(others),
    )


def _described_elsewhere(store: Store, placed: Container[str]) -> set[Resource]:
    """Find the resources of which more is said than a name, and that have no page."""
    evidence = {
        subject for kind in _EVIDENCE for subject in subjects(store, RDF.type, kind)
    }
    found: set[Resource] = set()
    inverses = entailed_inverses()
    for quad in triples(store):
        subject, predicate = quad.subject, quad.predicate
        if subject in found or predicate in _NAMES:
            continue
        if isinstance(subject, BlankNode) or (
            isinstance(subject, NamedNode)
            and subject.value not in placed
            and subject not in evidence
            # Inverses are said of whatever a term leads to.
            and not (isinstance(quad.object, NamedNode) and predicate in inverses)
        ):
            found.add(subject)
    for predicate in TEXTUAL:
        for _, node in pairs(store, predicate):
            # Its label is the text, even if nothing else is said of it.
            if (
                isinstance(node, NamedNode)
                and node.value not in placed
                and described(store, node).words
            ):
                found.add(node)
    return found


def _unreached(
    found: set[Resource], parts: set[Resource], users: dict[Resource, set[object]]
) -> list[Resource]:
    """List what is not shown with what refers to it, and of each circle one."""
    used: dict[object, list[Resource]] = {}
    for node in parts:
        for user in users.get(node, ()):
            used.setdefault(user, []).append(node)
    others = [node for node in found if node not in parts or node not in users]
    others.sort(key=_rank)
    pending: list[object] = [*others, *(user for user in used if user not in found)]
    reached: set[object] = set(pending)

    def walk() -> None:
        while pending:
            for node in used.get(pending.pop(), ()):
                if node not in reached:
                    reached.add(node)
                    pending.append(node)

    walk()
    for node in sorted(found - reached, key=_rank):
        if node not in reached:
            others.append(node)
            reached.add(node)
            pending.append(node)
            walk()
    return others


def _rank(node: Resource) -> tuple[bool, str]:
    return (isinstance(node, BlankNode), node.value)
