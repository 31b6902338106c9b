"""Treemap of the whole vocabulary: what it shows, and when there is one."""

from pyoxigraph import NamedNode

from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.pages.pictures.treemap import SIZES, Treemap, TreemapPart, draw_treemaps
from vocable.pages.terms.collection import contained, containing, split_members
from vocable.vocabulary.addresses import href
from vocable.vocabulary.labels import Text

_FEWEST = 8


def draw_vocabulary(edition: Edition, page: Page) -> tuple[Treemap, ...]:
    """Draw the hierarchy for a wide page and for a narrow one.

    Where so many concepts stand at the top that their hierarchy cannot be read, the
    collections are drawn instead. Gives nothing where these are none either, and for a
    vocabulary that is very small or has no hierarchy.
    """
    forest = edition.outline.forest
    if len(forest.size) < _FEWEST or len(forest.roots) == len(forest.size):
        return ()
    rest = Link(Text(""), page.up + href("hierarchy"))
    pictures = draw_treemaps(_sections(edition, page), rest)
    if len(pictures) < len(SIZES):
        rest = Link(Text(""), page.up + href("typologies"))
        pictures = draw_treemaps(_collections(edition, page), rest)
    return pictures


def _sections(edition: Edition, page: Page) -> list[TreemapPart]:
    """Give the schemes, or the top concepts where there is one scheme or none."""
    forest = edition.outline.forest

    def branch(node: NamedNode) -> TreemapPart:
        return TreemapPart(
            edition.links.link(node, page),
            forest.size[node],
            lambda: [branch(child) for child in forest.children(node)],
        )

    tops: list[TreemapPart] = []
    for section in forest.sections:
        roots = [
            branch(node)
            for node in section.roots
            if node in forest.roots and forest.roots[node] == section.scheme
        ]
        size = sum(root.size for root in roots)
        if size and section.scheme:
            tops.append(
                TreemapPart(edition.links.link(section.scheme, page), size, roots.copy)
            )
        else:
            tops += roots
    return list(tops[0].parts()) if len(tops) == 1 else tops


def _collections(edition: Edition, page: Page) -> list[TreemapPart]:
    """Give the collections that no other holds, typologies left out."""

    def branch(node: NamedNode, above: tuple[NamedNode, ...] = ()) -> TreemapPart:
        inner = [
            branch(one, (*above, node))
            for one in contained(edition, node)
            if one not in above and one != node
        ]
        own = [
            TreemapPart(edition.links.link(concept, page), 1, list)
            for concept in split_members(edition, node)[0]
        ]
        parts = [*inner, *own]
        size = sum(part.size for part in parts)
        return TreemapPart(edition.links.link(node, page), size, parts.copy)

    found = (
        branch(node)
        for node in edition.facts.collections
        if not edition.facts.is_typology(node) and not containing(edition, node)
    )
    return [one for one in found if one.size]
