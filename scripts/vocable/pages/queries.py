"""Describe the questions a vocabulary comes with, and what it answers to each."""

from functools import lru_cache

from pyoxigraph import QuerySolutions

from vocable.graph.named_queries import NamedQuery, named_queries
from vocable.graph.querying import answer
from vocable.graph.reading import Node
from vocable.pages.describing import Describer
from vocable.pages.labels import Text
from vocable.pages.overview_models import AnsweredQuery, QueriesPage
from vocable.pages.parts import Link, Page
from vocable.pages.vocabulary import Vocabulary
from vocable.pages.wording import in_words

_MOST_ROWS = 200


def describe_queries(describer: Describer) -> QueriesPage | None:
    """Make the page of the named queries; None for a vocabulary without any.

    Raises QueryError where one of them cannot be answered.
    """
    questions = named_queries(describer.vocabulary.configuration.path)
    if not questions:
        return None
    page = describer.page("queries", "queries", Text(""))
    return QueriesPage(page, tuple(_answered(describer, q, page) for q in questions))


@lru_cache(maxsize=256)
def _solutions(
    vocabulary: Vocabulary, query: str
) -> tuple[tuple[str, ...], tuple[tuple[Node | None, ...], ...]]:
    """Answer a query once for the pages of every language."""
    value = answer(vocabulary.graph, query).value
    if not isinstance(value, QuerySolutions):
        return (), ()
    columns = tuple(variable.value for variable in value.variables)
    rows = (tuple(solution[name] for name in columns) for solution in value)
    return columns, tuple(rows)


def _answered(describer: Describer, query: NamedQuery, page: Page) -> AnsweredQuery:
    columns, solutions = _solutions(describer.vocabulary, query.text)
    rows = [
        tuple(_cell(describer, node, page) for node in solution)
        for solution in solutions[:_MOST_ROWS]
    ]
    return AnsweredQuery(
        query.name,
        describer.chosen(query.titles),
        describer.chosen(query.descriptions) if query.descriptions else None,
        query.text.strip(),
        tuple(in_words(name) for name in columns),
        tuple(rows),
        len(solutions),
    )


def _cell(describer: Describer, node: Node | None, page: Page) -> Link:
    return Link(Text(""), "") if node is None else describer.link(node, page)
