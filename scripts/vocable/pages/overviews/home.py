"""Home page: title, figures, schemes and top concepts."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.catalogues import counted
from vocable.pages.edition import Edition
from vocable.pages.overviews.data import Download
from vocable.pages.overviews.vocabulary_treemap import draw_vocabulary
from vocable.pages.parts import Link, Page
from vocable.pages.pictures.treemap import Treemap
from vocable.pages.terms.scheme import _MOST_TOP, description_of, top_concepts
from vocable.rdf.namespaces import ISO_THES, OA, ONTOLEX, RDF, SKOS
from vocable.rdf.reading import resources, size, subjects
from vocable.vocabulary.labels import Text

_MOST_ENTRIES = 24
_CONCEPTS = counted("%(n)s concept", "%(n)s concepts")
_WORDS = counted("%(n)s word", "%(n)s words")
_SENSES = counted("%(n)s sense", "%(n)s senses")
_TYPOLOGIES = counted("%(n)s typology", "%(n)s typologies")
_COLLECTIONS = counted("%(n)s collection", "%(n)s collections")
_LANGUAGES = counted("%(n)s language", "%(n)s languages")
_DOCUMENTS = counted("%(n)s document", "%(n)s documents")
_TRIPLES = counted("%(n)s triple", "%(n)s triples")


class Figure(NamedTuple):
    """A number about the vocabulary, and the counted message that says of what.

    `one` and `many` are message identifiers that `ngettext` chooses between.
    """

    one: str
    many: str
    value: int
    href: str = ""


class TopConcepts(NamedTuple):
    """The first top concepts of a scheme with their numbers of narrower ones."""

    scheme: Text
    concepts: tuple[tuple[Link, int], ...]
    total: int


class HomePage(NamedTuple):
    """What this vocabulary is, in figures, and the ways in."""

    page: Page
    descriptions: tuple[Text, ...]
    figures: tuple[Figure, ...]
    attested: tuple[int, int]
    entries: tuple[Link, ...]
    top: tuple[TopConcepts, ...]
    pictures: tuple[Treemap, ...]
    collections: tuple[tuple[Link, int], ...]
    documents: tuple[tuple[Link, int], ...]
    downloads: tuple["Download", ...]


def describe_home(
    edition: Edition, downloads: tuple[Download, ...], attested: tuple[int, int]
) -> HomePage:
    """Make the home page."""
    facts = edition.facts
    page = edition.frames.page("index", "home", edition.title)
    counts = (
        (_CONCEPTS, len(facts.concepts), "hierarchy.html"),
        (_WORDS, len(facts.entries), "terms.html"),
        (_SENSES, len(_senses(edition)), ""),
        (
            _TYPOLOGIES if facts.has_typologies else _COLLECTIONS,
            len(facts.collections),
            "typologies.html",
        ),
        (
            _LANGUAGES,
            len(facts.languages),
            "languages.html" if facts.speaks_several else "",
        ),
        (_DOCUMENTS, len(facts.documents), "sources.html"),
        (_TRIPLES, size(edition.facts.store), "data.html"),
    )
    ranked = sorted(
        edition.labels.sorted(facts.entries),
        key=lambda node: -len(_senses_of(edition, node)),
    )
    return HomePage(
        page=page,
        descriptions=description_of(edition, edition.facts.main_scheme),
        figures=tuple(
            Figure(*name, value, href) for name, value, href in counts if value
        ),
        attested=attested,
        entries=_once(edition.links.link(node, page) for node in ranked)[
            :_MOST_ENTRIES
        ],
        top=tuple(_top_of(edition, scheme, page) for scheme in edition.tree.schemes),
        pictures=draw_vocabulary(edition, page),
        collections=tuple(
            (
                edition.links.link(node, page),
                len(resources(edition.facts.store, node, SKOS.member)),
            )
            for node in _top_collections(edition)
        ),
        documents=tuple(
            (edition.links.link(node, page), _supported(edition, node))
            for node in facts.documents
        ),
        downloads=downloads,
    )


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Keep the first link of each label: its page leads to the homographs."""
    first: dict[Text, Link] = {}
    for link in links:
        first.setdefault(link.text, link)
    return tuple(first.values())


def _senses(edition: Edition) -> list[NamedNode]:
    return subjects(edition.facts.store, RDF.type, ONTOLEX.LexicalSense)


def _senses_of(edition: Edition, entry: NamedNode) -> list[NamedNode]:
    return resources(edition.facts.store, entry, ONTOLEX.sense)


def _supported(edition: Edition, document: NamedNode) -> int:
    return len(
        {
            claim.iri
            for passage in subjects(edition.facts.store, OA.hasSource, document)
            for claim in edition.facts.claims.citing(passage)
        }
    )


def attested_statements(edition: Edition) -> tuple[int, int]:
    """Count the content statements that stand attested, and the claims in all."""
    if not edition.facts.claims.any:
        return (0, 0)
    claims = edition.facts.claims.every()
    return (sum(claim.stands for claim in claims), len(claims))


def _top_of(edition: Edition, scheme: NamedNode, page: Page) -> TopConcepts:
    return TopConcepts(
        edition.links.name(scheme),
        top_concepts(edition, scheme, page),
        len(edition.tree.top(scheme)),
    )


def _top_collections(edition: Edition) -> list[NamedNode]:
    store = edition.facts.store
    every = edition.facts.collections
    roots = [
        node
        for node in every
        if not resources(store, node, ISO_THES.superGroup)
        and not set(subjects(store, SKOS.member, node)) & set(every)
    ]
    return edition.tree.ordered(roots)[:_MOST_TOP]
