"""Uniqueness rules: labels, notations and matches that only one resource may have.

Each procedure finds what the query of its shape finds in `ontology/shapes`.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, Store

from vocable.checking.rules.results import RuleResult, firsts
from vocable.checking.rules.union_find import Groups
from vocable.rdf.namespaces import ONTOLEX, OWL, SKOS, XSD
from vocable.rdf.reading import Node, Resource, nodes, objects, pairs, triples, typed

_TRUE = Literal("true", datatype=XSD.boolean)
# A literal in lower case with its language tag.
_Key = tuple[str, str]


def shared_preferred_labels(store: Store) -> Iterator[RuleResult]:
    """Find the preferred labels that concepts of one scheme share, case set aside."""
    return _shared(store, SKOS.prefLabel, _key, _in_use)


def several_preferred_labels(store: Store) -> Iterator[RuleResult]:
    """Find the preferred labels of a resource that has several in one language."""
    labels: dict[tuple[Resource, str], list[Literal]] = {}
    for this, value in pairs(store, SKOS.prefLabel):
        if isinstance(value, Literal):
            labels.setdefault((this, value.language or ""), []).append(value)
    for (this, _), values in labels.items():
        for value in values if len(values) > 1 else ():
            yield RuleResult(this, value, SKOS.prefLabel)


def shared_notations(store: Store) -> Iterator[RuleResult]:
    """Find the notations that resources of one scheme share."""
    return _shared(store, SKOS.notation, lambda value: value, lambda *_: True)


def ambiguous_labels(store: Store) -> Iterator[RuleResult]:
    """Find the alternative labels that another concept of the scheme prefers.

    Where one word has a sense in both, the two are meant to share it.
    """
    alternative = _by_key(store, SKOS.altLabel)
    preferred = _by_key(store, SKOS.prefLabel, alternative)
    for key, holders in alternative.items():
        concepts = (
            node
            for node, _ in preferred.get(key, ())
            if typed(store, node, SKOS.Concept)
        )
        others = _by_scheme(store, concepts)
        for this, value in holders if others else ():
            if not typed(store, this, SKOS.Concept):
                continue
            # Few words have senses in it: the others are asked no longer than needed.
            polysemous = _said_by_the_same_word(store, this)
            if any(
                other != this and other not in polysemous
                for scheme in objects(store, this, SKOS.inScheme)
                for other in others.get(scheme, ())
            ):
                yield RuleResult(this, value, SKOS.altLabel)


def clashing_matches(store: Store) -> Iterator[RuleResult]:
    """Find the mappings between what exact matches join, however far (SKOS S46)."""
    groups = Groups()
    places: dict[Node, int] = {}
    for pair in pairs(store, SKOS.exactMatch):
        one, other = (
            places[node] if node in places else places.setdefault(node, groups.add())
            for node in pair
        )
        groups.join(one, other)
    for predicate in (SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch):
        for this, value in pairs(store, predicate) if places else ():
            if (
                this in places
                and value in places
                and groups.root(places[this]) == groups.root(places[value])
            ):
                yield RuleResult(this, value, predicate)


def _shared(
    store: Store,
    predicate: NamedNode,
    key_of: Callable[[Node], Hashable | None],
    counts: Callable[[Store, Resource], bool],
) -> Iterator[RuleResult]:
    """Report what the resources of one scheme share once, for the first of them."""
    holders: dict[Hashable, dict[Resource, list[Node]]] = {}
    for subject, value in pairs(store, predicate):
        if (key := key_of(value)) is not None:
            holders.setdefault(key, {}).setdefault(subject, []).append(value)
    for values in holders.values():
        if len(values) < 2:  # noqa: PLR2004 - not shared
            continue
        using = (node for node in values if counts(store, node))
        members: dict[Resource, dict[str, None]] = {}
        for group in _by_scheme(store, using).values():
            if len(group) > 1:
                named = sorted(n.value for n in group if isinstance(n, NamedNode))
                for this in firsts(group):
                    others = named[1:] if isinstance(this, NamedNode) else ()
                    members.setdefault(this, {}).update(dict.fromkeys(others))
        for this, sharing in members.items():
            for value in values[this]:
                yield RuleResult(this, value, predicate, tuple(sharing))


def _by_key(
    store: Store, predicate: NamedNode, wanted: Iterable[_Key] | None = None
) -> dict[_Key, list[tuple[Resource, Node]]]:
    """Collect who has a label, case set aside; only wanted ones where they are told."""
    found: dict[_Key, list[tuple[Resource, Node]]] = {}
    for subject, value in pairs(store, predicate):
        key = _key(value)
        if key is not None and (wanted is None or key in wanted):
            found.setdefault(key, []).append((subject, value))
    return found


def _key(value: Node) -> _Key | None:
    if not isinstance(value, Literal):
        return None
    return (value.value.lower(), value.language or "")


def _by_scheme(
    store: Store, resources: Iterable[Resource]
) -> dict[Node, set[Resource]]:
    """Sort resources by the schemes they are in."""
    found: dict[Node, set[Resource]] = {}
    for node in resources:
        for scheme in objects(store, node, SKOS.inScheme):
            found.setdefault(scheme, set()).add(node)
    return found


def _in_use(store: Store, node: Resource) -> bool:
    deprecated = Quad(node, OWL.deprecated, _TRUE) in store
    return not deprecated and typed(store, node, SKOS.Concept)


def _said_by_the_same_word(store: Store, concept: Resource) -> set[Node]:
    """List the concepts in which a word has a sense that has one in this concept."""
    return {
        other
        for one in _of_whom(store, ONTOLEX.isLexicalizedSenseOf, concept)
        for entry in _of_whom(store, ONTOLEX.sense, one)
        for sense in nodes(store, entry, ONTOLEX.sense)
        for other in objects(store, sense, ONTOLEX.isLexicalizedSenseOf)
    }


def _of_whom(store: Store, predicate: NamedNode, node: Resource) -> Iterator[Resource]:
    """Give whom a node is said of; words and senses may be blank nodes."""
    for quad in triples(store, None, predicate, node):
        # Loading lets no triple term in.
        yield cast("Resource", quad.subject)
