"""Hierarchy rules: cycles, redundant broader links, related ancestors.

Each procedure finds what the query of its shape finds in `ontology/shapes`.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.rules.reachability import components, reached, shortest_way
from vocable.checking.rules.results import RuleResult, firsts
from vocable.rdf.namespaces import ISO_THES, RDF, SKOS
from vocable.rdf.reading import Resource, pairs, triples

_VALUE = attrgetter("value")
_Edges = dict[Resource, list[Resource]]


def hierarchy_cycles(store: Store) -> Iterator[RuleResult]:
    """Find the groups of concepts that each lead to every other by broader.

    A group is reported once, for its first concept, with a circle through that one.
    """
    up = _links(store, [SKOS.broader])
    for component in components(up):
        if len(component) == 1:
            continue
        inside = set(component)
        around = {
            node: sorted(inside.intersection(up[node]), key=_VALUE)
            for node in component
        }
        for this in firsts(component):
            for value in firsts(node for node in around[this] if node != this):
                # A blank node has no name to tell the way by.
                named = isinstance(this, NamedNode) and isinstance(value, NamedNode)
                way = shortest_way(around, value, this)[:-1] if named else ()
                yield RuleResult(
                    this,
                    value,
                    SKOS.broader,
                    tuple(
                        node.value if isinstance(node, NamedNode) else str(node)
                        for node in way
                    ),
                )


def redundant_broader(store: Store) -> Iterator[RuleResult]:
    """Find the broader concepts that another broader concept leads to."""
    up = _links(store, [SKOS.broader])
    several = {node: above for node, above in up.items() if len(above) > 1}
    targets = (node for above in several.values() for node in above)
    for bits, sums in reached(up, targets):
        for this, above in several.items():
            further = 0
            for nearer in above:
                if nearer != this:
                    further |= sums.get(nearer, 0) & ~bits.get(nearer, 0)
            for value in above if further else ():
                if further & bits.get(value, 0):
                    yield RuleResult(this, value, SKOS.broader)


def related_in_hierarchy(store: Store) -> Iterator[RuleResult]:
    """Find the concepts that are related to one that is broader (SKOS S27)."""
    up = _links(store, [SKOS.broader, SKOS.broaderTransitive])
    related = _links(store, [SKOS.related])
    targets = (node for others in related.values() for node in others)
    for bits, sums in reached(up, targets):
        for this, others in related.items():
            broader = sums.get(this, 0)
            for value in others if broader else ():
                if broader & bits.get(value, 0):
                    yield RuleResult(this, value, SKOS.related)


def members_twice(store: Store) -> Iterator[RuleResult]:
    """Find the members of an array that are narrower than another of its members."""
    arrays = {
        quad.subject for quad in triples(store, None, RDF.type, ISO_THES.ThesaurusArray)
    }
    members = {
        array: row
        for array, row in _links(store, [SKOS.member]).items()
        if array in arrays and len(row) > 1
    }
    up = _links(store, [SKOS.broader]) if members else {}
    targets = (node for row in members.values() for node in row)
    # The members of an array may stand in several parts of the targets.
    for bits, sums in reached(up, targets):
        for array, row in members.items():
            every = 0
            for node in row:
                every |= bits.get(node, 0)
            for node in row if every else ():
                if sums.get(node, 0) & every & ~bits.get(node, 0):
                    yield RuleResult(array, node, SKOS.member)


def _links(store: Store, predicates: Iterable[NamedNode]) -> _Edges:
    """Collect what each resource is linked to, literals left out."""
    links: dict[Resource, dict[Resource, None]] = {}
    for predicate in predicates:
        for subject, node in pairs(store, predicate):
            if not isinstance(node, Literal):
                links.setdefault(subject, {})[node] = None
    return {subject: list(nodes) for subject, nodes in links.items()}
