"""The build of a whole site, start to end."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode

from vocable.checking.findings import Report
from vocable.errors import VocableError
from vocable.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.graph.loading import Graph
from vocable.namespaces import merged_prefixes
from vocable.pages.about import about
from vocable.pages.book import Book
from vocable.pages.collections import describe_collection, describe_collections
from vocable.pages.comparing import describe_comparison
from vocable.pages.concepts import describe_concept
from vocable.pages.coverage import describe_coverage
from vocable.pages.describing import Describer
from vocable.pages.disambiguating import describe_homograph
from vocable.pages.documents import describe_document, describe_sources
from vocable.pages.entries import describe_entry
from vocable.pages.filters import describe_search
from vocable.pages.hierarchy import describe_hierarchy
from vocable.pages.index import describe_index
from vocable.pages.overview_models import Download
from vocable.pages.overviews import (
    attested_statements,
    describe_home,
    describe_not_found,
    describe_scheme,
    describe_site,
    title,
)
from vocable.pages.parallel import describe_parallels
from vocable.pages.queries import describe_queries
from vocable.pages.reports import describe_data, describe_report, findings_by_resource
from vocable.pages.sparql import describe_sparql
from vocable.pages.vocabulary import Vocabulary
from vocable.publishing.dataset import NAME, DatasetDescription
from vocable.publishing.design import design_of
from vocable.publishing.engine import write_engine
from vocable.publishing.epub import bind
from vocable.publishing.exporting import resource_part, serialize
from vocable.publishing.folder import SiteFolder
from vocable.publishing.heads import PageModel
from vocable.publishing.jsonld import JsonLdWriter
from vocable.publishing.machines import MachineFiles
from vocable.publishing.ordering import arrange
from vocable.publishing.pictures import Pictures
from vocable.publishing.rdfxml import rdfxml
from vocable.publishing.rendering import Renderer
from vocable.publishing.search_files import SearchFiles
from vocable.publishing.statistics import count
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
    how many resources were finished. Raises OutputError, or TemplateError for a
    template of the user; then nothing is changed.
    """
    design = design_of(vocabulary.configuration)
    with SiteFolder(out) as folder:
        downloads = _write_data(folder, vocabulary)
        engine = write_engine(folder, vocabulary, downloads)
        for path, content in design.static_files():
            folder.write(path, content)
        interface = vocabulary.configuration.interface
        machines = MachineFiles()
        search: SearchFiles | None = None
        for language in interface:
            describer = Describer(vocabulary, language, findings_by_resource(report))
            site = describe_site(describer, forced=forced)
            if language == interface[0]:
                pictures = frozenset(_write_pictures(folder, describer))
            renderer = Renderer(describer, site, pictures, design)
            root = "" if language == interface[0] else f"{language}/"
            search = search or SearchFiles(describer)
            search.add(describer)
            index = describe_index(describer)
            models = (
                *_overviews(describer, report, downloads, forced=forced),
                describe_sparql(describer, engine),
                *index,
                *describe_coverage(describer),
                *describe_parallels(describer),
                describe_search(describer, index[0]),
            )
            pages = _Pages(folder, root, renderer, describer, machines)
            for model in chain(models, _ways_between(describer)):
                pages.write(model)
            book = Book(describer)
            for done, model in enumerate(_resource_models(describer)):
                pages.write(model)
                book.add(model)
                if done % 100 == 0:
                    progress(100)
            if book.fits:
                whole = book.page()
                pages.write(whole)
                folder.write(f"{root}print.epub", bind(whole, site, renderer))
            machines.close(describer, site)
        for name, text in chain(machines.files(), search.files() if search else ()):
            folder.write(name, text)
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


def _ways_between(describer: Describer) -> Iterator[PageModel]:
    """Give the pages that lead from one resource to another like it."""
    for pair in describer.vocabulary.pairs.all:
        yield describe_comparison(describer, pair)
    for homograph in describer.vocabulary.homographs.all:
        yield describe_homograph(describer, homograph)


@dataclass(frozen=True)
class _Pages:
    """Writes the pages of one language, each noted for sitemap and crawlers."""

    folder: SiteFolder
    root: str
    renderer: Renderer
    describer: Describer
    machines: MachineFiles

    def write(self, model: PageModel) -> None:
        path = f"{self.root}{model.page.path}.html"
        self.folder.write(path, self.renderer.render(model))
        self.machines.note(self.describer, model)


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
        RDF_XML: rdfxml(arranged, prefixes),
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
    description = DatasetDescription(
        vocabulary,
        about(vocabulary),
        tuple(downloads),
        count(arranged, vocabulary.addresses),
        prefixes,
    )
    folder.write(f"{NAME}.{TURTLE.extension}", description.turtle)
    folder.write(f"{NAME}.{JSON_LD.extension}", description.json_ld)
    for node in dict.fromkeys(resources(vocabulary)):
        part = resource_part(arranged, vocabulary.store, node)
        path = vocabulary.addresses.path(node.value)
        folder.write(f"{path}.{TURTLE.extension}", turtle.write(part))
        folder.write(f"{path}.{JSON_LD.extension}", json_ld.write(part))
    return tuple(downloads)


def _write_pictures(folder: SiteFolder, describer: Describer) -> Iterator[str]:
    """Draw the terms, where a font is named and pictures have an address."""
    vocabulary = describer.vocabulary
    configuration = vocabulary.configuration
    if configuration.picture_font is None or not configuration.site_url:
        return
    drawn = Pictures(configuration.picture_font, title(describer).value)
    terms = (*vocabulary.concepts, *vocabulary.entries, *vocabulary.collections)
    for node in dict.fromkeys(terms):
        picture = drawn.of(describer.labels.label(node).value)
        if picture is not None:
            path = vocabulary.addresses.path(node.value)
            folder.write(f"{path}.png", picture)
            yield path


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
