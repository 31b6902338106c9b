"""Page models become HTML: one environment for each interface language."""

from functools import partial
from typing import Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from vocable import __version__
from vocable.pages import models
from vocable.pages.labels import language_name
from vocable.pages.models import Site
from vocable.pages.parts import Page
from vocable.pages.wording import SECTIONS, STATUSES
from vocable.paths import SITE_TEMPLATES
from vocable.publishing.drawing import map_cell_in, map_node_in
from vocable.publishing.markup import (
    Words,
    link_in,
    marks_html,
    relation_in,
    sentence,
    text_in,
)
from vocable.publishing.structured import structured_data
from vocable.translating import translator

# One template for each model; the contract test holds the two together.
TEMPLATES = {
    models.CollectionPage: "collection.html",
    models.CollectionsPage: "collections.html",
    models.ConceptPage: "concept.html",
    models.DataPage: "data.html",
    models.DocumentPage: "document.html",
    models.EntryPage: "entry.html",
    models.HierarchyPage: "hierarchy.html",
    models.HomePage: "home.html",
    models.IndexPage: "terms.html",
    models.NotFoundPage: "404.html",
    models.QueriesPage: "queries.html",
    models.ReportPage: "report.html",
    models.SchemePage: "scheme.html",
    models.SourcesPage: "sources.html",
}
STATIC = SITE_TEMPLATES / "static"


class PageModel(Protocol):
    """Any model of a whole page."""

    @property
    def page(self) -> Page: ...


class _Compiled(BytecodeCache):
    """Keeps compiled templates in memory: they serve every language."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Renderer:
    """Renders the page models of one interface language."""

    def __init__(self, language: str, site: Site) -> None:
        catalogue = translator(language)
        words = Words(catalogue)
        # Jinja's own escaping is on for every template: a vocabulary is untrusted.
        environment = Environment(
            loader=FileSystemLoader(SITE_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_COMPILED,
        )
        environment.filters.update(
            text=text_in(language),
            link=link_in(language),
            marks=marks_html,
            map_node=map_node_in(language),
            map_cell=map_cell_in(language),
            relation=relation_in(language),
            number=catalogue.number,
            size=catalogue.size,
            sentence=sentence,
            language=partial(language_name, interface=language),
        )
        environment.globals.update(
            _=words.text,
            ngettext=words.count,
            site=site,
            sections=SECTIONS,
            statuses=STATUSES,
            generator=f"Vocable {__version__}",
            schema_org=lambda model: structured_data(model, site),
        )
        self._header = environment.get_template("_header.html")
        self._footer = environment.get_template("_footer.html")
        self._frames: dict[tuple[str, str, str], tuple[Markup, Markup]] = {}
        self._sections = {target for _, target in site.navigation}
        self._templates = {
            kind: environment.get_template(name) for kind, name in TEMPLATES.items()
        }

    def render(self, model: PageModel) -> str:
        """Render a page model with the template of its class."""
        header, footer = self._frame(model.page)
        return self._templates[type(model)].render(
            it=model, page=model.page, header=header, footer=footer
        )

    def _frame(self, page: Page) -> tuple[Markup, Markup]:
        """Give header and footer, which many pages have in common."""
        own = page.path if f"{page.path}.html" in self._sections else ""
        key = (page.up, page.section, own)
        if key not in self._frames:
            place = {"up": page.up, "section": page.section, "path": own}
            self._frames[key] = (
                Markup(self._header.render(place)),  # noqa: S704
                Markup(self._footer.render(place)),  # noqa: S704
            )
        return self._frames[key]
