"""Concept scheme page."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Detail, LabelRow, Link, Page
from vocable.pages.statements import label_rows
from vocable.pages.values import unsaid
from vocable.rdf.namespaces import DCTERMS, RDFS, SKOS
from vocable.rdf.reading import literals, properties
from vocable.vocabulary.labels import Text
from vocable.vocabulary.metadata import DESCRIPTIONS
from vocable.vocabulary.resources import XL_LABELS

_MOST_TOP = 60
_SCHEME_SHOWN = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, *XL_LABELS})
# Of these a page shows the best as its title or below it.
_SHOWN_ONCE = (RDFS.label, DCTERMS.title, *DESCRIPTIONS)


class SchemePage(NamedTuple):
    """A concept scheme: what it is and where its hierarchy begins."""

    page: Page
    labels: tuple[LabelRow, ...]
    descriptions: tuple[Text, ...]
    concepts: int
    top: tuple[tuple[Link, int], ...]
    details: tuple[Detail, ...]
    findings: int


def description_of(edition: Edition, scheme: NamedNode | None) -> tuple[Text, ...]:
    """Give the best text that describes a scheme, or nothing."""
    for predicate in DESCRIPTIONS:
        found = literals(edition.facts.store, scheme, predicate) if scheme else []
        if found:
            return (edition.labels.best(found),)
    return ()


def top_concepts(
    edition: Edition, scheme: NamedNode, page: Page
) -> tuple[tuple[Link, int], ...]:
    """Link the first top concepts of a scheme, each with what is narrower counted."""
    top = edition.tree.top(scheme)
    return tuple(
        (edition.links.link(node, page), len(edition.tree.narrower(node)))
        for node in top[:_MOST_TOP]
    )


def describe_scheme(edition: Edition, node: NamedNode) -> SchemePage:
    """Make the page of a concept scheme."""
    found = properties(edition.facts.store, node)
    page = edition.frames.resource_page(node, "hierarchy")
    marks = Marks(edition, page)
    descriptions = description_of(edition, node)
    once = (page.title.value, *(text.value for text in descriptions))
    rest = unsaid(found, _SHOWN_ONCE, once)
    concepts = edition.facts.concepts
    rest = unsaid(rest, (SKOS.hasTopConcept,), (node.value for node in concepts))
    return SchemePage(
        page=page,
        labels=label_rows(edition, node, found, marks),
        descriptions=descriptions,
        concepts=len(edition.facts.members[node]),
        top=top_concepts(edition, node, page),
        details=marks.values.details(rest, _SCHEME_SHOWN),
        findings=edition.findings.get(node.value, 0),
    )
