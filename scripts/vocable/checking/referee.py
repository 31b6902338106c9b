"""Shapes that the compiler does not cover, run by pySHACL over the same store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.own_shapes import OwnShapes, aims, default_message
from vocable.checking.shapes import SEVERITY_OF, shape_name
from vocable.errors import VocableError
from vocable.graph.reading import Node, Resource
from vocable.namespaces import SH

if TYPE_CHECKING:
    import rdflib


def refereed(store: Store, own: OwnShapes) -> Iterator[Finding]:
    """Run the shapes that are not compiled; the store is only read.

    Raises VocableError where pySHACL is not installed or refuses a shape.
    """
    names = ", ".join(rule.name for rule in own.roots.values())
    try:
        import rdflib  # noqa: PLC0415 - an optional dependency, slow to import
        from oxrdflib import OxigraphStore  # noqa: PLC0415
        from pyshacl import validate  # noqa: PLC0415
        from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID  # noqa: PLC0415
    except ImportError as error:
        raise VocableError(
            f"shapes: {names} use what only pySHACL runs, and it is not installed; "
            "install it: pip install 'vocable[shacl]'"
        ) from error

    def graph_of(content: Store) -> "rdflib.Graph":
        return rdflib.Graph(
            OxigraphStore(store=content), identifier=DATASET_DEFAULT_GRAPH_ID
        )

    try:
        _, results, said = validate(
            graph_of(store),
            shacl_graph=graph_of(_without_other_targets(own)),
            inplace=True,
        )
    except (ReportableRuntimeError, NotImplementedError, SyntaxError) as error:
        files = ", ".join(map(str, own.files))
        raise VocableError(f"{files}: pySHACL refuses {names}: {error}") from error
    if not isinstance(results, rdflib.Graph):
        files = ", ".join(map(str, own.files))
        raise VocableError(f"{files}: pySHACL could not run {names}: {said}")
    yield from _findings(results, own)


def _without_other_targets(own: OwnShapes) -> Store:
    """Copy the shapes so that only those of pySHACL aim at something."""
    kept = Store()
    kept.extend(
        quad
        for quad in own.store
        if quad.subject not in own.names or quad.subject in own.roots or not aims(quad)
    )
    return kept


def _findings(results: "rdflib.Graph", own: OwnShapes) -> Iterator[Finding]:
    import rdflib  # noqa: PLC0415 - already imported by the caller

    def value_of(result: "rdflib.term.Node", name: str) -> Node | None:
        return _node(results.value(result, rdflib.URIRef(SH[name].value)))

    # What a result goes into (sh:detail) is no result of the report itself.
    for result in results.objects(None, rdflib.SH.result):
        shape = value_of(result, "sourceShape")
        focus = value_of(result, "focusNode")
        path = value_of(result, "resultPath")
        component = value_of(result, "sourceConstraintComponent")
        severity = value_of(result, "resultSeverity")
        assert isinstance(shape, NamedNode | BlankNode)
        rule = _rule(own, shape)
        broken = component.value.removeprefix(SH.iri) if component else ""
        messages = {
            text.language or "": str(text)
            for text in results.objects(result, rdflib.SH.resultMessage)
            if isinstance(text, rdflib.Literal)
        }
        yield Finding(
            rule=rule,
            shape=shape_name(shape),
            severity=SEVERITY_OF.get(severity or SH.Violation, "violation"),
            focus=focus.value if isinstance(focus, NamedNode) else str(focus),
            path=path.value if isinstance(path, NamedNode) else None,
            value=value_of(result, "value"),
            message=messages or default_message(rule),
            advice={},
            components=(broken,),
        )


def _rule(own: OwnShapes, shape: Resource) -> str:
    """Find the rule of a shape: its own, or that of the shape that holds it."""
    seen: set[Resource] = set()
    todo: list[Resource] = [shape]
    while todo:
        node = todo.pop()
        if node in own.names:
            return own.names[node]
        seen.add(node)
        for quad in own.store.quads_for_pattern(None, None, node, None):
            holder = quad.subject
            if isinstance(holder, NamedNode | BlankNode) and holder not in seen:
                todo.append(holder)
    return shape_name(shape)


def _node(term: "rdflib.term.Node | None") -> Node | None:
    """Turn a term of rdflib into one of Oxigraph."""
    import rdflib  # noqa: PLC0415 - already imported by the caller

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        datatype = NamedNode(str(term.datatype)) if term.datatype else None
        return Literal(str(term), datatype=datatype)
    return None
