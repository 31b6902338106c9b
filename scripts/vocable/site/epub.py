"""EPUB 3 of the print edition: a ZIP of chapters in XHTML, contents and manifest."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from vocable.html.rendering import Renderer
from vocable.pages.overviews.site import Site
from vocable.pages.print_edition import BookPage

MEDIA_TYPE = "application/epub+zip"
_LINK = re.compile(r' href="#([^"]*)"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


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
        "book.css": renderer.design.read("epub.css"),
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
    files = {anchor: chapter for chapter, anchor in book.places.values()}

    def across(link: re.Match[str]) -> str:
        return f' href="{files[link[1]]}.xhtml#{link[1]}"'

    def chapter(**values: object) -> str:
        return renderer.render_part("_epub_chapter.html", it=book, **values)

    yield "cover", chapter(kind="cover")
    for part in book.parts:
        for number, one in enumerate(part.chapters):
            # What leads from article to article leads here from file to file.
            articles = Markup(_LINK.sub(across, renderer.chapter(book, part, one)))  # noqa: S704 - Jinja escaped it
            yield (
                one.name,
                chapter(
                    kind="part", part=part, one=one, articles=articles, first=not number
                ),
            )
    if book.documents:
        yield "sources", chapter(kind="sources")
