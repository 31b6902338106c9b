"""Compiler from a SHACL shape to one SPARQL query for all its focus nodes.

Nothing is bound before the query runs: the target is part of it, in front of what the
constraint says. Where the constraint only matches nodes of the target anyway, the
target is left out, which saves a join over every node.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from vocable.checking.shacl.components import (
    PAIR_COMPONENTS,
    VALUE_COMPONENTS,
    Subclasses,
    violated,
)
from vocable.checking.shacl.conformance import CONFORMING, QUALIFIED, Conformance
from vocable.checking.shacl.constraints import Constraint
from vocable.checking.shacl.query_targets import (
    PATH_SIGNS,
    begins_with_any_path,
    flattened,
    iri_of,
    targets_of_first,
)
from vocable.checking.shacl.shapes import Shape
from vocable.checking.shacl.sparql_groups import (
    Alternatives,
    Filter,
    GroupPattern,
    Token,
    Triples,
    UnreadableError,
    elements_below,
    path_in_place,
    read_select,
    tokens,
    variables,
)
from vocable.errors import VocableError
from vocable.rdf.reading import Node

_NOTHING = "FILTER(false)"


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
    prefixes = sorted({pair for item in shape.constraints for pair in item.prefixes})
    if len(dict(prefixes)) < len(prefixes):
        raise VocableError(
            f"{shape.iri}: its queries declare one prefix for several namespaces; "
            "give each its own"
        )
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes)
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
        if constraint.parameter == "closed":
            known = ", ".join(map(str, constraint.values))
            others = f"?this ?path ?value FILTER(?path NOT IN ({known}))"
            return f"{self._target()} {others}"
        if constraint.parameter in CONFORMING:
            kept = Conformance(self.subclasses).node(constraint, "?this")
            return f"{self._target()} FILTER(!{kept}) BIND(?this AS ?value)"
        if constraint.parameter not in VALUE_COMPONENTS:
            raise self._uncovered(constraint)
        broken = violated(constraint, "?this", self.subclasses)
        return f"{self._target()} {broken} BIND(?this AS ?value)"

    def _on_values(  # noqa: PLR0911 - one a kind of component
        self, constraint: Constraint, path: str
    ) -> str:
        name, first = constraint.parameter, next(iter(constraint.values), None)
        values = f"{self._target(self.shape.predicates)} {self._values(path)}"
        if name in VALUE_COMPONENTS:
            return f"{values} {violated(constraint, '?value', self.subclasses)}"
        if name in QUALIFIED:
            kept = Conformance(self.subclasses).values(constraint, "?this", path)
            return f"{self._target()} FILTER(!({kept}))"
        if name in CONFORMING - {"closed"}:
            kept = Conformance(self.subclasses).node(constraint, "?value")
            return f"{values} FILTER(!{kept})"
        if first is None:
            raise self._uncovered(constraint)
        if name in PAIR_COMPONENTS:
            # All of them compare with the values of another predicate.
            other = PAIR_COMPONENTS[name].format(first)
            return f"{values} {other}" if self._is_used(first) else _NOTHING
        if name == "hasValue":
            return f"{self._target()} FILTER NOT EXISTS {{ ?this {path} {first} }}"
        if name in {"minCount", "maxCount"}:
            return self._on_count(name, first.value, path)
        if name == "uniqueLang" and first.value == "true":
            return self._more_than_one(path, "LCASE(LANG(?one))")
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
        if not count.isdecimal():
            raise VocableError(f"{self.shape.iri}: sh:{name} {count!r} is no number")
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

    def _more_than_one(self, path: str, by: str) -> str:
        """Count the value nodes by what they share; pairs would be too many."""
        target = self._target(self.shape.predicates)
        return (
            f"SELECT ?this WHERE {{ {target} ?this {path} ?one "
            f'BIND({by} AS ?shared) FILTER(?shared != "") }} '
            "GROUP BY ?this ?shared HAVING (COUNT(DISTINCT ?one) > 1)"
        )

    def _query(self, constraint: Constraint) -> str:
        try:
            query = flattened(constraint.select)
            select = read_select(query)
        except UnreadableError:
            query, select = constraint.select, None
        given = None if select is None else select.projected
        if select is None or given is None or select.tail:
            raise VocableError(
                f"{self.shape.iri}: this sh:select is not covered by the compiler; "
                "write it as SELECT with plain variables, WHERE and one group, "
                "without GROUP BY or the like behind it"
            )
        if "value" not in given and "value" in variables(tokens(query)):
            raise VocableError(
                f"{self.shape.iri}: the query uses ?value without selecting it; "
                "select it or give the variable another name"
            )
        prefixes = dict(constraint.prefixes)
        body = self._without_unused(query, select.group, prefixes)
        if self.shape.path is not None:
            values = self._values(self.shape.path)
            body = path_in_place(body, self.shape.path, values)
        target = "" if self._implies_target(select.group, prefixes) else self._target()
        if self.used is not None and begins_with_any_path(select.group):
            # Then a filter on the predicate is asked a few times, not at every triple.
            used = " ".join(sorted(map(str, self.used)))
            target = f"VALUES ?path {{ {used} }} {target}"
        bound = "" if self.shape.path or "value" in given else " BIND(?this AS ?value)"
        # A comment may end the body: it ends with its line.
        return f"{target} {body}\n{bound}"

    def _without_unused(
        self, query: str, group: GroupPattern, prefixes: Mapping[str, str]
    ) -> str:
        """Leave out what must not exist by a predicate that the data does not use."""
        text, end = [], group.start
        for element in elements_below(group):
            if isinstance(element, Filter) and self._never_exists(element, prefixes):
                text.append(query[end : element.start])
                end = element.end
        return "".join([*text, query[end : group.end]]).strip()

    def _never_exists(self, element: Filter, prefixes: Mapping[str, str]) -> bool:
        """Say whether it is NOT EXISTS of a triple whose predicate is not used.

        The predicate is a name, or a sequence of names of which the first decides.
        """
        if self.used is None or len(element.expression) != 3:  # noqa: PLR2004
            return False
        *words, group = element.expression
        if not isinstance(group, GroupPattern) or not isinstance(words[0], Token):
            return False
        first = group.elements[0] if group.elements else None
        if not words[0].says("NOT") or not isinstance(first, Triples):
            return False
        predicate, *following = [*first.tokens[1:], None]
        while following[0] is not None and following[0].says("/"):
            if following[1] is None or following[1].kind != "name":
                return False
            following = following[2:]
        if following[0] is None or following[0].says(*PATH_SIGNS):
            return False
        node = None if predicate is None else iri_of(predicate, prefixes)
        return node is not None and not self._is_used(node)

    def _implies_target(self, group: GroupPattern, prefixes: Mapping[str, str]) -> bool:
        """Say whether what the query begins with holds of nothing but targets."""
        first = group.elements[0] if group.elements else None
        groups = first.groups if isinstance(first, Alternatives) else (group,)
        aimed = set(self.shape.targets)
        return all(targets_of_first(each, prefixes) & aimed for each in groups)

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
        # A node with many values is one target, not one a value.
        if kind == "targetSubjectsOf":
            return f"{{ SELECT DISTINCT ?this WHERE {{ ?this {node} ?targetObject }} }}"
        return f"{{ SELECT DISTINCT ?this WHERE {{ ?targetSubject {node} ?this }} }}"

    def _uncovered(self, constraint: Constraint) -> VocableError:
        return VocableError(
            f"{self.shape.iri}: sh:{constraint.parameter} is not covered by the "
            "compiler here; write the constraint as sh:sparql, or validate with pySHACL"
        )
