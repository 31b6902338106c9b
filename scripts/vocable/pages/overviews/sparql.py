"""SPARQL page: an editor that answers queries in the reader's browser."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, QuerySolutions

from vocable.config.named_queries import NamedQuery, body, named_queries
from vocable.interface.property_names import CLASSES, PROPERTIES
from vocable.pages.edition import Edition
from vocable.pages.parts import Page
from vocable.rdf.namespaces import RDFS, merged_prefixes
from vocable.rdf.querying import answer
from vocable.rdf.reading import literals
from vocable.vocabulary.facts import Facts, found_once
from vocable.vocabulary.label_properties import LABEL_PROPERTIES
from vocable.vocabulary.labels import Text

# What SPARQL 1.1 (19.8) certainly reads as a prefix and as an IRI.
_PREFIX = re.compile(r"([A-Za-z]([A-Za-z0-9_-]*[A-Za-z0-9_-])?)?")
_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
_USED = {
    "properties": "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term",
    "classes": "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s a ?term } GROUP BY ?term",
}
_MOST_TERMS = 500


class Engine(NamedTuple):
    """The files that the page loads: paths from the root of the site, and bytes.

    `data` is the whole graph as packed Turtle, `addresses` says where its resources
    have their pages. `program` is zero where the browser's programs are missing.
    """

    data: str
    data_size: int
    addresses: str
    addresses_size: int
    program_size: int


class CompletedTerm(NamedTuple):
    """A property or class that the graph uses, and how often.

    `label` is the data's own text; without one `name` is a message identifier, or
    empty.
    """

    iri: str
    name: str
    label: str
    uses: int


class Example(NamedTuple):
    """A named query, ready to be run."""

    name: str
    title: Text
    sparql: str


class LabelChoice(NamedTuple):
    """How the labels of resources are chosen: predicates and languages, best first.

    `expected` is the language in which readers of this page find most; other languages
    are marked.
    """

    predicates: tuple[str, ...]
    order: tuple[str, ...]
    expected: str


class SparqlPage(NamedTuple):
    """The editor of queries, and all that it needs to know of the vocabulary."""

    page: Page
    engine: Engine
    queries: tuple[Example, ...]
    start: str
    prefixes: tuple[tuple[str, str], ...]
    properties: tuple[CompletedTerm, ...]
    classes: tuple[CompletedTerm, ...]
    labels: LabelChoice


def describe_sparql(edition: Edition, engine: Engine) -> SparqlPage:
    """Make the page of the SPARQL editor; `engine` is what it loads."""
    facts = edition.facts
    prefixes = merged_prefixes(facts.graph.prefixes)
    used = _used_terms(facts)
    return SparqlPage(
        page=edition.frames.page("sparql", "sparql", Text("")),
        engine=engine,
        queries=tuple(
            _example(edition, query)
            for query in named_queries(facts.configuration.path)
        ),
        start=_first_query(edition),
        prefixes=tuple(
            (prefix, iri)
            for prefix, iri in sorted(prefixes.items())
            if _PREFIX.fullmatch(prefix) and _IRI.fullmatch(iri)
        ),
        properties=_terms(edition, used["properties"], PROPERTIES),
        classes=_terms(edition, used["classes"], CLASSES),
        labels=LabelChoice(
            tuple(predicate.value for predicate in LABEL_PROPERTIES),
            edition.labels.order,
            edition.labels.expected,
        ),
    )


def _example(edition: Edition, query: NamedQuery) -> Example:
    """Put the title in the reader's language where the file has its headings."""
    title = edition.labels.chosen(query.titles)
    return Example(query.name, title, f"# {title.value}\n{body(query)}")


@found_once
def _used_terms(facts: Facts) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count once, for the pages of every language, what the graph uses."""
    return {kind: tuple(_counted(facts, query)) for kind, query in _USED.items()}


def _counted(facts: Facts, query: str) -> Iterable[tuple[str, int]]:
    solutions = answer(facts.graph, query).value
    assert isinstance(solutions, QuerySolutions)
    counts = [
        (solution["term"].value, int(solution["n"].value))
        for solution in solutions
        if isinstance(solution["term"], NamedNode)
    ]
    counts.sort(key=lambda pair: (-pair[1], pair[0]))
    return counts[:_MOST_TERMS]


def _terms(
    edition: Edition, counted: Iterable[tuple[str, int]], names: dict[str, str]
) -> tuple[CompletedTerm, ...]:
    return tuple(
        CompletedTerm(iri, names.get(iri, ""), _own_label(edition, iri), count)
        for iri, count in counted
    )


def _own_label(edition: Edition, iri: str) -> str:
    """Give what the graph itself calls a term, or nothing."""
    found = literals(edition.facts.store, NamedNode(iri), RDFS.label)
    return edition.labels.best(found).value if found else ""


def _first_query(edition: Edition) -> str:
    """Write the query that the editor opens with: something that has an answer."""
    language = edition.labels.expected
    wanted = f'\n  FILTER (LANGMATCHES(LANG(?label), "{language}"))' if language else ""
    if edition.facts.concepts:
        pattern = "?concept a skos:Concept ; skos:prefLabel ?label"
        shown = "?concept ?label"
    else:
        pattern = (
            "?word a ontolex:LexicalEntry ;\n"
            "    ontolex:canonicalForm/ontolex:writtenRep ?label"
        )
        shown = "?word ?label"
    return (
        f"SELECT {shown}\nWHERE {{\n  {pattern}{wanted}\n}}\nORDER BY ?label\nLIMIT 50"
    )
