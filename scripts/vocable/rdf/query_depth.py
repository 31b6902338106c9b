"""Limits of a SPARQL query: its depth and size, checked before it is parsed.

Oxigraph parses and evaluates what is nested by calling itself: where its stack ends,
the whole program ends. In which order patterns are best joined it finds in a time that
grows with the fourth power of their number. What can be written by hand stays far below
these bounds.
"""

import re
from typing import NamedTuple

_DEEPEST = 100
# Each of them nests what stands before it in what it makes.
_MOST_GROUPS = 1000
_MOST_OPERATORS = 4000
# Patterns that are joined with each other, and those of a whole query.
_MOST_JOINED = 100
_MOST_PATTERNS = 1000

_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]*)
    |(?P<term><[^<>"{}|^`\\\s]*>|[?$]\w+
    |\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
    |\"(?:[^\"\\\n\r]|\\.)*+\"|'(?:[^'\\\n\r]|\\.)*+'
    |(?:\w[\w.-]*)?:[^\s;,.<>(){}\[\]|/^*+!"'?$]*+(?:\.++[^\s;,.<>(){}\[\]|/^*+!"'?$]++)*+
    |\d*\.\d+|\d\w*)
    |(?P<open>[(\[{])|(?P<close>[)\]}])
    |(?P<word>\w+)
    |(?P<operator>\|\||&&|[-+*/!^])
    |(?P<separator>[.;,])|(?P<choice>\|)""",
    re.VERBOSE | re.DOTALL,
)
_GROUPS = frozenset(
    {"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "GRAPH", "SERVICE"}
    | {"VALUES", "SELECT"}
)
# As what their braces count in the group around them, whatever stands in these.
_APART = {"OPTIONAL": 1, "UNION": 1, "MINUS": 0, "EXISTS": 0}
_NO_PATTERNS = frozenset({"VALUES", "CONSTRUCT"})


class Excess(NamedTuple):
    """Where a query goes beyond a bound, as an offset in it, and what the bound is."""

    offset: int
    message: str


def excess(query: str) -> Excess | None:
    """Find where a query is nested too deep, or is put together of too many parts.

    What stands in texts, IRIs and comments does not count.
    """
    depth = run = groups = operators = 0
    patterns = _Patterns()
    for token in _TOKEN.finditer(query):
        kind, text = token.lastgroup or "", token[0]
        run = run + 1 if kind == "operator" else 0
        depth += (kind == "open") - (kind == "close")
        if max(depth, run) > _DEEPEST:
            return Excess(
                token.start(),
                f"nested more than {_DEEPEST} deep; ask with fewer brackets, or in "
                "several queries",
            )
        operators += kind == "operator"
        groups += kind == "word" and text.upper() in _GROUPS
        patterns.meet(kind, text)
        if groups > _MOST_GROUPS or operators > _MOST_OPERATORS or patterns.too_many:
            return Excess(
                token.start(),
                "put together of too many parts; list values with VALUES or IN, or "
                "ask in several queries",
            )
    return None


class _Part:
    """What stands between two brackets: how many patterns are joined in it."""

    def __init__(self, bracket: str, *, counts: bool, apart: int | None = None) -> None:
        self.bracket = bracket
        self.counts = counts
        self.apart = apart
        self.listed = bracket == "("
        self.joined = 0
        self.last = 0


class _Patterns:
    """Counts the patterns of a query, token by token, by what is joined with what.

    A pattern begins behind a separator, with each step of a path, and with each member
    of a list; none stands in an expression.
    """

    def __init__(self) -> None:
        self._parts = [_Part("", counts=False)]
        self._before = ("", "")
        self._word = ""
        self._total = 0
        self.too_many = False

    def meet(self, kind: str, text: str) -> None:
        """Count one token; `kind` is the name of its group."""
        if kind == "skip":
            return
        part = self._parts[-1]
        if kind == "word" and text != "a":
            self._meet_word(part, text.upper())
        elif kind == "open":
            self._open(part, text)
        elif kind == "close":
            self._close()
        elif part.counts:
            if part.listed and kind in {"choice", "operator"}:
                # A path in brackets, and no list.
                part.joined, part.listed = 0, False
            if kind == "term" if part.listed else kind == "separator" or text == "/":
                self._count(part)
        self._before = (kind, text)

    def _meet_word(self, part: _Part, word: str) -> None:
        self._word = word
        if word == "SELECT":
            part.counts, part.apart = False, 1
        elif word == "UNION":
            # What stands before it was taken for joined; it counts with what follows.
            part.joined -= part.last

    def _open(self, part: _Part, text: str) -> None:
        if text == "{":
            word, self._word = self._word, ""
            counts = word not in _NO_PATTERNS
            self._parts.append(_Part(text, counts=counts, apart=_APART.get(word)))
            return
        kind, before = self._before
        # A bracket behind a word, or another bracket, holds an expression or a path.
        expression = (kind == "word" and before != "a") or (
            text == "(" and before in {")", "!"}
        )
        counts = part.counts and not expression
        self._parts.append(_Part(text, counts=counts))
        if counts and text == "[":
            self._count(self._parts[-1])

    def _close(self) -> None:
        if len(self._parts) == 1:
            return
        part = self._parts.pop()
        around = self._parts[-1]
        around.last = max(part.joined, part.bracket == "{")
        if part.apart is not None:
            around.last = part.apart
        around.joined += around.last
        self._check(around)

    def _count(self, part: _Part) -> None:
        part.joined += 1
        self._total += 1
        self._check(part)

    def _check(self, part: _Part) -> None:
        if part.joined > _MOST_JOINED or self._total > _MOST_PATTERNS:
            self.too_many = True
