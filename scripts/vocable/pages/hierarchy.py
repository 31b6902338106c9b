"""Describe the hierarchy of every scheme as trees that open by parts."""

from pyoxigraph import NamedNode

from vocable.graph.reading import first_value, resources, subjects
from vocable.namespaces import SKOS
from vocable.pages.collections import natural_key
from vocable.pages.describing import Describer
from vocable.pages.labels import Text
from vocable.pages.models import Branch, HierarchyPage
from vocable.pages.parts import Page

_DEEPEST = 50


def ordered_schemes(describer: Describer) -> list[NamedNode]:
    """Sort the schemes, the one with the most concepts first."""
    store = describer.store
    return sorted(
        describer.labels.sorted(describer.vocabulary.schemes),
        key=lambda scheme: -len(subjects(store, SKOS.inScheme, scheme)),
    )


def narrower(describer: Describer, node: NamedNode) -> list[NamedNode]:
    """List the direct narrower concepts of a concept."""
    return resources(describer.store, node, SKOS.narrower)


def ordered(describer: Describer, nodes: list[NamedNode]) -> list[NamedNode]:
    """Sort concepts by notation in natural order where they have one, then label."""

    def rank(node: NamedNode) -> tuple[bool, list[tuple[int, str]]]:
        notation = first_value(describer.store, node, SKOS.notation) or ""
        return (not notation, natural_key(notation))

    return sorted(describer.labels.sorted(nodes), key=rank)


def describe_hierarchy(describer: Describer) -> HierarchyPage:
    """Make the page of the whole hierarchy.

    A concept with several broader ones stands below each; its own branch is opened
    below the first alone, so that the page stays as long as the vocabulary.
    """
    page = describer.page("hierarchy", "hierarchy", Text(""))
    opened: set[NamedNode] = set()
    trees = []
    for scheme in ordered_schemes(describer):
        top = ordered(describer, describer.vocabulary.top_concepts(scheme))
        branches = tuple(_branch(describer, node, page, opened) for node in top)
        trees.append((describer.labels.label(scheme), branches, len(top)))
    rest = [node for node in describer.vocabulary.concepts if node not in opened]
    above = [node for node in rest if not describer.vocabulary.has_broader(node)]
    branches = tuple(
        _branch(describer, node, page, opened) for node in ordered(describer, above)
    )
    # What is still closed hangs in a cycle or lies deeper than a tree is drawn.
    lost = [node for node in describer.vocabulary.concepts if node not in opened]
    branches += tuple(
        _branch(describer, node, page, opened)
        for node in ordered(describer, lost)
        if node not in opened
    )
    if branches:
        trees.append((Text(""), branches, len(branches)))
    return HierarchyPage(page, tuple(trees))


def _branch(
    describer: Describer,
    node: NamedNode,
    page: Page,
    opened: set[NamedNode],
    depth: int = 0,
) -> Branch:
    children = ordered(describer, narrower(describer, node))
    notation = first_value(describer.store, node, SKOS.notation) or ""
    link = describer.link(node, page)
    if node in opened or depth > _DEEPEST:
        return Branch(link, notation, len(children), (), elsewhere=bool(children))
    opened.add(node)
    return Branch(
        link,
        notation,
        len(children),
        tuple(_branch(describer, child, page, opened, depth + 1) for child in children),
    )
