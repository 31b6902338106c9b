"""Parser of the groups of a SELECT query, as far as pre-binding needs it.

The words of a query are told apart as SPARQL 1.1 does (section 19.8): what stands in a
string, a comment or an IRI is no brace and no variable. Expressions and triples stay
rows of tokens; whether a query is SPARQL at all is for Oxigraph to say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n\r]*)
    |(?P<iri><[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:%-]|\\.)|\.+(?=[\w:%\\-]))*|_:\w+)
    |(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[A-Za-z]\w*)
    |(?P<sign>\^\^|&&|\|\||!=|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)
_ELEMENTS = {"OPTIONAL", "FILTER", "BIND", "MINUS", "GRAPH", "SERVICE", "VALUES"}


class UnreadableError(ValueError):
    """A query that is not read here; the message says at what."""


@dataclass(frozen=True)
class Token:
    """A word of a query; `kind` is a name of `_TOKEN`, `start` and `end` its place."""

    kind: str
    text: str
    start: int
    end: int

    def says(self, *words: str) -> bool:
        """Say whether it is one of these words or signs; words have no case."""
        return self.kind in {"word", "sign"} and self.text.upper() in words

    @property
    def variable(self) -> str | None:
        """Give the name of a variable without its mark."""
        return self.text[1:] if self.kind == "variable" else None


@dataclass(frozen=True)
class Triples:
    """Triple patterns side by side."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Alternatives:
    """Groups joined by UNION; a nested group is one alone."""

    groups: "tuple[GroupPattern, ...]"


@dataclass(frozen=True)
class Optional:
    """What stands behind OPTIONAL."""

    group: "GroupPattern"


@dataclass(frozen=True)
class Filter:
    """What stands behind FILTER, and where the whole of it stands."""

    expression: "Expression"
    start: int
    end: int


@dataclass(frozen=True)
class Bind:
    """BIND (expression AS ?variable)."""

    expression: "Expression"
    variable: str


@dataclass(frozen=True)
class Unusual:
    """MINUS, GRAPH, SERVICE or VALUES, of which no more is read than the tokens."""

    word: str


@dataclass(frozen=True)
class Select:
    """A query or a subselect: what it projects, its group, what stands behind."""

    head: tuple[Token, ...]
    group: "GroupPattern"
    tail: tuple[Token, ...]

    @property
    def projected(self) -> tuple[str, ...] | None:
        """Give the variables, or None where it is not plain variables that it lists."""
        names = [token.variable for token in self.head if not token.says("DISTINCT")]
        return None if None in names else tuple(name for name in names if name)


Element = Triples | Alternatives | Optional | Filter | Bind | Unusual | Select


@dataclass(frozen=True)
class GroupPattern:
    """A group graph pattern; `start` and `end` are the places inside its braces."""

    elements: tuple[Element, ...]
    start: int
    end: int


# EXISTS stands as a token before its group.
Expression = tuple[Token | GroupPattern, ...]


def read_select(text: str) -> Select:
    """Read a SELECT query that declares no prefixes.

    Raises UnreadableError where it is something else, or is not understood.
    """
    reader = _QueryReader(tuple(tokens(text)))
    select = reader.select()
    if reader.left:
        raise UnreadableError(reader.left[0].text)
    return select


def tokens(text: str) -> Iterator[Token]:
    """Split a query into its words, without white space and comments."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind != "space":
            yield Token(kind, match[0], match.start(), match.end())


def variables(items: Iterable[Token | GroupPattern]) -> set[str]:
    """Name the variables of tokens; those of groups among them are left out."""
    return {item.variable for item in items if isinstance(item, Token)} - {None}  # type: ignore[return-value]


def groups_of(element: Element) -> Iterator[GroupPattern]:
    """Give the groups right below an element, those of EXISTS included."""
    if isinstance(element, Alternatives):
        yield from element.groups
    elif isinstance(element, Optional | Select):
        yield element.group
    elif isinstance(element, Filter | Bind):
        yield from (
            item for item in element.expression if isinstance(item, GroupPattern)
        )


def elements_below(group: GroupPattern) -> Iterator[Element]:
    """Give every element of a group and of the groups in it."""
    for element in group.elements:
        yield element
        for inner in groups_of(element):
            yield from elements_below(inner)


def path_in_place(query: str, path: str, values: str) -> str:
    """Put a property path in the place of $PATH; `values` where it leads to ?value."""
    words = list(tokens(query))
    text, end = [], 0
    for place, token in enumerate(words):
        if token.variable != "PATH":
            continue
        around = words[max(place - 1, 0) : place + 3]
        first, last, new = token, token, path
        if [one.text.strip("?$") for one in around] == ["this", "PATH", "value", "."]:
            first, last, new = around[0], around[-1], values
        text += [query[end : first.start], new]
        end = last.end
    return "".join([*text, query[end:]])


class _QueryReader:
    """Takes tokens from the front."""

    def __init__(self, given: tuple[Token, ...]) -> None:
        self.given = given
        self.place = 0

    @property
    def left(self) -> tuple[Token, ...]:
        return self.given[self.place :]

    def peek(self) -> Token:
        if self.place == len(self.given):
            raise UnreadableError("the end")
        return self.given[self.place]

    def take(self, *words: str) -> Token:
        token = self.peek()
        if words and not token.says(*words):
            raise UnreadableError(token.text)
        self.place += 1
        return token

    def select(self) -> Select:
        self.take("SELECT")
        head = []
        while not self.peek().says("WHERE", "{"):
            head.append(self.take())
        if self.peek().says("WHERE"):
            self.take()
        group = self.group()
        tail = []
        while self.place < len(self.given) and not self.peek().says("}"):
            tail.append(self.take())
        return Select(tuple(head), group, tuple(tail))

    def group(self) -> GroupPattern:
        start = self.take("{").end
        elements: list[Element] = []
        while not self.peek().says("}"):
            if self.peek().says("SELECT"):
                elements.append(self.select())
            else:
                elements.append(self.element())
        return GroupPattern(tuple(elements), start, self.take("}").start)

    def element(self) -> Element:
        token = self.peek()
        if token.says("{"):
            return self.alternatives()
        if not token.says(*_ELEMENTS):
            return self.triples()
        self.take()
        if token.says("OPTIONAL"):
            return Optional(self.group())
        if token.says("FILTER"):
            expression = self.constraint()
            return Filter(expression, token.start, self.given[self.place - 1].end)
        if token.says("BIND"):
            return self.bind()
        while not self.peek().says("{"):
            self.take()
        self.skip()
        return Unusual(token.text.upper())

    def alternatives(self) -> Alternatives:
        groups = [self.group()]
        while self.peek().says("UNION"):
            self.take()
            groups.append(self.group())
        return Alternatives(tuple(groups))

    def triples(self) -> Triples:
        found = []
        while not self.peek().says("{", "}", *_ELEMENTS):
            found.append(self.take())
        return Triples(tuple(found))

    def bind(self) -> Bind:
        *expression, last = self.parentheses()[1:-1]
        word = expression.pop() if expression else None
        if (
            not isinstance(last, Token)
            or not isinstance(word, Token)
            or not word.says("AS")
        ):
            raise UnreadableError("BIND")
        return Bind(tuple(expression), last.variable or "")

    def constraint(self) -> Expression:
        """Take what may stand behind FILTER (rule Constraint of SPARQL's grammar)."""
        found: list[Token | GroupPattern] = []
        while self.peek().kind in {"word", "name", "iri"}:
            found.append(self.take())
        if self.peek().says("{"):
            return (*found, self.group())
        return (*found, *self.parentheses())

    def parentheses(self) -> Expression:
        found: list[Token | GroupPattern] = [self.take("(")]
        while not self.peek().says(")"):
            if self.peek().says("("):
                found.extend(self.parentheses())
            elif self.peek().says("{"):
                found.append(self.group())
            else:
                found.append(self.take())
        return (*found, self.take(")"))

    def skip(self) -> None:
        depth = 0
        while True:
            depth += {"{": 1, "}": -1}.get(self.take().text, 0)
            if not depth:
                return
