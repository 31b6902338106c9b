"""Every line of a document is either cited by a passage or named in the ledger."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.evidence_rules import EVIDENCE_RULES
from vocable.checking.findings import Finding
from vocable.graph.reading import first_value, subjects, typed
from vocable.namespaces import OA, RDF, VOCABLE


def coverage(store: Store, texts: Mapping[NamedNode, str]) -> Iterator[Finding]:
    """Find the lines of each document that neither passage nor ledger names.

    `texts` holds the documents that could be read. Lines count from 1; what follows
    the last line break is a line where it is not empty. Neighbouring lines make one
    finding, whose value is the line or, as "3-5", the range. A line that is both
    cited and in the ledger is found by a shape: it needs no document.
    """
    for document, text in texts.items():
        count = text.count("\n") + (not text.endswith("\n") and text != "")
        covered = set(_cited(store, document))
        for range_, first, last in _ledger(store, document):
            covered.update(range(first, min(last, count) + 1))
            if last > count:
                yield EVIDENCE_RULES["range-position"].finding(
                    "range-position",
                    range_.value,
                    VOCABLE.lastLine.value,
                    Literal(count),
                )
        for first, last in _gaps(covered, count):
            lines = str(first) if first == last else f"{first}-{last}"
            yield EVIDENCE_RULES["uncovered-document-lines"].finding(
                "uncovered-document-lines", document.value, None, Literal(lines)
            )


def _cited(store: Store, document: NamedNode) -> Iterator[int]:
    for passage in subjects(store, OA.hasSource, document):
        line = first_value(store, passage, VOCABLE.line)
        if line and line.isdigit() and typed(store, passage, VOCABLE.Passage):
            yield int(line)


def _ledger(store: Store, document: NamedNode) -> Iterator[tuple[NamedNode, int, int]]:
    """Give the ranges of a document; what the shapes find wrong is left to them."""
    ranges = set(subjects(store, RDF.type, VOCABLE.UncoveredLines))
    for range_ in subjects(store, OA.hasSource, document):
        first = first_value(store, range_, VOCABLE.firstLine) or ""
        last = first_value(store, range_, VOCABLE.lastLine) or ""
        if range_ in ranges and first.isdigit() and last.isdigit():
            yield range_, int(first), int(last)


def _gaps(covered: set[int], count: int) -> Iterator[tuple[int, int]]:
    there = sorted(line for line in covered if 0 < line <= count)
    for before, after in pairwise((0, *there, count + 1)):
        if after - before > 1:
            yield before + 1, after - 1
