"""Coverage of a document: each line is cited by a passage or listed in the ledger."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.rdf.namespaces import OA, RDF, VOCABLE
from vocable.rdf.reading import first_value, subjects, typed

_Spans = list[tuple[int, int]]
# Fewer letters than this between two passages are a comma or an article.
_WORTH_NAMING = 3


def coverage(store: Store, texts: Mapping[NamedNode, str]) -> Iterator[Finding]:
    """Find what neither a passage nor the ledger names, lines first, then characters.

    `texts` holds the documents that could be read. Lines count from 1; what follows
    the last line break is a line where it is not empty. Neighbouring lines make one
    finding, whose value is the line or, as "3-5", the range. In the lines that are
    named, characters that no passage holds make a finding whose value is the line and
    the code points, as "3: 40-52"; a range of the ledger with oa:start and oa:end names
    those characters alone. A line that is both cited and in the ledger is found by a
    shape: it needs no document.
    """
    for document, text in texts.items():
        count = text.count("\n") + (not text.endswith("\n") and text != "")
        covered = set(_cited(store, document))
        for range_, first, last in _ledger(store, document):
            covered.update(range(first, min(last, count) + 1))
            if last > count:
                yield procedural_rule("range-position").finding(
                    range_.value,
                    VOCABLE.lastLine.value,
                    Literal(count),
                )
        for first, last in _gaps(covered, count):
            lines = str(first) if first == last else f"{first}-{last}"
            yield procedural_rule("uncovered-document-lines").finding(
                document.value, None, Literal(lines)
            )
        for line, start, end in _loose(store, document, text, covered):
            yield procedural_rule("uncovered-document-text").finding(
                document.value,
                None,
                Literal(f"{line}: {start}-{end}"),
            )


def share_used(store: Store, texts: Mapping[NamedNode, str]) -> float:
    """Give the share of the letters and digits of the documents that passages hold."""
    used = there = 0
    for document, text in texts.items():
        held = _mask(text, _spans(store, document, ledger=False))
        there += sum(map(str.isalnum, text))
        used += sum(held[at] for at, one in enumerate(text) if one.isalnum())
    return used / there if there else 0.0


def _loose(
    store: Store, document: NamedNode, text: str, covered: set[int]
) -> Iterator[tuple[int, int, int]]:
    """Give the runs of characters that nothing names, in the lines that are named."""
    held = _mask(text, _spans(store, document))
    whole = {
        line
        for range_, first, last in _ledger(store, document)
        if first_value(store, range_, OA.start) is None
        for line in range(first, last + 1)
    }
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number in covered and number not in whole:
            named = "".join(" " if held[start + at] else "x" for at in range(len(line)))
            for run in re.finditer("x+", named):
                first, end = start + run.start(), start + run.end()
                if sum(map(str.isalnum, text[first:end])) >= _WORTH_NAMING:
                    yield number, first, end
        start += len(line) + 1


def _mask(text: str, spans: _Spans) -> bytearray:
    held = bytearray(len(text))
    for start, end in spans:
        if 0 <= start < end <= len(text):
            held[start:end] = b"\1" * (end - start)
    return held


def _spans(store: Store, document: NamedNode, *, ledger: bool = True) -> _Spans:
    """Give the code points that passages hold and, with them, parts of the ledger."""
    found: _Spans = []
    for node in subjects(store, OA.hasSource, document):
        start = first_value(store, node, OA.start) or ""
        end = first_value(store, node, OA.end) or ""
        told = start.isdigit() and end.isdigit()
        if told and (ledger or typed(store, node, VOCABLE.Passage)):
            found.append((int(start), int(end)))
    return found


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
