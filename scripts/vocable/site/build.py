"""Build of a whole site, from start to end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from vocable.checking.findings import Report
from vocable.counting import how_many
from vocable.errors import VocableError
from vocable.html.design import Design, design_of
from vocable.html.preview_images import Pictures
from vocable.html.rendering import compile_templates
from vocable.pages.edition import Edition
from vocable.pages.overviews.data import Download
from vocable.pages.overviews.queries import Answer, answer_queries
from vocable.pages.overviews.reports import with_names
from vocable.pages.print_edition import fits
from vocable.rdf.formats import WRITABLE, Format
from vocable.rdf.loading import Graph
from vocable.rdf.reading import size
from vocable.search.files import search_files
from vocable.site.data_files import DataFiles
from vocable.site.folder import SiteFolder
from vocable.site.language_pages import Block, LanguagePages, Publication, blocks
from vocable.site.language_switch import lead_to_what_exists
from vocable.site.machines.program_files import sitemap_files
from vocable.site.machines.sitemap import WrittenPage
from vocable.site.sparql_engine import write_engine
from vocable.system.processes import Progress, Result, Task, side_by_side
from vocable.vocabulary.facts import Facts


@dataclass(frozen=True)
class Built:
    """What a build wrote: how many files and bytes, and what it left out and why.

    `report` is that of the check before it.
    """

    files: int
    bytes: int
    report: Report
    left_out: tuple[str, ...] = ()


def build_site(  # noqa: PLR0913 - what is published, where, and how
    facts: Facts,
    report: Report,
    out: Path,
    *,
    forced: bool = False,
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Built:
    """Write the pages, the data of each resource, and the downloads of a vocabulary.

    The graph is entailed and was checked with `report`; `forced` says that it is
    published in spite of violations, which every page then shows. The files are the
    same however many `jobs`, processes at a time, make them. `progress` is told how
    many resources were finished. Raises OutputError, or TemplateError for a template
    of the user; then nothing is changed.
    """
    with SiteFolder(out) as folder:
        together = _Together(folder, jobs, progress)
        design = design_of(facts.configuration)
        for path, content in design.static_files():
            folder.write(path, content)
        data = DataFiles(folder, facts)
        downloads, left_out, answers, pictures = _write_data(
            together, data, facts, design
        )
        publication = Publication(
            facts,
            with_names(report, facts.blank_names),
            design,
            downloads,
            write_engine(folder, facts, downloads),
            answers,
            pictures,
            forced,
            left_out,
        )
        pages = _write_pages(together, publication, data)
        lead_to_what_exists(folder, facts)
        for name, text in sitemap_files(facts, pages):
            folder.write(name, text)
    written = folder.written
    return Built(len(written), sum(written.values()), report, left_out)


@dataclass(frozen=True)
class _Together:
    """Writes parts of one site side by side."""

    folder: SiteFolder
    jobs: int
    progress: Progress

    def do(self, tasks: Sequence[Task[Result]]) -> list[Result]:
        """Do tasks that write to the folder, which then knows all their files."""
        noting = [partial(self._noting, task) for task in tasks]
        done = side_by_side(noting, self.jobs, self.progress)
        for _, written in done:
            self.folder.written.update(written)
        return [result for result, _ in done]

    def _noting(
        self, task: Task[Result], progress: Progress
    ) -> tuple[Result, dict[str, int]]:
        before = len(self.folder.written)
        result = task(progress)
        return result, dict(islice(self.folder.written.items(), before, None))


def _write_pages(
    together: _Together, publication: Publication, data: DataFiles
) -> list[WrittenPage]:
    """Write the pages of every language, and what stands beside them; name the pages.

    What the tasks have in common is made before there is a second process.
    """
    facts = publication.facts
    editions = [
        LanguagePages(together.folder, publication, language)
        for language in facts.site_tags
    ]
    cut = tuple(blocks(facts))

    def description(_: Progress) -> None:
        data.describe(publication.downloads)

    def search(_: Progress) -> None:
        for name, text in search_files([one.edition for one in editions]):
            together.folder.write(name, text)

    # The longest come first.
    whole: list[Task[Any]] = [search, *(one.overviews for one in editions), description]
    parts: list[Task[Any]] = [
        partial(one.block, part) for one in editions for part in cut
    ]
    done: list[Any] = together.do([*whole, *parts])[1:]
    overviews, written = done[: len(editions)], done[len(editions) + 1 :]
    by_edition: list[list[Block]] = [
        written[number * len(cut) :][: len(cut)] for number in range(len(editions))
    ]
    books: list[Block] = [Block([], []) for _ in editions]
    if fits(facts):
        books = together.do(
            [
                partial(edition.book, [model for part in own for model in part.models])
                for edition, own in zip(editions, by_edition, strict=True)
            ]
        )
    return [
        page
        for first, own, book in zip(overviews, by_edition, books, strict=True)
        for block in (first, *own, book)
        for page in block.pages
    ]


def _write_data(
    together: _Together, data: DataFiles, facts: Facts, design: Design
) -> tuple[tuple[Download, ...], tuple[str, ...], tuple[Answer, ...], frozenset[str]]:
    """Write the downloads; give them, and what else the pages of all languages show.

    That is why a download is left out, the answers to the named queries, and which
    pages have a picture.

    Meanwhile templates are compiled, once for all processes that need them next.
    """

    def in_format(format_: Format, _: Progress) -> Download | str:
        return data.write(format_)

    def answers(_: Progress) -> tuple[Answer, ...]:
        return answer_queries(facts)

    def pictures(_: Progress) -> frozenset[str]:
        return frozenset(_write_pictures(together.folder, facts))

    def templates(_: Progress) -> None:
        compile_templates(design, facts.site_languages[0].interface)

    formats = [partial(in_format, format_) for format_ in WRITABLE]
    tasks: list[Task[Any]] = [*formats, answers, pictures]
    if together.jobs > 1:
        # The longest comes first.
        tasks.insert(0, templates)
    *_, answered, drawn = done = together.do(tasks)
    downloads = tuple(one for one in done if isinstance(one, Download))
    left_out = tuple(one for one in done if isinstance(one, str))
    return downloads, left_out, answered, drawn


def _write_pictures(folder: SiteFolder, facts: Facts) -> Iterator[str]:
    """Draw the terms, where a font is named and pictures have an address."""
    configuration = facts.configuration
    if configuration.picture_font is None or not configuration.site_url:
        return
    edition = Edition(facts, facts.site_tags[0])
    drawn = Pictures(configuration.picture_font, edition.title.value)
    terms = (*facts.concepts, *facts.entries, *facts.collections)
    for node in dict.fromkeys(terms):
        picture = drawn.of(edition.labels.label(node).value)
        if picture is not None:
            path = facts.addresses.path(node.value)
            folder.write(f"{path}.png", picture)
            yield path


def require_content(facts: Facts, graph: Graph) -> None:
    """Raise VocableError where a graph holds nothing that could be published."""
    if facts.concepts or facts.entries:
        return
    files = ", ".join(map(str, graph.sources[:3]))
    raise VocableError(
        f"{files}: {how_many(size(graph.store), 'triple')}, but no skos:Concept and no "
        "ontolex:LexicalEntry among them; is this a SKOS vocabulary? A concept is "
        "declared with: <https://example.org/x> a skos:Concept ."
    )
