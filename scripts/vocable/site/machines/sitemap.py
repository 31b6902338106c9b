"""Texts of the sitemap (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from vocable.rdf.xml_text import XML_DECLARATION
from vocable.vocabulary.addresses import PublicAddresses

_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ALTERNATE = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# The limits of the sitemap protocol: URLs in a file, bytes of a file, signs of a URL.
_MOST_URLS = 50_000
_MOST_BYTES = 50_000_000
_LONGEST_URL = 2_047


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
        index = [f"{XML_DECLARATION}<sitemapindex {_SITEMAP}>\n"]
        for number, (text, modified) in enumerate(sitemaps, 1):
            name = f"sitemap-{number}.xml"
            yield name, text
            where = escape(self._addresses.site + name)
            index.append(f"<sitemap><loc>{where}</loc>{_when(modified)}</sitemap>\n")
        yield "sitemap.xml", "".join((*index, "</sitemapindex>\n"))

    def _sitemaps(self, pages: Iterable[WrittenPage]) -> Iterator[tuple[str, str]]:
        """Give texts within the limits, each with the last day it speaks of."""
        head = f"{XML_DECLARATION}<urlset {_SITEMAP} {_ALTERNATE}>\n"
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
