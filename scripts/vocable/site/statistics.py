"""Statistics of a graph (VoID): classes, properties, and links to other datasets."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from pyoxigraph import NamedNode

from vocable.interface.property_names import MAPPINGS
from vocable.rdf.namespaces import OWL, RDF
from vocable.rdf.writing.ordering import Arrangement
from vocable.vocabulary.addresses import Addresses, is_web

_LINKS = (*MAPPINGS, OWL.sameAs)


@dataclass(frozen=True, slots=True)
class Linkset:
    """Statements of one predicate that lead to resources of one other place."""

    predicate: NamedNode
    target: str
    triples: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a graph; classes and properties by IRI, in its order."""

    triples: int
    subjects: int
    classes: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, int]
    links: tuple[Linkset, ...]

    @property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces on the web of the classes and properties."""
        iris = (term.value for term in (*self.classes, *self.properties))
        return tuple(sorted({namespace_of(iri) for iri in iris if is_web(iri)}))


def count(arranged: Arrangement, addresses: Addresses) -> Statistics:
    """Count what an arranged graph holds, in one pass.

    A link is a mapping, or owl:sameAs, from a resource of the site to one that is not.
    """
    classes: Counter[NamedNode] = Counter()
    properties: Counter[NamedNode] = Counter()
    found: dict[tuple[NamedNode, str], list[str]] = {}
    for subject, description in arranged.descriptions.items():
        for predicate, objects in description.items():
            properties[predicate] += len(objects)
        classes.update(
            node for node in description.get(RDF.type, ()) if type(node) is NamedNode
        )
        for predicate in _LINKS:
            for node in description.get(predicate, ()):
                if (
                    type(node) is NamedNode
                    and is_web(node.value)
                    and addresses.find(node.value) is None
                    and addresses.find(subject.value) is not None
                ):
                    found.setdefault((predicate, _host(node.value)), []).append(
                        node.value
                    )
    links = (
        Linkset(predicate, _space(host, iris), len(iris))
        for (predicate, host), iris in found.items()
    )
    return Statistics(
        sum(properties.values()),
        len(arranged.descriptions),
        _sorted(classes),
        _sorted(properties),
        tuple(sorted(links, key=lambda one: (one.predicate.value, one.target))),
    )


def namespace_of(iri: str) -> str:
    """Give an IRI up to its last slash or hash."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _host(iri: str) -> str:
    return "/".join(iri.split("/", 3)[:3]) + "/"


def _space(host: str, iris: list[str]) -> str:
    # What the first and the last in order have in common, all have.
    pairs = takewhile(
        lambda pair: pair[0] == pair[1], zip(min(iris), max(iris), strict=False)
    )
    shared = namespace_of("".join(sign for sign, _ in pairs))
    return shared if shared.startswith(host) else host


def _sorted(counts: Counter[NamedNode]) -> dict[NamedNode, int]:
    return dict(sorted(counts.items(), key=lambda item: item[0].value))
