"""Describe a concept in a list: what it is there for, and what tells it apart."""

from pyoxigraph import NamedNode

from vocable.pages.describing import Describer
from vocable.pages.evidence import Marks
from vocable.pages.terms.models import Member
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import objects


def describe_member(
    describer: Describer,
    subject: NamedNode,
    predicate: NamedNode,
    concept: NamedNode,
    marks: Marks,
) -> Member:
    """Link what a subject lists, with its definition in the reader's language."""
    found = {SKOS.definition: [*objects(describer.store, concept, SKOS.definition)]}
    definitions = describer.in_one_language(concept, SKOS.definition, found, marks)
    definition = definitions[0] if definitions else None
    return Member(
        describer.link(concept, marks.page),
        marks.of(subject, predicate, concept),
        definition.text if definition else None,
        definition.marks if definition else (),
    )
