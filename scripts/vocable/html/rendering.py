"""Page models become HTML: one environment for each interface language."""

from collections.abc import Container
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from vocable import __version__
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
from vocable.html.svg import map_cell_in, map_node_in
from vocable.html.templates.template_errors import template_errors
from vocable.interface.property_names import SECTIONS, STATUSES
from vocable.pages.comparisons.comparison import ComparisonPage
from vocable.pages.describing import Describer
from vocable.pages.languages import models as language_models
from vocable.pages.overviews import models as overview_models
from vocable.pages.overviews.models import Site
from vocable.pages.overviews.sparql import SparqlPage
from vocable.pages.parts import Page
from vocable.pages.print_edition import BookPage, Chapter, Part
from vocable.pages.terms import models
from vocable.pages.terms.homograph import HomographPage
from vocable.paths import SITE_TEMPLATES
from vocable.rdf.xml_text import visible
from vocable.search import search_page as filters
from vocable.vocabulary.labels import language_name

# One template for each model; the contract test holds the two together.
TEMPLATES = {
    BookPage: "print.html",
    ComparisonPage: "comparison.html",
    HomographPage: "homograph.html",
    language_models.CoveragePage: "coverage.html",
    language_models.LanguagesPage: "languages.html",
    language_models.ParallelPage: "parallel.html",
    models.CollectionPage: "collection.html",
    overview_models.CollectionsPage: "collections.html",
    models.ConceptPage: "concept.html",
    overview_models.DataPage: "data.html",
    models.DocumentPage: "document.html",
    models.EntryPage: "entry.html",
    overview_models.HierarchyPage: "hierarchy.html",
    overview_models.HomePage: "home.html",
    overview_models.IndexPage: "terms.html",
    overview_models.NotFoundPage: "404.html",
    overview_models.OthersPage: "resources.html",
    overview_models.QueriesPage: "queries.html",
    overview_models.ReportPage: "report.html",
    filters.SearchPage: "search.html",
    models.SchemePage: "scheme.html",
    overview_models.SourcesPage: "sources.html",
    SparqlPage: "sparql.html",
}
# What is rendered apart from a page, and the models that it is given by name.
PARTS: dict[str, dict[str, type]] = {
    (HEADER := "_header.html"): {},
    (FOOTER := "_footer.html"): {},
    (CHAPTER := "_chapter.html"): {"book": BookPage, "part": Part, "chapter": Chapter},
    "_epub_chapter.html": {"it": BookPage, "part": Part, "one": Chapter},
    "_epub_contents.html": {"it": BookPage},
    "_epub_package.html": {"it": BookPage},
}
STATIC = SITE_TEMPLATES / "static"
# Bundled by hatch_build.py; where npm was missing they are not there.
PROGRAMS = STATIC / "programs"
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
        language=partial(language_name, interface=language),
    )
    environment.globals.update(
        sections=SECTIONS,
        statuses=STATUSES,
        programs={path.stem for path in PROGRAMS.glob("*.js")},
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
        describer: Describer,
        site: Site,
        pictures: Container[str] = (),
        design: Design = OURS_ALONE,
    ) -> None:
        citations = Citations(describer)
        self.design = design
        self._heads = Heads(describer, pictures)
        with template_errors(design.folder):
            environment = environment_in(describer.interface, design)
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

    def chapter(self, book: BookPage, part: Part, chapter: Chapter) -> Markup:
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
