"""Site frame: navigation, title and languages on all pages of one language."""

import re
from typing import NamedTuple

from vocable.config.named_queries import named_queries
from vocable.pages.edition import Edition
from vocable.pages.parts import Link
from vocable.pages.print_edition import fits
from vocable.pages.terms.collection import section
from vocable.pages.terms.scheme import description_of
from vocable.rdf.dates import day_of
from vocable.rdf.namespaces import DCTERMS, OWL
from vocable.rdf.reading import first_value, resources
from vocable.vocabulary.addresses import href
from vocable.vocabulary.labels import Text

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/"
    r"([a-z-]+)/([\d.]+)/?(\w+)?"
)


class Site(NamedTuple):
    """What every page of one language shares; `sourced` where there are documents."""

    title: Text
    description: Text | None
    version: str
    modified: str
    licence: Link | None
    navigation: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    speaks_several: bool
    site_url: str
    forced: bool
    book: bool
    sourced: bool


def describe_site(edition: Edition, *, forced: bool) -> Site:
    """Say what every page of one language shows of the whole."""
    facts = edition.facts
    store = edition.facts.store
    scheme = edition.facts.main_scheme
    names = ["terms", "hierarchy"]
    names += ["typologies"] if facts.collections else []
    names += ["sources"] if facts.documents else []
    names += ["queries"] if named_queries(facts.configuration.path) else []
    sections = {"typologies": section(edition)}
    licence = resources(store, scheme, DCTERMS.license) if scheme else []
    page = edition.frames.page("index", "home", Text(""))
    dates = (DCTERMS.modified, DCTERMS.issued)
    return Site(
        title=edition.title,
        description=next(iter(description_of(edition, scheme)), None),
        version=(scheme and first_value(store, scheme, OWL.versionInfo)) or "",
        modified=next(
            (
                day_of(value) or value
                for predicate in dates
                if scheme and (value := first_value(store, scheme, predicate))
            ),
            "",
        ),
        licence=_licence(edition.links.link(licence[0], page)) if licence else None,
        navigation=tuple(
            (sections.get(name, name), href(name))
            for name in (*names, "sparql", "data")
        ),
        languages=facts.site_tags,
        speaks_several=facts.speaks_several,
        site_url=facts.configuration.site_url or "",
        forced=forced,
        book=fits(facts),
        sourced=bool(facts.documents),
    )


def _licence(link: Link) -> Link:
    """Name a Creative Commons licence as it names itself, from its address."""
    match = _CREATIVE_COMMONS.match(link.href)
    if not match or link.text.language:
        return link
    kind = {"zero": "0", "mark": "PDM"}.get(match[1], " " + match[1].upper())
    parts = (f"CC{kind}", match[2], (match[3] or "").upper())
    return Link(Text(" ".join(filter(None, parts))), link.href)
