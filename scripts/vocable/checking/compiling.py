"""A shape as one SPARQL query, run once over the graph instead of once a focus node.

Nothing is bound before the query runs: the target is part of it, in front of what the
constraint says. Where the constraint only matches nodes of the target anyway, the
target is left out, which saves a join over every node.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from vocable.checking.components import (
    PAIR_COMPONENTS,
    VALUE_COMPONENTS,
    Subclasses,
    violated,
)
from vocable.checking.shapes import Constraint, Shape
from vocable.errors import VocableError
from vocable.graph.reading import Node
from vocable.namespaces import RDF

_SELECT = re.compile(
    r"\s*SELECT\s+(?:DISTINCT\s+)?(?P<head>(?:[?$]\w+\s+)+)(?:WHERE\s*)?"
    r"\{(?P<body>.*)\}\s*",
    re.DOTALL | re.IGNORECASE,
)
_VALUES = re.compile(r"[$?]this\s+[$?]PATH\s+[$?]value\s*\.")
_ANY_PATH = re.compile(r"[$?]this\s+[$?]path\s")
_NOTHING = "FILTER(false)"
_LEADING = re.compile(
    r"\s*[$?]this\s+(?:a\s+(?P<kind>[^\s;,.]+)|(?P<path><[^>]*>|[^\s?$()+*/^]+))\s"
)
# One triple that must not be there, or more of which the first decides. Its predicate
# is a name, or a sequence of names that the first decides: an object follows.
_NOT_EXISTS = re.compile(
    r"FILTER\s+NOT\s+EXISTS\s*\{\s*[?$]\w+\s+(?P<prefix>\w[\w-]*)?:(?P<local>\w[\w-]*)"
    r"(?:/\w[\w-]*:\w[\w-]*)*\s+(?:[?$]\w|[\w\"'<:])[^{}]*\}"
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def compile_shape(
    shape: Shape,
    subclasses: Subclasses,
    used: AbstractSet[NamedNode] | None = None,
) -> str:
    """Write the query whose solutions `?this`, `?value`, `?path` are the results.

    `?constraint` is the place of the broken constraint among those of the shape.
    `subclasses` gives a class and the classes below it in the data (SHACL section
    2.1.3.2). `used`, where it is known, are all predicates of the data: what only
    others lead to is not looked for. A result of a node shape has the focus node as its
    value. Raises VocableError where a constraint is not covered.
    """
    compiler = _Compiler(shape, subclasses, used)
    branches = [compiler.branch(constraint) for constraint in shape.constraints]
    prologue = "".join(
        f"PREFIX {prefix}: <{iri}>\n"
        for prefix, iri in sorted(
            {pair for item in shape.constraints for pair in item.prefixes}
        )
    )
    union = "\n  UNION ".join(
        f"{{ {{ {branch} }} BIND({number} AS ?constraint) }}"
        for number, branch in enumerate(branches)
    )
    head = "SELECT DISTINCT ?this ?value ?path ?constraint"
    return f"{prologue}{head} WHERE {{\n  {union}\n}}"


class _Compiler:
    """Writes the branches of one shape's query."""

    def __init__(
        self,
        shape: Shape,
        subclasses: Subclasses,
        used: AbstractSet[NamedNode] | None,
    ) -> None:
        self.shape = shape
        self.subclasses = subclasses
        self.used = used

    def branch(self, constraint: Constraint) -> str:
        """Write the group that matches what breaks one constraint."""
        if constraint.parameter == "sparql":
            return self._query(constraint)
        if self.shape.path is None:
            return self._on_focus(constraint)
        return self._on_values(constraint, self.shape.path)

    def _on_focus(self, constraint: Constraint) -> str:
        if constraint.parameter not in VALUE_COMPONENTS:
            raise self._uncovered(constraint)
        broken = violated(constraint, "?this", self.subclasses)
        return f"{self._target()} {broken} BIND(?this AS ?value)"

    def _on_values(self, constraint: Constraint, path: str) -> str:
        name, first = constraint.parameter, constraint.values[0]
        values = f"{self._target(self.shape.predicates)} {self._values(path)}"
        if name in VALUE_COMPONENTS:
            return f"{values} {violated(constraint, '?value', self.subclasses)}"
        if name in PAIR_COMPONENTS:
            # All of them compare with the values of another predicate.
            other = PAIR_COMPONENTS[name].format(first)
            return f"{values} {other}" if self._is_used(first) else _NOTHING
        if name == "hasValue":
            return f"{self._target()} FILTER NOT EXISTS {{ ?this {path} {first} }}"
        if name in {"minCount", "maxCount"}:
            return self._on_count(name, first.value, path)
        if name == "uniqueLang" and first.value == "true":
            same = 'LANG(?one) != "" && LCASE(LANG(?one)) = LCASE(LANG(?two))'
            return f"{self._pair(path)} FILTER({same})"
        raise self._uncovered(constraint)

    def _values(self, path: str) -> str:
        """Write the triples that lead to the value nodes.

        A choice of predicates is written out: Oxigraph follows a path more slowly, and
        so the query can tell which predicate it was.
        """
        if len(self.shape.predicates) < 2:  # noqa: PLR2004 - not a choice
            return f"?this {path} ?value ."
        return (
            " UNION ".join(
                f"{{ ?this {predicate} ?value BIND({predicate} AS ?path) }}"
                for predicate in self.shape.predicates
                if self._is_used(predicate)
            )
            or _NOTHING
        )

    def _is_used(self, predicate: Node) -> bool:
        return self.used is None or predicate in self.used

    def _on_count(self, name: str, count: str, path: str) -> str:
        """Count the value nodes; for a limit of one, looking for a pair is cheaper."""
        if (name, count) == ("maxCount", "1"):
            return self._pair(path)
        if (name, count) == ("maxCount", "0"):
            return f"{self._target(self.shape.predicates)} ?this {path} ?one"
        if (name, count) == ("minCount", "1"):
            return f"{self._target()} FILTER NOT EXISTS {{ ?this {path} ?one }}"
        sign = ">" if name == "maxCount" else "<"
        return (
            f"SELECT ?this WHERE {{ {self._target()} "
            f"OPTIONAL {{ ?this {path} ?one }} }} GROUP BY ?this "
            f"HAVING (COUNT(DISTINCT ?one) {sign} {count})"
        )

    def _pair(self, path: str) -> str:
        target = self._target(self.shape.predicates)
        return f"{target} ?this {path} ?one, ?two FILTER(!sameTerm(?one, ?two))"

    def _query(self, constraint: Constraint) -> str:
        match = _SELECT.fullmatch(constraint.select)
        if not match:
            raise VocableError(
                f"{self.shape.iri}: this sh:select is not covered by the compiler; "
                "write it as SELECT with plain variables, WHERE and one group, "
                "without GROUP BY or the like behind it"
            )
        body = self._without_unused(match["body"].strip(), constraint)
        if self.shape.path is not None:
            body = _VALUES.sub(lambda _: self._values(str(self.shape.path)), body)
            body = re.sub(r"[$?]PATH\b", lambda _: str(self.shape.path), body)
        target = "" if self._implies_target(body, constraint) else self._target()
        if self.used is not None and _ANY_PATH.match(body):
            # Then a filter on the predicate is asked a few times, not at every triple.
            used = " ".join(sorted(map(str, self.used)))
            target = f"VALUES ?path {{ {used} }} {target}"
        given = {name.strip("?$") for name in match["head"].split()}
        bound = "" if self.shape.path or "value" in given else " BIND(?this AS ?value)"
        if "value" not in given and re.search(r"[$?]value\b", body):
            raise VocableError(
                f"{self.shape.iri}: the query uses ?value without selecting it; "
                "select it or give the variable another name"
            )
        return f"{target} {body}{bound}"

    def _without_unused(self, body: str, constraint: Constraint) -> str:
        """Leave out what must not exist by a predicate that the data does not use."""
        if self.used is None:
            return body
        prefixes = dict(constraint.prefixes)

        def kept(match: re.Match[str]) -> str:
            space = prefixes.get(match["prefix"] or "")
            if space is None or self._is_used(NamedNode(space + match["local"])):
                return match[0]
            return ""

        return _NOT_EXISTS.sub(kept, body)

    def _implies_target(self, body: str, constraint: Constraint) -> bool:
        groups = [body]
        if body.startswith("{") and not _has_quoted_brace(body):
            groups = list(_alternatives(body))
        prefixes = dict(constraint.prefixes)
        aimed = set(self.shape.targets)
        return all(_leading(group, prefixes) & aimed for group in groups)

    def _target(self, reached: tuple[NamedNode, ...] = ()) -> str:
        """Write the target, or nothing where the predicates reached imply it."""
        aimed = set(self.shape.targets)
        if reached and {("targetSubjectsOf", node) for node in reached} <= aimed:
            return ""
        groups = [self._aim(kind, node) for kind, node in self.shape.targets]
        if len(groups) == 1:
            return groups[0]
        return " UNION ".join(f"{{ {group} }}" for group in groups)

    def _aim(self, kind: str, node: Node) -> str:
        if kind == "targetClass":
            classes = " ".join(str(item) for item in self.subclasses(node))
            if " " in classes:
                return f"VALUES ?targetClass {{ {classes} }} ?this a ?targetClass ."
            return f"?this a {classes} ."
        if kind == "targetNode":
            return f"VALUES ?this {{ {node} }}"
        if kind == "targetSubjectsOf":
            return f"?this {node} ?targetObject ."
        return f"?targetSubject {node} ?this ."

    def _uncovered(self, constraint: Constraint) -> VocableError:
        return VocableError(
            f"{self.shape.iri}: sh:{constraint.parameter} is not covered by the "
            "compiler here; write the constraint as sh:sparql, or validate with pySHACL"
        )


def _has_quoted_brace(body: str) -> bool:
    return any(set("{}") & set(text) for text in _QUOTED.findall(body))


def _alternatives(body: str) -> Iterator[str]:
    """Give the groups of the UNION a query body starts with, without their braces."""
    position = 0
    while True:
        start, depth = position, 0
        for position in range(start, len(body)):
            depth += {"{": 1, "}": -1}.get(body[position], 0)
            if depth == 0:
                break
        yield body[start + 1 : position]
        union = re.compile(r"\s*UNION\s*(?=\{)").match(body, position + 1)
        if not union:
            return
        position = union.end()


def _leading(group: str, prefixes: dict[str, str]) -> set[tuple[str, Node]]:
    """List the targets that hold of whatever the first triple of a group matches.

    The first triple of a choice of predicates holds of subjects of any of them, so it
    implies a target only where it names one predicate.
    """
    match = _LEADING.match(group)
    if not match:
        return set()
    name = match["kind"] or match["path"]
    if name == "a" or "|" in name:
        return set()
    if name.startswith("<"):
        node = NamedNode(name.strip("<>"))
    else:
        prefix, _, local = name.partition(":")
        if prefix not in prefixes:
            return set()
        node = NamedNode(prefixes[prefix] + local)
    if match["kind"]:
        return {("targetClass", node), ("targetSubjectsOf", RDF.type)}
    return {("targetSubjectsOf", node)}
