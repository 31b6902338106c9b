"""Order of the triples, the same in every serialization."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from vocable.rdf.namespaces import (
    DCTERMS,
    FOAF,
    FRAC,
    ISO_THES,
    LIME,
    ONTOLEX,
    OWL,
    RDF,
    RDFS,
    SKOS,
    VOCABLE,
)
from vocable.rdf.reading import Node, Resource

Description = dict[NamedNode, list[Node]]

# The kinds of subjects, in the order of their sections.
SECTIONS: tuple[tuple[str, tuple[NamedNode, ...]], ...] = (
    ("Concept schemes", (SKOS.ConceptScheme,)),
    (
        "Collections",
        (
            SKOS.Collection,
            SKOS.OrderedCollection,
            ISO_THES.ThesaurusArray,
            ISO_THES.ConceptGroup,
        ),
    ),
    ("Concepts", (SKOS.Concept, ONTOLEX.LexicalConcept)),
    ("Lexicons", (LIME.Lexicon,)),
    (
        "Entries",
        (
            ONTOLEX.LexicalEntry,
            ONTOLEX.Word,
            ONTOLEX.MultiWordExpression,
            ONTOLEX.MultiwordExpression,
            ONTOLEX.Affix,
        ),
    ),
    ("Forms", (ONTOLEX.Form,)),
    ("Senses", (ONTOLEX.LexicalSense,)),
    ("Documents", (FOAF.Document,)),
    ("Passages", (VOCABLE.Passage, VOCABLE.UncoveredLines)),
    ("Attestations", (VOCABLE.Attestation, RDF.Statement)),
    ("Disagreements", (VOCABLE.Disagreement,)),
    ("Frequencies", (FRAC.Frequency,)),
    ("Occurrences", (VOCABLE.Occurrence, FRAC.Attestation)),
    ("Others", ()),
)
_SECTION = {kind: n for n, (_, kinds) in enumerate(SECTIONS) for kind in kinds}
_LAST = len(SECTIONS) - 1

# A reader looks for the names first, then the meaning, then the place among others.
_PREDICATES = (
    RDF.type,
    OWL.deprecated,
    DCTERMS.title,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    SKOS.notation,
    ONTOLEX.writtenRep,
    ONTOLEX.phoneticRep,
    SKOS.definition,
    DCTERMS.description,
    RDFS.comment,
    SKOS.note,
    SKOS.scopeNote,
    SKOS.example,
    SKOS.historyNote,
    SKOS.changeNote,
    SKOS.editorialNote,
    ONTOLEX.canonicalForm,
    ONTOLEX.otherForm,
    ONTOLEX.sense,
    ONTOLEX.isSenseOf,
    ONTOLEX.isLexicalizedSenseOf,
    RDF.subject,
    RDF.predicate,
    RDF.object,
    SKOS.inScheme,
    SKOS.topConceptOf,
    SKOS.hasTopConcept,
    ISO_THES.superOrdinate,
    SKOS.broader,
    SKOS.narrower,
    SKOS.related,
    SKOS.member,
    SKOS.memberList,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)
_RANK = {predicate: n for n, predicate in enumerate(_PREDICATES)}
# Deeper nesting reads badly, and a parser may recurse.
_DEPTH = 12
_DIGITS = re.compile("[0-9]+")


@dataclass
class Arrangement:
    """Triples by subject and predicate, and the blank nodes that can be nested.

    Objects are sorted: IRIs in natural order, literals by language tag and text, then
    blank nodes by a name that means nothing and may be bettered by what they hold.
    A node in `nested` is written where it is referred to, and nowhere else. `lists`
    holds, by its first cell, the items of every well-formed RDF list. `referred` are
    the blank nodes that stand as an object.
    """

    descriptions: dict[Resource, Description] = field(default_factory=dict)
    nested: set[BlankNode] = field(default_factory=set)
    lists: dict[BlankNode, list[Node]] = field(default_factory=dict)
    referred: set[BlankNode] = field(default_factory=set)

    def sections(self) -> list[tuple[str, list[Resource]]]:
        """Give the headings with their subjects in natural order; none is empty."""
        if len(self.descriptions) == 1:
            return [(SECTIONS[_LAST][0], list(self.descriptions))]
        placed: list[list[Resource]] = [[] for _ in SECTIONS]
        for subject, description in self.descriptions.items():
            if subject not in self.nested:
                placed[_section(description)].append(subject)
        return [
            (heading, sorted(subjects, key=_subject_order))
            for (heading, _), subjects in zip(SECTIONS, placed, strict=True)
            if subjects
        ]

    def part(self, subjects: Iterable[Resource]) -> "Arrangement":
        """Arrange some of the subjects alone; their descriptions are shared.

        A subject of which nothing is said is left out.
        """
        descriptions = {
            subject: self.descriptions[subject]
            for subject in subjects
            if subject in self.descriptions
        }
        part = Arrangement(descriptions)
        if self.referred:
            _nest(part)
        return part


def arrange(triples: Iterable[Triple] | Arrangement) -> Arrangement:
    """Group and sort triples, each given once, and find the blank nodes to nest.

    What is arranged already is given back.
    """
    if isinstance(triples, Arrangement):
        return triples
    arrangement = Arrangement()
    descriptions = arrangement.descriptions
    for subject, predicate, object_ in triples:
        description = descriptions.get(subject)
        if description is None:
            description = descriptions[subject] = {}
        objects = description.get(predicate)
        if objects is None:
            description[predicate] = [object_]
        else:
            objects.append(object_)
    for description in descriptions.values():
        for objects in description.values():
            if len(objects) > 1:
                objects.sort(key=_object_order)
    _nest(arrangement)
    return arrangement


def _nest(arrangement: Arrangement) -> None:
    """Find what is referred to, and of that the blank nodes to nest."""
    references: dict[BlankNode, int] = {}
    for description in arrangement.descriptions.values():
        for predicate, objects in description.items():
            # Blank nodes stand last.
            for object_ in reversed(objects):
                if type(object_) is not BlankNode:
                    break
                # Twice for a type, because JSON-LD cannot nest a node there.
                weight = 2 if predicate == RDF.type else 1
                references[object_] = references.get(object_, 0) + weight
    arrangement.referred.update(references)
    if not references.keys().isdisjoint(arrangement.descriptions):
        _Nesting(arrangement, references).find()


def holds_blank_nodes(description: Description) -> bool:
    """Say whether an object is a blank node: then the text depends on the graph."""
    return any(type(objects[-1]) is BlankNode for objects in description.values())


class _Nesting:
    """Finds the blank nodes that one triple alone refers to and that form trees."""

    def __init__(
        self, arrangement: Arrangement, references: dict[BlankNode, int]
    ) -> None:
        self.arrangement = arrangement
        self.single = {
            node
            for node, count in references.items()
            if count == 1 and node in arrangement.descriptions
        }

    def find(self) -> None:
        subjects = list(self.arrangement.descriptions)
        for subject in subjects:
            if subject not in self.single:
                self._walk(subject)
        # What no other subject leads to stands in a circle: one of it gets a label.
        circles = self.single - self.arrangement.nested
        for node in sorted(circles, key=_subject_order):
            if node not in self.arrangement.nested:
                self.single.discard(node)
                self._walk(node)

    def _walk(self, root: Resource) -> None:
        descriptions, nested = self.arrangement.descriptions, self.arrangement.nested
        stack: list[tuple[Resource, int]] = [(root, 0)]
        while stack:
            subject, depth = stack.pop()
            for objects in descriptions[subject].values():
                for object_ in objects:
                    if (
                        not isinstance(object_, BlankNode)
                        or object_ not in self.single
                        or object_ in nested
                    ):
                        continue
                    if depth == _DEPTH:
                        self.single.discard(object_)
                        stack.append((object_, 0))
                        continue
                    items = self._list(object_)
                    if items is None:
                        nested.add(object_)
                        stack.append((object_, depth + 1))
                    else:
                        stack.extend((cell, depth + 1) for cell in items)

    def _list(self, head: BlankNode) -> list[BlankNode] | None:
        """Record the list that starts here and give its cells, or None."""
        cells: list[BlankNode] = []
        items: list[Node] = []
        node: Node = head
        while node != RDF.nil:
            if not isinstance(node, BlankNode) or node not in self.single:
                return None
            description = self.arrangement.descriptions[node]
            if description.keys() != {RDF.first, RDF.rest}:
                return None
            first, rest = description[RDF.first], description[RDF.rest]
            if len(first) != 1 or len(rest) != 1:
                return None
            cells.append(node)
            items.append(first[0])
            node = rest[0]
        self.arrangement.nested.update(cells)
        self.arrangement.lists[head] = items
        return cells


def predicate_order(predicate: NamedNode) -> tuple[int, str]:
    """Give the place of a predicate: a fixed one, or the alphabet's after those."""
    return _RANK.get(predicate, len(_RANK)), predicate.value


def _section(description: Description) -> int:
    return min(
        (
            _SECTION.get(kind, _LAST)
            for kind in description.get(RDF.type, ())
            if isinstance(kind, NamedNode)
        ),
        default=_LAST,
    )


def _subject_order(subject: Resource) -> tuple[bool, str, str]:
    return isinstance(subject, BlankNode), *_natural(subject.value)


def _object_order(node: Node) -> tuple[int, str, str, str]:
    if type(node) is NamedNode:
        return 0, "", *_natural(node.value)
    if type(node) is Literal:
        language = node.language
        if language is not None:
            return 1, language, node.value, ""
        padded, text = _natural(node.value)
        return 1, "", padded, f"{text} {node.datatype.value}"
    return 2, "", *_natural(node.value)


@lru_cache(maxsize=1 << 17)
def _natural(text: str) -> tuple[str, str]:
    """Make a sort key in which numbers stand in the order of their value."""
    return _DIGITS.sub(lambda match: match[0].zfill(12), text), text
