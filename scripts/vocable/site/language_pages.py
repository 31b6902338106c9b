"""The pages of a site in one of its languages, written in blocks of resources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.checking.findings import Report
from vocable.html.design import Design
from vocable.html.html_head import PageModel
from vocable.html.rendering import Renderer
from vocable.pages.comparisons.comparison import describe_comparison
from vocable.pages.describing import Describer
from vocable.pages.hierarchy.tree_pages import describe_hierarchy
from vocable.pages.languages.language_coverage import describe_coverage
from vocable.pages.languages.side_by_side import describe_parallels
from vocable.pages.overviews.alphabetical_index import describe_index
from vocable.pages.overviews.data import Download, describe_data
from vocable.pages.overviews.home import attested_statements, describe_home
from vocable.pages.overviews.not_found import describe_not_found
from vocable.pages.overviews.queries import Answer, describe_queries
from vocable.pages.overviews.reports import (
    describe_report,
    findings_by_resource,
    violating,
)
from vocable.pages.overviews.site import describe_site
from vocable.pages.overviews.sparql import Engine, describe_sparql
from vocable.pages.print_edition import BOUND, describe_book, fits
from vocable.pages.terms.collection import describe_collection, describe_collections
from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.document import describe_document, describe_sources
from vocable.pages.terms.entry import describe_entry
from vocable.pages.terms.homograph import describe_homograph
from vocable.pages.terms.other_resources import describe_others
from vocable.pages.terms.scheme import describe_scheme
from vocable.search.search_page import describe_search
from vocable.site.epub import bind
from vocable.site.folder import SiteFolder
from vocable.site.machines.files import MachineFiles
from vocable.site.machines.hosting import Written
from vocable.system.processes import Progress
from vocable.vocabulary.survey import Vocabulary

# So many resources are worth a process of their own.
_BLOCK = 500
# A resource and what describes its page.
Described = tuple[Callable[[Describer, NamedNode], PageModel], NamedNode]


@dataclass(frozen=True)
class Publication:
    """What the pages of every language are made from.

    `answers` are those to its named queries; `pictures` are the paths of the pages that
    have a picture of their own; `forced` says that it is published in spite of
    violations; `left_out` says which downloads are not there, and why.
    """

    vocabulary: Vocabulary
    report: Report
    design: Design
    downloads: tuple[Download, ...]
    engine: Engine
    answers: tuple[Answer, ...]
    pictures: frozenset[str]
    forced: bool
    left_out: tuple[str, ...] = ()


class Block(NamedTuple):
    """What a task wrote: which pages, and the models that the book is made of."""

    pages: list[Written]
    models: list[PageModel]


class LanguagePages:
    """Writes the pages of a site in one of its languages, a block at a time.

    A block can be written by any process that has a copy of this, in any order: its
    files are the same. Raises TemplateError for a template of the user, and
    OutputError.
    """

    def __init__(
        self, folder: SiteFolder, publication: Publication, language: str
    ) -> None:
        vocabulary = publication.vocabulary
        report = publication.report
        self._folder = folder
        self._publication = publication
        self._root = vocabulary.folder_of(language)
        self.describer = Describer(
            vocabulary, language, findings_by_resource(report), violating(report)
        )
        self._site = describe_site(self.describer, forced=publication.forced)
        # Else each process would find them for itself.
        _ = self.describer.outline, self.describer.alphabet
        self._renderer = Renderer(
            self.describer, self._site, publication.pictures, publication.design
        )

    def overviews(self, _: Progress) -> Block:
        """Write what speaks of the whole, and the ways between resources alike."""
        machines = MachineFiles(self.describer, self._site)
        describer = self.describer
        for model in chain(
            _overviews(describer, self._publication), _ways_between(describer)
        ):
            self._write(model, machines)
        for name, text in machines.files():
            self._folder.write(name, text)
        return Block(machines.pages, [])

    def block(self, resources: Sequence[Described], progress: Progress) -> Block:
        """Write the pages of some resources; `progress` is told how many there are."""
        machines = MachineFiles(self.describer, self._site)
        models: list[PageModel] = []
        bound = fits(self._publication.vocabulary)
        for describe, node in resources:
            model = describe(self.describer, node)
            self._write(model, machines)
            if bound and isinstance(model, BOUND):
                models.append(model)
        progress(len(resources))
        return Block(machines.pages, models)

    def book(self, models: Iterable[PageModel], _: Progress) -> Block:
        """Write the whole as one page and as an EPUB, from the models of the blocks."""
        machines = MachineFiles(self.describer, self._site)
        whole = describe_book(self.describer, models)
        self._write(whole, machines)
        book = bind(whole, self._site, self._renderer)
        self._folder.write(f"{self._root}print.epub", book)
        return Block(machines.pages, [])

    def _write(self, model: PageModel, machines: MachineFiles) -> None:
        path = f"{self._root}{model.page.path}.html"
        self._folder.write(path, self._renderer.render(model))
        machines.note(model)


def blocks(vocabulary: Vocabulary) -> Iterator[tuple[Described, ...]]:
    """Cut the resources that have pages into blocks.

    What is wrongly of two kinds has one page, that of the first.
    """
    done: dict[NamedNode, Described] = {}
    for describe, nodes in (
        (describe_concept, vocabulary.concepts),
        (describe_entry, vocabulary.entries),
        (describe_collection, vocabulary.collections),
        (describe_document, vocabulary.documents),
        (describe_scheme, vocabulary.schemes),
    ):
        for node in nodes:
            done.setdefault(node, (describe, node))
    resources = tuple(done.values())
    for start in range(0, len(resources), _BLOCK):
        yield resources[start : start + _BLOCK]


def _overviews(describer: Describer, publication: Publication) -> Iterator[PageModel]:
    downloads = publication.downloads
    yield describe_home(describer, downloads, attested_statements(describer))
    yield from describe_hierarchy(describer)
    if describer.vocabulary.collections:
        yield describe_collections(describer)
    if describer.vocabulary.documents:
        yield describe_sources(describer)
    queries = describe_queries(describer, publication.answers)
    if queries is not None:
        yield queries
    yield from describe_others(describer)
    yield describe_data(describer, downloads, publication.left_out)
    yield describe_report(describer, publication.report, forced=publication.forced)
    yield describe_not_found(describer)
    yield describe_sparql(describer, publication.engine)
    index = describe_index(describer)
    yield from index
    yield from describe_coverage(describer)
    yield from describe_parallels(describer)
    yield describe_search(describer, index[0])


def _ways_between(describer: Describer) -> Iterator[PageModel]:
    """Give the pages that lead from one resource to another like it."""
    for pair in describer.vocabulary.pairs.all:
        yield describe_comparison(describer, pair)
    for homograph in describer.vocabulary.homographs.all:
        yield describe_homograph(describer, homograph)
