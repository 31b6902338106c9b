"""Limits of an input file (depth, lengths, entities), checked before it is parsed."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from vocable.errors import LoadingError
from vocable.rdf.formats import JSON_LD, RDF_XML, Format

# Oxigraph's parser of JSON-LD takes memory as the square of the depth.
_DEEPEST_JSON = 200
_DEEPEST_XML = 2000
# The longest word, text or IRI that Oxigraph's parsers take, in bytes.
LONGEST = 16 << 20
# How far entities may unfold: so many bytes, or so many times the file.
_UNFOLDED = 64 << 20
_TIMES = 20

_JSON_TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_JSON_MARK = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_JSON_STEPS = {ord("{"): 1, ord("["): 1, ord("}"): -1, ord("]"): -1}
_NO_MARK = bytes(set(range(256)) - set(b"{}[]"))
_XML_MARK = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|</|/>|<(?=[^\s!?/<])", re.DOTALL
)
_XML_STEPS = {b"<": 1, b"</": -1, b"/>": -1}
_ENTITY = re.compile(rb"<!ENTITY\s+([^\s%\"']+)\s+\"([^\"]*)\"")
_REFERENCE = re.compile(rb"&([^;&#\s<>\"]+);")


def require_bounded(path: Path, content: bytes, format_: Format) -> None:
    """Raise LoadingError where a parser would take memory or time without bound.

    `content` is what stands in the file, in UTF-8.
    """
    if format_ == JSON_LD:
        _require_shallow_json(path, content)
    elif format_ == RDF_XML:
        _require_few_entities(path, content)
        _require_shallow_xml(path, content)


def too_long(path: Path, content: bytes) -> LoadingError:
    """Say that a text or an IRI is longer than what can be read, and where."""
    lines = enumerate(content.split(b"\n"), 1)
    line = next((number for number, text in lines if len(text) > LONGEST), None)
    return LoadingError(
        path,
        f"holds a text or an IRI of more than {LONGEST >> 20} MB, the longest that is "
        "read; shorten it, or close its quotation mark",
        line,
    )


def _require_shallow_json(path: Path, content: bytes) -> None:
    if content.count(b"{") + content.count(b"[") <= _DEEPEST_JSON:
        return
    marks = _JSON_TEXT.sub(b"", content).translate(None, _NO_MARK)
    if max(accumulate(map(_JSON_STEPS.__getitem__, marks)), default=0) > _DEEPEST_JSON:
        raise _too_deep(path, content, _DEEPEST_JSON, _json_steps(content))


def _json_steps(content: bytes) -> Iterator[tuple[int, int]]:
    for mark in _JSON_MARK.finditer(content):
        yield mark.start(), _JSON_STEPS.get(mark[0][0], 0)


def _require_shallow_xml(path: Path, content: bytes) -> None:
    # Most files close what they open on few lines: the marks alone are looked at.
    steps = (_XML_STEPS.get(mark, 0) for mark in _XML_MARK.findall(content))
    if max(accumulate(steps), default=0) > _DEEPEST_XML:
        places = (
            (mark.start(), _XML_STEPS.get(mark[0], 0))
            for mark in _XML_MARK.finditer(content)
        )
        raise _too_deep(path, content, _DEEPEST_XML, places)


def _too_deep(
    path: Path, content: bytes, most: int, steps: Iterator[tuple[int, int]]
) -> LoadingError:
    depths = accumulate(steps, lambda before, step: (step[0], before[1] + step[1]))
    place = next((place for place, depth in depths if depth > most), 0)
    return LoadingError(
        path,
        f"is nested more than {most:,} deep; describe what is nested on its own, with "
        "an IRI or a blank node name",
        content.count(b"\n", 0, place) + 1,
    )


def _require_few_entities(path: Path, content: bytes) -> None:
    """Hold what entities unfold to, in their declarations and in the text, to bounds.

    Extensible Markup Language (XML) 1.0, section 4.4.
    """
    if b"<!ENTITY" not in content:
        return
    most = max(_UNFOLDED, _TIMES * len(content))
    sizes: dict[bytes, int] = {}
    total, end = 0, 0
    for declared in _ENTITY.finditer(content):
        name, text = declared.groups()
        size = len(text) + sum(sizes.get(ref, 0) for ref in _REFERENCE.findall(text))
        sizes.setdefault(name, size)
        total, end = total + size, declared.end()
        if total > most:
            raise _too_unfolded(path, most, content.count(b"\n", 0, end) + 1)
    uses = Counter(_REFERENCE.findall(content, end))
    total += sum(sizes.get(name, 0) * count for name, count in uses.items())
    if total > most:
        raise _too_unfolded(path, most, None)


def _too_unfolded(path: Path, most: int, line: int | None) -> LoadingError:
    return LoadingError(
        path,
        f"its entities unfold to more than {most >> 20} MB; write the texts themselves "
        "in their place",
        line,
    )
