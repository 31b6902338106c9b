"""Document page: a source line by line, with what each line supports."""

from collections import Counter
from collections.abc import Container
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from vocable.interface.property_names import reason_name
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import ClaimLine, Detail, Link, Page, Source
from vocable.pages.reader_languages import texts_here
from vocable.rdf.namespaces import DCTERMS, OA, RDF, SKOS, VOCABLE
from vocable.rdf.reading import (
    first_value,
    literals,
    objects,
    properties,
    resources,
    subjects,
    typed,
)
from vocable.vocabulary.claims import Claim, Passage
from vocable.vocabulary.labels import Text
from vocable.vocabulary.stated_languages import language_tag

# Why a part of a line supports nothing: message identifiers, and notes.
_Rest = tuple[tuple[str, ...], tuple[Text, ...]]
_NO_REST: _Rest = ((), ())
SHOWN = frozenset(
    {
        RDF.type,
        DCTERMS.title,
        DCTERMS.identifier,
        DCTERMS.language,
        DCTERMS.rights,
        DCTERMS.description,
        SKOS.note,
        VOCABLE.sha256,
    }
)


class ListedDocument(NamedTuple):
    """A document in the list of sources."""

    link: Link
    identifier: str
    descriptions: tuple[Text, ...]
    claims: int
    used: tuple[int, ...]
    last_line: int


class Disagreement(NamedTuple):
    """Claims that contradict each other, and the question where one is asked."""

    question: Text | None
    claims: tuple[ClaimLine, ...]


class SourcesPage(NamedTuple):
    """Every source document, and where they contradict each other."""

    page: Page
    documents: tuple[ListedDocument, ...]
    disagreements: tuple[Disagreement, ...]
    source: Source


class DocumentLine(NamedTuple):
    """A line of a document and the claims it supports, or lines that support none.

    `reasons` (message identifiers) and `notes` say why lines, or the rest of one that
    supports claims, support nothing.
    """

    number: int
    last: int
    claims: tuple[ClaimLine, ...]
    words: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


class DocumentPage(NamedTuple):
    """A source document: who, what, and line by line what it supports."""

    page: Page
    identifier: str
    word_language: str
    digest: str
    descriptions: tuple[Text, ...]
    rights: tuple[Text, ...]
    lines: tuple[DocumentLine, ...]
    used: tuple[int, ...]
    last_line: int
    claims: int
    statuses: tuple[tuple[str, int], ...]
    details: tuple[Detail, ...]
    findings: int


def describe_document(edition: Edition, node: NamedNode) -> DocumentPage:
    """Make the page of a document: its lines that support something, in order."""
    store = edition.facts.store
    found = properties(store, node)
    page = edition.frames.resource_page(node, "sources")
    marks = Marks(edition, page)
    cited = _lines(edition, node)
    claims: dict[NamedNode, Claim] = {}
    lines, rests = uncovered_lines(edition, node, cited)
    for number, (passages, supported) in cited.items():
        claims |= supported
        lines.append(
            DocumentLine(
                number,
                number,
                _claim_lines(edition, supported, page, marks),
                tuple(dict.fromkeys(p.exact for p in passages if p.exact)),
                *rests.get(number, _NO_REST),
            )
        )
    lines.sort(key=lambda line: line.number)
    counts = Counter(claim.status for claim in claims.values())
    language = next(objects(store, node, DCTERMS.language), None)
    return DocumentPage(
        page=page,
        identifier=first_value(store, node, DCTERMS.identifier) or "",
        word_language=language_tag(language) if language else "",
        digest=first_value(store, node, VOCABLE.sha256) or "",
        descriptions=edition.links.texts(found.get(DCTERMS.description, ())),
        rights=edition.links.texts(_rights(edition, node)),
        lines=tuple(lines),
        used=tuple(sorted(cited)),
        last_line=max((line.last for line in lines), default=0),
        claims=len(claims),
        statuses=tuple(sorted(counts.items())),
        details=marks.values.details(found, SHOWN),
        findings=edition.findings.get(node.value, 0),
    )


def describe_sources(edition: Edition) -> SourcesPage:
    """Make the page of all documents and of the points where they contradict."""
    page = edition.frames.page("sources", "sources", Text(""))
    marks = Marks(edition, page)
    documents = []
    for node in edition.facts.documents:
        cited = _lines(edition, node)
        supported = {iri for _, claims in cited.values() for iri in claims}
        documents.append(
            ListedDocument(
                edition.links.link(node, page),
                first_value(edition.facts.store, node, DCTERMS.identifier) or "",
                edition.links.texts(_best(edition, node, DCTERMS.description)),
                len(supported),
                tuple(sorted(cited)),
                max(
                    (
                        *cited,
                        *(x.last for x in uncovered_lines(edition, node, cited)[0]),
                    ),
                    default=0,
                ),
            )
        )
    disagreements = _disagreements(edition, page, marks)
    return SourcesPage(page, tuple(documents), disagreements, marks.source(()))


def uncovered_lines(
    edition: Edition, document: NamedNode, cited: Container[int]
) -> tuple[list[DocumentLine], dict[int, _Rest]]:
    """Read from the ledger which lines support nothing and why, runs joined.

    Of lines that are `cited` a part supports nothing: it is told apart, by line.
    """
    store = edition.facts.store
    runs: list[DocumentLine] = []
    rests: dict[int, _Rest] = {}
    ranges = [
        (
            _line(store, node, VOCABLE.firstLine),
            _line(store, node, VOCABLE.lastLine),
            node,
        )
        for node in subjects(store, OA.hasSource, document)
        if typed(store, node, VOCABLE.UncoveredLines)
    ]
    for first, last, node in sorted(ranges, key=lambda found: found[:2]):
        reasons = tuple(
            reason_name(value.value) for value in resources(store, node, VOCABLE.reason)
        )
        notes = texts_here(
            edition.facts, edition.labels, literals(store, node, SKOS.note)
        )
        if first == last and first in cited:
            known, said = rests.get(first, _NO_REST)
            rests[first] = (
                tuple(dict.fromkeys((*known, *reasons))),
                tuple(dict.fromkeys((*said, *notes))),
            )
            continue
        before = runs[-1] if runs else None
        if before and before.last + 1 >= first:
            number = before.number
            reasons = tuple(dict.fromkeys((*before.reasons, *reasons)))
            notes = tuple(dict.fromkeys((*before.notes, *notes)))
            runs.pop()
        else:
            number = first
        runs.append(DocumentLine(number, last, (), (), reasons, notes))
    return runs, rests


def _line(store: Store, node: NamedNode, predicate: NamedNode) -> int:
    value = first_value(store, node, predicate) or ""
    return int(value) if value.isdecimal() else 0


def _best(edition: Edition, node: NamedNode, predicate: NamedNode) -> list[Literal]:
    """Give the literal in the reader's language, so that a text stands once."""
    found = literals(edition.facts.store, node, predicate)
    return edition.labels.in_order(found)[:1]


def _rights(edition: Edition, node: NamedNode) -> list[Literal]:
    """Give what the document says of its rights, or what the statement named says."""
    return _best(edition, node, DCTERMS.rights) or [
        text
        for statement in resources(edition.facts.store, node, DCTERMS.rights)
        for text in edition.labels.in_order(edition.labels.every(statement))[:1]
    ]


def _lines(
    edition: Edition, document: NamedNode
) -> dict[int, tuple[list[Passage], dict[NamedNode, Claim]]]:
    lines: dict[int, tuple[list[Passage], dict[NamedNode, Claim]]] = {}
    for iri in subjects(edition.facts.store, OA.hasSource, document):
        passage = edition.facts.claims.passage(iri)
        if passage is None or not passage.line:
            continue
        claims = edition.facts.claims.citing(iri)
        passages, supported = lines.setdefault(passage.line, ([], {}))
        passages.append(passage)
        supported.update((claim.iri, claim) for claim in claims)
    return lines


def _claim_lines(
    edition: Edition, claims: dict[NamedNode, Claim], page: Page, marks: Marks
) -> tuple[ClaimLine, ...]:
    return tuple(
        edition.attestations.claim_line(claims[iri], page, marks.number)
        for iri in sorted(claims, key=lambda iri: iri.value)
    )


def _disagreements(
    edition: Edition, page: Page, marks: Marks
) -> tuple[Disagreement, ...]:
    """List each question the sources answer differently, then pairs without one."""
    if not edition.facts.claims.any:
        return ()
    store = edition.facts.store
    asked = []
    for node in subjects(store, RDF.type, VOCABLE.Disagreement):
        sides = resources(store, node, VOCABLE.opposes)
        claims = tuple(filter(None, map(edition.facts.claims.read, sides)))
        question = edition.labels.in_order(literals(store, node, VOCABLE.question))
        if claims:
            text = edition.labels.text(question[0]) if question else None
            asked.append((text, claims))
    seen = {claim.iri for _, claims in asked for claim in claims}
    for claim in edition.facts.claims.every():
        if claim.contradicts and claim.iri not in seen:
            rivals = filter(None, map(edition.facts.claims.read, claim.contradicts))
            asked.append((None, (claim, *rivals)))
            seen.update((claim.iri, *claim.contradicts))
    return tuple(
        Disagreement(
            question,
            tuple(
                edition.attestations.claim_line(c, page, marks.number, deep=False)
                for c in claims
            ),
        )
        for question, claims in asked
    )
