"""Mistakes in the shapes of a user, with file and line."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from vocable.checking.shacl.constraints import declared_prefixes
from vocable.checking.shacl.prebinding import forbidden
from vocable.checking.shacl.shapes import SEVERITY_OF, shape_name
from vocable.checking.shacl.sparql_groups import path_in_place
from vocable.errors import InputError
from vocable.rdf.namespaces import OWL, RDF, RDFS, SH
from vocable.rdf.positions.locations import TriplePattern, find_positions
from vocable.rdf.query_depth import excess
from vocable.rdf.reading import Resource, objects

# Of SHACL Advanced Features and SHACL JavaScript, and what stands for it here.
_ADVANCED = {
    "target": "aim with sh:targetClass, sh:targetNode, sh:targetSubjectsOf or "
    "sh:targetObjectsOf, and narrow that down in a sh:sparql",
    "expression": "write it as sh:sparql",
    "rule": "write what it infers into the data",
    "js": "write it as sh:sparql",
}
# pySHACL declares these prefixes whether or not the shapes do.
_SHORT = {"rdf": RDF.iri, "rdfs": RDFS.iri, "owl": OWL.iri}


def parts_of(store: Store, root: Resource) -> Iterator[Resource]:
    """Give a shape and the property shapes in it."""
    yield root
    for inner in objects(store, root, SH.property):
        if isinstance(inner, NamedNode | BlankNode):
            yield inner


def refuse_mistakes(files: tuple[Path, ...], store: Store, root: Resource) -> None:
    """Refuse a severity that is none, and a property shape without path.

    An IRI of one's own is a severity, too (SHACL section 2.1.4); one of SHACL's own
    space that SHACL does not have is a slip of the pen.
    """
    for part in parts_of(store, root):
        for severity in objects(store, part, SH.severity):
            own = isinstance(severity, NamedNode) and severity.value not in SH
            if severity not in SEVERITY_OF and not own:
                message = (
                    "sh:severity must be sh:Violation, sh:Warning, sh:Info or an IRI "
                    "of your own"
                )
                raise _error(files, part, SH.severity, message)
    for inner in objects(store, root, SH.property):
        if not isinstance(inner, NamedNode | BlankNode) or not any(
            objects(store, inner, SH.path)
        ):
            message = "sh:property must point to a shape that has a sh:path"
            raise _error(files, root, SH.property, message)


def refuse_advanced(files: tuple[Path, ...], store: Store) -> None:
    """Refuse what is beyond SHACL itself, and would be passed over in silence."""
    for name, advice in _ADVANCED.items():
        for quad in store.quads_for_pattern(None, SH[name], None, None):
            message = (
                f"sh:{name} is of SHACL Advanced Features, which no engine here runs; "
                f"{advice}"
            )
            node, via = _named_holder(store, _resource(quad.subject), SH[name])
            raise _error(files, node, via, message)


def refuse_queries(files: tuple[Path, ...], store: Store) -> None:
    """Refuse queries that are not SPARQL or not for SHACL, whoever would run them."""
    prefixes = dict(_SHORT) | dict(declared_prefixes(store))
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
    for predicate in (SH.select, SH.ask):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            text = quad.object.value if isinstance(quad.object, Literal) else ""
            beyond = excess(text)
            mistake = beyond.message if beyond else forbidden(text)
            if beyond:
                mistake = f"the query of this shape is {mistake}"
            elif mistake:
                mistake += " (SHACL, appendix A)"
            else:
                try:
                    Store().query(prologue + path_in_place(text, "<path:>", ""))
                except (SyntaxError, ValueError) as error:
                    mistake = f"the query of this shape is not SPARQL: {error}"
            if mistake:
                node, via = _named_holder(store, _resource(quad.subject), predicate)
                raise _error(files, node, via, mistake)


def _named_holder(
    store: Store, node: Resource, predicate: NamedNode
) -> tuple[Resource, NamedNode]:
    """Climb from a blank node to what bears a name and leads there."""
    seen = {node}
    while isinstance(node, BlankNode):
        for quad in store.quads_for_pattern(None, None, node, None):
            if quad.subject not in seen:
                node, predicate = _resource(quad.subject), quad.predicate
                seen.add(node)
                break
        else:
            break
    return node, predicate


def _resource(node: object) -> Resource:
    assert isinstance(node, NamedNode | BlankNode)
    return node


def _error(
    files: tuple[Path, ...], node: Resource, predicate: NamedNode, message: str
) -> InputError:
    statement = TriplePattern(node.value, predicate.value)
    place = find_positions(files, [statement]).get(statement)
    text = f"{shape_name(node)}: {message}"
    if place is None:
        return InputError(files[0], text)
    return InputError(place.path, text, place.line, place.column)
