"""An IRI once published is kept: a vocabulary held against its previous release."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from vocable.checking.findings import Finding
from vocable.checking.rules.procedures import Procedure
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import RDF
from vocable.rdf.positions.locations import Statement, find_positions
from vocable.rdf.reading import pairs, triples

RELEASE_RULES: Mapping[str, Procedure] = {
    "gone-iri": Procedure(
        {
            "fr": "La version précédente décrivait cette IRI, celle-ci n’en dit plus "
            "rien : les liens et les données d’autrui ne mènent plus nulle part.",
            "en": "The previous release described this IRI, and this one says nothing "
            "of it: the links and the data of others lead nowhere.",
        },
        {
            "fr": "Rétablissez-la, avec owl:deprecated true et dcterms:isReplacedBy "
            "pour ce qui la remplace.",
            "en": "Put it back, with owl:deprecated true and dcterms:isReplacedBy for "
            "what replaces it.",
        },
        severity="violation",
        skos="violation",
    ),
}


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
    places = find_positions(previous.sources, map(Statement, gone), previous.readings)
    for iri in gone:
        found = RELEASE_RULES["gone-iri"].finding("gone-iri", iri)
        yield replace(found, location=places.get(Statement(iri)))
