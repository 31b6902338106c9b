"""Lexical entry page: its forms and numbered senses."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from vocable.interface.property_names import PROPERTIES, grammar_name
from vocable.pages import history
from vocable.pages.alphabet import Neighbours
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.history import History, describe_history
from vocable.pages.parts import (
    Detail,
    Group,
    Link,
    NoteGroup,
    Page,
    Relation,
    Source,
    Statement,
)
from vocable.pages.statements import (
    in_languages_here,
    in_one_language,
    note_groups,
    statements,
)
from vocable.pages.terms.homograph import SharedLabel, shared_labels
from vocable.pages.terms.members import Member, describe_member
from vocable.pages.values import unsaid
from vocable.rdf.language_tags import language_of
from vocable.rdf.namespaces import FRAC, LEXINFO, ONTOLEX, RDFS, SKOS, VARTRANS, VOCABLE
from vocable.rdf.reading import (
    Node,
    Properties,
    Resource,
    first_value,
    literals,
    nodes,
    properties,
    resources,
    subjects,
    typed,
)
from vocable.vocabulary.labels import Text
from vocable.vocabulary.lexicon import (
    PART_OF_SPEECH,
    Features,
    evoked_concepts,
    grammar,
    of_either_edition,
    other_forms,
    parts_of_speech,
)
from vocable.vocabulary.survey import in_order

_USAGE = ("register", "temporalQualifier")
RELATIONS = (
    LEXINFO.synonym,
    LEXINFO.approximateSynonym,
    LEXINFO.antonym,
    VOCABLE.converse,
    LEXINFO.pertainsTo,
    VARTRANS.translation,
)
_FORM_SHOWN = frozenset({ONTOLEX.writtenRep, ONTOLEX.phoneticRep})
_SENSE_SHOWN = frozenset(
    {
        SKOS.definition,
        SKOS.scopeNote,
        SKOS.example,
        ONTOLEX.isSenseOf,
        ONTOLEX.isLexicalizedSenseOf,
        VOCABLE.senseNumber,
        LEXINFO.domain,
        *RELATIONS,
    }
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


class Form(NamedTuple):
    """A form of a word: how it is written, said, and its grammar.

    `variants` are other ways to write it.
    """

    written: Text
    pronunciations: tuple[Statement, ...]
    features: tuple[tuple[str, tuple[int, ...]], ...]
    anchor: str
    variants: tuple[Text, ...] = ()
    details: tuple[Detail, ...] = ()


class Sense(NamedTuple):
    """One numbered sense of a word."""

    number: str
    anchor: str
    iri: str
    definitions: tuple[Statement, ...]
    fields: tuple[Relation, ...]
    usage: tuple[tuple[str, Relation], ...]
    concepts: tuple[Link, ...]
    examples: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    relations: tuple[Group, ...]
    details: tuple[Detail, ...] = ()


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
    found = properties(edition.facts.store, node)
    page = edition.frames.resource_page(node, "terms")
    marks = Marks(edition, page)
    canonical = nodes(store, node, ONTOLEX.canonicalForm)
    others = other_forms(store, node)
    senses = in_order(store, resources(store, node, ONTOLEX.sense))
    # Evidence is numbered as it is met, and a headword is read with how it is said.
    for form in canonical[:1]:
        _pronunciations(edition, form, marks)
    part_of_speech = _named(node, of_either_edition(found, ("partOfSpeech",)), marks)
    return EntryPage(
        page=page,
        word_language=page.title.language,
        part_of_speech=part_of_speech,
        form=_form(edition, canonical[0], marks) if canonical else None,
        other_forms=tuple(_form(edition, form, marks) for form in others),
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


def _unindexed(store: Store, found: Properties) -> Properties:
    """Leave the index of occurrences to queries; a word may have hundreds."""
    told = [
        value
        for value in found.get(FRAC.attestation, ())
        if isinstance(value, Literal) or not typed(store, value, VOCABLE.Occurrence)
    ]
    rest = {p: values for p, values in found.items() if p != FRAC.attestation}
    return {**rest, FRAC.attestation: told} if told else rest


def _form(edition: Edition, node: Resource, marks: Marks) -> Form:
    store = edition.facts.store
    written = literals(store, node, ONTOLEX.writtenRep)
    found = properties(edition.facts.store, node)
    features = grammar(found)
    best = edition.labels.best(written) if written else edition.labels.label(node)
    texts = map(edition.labels.text, edition.labels.in_order(written))
    rest = {
        predicate: [value for value in values if (predicate, value) not in features]
        for predicate, values in found.items()
    }
    return Form(
        best,
        _pronunciations(edition, node, marks),
        _named(node, features, marks),
        marks.anchor(node),
        tuple(text for text in texts if text != best),
        marks.values.details(
            {predicate: values for predicate, values in rest.items() if values},
            _FORM_SHOWN,
        ),
    )


def _named(
    node: Resource, features: Features, marks: Marks
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Name features with their evidence, once what both editions of LexInfo say."""
    named: dict[str, tuple[int, ...]] = {}
    for predicate, value in features:
        name = grammar_name(value.value)
        named[name] = (*named.get(name, ()), *marks.of(node, predicate, value))
    return tuple(named.items())


def _pronunciations(
    edition: Edition, node: Resource, marks: Marks
) -> tuple[Statement, ...]:
    found = properties(edition.facts.store, node)
    return statements(edition, node, ONTOLEX.phoneticRep, found, marks)


def _in_language(values: Iterable[Node], language: str) -> list[Node]:
    """Keep the examples that are in the language of the word."""
    return [
        value
        for value in values
        if isinstance(value, Literal) and language_of(value) == language
    ]


def describe_sense(
    edition: Edition,
    node: NamedNode,
    page: Page,
    marks: Marks,
    predicates: Iterable[NamedNode] = (),
) -> Sense:
    """Say what a sense means, how it is used, and by `predicates` what it is near to.

    What the sense does not say itself is taken from its concept.
    """
    word_language = edition.labels.label(node).language
    found = properties(edition.facts.store, node)
    concepts = edition.labels.sorted(found.get(ONTOLEX.isLexicalizedSenseOf, ()))
    fields = marks.relations(node, LEXINFO.domain, found.get(LEXINFO.domain, ()))
    usage = _usage(node, found, marks)
    definitions = in_languages_here(edition, node, SKOS.definition, found, marks)
    meanings = [
        (concept, properties(edition.facts.store, concept)) for concept in concepts
    ]
    for concept, meaning in meanings:
        definitions = definitions or in_one_language(
            edition, concept, SKOS.definition, meaning, marks
        )
    examples = statements(edition, node, SKOS.example, found, marks)
    for concept, meaning in meanings:
        spoken = _in_language(meaning.get(SKOS.example, ()), word_language)
        found_here = {SKOS.example: spoken}
        examples += statements(edition, concept, SKOS.example, found_here, marks)
    notes = statements(edition, node, SKOS.scopeNote, found, marks)
    return Sense(
        number=first_value(edition.facts.store, node, VOCABLE.senseNumber) or "",
        anchor=marks.anchor(node),
        iri=node.value,
        definitions=definitions,
        fields=fields,
        usage=usage,
        concepts=tuple(edition.links.link(concept, page) for concept in concepts),
        examples=examples,
        notes=notes,
        relations=tuple(
            Group(
                PROPERTIES[predicate.value],
                marks.relations(node, predicate, found[predicate]),
            )
            for predicate in predicates
            if predicate in found
        ),
        details=_sense_details(found, marks) if predicates else (),
    )


def _sense_details(found: Properties, marks: Marks) -> tuple[Detail, ...]:
    shown = _SENSE_SHOWN.union(p for p, _ in of_either_edition(found, _USAGE))
    return marks.values.details(found, shown)


def _usage(
    node: NamedNode, found: Properties, marks: Marks
) -> tuple[tuple[str, Relation], ...]:
    named: dict[str, Relation] = {}
    for predicate, value in of_either_edition(found, _USAGE):
        relation = marks.relation(node, predicate, value)
        named.setdefault(grammar_name(value.value), relation)
    return tuple(named.items())


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
