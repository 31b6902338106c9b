"""Verification of evidence: each passage must stand in its document as quoted."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.evidence.document_coverage import coverage, share_used
from vocable.checking.evidence.occurrence_index import index_findings
from vocable.checking.evidence.quotations import digest, line_of
from vocable.checking.findings import Finding
from vocable.checking.severities import graded
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.checking.text_matching import folded, stands
from vocable.errors import VocableError
from vocable.paths import require_file
from vocable.rdf.namespaces import (
    ADMS,
    DCTERMS,
    FOAF,
    OA,
    ONTOLEX,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VOCABLE,
)
from vocable.rdf.reading import Node, first_value, objects, subjects

EVIDENCE_RULES = (
    *("document-file", "document-digest"),
    *("passage-position", "passage-line", "passage-digest", "passage-text"),
    *("quotation", "name", "occurrence", "missing-occurrence"),
    *("uncovered-document-lines", "uncovered-document-text", "range-position"),
)
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label)
_FORMS = (ONTOLEX.canonicalForm, ONTOLEX.otherForm, ONTOLEX.lexicalForm)
_NAMES = (SKOS.prefLabel, SKOS.altLabel, ONTOLEX.writtenRep)
_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True)
class _CheckedPassage:
    """The part of a document a passage names; positions are code points."""

    document: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document[self.start : self.end]


def verify(
    store: Store, documents: Path, severities: Mapping[str, str]
) -> Iterator[Finding]:
    """Check documents, passages, quotations and coverage against a folder of files.

    A document's file is the one its dcterms:identifier names. It is decoded as UTF-8
    with its newlines untouched; positions count code points from 0, end exclusive.
    Raises VocableError where the folder does not exist.
    """
    if not documents.is_dir():
        raise VocableError(
            f"{documents}: no such folder; name with --documents the folder that "
            "holds the documents the passages stand in"
        )
    verifier = _Verifier(store, documents)
    yield from graded(verifier.findings(), severities)
    yield from graded(index_findings(store, verifier.texts), severities)
    yield from graded(coverage(store, verifier.texts), severities)


def text_used(store: Store, documents: Path) -> float:
    """Give the share of the text of the documents, from 0 to 1, that passages hold."""
    verifier = _Verifier(store, documents)
    for document in subjects(store, RDF.type, FOAF.Document):
        list(verifier.read(document))
    return share_used(store, verifier.texts)


class _Verifier:
    """Reads each document once, then goes through its passages."""

    def __init__(self, store: Store, documents: Path) -> None:
        self.store = store
        self.folder = documents
        self.texts: dict[NamedNode, str] = {}
        self.passages: dict[NamedNode, _CheckedPassage] = {}

    def findings(self) -> Iterator[Finding]:
        for document in subjects(self.store, RDF.type, FOAF.Document):
            yield from self.read(document)
        for passage in subjects(self.store, RDF.type, VOCABLE.Passage):
            yield from self._passage(passage)
        for attestation in subjects(self.store, RDF.type, VOCABLE.Attestation):
            yield from self._quotations(attestation)
            yield from self._name(attestation)

    def read(self, document: NamedNode) -> Iterator[Finding]:
        """Read the file of a document, and find what is wrong with it."""
        name = first_value(self.store, document, DCTERMS.identifier)
        if name is None:
            return
        try:
            # The name alone: a document never lies outside the folder.
            file = self.folder / Path(name).name
            require_file(file)
            content = file.read_bytes()
            self.texts[document] = content.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            yield _finding("document-file", document, DCTERMS.identifier, Literal(name))
            return
        stated = first_value(self.store, document, VOCABLE.sha256)
        found = hashlib.sha256(content).hexdigest()
        if stated is not None and stated != found:
            yield _finding("document-digest", document, VOCABLE.sha256, Literal(found))

    def _passage(self, passage: NamedNode) -> Iterator[Finding]:
        place = self._place(passage)
        if place is None:
            return
        if place.end > len(place.document):
            yield _finding("passage-position", passage, OA.end, Literal(place.end))
            return
        self.passages[passage] = place
        line = line_of(place.document, place.start)
        stated = first_value(self.store, passage, VOCABLE.line)
        if stated != str(line) or "\n" in place.text:
            yield _finding("passage-line", passage, VOCABLE.line, Literal(line))
        if first_value(self.store, passage, VOCABLE.digest) != digest(place.text):
            found = Literal(digest(place.text))
            yield _finding("passage-digest", passage, VOCABLE.digest, found)
        exact = first_value(self.store, passage, OA.exact)
        if exact is not None and exact != place.text:
            yield _finding("passage-text", passage, OA.exact, Literal(exact))

    def _place(self, passage: NamedNode) -> _CheckedPassage | None:
        """Read where a passage stands; what the shapes find wrong is left to them."""
        start = first_value(self.store, passage, OA.start)
        end = first_value(self.store, passage, OA.end)
        sources = list(objects(self.store, passage, OA.hasSource))
        if start is None or end is None or len(sources) != 1:
            return None
        source = sources[0]
        if not isinstance(source, NamedNode) or source not in self.texts:
            return None
        if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
            return None
        return _CheckedPassage(self.texts[source], int(start), int(end))

    def _quotations(self, attestation: NamedNode) -> Iterator[Finding]:
        quoted = list(objects(self.store, attestation, PROV.wasQuotedFrom))
        words = {
            folded(text)
            for claimed in (
                objects(self.store, attestation, RDF.object) if quoted else ()
            )
            for text in self._words(claimed)
        }
        for passage in sorted(quoted, key=str):
            place = (
                self.passages.get(passage) if isinstance(passage, NamedNode) else None
            )
            if place and words and not _stands(words, folded(place.text)):
                yield _finding("quotation", attestation, PROV.wasQuotedFrom, passage)

    def _name(self, attestation: NamedNode) -> Iterator[Finding]:
        """Find an accepted name whose words stand in none of its passages."""
        names = [
            name.value
            for predicate in objects(self.store, attestation, RDF.predicate)
            if predicate in _NAMES
            for name in objects(self.store, attestation, RDF.object)
            if isinstance(name, Literal)
        ]
        statuses = list(objects(self.store, attestation, ADMS.status))
        if not names or statuses != [VOCABLE.accepted]:
            return
        cited = [
            passage
            for predicate in (PROV.wasQuotedFrom, PROV.wasDerivedFrom)
            for passage in objects(self.store, attestation, predicate)
            if isinstance(passage, NamedNode)
        ]
        # What cannot be read has a finding of its own.
        if not cited or any(passage not in self.passages for passage in cited):
            return
        for name in names:
            if not any(stands(name, self.passages[one].text) for one in cited):
                yield _finding("name", attestation, RDF.object, Literal(name))

    def _words(self, claimed: Node) -> Iterator[str]:
        """Give the words an object may be quoted by: its text, or what names it.

        A qualifier in parentheses is left away; a sense is named by the forms of its
        entry. What has no name in the data, as LexInfo's terms, cannot be compared.
        """
        if isinstance(claimed, Literal):
            yield claimed.value
        elif isinstance(claimed, NamedNode):
            for predicate in _LABELS:
                for label in objects(self.store, claimed, predicate):
                    yield label.value
                    yield _QUALIFIER.sub("", label.value)
            for entry in (claimed, *subjects(self.store, ONTOLEX.sense, claimed)):
                for predicate in _FORMS:
                    for form in objects(self.store, entry, predicate):
                        if not isinstance(form, Literal):
                            for text in objects(self.store, form, ONTOLEX.writtenRep):
                                yield text.value


def _stands(words: set[str], text: str) -> bool:
    """Say whether one of the words stands in a text, at least in the plural.

    A word inside a longer one does not count: "art" does not stand in "partie".
    """
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?:e?s|x)?(?!\w)", text)
        for word in words
        if word
    )


def _finding(
    rule: str, focus: NamedNode, path: NamedNode, value: Node | None
) -> Finding:
    return procedural_rule(rule).finding(focus.value, path.value, value)
