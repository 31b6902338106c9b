"""Describe what stands above the single resources: site, home, schemes."""

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from vocable.config.named_queries import named_queries
from vocable.interface.catalogues import counted
from vocable.pages.describing import Describer
from vocable.pages.evidence import Marks
from vocable.pages.overviews.models import (
    Download,
    Figure,
    HomePage,
    NotFoundPage,
    Site,
    TopConcepts,
)
from vocable.pages.parts import Link, Page
from vocable.pages.pictures.vocabulary_treemap import draw_vocabulary
from vocable.pages.print_edition import fits
from vocable.pages.terms.collection import section
from vocable.pages.terms.models import SchemePage
from vocable.pages.values import unsaid
from vocable.rdf.dates import day_of
from vocable.rdf.namespaces import DCTERMS, ISO_THES, OA, ONTOLEX, OWL, RDF, RDFS, SKOS
from vocable.rdf.reading import first_value, literals, resources, subjects
from vocable.vocabulary.addresses import href
from vocable.vocabulary.labels import Text
from vocable.vocabulary.metadata import DESCRIPTIONS
from vocable.vocabulary.resources import XL_LABELS

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/"
    r"([a-z-]+)/([\d.]+)/?(\w+)?"
)
_MOST_TOP = 60
_MOST_ENTRIES = 24
_SCHEME_SHOWN = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, *XL_LABELS})
_CONCEPTS = counted("%(n)s concept", "%(n)s concepts")
_WORDS = counted("%(n)s word", "%(n)s words")
_SENSES = counted("%(n)s sense", "%(n)s senses")
_TYPOLOGIES = counted("%(n)s typology", "%(n)s typologies")
_COLLECTIONS = counted("%(n)s collection", "%(n)s collections")
_LANGUAGES = counted("%(n)s language", "%(n)s languages")
_DOCUMENTS = counted("%(n)s document", "%(n)s documents")
_TRIPLES = counted("%(n)s triple", "%(n)s triples")
# Of these a page shows the best as its title or below it.
_SHOWN_ONCE = (RDFS.label, DCTERMS.title, *DESCRIPTIONS)


def describe_site(describer: Describer, *, forced: bool) -> Site:
    """Say what every page of one language shows of the whole."""
    vocabulary = describer.vocabulary
    store = describer.store
    scheme = describer.vocabulary.main_scheme
    names = ["terms", "hierarchy"]
    names += ["typologies"] if vocabulary.collections else []
    names += ["sources"] if vocabulary.documents else []
    names += ["queries"] if named_queries(vocabulary.configuration.path) else []
    sections = {"typologies": section(describer)}
    licence = resources(store, scheme, DCTERMS.license) if scheme else []
    page = describer.page("index", "home", Text(""))
    dates = (DCTERMS.modified, DCTERMS.issued)
    return Site(
        title=describer.title,
        description=next(iter(_descriptions(describer, scheme)), None),
        version=(scheme and first_value(store, scheme, OWL.versionInfo)) or "",
        modified=next(
            (
                day_of(value) or value
                for predicate in dates
                if scheme and (value := first_value(store, scheme, predicate))
            ),
            "",
        ),
        licence=_licence(describer.link(licence[0], page)) if licence else None,
        navigation=tuple(
            (sections.get(name, name), href(name))
            for name in (*names, "sparql", "data")
        ),
        languages=vocabulary.site_tags,
        speaks_several=vocabulary.speaks_several,
        site_url=vocabulary.configuration.site_url or "",
        forced=forced,
        book=fits(vocabulary),
        sourced=bool(vocabulary.documents),
    )


def _licence(link: Link) -> Link:
    """Name a Creative Commons licence as it names itself, from its address."""
    match = _CREATIVE_COMMONS.match(link.href)
    if not match or link.text.language:
        return link
    kind = {"zero": "0", "mark": "PDM"}.get(match[1], " " + match[1].upper())
    parts = (f"CC{kind}", match[2], (match[3] or "").upper())
    return Link(Text(" ".join(filter(None, parts))), link.href)


def _descriptions(describer: Describer, scheme: NamedNode | None) -> tuple[Text, ...]:
    for predicate in DESCRIPTIONS:
        found = literals(describer.store, scheme, predicate) if scheme else []
        if found:
            return (describer.labels.best(found),)
    return ()


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
        (_TRIPLES, len(describer.store), "data.html"),
    )
    ranked = sorted(
        describer.labels.sorted(vocabulary.entries),
        key=lambda node: -len(_senses_of(describer, node)),
    )
    return HomePage(
        page=page,
        descriptions=_descriptions(describer, describer.vocabulary.main_scheme),
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
        _top(describer, scheme, page),
        len(describer.tree.top(scheme)),
    )


def _top(
    describer: Describer, scheme: NamedNode, page: Page
) -> tuple[tuple[Link, int], ...]:
    top = describer.tree.top(scheme)
    return tuple(
        (describer.link(node, page), len(describer.tree.narrower(node)))
        for node in top[:_MOST_TOP]
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


def describe_scheme(describer: Describer, node: NamedNode) -> SchemePage:
    """Make the page of a concept scheme."""
    found = describer.properties(node)
    page = describer.resource_page(node, "hierarchy")
    marks = Marks(describer, page)
    descriptions = _descriptions(describer, node)
    once = (page.title.value, *(text.value for text in descriptions))
    rest = unsaid(found, _SHOWN_ONCE, once)
    concepts = describer.vocabulary.concepts
    rest = unsaid(rest, (SKOS.hasTopConcept,), (node.value for node in concepts))
    return SchemePage(
        page=page,
        labels=describer.label_rows(node, found, marks),
        descriptions=descriptions,
        concepts=len(describer.vocabulary.members[node]),
        top=_top(describer, node, page),
        details=marks.values.details(rest, _SCHEME_SHOWN),
        findings=describer.findings.get(node.value, 0),
    )


def describe_not_found(describer: Describer) -> NotFoundPage:
    """Make the page that a host shows where there is none."""
    page = describer.page("404", "404", Text(""))
    schemes = describer.tree.schemes
    top = _top(describer, schemes[0], page) if schemes else ()
    return NotFoundPage(page, tuple(link for link, _ in top[:12]))
