"""Data files: the downloads of the whole graph, and the data beside each page."""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode

from vocable.errors import UnsayableError
from vocable.pages.overviews.data import Download
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, Format
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.reading import size, triples
from vocable.rdf.writing.graph_serialization import resource_part, serialize
from vocable.rdf.writing.jsonld import JsonLdWriter
from vocable.rdf.writing.ordering import Arrangement, arrange
from vocable.rdf.writing.rdfxml import rdfxml
from vocable.rdf.writing.turtle import TurtleWriter
from vocable.site.dataset import NAME, DatasetDescription
from vocable.site.folder import SiteFolder
from vocable.site.statistics import count
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.metadata import about


class DataFiles:
    """The data of a vocabulary, arranged once for all its files."""

    def __init__(self, folder: SiteFolder, facts: Facts) -> None:
        self._folder = folder
        self._facts = facts
        self._prefixes = merged_prefixes(facts.graph.prefixes)
        self._arranged = arrange(quad.triple for quad in triples(facts.store))

    def write(self, format_: Format) -> Download | str:
        """Write the graph in one syntax; say what the file is.

        In Turtle and JSON-LD also what belongs to each resource, beside its page; the
        whole as Turtle also packed. Where the syntax cannot say the graph, its file is
        left out, and the reason given.
        """
        graph = self._facts.graph
        path = f"data/{download_name(self._facts)}.{format_.extension}"
        if format_ == TURTLE:
            turtle = TurtleWriter(self._prefixes)
            data = turtle.write(self._arranged).encode()
            # The browser loads it, and few hosts pack Turtle on the way.
            packed = gzip.compress(data, compresslevel=6, mtime=0)
            self._folder.write(f"{path}.gz", packed)
            self._write_parts(format_, turtle.write)
        elif format_ == JSON_LD:
            json_ld = JsonLdWriter(self._prefixes)
            data = json_ld.write(self._arranged, whole=True).encode()
            self._write_parts(format_, json_ld.write)
        elif format_ == RDF_XML:
            try:
                data = rdfxml(self._arranged, self._prefixes).encode()
            except UnsayableError as error:
                return error.message
        else:
            data = serialize(graph, format_, self._prefixes)
        self._folder.write(path, data)
        return Download(
            format_.title,
            format_.media_type,
            path,
            len(data),
            size(graph.store),
            hashlib.sha256(data).hexdigest(),
        )

    def describe(self, downloads: tuple[Download, ...]) -> None:
        """Write what describes the whole as a dataset, and each of its files."""
        description = DatasetDescription(
            self._facts,
            about(self._facts),
            downloads,
            count(self._arranged, self._facts.addresses),
            self._prefixes,
        )
        self._folder.write(f"{NAME}.{TURTLE.extension}", description.turtle)
        self._folder.write(f"{NAME}.{JSON_LD.extension}", description.json_ld)

    def _write_parts(
        self, format_: Format, written: Callable[[Arrangement], str]
    ) -> None:
        facts = self._facts
        for node in dict.fromkeys(resources(facts)):
            part = resource_part(
                self._arranged, facts.store, node, facts.unplaced.parts
            )
            path = facts.addresses.path(node.value)
            self._folder.write(f"{path}.{format_.extension}", written(part))


def resources(facts: Facts) -> Iterator[NamedNode]:
    """Give every resource that has a page of its own."""
    yield from facts.schemes
    yield from facts.collections
    yield from facts.entries
    yield from facts.documents
    yield from facts.concepts


def download_name(facts: Facts) -> str:
    """Name the downloads after the vocabulary's file or folder, in safe ASCII."""
    place = facts.configuration.path.resolve()
    stem = place.name.removesuffix(".gz")
    stem = stem.partition(".")[0] if place.is_file() else stem
    return re.sub(r"[^A-Za-z0-9-]+", "-", stem).strip("-").lower() or "vocabulary"
