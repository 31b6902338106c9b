"""Disconnected concepts: those that no link joins to the rest of their scheme."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.rules.union_find import Groups
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.rdf.namespaces import RDF, SKOS
from vocable.rdf.reading import Node, pairs, subjects

# Of an entailed graph: narrower says the same as broader.
_RELATIONS = (SKOS.broader, SKOS.related)
_TWO = 2
# A scheme, or "" for the concepts that are in none.
_Scheme = str


def separate_clusters(store: Store) -> Iterator[Finding]:
    """Find the groups of linked concepts that are apart from their scheme.

    The store is entailed. Top concepts are linked through their scheme; where a scheme
    has none, its largest group is the rest. A concept all alone is an orphan, which a
    shape finds.
    """
    groups = Groups()
    places = _places(store, groups)
    for predicate in _RELATIONS:
        for subject, object_ in pairs(store, predicate):
            others = places.get(_name(object_), {})
            for scheme, place in places.get(_name(subject), {}).items():
                if scheme in others:
                    groups.join(place, others[scheme])
    tops: dict[_Scheme, int] = {}
    for concept, top_of in pairs(store, SKOS.topConceptOf):
        scheme = _name(top_of)
        if scheme in (found := places.get(_name(concept), {})):
            groups.join(found[scheme], tops.setdefault(scheme, found[scheme]))
    yield from _apart(groups, places, tops)


def _places(store: Store, groups: Groups) -> dict[str, dict[_Scheme, int]]:
    """Give every concept a place, a group of its own, in each of its schemes."""
    places: dict[str, dict[_Scheme, int]] = {
        node.value: {} for node in subjects(store, RDF.type, SKOS.Concept)
    }
    for concept, scheme in pairs(store, SKOS.inScheme):
        if (found := places.get(_name(concept))) is not None:
            found.setdefault(_name(scheme), groups.add())
    for found in places.values():
        if not found:
            found[""] = groups.add()
    return places


def _apart(
    groups: Groups,
    places: dict[str, dict[_Scheme, int]],
    tops: dict[_Scheme, int],
) -> Iterator[Finding]:
    """Give the first concept of every group that is not the rest of its scheme."""
    members: dict[_Scheme, dict[int, list[str]]] = {}
    for concept, found in places.items():
        for scheme, place in found.items():
            members.setdefault(scheme, {}).setdefault(groups.root(place), []).append(
                concept
            )
    for scheme, by_root in members.items():
        # The group of the top concepts is the rest, however small.
        rest = groups.root(tops[scheme]) if scheme in tops else -1
        ordered = sorted(
            by_root, key=lambda root: (root != rest, -len(by_root[root]), by_root[root])
        )
        for root in ordered[1:]:
            if len(by_root[root]) >= _TWO:
                yield procedural_rule("separate-cluster").finding(
                    min(by_root[root]),
                    None,
                    Literal(len(by_root[root])),
                )


def _name(node: Node) -> str:
    return node.value if type(node) is NamedNode else str(node)
