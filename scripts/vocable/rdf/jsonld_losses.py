"""What Oxigraph's parser of JSON-LD leaves out without a word is an error here."""

import io
import re
from pathlib import Path

from pyoxigraph import Literal, NamedNode, parse

from vocable.errors import LoadingError
from vocable.rdf.formats import JSON_LD
from vocable.rdf.parse_advice import advice

# Well-formed (BCP 47, 2.2.9), as far as Oxigraph asks for it.
_TAG = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*(--(ltr|rtl))?", re.IGNORECASE)
_NO_IRI = re.compile(r"^[^\s:]+://.*[\x00-\x20<>\"{}|^`\\]")


def require_nothing_lost(path: Path, content: bytes, base: str, found: int) -> None:
    """Raise LoadingError for a language tag or an IRI that makes a statement go.

    JSON-LD 1.1 API (8.1.2) drops what is not well-formed; a label would be missing and
    nobody told. `found` is how many statements were read. What has no IRI because no
    context names it is dropped as it should be.
    """

    def read() -> io.BytesIO:
        return io.BytesIO(content)

    format_ = JSON_LD.rdf_format
    if sum(1 for _ in parse(read(), format_, base_iri=base, lenient=True)) == found:
        return
    for quad in parse(read(), format_, base_iri=base, lenient=True):
        for term in (quad.subject, quad.predicate, quad.object):
            # A name without a scheme is one that no context knows.
            if isinstance(term, NamedNode) and _NO_IRI.search(term.value):
                raise _lost(path, content, term.value, "IRI", "Invalid IRI")
            tag = term.language if isinstance(term, Literal) else None
            if tag and not _TAG.fullmatch(tag):
                raise _lost(path, content, tag, "language tag", "language tag")


def _lost(
    path: Path, content: bytes, text: str, kind: str, reason: str
) -> LoadingError:
    # A compact or relative IRI stands otherwise in the file, and has no line then.
    at = content.find(f'"{text}"'.encode())
    line = content.count(b"\n", 0, at) + 1 if at >= 0 else None
    return LoadingError(
        path, f"{text} is no {kind} (reading {JSON_LD.title}): {advice(reason)}", line
    )
