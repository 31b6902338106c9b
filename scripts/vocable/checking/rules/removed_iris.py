"""Removed IRIs: those of the previous release that are no longer described."""

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import NamedNode

from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import RDF
from vocable.rdf.positions.locations import TriplePattern, find_positions
from vocable.rdf.reading import pairs, triples


def gone_iris(graph: Graph, previous: Graph) -> Iterator[Finding]:
    """Find what the previous graph gives a type and this one does not describe at all.

    The place of a finding is the one in the files of the previous release.
    """
    gone = sorted(
        {
            subject.value
            for subject, _ in pairs(previous.store, RDF.type)
            if isinstance(subject, NamedNode) and not any(triples(graph.store, subject))
        }
    )
    places = find_positions(
        previous.sources, map(TriplePattern, gone), previous.readings
    )
    for iri in gone:
        found = procedural_rule("gone-iri").finding(iri)
        yield replace(found, location=places.get(TriplePattern(iri)))
