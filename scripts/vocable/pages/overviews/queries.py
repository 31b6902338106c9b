"""Queries page: the named queries of a vocabulary, each with its answer."""

from typing import NamedTuple

from pyoxigraph import QuerySolutions

from vocable.config.named_queries import NamedQuery, named_queries
from vocable.errors import QueryError
from vocable.interface.property_names import in_words
from vocable.pages.edition import Edition
from vocable.pages.parts import Link, Page
from vocable.rdf.querying import answer, failure
from vocable.rdf.reading import Node
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Text

_MOST_ROWS = 200


class AnsweredQuery(NamedTuple):
    """A named query: what it asks, its SPARQL, and the solutions as links."""

    name: str
    title: Text
    description: Text | None
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int


class QueriesPage(NamedTuple):
    """The questions a vocabulary comes with, answered."""

    page: Page
    queries: tuple[AnsweredQuery, ...]


class Answer(NamedTuple):
    """A named query and its solutions: as many as a page shows, and how many in all."""

    query: NamedQuery
    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    total: int


def answer_queries(facts: Facts) -> tuple[Answer, ...]:
    """Answer the named queries of a vocabulary, once for the pages of every language.

    Raises QueryError, which names the file, where one of them cannot be answered.
    """
    questions = named_queries(facts.configuration.path)
    return tuple(_answer(facts, query) for query in questions)


def describe_queries(
    edition: Edition, answers: tuple[Answer, ...]
) -> QueriesPage | None:
    """Make the page of the named queries; None for a vocabulary without any."""
    if not answers:
        return None
    page = edition.frames.page("queries", "queries", Text(""))
    return QueriesPage(page, tuple(_shown(edition, one, page) for one in answers))


def _answer(facts: Facts, query: NamedQuery) -> Answer:
    try:
        value = answer(facts.graph, query.text).value
        if not isinstance(value, QuerySolutions):
            return Answer(query, (), (), 0)
        columns = tuple(variable.value for variable in value.variables)
        rows = [tuple(solution[name] for name in columns) for solution in value]
    except QueryError as error:
        raise QueryError(f"{query.path}: {error.message}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"{query.path}: {failure(error).message}") from error
    return Answer(query, columns, tuple(rows[:_MOST_ROWS]), len(rows))


def _shown(edition: Edition, answered: Answer, page: Page) -> AnsweredQuery:
    query, columns, solutions, total = answered
    rows = [
        tuple(_cell(edition, node, page) for node in solution) for solution in solutions
    ]
    return AnsweredQuery(
        query.name,
        edition.labels.chosen(query.titles),
        edition.labels.chosen(query.descriptions) if query.descriptions else None,
        query.text.strip(),
        tuple(in_words(name) for name in columns),
        tuple(rows),
        total,
    )


def _cell(edition: Edition, node: Node | None, page: Page) -> Link:
    return Link(Text(""), "") if node is None else edition.links.link(node, page)
