"""Renderer: page models become HTML, with one environment for each language."""

from collections.abc import Container
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from vocable.html import browser_programs
from vocable.html.citations import Citations
from vocable.html.design import Design
from vocable.html.environment import SiteEnvironment
from vocable.html.html_head import Heads, PageModel
from vocable.html.markup import (
    Words,
    direction_in,
    link_in,
    links_in,
    marks_html,
    name_in,
    note_in,
    relation_in,
    sentence,
    some,
    text_in,
    texts_in,
    time_in,
    words_in,
)
from vocable.html.quotation_marks import quoted_in
from vocable.html.svg import map_cell_in, map_node_in
from vocable.html.template_errors import template_errors
from vocable.interface.property_names import SECTIONS, STATUSES
from vocable.pages.comparisons.comparison import ComparisonPage
from vocable.pages.edition import Edition
from vocable.pages.hierarchy.tree_pages import HierarchyPage
from vocable.pages.languages.language_coverage import CoveragePage, LanguagesPage
from vocable.pages.languages.side_by_side import ParallelPage
from vocable.pages.overviews.alphabetical_index import IndexPage
from vocable.pages.overviews.data import DataPage
from vocable.pages.overviews.home import HomePage
from vocable.pages.overviews.not_found import NotFoundPage
from vocable.pages.overviews.queries import QueriesPage
from vocable.pages.overviews.reports import ReportPage
from vocable.pages.overviews.site import Site
from vocable.pages.overviews.sparql import SparqlPage
from vocable.pages.parts import Page
from vocable.pages.print_edition import BookPage, BookPart, Chapter
from vocable.pages.terms.collection import CollectionPage, CollectionsPage
from vocable.pages.terms.concept import ConceptPage
from vocable.pages.terms.document import DocumentPage, SourcesPage
from vocable.pages.terms.entry import EntryPage
from vocable.pages.terms.homograph import HomographPage
from vocable.pages.terms.other_resources import OthersPage
from vocable.pages.terms.scheme import SchemePage
from vocable.rdf.xml_text import visible
from vocable.search.search_page import SearchPage
from vocable.version import __version__
from vocable.vocabulary.labels import language_name

# One template for each model; the contract test holds the two together.
TEMPLATES = {
    BookPage: "print.html",
    ComparisonPage: "comparison.html",
    HomographPage: "homograph.html",
    CoveragePage: "coverage.html",
    LanguagesPage: "languages.html",
    ParallelPage: "parallel.html",
    CollectionPage: "collection.html",
    CollectionsPage: "collections.html",
    ConceptPage: "concept.html",
    DataPage: "data.html",
    DocumentPage: "document.html",
    EntryPage: "entry.html",
    HierarchyPage: "hierarchy.html",
    HomePage: "home.html",
    IndexPage: "terms.html",
    NotFoundPage: "404.html",
    OthersPage: "resources.html",
    QueriesPage: "queries.html",
    ReportPage: "report.html",
    SearchPage: "search.html",
    SchemePage: "scheme.html",
    SourcesPage: "sources.html",
    SparqlPage: "sparql.html",
}
# What is rendered apart from a page, and the models that it is given by name.
PARTS: dict[str, dict[str, type]] = {
    (HEADER := "_header.html"): {},
    (FOOTER := "_footer.html"): {},
    (CHAPTER := "_chapter.html"): {
        "book": BookPage,
        "part": BookPart,
        "chapter": Chapter,
    },
    "_epub_chapter.html": {"it": BookPage, "part": BookPart, "one": Chapter},
    "_epub_contents.html": {"it": BookPage},
    "_epub_package.html": {"it": BookPage},
}
OURS_ALONE = Design()


def environment_in(language: str, design: Design) -> Environment:
    """Make the environment in which the templates of a language are compiled."""
    catalogue = design.translator(language)
    environment = SiteEnvironment(Words(catalogue), design.loader)
    environment.filters.update(
        text=text_in(language),
        note=note_in(language),
        words=words_in(language),
        texts=texts_in(language),
        dir=direction_in(language),
        link=link_in(language, catalogue),
        links=links_in(language, catalogue),
        some=some,
        name=name_in(language, catalogue),
        marks=marks_html,
        map_node=map_node_in(language),
        map_cell=map_cell_in(language),
        relation=relation_in(language, catalogue),
        number=catalogue.number,
        percent=catalogue.percent,
        size=catalogue.size,
        date=catalogue.date,
        time=time_in(language),
        sentence=sentence,
        quoted=quoted_in(catalogue),
        language=partial(language_name, interface=language),
    )
    environment.globals.update(
        sections=SECTIONS,
        statuses=STATUSES,
        programs=browser_programs.scripts(),
        generator=f"Vocable {__version__}",
        design=design,
    )
    return environment


def compile_templates(design: Design, language: str) -> None:
    """Compile every template of a design, for all that use them after.

    Raises TemplateError where a template of the user cannot be used.
    """
    with template_errors(design.folder):
        environment = environment_in(language, design)
        for name in (*TEMPLATES.values(), *PARTS):
            environment.get_template(name)


class Renderer:
    """Renders the page models of one interface language.

    Raises TemplateError where a template of the user cannot be used.
    """

    def __init__(
        self,
        edition: Edition,
        site: Site,
        pictures: Container[str] = (),
        design: Design = OURS_ALONE,
    ) -> None:
        citations = Citations(edition)
        self.design = design
        self._heads = Heads(edition, pictures)
        with template_errors(design.folder):
            environment = environment_in(edition.interface, design)
            self._environment = environment
            environment.globals.update(
                site=site,
                cite=citations.of,
                cite_whole=citations.whole,
                articles=self.chapter,
            )
            self._header = environment.get_template(HEADER)
            self._footer = environment.get_template(FOOTER)
            self._templates = {
                kind: environment.get_template(name) for kind, name in TEMPLATES.items()
            }
        self._chapters: dict[str, Markup] = {}
        self._frames: dict[tuple[str, str, str], tuple[Markup, Markup]] = {}
        self._sections = {target for _, target in site.navigation}

    def render(self, model: PageModel) -> str:
        """Render a page model with the template of its class."""
        with template_errors(self.design.folder):
            header, footer = self._frame(model.page)
            page = self._templates[type(model)].render(
                it=model,
                page=model.page,
                head=self._heads.of(model),
                header=header,
                footer=footer,
            )
        return visible(page)

    def chapter(self, book: BookPage, part: BookPart, chapter: Chapter) -> Markup:
        """Render the articles under one letter, once for print.html and the EPUB."""
        text = self._chapters.get(chapter.name)
        if text is None:
            values = {"book": book, "part": part, "chapter": chapter}
            text = Markup(self.render_part(CHAPTER, **values))  # noqa: S704 - Jinja escaped it
            self._chapters[chapter.name] = text
        return text

    def render_part(self, name: str, **values: object) -> str:
        """Render a template that is no page, as each file of the EPUB is."""
        with template_errors(self.design.folder):
            return visible(self._environment.get_template(name).render(values))

    def _frame(self, page: Page) -> tuple[Markup, Markup]:
        """Give header and footer, which many pages have in common."""
        own = page.path if f"{page.path}.html" in self._sections else ""
        key = (page.up, page.section, own)
        if key not in self._frames:
            place = {
                "up": page.up,
                "base": page.base,
                "section": page.section,
                "path": own,
            }
            self._frames[key] = (
                Markup(self._header.render(place)),  # noqa: S704 - Jinja escaped it
                Markup(self._footer.render(place)),  # noqa: S704 - Jinja escaped it
            )
        return self._frames[key]
