"""Positions in Turtle, TriG, N-Triples and N-Quads."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from vocable.rdf.namespaces import RDF
from vocable.rdf.positions.mentions import (
    BLANK,
    Lines,
    Mention,
    TriplePattern,
    resolved,
)

_NAME = r"\w\-\u00B7\u0300-\u036F\u203F\u2040"
_TURTLE = re.compile(
    rf"""(?P<skip>[ \t\r\n]+|\#[^\n]*)
    |<(?P<iri>(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*)>
    |(?P<text>\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|\\.))*\"{{3}}
        |'{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
        |\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<name>(?:[^\W\d_](?:[{_NAME}.]*[{_NAME}])?|_)?
        :(?:[{_NAME}:]|%[0-9A-Fa-f]{{2}}|\\.|\.+(?=[{_NAME}:%\\]))*)
    |(?P<mark>[\[\](){{}};,]|\.(?!\d)|\^\^)
    |@(?P<tag>[A-Za-z][A-Za-z0-9-]*)
    |(?P<word>[A-Za-z]+(?![{_NAME}:])|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# The rest of a statement up to its full stop, which is left for the scanner to see; a
# stop inside a name or number ends nothing.
_REST = re.compile(
    rf"""(?:[^"'<\#.\\{{}}]++
    |(?<=[{_NAME}:%])\.++(?=[{_NAME}:%\\])|\.(?=\d)
    |\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|\\.))*+\"{{3}}|'{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*+'{{3}}
    |\"(?:[^\"\\\n\r]++|\\.)*+\"|'(?:[^'\\\n\r]++|\\.)*+'
    |<[^<>"{{}}|^`\x00-\x20]*+>|\#[^\n]*+
    |\\.(?:\.++(?=[{_NAME}:%\\]))?)*+""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_SUBJECT, _PREDICATE, _OBJECT, _LIST = range(4)
_STATE_AFTER = {
    ".": _SUBJECT,
    ";": _PREDICATE,
    ",": _OBJECT,
    "{": _SUBJECT,
    "}": _SUBJECT,
}


def _unescape(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) > 1:
            return chr(int(code[1:], 16))
        return _ESCAPED.get(code, code)

    return _ESCAPE.sub(character, text) if "\\" in text else text


class TurtleScanner:
    """Reads Turtle, TriG, N-Triples and N-Quads."""

    def __init__(
        self,
        text: str,
        subjects: AbstractSet[str],
        whole: AbstractSet[str] | None = None,
        base: str = "",
    ) -> None:
        """Look for subjects; where `whole` is given, read its statements alone fully.

        Relative IRIs are resolved with the base, until the text declares another. What
        is skipped is not searched for subjects that are objects there.
        """
        self.text = text
        self.subjects = subjects
        self.whole = whole
        self.base = base
        self.prefixes: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.lines = Lines(text)
        self.found: list[Mention] = []
        self.state, self.subject, self.predicate = _SUBJECT, "", ""
        self.outer: list[tuple[int, str, str]] = []

    def scan(self) -> list[Mention]:
        """Find every place where one of the subjects is a subject or an object."""
        position = 0
        while position < len(self.text):
            position = self._scan_from(position)
        return self.found

    def _scan_from(self, position: int) -> int:
        """Read on from a place; give the place to go on from after a skip."""
        tokens = _TURTLE.finditer(self.text, position)
        for token in tokens:
            kind = token.lastgroup
            if kind == "skip":
                continue
            if kind == "mark":
                self._mark(token[0], tokens)
            elif self.state == _SUBJECT and self._directive(token[0], tokens):
                continue
            elif kind != "tag":
                begins = self.state == _SUBJECT
                self._term(token)
                if begins and self._may_skip():
                    rest = _REST.match(self.text, token.end())
                    return rest.end() if rest else token.end()
        return len(self.text)

    def _may_skip(self) -> bool:
        return (
            self.whole is not None and not self.outer and self.subject not in self.whole
        )

    def _mark(self, mark: str, tokens: Iterator[re.Match[str]]) -> None:
        if mark in _STATE_AFTER:
            self.state = _STATE_AFTER[mark]
        elif mark == "^^":
            next(tokens)
        elif mark in "[(":
            if self.state == _SUBJECT:
                self.outer.append((_PREDICATE, BLANK, ""))
            else:
                self.outer.append((self.state, self.subject, self.predicate))
            # What a list holds counts as a value of whose list it is.
            if mark == "[":
                self.state, self.subject = _PREDICATE, BLANK
            else:
                self.subject = self.outer[-1][1]
                self.state, self.predicate = _LIST, self.outer[-1][2]
        elif mark in "])" and self.outer:
            self.state, self.subject, self.predicate = self.outer.pop()

    def _term(self, token: re.Match[str]) -> None:
        node = self._node(token)
        if self.state == _SUBJECT:
            self.subject = BLANK if node.startswith(BLANK) else node
            self.state = _PREDICATE
            said = TriplePattern(self.subject)
        elif self.state == _PREDICATE:
            self.predicate, self.state = node, _OBJECT
            said = TriplePattern(self.subject, node)
        else:
            said = TriplePattern(self.subject, self.predicate, node)
            if node in self.subjects and token.lastgroup != "text":
                self.found.append(
                    self.lines.mention(4, TriplePattern(node), token.start())
                )
        if self.subject in self.subjects:
            self.found.append(self.lines.mention(1, said, token.start()))

    def _directive(self, word: str, tokens: Iterator[re.Match[str]]) -> bool:
        """Read a declaration or the word GRAPH, where one stands here."""
        keyword = word.lstrip("@").lower()
        if keyword in {"prefix", "base"}:
            self._declare(tokens, keyword)
            return True
        return keyword == "graph"

    def _node(self, token: re.Match[str]) -> str:
        """Give the IRI or the text a token stands for."""
        word = token[0]
        if token.lastgroup == "text":
            quotes = 3 if word[:3] in {'"""', "'''"} else 1
            return _unescape(word[quotes:-quotes])
        known = self.names.get(word)
        if known is None:
            if token.lastgroup == "iri":
                known = resolved(self.base, _unescape(token["iri"]))
            elif token.lastgroup == "name":
                prefix, _, local = word.partition(":")
                known = self.prefixes.get(prefix, prefix + ":") + _unescape(local)
            else:
                known = RDF.type.value if word == "a" else word
            self.names[word] = known
        return known

    def _declare(self, tokens: Iterator[re.Match[str]], word: str) -> None:
        self.names.clear()
        name = ""
        for token in tokens:
            if token.lastgroup == "name":
                name = token[0][:-1]
            elif token.lastgroup == "iri":
                iri = resolved(self.base, _unescape(token["iri"]))
                if word == "base":
                    self.base = iri
                else:
                    self.prefixes[name] = iri
                return
