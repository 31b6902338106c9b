"""Rows of the hierarchy: branches that open, and a row with its neighbours."""

from dataclasses import dataclass
from typing import NamedTuple

from vocable.pages.parts import Link
from vocable.vocabulary.labels import Text


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the hierarchy and what stands below it on the same page.

    Where its `count` narrower concepts stand on another page, `href` leads there;
    `elsewhere` where they are opened below another broader concept. `anchor` names
    its place on the page, empty where it is only repeated.
    """

    link: Link
    count: int
    children: tuple["Branch", ...]
    anchor: str
    href: str = ""
    elsewhere: bool = False


class SliceLink(NamedTuple):
    """A part of a long row: its first and last place, and the label it begins with."""

    first: int
    last: int
    text: Text
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class BranchList:
    """A row of branches: the top of a scheme, or what is narrower than a concept.

    `slices` are the parts of a row that is too long for one page.
    """

    title: Text
    branches: tuple[Branch, ...]
    count: int
    slices: tuple[SliceLink, ...] = ()


class Row(NamedTuple):
    """Some links of a row in order, what stands before and behind them, and where."""

    before: int
    links: tuple[Link, ...]
    after: int
    href: str


class Place(NamedTuple):
    """Where a concept stands: the way down to it, its siblings, what is narrower.

    `here` is the place of the concept among the links of its siblings.
    """

    path: tuple[Link, ...]
    siblings: Row
    here: int
    narrower: Row
