"""Shapes of a user: those that can be compiled, and those left to pySHACL."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from vocable.checking.findings import OwnShape, Rule
from vocable.checking.shacl.compiling import compile_shape
from vocable.checking.shacl.components import (
    PAIR_COMPONENTS,
    VALUE_COMPONENTS,
    is_known_datatype,
)
from vocable.checking.shacl.constraints import NOT_CONSTRAINTS, TARGETS, texts_of
from vocable.checking.shacl.prebinding import is_proven
from vocable.checking.shacl.shape_mistakes import (
    parts_of,
    refuse_advanced,
    refuse_mistakes,
    refuse_queries,
)
from vocable.checking.shacl.shape_nesting import shapes_within, unfolded
from vocable.checking.shacl.shapes import SEVERITY_OF, Shape, read_shapes, shape_name
from vocable.checking.shacl.sparql_expressions import is_plain_pattern
from vocable.errors import InputError, VocableError
from vocable.rdf.loading import load
from vocable.rdf.namespaces import OWL, RDF, RDFS, SH, VOCABLE
from vocable.rdf.reading import Resource, first_value, objects, typed

_COVERED = {
    *NOT_CONSTRAINTS,
    *VALUE_COMPONENTS,
    *PAIR_COMPONENTS,
    *("minCount", "maxCount", "uniqueLang", "hasValue", "sparql"),
    *("not", "and", "or", "xone", "node", "closed", "ignoredProperties"),
    *("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"),
}
# What a shape may say more than once; twice anything else, pySHACL has to refuse.
_SEVERAL = {
    *TARGETS,
    *("property", "message", "name", "description", "sparql"),
    *(
        "not",
        "and",
        "or",
        "xone",
        "node",
        "class",
        "disjoint",
        "lessThan",
        "lessThanOrEquals",
        "hasValue",
    ),
}
# A shape is written out wherever another one holds it.
_MOST_SHAPES = 200
_TARGETS = tuple(SH[kind] for kind in TARGETS)
# SHACL section 2.1.3.3: a class that is a shape aims at its instances.
_CLASSES = (RDFS.Class, OWL.Class)
# What only pySHACL fills in: places in messages, variables of the shapes graph.
_FILLED = re.compile(r"\{[?$]\w+\}|[$?](?:shapesGraph|currentShape)\b")


@dataclass(frozen=True)
class OwnShapes:
    """The shapes of a user's files; `store` holds them all, targets included.

    `compiled` can be run as queries. `roots` are the targeted shapes that cannot, each
    with its rule. `names` gives the name of the rule of every shape with a target.
    """

    files: tuple[Path, ...]
    store: Store
    compiled: tuple[Shape, ...]
    roots: dict[Resource, Rule]
    names: dict[Resource, str]

    @property
    def applied(self) -> tuple[OwnShape, ...]:
        """List every targeted shape with what runs it, sorted by IRI."""
        return tuple(
            OwnShape(
                shape_name(node), rule, "pyshacl" if node in self.roots else "vocable"
            )
            for node, rule in sorted(
                self.names.items(), key=lambda pair: shape_name(pair[0])
            )
        )

    def rule_of(self, shape: Resource) -> str:
        """Find the rule of a shape: its own, or that of the shape that holds it."""
        seen: set[Resource] = set()
        todo: list[Resource] = [shape]
        while todo:
            node = todo.pop()
            if node in self.names:
                return self.names[node]
            seen.add(node)
            for quad in self.store.quads_for_pattern(None, None, node, None):
                holder = quad.subject
                if isinstance(holder, NamedNode | BlankNode) and holder not in seen:
                    todo.append(holder)
        return shape_name(shape)


def load_own_shapes(files: Iterable[Path], *, compiling: bool = True) -> OwnShapes:
    """Read files of SHACL shapes and find out which can be compiled.

    Without `compiling` all are left to pySHACL. Raises LoadingError where a file is not
    RDF, and InputError with file and line where it is not SHACL or a query in it is not
    SPARQL.
    """
    files = tuple(files)
    store = load(files).store
    refuse_advanced(files, store)
    refuse_queries(files, store)
    names = {root: _rule(store, root) for root in _roots(store)}
    if files and not names:
        raise InputError(
            files[0],
            "holds no SHACL shape with a target; give a sh:NodeShape, for example, "
            "sh:targetClass skos:Concept",
        )
    compiled: list[Shape] = []
    roots: dict[Resource, Rule] = {}
    for root, rule in names.items():
        refuse_mistakes(files, store, root)
        shapes = _compiled(store, root, rule)
        if shapes is None or not compiling:
            roots[root] = _refereed_rule(store, root, rule)
        else:
            compiled.extend(shapes)
    return OwnShapes(files, store, tuple(compiled), roots, names)


def _roots(store: Store) -> list[Resource]:
    found = {
        quad.subject
        for kind in TARGETS
        for quad in store.quads_for_pattern(None, SH[kind], None, None)
    }
    for shape in (SH.NodeShape, SH.PropertyShape):
        for quad in store.quads_for_pattern(None, RDF.type, shape, None):
            node = quad.subject
            if isinstance(node, NamedNode) and any(
                typed(store, node, kind) for kind in _CLASSES
            ):
                found.add(node)
    nodes = [node for node in found if isinstance(node, NamedNode | BlankNode)]
    return sorted(nodes, key=shape_name)


def _rule(store: Store, root: Resource) -> str:
    named = first_value(store, root, VOCABLE.rule)
    if named or isinstance(root, BlankNode):
        return named or "own-shape"
    return re.split(r"[#/:]", root.value.rstrip("#/"))[-1]


def _compiled(store: Store, root: Resource, rule: str) -> list[Shape] | None:
    """Read the shapes under a root, or give None where one of them is not covered."""
    if unfolded(store, root) > _MOST_SHAPES or not all(
        _is_covered(store, part) for part in shapes_within(store, root)
    ):
        return None
    for part in parts_of(store, root):
        # Its focus nodes are the values of the property shape that holds it.
        if any(objects(store, part, SH.path)) and any(
            objects(store, part, SH.property)
        ):
            return None
    try:
        alone = _aimed_alone(store, root)
        shapes = [_named(shape, rule) for shape in read_shapes(alone)]
        queries = [compile_shape(shape, lambda kind: (kind,)) for shape in shapes]
        for query in queries:
            Store().query(query)
    except (VocableError, SyntaxError, LookupError, ValueError):
        # Whatever is wrong with it, pySHACL is asked.
        return None
    return None if any(map(_may_stay_nowhere, shapes)) else shapes


def _may_stay_nowhere(shape: Shape) -> bool:
    """Say whether a path of no step may begin at what the graph does not lead from.

    SHACL finds the focus node itself there, a query nothing.
    """
    optional = {"*", "?"} & set(re.sub("<[^>]*>", "", shape.path or ""))
    safe = {"targetClass", "targetSubjectsOf"}
    return bool(optional) and not {kind for kind, _ in shape.targets} <= safe


def _aimed_alone(store: Store, root: Resource) -> Store:
    """Copy the shapes so that one alone has targets, all of them spelt out."""
    copy = Store()
    copy.extend(quad for quad in store if quad.subject == root or not aims(quad))
    if isinstance(root, NamedNode) and any(
        typed(store, root, kind) for kind in _CLASSES
    ):
        copy.add(Quad(root, SH.targetClass, root))
        for kind in _CLASSES:
            copy.remove(Quad(root, RDF.type, kind))
    return copy


def aims(quad: Quad) -> bool:
    """Say whether a statement gives a shape a target."""
    return quad.predicate in _TARGETS or (
        quad.predicate == RDF.type and quad.object in _CLASSES
    )


def _is_covered(store: Store, part: Resource) -> bool:
    # Components and targets of one's own have parameters in any namespace.
    if any(store.quads_for_pattern(None, SH.parameter, None, None)):
        return False
    if not all(map(is_known_datatype, objects(store, part, SH.datatype))):
        return False
    given = [
        quad.predicate.value.removeprefix(SH.iri)
        for quad in store.quads_for_pattern(part, None, None, None)
        if quad.predicate.value in SH
    ]
    if not {*given} <= _COVERED or any(
        count > 1 and name not in _SEVERAL for name, count in Counter(given).items()
    ):
        return False
    flags = first_value(store, part, SH.flags) or ""
    patterns = [value.value for value in objects(store, part, SH.pattern)]
    if not all(is_plain_pattern(one, flags) for one in patterns):
        return False
    queries = [
        query
        for query in objects(store, part, SH.sparql)
        if isinstance(query, NamedNode | BlankNode)
    ]
    told = [*queries, part] if queries else []
    return all(_is_proven(store, part, query) for query in queries) and not any(
        _FILLED.search(str(quad.object))
        for node in told
        for quad in store.quads_for_pattern(node, None, None, None)
    )


def _is_proven(store: Store, part: Resource, query: Resource) -> bool:
    """Say whether a query means the same compiled; one that is not run is no matter."""
    selects = list(objects(store, query, SH.select))
    paths = list(objects(store, part, SH.path))
    if len(selects) != 1 or any(objects(store, query, SH.deactivated)):
        return False
    return is_proven(selects[0].value, on_property=bool(paths))


def _refereed_rule(store: Store, root: Resource, name: str) -> Rule:
    """Tell a rule that pySHACL runs: its words are the shape's, or what it uses."""
    uses = sorted(
        quad.predicate.value.removeprefix(SH.iri)
        for quad in store.quads_for_pattern(root, None, None, None)
        if quad.predicate.value in SH
        and quad.predicate.value.removeprefix(SH.iri) not in NOT_CONSTRAINTS
    )
    said = next(objects(store, root, SH.severity), SH.Violation)
    severity = SEVERITY_OF.get(said, "violation")
    message = texts_of(store, root, SH.message) or default_message(name, *uses)
    return Rule(name, severity, message, {})


def _named(shape: Shape, rule: str) -> Shape:
    """Give a shape the rule of its root, and words where it has none."""
    if shape.message:
        return replace(shape, rule=rule)
    constraints = tuple(
        replace(each, message=each.message or default_message(rule, each.parameter))
        for each in shape.constraints
    )
    message = default_message(rule, *(each.parameter for each in constraints))
    return replace(shape, rule=rule, message=message, constraints=constraints)


def default_message(rule: str, *parameters: str) -> dict[str, str]:
    """Say that a shape without a sh:message does not hold."""
    names = ", ".join(dict.fromkeys(f"sh:{name}" for name in parameters))
    used = f" ({names})" if names else ""
    return {
        "fr": f"La forme {rule} n’est pas respectée{used}.",
        "en": f"The shape {rule} does not hold{used}.",
    }
