"""HTML head of a page: canonical link, alternates, Open Graph, schema.org.

See RFC 6596 for canonical links and https://ogp.me for Open Graph.
"""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from babel.core import get_global
from markupsafe import Markup

from vocable.html.preview_images import GENERAL
from vocable.html.structured_data import StructuredData
from vocable.pages.edition import Edition
from vocable.pages.overviews.home import HomePage
from vocable.pages.overviews.not_found import NotFoundPage
from vocable.pages.parts import Page
from vocable.vocabulary.addresses import PublicAddresses, href
from vocable.vocabulary.facts import Facts


class PageModel(Protocol):
    """Any model of a whole page."""

    @property
    def page(self) -> Page: ...


@dataclass(frozen=True, slots=True)
class Head:
    """The machine-readable head of one page.

    `canonical` is whole where the site knows its address, which then stands in `url`
    too; `alternates` are the languages of the page. A page that is no answer to a
    search is not `listed`. `kind` and the locales are those of Open Graph.
    """

    canonical: str
    url: str
    alternates: tuple[tuple[str, str], ...]
    listed: bool
    kind: str
    locale: str
    other_locales: tuple[str, ...]
    picture: str
    structured: Markup


class Heads:
    """Makes the heads of the pages of one language.

    `pictures` are the paths that have a picture of their own.
    """

    def __init__(self, edition: Edition, pictures: Container[str] = ()) -> None:
        self._pictures = pictures
        self._languages = edition.facts.site_tags
        self._public = public_addresses(edition.facts)
        self._structured = StructuredData(edition, self._public)
        self._locale = locale_of(edition.language)
        self._others = tuple(
            locale_of(tag) for tag in self._languages if tag != edition.language
        )

    def of(self, model: PageModel) -> Head:
        """Make the head of a page."""
        page = model.page
        listed = not isinstance(model, NotFoundPage)
        url = ""
        alternates: tuple[tuple[str, str], ...] = ()
        if self._public is not None and listed:
            url = self._public.page(page.path, page.language)
            alternates = self._public.alternates(page.path, self._languages)
        elif len(page.alternates) > 1:
            alternates = page.alternates
        # A relative reference says the same wherever the site stands (RFC 6596, 3).
        own = href(page.path.rpartition("/")[2]) if listed else ""
        return Head(
            canonical=url or own,
            url=url,
            alternates=alternates,
            listed=listed,
            kind="website" if isinstance(model, HomePage) else "article",
            locale=self._locale,
            other_locales=self._others,
            picture=self._picture(page),
            structured=self._structured.of(model),
        )

    def _picture(self, page: Page) -> str:
        if self._public is None:
            return ""
        own = page.path in self._pictures
        return self._public.site + (href(page.path, ".png") if own else GENERAL)


def public_addresses(facts: Facts) -> PublicAddresses | None:
    """Give the public addresses of a site that knows where it stands."""
    configuration = facts.configuration
    if not configuration.site_url:
        return None
    return PublicAddresses(configuration.site_url, facts.site_tags)


@cache
def locale_of(tag: str) -> str:
    """Give the language and territory that Open Graph asks for: `fr_FR` of `fr`.

    The territory is the one where most speakers of a language are (CLDR).
    """
    language, *rest = tag.replace("_", "-").split("-")
    stated = next((part for part in rest if len(part) == 2), "")  # noqa: PLR2004
    likely = str(get_global("likely_subtags").get(language.lower(), ""))
    territory = stated or likely.rpartition("_")[2]
    return f"{language.lower()}_{territory.upper()}" if territory else language.lower()
