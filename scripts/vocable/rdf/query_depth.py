"""Limits of a SPARQL query: its depth and size, checked before it is parsed.

Oxigraph parses and evaluates what is nested by calling itself: where its stack ends,
the whole program ends. What can be written by hand stays far below these bounds.
"""

import re
from typing import NamedTuple

_DEEPEST = 100
# Each of them nests what stands before it in what it makes.
_MOST_GROUPS = 1000
_MOST_OPERATORS = 4000

_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\s]*>|[?$]\w+
    |\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
    |\"(?:[^\"\\\n\r]|\\.)*+\"|'(?:[^'\\\n\r]|\\.)*+'
    |(?:\w[\w.-]*)?:[^\s;,<>(){}\[\]|/^*+!"']*+)
    |(?P<open>[(\[{])|(?P<close>[)\]}])
    |(?P<word>\w+)
    |(?P<operator>\|\||&&|[-+*/!^])""",
    re.VERBOSE | re.DOTALL,
)
_GROUPS = frozenset(
    {"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "GRAPH", "SERVICE"}
    | {"VALUES", "SELECT"}
)


class Excess(NamedTuple):
    """Where a query goes beyond a bound, as an offset in it, and what the bound is."""

    offset: int
    message: str


def excess(query: str) -> Excess | None:
    """Find where a query is nested too deep, or is put together of too many parts.

    What stands in texts, IRIs and comments does not count.
    """
    depth = run = groups = operators = 0
    for token in _TOKEN.finditer(query):
        kind = token.lastgroup
        run = run + 1 if kind == "operator" else 0
        depth += (kind == "open") - (kind == "close")
        if max(depth, run) > _DEEPEST:
            return Excess(
                token.start(),
                f"nested more than {_DEEPEST} deep; ask with fewer brackets, or in "
                "several queries",
            )
        operators += kind == "operator"
        groups += kind == "word" and token[0].upper() in _GROUPS
        if groups > _MOST_GROUPS or operators > _MOST_OPERATORS:
            return Excess(
                token.start(),
                "put together of too many parts; list values with VALUES or IN, or "
                "ask in several queries",
            )
    return None
