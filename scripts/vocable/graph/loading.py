"""RDF files become one graph, with the place of every file kept for messages."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    Store,
    Triple,
    parse,
)

from vocable.errors import LoadingError
from vocable.formats import JSON_LD, READABLE, Format, format_of

_PLAIN = {NamedNode, Literal}
# A text of RDF 1.2 that runs in a direction, in any syntax without named graphs.
_DIRECTION = re.compile(rb"--(ltr|rtl)|:dir\b", re.IGNORECASE)


@dataclass(frozen=True)
class Graph:
    """A graph in an Oxigraph store, and the files it was read from.

    All triples stand in the default graph of `store`; named graphs of the input are
    merged into it. `prefixes` are those the files declare, the first file winning.
    """

    store: Store
    sources: tuple[Path, ...]
    prefixes: dict[str, str] = field(default_factory=dict)


def load(paths: Iterable[Path]) -> Graph:
    """Read RDF files into one graph; a `.gz` file is unpacked on the way.

    Blank nodes are renamed in order of appearance, so that the same files always give
    the same names. Raises LoadingError with file, line and column where a file is
    missing, unreadable, of unknown format or not well formed.
    """
    store = Store()
    prefixes: dict[str, str] = {}
    sources = tuple(paths)
    for number, path in enumerate(sources):
        for prefix, iri in _load_file(path, store, number).items():
            prefixes.setdefault(prefix, iri)
    return Graph(store, sources, prefixes)


def rdf_files(folder: Path) -> tuple[Path, ...]:
    """List the RDF files below a folder, sorted; hidden files and folders are not.

    A `.json` or `.xml` file is taken only when named explicitly: most are not RDF.
    """
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if path.is_file()
            and format_of(path)
            and path.name.removesuffix(".gz").rpartition(".")[2].lower()
            not in {"json", "xml"}
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    )


def _load_file(path: Path, store: Store, number: int) -> dict[str, str]:
    format_ = format_of(path)
    if format_ is None:
        known = ", ".join(f".{f.extension}" for f in READABLE)
        raise LoadingError(
            path,
            f"the file name announces no RDF syntax; give it one of the extensions "
            f"{known} (also with .gz behind it)",
        )
    content = _content(path)
    if not content.strip():
        raise LoadingError(path, "the file is empty; expected RDF in " + format_.title)
    try:
        parser = parse(io.BytesIO(content), format_.rdf_format)
        quads = list(parser)
        # Most files hold nothing that must be changed, and are large.
        if (
            format_.rdf_format.supports_datasets
            or _DIRECTION.search(content)
            or not _is_plain(quads)
        ):
            quads = list(_renamed(quads, number, path))
    except SyntaxError as error:
        raise _syntax_error(path, error, format_) from error
    except ValueError as error:
        raise LoadingError(path, f"{error}; expected {format_.title}") from error
    if not quads and format_ == JSON_LD:
        raise LoadingError(
            path, 'the JSON says nothing in RDF; give it an "@context", or leave it out'
        )
    store.extend(quads)
    return dict(parser.prefixes)


def _content(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        content = gzip.decompress(raw) if path.suffix.lower() == ".gz" else raw
        # Some editors on Windows begin a file with a mark that is no part of RDF.
        return content.removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError as error:
        raise LoadingError(path, "no such file") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadingError(path, f"cannot be read: {reason}") from error


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


def _syntax_error(path: Path, error: SyntaxError, format_: Format) -> LoadingError:
    # Oxigraph repeats the place at the head of its message; ours names it once.
    head, _, tail = error.msg.partition(": ")
    reason = tail if head.startswith("Parser error at line") and tail else error.msg
    return LoadingError(
        path,
        f"{reason} (reading {format_.title}): {_hint(reason)}",
        error.lineno,
        error.offset,
    )


_HINTS = (
    (
        "has not been declared",
        "declare it at the top of the file with @prefix, or correct its spelling",
    ),
    (
        "Unknown prefix",
        "declare it in the first element with xmlns:, or correct its spelling",
    ),
    (
        "LoadDocumentCallback",
        (
            "the context is on another site, and nothing is fetched; write the context "
            "itself into the file"
        ),
    ),
    ("UTF-8", "save the file as UTF-8"),
    (
        "end of file",
        "a closing quotation mark, bracket or final full stop is missing before here",
    ),
    (
        "Invalid IRI",
        (
            "write the character percent-encoded, or take it out of the IRI; "
            "if this is not RDF at all, point vocable at the RDF file"
        ),
    ),
    (
        "No scheme found",
        (
            "write the whole IRI with http:// or https://, or declare @base; "
            "if this is not RDF at all, point vocable at the RDF file"
        ),
    ),
    (
        "is not a valid RDF object",
        "expected an IRI in <>, a prefixed name or a text in quotation marks",
    ),
)


def _hint(reason: str) -> str:
    for sign, advice in _HINTS:
        if sign in reason:
            return advice
    return "look at the punctuation here and at the end of the line before"
