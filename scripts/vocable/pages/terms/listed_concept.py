"""Concept in a list: its definition, why it is there, what sets it apart."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Link
from vocable.pages.statements import in_one_language
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import objects
from vocable.vocabulary.labels import Text


class Member(NamedTuple):
    """A concept in a list with what tells it from the others there."""

    link: Link
    marks: tuple[int, ...]
    definition: Text | None
    definition_marks: tuple[int, ...]


def describe_member(
    edition: Edition,
    subject: NamedNode,
    predicate: NamedNode,
    concept: NamedNode,
    marks: Marks,
) -> Member:
    """Link what a subject lists, with its definition in the reader's language."""
    found = {SKOS.definition: [*objects(edition.facts.store, concept, SKOS.definition)]}
    definitions = in_one_language(edition, concept, SKOS.definition, found, marks)
    definition = definitions[0] if definitions else None
    return Member(
        edition.links.link(concept, marks.page),
        marks.of(subject, predicate, concept),
        definition.text if definition else None,
        definition.marks if definition else (),
    )
