"""The pages of a site in one of its languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

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
from vocable.pages.print_edition import Book
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

_STEP = 100


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


def write_pages(
    folder: SiteFolder, publication: Publication, language: str, progress: Progress
) -> list[Written]:
    """Write every page of a language, and what speaks of them; say which they are.

    `progress` is told how many resources were finished. Raises TemplateError for a
    template of the user, and OutputError.
    """
    vocabulary = publication.vocabulary
    findings = findings_by_resource(publication.report)
    describer = Describer(vocabulary, language, findings, violating(publication.report))
    site = describe_site(describer, forced=publication.forced)
    renderer = Renderer(describer, site, publication.pictures, publication.design)
    machines = MachineFiles(describer, site)
    root = vocabulary.folder_of(language)

    def write(model: PageModel) -> None:
        folder.write(f"{root}{model.page.path}.html", renderer.render(model))
        machines.note(model)

    for model in chain(_overviews(describer, publication), _ways_between(describer)):
        write(model)
    book = Book(describer)
    for done, model in enumerate(_resource_models(describer)):
        write(model)
        book.add(model)
        if done % _STEP == 0:
            progress(_STEP)
    if book.fits:
        whole = book.page()
        write(whole)
        folder.write(f"{root}print.epub", bind(whole, site, renderer))
    for name, text in machines.files():
        folder.write(name, text)
    return machines.pages


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
