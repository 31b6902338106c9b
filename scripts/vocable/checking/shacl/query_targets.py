"""Targets of a shape that its query itself implies."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from vocable.checking.shacl.sparql_groups import (
    Alternatives,
    Filter,
    GroupPattern,
    Token,
    Triples,
    read_select,
    variables,
)
from vocable.rdf.namespaces import RDF
from vocable.rdf.reading import Node

# What makes a path of a predicate when it stands behind it.
PATH_SIGNS = ("/", "|", "*", "+", "?", "^")


def flattened(query: str) -> str:
    """Take the braces off a group that a query begins with, where it means the same.

    Our shapes have such groups for engines that ask every filter of a group at every
    solution; Oxigraph asks them in its own order, if they stand side by side. The
    length stays. Raises UnreadableError where the query is not read.
    """
    elements = read_select(query).group.elements
    first = elements[0] if elements else None
    if not isinstance(first, Alternatives) or len(first.groups) > 1:
        return query
    (inner,) = first.groups
    triples = [one for one in inner.elements if isinstance(one, Triples)]
    filters = [one for one in inner.elements if isinstance(one, Filter)]
    bound = {name for one in triples for name in variables(one.tokens)}
    if (
        len(triples) + len(filters) < len(inner.elements)
        or not filters
        or inner.elements[-1] is not filters[-1]
        or any(
            isinstance(item, GroupPattern) for one in filters for item in one.expression
        )
        or not all(variables(one.expression) <= bound for one in filters)
    ):
        return query
    before, after = query[: inner.start - 1], query[inner.end + 1 :]
    return f"{before} {query[inner.start : inner.end]} {after}"


def begins_with_any_path(group: GroupPattern) -> bool:
    """Say whether the first triple is $this ?path and anything."""
    first = group.elements[0] if group.elements else None
    if not isinstance(first, Triples):
        return False
    return [token.variable for token in first.tokens[:2]] == ["this", "path"]


def targets_of_first(
    group: GroupPattern, prefixes: Mapping[str, str]
) -> set[tuple[str, Node]]:
    """List the targets that hold of whatever the first triple of a group matches."""
    first = group.elements[0] if group.elements else None
    if not isinstance(first, Triples) or len(first.tokens) < 3:  # noqa: PLR2004
        return set()
    subject, predicate, thing = first.tokens[:3]
    if subject.variable != "this" or thing.says(*PATH_SIGNS):
        return set()
    if predicate.text == "a":
        kind = iri_of(thing, prefixes)
        return (
            {("targetClass", kind), ("targetSubjectsOf", RDF.type)} if kind else set()
        )
    node = iri_of(predicate, prefixes)
    return {("targetSubjectsOf", node)} if node else set()


def iri_of(token: Token, prefixes: Mapping[str, str]) -> NamedNode | None:
    """Give the IRI that a token stands for, if its prefix is known."""
    if token.kind == "iri":
        return NamedNode(token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    if token.kind != "name" or prefix not in prefixes or "\\" in local:
        return None
    return NamedNode(prefixes[prefix] + local)
