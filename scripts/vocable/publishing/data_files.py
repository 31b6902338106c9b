"""The graph as files: whole in every syntax, and in parts beside the pages."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from vocable.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.namespaces import merged_prefixes
from vocable.pages.about import about
from vocable.pages.overview_models import Download
from vocable.pages.vocabulary import Vocabulary
from vocable.publishing.dataset import NAME, DatasetDescription
from vocable.publishing.exporting import resource_part, serialize
from vocable.publishing.folder import SiteFolder
from vocable.publishing.jsonld import JsonLdWriter
from vocable.publishing.ordering import arrange
from vocable.publishing.rdfxml import rdfxml
from vocable.publishing.statistics import count
from vocable.publishing.turtle import TurtleWriter


class DataFiles:
    """The data of a vocabulary, arranged once for all its files."""

    def __init__(self, folder: SiteFolder, vocabulary: Vocabulary) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._prefixes = merged_prefixes(vocabulary.graph.prefixes)
        self._arranged = arrange(quad.triple for quad in vocabulary.store)

    def write_whole(self) -> tuple[Download, ...]:
        """Write the graph in every syntax, and its description; say what each file is.

        Raises OutputError for what a syntax cannot say.
        """
        downloads = tuple(self._downloads())
        description = DatasetDescription(
            self._vocabulary,
            about(self._vocabulary),
            downloads,
            count(self._arranged, self._vocabulary.addresses),
            self._prefixes,
        )
        self._folder.write(f"{NAME}.{TURTLE.extension}", description.turtle)
        self._folder.write(f"{NAME}.{JSON_LD.extension}", description.json_ld)
        return downloads

    def write_parts(self) -> None:
        """Write what belongs to each resource as Turtle and JSON-LD."""
        vocabulary = self._vocabulary
        turtle, json_ld = TurtleWriter(self._prefixes), JsonLdWriter(self._prefixes)
        for node in dict.fromkeys(resources(vocabulary)):
            part = resource_part(self._arranged, vocabulary.store, node)
            path = vocabulary.addresses.path(node.value)
            self._folder.write(f"{path}.{TURTLE.extension}", turtle.write(part))
            self._folder.write(f"{path}.{JSON_LD.extension}", json_ld.write(part))

    def _downloads(self) -> Iterator[Download]:
        vocabulary, prefixes = self._vocabulary, self._prefixes
        readable: Mapping[object, str] = {
            TURTLE: TurtleWriter(prefixes).write(self._arranged),
            JSON_LD: JsonLdWriter(prefixes).write(self._arranged, whole=True),
            RDF_XML: rdfxml(self._arranged, prefixes),
        }
        name = download_name(vocabulary)
        for format_ in WRITABLE:
            text = readable.get(format_)
            data = (
                text.encode()
                if text
                else serialize(vocabulary.graph, format_, prefixes)
            )
            path = f"data/{name}.{format_.extension}"
            self._folder.write(path, data)
            yield Download(
                format_.title,
                format_.media_type,
                path,
                len(data),
                len(vocabulary.store),
                hashlib.sha256(data).hexdigest(),
            )


def resources(vocabulary: Vocabulary) -> Iterator[NamedNode]:
    """Give every resource that has a page of its own."""
    yield from vocabulary.schemes
    yield from vocabulary.collections
    yield from vocabulary.entries
    yield from vocabulary.documents
    yield from vocabulary.concepts


def download_name(vocabulary: Vocabulary) -> str:
    """Name the downloads after the vocabulary's file or folder, in safe ASCII."""
    place = vocabulary.configuration.path.resolve()
    stem = place.name.removesuffix(".gz")
    stem = stem.partition(".")[0] if place.is_file() else stem
    return re.sub(r"[^A-Za-z0-9-]+", "-", stem).strip("-").lower() or "vocabulary"
