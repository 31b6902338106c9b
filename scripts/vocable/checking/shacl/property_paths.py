"""Property paths of SHACL (section 2.3.1) as property paths of SPARQL."""

from collections.abc import Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from vocable.errors import VocableError
from vocable.rdf.namespaces import RDF, SH
from vocable.rdf.reading import Node, objects

_REPEATED = {
    SH.zeroOrMorePath: "*",
    SH.oneOrMorePath: "+",
    SH.zeroOrOnePath: "?",
}


def sparql_path(shapes: Store, path: Node) -> str:
    """Write the path that `path` stands for in a shapes graph.

    Raises VocableError where the node is no path.
    """
    if isinstance(path, NamedNode):
        return str(path)
    if not isinstance(path, Literal):
        if any(objects(shapes, path, RDF.first)):
            return "/".join(_steps(shapes, path))
        for node in objects(shapes, path, SH.alternativePath):
            return f"({'|'.join(_steps(shapes, node))})"
        for node in objects(shapes, path, SH.inversePath):
            return f"^{_grouped(shapes, node)}"
        for kind, sign in _REPEATED.items():
            for node in objects(shapes, path, kind):
                return f"{_grouped(shapes, node)}{sign}"
    raise VocableError(f"{path} is no SHACL property path; write an IRI or a sh: path")


def predicates_of(shapes: Store, path: Node) -> tuple[NamedNode, ...]:
    """List the predicates of a path that is one predicate or a choice of several."""
    if isinstance(path, NamedNode):
        return (path,)
    if isinstance(path, BlankNode):
        for choice in objects(shapes, path, SH.alternativePath):
            nodes = items(shapes, choice)
            if all(isinstance(node, NamedNode) for node in nodes):
                return tuple(node for node in nodes if isinstance(node, NamedNode))
    return ()


def predicate_between(
    store: Store,
    predicates: Sequence[NamedNode],
    focus: Node,
    value: Node | None,
) -> NamedNode | None:
    """Find by which predicate of a choice a value is reached, if it is told apart."""
    if len(predicates) == 1:
        return predicates[0]
    if value is None or isinstance(focus, Literal):
        return None
    for predicate in predicates:
        if any(store.quads_for_pattern(focus, predicate, value, None)):
            return predicate
    return None


def items(shapes: Store, head: Node) -> list[Node]:
    """Read an RDF list."""
    found: list[Node] = []
    while isinstance(head, BlankNode):
        found.extend(objects(shapes, head, RDF.first))
        head = next(objects(shapes, head, RDF.rest), RDF.nil)
    return found


def _steps(shapes: Store, head: Node) -> list[str]:
    return [_grouped(shapes, node) for node in items(shapes, head)]


def _grouped(shapes: Store, node: Node) -> str:
    path = sparql_path(shapes, node)
    simple = isinstance(node, NamedNode) or path.startswith("(")
    return path if simple else f"({path})"
