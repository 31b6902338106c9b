"""The files of a site that programs look for: they speak of the pages written."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from vocable.pages.about import about, last_modified
from vocable.pages.describing import Describer
from vocable.pages.overview_models import DataPage, HomePage, NotFoundPage, Site
from vocable.publishing.heads import PageModel, public_addresses
from vocable.publishing.hosting import Sitemap, Written, open_search, robots
from vocable.publishing.llms import llms


class MachineFiles:
    """Takes note of what is written in one language after another.

    What needs the whole address of the site is left out where that is not known.
    """

    def __init__(self) -> None:
        self._pages: list[Written] = []
        self._files: dict[str, str] = {}
        # Of a page about no one resource nothing is looked for.
        self._days: dict[str, str] = {"": ""}
        self._overviews: dict[type, PageModel] = {}

    def note(self, describer: Describer, model: PageModel) -> None:
        """Take note of a page.

        A page about no one resource, or about one without a date of its own, changes
        with the vocabulary: all of them show its version.
        """
        page = model.page
        if isinstance(model, NotFoundPage):
            return
        if isinstance(model, HomePage | DataPage):
            self._overviews[type(model)] = model
        if not describer.vocabulary.configuration.site_url:
            return
        day = self._days.get(page.iri)
        if day is None:
            day = last_modified(describer.store, NamedNode(page.iri))
            self._days[page.iri] = day
        self._pages.append(Written(page.path, page.language, day))

    def close(self, describer: Describer, site: Site) -> None:
        """Take note that every page of a language is written."""
        public = public_addresses(describer)
        language = describer.language
        root = language == site.languages[0]
        if public is not None:
            name = "opensearch.xml" if root else f"{language}/opensearch.xml"
            self._files[name] = open_search(site, public, language)
        if root:
            self._files["robots.txt"] = robots(public.site if public else "")
            home, data = self._overviews[HomePage], self._overviews[DataPage]
            assert isinstance(home, HomePage)
            assert isinstance(data, DataPage)
            say = describer.translator
            self._files["llms.txt"] = llms(home, data, site, say, public)
        if public is not None and language == site.languages[-1]:
            found = about(describer.vocabulary)
            day = found.modified or found.issued
            pages = (
                Written(page.path, page.language, page.modified or day)
                for page in self._pages
            )
            self._files.update(Sitemap(public).files(pages))

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the paths and texts of the files, by path."""
        yield from sorted(self._files.items())
