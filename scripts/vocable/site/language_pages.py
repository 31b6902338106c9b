"""Pages of a site in one language, written in blocks of resources."""

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
from vocable.pages.edition import Edition
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
from vocable.site.machines.program_files import MachineFiles
from vocable.site.machines.sitemap import WrittenPage
from vocable.system.processes import Progress
from vocable.vocabulary.facts import Facts

# So many resources are worth a process of their own.
_BLOCK = 500
# A resource and what describes its page.
ResourcePage = tuple[Callable[[Edition, NamedNode], PageModel], NamedNode]


@dataclass(frozen=True)
class Publication:
    """What the pages of every language are made from.

    `answers` are those to its named queries; `pictures` are the paths of the pages that
    have a picture of their own; `forced` says that it is published in spite of
    violations; `left_out` says which downloads are not there, and why.
    """

    facts: Facts
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

    pages: list[WrittenPage]
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
        facts = publication.facts
        report = publication.report
        self._folder = folder
        self._publication = publication
        self._root = facts.folder_of(language)
        self.edition = Edition(
            facts, language, findings_by_resource(report), violating(report)
        )
        self._site = describe_site(self.edition, forced=publication.forced)
        # Else each process would find them for itself.
        _ = self.edition.outline, self.edition.alphabet
        self._renderer = Renderer(
            self.edition, self._site, publication.pictures, publication.design
        )

    def overviews(self, _: Progress) -> Block:
        """Write what speaks of the whole, and the ways between resources alike."""
        machines = MachineFiles(self.edition, self._site)
        edition = self.edition
        for model in chain(
            _overviews(edition, self._publication), _ways_between(edition)
        ):
            self._write(model, machines)
        for name, text in machines.files():
            self._folder.write(name, text)
        return Block(machines.pages, [])

    def block(self, resources: Sequence[ResourcePage], progress: Progress) -> Block:
        """Write the pages of some resources; `progress` is told how many there are."""
        machines = MachineFiles(self.edition, self._site)
        models: list[PageModel] = []
        bound = fits(self._publication.facts)
        for describe, node in resources:
            model = describe(self.edition, node)
            self._write(model, machines)
            if bound and isinstance(model, BOUND):
                models.append(model)
        progress(len(resources))
        return Block(machines.pages, models)

    def book(self, models: Iterable[PageModel], _: Progress) -> Block:
        """Write the whole as one page and as an EPUB, from the models of the blocks."""
        machines = MachineFiles(self.edition, self._site)
        whole = describe_book(self.edition, models)
        self._write(whole, machines)
        book = bind(whole, self._site, self._renderer)
        self._folder.write(f"{self._root}print.epub", book)
        return Block(machines.pages, [])

    def _write(self, model: PageModel, machines: MachineFiles) -> None:
        path = f"{self._root}{model.page.path}.html"
        self._folder.write(path, self._renderer.render(model))
        machines.note(model)


def blocks(facts: Facts) -> Iterator[tuple[ResourcePage, ...]]:
    """Cut the resources that have pages into blocks.

    What is wrongly of two kinds has one page, that of the first.
    """
    done: dict[NamedNode, ResourcePage] = {}
    for describe, nodes in (
        (describe_concept, facts.concepts),
        (describe_entry, facts.entries),
        (describe_collection, facts.collections),
        (describe_document, facts.documents),
        (describe_scheme, facts.schemes),
    ):
        for node in nodes:
            done.setdefault(node, (describe, node))
    resources = tuple(done.values())
    for start in range(0, len(resources), _BLOCK):
        yield resources[start : start + _BLOCK]


def _overviews(edition: Edition, publication: Publication) -> Iterator[PageModel]:
    downloads = publication.downloads
    yield describe_home(edition, downloads, attested_statements(edition))
    yield from describe_hierarchy(edition)
    if edition.facts.collections:
        yield describe_collections(edition)
    if edition.facts.documents:
        yield describe_sources(edition)
    queries = describe_queries(edition, publication.answers)
    if queries is not None:
        yield queries
    yield from describe_others(edition)
    yield describe_data(edition, downloads, publication.left_out)
    yield describe_report(edition, publication.report, forced=publication.forced)
    yield describe_not_found(edition)
    yield describe_sparql(edition, publication.engine)
    index = describe_index(edition)
    yield from index
    yield from describe_coverage(edition)
    yield from describe_parallels(edition)
    yield describe_search(edition, index[0])


def _ways_between(edition: Edition) -> Iterator[PageModel]:
    """Give the pages that lead from one resource to another like it."""
    for pair in edition.facts.pairs.all:
        yield describe_comparison(edition, pair)
    for homograph in edition.facts.homographs.all:
        yield describe_homograph(edition, homograph)
