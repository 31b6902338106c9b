"""Describe the page of the downloads."""

from typing import NamedTuple

from vocable.interface.catalogues import N_
from vocable.pages.describing import Describer
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
    describer: Describer,
    downloads: tuple[Download, ...],
    left_out: tuple[str, ...] = (),
) -> DataPage:
    """Make the page of the downloads with an example that really works."""
    page = describer.page("data", "data", Text(""))
    vocabulary = describer.vocabulary
    first = next(iter((*vocabulary.entries, *vocabulary.concepts)), None)
    example = describer.link(first, page) if first else Link(Text(""), "")
    path = describer.addresses.path(first.value) if first else ""
    missing = lacks(about(vocabulary))
    return DataPage(
        page,
        downloads,
        example,
        path,
        vocabulary.space,
        missing,
        others_href(describer),
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
