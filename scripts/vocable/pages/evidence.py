"""The numbered evidence of a page."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from vocable.pages.parts import (
    CitedDocument,
    Comparison,
    Evidence,
    Page,
    Relation,
    Source,
)
from vocable.pages.values import Values
from vocable.rdf.reading import Node, Resource
from vocable.vocabulary.addresses import href
from vocable.vocabulary.claims import Claim
from vocable.vocabulary.comparable_pairs import COMPARED

if TYPE_CHECKING:
    from vocable.pages.describing import Describer


class Marks:
    """The numbered evidence of one page, in the order in which it is called upon.

    `values` shows what has none.
    """

    def __init__(self, describer: "Describer", page: Page) -> None:
        self._describer = describer
        self._page = page
        self._numbers: dict[NamedNode, int] = {}
        self._claims: list[Claim] = []
        self._placed: set[Resource] = set()
        self.values = Values(describer, page)

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
        place = self._describer.addresses.find(node.value)
        if place is None or place.path != self._page.path or node in self._placed:
            return ""
        self._placed.add(node)
        return place.anchor

    def of(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> tuple[int, ...]:
        """Give the numbers of the claims behind a triple."""
        claims = self._describer.claims.supporting(subject, predicate, object_)
        return tuple(self.number(claim) for claim in claims)

    def relation(
        self, subject: Resource, predicate: NamedNode, object_: Node
    ) -> Relation:
        """Link the object of a triple, with its evidence and its nuances."""
        claims = self._describer.claims.supporting(subject, predicate, object_)
        return Relation(
            self._describer.link(object_, self._page),
            tuple(self.number(claim) for claim in claims),
            tuple(
                self._describer.labels.text(nuance)
                for claim in claims
                for nuance in claim.nuances
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
        pair = self._describer.vocabulary.pairs.find(subject, object_)
        if pair is None:
            return None
        said = next((claim for claim in claims if claim.nuances), None)
        ends = (said.subject, said.object) if said else (subject, object_)
        label = self._describer.labels.label
        first, second = (label(end) for end in ends if not isinstance(end, Literal))
        turned = ends[0] != subject
        return Comparison(first, second, self._page.up + href(pair.path), turned)

    def relations(
        self, subject: Resource, predicate: NamedNode, nodes: Iterable[Node]
    ) -> tuple[Relation, ...]:
        """Link the objects of one predicate in the order of their labels."""
        ordered = self._describer.labels.sorted(nodes)
        return tuple(self.relation(subject, predicate, node) for node in ordered)

    def source(self, nodes: Iterable[Resource]) -> Source:
        """Gather the evidence called upon, and what was claimed but not accepted."""
        claims = self._describer.claims
        refused = [claim for claim in claims.about(nodes) if not claim.stands]
        lines = tuple(
            self._describer.claim_line(claim, self._page, self) for claim in refused
        )
        evidence = tuple(map(self._evidence, list(self._claims)))
        return Source(evidence, lines, tuple(self._documents()))

    def _documents(self) -> Iterator[CitedDocument]:
        """Link the documents that the evidence cites by short names, in their order."""
        cited = {
            passage.document: self._describer.short_name(passage.document)
            for claim in self._claims
            for passage in (*claim.quoted, *claim.derived)
        }
        for document in sorted(cited, key=lambda node: (cited[node], node.value)):
            link = self._describer.link(document, self._page)
            if link.text.value != cited[document]:
                yield CitedDocument(cited[document], link)

    def _evidence(self, claim: Claim) -> Evidence:
        evidence = self._describer.evidence(claim, self._page)
        return evidence._replace(number=self.number(claim))
