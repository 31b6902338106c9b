"""Serialization of query results: JSON, XML, CSV, TSV, or RDF."""

import re
from collections.abc import Mapping

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions

from vocable.errors import QueryError
from vocable.rdf.formats import JSON_LD, TURTLE, WRITABLE, format_named
from vocable.rdf.language_tags import canonical
from vocable.rdf.querying import Result, failure
from vocable.rdf.results.table import table
from vocable.rdf.writing.graph_serialization import serialize
from vocable.rdf.writing.jsonld import JsonLdWriter
from vocable.rdf.xml_text import visible

TABLE = "table"
# SPARQL 1.1 Query Results in CSV, TSV, JSON and XML.
_RESULT_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
# Where a language tag stands in each; texts hold the signs around it in escapes alone.
_TAGS = {
    "tsv": re.compile(rb'(?<="@)[a-z]+-[a-z0-9-]+(?=[\t\n]|\Z)'),
    "json": re.compile(rb'(?<="xml:lang":")[a-z]+-[a-z0-9-]+(?=")'),
    "xml": re.compile(rb'(?<=<literal xml:lang=")[a-z]+-[a-z0-9-]+(?=")'),
}
SOLUTION_FORMATS = (TABLE, *_RESULT_FORMATS)
# The specification of CSV and TSV knows no booleans.
BOOLEAN_FORMATS = (TABLE, "json", "xml")
GRAPH_FORMATS = tuple(format_.name for format_ in WRITABLE)


def serialize_result(
    result: Result,
    format_name: str | None,
    prefixes: Mapping[str, str],
    width: int | None = None,
) -> bytes:
    """Write the result of a query, by default as a table or as Turtle.

    `width` is that of the terminal a table is for. Raises QueryError for a format that
    does not fit the kind of query, and where the evaluation fails on the way.
    """
    value = result.value
    try:
        if isinstance(value, QuerySolutions):
            name = _chosen(format_name, TABLE, SOLUTION_FORMATS, "SELECT", "solutions")
            if name == TABLE:
                return table(value, prefixes, width).encode()
            data = value.serialize(format=_RESULT_FORMATS[name]) or b""
            if name == "xml":
                data = visible(data.decode()).encode()
            return _TAGS[name].sub(_in_case, data) if name in _TAGS else data
        if isinstance(value, QueryBoolean):
            name = _chosen(format_name, TABLE, BOOLEAN_FORMATS, "ASK", "yes or no")
            if name == TABLE:
                return b"true\n" if value else b"false\n"
            return value.serialize(format=_RESULT_FORMATS[name]) or b""
        triples = list(value)
    except (OSError, RuntimeError, ValueError) as error:
        raise failure(error) from error
    format_ = TURTLE if format_name is None else format_named(format_name)
    if format_ is None:
        _chosen(format_name, "", GRAPH_FORMATS, "CONSTRUCT or DESCRIBE", "triples")
        format_ = TURTLE
    if format_ == JSON_LD:
        # An answer is small beside the whole context.
        return JsonLdWriter(prefixes).write(dict.fromkeys(triples)).encode()
    return serialize(triples, format_, prefixes)


def _in_case(match: re.Match[bytes]) -> bytes:
    return canonical(match[0].decode()).encode()


def _chosen(
    name: str | None, default: str, choices: tuple[str, ...], query: str, gives: str
) -> str:
    if name is None:
        return default
    if name in choices:
        return name
    raise QueryError(
        f"{query} gives {gives}, which cannot be written as {name}; "
        f"choose {', '.join(choices)}"
    )
