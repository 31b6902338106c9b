"""Loading: RDF files are parsed into one graph."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QuadParser,
    Store,
    Triple,
    parse,
)

from vocable.errors import LoadingError
from vocable.rdf.base_iris import Bases
from vocable.rdf.file_contents import content_of
from vocable.rdf.formats import JSON_LD, RDF_XML, READABLE, Format, format_of
from vocable.rdf.input_bounds import LONGEST, require_bounded, too_long
from vocable.rdf.jsonld_losses import require_nothing_lost
from vocable.rdf.parse_advice import advice
from vocable.rdf.positions.mentions import Reading
from vocable.rdf.sniffing import is_likely, likely_formats

_PLAIN = {NamedNode, Literal}
# A text of RDF 1.2 that runs in a direction, in any syntax without named graphs.
_DIRECTION = re.compile(rb"--(ltr|rtl)|:dir\b", re.IGNORECASE)
_RELATIVE = "No scheme found in an absolute IRI"
# A base that no IRI begins with but what was relative.
_PLACEHOLDER = "http://relative.invalid/vocable/file"


@dataclass(frozen=True)
class Graph:
    """A graph in an Oxigraph store, and the files it was read from.

    All triples stand in the default graph of `store`; named graphs of the input are
    merged into it. `prefixes` are those the files declare, the first file winning.
    `readings` says of each file in which syntax and with which base it was read.
    """

    store: Store
    sources: tuple[Path, ...]
    prefixes: dict[str, str] = field(default_factory=dict)
    readings: Mapping[Path, Reading] = field(default_factory=dict)


class _Parsed(NamedTuple):
    """What a file says, and how it was read."""

    quads: list[Quad]
    prefixes: dict[str, str]
    reading: Reading


def load(paths: Iterable[Path], bases: Bases | None = None) -> Graph:
    """Read RDF files into one graph; a `.gz` file is unpacked on the way.

    Relative IRIs of a file that declares no base are resolved with that of `bases`. A
    file in another syntax than its name says is read all the same. Blank nodes are
    renamed in order of appearance, so that the same files always give the same names.
    Raises LoadingError with file, line and column where a file is missing, unreadable,
    of unknown format, not well formed, or too large in what it asks for.
    """
    bases = bases or Bases()
    store = Store()
    prefixes: dict[str, str] = {}
    readings = {}
    sources = tuple(paths)
    for number, path in enumerate(sources):
        parsed = _load_file(path, store, number, bases.of(path))
        readings[path] = parsed.reading
        for prefix, iri in parsed.prefixes.items():
            prefixes.setdefault(prefix, iri)
    return Graph(store, sources, prefixes, readings)


def _load_file(path: Path, store: Store, number: int, base: str) -> _Parsed:
    """Add what a file says to a store; say how the file was read."""
    announced = format_of(path)
    if announced is None:
        known = ", ".join(f".{f.extension}" for f in READABLE)
        raise LoadingError(
            path,
            f"the file name announces no RDF syntax; give it one of the extensions "
            f"{known} (also with .gz behind it)",
        )
    content = content_of(path, announced)
    if not content.strip():
        raise LoadingError(
            path, "the file is empty; expected RDF in " + announced.title
        )
    try:
        parsed = _parsed(path, content, announced, base)
    except LoadingError as error:
        parsed = _parsed_as_another(path, content, announced, base, error)
    quads = parsed.quads
    try:
        # Most files hold nothing that must be changed, and are large.
        if (
            parsed.reading.format.rdf_format.supports_datasets
            or _DIRECTION.search(content)
            or not _is_plain(quads)
        ):
            quads = list(_renamed(quads, number, path))
    except ValueError as error:
        raise LoadingError(path, f"{error}; expected RDF 1.1") from error
    if not quads and parsed.reading.format == JSON_LD:
        raise LoadingError(
            path, 'the JSON says nothing in RDF; give it an "@context", or leave it out'
        )
    store.extend(quads)
    return parsed


def _parsed_as_another(
    path: Path, content: bytes, announced: Format, base: str, error: LoadingError
) -> _Parsed:
    """Parse a file whose name announces a syntax it is not in, or raise an error.

    The error is the given one, unless the content is clearly in another syntax.
    """
    mistake = error
    for format_ in likely_formats(content, announced):
        try:
            return _parsed(path, content_of(path, format_), format_, base)
        except LoadingError as other:
            if mistake is error and is_likely(content, format_):
                mistake = other
    raise mistake


def _parsed(path: Path, content: bytes, format_: Format, base: str) -> _Parsed:
    """Parse a file, with the base only where it has relative IRIs."""
    require_bounded(path, content, format_)
    try:
        if format_ == JSON_LD:
            # Without a base it is silent about what is said of relative IRIs.
            parser, quads = _quads(content, format_, _PLACEHOLDER)
            require_nothing_lost(path, content, _PLACEHOLDER, len(quads))
            relative = any(_PLACEHOLDER in str(quad) for quad in quads)
        else:
            relative = False
            try:
                parser, quads = _quads(content, format_, None)
            except SyntaxError as error:
                if _RELATIVE not in error.msg:
                    raise
                relative = True
        if relative:
            parser, quads = _quads(content, format_, base)
    except SyntaxError as error:
        raise _syntax_error(path, error, format_, content) from error
    except ValueError as error:
        raise LoadingError(path, f"{error}; expected {format_.title}") from error
    except MemoryError as error:
        raise too_long(path, content) from error
    if (
        format_ == RDF_XML
        and len(content) > LONGEST
        and any(len(str(quad.object)) > LONGEST for quad in quads)
    ):
        raise too_long(path, content)
    reading = Reading(format_, base if relative else "")
    return _Parsed(quads, dict(parser.prefixes), reading)


def _quads(
    content: bytes, format_: Format, base: str | None
) -> tuple[QuadParser, list[Quad]]:
    parser = parse(io.BytesIO(content), format_.rdf_format, base_iri=base)
    return parser, list(parser)


def _renamed(quads: Iterable[Quad], number: int, path: Path) -> Iterator[Quad]:
    names: dict[str, BlankNode] = {}

    def rename(node: BlankNode) -> BlankNode:
        if node.value not in names:
            names[node.value] = BlankNode(f"b{number}x{len(names)}")
        return names[node.value]

    for quad in quads:
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, BlankNode):
            subject = rename(subject)
        if isinstance(object_, BlankNode):
            object_ = rename(object_)
        if isinstance(subject, Triple) or isinstance(object_, Triple):
            raise LoadingError(
                path,
                "holds a triple term of RDF 1.2; say it in RDF 1.1, for example with "
                "rdf:Statement",
            )
        if getattr(object_, "direction", None):
            raise ValueError(
                f"{object_} is of RDF 1.2, and what is published is RDF 1.1"
            )
        # A new quad also drops the name of the graph it stood in.
        yield Quad(subject, quad.predicate, object_)


def _is_plain(quads: Iterable[Quad]) -> bool:
    """Say whether quads can stay as they are, if no text among them has a direction."""
    return all(
        type(quad.subject) is NamedNode and type(quad.object) in _PLAIN
        for quad in quads
    )


def _syntax_error(
    path: Path, error: SyntaxError, format_: Format, content: bytes
) -> LoadingError:
    # Oxigraph repeats the place at the head of its message; ours names it once.
    head, _, tail = error.msg.partition(": ")
    reason = tail if head.startswith("Parser error at line") and tail else error.msg
    lines = content.split(b"\n", error.lineno or 0)
    line = lines[error.lineno - 1].decode(errors="replace") if error.lineno else ""
    return LoadingError(
        path,
        f"{reason} (reading {format_.title}): {advice(reason, line, error.offset)}",
        error.lineno,
        error.offset,
    )
