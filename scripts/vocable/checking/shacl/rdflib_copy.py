"""Copy of a graph in rdflib, for pySHACL and other engines that work there."""

import logging
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from vocable.rdf.reading import Node, triples


class CopiedGraph(rdflib.Graph):
    """A graph of rdflib that parses each query once, however often it is asked."""

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        self._prepared: dict[str, Query] = {}

    def query(
        self,
        query_object: str | Query,
        *arguments: Any,  # noqa: ANN401 - as rdflib has it
        **options: Any,  # noqa: ANN401
    ) -> rdflib.query.Result:
        """Answer a query as rdflib.Graph does; its text must declare its prefixes."""
        if isinstance(query_object, str):
            text = query_object
            if text not in self._prepared:
                self._prepared[text] = prepareQuery(text)
            query_object = self._prepared[text]
        return super().query(query_object, *arguments, **options)


def copied(store: Store) -> CopiedGraph:
    """Copy the default graph of a store, every literal as it is written.

    Blank nodes keep their names, so that what is found in the copy is found in the
    store.
    """
    # What is no date or no number is told by the check, not by rdflib's log.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    graph = CopiedGraph()
    known: dict[object, rdflib.term.Node] = {}

    def term_of(node: object) -> rdflib.term.Node:
        term = known.get(node)
        if term is None:
            term = known[node] = _rdflib_term(node)
        return term

    graph.addN(
        (term_of(quad.subject), term_of(quad.predicate), term_of(quad.object), graph)
        for quad in triples(store)
    )
    return graph


def _rdflib_term(node: object) -> rdflib.term.Node:
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    assert isinstance(node, Literal)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = rdflib.URIRef(node.datatype.value)
    # Plain strings have no datatype in rdflib, which tells the two kinds apart.
    plain = None if datatype == rdflib.XSD.string else datatype
    return rdflib.Literal(node.value, datatype=plain, normalize=False)


def oxigraph_term(term: object) -> Node | None:
    """Turn a term of rdflib into one of Oxigraph; what is no term is None."""
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
