"""Links of a page: a resource by its label, and where it leads."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.interface.catalogues import Translator
from vocable.interface.property_names import GRAMMAR, grammar_name, property_name
from vocable.pages.parts import Link, Page
from vocable.rdf.dates import is_date, tells_a_date
from vocable.rdf.namespaces import DCTERMS, LEXINFO, LEXINFO_2, RDF, RDFS
from vocable.rdf.reading import Node, outgoing
from vocable.vocabulary.addresses import is_web
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels, Text, without_protocol

# What is said of a blank node, in the order in which it is read.
_SUMMARY = {
    predicate: rank
    for rank, predicate in enumerate(
        (
            DCTERMS.title,
            RDFS.label,
            RDF.value,
            RDFS.comment,
            DCTERMS.creator,
            DCTERMS.created,
            DCTERMS.modified,
        )
    )
}


class Links:
    """Links resources from pages in one language: inside the site, else to the web."""

    def __init__(self, facts: Facts, labels: Labels, translator: Translator) -> None:
        self.facts = facts
        self.labels = labels
        self.translator = translator
        # Links inside the site: by the way up from a page, then by IRI.
        self._links: defaultdict[str, dict[str, Link]] = defaultdict(dict)

    def link(self, node: Node, page: Page) -> Link:
        """Link a resource from a page: inside the site, else out to the web."""
        if isinstance(node, Literal):
            return Link(self.labels.text(node), "")
        if isinstance(node, BlankNode):
            return Link(self.summary(node), "")
        links = self._links[page.up]
        known = links.get(node.value)
        if known is not None:
            return known
        target = self.facts.addresses.href(node.value)
        if target is not None:
            link = Link(
                self.labels.label(node),
                page.up + target,
                node.value in self.facts.deprecated,
                self.facts.notations.get(node, ""),
            )
            links[node.value] = link
            return link
        return self._unplaced(node, page)

    def _unplaced(self, node: NamedNode, page: Page) -> Link:
        """Link what has no page: to the web, or to what a claim says something of."""
        if node.value in LEXINFO or node.value in LEXINFO_2:
            return Link(self._grammar(node), "")
        if self.labels.has_label(node):
            text = self.labels.label(node)
        elif claimed := self._claimed(node, page):
            return claimed
        else:
            text = Text(without_protocol(node.value))
        return Link(text, node.value if is_web(node.value) else "")

    def _grammar(self, node: NamedNode) -> Text:
        """Name a value of LexInfo as the pages of words do.

        Where nothing names it, its IRI is made of English words.
        """
        name = grammar_name(node.value)
        said = self.translator.text(name)
        if said != name or name in GRAMMAR.values():
            return Text(said, self.translator.language)
        if self.labels.has_label(node):
            return self.labels.label(node)
        return Text(name, "en")

    def _claimed(self, node: NamedNode, page: Page) -> Link | None:
        """Lead from the IRI of a claim to the page of what it says something of."""
        claim = self.facts.claims.read(node) if self.facts.claims.any else None
        if claim is None or self.facts.addresses.href(claim.subject.value) is None:
            return None
        link = self.link(claim.subject, page)
        said = self.translator.text(property_name(claim.predicate.value))
        return Link(link.text, link.href, about=said)

    def sorted(self, nodes: Iterable[Node], page: Page) -> tuple[Link, ...]:
        """Link resources in the order of their labels."""
        return tuple(self.link(node, page) for node in self.labels.sorted(nodes))

    def name(self, node: NamedNode) -> Text:
        """Give the label of a resource, or its whole IRI where it has none."""
        if self.labels.has_label(node):
            return self.labels.label(node)
        return Text(node.value)

    def summary(self, node: BlankNode) -> Text:
        """Put what is said of a blank node in one line: what, who, when."""
        values: list[tuple[int, str]] = []
        for predicate, value in outgoing(self.facts.store, node):
            if predicate != RDF.type and not isinstance(value, BlankNode):
                rank = _SUMMARY.get(predicate, len(_SUMMARY) // 2)
                values.append((rank, self._summarised(predicate, value)))
        return Text(" · ".join(text for _, text in sorted(values)))

    def _summarised(self, predicate: NamedNode, value: NamedNode | Literal) -> str:
        if isinstance(value, NamedNode):
            return self.labels.label(value).value
        dated = is_date(value) or tells_a_date(predicate)
        return self.translator.date(value.value) if dated else value.value

    def texts(self, nodes: Iterable[Node]) -> tuple[Text, ...]:
        """Give literals (and what stands in blank nodes) in reading order."""
        literals = self.labels.in_order(n for n in nodes if isinstance(n, Literal))
        blank = [self.summary(n) for n in nodes if isinstance(n, BlankNode)]
        named = [Text(n.value) for n in nodes if isinstance(n, NamedNode)]
        return (
            *(self.labels.text(literal) for literal in literals),
            *sorted(blank, key=lambda text: text.value),
            *sorted(named, key=lambda text: text.value),
        )
