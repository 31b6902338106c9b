"""Lexical entry page: its forms and numbered senses."""

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vocable.interface.property_names import grammar_name
from vocable.pages import history
from vocable.pages.alphabet import Neighbours
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.history import History, describe_history
from vocable.pages.parts import (
    Detail,
    Link,
    NoteGroup,
    Page,
    Source,
    Statement,
)
from vocable.pages.statements import (
    note_groups,
    statements,
)
from vocable.pages.terms.form import (
    Form,
    _named,
    _pronunciations,
    _unindexed,
    describe_form,
)
from vocable.pages.terms.homograph import SharedLabel, shared_labels
from vocable.pages.terms.listed_concept import Member, describe_member
from vocable.pages.terms.sense import RELATIONS, Sense, describe_sense
from vocable.pages.values import unsaid
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import ONTOLEX, RDFS, SKOS, VOCABLE
from vocable.rdf.reading import (
    literals,
    nodes,
    properties,
    resources,
    subjects,
)
from vocable.vocabulary.lexicon import (
    PART_OF_SPEECH,
    evoked_concepts,
    of_either_edition,
    other_forms,
    parts_of_speech,
    senses_in_order,
)

SHOWN = frozenset(
    {
        *PART_OF_SPEECH,
        ONTOLEX.lexicalForm,
        ONTOLEX.canonicalForm,
        ONTOLEX.otherForm,
        ONTOLEX.sense,
        ONTOLEX.evokes,
        VOCABLE.etymology,
        SKOS.note,
        SKOS.scopeNote,
        SKOS.editorialNote,
        SKOS.example,
        *history.SHOWN,
    }
)


class EntryPage(NamedTuple):
    """A lexical entry: the word; `evoked` are concepts that no sense leads to."""

    page: Page
    word_language: str
    part_of_speech: tuple[tuple[str, tuple[int, ...]], ...]
    form: Form | None
    other_forms: tuple[Form, ...]
    senses: tuple[Sense, ...]
    evoked: tuple[Member, ...]
    etymologies: tuple[Statement, ...]
    notes: tuple[NoteGroup, ...]
    homographs: tuple[tuple[Link, str], ...]
    history: History
    alphabet: Neighbours
    shared: tuple[SharedLabel, ...]
    details: tuple[Detail, ...]
    source: Source
    findings: int


def describe_entry(edition: Edition, node: NamedNode) -> EntryPage:
    """Make the page of a lexical entry of the entailed graph."""
    store = edition.facts.store
    found = properties(store, node)
    page = edition.frames.resource_page(node, "terms")
    marks = Marks(edition, page)
    canonical = nodes(store, node, ONTOLEX.canonicalForm)
    others = other_forms(store, node)
    senses = senses_in_order(store, resources(store, node, ONTOLEX.sense))
    # Evidence is numbered as it is met, and a headword is read with how it is said.
    for form in canonical[:1]:
        _pronunciations(edition, form, marks)
    part_of_speech = _named(node, of_either_edition(found, ("partOfSpeech",)), marks)
    return EntryPage(
        page=page,
        word_language=page.title.language,
        part_of_speech=part_of_speech,
        form=describe_form(edition, canonical[0], marks) if canonical else None,
        other_forms=tuple(describe_form(edition, form, marks) for form in others),
        senses=tuple(
            describe_sense(edition, sense, page, marks, RELATIONS) for sense in senses
        ),
        evoked=tuple(
            describe_member(edition, node, ONTOLEX.evokes, concept, marks)
            for concept in edition.labels.sorted(evoked_concepts(store, node))
        ),
        etymologies=statements(edition, node, VOCABLE.etymology, found, marks),
        notes=note_groups(edition, node, found, marks),
        history=describe_history(edition, node, found, page, marks),
        alphabet=edition.alphabet.neighbours(node, page),
        shared=shared_labels(edition, node, page),
        homographs=_homographs(edition, node, page),
        details=marks.values.details(
            unsaid(_unindexed(store, found), (RDFS.label,), [page.title.value]), SHOWN
        ),
        source=marks.source([node, *senses, *canonical, *others]),
        findings=edition.findings.get(node.value, 0),
    )


def _homographs(
    edition: Edition, node: NamedNode, page: Page
) -> tuple[tuple[Link, str], ...]:
    """Link the other entries that are written alike."""
    store = edition.facts.store
    alike: set[NamedNode] = set()
    for form in nodes(store, node, ONTOLEX.canonicalForm):
        for written in literals(store, form, ONTOLEX.writtenRep):
            for spelling in _spellings(written, edition.facts.languages):
                for other in subjects(store, ONTOLEX.writtenRep, spelling):
                    alike |= set(subjects(store, ONTOLEX.canonicalForm, other))
    alike.discard(node)
    return tuple(
        (
            edition.links.link(entry, page),
            " ".join(
                grammar_name(value.value) for value in parts_of_speech(store, entry)
            ),
        )
        for entry in edition.labels.sorted(alike)
    )


def _spellings(written: Literal, languages: tuple[str, ...]) -> tuple[Literal, ...]:
    """Give a written representation as every language of the vocabulary spells it."""
    tags = {*languages, language_of(written)}
    return tuple(Literal(written.value, language=tag) for tag in sorted(tags) if tag)
