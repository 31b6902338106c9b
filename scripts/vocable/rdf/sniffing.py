"""Detection of the RDF syntax of a file whose name says another."""

import re
from collections.abc import Iterator

from vocable.rdf.formats import (
    JSON_LD,
    N_QUADS,
    RDF_XML,
    TRIG,
    TURTLE,
    Format,
)

# White space and the comments of Turtle, which may stand before anything.
_BEFORE = re.compile(rb"(?:\s++|#[^\r\n]*+)*+")
_PREFIX = re.compile(
    rb"^[ \t]*(@prefix\b|prefix[ \t]+[\w-]*:)", re.IGNORECASE | re.MULTILINE
)
_XML = re.compile(rb"<[?!A-Za-z_]")
_RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def likely_formats(content: bytes, announced: Format) -> Iterator[Format]:
    """Give the syntaxes a content may be in, likeliest first, but the announced one.

    What is given is only tried: none is certain before it has been parsed.
    """
    start = _BEFORE.match(content)
    first = content[start.end() if start else 0 :][:2]
    if first[:1] in {b"{", b"["}:
        # As a blank node or a graph begins too.
        candidates: tuple[Format, ...] = (JSON_LD, TURTLE, TRIG)
    elif _XML.match(first) and _RDF in content:
        candidates = (RDF_XML, TURTLE, N_QUADS, TRIG)
    else:
        candidates = (TURTLE, N_QUADS, TRIG)
    # A forgotten comma makes a quad of a triple; that is no other syntax.
    mistaken = {announced, N_QUADS} if announced == TURTLE else {announced}
    return (format_ for format_ in candidates if format_ not in mistaken)


def is_likely(content: bytes, format_: Format) -> bool:
    """Say whether a content is so much like a syntax that its mistakes are of it."""
    if format_ == TURTLE:
        return bool(_PREFIX.search(content))
    if format_ == JSON_LD:
        return b'"@' in content
    return format_ == RDF_XML and b"<rdf:RDF" in content
