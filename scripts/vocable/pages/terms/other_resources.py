"""Page of the other resources: agents, lexicons, classes and the rest."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import CLASSES, class_name
from vocable.pages.edition import Edition
from vocable.pages.parts import Detail, Link, Page
from vocable.pages.values import Values
from vocable.rdf.namespaces import RDF
from vocable.rdf.reading import Node, Resource, objects
from vocable.vocabulary.addresses import Address, href, is_web
from vocable.vocabulary.anchors import OTHERS, other_place
from vocable.vocabulary.labels import Text


class OtherResource(NamedTuple):
    """A resource that is no term, its classes, and what is said of it.

    `iri` is None for a blank node, `anchor` the place on the page.
    """

    text: Text
    iri: Link | None
    anchor: str
    kinds: tuple[Link, ...]
    facts: tuple[Detail, ...]


class OthersPage(NamedTuple):
    """What the data describes beside terms; `parts` are all such pages by number.

    The number of the page itself leads nowhere.
    """

    page: Page
    resources: tuple[OtherResource, ...]
    parts: tuple[Link, ...]


def describe_others(edition: Edition) -> Iterator[OthersPage]:
    """Make the pages of the resources that are no terms, so many on each."""
    pages: dict[str, list[tuple[Resource, Address]]] = {}
    for number, node in enumerate(edition.facts.unplaced.others):
        place = other_place(number, node)
        pages.setdefault(place.path, []).append((node, place))
    for path, resources in pages.items():
        page = edition.frames.page(path, "data", Text(""))
        values = Values(edition, page)
        yield OthersPage(
            page,
            tuple(
                _other(edition, page, values, node, place.anchor)
                for node, place in resources
            ),
            tuple(
                Link(Text(str(n)), "" if one == path else page.up + href(one))
                for n, one in enumerate(pages, 1)
                if len(pages) > 1
            ),
        )


def others_href(edition: Edition) -> str:
    """Give the way to the resources that are no terms, or nothing without any."""
    return f"{OTHERS}.html" if edition.facts.unplaced.others else ""


def _other(
    edition: Edition, page: Page, values: Values, node: Resource, anchor: str
) -> OtherResource:
    words, facts = values.said(node)
    named = isinstance(node, NamedNode)
    text = words or edition.labels.label(node) if named else words
    kinds = (
        edition.links.link(kind, page)._replace(text=_class_name(edition, kind))
        for kind in sorted(objects(edition.facts.store, node, RDF.type), key=str)
    )
    return OtherResource(
        text or Text(""),
        Link(Text(node.value), node.value if is_web(node.value) else "")
        if named
        else None,
        anchor,
        tuple(kinds),
        facts,
    )


def _class_name(edition: Edition, kind: Node) -> Text:
    """Name a class as the interface does, else as the data does, else by its IRI."""
    name = class_name(kind.value)
    said = edition.translator.text(name)
    if kind.value in CLASSES or said != name:
        return Text(said, edition.interface)
    if isinstance(kind, NamedNode) and edition.labels.has_label(kind):
        return edition.labels.label(kind)
    return Text(name)
