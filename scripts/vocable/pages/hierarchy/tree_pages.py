"""Hierarchy pages: the tree of every scheme, opened branch by branch."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.hierarchy.rows import Branch, BranchList, SliceLink
from vocable.pages.parts import Link, Page
from vocable.vocabulary.addresses import href
from vocable.vocabulary.hierarchy import Opening
from vocable.vocabulary.hierarchy_slices import HOME, Slice
from vocable.vocabulary.labels import Text


class HierarchyPage(NamedTuple):
    """The whole hierarchy of every scheme, or a branch that has a page of its own.

    `above` leads from the whole down to the branch.
    """

    page: Page
    above: tuple[Link, ...]
    concept: Link | None
    trees: tuple[BranchList, ...]


def describe_hierarchy(edition: Edition) -> Iterator[HierarchyPage]:
    """Make the pages of the hierarchy: one, and one for each branch that is large.

    A concept with several broader ones stands below each; its own branch is opened
    below the first alone, so that the pages stay as long as the vocabulary.
    """
    outline = edition.outline
    sections = list(zip(outline.forest.sections, outline.sections, strict=True))
    titles = [
        edition.links.name(one.scheme) if one.scheme else Text("")
        for one, _ in sections
    ]
    page = edition.frames.page(HOME, "hierarchy", Text(""))
    yield HierarchyPage(
        page,
        (),
        None,
        tuple(
            _row(
                edition,
                page,
                title,
                one.roots,
                slices,
                slices[0],
                Opening(None, one.scheme),
            )
            for title, (one, slices) in zip(titles, sections, strict=True)
        ),
    )
    for title, (one, slices) in zip(titles, sections, strict=True):
        for part in slices[1:]:
            page = edition.frames.page(part.path, "hierarchy", Text(""))
            above = Opening(None, one.scheme)
            row = _row(edition, page, title, one.roots, slices, part, above)
            yield HierarchyPage(page, (), None, (row,))
    for node in outline.own_pages():
        yield from _branch_pages(edition, node)


def _branch_pages(edition: Edition, node: NamedNode) -> Iterator[HierarchyPage]:
    """Make the pages of one branch: one for each slice of its row."""
    outline = edition.outline
    slices = outline.slices(node)
    for part in slices:
        page = edition.frames.page(part.path, "hierarchy", edition.labels.label(node))
        row = edition.tree.narrower(node)
        yield HierarchyPage(
            page,
            _above(edition, node, page),
            edition.links.link(node, page),
            (_row(edition, page, Text(""), row, slices, part, Opening(node)),),
        )


def _above(edition: Edition, node: NamedNode, page: Page) -> tuple[Link, ...]:
    """Lead down to a branch through the pages of the hierarchy that hold it."""
    outline = edition.outline
    above = []
    opener: NamedNode | None = node
    while opener is not None:
        target = page.up + outline.href(opener)
        above.append(Link(edition.labels.label(opener), target))
        opener = outline.forest.opener[opener]
    return tuple(reversed(above))


def _row(  # noqa: PLR0913, PLR0917 - what a row is, and the part of it to show
    edition: Edition,
    page: Page,
    title: Text,
    row: Sequence[NamedNode],
    slices: tuple[Slice, ...],
    part: Slice,
    above: Opening,
) -> BranchList:
    shown = row[part.start : part.stop]
    return BranchList(
        title,
        tuple(_branch(edition, node, page, above) for node in shown),
        len(row),
        tuple(
            SliceLink(
                one.start + 1,
                one.stop,
                edition.labels.label(row[one.start]),
                page.up + href(one.path),
                one == part,
            )
            for one in slices
            if len(slices) > 1
        ),
    )


def _branch(edition: Edition, node: NamedNode, page: Page, above: Opening) -> Branch:
    outline = edition.outline
    children = edition.tree.narrower(node)
    link = edition.links.link(node, page)
    if node not in outline:
        return Branch(link, 0, (), "")
    # A scheme may wrongly be a concept as well: what opens is told apart by kind.
    if outline.forest.place(node) != above:
        away = page.up + outline.href(node) if children else ""
        return Branch(link, len(children), (), "", away, elsewhere=True)
    if outline.slices(node):
        away = page.up + outline.row_href(node)
        return Branch(link, len(children), (), outline.anchor(node), away)
    return Branch(
        link,
        len(children),
        tuple(_branch(edition, child, page, Opening(node)) for child in children),
        outline.anchor(node),
    )
