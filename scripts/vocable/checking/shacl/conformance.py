"""Conformance of a node to a shape, as a SPARQL expression (SHACL section 3.4).

Shapes that other shapes hold give no results of their own: it only counts whether a
node conforms to them. Each becomes a condition of EXISTS in EXISTS.
"""

import re
from itertools import combinations, count

from vocable.checking.shacl.components import PAIR_COMPONENTS, Subclasses, holds
from vocable.checking.shacl.components import VALUE_COMPONENTS as VALUES
from vocable.checking.shacl.constraints import Constraint, InnerShape
from vocable.errors import VocableError

CONFORMING = frozenset({"not", "and", "or", "xone", "node", "property", "closed"})
QUALIFIED = frozenset({"qualifiedMinCount", "qualifiedMaxCount"})
# So many different values are looked for side by side.
_MOST = 4


class Conformance:
    """Writes expressions; each variable of them is new."""

    def __init__(self, subclasses: Subclasses) -> None:
        self._subclasses = subclasses
        self._numbers = count()

    def node(self, constraint: Constraint, node: str) -> str:
        """Write that a node, the variable that holds it, keeps a constraint.

        Raises VocableError where the constraint is not covered.
        """
        name = constraint.parameter
        if name == "class":
            (kind,) = self._fresh(1)
            classes = ", ".join(map(str, self._subclasses(constraint.values[0])))
            return f"EXISTS {{ {node} a {kind} FILTER({kind} IN ({classes})) }}"
        if name in VALUES:
            return f"({holds(constraint, node)})"
        if name == "hasValue":
            return f"sameTerm({node}, {constraint.values[0]})"
        if name == "closed":
            predicate, value = self._fresh(2)
            known = ", ".join(map(str, constraint.values))
            return (
                f"NOT EXISTS {{ {node} {predicate} {value} "
                f"FILTER({predicate} NOT IN ({known})) }}"
            )
        if name not in CONFORMING:
            raise VocableError(f"sh:{name} is not covered by the compiler here")
        return _joined(name, [self.shape(shape, node) for shape in constraint.inner])

    def shape(self, shape: InnerShape, node: str) -> str:
        """Write that a node conforms to a shape."""
        path = shape.path
        kept = [
            self.node(one, node) if path is None else self.values(one, node, path)
            for one in shape.constraints
        ]
        return f"({' && '.join(kept) or 'true'})"

    def values(self, constraint: Constraint, node: str, path: str) -> str:
        """Write that what a path leads to from a node keeps a constraint."""
        if {"*", "?"} & set(re.sub("<[^>]*>", "", path)):
            # A path of no step begins at any node, also where no triple is.
            raise VocableError(f"{path} is not followed from any node")
        name, first = constraint.parameter, next(iter(constraint.values), None)
        if name in {"minCount", "maxCount"} | QUALIFIED:
            return self._counted(constraint, node, path)
        if name == "hasValue":
            return f"EXISTS {{ {node} {path} {first} }}"
        one, two = self._fresh(2)
        if name in PAIR_COMPONENTS:
            other = PAIR_COMPONENTS[name].format(first)
            for ours, theirs in (("?this", node), ("?value", one), ("?other", two)):
                other = other.replace(ours, theirs)
            return f"NOT EXISTS {{ {node} {path} {one} . {other} }}"
        if name == "uniqueLang":
            same = f"LCASE(LANG({one})) = LCASE(LANG({two}))"
            return (
                f"NOT EXISTS {{ {node} {path} {one} , {two} FILTER(!sameTerm({one}, "
                f'{two}) && LANG({one}) != "" && {same}) }}'
            )
        kept = self.node(constraint, one)
        return f"NOT EXISTS {{ {node} {path} {one} FILTER(!{kept}) }}"

    def _counted(self, constraint: Constraint, node: str, path: str) -> str:
        text = constraint.values[0].value
        least = constraint.parameter.endswith("MinCount") or (
            constraint.parameter == "minCount"
        )
        number = int(text) + (0 if least else 1) if text.isdecimal() else _MOST + 1
        if number > _MOST:
            raise VocableError(f"more than {_MOST} values are not counted here")
        if number == 0:
            return "true"
        found = self._fresh(number)
        conditions = [
            *(f"!sameTerm({a}, {b})" for a, b in combinations(found, 2)),
            *(self.shape(shape, one) for shape in constraint.inner for one in found),
        ]
        triples = " . ".join(f"{node} {path} {one}" for one in found)
        told = f" FILTER({' && '.join(conditions)})" if conditions else ""
        return f"{'' if least else 'NOT '}EXISTS {{ {triples}{told} }}"

    def _fresh(self, number: int) -> list[str]:
        return [f"?inner{next(self._numbers)}" for _ in range(number)]


def _joined(name: str, each: list[str]) -> str:
    if name == "not":
        return f"(!{each[0]})"
    if name == "xone":
        return f"({' + '.join(f'IF({one}, 1, 0)' for one in each)} = 1)"
    return f"({(' || ' if name == 'or' else ' && ').join(each)})"
