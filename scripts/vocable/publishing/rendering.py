"""Page models become HTML: one environment for each interface language."""

from functools import partial

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from vocable import __version__
from vocable.pages import models
from vocable.pages.labels import language_name
from vocable.pages.models import Site
from vocable.pages.wording import SECTIONS, STATUSES
from vocable.paths import SITE_TEMPLATES
from vocable.publishing.markup import link_in, marks_html, sentence, text_in
from vocable.publishing.structured import structured_data
from vocable.publishing.translating import translator

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
    models.ReportPage: "report.html",
    models.SchemePage: "scheme.html",
    models.SourcesPage: "sources.html",
}
STATIC = SITE_TEMPLATES / "static"


class _Compiled(BytecodeCache):
    """Keeps compiled templates in memory, so that each language need not compile."""

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
        words = translator(language)
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
            number=words.number,
            size=words.size,
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
        self._templates = {
            kind: environment.get_template(name) for kind, name in TEMPLATES.items()
        }

    def render(self, model: object) -> str:
        """Render a page model with the template of its class."""
        template = self._templates[type(model)]
        return template.render(it=model, page=model.page)  # type: ignore[attr-defined]


