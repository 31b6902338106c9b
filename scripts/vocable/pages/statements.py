"""Statements on a page: labels, notes and definitions, with their evidence."""

from itertools import chain

from pyoxigraph import Literal, NamedNode

from vocable.interface.property_names import HISTORY_NOTES, NOTES, PROPERTIES
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import LabelFacts, LabelRow, NoteGroup, Statement
from vocable.pages.reader_languages import languages_here
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import Node, Properties, Resource
from vocable.vocabulary.collation import collation
from vocable.vocabulary.labels import Text
from vocable.vocabulary.resources import XL_LABELS, described


def label_rows(
    edition: Edition, node: NamedNode, found: Properties, marks: Marks
) -> tuple[LabelRow, ...]:
    """Arrange the labels of a resource by language, wanted languages first."""
    kinds: dict[str, tuple[list[Text], list[Statement], list[Text]]] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        literals = [n for n in found.get(predicate, ()) if isinstance(n, Literal)]
        for literal in sorted(literals, key=_in_its_language):
            text = Text(literal.value, language_of(literal))
            preferred, alternative, hidden = kinds.setdefault(
                text.language, ([], [], [])
            )
            if predicate == SKOS.prefLabel:
                preferred.append(text)
            elif predicate == SKOS.altLabel:
                marked = marks.of(node, predicate, literal)
                alternative.append(Statement(text, marked))
            else:
                hidden.append(text)
    said = _label_facts(edition, found, marks)
    for tag in said:
        kinds.setdefault(tag, ([], [], []))
    return tuple(
        LabelRow(
            tag,
            tuple(preferred),
            tuple(alternative),
            tuple(hidden),
            tuple(said.get(tag, ())),
        )
        for tag, (preferred, alternative, hidden) in sorted(
            kinds.items(), key=lambda item: edition.labels.language_rank(item[0])
        )
    )


def _label_facts(
    edition: Edition, found: Properties, marks: Marks
) -> dict[str, list[LabelFacts]]:
    """Read what is said of labels that are resources, by language (SKOS-XL 3)."""
    said: dict[str, list[LabelFacts]] = {}
    ordered = chain.from_iterable(
        sorted(found.get(predicate, ()), key=str) for predicate in XL_LABELS
    )
    # What is a label in two ways is told once.
    for node in dict.fromkeys(ordered):
        if isinstance(node, Literal):
            continue
        facts = marks.values.facts(node)
        if facts:
            text = edition.labels.own_text(node)
            said.setdefault(text.language, []).append(
                LabelFacts(text, marks.anchor(node), facts)
            )
    return said


def note_groups(
    edition: Edition, node: NamedNode, found: Properties, marks: Marks
) -> tuple[NoteGroup, ...]:
    """Gather the notes of a resource under their kinds."""
    return tuple(
        NoteGroup(PROPERTIES[kind.value], statements(edition, node, kind, found, marks))
        for kind in NOTES
        if kind in found and kind not in HISTORY_NOTES
    )


def statements(
    edition: Edition,
    node: Resource,
    predicate: NamedNode,
    found: Properties,
    marks: Marks,
) -> tuple[Statement, ...]:
    """Give the texts of one predicate with the marks of their evidence."""
    values = found.get(predicate)
    if not values:
        return ()
    literals = edition.labels.in_order(v for v in values if isinstance(v, Literal))
    others = [v for v in values if not isinstance(v, Literal)]
    return (
        *(
            Statement(edition.labels.text(v), marks.of(node, predicate, v))
            for v in literals
        ),
        *marks.values.statements(others),
    )


def in_one_language(
    edition: Edition,
    node: NamedNode,
    predicate: NamedNode,
    found: Properties,
    marks: Marks,
) -> tuple[Statement, ...]:
    """Give the texts of one predicate in the best language they have alone."""
    tags = {one: _tag(edition, one) for one in found.get(predicate, ())}
    best = min(tags.values(), key=edition.labels.language_rank, default="")
    kept = [one for one, tag in tags.items() if tag == best]
    return statements(edition, node, predicate, {predicate: kept}, marks)


def in_languages_here(
    edition: Edition,
    node: NamedNode,
    predicate: NamedNode,
    found: Properties,
    marks: Marks,
) -> tuple[Statement, ...]:
    """Give the texts of one predicate in the best language they have.

    Those that the pages of no language of the site show as the best come as well.
    """
    tags = {one: _tag(edition, one) for one in found.get(predicate, ())}
    shown = languages_here(edition.facts, edition.labels, tags.values())
    kept = [one for one, tag in tags.items() if tag in shown]
    return statements(edition, node, predicate, {predicate: kept}, marks)


def _tag(edition: Edition, node: Node) -> str:
    """Give the language of a text, which may stand in a resource."""
    if isinstance(node, Literal):
        return language_of(node)
    words = described(edition.facts.store, node).words
    return edition.labels.best(words).language if words else ""


def _in_its_language(label: Literal) -> bytes:
    return collation(label.language or "").sort_key(label.value)
