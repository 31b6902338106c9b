"""Sitemap, robots.txt, OpenSearch and llms.txt of a site, as files."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from vocable.html.html_head import PageModel, public_addresses
from vocable.pages.edition import Edition
from vocable.pages.overviews.data import DataPage
from vocable.pages.overviews.home import HomePage
from vocable.pages.overviews.not_found import NotFoundPage
from vocable.pages.overviews.site import Site
from vocable.site.machines.llms_txt import llms
from vocable.site.machines.opensearch import open_search
from vocable.site.machines.robots_txt import robots
from vocable.site.machines.sitemap import Sitemap, WrittenPage
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.metadata import about, last_modified


class MachineFiles:
    """Takes note of the pages that are written in one language.

    What needs the whole address of the site is left out where that is not known.
    """

    def __init__(self, edition: Edition, site: Site) -> None:
        self._edition = edition
        self._site = site
        self._public = public_addresses(edition.facts)
        # Of a page about no one resource nothing is looked for.
        self._days: dict[str, str] = {"": ""}
        self._overviews: dict[type, PageModel] = {}
        self.pages: list[WrittenPage] = []

    def note(self, model: PageModel) -> None:
        """Take note of a page.

        A page about no one resource, or about one without a date of its own, changes
        with the vocabulary: all of them show its version.
        """
        page = model.page
        if isinstance(model, NotFoundPage):
            return
        if isinstance(model, HomePage | DataPage):
            self._overviews[type(model)] = model
        if self._public is None:
            return
        day = self._days.get(page.iri)
        if day is None:
            day = last_modified(self._edition.facts.store, NamedNode(page.iri))
            self._days[page.iri] = day
        self.pages.append(WrittenPage(page.path, page.language, day))

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the paths and texts of the files, when every page is written."""
        language, site, public = self._edition.language, self._site, self._public
        root = language == site.languages[0]
        if public is not None:
            name = "opensearch.xml" if root else f"{language}/opensearch.xml"
            yield name, open_search(site, public, language)
        if root:
            yield "robots.txt", robots(public.site if public else "")
            home, data = self._overviews[HomePage], self._overviews[DataPage]
            assert isinstance(home, HomePage)
            assert isinstance(data, DataPage)
            yield "llms.txt", llms(home, data, site, self._edition.translator, public)


def sitemap_files(
    facts: Facts, pages: Iterable[WrittenPage]
) -> Iterator[tuple[str, str]]:
    """Give the paths and texts of the sitemap, where the site knows its address."""
    public = public_addresses(facts)
    if public is None:
        return
    found = about(facts)
    day = found.modified or found.issued
    dated = (
        WrittenPage(page.path, page.language, page.modified or day) for page in pages
    )
    yield from Sitemap(public).files(dated)
