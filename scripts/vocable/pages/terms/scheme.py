"""Describe a concept scheme."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.describing import Describer
from vocable.pages.evidence import Marks
from vocable.pages.parts import Detail, LabelRow, Link, Page
from vocable.pages.values import unsaid
from vocable.rdf.namespaces import DCTERMS, RDFS, SKOS
from vocable.rdf.reading import literals
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


def description_of(describer: Describer, scheme: NamedNode | None) -> tuple[Text, ...]:
    """Give the best text that describes a scheme, or nothing."""
    for predicate in DESCRIPTIONS:
        found = literals(describer.store, scheme, predicate) if scheme else []
        if found:
            return (describer.labels.best(found),)
    return ()


def top_concepts(
    describer: Describer, scheme: NamedNode, page: Page
) -> tuple[tuple[Link, int], ...]:
    """Link the first top concepts of a scheme, each with what is narrower counted."""
    top = describer.tree.top(scheme)
    return tuple(
        (describer.link(node, page), len(describer.tree.narrower(node)))
        for node in top[:_MOST_TOP]
    )


def describe_scheme(describer: Describer, node: NamedNode) -> SchemePage:
    """Make the page of a concept scheme."""
    found = describer.properties(node)
    page = describer.resource_page(node, "hierarchy")
    marks = Marks(describer, page)
    descriptions = description_of(describer, node)
    once = (page.title.value, *(text.value for text in descriptions))
    rest = unsaid(found, _SHOWN_ONCE, once)
    concepts = describer.vocabulary.concepts
    rest = unsaid(rest, (SKOS.hasTopConcept,), (node.value for node in concepts))
    return SchemePage(
        page=page,
        labels=describer.label_rows(node, found, marks),
        descriptions=descriptions,
        concepts=len(describer.vocabulary.members[node]),
        top=top_concepts(describer, node, page),
        details=marks.values.details(rest, _SCHEME_SHOWN),
        findings=describer.findings.get(node.value, 0),
    )
