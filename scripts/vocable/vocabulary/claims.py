"""Claims: the attestations of each statement, with their status and passages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Store

from vocable.rdf.namespaces import (
    ADMS,
    ISO_THES,
    LEXINFO,
    OA,
    PROV,
    RDF,
    SKOS,
    VARTRANS,
    VOCABLE,
)
from vocable.rdf.reading import (
    Node,
    Resource,
    first_integer,
    first_value,
    literals,
    objects,
    resources,
    subjects,
    triples,
)

# A claim in one direction also supports what publishing derives from it.
INVERSES = {
    SKOS.broader: SKOS.narrower,
    SKOS.narrower: SKOS.broader,
    SKOS.related: SKOS.related,
    LEXINFO.synonym: LEXINFO.synonym,
    LEXINFO.approximateSynonym: LEXINFO.approximateSynonym,
    LEXINFO.antonym: LEXINFO.antonym,
    VOCABLE.converse: VOCABLE.converse,
    VARTRANS.translation: VARTRANS.translation,
}
# skos:broader follows from the kinds that say more precisely how it is broader.
_KINDS = {
    SKOS.broader: (ISO_THES.broaderGeneric, ISO_THES.broaderPartitive),
    SKOS.narrower: (ISO_THES.narrowerGeneric, ISO_THES.narrowerPartitive),
}
STANDING = ("accepted", "editorial")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, its line counted from 1."""

    iri: NamedNode
    document: NamedNode
    line: int
    start: int
    exact: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One attestation: a statement, its status, and the passages behind it."""

    iri: NamedNode
    subject: Resource
    predicate: NamedNode
    object: Node
    status: str
    quoted: tuple[Passage, ...]
    derived: tuple[Passage, ...]
    nuances: tuple[Literal, ...]
    reasons: tuple[Literal, ...]
    speakers: tuple[NamedNode, ...]
    contradicts: tuple[NamedNode, ...]

    @property
    def stands(self) -> bool:
        """Say whether the claim stands in the graph (model.md, status)."""
        return self.status in STANDING


class Claims:
    """The attestations of a graph, looked up when a page asks for them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.any = any(
            True for _ in triples(store, None, RDF.type, VOCABLE.Attestation)
        )
        # A page asks for the same claim from both of its ends, and for each language.
        self.read = lru_cache(maxsize=65536)(self._read)
        self.passage = lru_cache(maxsize=65536)(self._passage)
        # Each relation of a concept asks what is claimed of both of its ends.
        self._stated = lru_cache(maxsize=65536)(self._statements)

    def every(self) -> list[Claim]:
        """Read all claims, sorted by IRI."""
        found = subjects(self.store, RDF.type, VOCABLE.Attestation)
        return [claim for claim in map(self.read, found) if claim]

    def about(self, nodes: Iterable[Resource]) -> list[Claim]:
        """Read the claims that have one of the nodes as subject or object."""
        if not self.any:
            return []
        found = {
            iri.value: iri
            for node in nodes
            for predicate in (RDF.subject, RDF.object)
            for iri in subjects(self.store, predicate, node)
        }
        claims = (self.read(found[value]) for value in sorted(found))
        return [claim for claim in claims if claim]

    def citing(self, passage: NamedNode) -> list[Claim]:
        """Read the claims that rest on a passage."""
        found = {
            iri.value: iri
            for predicate in (PROV.wasQuotedFrom, PROV.wasDerivedFrom)
            for iri in subjects(self.store, predicate, passage)
        }
        claims = (self.read(found[value]) for value in sorted(found))
        return [claim for claim in claims if claim]

    def supporting(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> list[Claim]:
        """Read the standing claims behind a triple of the entailed graph."""
        if not self.any:
            return []
        claims = self._said(subject, predicate, object_)
        inverse = INVERSES.get(predicate)
        if inverse is not None and not isinstance(object_, Literal):
            claims += self._said(object_, inverse, subject)
            if not claims and predicate in (SKOS.broader, SKOS.narrower):
                claims = self._through_array(subject, predicate, object_)
        return [claim for claim in claims if claim.stands]

    def _through_array(
        self, subject: Resource, predicate: NamedNode, object_: Resource
    ) -> list[Claim]:
        ends = (subject, object_)
        member, parent = ends if predicate == SKOS.broader else ends[::-1]
        return [
            claim
            for array in subjects(self.store, ISO_THES.superOrdinate, parent)
            for claim in self._stating(array, SKOS.member, member)
        ]

    def _said(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> list[Claim]:
        """Read the claims that state a triple, as it is or more precisely."""
        claims = self._stating(subject, predicate, object_)
        for kind in _KINDS.get(predicate, ()):
            claims += self._stating(subject, kind, object_)
        return claims

    def _stating(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> list[Claim]:
        return list(self._stated(subject).get((predicate, object_), ()))

    def _statements(
        self, subject: Resource
    ) -> dict[tuple[NamedNode, Node], list[Claim]]:
        """Read the claims about a subject by what they say of it."""
        stated: dict[tuple[NamedNode, Node], list[Claim]] = {}
        for claim in map(self.read, subjects(self.store, RDF.subject, subject)):
            if claim:
                stated.setdefault((claim.predicate, claim.object), []).append(claim)
        return stated

    def _read(self, iri: NamedNode) -> Claim | None:
        store = self.store
        subject = next(objects(store, iri, RDF.subject), None)
        predicate = next(objects(store, iri, RDF.predicate), None)
        object_ = next(objects(store, iri, RDF.object), None)
        if subject is None or object_ is None or not isinstance(predicate, NamedNode):
            return None
        if isinstance(subject, Literal):
            return None
        status = first_value(store, iri, ADMS.status) or ""
        return Claim(
            iri,
            subject,
            predicate,
            object_,
            status.removeprefix(VOCABLE.iri),
            self._passages(iri, PROV.wasQuotedFrom),
            self._passages(iri, PROV.wasDerivedFrom),
            tuple(literals(store, iri, SKOS.scopeNote)),
            tuple(literals(store, iri, SKOS.editorialNote)),
            tuple(resources(store, iri, PROV.wasAttributedTo)),
            tuple(resources(store, iri, VOCABLE.contradicts)),
        )

    def _passages(self, iri: NamedNode, predicate: NamedNode) -> tuple[Passage, ...]:
        found = map(self.passage, resources(self.store, iri, predicate))
        return tuple(
            sorted((p for p in found if p), key=lambda p: (p.document.value, p.start))
        )

    def _passage(self, iri: NamedNode) -> Passage | None:
        document = next(iter(resources(self.store, iri, OA.hasSource)), None)
        if document is None:
            return None
        return Passage(
            iri,
            document,
            first_integer(self.store, iri, VOCABLE.line),
            first_integer(self.store, iri, OA.start),
            first_value(self.store, iri, OA.exact) or "",
        )
