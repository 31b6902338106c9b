"""Describe what stands above the single resources: site, home, schemes."""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.catalogues import counted
from vocable.pages.describing import Describer
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
    describer: Describer, downloads: tuple[Download, ...], attested: tuple[int, int]
) -> HomePage:
    """Make the home page."""
    vocabulary = describer.vocabulary
    page = describer.page("index", "home", describer.title)
    counts = (
        (_CONCEPTS, len(vocabulary.concepts), "hierarchy.html"),
        (_WORDS, len(vocabulary.entries), "terms.html"),
        (_SENSES, len(_senses(describer)), ""),
        (
            _TYPOLOGIES if vocabulary.has_typologies else _COLLECTIONS,
            len(vocabulary.collections),
            "typologies.html",
        ),
        (
            _LANGUAGES,
            len(vocabulary.languages),
            "languages.html" if vocabulary.speaks_several else "",
        ),
        (_DOCUMENTS, len(vocabulary.documents), "sources.html"),
        (_TRIPLES, size(describer.store), "data.html"),
    )
    ranked = sorted(
        describer.labels.sorted(vocabulary.entries),
        key=lambda node: -len(_senses_of(describer, node)),
    )
    return HomePage(
        page=page,
        descriptions=description_of(describer, describer.vocabulary.main_scheme),
        figures=tuple(
            Figure(*name, value, href) for name, value, href in counts if value
        ),
        attested=attested,
        entries=_once(describer.link(node, page) for node in ranked)[:_MOST_ENTRIES],
        top=tuple(
            _top_of(describer, scheme, page) for scheme in describer.tree.schemes
        ),
        pictures=draw_vocabulary(describer, page),
        collections=tuple(
            (
                describer.link(node, page),
                len(resources(describer.store, node, SKOS.member)),
            )
            for node in _top_collections(describer)
        ),
        documents=tuple(
            (describer.link(node, page), _supported(describer, node))
            for node in vocabulary.documents
        ),
        downloads=downloads,
    )


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Keep the first link of each label: its page leads to the homographs."""
    first: dict[Text, Link] = {}
    for link in links:
        first.setdefault(link.text, link)
    return tuple(first.values())


def _senses(describer: Describer) -> list[NamedNode]:
    return subjects(describer.store, RDF.type, ONTOLEX.LexicalSense)


def _senses_of(describer: Describer, entry: NamedNode) -> list[NamedNode]:
    return resources(describer.store, entry, ONTOLEX.sense)


def _supported(describer: Describer, document: NamedNode) -> int:
    return len(
        {
            claim.iri
            for passage in subjects(describer.store, OA.hasSource, document)
            for claim in describer.claims.citing(passage)
        }
    )


def attested_statements(describer: Describer) -> tuple[int, int]:
    """Count the content statements that stand attested, and the claims in all."""
    if not describer.claims.any:
        return (0, 0)
    claims = describer.claims.every()
    return (sum(claim.stands for claim in claims), len(claims))


def _top_of(describer: Describer, scheme: NamedNode, page: Page) -> TopConcepts:
    return TopConcepts(
        describer.name(scheme),
        top_concepts(describer, scheme, page),
        len(describer.tree.top(scheme)),
    )


def _top_collections(describer: Describer) -> list[NamedNode]:
    store = describer.store
    every = describer.vocabulary.collections
    roots = [
        node
        for node in every
        if not resources(store, node, ISO_THES.superGroup)
        and not set(subjects(store, SKOS.member, node)) & set(every)
    ]
    return describer.tree.ordered(roots)[:_MOST_TOP]
