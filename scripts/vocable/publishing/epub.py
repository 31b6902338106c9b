"""The book as an EPUB 3: a ZIP of chapters in XHTML, a contents page and a list."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from vocable.pages.book import BookPage
from vocable.pages.models import Site
from vocable.pages.parts import Link, Page
from vocable.paths import SITE_TEMPLATES
from vocable.publishing.rendering import Renderer

MEDIA_TYPE = "application/epub+zip"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


class _Bound:
    """A book whose links lead from file to file."""

    def __init__(self, book: BookPage) -> None:
        self._book = book
        self.page = book.page
        self.words = book.words
        self.concepts = book.concepts
        self.documents = book.documents

    def target(self, page: Page, link: Link) -> str:
        """Give the file and place of a link's article, or nothing."""
        place = self._book.places.get(link.href.removeprefix(page.up))
        return f"{place[0]}.xhtml#{place[1]}" if place else ""


def bind(book: BookPage, site: Site, renderer: Renderer) -> bytes:
    """Make the EPUB of a book in the language of a renderer.

    The same book gives the same bytes: no time but the data's own stands in it.
    """
    chapters = dict(_chapters(book, renderer))
    modified = site.modified if _DAY.fullmatch(site.modified) else "2000-01-01"
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book.opf": renderer.render_part(
            "_epub_package.html",
            it=book,
            chapters=tuple(chapters),
            identifier=f"{book.space or site.title.value}print.{book.page.language}",
            modified=f"{modified}T00:00:00Z",
        ),
        "contents.xhtml": renderer.render_part("_epub_contents.html", it=book),
        "book.css": (SITE_TEMPLATES / "epub.css").read_text(encoding="utf-8"),
        **{f"{name}.xhtml": text for name, text in chapters.items()},
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        # OCF 4.3: the media type comes first and is not compressed.
        archive.writestr(_entry("mimetype"), MEDIA_TYPE, ZIP_STORED)
        for name, text in files.items():
            archive.writestr(_entry(name), text, ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.create_system = 3
    return entry


def _chapters(book: BookPage, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Give the name and text of each file, in the order in which they are read."""
    bound = _Bound(book)

    def chapter(**values: object) -> str:
        return renderer.render_part("_epub_chapter.html", it=bound, **values)

    yield "cover", chapter(kind="cover")
    for part in book.parts:
        for number, one in enumerate(part.chapters):
            yield one.name, chapter(kind="part", part=part, one=one, first=not number)
    if book.documents:
        yield "sources", chapter(kind="sources")
