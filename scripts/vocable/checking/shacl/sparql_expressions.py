"""SPARQL expressions that mean the same to Oxigraph and to rdflib, for every term.

The two differ where rdflib leaves SPARQL: it orders what cannot be compared, gives
text of blank nodes, and takes ill-typed literals for unequal. Compared term by term,
what is known here gives the same in both.
"""

import re
from collections.abc import Callable

from vocable.checking.shacl.sparql_groups import Expression, GroupPattern, Token

_TESTS = {"ISIRI", "ISURI", "ISBLANK", "ISLITERAL", "BOUND"}
_TEXTS = {"LANG": "text", "LCASE": "text", "UCASE": "text", "STRLEN": "number"}
_CONDITIONS = {"boolean", "erring", "fragile"}
_PARTS = {"CONTAINS", "STRSTARTS", "STRENDS"}
# What Python's and Rust's expressions have in common: no looking around, no reference
# back, no class in a class, no \w (which differs in combining marks).
_PLAIN_PATTERN = re.compile(
    r"""(?:[^\\\[\](){}*+?.|^$] | [.^$|)] | \((?:\?:|(?!\?)) | \\(?:[dDsS]|[^\w\s])
    | \[\^?(?:[^\\\[\]&~^-]|-(?!-)|\\(?:[dDsS]|[^\w\s]))+\]
    | (?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??(?![*+?{]))*""",
    re.VERBOSE,
)


def is_plain_pattern(pattern: str, flags: str = "") -> bool:
    """Say whether Oxigraph and Python read a regular expression alike."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return flags in {"", "i"} and bool(_PLAIN_PATTERN.fullmatch(pattern))


def is_safe(expression: Expression) -> bool:
    """Say whether a condition holds of the same solutions in both engines."""
    reader = _ExpressionReader(expression)
    try:
        kind = reader.either()
    except (IndexError, _UnknownError):
        return False
    return kind in _CONDITIONS and reader.place == len(expression)


def is_constant(expression: Expression) -> bool:
    """Say whether it is one IRI or one plain string."""
    kinds = [item.kind for item in expression if isinstance(item, Token)]
    return kinds in (["iri"], ["name"], ["string"])


class _UnknownError(Exception):
    """Something of which nothing is known here."""


class _ExpressionReader:
    """Gives the kind of each part: boolean, text, type, number, iri, string, term.

    What is erring may be an error, in both engines alike; joined with && or || it is
    fragile: an error in one and false in the other may be, which makes no difference
    until it is negated.
    """

    def __init__(self, given: Expression) -> None:
        self.given = given
        self.place = 0

    def says(self, *words: str) -> bool:
        item = self.given[self.place] if self.place < len(self.given) else None
        return isinstance(item, Token) and item.says(*words)

    def take(self, *words: str) -> Token:
        item = self.given[self.place]
        if not isinstance(item, Token) or (words and not item.says(*words)):
            raise _UnknownError
        self.place += 1
        return item

    def either(self) -> str:
        return self._chain("||", self._both)

    def _both(self) -> str:
        return self._chain("&&", self._relation)

    def _chain(self, sign: str, part: Callable[[], str]) -> str:
        kinds = [part()]
        while self.says(sign):
            self.take()
            kinds.append(part())
        if len(kinds) == 1:
            return kinds[0]
        if not {*kinds} <= _CONDITIONS:
            raise _UnknownError
        return "boolean" if {*kinds} == {"boolean"} else "fragile"

    def _relation(self) -> str:
        left = self._primary()
        if self.says("IN", "NOT"):
            return self._listed(left)
        if not self.says("=", "!=", "<", ">", "<=", ">="):
            return left
        sign = self.take()
        kinds = {left, self._primary()}
        if kinds == {"number"}:
            return "erring"
        if sign.says("=", "!=") and (
            kinds <= {"text", "string"} or "iri" in kinds or kinds == {"type"}
        ):
            return "erring"
        if sign.says("=") and kinds <= {"term", "text", "string"}:
            return "fragile"
        raise _UnknownError

    def _listed(self, left: str) -> str:
        if left != "term":
            raise _UnknownError
        if self.take().says("NOT"):
            self.take("IN")
        self.take("(")
        while True:
            if self._primary() != "iri":
                raise _UnknownError
            if self.take(",", ")").says(")"):
                return "erring"

    def _primary(self) -> str:
        item = self.given[self.place]
        if isinstance(item, GroupPattern):
            raise _UnknownError
        if self.says("!"):
            self.take()
            kind = self._primary()
            if kind not in {"boolean", "erring"}:
                raise _UnknownError
            return kind
        if self.says("("):
            self.take()
            kind = self.either()
            self.take(")")
            return kind
        self.take()
        if item.kind == "word":
            return self._call(item.text.upper())
        if self.says("("):
            raise _UnknownError
        kinds = {"iri": "iri", "name": "iri", "variable": "term", "number": "number"}
        if item.kind == "string" and not self.says("^^"):
            if self.place < len(self.given) and self._at_tag():
                self.take()
            return "string"
        if item.kind not in kinds:
            raise _UnknownError
        return kinds[item.kind]

    def _at_tag(self) -> bool:
        item = self.given[self.place]
        return isinstance(item, Token) and item.kind == "tag"

    def _call(self, name: str) -> str:
        if name in {"TRUE", "FALSE"}:
            return "boolean"
        if name in {"NOT", "EXISTS"}:
            if name == "NOT":
                self.take("EXISTS")
            if not isinstance(self.given[self.place], GroupPattern):
                raise _UnknownError
            self.place += 1
            return "boolean"
        first = self.place + 1
        kinds = self._arguments()
        if len(kinds) == 1 and kinds[0] in {"term", "text"}:
            return self._called_with_one(name, kinds[0])
        known = {*kinds} <= {"term", "text", "string"}
        sound = {
            "SAMETERM": {*kinds} <= {"term", "string", "iri"},
            "LANGMATCHES": kinds == ["text", "string"],
            "REGEX": kinds[0] == "term" and {*kinds[1:]} == {"string"},
        }
        if not sound.get(name, known and name in _PARTS):
            raise _UnknownError
        if name in {"LANGMATCHES", "REGEX"}:
            texts = self._constants(first)
            if name == "REGEX" and not is_plain_pattern(*texts):
                raise _UnknownError
        return "erring"

    def _called_with_one(self, name: str, kind: str) -> str:
        if name in _TESTS and kind == "term":
            return "boolean" if name == "BOUND" else "erring"
        if name == "DATATYPE" and kind == "term":
            return "type"
        if name not in _TEXTS:
            raise _UnknownError
        return _TEXTS[name]

    def _arguments(self) -> list[str]:
        self.take("(")
        kinds = [self.either()]
        while self.take(",", ")").says(","):
            kinds.append(self.either())
        return kinds

    def _constants(self, first: int) -> list[str]:
        """Give the texts of the strings since a place; none has a mark to be read."""
        texts = []
        for item in self.given[first : self.place]:
            if isinstance(item, Token) and item.kind == "string":
                text = item.text.strip(item.text[0]).replace(r"\\", "\\")
                if not text or item.text[:3] in {'"""', "'''"}:
                    raise _UnknownError
                texts.append(text)
        return texts
