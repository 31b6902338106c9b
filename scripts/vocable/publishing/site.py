"""The build of a whole site, start to end."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from vocable.checking.findings import Report
from vocable.errors import VocableError
from vocable.formats import JSON_LD, TURTLE, WRITABLE
from vocable.graph.loading import Graph
from vocable.namespaces import merged_prefixes
from vocable.pages.collections import describe_collection, describe_collections
from vocable.pages.concepts import describe_concept
from vocable.pages.describing import Describer
from vocable.pages.documents import describe_document, describe_sources
from vocable.pages.entries import describe_entry
from vocable.pages.hierarchy import describe_hierarchy
from vocable.pages.index import describe_index
from vocable.pages.models import Download
from vocable.pages.overviews import (
    attested_statements,
    describe_home,
    describe_not_found,
    describe_scheme,
    describe_site,
)
from vocable.pages.queries import describe_queries
from vocable.pages.reports import describe_data, describe_report, findings_by_resource
from vocable.pages.vocabulary import Vocabulary
from vocable.publishing.exporting import resource_part, serialize
from vocable.publishing.folder import SiteFolder
from vocable.publishing.jsonld import JsonLdWriter
from vocable.publishing.ordering import arrange
from vocable.publishing.rendering import STATIC, PageModel, Renderer
from vocable.publishing.turtle import TurtleWriter

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Built:
    """What a build wrote: how many files and bytes."""

    files: int
    bytes: int


def build_site(
    vocabulary: Vocabulary,
    report: Report,
    out: Path,
    *,
    forced: bool = False,
    progress: Progress = lambda _: None,
) -> Built:
    """Write the pages, the data of each resource, and the downloads of a vocabulary.

    The graph is entailed and was checked with `report`; `forced` says that it is
    published in spite of violations, which every page then shows. `progress` is told
    how many resources were finished. Raises OutputError; then nothing is changed.
    """
    with SiteFolder(out) as folder:
        downloads = _write_data(folder, vocabulary)
        for path in sorted(STATIC.rglob("*")):
            if path.is_file():
                name = path.relative_to(STATIC).as_posix()
                folder.write(f"static/{name}", path.read_bytes())
        interface = vocabulary.configuration.interface
        for language in interface:
            describer = Describer(vocabulary, language, findings_by_resource(report))
            renderer = Renderer(language, describe_site(describer, forced=forced))
            root = "" if language == interface[0] else f"{language}/"
            models = (
                *_overviews(describer, report, downloads, forced=forced),
                *describe_index(describer),
            )
            for model in models:
                _write_page(folder, root, renderer, model)
            for count, model in enumerate(_resource_models(describer)):
                _write_page(folder, root, renderer, model)
                if count % 100 == 0:
                    progress(100)
    return Built(len(folder.written), sum(folder.written.values()))


def resources(vocabulary: Vocabulary) -> Iterator[NamedNode]:
    """Give every resource that has a page of its own."""
    yield from vocabulary.schemes
    yield from vocabulary.collections
    yield from vocabulary.entries
    yield from vocabulary.documents
    yield from vocabulary.concepts


def _resource_models(describer: Describer) -> Iterator[PageModel]:
    vocabulary = describer.vocabulary
    done: set[NamedNode] = set()
    kinds: tuple[
        tuple[Callable[[Describer, NamedNode], PageModel], tuple[NamedNode, ...]], ...
    ] = (
        (describe_concept, vocabulary.concepts),
        (describe_entry, vocabulary.entries),
        (describe_collection, vocabulary.collections),
        (describe_document, vocabulary.documents),
        (describe_scheme, vocabulary.schemes),
    )
    for describe, nodes in kinds:
        for node in nodes:
            # What is wrongly of two kinds has one page, that of the first.
            if node not in done:
                done.add(node)
                yield describe(describer, node)


def _overviews(
    describer: Describer,
    report: Report,
    downloads: tuple[Download, ...],
    *,
    forced: bool,
) -> Iterator[PageModel]:
    yield describe_home(describer, downloads, attested_statements(describer))
    yield from describe_hierarchy(describer)
    if describer.vocabulary.collections:
        yield describe_collections(describer)
    if describer.vocabulary.documents:
        yield describe_sources(describer)
    queries = describe_queries(describer)
    if queries is not None:
        yield queries
    yield describe_data(describer, downloads)
    yield describe_report(describer, report, forced=forced)
    yield describe_not_found(describer)


def _write_page(
    folder: SiteFolder, root: str, renderer: Renderer, model: PageModel
) -> None:
    folder.write(f"{root}{model.page.path}.html", renderer.render(model))


def _write_data(folder: SiteFolder, vocabulary: Vocabulary) -> tuple[Download, ...]:
    """Write the graph in every syntax, and each resource's part of it beside its page.

    Gives what each file of the whole graph is.
    """
    prefixes = merged_prefixes(vocabulary.graph.prefixes)
    turtle, json_ld = TurtleWriter(prefixes), JsonLdWriter(prefixes)
    arranged = arrange(quad.triple for quad in vocabulary.store)
    readable = {
        TURTLE: turtle.write(arranged),
        JSON_LD: json_ld.write(arranged, whole=True),
    }
    name = download_name(vocabulary)
    downloads = []
    for format_ in WRITABLE:
        text = readable.get(format_)
        data = text.encode() if text else serialize(vocabulary.graph, format_, prefixes)
        path = f"data/{name}.{format_.extension}"
        folder.write(path, data)
        downloads.append(
            Download(
                format_.title,
                format_.media_type,
                path,
                len(data),
                len(vocabulary.store),
                hashlib.sha256(data).hexdigest(),
            )
        )
    for node in dict.fromkeys(resources(vocabulary)):
        part = resource_part(arranged, vocabulary.store, node)
        path = vocabulary.addresses.path(node.value)
        folder.write(f"{path}.{TURTLE.extension}", turtle.write(part))
        folder.write(f"{path}.{JSON_LD.extension}", json_ld.write(part))
    return tuple(downloads)


def download_name(vocabulary: Vocabulary) -> str:
    """Name the downloads after the vocabulary's file or folder, in safe ASCII."""
    place = vocabulary.configuration.path.resolve()
    stem = place.name.removesuffix(".gz")
    stem = stem.partition(".")[0] if place.is_file() else stem
    return re.sub(r"[^A-Za-z0-9-]+", "-", stem).strip("-").lower() or "vocabulary"


def require_content(vocabulary: Vocabulary, graph: Graph) -> None:
    """Raise VocableError where a graph holds nothing that could be published."""
    if vocabulary.concepts or vocabulary.entries:
        return
    files = ", ".join(map(str, graph.sources[:3]))
    raise VocableError(
        f"{files}: {len(graph.store)} triples, but no skos:Concept and no "
        "ontolex:LexicalEntry among them; is this a SKOS vocabulary? A concept is "
        "declared with: <https://example.org/x> a skos:Concept ."
    )
