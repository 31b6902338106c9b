"""History of a resource: created, modified, replaced, change notes."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import HISTORY_DATES, HISTORY_NOTES, PROPERTIES
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Link, NoteGroup, Page
from vocable.pages.statements import statements
from vocable.rdf.namespaces import DCTERMS, OWL
from vocable.rdf.reading import Node, Properties, subjects

SHOWN = frozenset(
    {
        *HISTORY_DATES,
        *HISTORY_NOTES,
        DCTERMS.isReplacedBy,
        DCTERMS.replaces,
        OWL.deprecated,
    }
)


class History(NamedTuple):
    """The life of a resource: whether it is in use, its dates, its notes.

    `dates` pair a message identifier with dates as the data writes them, oldest
    first; `replacements` are to be used instead of it, `replaced` it stands for.
    """

    deprecated: bool
    replacements: tuple[Link, ...]
    replaced: tuple[Link, ...]
    dates: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[NoteGroup, ...]


def describe_history(
    edition: Edition,
    node: NamedNode,
    found: Properties,
    page: Page,
    marks: "Marks",
) -> History:
    """Tell what happened to a resource of the entailed graph."""
    replaced: set[Node] = {
        *found.get(DCTERMS.replaces, ()),
        *subjects(edition.facts.store, DCTERMS.isReplacedBy, node),
    }
    replacements: set[Node] = {
        *found.get(DCTERMS.isReplacedBy, ()),
        *subjects(edition.facts.store, DCTERMS.replaces, node),
    }
    return History(
        deprecated=node.value in edition.facts.deprecated,
        replacements=edition.links.sorted(replacements, page),
        replaced=edition.links.sorted(replaced, page),
        dates=tuple(
            (
                PROPERTIES[date.value],
                tuple(sorted(value.value for value in found[date])),
            )
            for date in HISTORY_DATES
            if date in found
        ),
        notes=tuple(
            NoteGroup(
                PROPERTIES[kind.value], statements(edition, node, kind, found, marks)
            )
            for kind in HISTORY_NOTES
            if kind in found
        ),
    )
