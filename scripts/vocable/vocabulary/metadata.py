"""Metadata of a vocabulary: titles, creators, licence, version, dates."""

import datetime as dt
import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from vocable.rdf.namespaces import (
    DC,
    DCTERMS,
    FOAF,
    OWL,
    RDFS,
    SCHEMA,
    SKOS,
)
from vocable.rdf.reading import (
    Node,
    first_value,
    literals,
    objects,
    resources,
    typed,
)
from vocable.vocabulary.addresses import is_web
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.titles import name_in_its_place, stated_titles, titles_of

DESCRIPTIONS = (DCTERMS.description, SKOS.definition, DC.description, RDFS.comment)
_NAMES = (FOAF.name, SCHEMA.name, RDFS.label, SKOS.prefLabel, DCTERMS.title)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who made or publishes a vocabulary; `iri` is empty where only a name is known.

    `kind` is `Person`, `Organization`, or empty where the data does not say.
    """

    iri: str
    names: tuple[Literal, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of a concept scheme, or of the vocabulary by its main scheme.

    Dates are written `YYYY-MM-DD`; what the data does not say is empty.
    """

    scheme: NamedNode | None
    titles: tuple[Literal, ...]
    descriptions: tuple[Literal, ...]
    creators: tuple[Agent, ...]
    publishers: tuple[Agent, ...]
    licences: tuple[str, ...]
    version: str
    created: str
    issued: str
    modified: str
    sources: tuple[str, ...] = ()


def about(facts: Facts) -> About:
    """Read what a vocabulary says of itself; a configured title comes first."""
    configured = tuple(
        Literal(text, language=tag) if tag else Literal(text)
        for tag, text in sorted(facts.configuration.title.items())
    )
    found = about_scheme(facts.store, facts.main_scheme)
    return About(
        found.scheme,
        configured or stated_titles(facts) or (Literal(name_in_its_place(facts)),),
        *(getattr(found, name) for name in About.__slots__[2:]),
    )


def about_scheme(store: Store, scheme: NamedNode | None) -> About:
    """Read the metadata of a concept scheme."""
    if scheme is None:
        return About(None, (), (), (), (), (), "", "", "", "")
    return About(
        scheme,
        titles_of(store, scheme),
        _first(store, scheme, DESCRIPTIONS),
        _agents(store, scheme, (DCTERMS.creator, DC.creator)),
        _agents(store, scheme, (DCTERMS.publisher, DC.publisher)),
        tuple(
            node.value
            for node in resources(store, scheme, DCTERMS.license)
            if is_web(node.value)
        ),
        first_value(store, scheme, OWL.versionInfo) or "",
        _latest(store, scheme, DCTERMS.created),
        _latest(store, scheme, DCTERMS.issued),
        _latest(store, scheme, DCTERMS.modified),
        tuple(
            node.value
            for node in resources(store, scheme, DCTERMS.source)
            if is_web(node.value)
        ),
    )


def last_modified(store: Store, node: NamedNode) -> str:
    """Give the day a resource was last modified, else issued, or nothing."""
    return _latest(store, node, DCTERMS.modified) or _latest(
        store, node, DCTERMS.issued
    )


def day_of(text: str) -> str:
    """Give the day that a date or a time of XML Schema begins with, or nothing."""
    found = _DATE.match(text)
    if not found:
        return ""
    try:
        return dt.date.fromisoformat(found[0]).isoformat()
    except ValueError:
        return ""


def _latest(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    return max(
        (day_of(value.value) for value in objects(store, node, predicate)), default=""
    )


def _first(
    store: Store, node: NamedNode, predicates: tuple[NamedNode, ...]
) -> tuple[Literal, ...]:
    """Give the texts of the first predicate that has any."""
    for predicate in predicates:
        found = literals(store, node, predicate)
        if found:
            return tuple(found)
    return ()


def _agents(
    store: Store, scheme: NamedNode, predicates: tuple[NamedNode, ...]
) -> tuple[Agent, ...]:
    for predicate in predicates:
        found = [
            agent
            for node in objects(store, scheme, predicate)
            if (agent := _agent(store, node)) is not None
        ]
        if found:
            return tuple(sorted(found, key=lambda agent: (agent.iri, str(agent.names))))
    return ()


def _agent(store: Store, node: Node) -> Agent | None:
    if isinstance(node, Literal):
        return Agent("", (node,))
    names = next(
        (found for name in _NAMES if (found := literals(store, node, name))), []
    )
    iri = node.value if isinstance(node, NamedNode) and is_web(node.value) else ""
    if not iri and not names:
        return None
    kind = next(
        (
            name
            for name in ("Person", "Organization")
            if typed(store, node, FOAF[name]) or typed(store, node, SCHEMA[name])
        ),
        "",
    )
    return Agent(iri, tuple(names), kind)
