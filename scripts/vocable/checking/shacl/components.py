"""SHACL Core constraint components as SPARQL conditions (SHACL section 4)."""

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode

from vocable.checking.shacl.constraints import Constraint
from vocable.rdf.namespaces import XSD
from vocable.rdf.reading import Node

# What the values of a class target or sh:class may be typed with.
Subclasses = Callable[[Node], Iterable[Node]]

_KINDS = {
    "IRI": "isIRI({0})",
    "Literal": "isLiteral({0})",
    "BlankNode": "isBlank({0})",
    "BlankNodeOrIRI": "!isLiteral({0})",
    "IRIOrLiteral": "!isBlank({0})",
    "BlankNodeOrLiteral": "!isIRI({0})",
}
_COMPARISONS = {
    "minInclusive": ">=",
    "minExclusive": ">",
    "maxInclusive": "<=",
    "maxExclusive": "<",
}
_LENGTHS = {"minLength": ">=", "maxLength": "<="}
# A literal of these datatypes is ill-typed where the cast of its text fails.
_CASTS = {
    XSD[name]
    for name in ("boolean", "integer", "decimal", "double", "float", "date", "dateTime")
}

VALUE_COMPONENTS = frozenset(
    {
        *("class", "datatype", "nodeKind", "pattern", "in", "languageIn"),
        *_COMPARISONS,
        *_LENGTHS,
    }
)
PAIR_COMPONENTS = {
    "disjoint": "?this {0} ?value",
    "lessThan": "?this {0} ?other FILTER(!COALESCE(?value < ?other, false))",
    "lessThanOrEquals": "?this {0} ?other FILTER(!COALESCE(?value <= ?other, false))",
}


def violated(constraint: Constraint, value: str, subclasses: Subclasses) -> str:
    """Write what keeps the value nodes which break a value constraint.

    `value` is the variable that holds the value node; the group before binds it.
    """
    name, (first, *_) = constraint.parameter, constraint.values
    if name == "class":
        classes = ", ".join(str(kind) for kind in subclasses(first))
        # The value is bound: MINUS says the same as NOT EXISTS, three times as fast.
        return (
            f"MINUS {{ {value} a ?class FILTER(?class IN ({classes})) }}"
            if "," in classes
            else f"MINUS {{ {value} a {classes} }}"
        )
    return f"FILTER(!({holds(constraint, value)}))"


def holds(constraint: Constraint, value: str) -> str:
    """Write the condition of a value constraint other than sh:class."""
    name, first = constraint.parameter, constraint.values[0]
    if name in _LENGTHS:
        return f"!isBlank({value}) && STRLEN(STR({value})) {_LENGTHS[name]} {first}"
    if name in _COMPARISONS:
        return f"COALESCE({value} {_COMPARISONS[name]} {first}, false)"
    if name == "nodeKind":
        return _KINDS[first.value.rpartition("#")[2]].format(value)
    if name == "datatype":
        return _has_datatype(value, first)
    if name == "pattern":
        flags = f", {Literal(constraint.flags)}" if constraint.flags else ""
        return (
            f"!isBlank({value}) && REGEX(STR({value}), {Literal(first.value)}{flags})"
        )
    return _is_one_of(constraint, name, value)


def _is_one_of(constraint: Constraint, name: str, value: str) -> str:
    if name == "in":
        return " || ".join(f"sameTerm({value}, {node})" for node in constraint.values)
    ranges = " || ".join(
        f"LANGMATCHES(LANG({value}), {Literal(node.value)})"
        for node in constraint.values
    )
    return f"isLiteral({value}) && ({ranges})"


def _has_datatype(value: str, datatype: Node) -> str:
    test = f"isLiteral({value}) && DATATYPE({value}) = {datatype}"
    if isinstance(datatype, NamedNode) and datatype in _CASTS:
        test += f" && COALESCE(isLiteral({datatype}(STR({value}))), false)"
    return test


def is_known_datatype(datatype: Node) -> bool:
    """Say whether its ill-typed literals are found here; pySHACL knows all of XSD."""
    casts = {*_CASTS, XSD.string}
    return datatype in casts or not datatype.value.startswith(XSD.iri)
