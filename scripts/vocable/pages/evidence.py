"""Evidence of a page: numbered references to the claims behind its statements."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from vocable.pages.edition import Edition
from vocable.pages.parts import (
    CitedDocument,
    Comparison,
    Evidence,
    Page,
    Relation,
    Source,
)
from vocable.pages.reader_languages import texts_here
from vocable.pages.values import Values
from vocable.rdf.reading import Node, Resource
from vocable.vocabulary.addresses import href
from vocable.vocabulary.claims import Claim
from vocable.vocabulary.comparable_pairs import COMPARED


class Marks:
    """The numbered evidence of one page, in the order in which it is called upon.

    `values` shows what has none.
    """

    def __init__(self, edition: Edition, page: Page) -> None:
        self._edition = edition
        self._page = page
        self._numbers: dict[NamedNode, int] = {}
        self._claims: list[Claim] = []
        self._placed: set[Resource] = set()
        self.values = Values(edition, page)

    @property
    def page(self) -> Page:
        """The page whose evidence is numbered."""
        return self._page

    def number(self, claim: Claim) -> int:
        """Give the number of a claim on this page."""
        number = self._numbers.get(claim.iri)
        if number is None:
            self._claims.append(claim)
            number = self._numbers[claim.iri] = len(self._claims)
        return number

    def anchor(self, node: Resource) -> str:
        """Give the place of a resource on this page, empty where it stands elsewhere.

        What is shown several times stands where it is shown first.
        """
        place = self._edition.facts.addresses.find(node.value)
        if place is None or place.path != self._page.path or node in self._placed:
            return ""
        self._placed.add(node)
        return place.anchor

    def of(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> tuple[int, ...]:
        """Give the numbers of the claims behind a triple."""
        claims = self._edition.facts.claims.supporting(subject, predicate, object_)
        return tuple(self.number(claim) for claim in claims)

    def relation(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> Relation:
        """Link the object of a triple, with its evidence and its nuances."""
        edition = self._edition
        claims = edition.facts.claims.supporting(subject, predicate, object_)
        return Relation(
            edition.links.link(object_, self._page),
            tuple(self.number(claim) for claim in claims),
            tuple(
                nuance
                for claim in claims
                for nuance in texts_here(edition.facts, edition.labels, claim.nuances)
            ),
            self._comparison(subject, predicate, object_, claims),
        )

    def _comparison(
        self,
        subject: Resource,
        predicate: NamedNode,
        object_: Node,
        claims: list[Claim],
    ) -> Comparison | None:
        """Lead to the page that compares the two ends, if there is one."""
        if predicate not in COMPARED or not isinstance(object_, NamedNode):
            return None
        pair = self._edition.facts.pairs.find(subject, object_)
        if pair is None:
            return None
        said = next((claim for claim in claims if claim.nuances), None)
        ends = (said.subject, said.object) if said else (subject, object_)
        label = self._edition.labels.label
        first, second = (label(end) for end in ends if not isinstance(end, Literal))
        turned = ends[0] != subject
        return Comparison(first, second, self._page.up + href(pair.path), turned)

    def relations(
        self, subject: Resource, predicate: NamedNode, nodes: Iterable[Node]
    ) -> tuple[Relation, ...]:
        """Link the objects of one predicate in the order of their labels."""
        ordered = self._edition.labels.sorted(nodes)
        return tuple(self.relation(subject, predicate, node) for node in ordered)

    def source(self, nodes: Iterable[Resource]) -> Source:
        """Gather the evidence called upon, and what was claimed but not accepted."""
        claims = self._edition.facts.claims
        refused = [claim for claim in claims.about(nodes) if not claim.stands]
        lines = tuple(
            self._edition.attestations.claim_line(claim, self._page, self.number)
            for claim in refused
        )
        evidence = tuple(map(self._evidence, list(self._claims)))
        return Source(evidence, lines, tuple(self._documents()))

    def _documents(self) -> Iterator[CitedDocument]:
        """Link the documents that the evidence cites by short names, in their order."""
        cited = {
            passage.document: self._edition.attestations.short_name(passage.document)
            for claim in self._claims
            for passage in (*claim.quoted, *claim.derived)
        }
        for document in sorted(cited, key=lambda node: (cited[node], node.value)):
            link = self._edition.links.link(document, self._page)
            if link.text.value != cited[document]:
                yield CitedDocument(cited[document], link)

    def _evidence(self, claim: Claim) -> Evidence:
        evidence = self._edition.attestations.evidence(claim, self._page)
        return evidence._replace(number=self.number(claim))
