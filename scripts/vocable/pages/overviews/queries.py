"""Describe the questions a vocabulary comes with, and what it answers to each."""

from typing import NamedTuple

from pyoxigraph import QuerySolutions

from vocable.config.named_queries import NamedQuery, named_queries
from vocable.errors import QueryError
from vocable.interface.property_names import in_words
from vocable.pages.describing import Describer
from vocable.pages.parts import Link, Page
from vocable.rdf.querying import answer, failure
from vocable.rdf.reading import Node
from vocable.vocabulary.labels import Text
from vocable.vocabulary.survey import Vocabulary

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


def answer_queries(vocabulary: Vocabulary) -> tuple[Answer, ...]:
    """Answer the named queries of a vocabulary, once for the pages of every language.

    Raises QueryError, which names the file, where one of them cannot be answered.
    """
    questions = named_queries(vocabulary.configuration.path)
    return tuple(_answer(vocabulary, query) for query in questions)


def describe_queries(
    describer: Describer, answers: tuple[Answer, ...]
) -> QueriesPage | None:
    """Make the page of the named queries; None for a vocabulary without any."""
    if not answers:
        return None
    page = describer.page("queries", "queries", Text(""))
    return QueriesPage(page, tuple(_shown(describer, one, page) for one in answers))


def _answer(vocabulary: Vocabulary, query: NamedQuery) -> Answer:
    try:
        value = answer(vocabulary.graph, query.text).value
        if not isinstance(value, QuerySolutions):
            return Answer(query, (), (), 0)
        columns = tuple(variable.value for variable in value.variables)
        rows = [tuple(solution[name] for name in columns) for solution in value]
    except QueryError as error:
        raise QueryError(f"{query.path}: {error.message}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"{query.path}: {failure(error).message}") from error
    return Answer(query, columns, tuple(rows[:_MOST_ROWS]), len(rows))


def _shown(describer: Describer, answered: Answer, page: Page) -> AnsweredQuery:
    query, columns, solutions, total = answered
    rows = [
        tuple(_cell(describer, node, page) for node in solution)
        for solution in solutions
    ]
    return AnsweredQuery(
        query.name,
        describer.chosen(query.titles),
        describer.chosen(query.descriptions) if query.descriptions else None,
        query.text.strip(),
        tuple(in_words(name) for name in columns),
        tuple(rows),
        total,
    )


def _cell(describer: Describer, node: Node | None, page: Page) -> Link:
    return Link(Text(""), "") if node is None else describer.link(node, page)
