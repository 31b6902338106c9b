"""SPARQL queries, answered from the graph alone and read-only.

See SPARQL 1.1 Query Language, https://www.w3.org/TR/sparql11-query/.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase
from typing import NamedTuple

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from vocable.errors import QueryError
from vocable.rdf.excerpts import excerpt
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.query_depth import excess

_REFUSED = {
    "SERVICE": "SERVICE asks another server, and nothing is fetched from elsewhere; "
    "leave it out, and ask that server itself",
    "FROM": "FROM names another graph, and a vocabulary is one graph; leave it out",
}
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_PREFIXED = re.compile(r"([\w.-]*):[^\s:;,<>(){}\[\]]*\s*\Z")
# Declarations may only stand before the first operation of an update.
_PROLOGUE = re.compile(
    r"(?:\s+|#[^\n]*\n|PREFIX\s+[^\s:]*:\s*<[^<>]*>|BASE\s+<[^<>]*>)*", re.IGNORECASE
)
_WIDE = " " * 16
# No keyword of SPARQL begins with one of them.
_MISSPELT = "ZXQJK"
# As far back as the name of a prefix may reach.
_REACH = 1000
_IRI = re.compile(r"<([^<>]*)>\s*\Z")


@dataclass(frozen=True)
class Result:
    """What a query gives: solutions, a boolean or triples, each read only once."""

    value: QuerySolutions | QueryBoolean | QueryTriples


def answer(
    graph: Graph, query: str, prefixes: Mapping[str, str] | None = None
) -> Result:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    The prefixes, by default the common ones and those of the vocabulary, need no
    declaration. Raises QueryError for a mistake, with the line and a caret under the
    column, and for what would change the graph or fetch something.
    """
    if prefixes is None:
        prefixes = merged_prefixes(graph.prefixes)
    require_bounded(query)
    bound = dict(prefixes)
    for keyword, reason in _REFUSED.items():
        _refuse(keyword, reason, query, bound)
    try:
        return Result(graph.store.query(query, prefixes=bound))
    except SyntaxError as error:
        mistake = _first_mistake(query, bound)
        if mistake is None:
            raise failure(error) from error
        if mistake.offset < len(query.rstrip()) and _is_update(query, bound):
            raise QueryError(
                "this is a SPARQL update, and the graph is only read; "
                "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            ) from error
        raise _explained(query, mistake, bound) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise failure(error) from error


def require_bounded(query: str) -> None:
    """Raise QueryError for a query that is nested too deep to be evaluated safely."""
    beyond = excess(query)
    if beyond is not None:
        raise _located(query, beyond.offset, beyond.message)


def failure(error: Exception) -> QueryError:
    """Say why a well-formed query could not be evaluated."""
    return QueryError(f"the query cannot be answered: {error}; change that part of it")


def _refuse(keyword: str, reason: str, query: str, prefixes: dict[str, str]) -> None:
    """Refuse a query in which a word stands as a keyword.

    Oxigraph shows no syntax tree. So the word is misspelt wherever it stands: names
    and texts do not mind, and where the parser does, it was the keyword. What is
    parsed so is evaluated on no data and, without the keyword, asks no server.
    """
    word = re.compile(keyword, re.IGNORECASE | re.ASCII)
    places = [match.start() for match in word.finditer(query)]
    if not places:
        return
    letters = _misspelling(keyword, query)

    def misspell(text: str) -> str:
        # Names differ in case: what was two names stays two.
        return word.sub(
            lambda match: "".join(
                wrong.lower() if right.islower() else wrong
                for wrong, right in zip(letters, match[0], strict=True)
            ),
            text,
        )

    mistake = _first_mistake(
        misspell(query), {misspell(key): iri for key, iri in prefixes.items()}
    )
    if mistake is None or _is_update(query, prefixes):
        return
    if mistake.offset in places:
        raise _located(query, mistake.offset, reason)
    # Some other mistake comes first; the query is never evaluated.
    raise _explained(query, mistake, prefixes)


def _misspelling(keyword: str, query: str) -> str:
    """Find letters, as many as the keyword has, that stand nowhere in a query."""
    text = query.upper()
    rest = [ascii_uppercase] * 3 + [_MISSPELT] * (len(keyword) - 4)
    for letters in product(_MISSPELT, *rest):
        word = "".join(letters)
        if word not in text:
            return word
    raise QueryError("the query is too long to be read safely; write a shorter one")


def _is_update(query: str, prefixes: dict[str, str]) -> bool:
    """Tell whether a text is an update, without carrying it out.

    The whole text is parsed before anything is done, and what we put first fails.
    """
    try:
        prologue = _PROLOGUE.match(query)
        start = prologue.end() if prologue else 0
        failing = f"{query[:start]} CLEAR GRAPH <urn:x-none:> ; {query[start:]}"
        Store().update(failing, prefixes=prefixes)
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError):
        return True
    return True


class _Mistake(NamedTuple):
    """The first place that the parser could not read, and what it expected there."""

    offset: int
    expected: tuple[str, ...]


def _first_mistake(query: str, prefixes: dict[str, str]) -> _Mistake | None:
    """Parse a query and find its first mistake.

    Oxigraph reports the end of a keyword it tried in vain, which can lie beyond the
    mistake itself. With wide spaces between the words it cannot lie beyond a word.
    """
    spaced: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(query + "\n"):
        wide = character.isspace() or character in "{}"
        text = f"{_WIDE if character in '{}' else ''}{character}{_WIDE if wide else ''}"
        spaced.append(text)
        origins += [offset] * len(text)
    text = "".join(spaced)
    try:
        Store().query(text, prefixes=prefixes)
    except SyntaxError as error:
        match = _PLACE.match(str(error))
        if not match:
            return _Mistake(len(query), (str(error),))
        line, column = int(match[1]), int(match[2])
        start = sum(len(before) + 1 for before in text.split("\n")[: line - 1])
        expected = tuple(match[3].replace("\n", " ").split(", "))
        lengths = (len(e) if re.fullmatch("[A-Z_]+", e) else 0 for e in expected)
        reported = start + column - 1 - min(lengths)
        while reported < len(text) and text[reported].isspace():
            reported += 1
        if reported >= len(text):
            return _Mistake(len(query.rstrip()), expected)
        return _Mistake(origins[max(reported, 0)], expected)
    except (OSError, RuntimeError, ValueError):
        return None
    return None


def _explained(
    query: str, mistake: _Mistake, prefixes: Mapping[str, str]
) -> QueryError:
    offset, expected = mistake
    if not query.strip():
        return QueryError("the query is empty; write a SELECT, ASK or CONSTRUCT query")
    if "Prefix not found" in expected:
        start = max(0, offset - _REACH)
        name = _PREFIXED.search(query[start:offset].rstrip())
        prefix = name[1] if name else ""
        declared = ", ".join(sorted(key for key in prefixes if key))
        return _located(
            query,
            start + name.start() if name else offset,
            f"the prefix {prefix}: is not declared; declare it with "
            f"PREFIX {prefix}: <…>, or use one of those that are: {declared}",
        )
    if "IRI parsing failed" in expected:
        iri = _IRI.search(query[:offset])
        return _located(
            query,
            iri.start() if iri else offset,
            f"<{iri[1] if iri else ''}> is not a whole IRI; write it with http:// or "
            "https:// and without spaces",
        )
    prose = [item for item in expected if re.match("[A-Z][a-z]+ [A-Za-z]", item)]
    if prose:
        return QueryError(f"{prose[0]}; correct the query")
    if any("\\U" in item for item in expected):
        reason = "a quotation mark is not closed on this line"
    elif offset >= len(query.rstrip()):
        reason = "the query ends too early; a closing bracket or a value is missing"
    else:
        reason = (
            "SPARQL does not allow this here; look at its spelling and at what stands "
            "before it"
        )
    return _located(query, offset, reason)


def _located(query: str, offset: int, message: str) -> QueryError:
    line = query.count("\n", 0, offset) + 1
    column = offset - (query.rfind("\n", 0, offset) + 1) + 1
    quoted = excerpt(query, line, column)
    return QueryError(f"line {line}, column {column}: {message}\n{quoted}")
