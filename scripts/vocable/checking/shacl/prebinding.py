"""Pre-binding of `$this` (SHACL appendix A): which queries can be compiled.

SHACL binds $this inside every group and subselect before a query runs (SHACL appendix
A). A query over all focus nodes at once joins the target with the outermost group
instead. Where a group binds $this itself before it uses it, that is the same; only such
queries are let through, and only where Oxigraph and rdflib agree on what they say.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from vocable.checking.shacl.sparql_expressions import is_constant, is_safe
from vocable.checking.shacl.sparql_groups import (
    Alternatives,
    Bind,
    Expression,
    Filter,
    GroupPattern,
    Optional,
    Select,
    Triples,
    UnreadableError,
    elements_below,
    read_select,
    tokens,
    variables,
)

# Given by SHACL, so that no query may set them.
_PREBOUND = ("this", "shapesGraph", "currentShape")
_FORBIDDEN = ("MINUS", "VALUES", "SERVICE")
# Variables of the queries that the compiler writes.
_COMPILED = {"constraint", "targetClass", "targetObject", "targetSubject", "class"}
_RESULTS = {"value", "path"}


class _UnprovenError(Exception):
    """A group of which it is not proven that it means the same."""


def forbidden(query: str) -> str | None:
    """Name what SHACL does not allow in a query (SHACL appendix A), if anything."""
    words = list(tokens(query))
    for before, word in zip([None, *words], words, strict=False):
        if word.kind == "word" and word.text.upper() in _FORBIDDEN:
            return f"a query of SHACL may not hold {word.text.upper()}"
        if before and before.says("AS") and word.variable in _PREBOUND:
            return f"a query of SHACL may not hold AS ${word.variable}"
    try:
        select = read_select(query)
    except UnreadableError:
        return None
    for element in elements_below(select.group):
        if isinstance(element, Select) and "this" not in variables(element.head):
            return "a subselect of a query of SHACL must select $this"
    return None


def is_proven(query: str, *, on_property: bool) -> bool:
    """Say whether a query gives the same results compiled and in pySHACL.

    `on_property` says that it belongs to a property shape, which has no value unless
    the query selects one.
    """
    try:
        select = read_select(query)
        _prove(select, on_property=on_property)
    except (UnreadableError, _UnprovenError):
        return False
    return True


def _prove(select: Select, *, on_property: bool) -> None:
    projected = set(select.projected or ())
    used = _all_variables(select.group)
    _require("this" in projected and not select.tail)
    _require(not projected & {"message", "failure"})
    _require(not used & (_COMPILED | (_RESULTS - projected)))
    bound = _Prover(select.group).outermost()
    _require("value" not in projected or on_property or "value" in bound)
    _require("path" not in projected or "PATH" not in used)


def _require(proven: bool) -> None:
    if not proven:
        raise _UnprovenError


def _all_variables(group: GroupPattern) -> set[str]:
    found: set[str] = set()
    for element in elements_below(group):
        if isinstance(element, Triples):
            found |= variables(element.tokens)
        elif isinstance(element, Filter | Bind):
            found |= variables(element.expression)
        elif isinstance(element, Select):
            found |= variables(element.head)
        if isinstance(element, Bind):
            found.add(element.variable)
    return found


def _joined_variables(group: GroupPattern) -> Iterator[str]:
    """Give the variables that triples bind, each as often as they stand there."""
    for element in elements_below(group):
        if isinstance(element, Triples):
            yield from variables(element.tokens)


class _Prover:
    """Follows which variables are bound for certain, group by group."""

    def __init__(self, group: GroupPattern) -> None:
        self.group = group
        self.joined = set(_joined_variables(group))
        # The elements of the outermost group in which a variable is set by BIND.
        self.bindings: dict[str, set[int]] = {}
        for place, element in enumerate(group.elements):
            for inner in elements_below(GroupPattern((element,), 0, 0)):
                if isinstance(inner, Bind):
                    self.bindings.setdefault(inner.variable, set()).add(place)

    def outermost(self) -> set[str]:
        """Prove the group that the target is joined with: it binds $this."""
        bound, known = {"this"}, set[str]()
        filters: list[Expression] = []
        for element in self.group.elements:
            if isinstance(element, Optional):
                others = GroupPattern(
                    tuple(e for e in self.group.elements if e is not element), 0, 0
                )
                inside = set(_joined_variables(element.group))
                _require(inside & set(_joined_variables(others)) <= bound)
                known |= self._inside(element.group, bound)
            elif isinstance(element, Filter):
                filters.append(element.expression)
            else:
                bound |= self._bound_by(element, bound)
        for expression in filters:
            self._condition(expression, bound, bound | known)
        return bound

    def _bound_by(self, element: object, before: AbstractSet[str]) -> set[str]:
        if isinstance(element, Triples):
            return self._triples(element)
        if isinstance(element, Alternatives):
            return set.intersection(*(self._nested(each) for each in element.groups))
        if isinstance(element, Bind):
            return self._bind(element, before)
        if isinstance(element, Select):
            _require(not element.tail and element.projected is not None)
            inner = self._nested(element.group)
            _require("this" in inner)
            return inner & set(element.projected or ())
        raise _UnprovenError

    def _nested(self, group: GroupPattern) -> set[str]:
        """Prove a group by what it binds itself; return what that is."""
        return self._inside(group, set())

    def _inside(self, group: GroupPattern, given: AbstractSet[str]) -> set[str]:
        """Prove a group into which an engine hands the variables `given`."""
        bound: set[str] = set()
        filters: list[Expression] = []
        for element in group.elements:
            if isinstance(element, Filter):
                filters.append(element.expression)
            else:
                bound |= self._bound_by(element, bound)
        # A group without triples takes what it is given for granted.
        _require(bool(bound))
        for expression in filters:
            self._condition(expression, bound | given, bound | given)
        return bound

    def _triples(self, element: Triples) -> set[str]:
        for token in element.tokens:
            # A path of no step leads to terms that the data does not hold; literals
            # that rdflib rewrites are not found in it.
            _require(not token.says("*", "?", "!", "^^", "[", "{"))
            _require(not (token.kind == "number" and not token.text.isdigit()))
            _require(token.kind != "name" or not token.text.startswith("_:"))
        return variables(element.tokens)

    def _bind(self, element: Bind, bound: AbstractSet[str]) -> set[str]:
        """Prove a constant or a copy, for a variable that nothing else binds."""
        name, expression = element.variable, element.expression
        _require(name not in self.joined and len(self.bindings[name]) == 1)
        copied = variables(expression)
        _require(is_constant(expression) or (len(expression) == 1 and bool(copied)))
        _require(copied <= bound and not copied & set(self.bindings))
        return {name}

    def _condition(
        self, expression: Expression, bound: AbstractSet[str], known: AbstractSet[str]
    ) -> None:
        _require(is_safe(expression) and variables(expression) <= known)
        for item in expression:
            if isinstance(item, GroupPattern):
                # What only an OPTIONAL binds would be free in here.
                _require(not set(_joined_variables(item)) & (known - bound))
                self._inside(item, bound)
