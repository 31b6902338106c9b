"""Attestations as pages show them: what a claim rests on, and what contradicts it."""

from collections import defaultdict
from collections.abc import Callable

from pyoxigraph import NamedNode

from vocable.interface.property_names import property_name
from vocable.pages.links import Links
from vocable.pages.parts import ClaimLine, Evidence, Page, PassageLink
from vocable.pages.reader_languages import texts_here
from vocable.rdf.namespaces import DCTERMS
from vocable.rdf.reading import first_value
from vocable.vocabulary.claims import Claim, Passage
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels


class Attestations:
    """Shows claims and their passages on the pages of one language."""

    def __init__(self, facts: Facts, labels: Labels, links: Links) -> None:
        self._facts = facts
        self._labels = labels
        self._links = links
        # What stands behind a claim: by the way up from a page, then by its IRI.
        self._evidence: defaultdict[str, dict[NamedNode, Evidence]] = defaultdict(dict)
        self._short_names: dict[NamedNode, str] = {}

    def short_name(self, document: NamedNode) -> str:
        """Give the name by which the evidence cites a document."""
        name = self._short_names.get(document)
        if name is None:
            name = first_value(self._facts.store, document, DCTERMS.identifier)
            name = name or self._labels.label(document).value
            name = name.partition("_")[0].partition(".")[0]
            self._short_names[document] = name
        return name

    def passage_link(self, passage: Passage, page: Page) -> PassageLink:
        """Lead from a page to the line of the document where a passage stands."""
        target = self._links.link(passage.document, page).href
        shown = passage.line and passage.document in self._facts.document_set
        return PassageLink(
            self.short_name(passage.document),
            str(passage.line),
            f"{target}#L{passage.line}" if target and shown else target or "",
            passage.exact,
        )

    def evidence(self, claim: Claim, page: Page) -> Evidence:
        """Say what a claim rests on; on each page only its number, 0 here, differs."""
        known = self._evidence[page.up]
        evidence = known.get(claim.iri)
        if evidence is None:
            evidence = known[claim.iri] = Evidence(
                0,
                claim.status,
                tuple(self.passage_link(passage, page) for passage in claim.quoted),
                tuple(self.passage_link(passage, page) for passage in claim.derived),
                texts_here(self._facts, self._labels, claim.nuances),
                texts_here(self._facts, self._labels, claim.reasons),
                tuple(self._links.link(speaker, page) for speaker in claim.speakers),
            )
        return evidence

    def claim_line(
        self,
        claim: Claim,
        page: Page,
        number: Callable[[Claim], int],
        *,
        deep: bool = True,
    ) -> ClaimLine:
        """Put a claim in words, with the claims that contradict it.

        `number` gives the number of a claim among the evidence of the page.
        """
        rivals = (
            filter(None, map(self._facts.claims.read, claim.contradicts))
            if deep
            else ()
        )
        return ClaimLine(
            self._links.link(claim.subject, page),
            property_name(claim.predicate.value),
            self._links.link(claim.object, page),
            claim.status,
            (number(claim),),
            tuple(self.claim_line(rival, page, number, deep=False) for rival in rivals),
            claim.iri.value.rpartition("/")[2],
        )
