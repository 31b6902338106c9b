"""Data page: the downloads."""

from typing import NamedTuple

from vocable.interface.catalogues import N_
from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.pages.terms.other_resources import others_href
from vocable.vocabulary.labels import Text
from vocable.vocabulary.metadata import About, about


class Download(NamedTuple):
    """A file to take away."""

    title: str
    media_type: str
    href: str
    size: int
    triples: int
    digest: str


class DataPage(NamedTuple):
    """Every download, and how to use it; `left_out` says why one is not there."""

    page: Page
    downloads: tuple[Download, ...]
    example: Link
    example_data: str
    space: str
    lacks: tuple[str, ...]
    others: str
    left_out: tuple[str, ...] = ()


def describe_data(
    edition: Edition,
    downloads: tuple[Download, ...],
    left_out: tuple[str, ...] = (),
) -> DataPage:
    """Make the page of the downloads with an example that really works."""
    page = edition.frames.page("data", "data", Text(""))
    facts = edition.facts
    first = next(iter((*facts.entries, *facts.concepts)), None)
    example = edition.links.link(first, page) if first else Link(Text(""), "")
    path = edition.facts.addresses.path(first.value) if first else ""
    missing = lacks(about(facts))
    return DataPage(
        page,
        downloads,
        example,
        path,
        facts.space,
        missing,
        others_href(edition),
        left_out,
    )


def lacks(about: About) -> tuple[str, ...]:
    """Name what DCAT-AP demands and the vocabulary does not say (message identifiers).

    A dataset must have a description, and each of its agents a name.
    """
    agents = (*about.publishers, *about.creators)
    return (
        *([] if about.descriptions else [N_("a description of the vocabulary")]),
        *(
            [N_("the name of its publisher or creator")]
            if any(not agent.names for agent in agents)
            else []
        ),
    )
