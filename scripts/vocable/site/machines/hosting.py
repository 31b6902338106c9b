"""Texts of sitemap, robots.txt and OpenSearch.

See https://www.sitemaps.org/protocol.html, RFC 9309, and OpenSearch 1.1 Draft 6.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from vocable.pages.overviews.site import Site
from vocable.rdf.xml_text import in_one_line
from vocable.vocabulary.addresses import PublicAddresses

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ALTERNATE = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# The limits of the sitemap protocol: URLs in a file, bytes of a file, signs of a URL.
_MOST_URLS = 50_000
_MOST_BYTES = 50_000_000
_LONGEST_URL = 2_047
# The limits of OpenSearch 1.1.
_LONGEST_NAME = 16
_LONGEST_LONG_NAME = 48
_LONGEST_DESCRIPTION = 1_024


@dataclass(frozen=True, slots=True, order=True)
class WrittenPage:
    """A page that was written: its path in its language, and its last change."""

    path: str
    language: str
    modified: str


class Sitemap:
    """The pages of a site for its crawlers."""

    def __init__(
        self,
        addresses: PublicAddresses,
        most_urls: int = _MOST_URLS,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self._addresses = addresses
        self._most_urls = most_urls
        self._most_bytes = most_bytes

    def files(self, pages: Iterable[WrittenPage]) -> Iterator[tuple[str, str]]:
        """Give the names and texts of the files: one, or several and their index."""
        sitemaps = list(self._sitemaps(pages))
        if len(sitemaps) == 1:
            yield "sitemap.xml", sitemaps[0][0]
            return
        index = [f"{_HEAD}<sitemapindex {_SITEMAP}>\n"]
        for number, (text, modified) in enumerate(sitemaps, 1):
            name = f"sitemap-{number}.xml"
            yield name, text
            where = escape(self._addresses.site + name)
            index.append(f"<sitemap><loc>{where}</loc>{_when(modified)}</sitemap>\n")
        yield "sitemap.xml", "".join((*index, "</sitemapindex>\n"))

    def _sitemaps(self, pages: Iterable[WrittenPage]) -> Iterator[tuple[str, str]]:
        """Give texts within the limits, each with the last day it speaks of."""
        head = f"{_HEAD}<urlset {_SITEMAP} {_ALTERNATE}>\n"
        tail = "</urlset>\n"
        frame = len(head) + len(tail)
        urls: list[str] = []
        size, modified = frame, ""
        for url, day in self._urls(pages):
            # Every sign of it is ASCII: URLs are percent-encoded.
            full = len(urls) == self._most_urls or size + len(url) > self._most_bytes
            if urls and full:
                yield "".join((head, *urls, tail)), modified
                urls, size, modified = [], frame, ""
            urls.append(url)
            size += len(url)
            modified = max(modified, day)
        yield "".join((head, *urls, tail)), modified

    def _urls(self, pages: Iterable[WrittenPage]) -> Iterator[tuple[str, str]]:
        for path, group in groupby(sorted(pages), key=lambda page: page.path):
            days = {page.language: page.modified for page in group}
            tags = tuple(tag for tag in self._addresses.languages if tag in days)
            alternates = "".join(
                f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>'
                for tag, url in self._addresses.alternates(path, tags)
            )
            for tag in tags:
                url = self._addresses.page(path, tag)
                if len(url) <= _LONGEST_URL:
                    when = _when(days[tag])
                    entry = f"<loc>{escape(url)}</loc>{when}{alternates}"
                    yield f"<url>{entry}</url>\n", days[tag]


def _when(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def robots(site_url: str) -> str:
    """Allow everything to everyone, and lead to the sitemap where there is one.

    Crawlers read it at the root of a host alone (RFC 9309, 2.3).
    """
    sitemap = f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def open_search(site: Site, addresses: PublicAddresses, language: str) -> str:
    """Describe the search page of a language to browsers."""
    title = in_one_line(site.title.value)
    said = in_one_line(site.description.value) if site.description else title
    folder = addresses.folder(language)
    search = escape(f"{folder}search.html?q={{searchTerms}}")
    own = escape(f"{folder}opensearch.xml")
    icon = escape(f"{addresses.site}static/vocable.svg")
    return (
        f'{_HEAD}<OpenSearchDescription xmlns="{_OPEN_SEARCH}">\n'
        f"<ShortName>{_text(_cut(title, _LONGEST_NAME))}</ShortName>\n"
        f"<LongName>{_text(_cut(title, _LONGEST_LONG_NAME))}</LongName>\n"
        f"<Description>{_text(_cut(said, _LONGEST_DESCRIPTION))}</Description>\n"
        f'<Url type="text/html" template="{search}"/>\n'
        '<Url type="application/opensearchdescription+xml" rel="self" '
        f'template="{own}"/>\n'
        f'<Image height="32" width="32" type="image/svg+xml">{icon}</Image>\n'
        f"<Language>{language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def _text(text: str) -> str:
    return escape(text, quote=False)


def _cut(text: str, longest: int) -> str:
    """Cut a text at a word so that it fits."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]
