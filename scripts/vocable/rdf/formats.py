"""Table of the RDF serializations: name, media type, file extensions, engine."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat


@dataclass(frozen=True)
class Format:
    """One RDF serialization, as its specification names it."""

    name: str
    title: str
    media_type: str
    extensions: tuple[str, ...]
    rdf_format: RdfFormat

    @property
    def extension(self) -> str:
        return self.extensions[0]


TURTLE = Format("turtle", "Turtle", "text/turtle", ("ttl",), RdfFormat.TURTLE)
JSON_LD = Format(
    "json-ld", "JSON-LD", "application/ld+json", ("jsonld", "json"), RdfFormat.JSON_LD
)
RDF_XML = Format(
    "rdf-xml",
    "RDF/XML",
    "application/rdf+xml",
    ("rdf", "xml", "owl"),
    RdfFormat.RDF_XML,
)
N_TRIPLES = Format(
    "n-triples", "N-Triples", "application/n-triples", ("nt",), RdfFormat.N_TRIPLES
)
N_QUADS = Format(
    "n-quads", "N-Quads", "application/n-quads", ("nq",), RdfFormat.N_QUADS
)
TRIG = Format("trig", "TriG", "application/trig", ("trig",), RdfFormat.TRIG)
N3 = Format("n3", "Notation3", "text/n3", ("n3",), RdfFormat.N3)

READABLE = (TURTLE, JSON_LD, RDF_XML, N_TRIPLES, N_QUADS, TRIG, N3)
WRITABLE = (TURTLE, JSON_LD, RDF_XML, N_TRIPLES)

_BY_EXTENSION = {
    extension: format_ for format_ in READABLE for extension in format_.extensions
}


def format_of(path: Path) -> Format | None:
    """Find the serialization a file name announces; a final `.gz` is looked through."""
    suffixes = [suffix.lower().lstrip(".") for suffix in path.suffixes]
    if suffixes and suffixes[-1] == "gz":
        suffixes.pop()
    return _BY_EXTENSION.get(suffixes[-1]) if suffixes else None


def format_named(name: str) -> Format | None:
    """Find a serialization that can be written, by name, extension or media type."""
    for format_ in WRITABLE:
        if name in {format_.name, format_.media_type, *format_.extensions}:
            return format_
    return None
