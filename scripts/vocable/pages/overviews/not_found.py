"""Not-found page, which a host shows with status 404."""

from typing import NamedTuple

from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.pages.terms.scheme import top_concepts
from vocable.vocabulary.labels import Text


class NotFoundPage(NamedTuple):
    """What stands where nothing does; its links are from the root of the site."""

    page: Page
    top: tuple[Link, ...]


def describe_not_found(edition: Edition) -> NotFoundPage:
    """Make the page that a host shows where there is none."""
    page = edition.frames.page("404", "404", Text(""))
    schemes = edition.tree.schemes
    top = top_concepts(edition, schemes[0], page) if schemes else ()
    return NotFoundPage(page, tuple(link for link, _ in top[:12]))
