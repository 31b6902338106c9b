"""Exports read back by pyoxigraph and by parsers that know nothing of it."""

import json
from contextlib import suppress

import pyoxigraph
import rdflib
from pyld import jsonld as pyld
from pyoxigraph import RdfFormat

from vocable.rdf.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from vocable.rdf.namespaces import XSD

READERS = {TURTLE: "turtle", JSON_LD: "json-ld", RDF_XML: "xml", N_TRIPLES: "nt"}


def compared(quads):
    """Make something equal for the same graph, whatever its blank nodes are named."""
    dataset = pyoxigraph.Dataset(
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads
    )
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(dataset)


def as_rdflib_reads(data, format_):
    found = rdflib.Graph().parse(data=data, format=READERS[format_])
    lines = found.serialize(format="nt")
    return compared(pyoxigraph.parse(lines, RdfFormat.N_TRIPLES))


def as_pyld_reads(data):
    lines = pyld.to_rdf(json.loads(data), {"format": "application/n-quads"})
    return as_pyld_writes(pyoxigraph.parse(lines, RdfFormat.N_TRIPLES))


def as_pyld_writes(quads):
    """Write numbers with exponents in one way, as pyld does whatever it has read."""
    return compared(
        pyoxigraph.Triple(quad.subject, quad.predicate, with_exponent(quad.object))
        for quad in quads
    )


def with_exponent(node):
    if isinstance(node, pyoxigraph.Literal) and node.datatype == XSD.double:
        with suppress(ValueError):
            return pyoxigraph.Literal(f"{float(node.value):1.15E}", datatype=XSD.double)
    return node


class Original:
    """A graph, and how what is read back is held against it."""

    def __init__(self, triples):
        lines = pyoxigraph.serialize(dict.fromkeys(triples), format=RdfFormat.N_TRIPLES)
        quads = list(pyoxigraph.parse(lines, RdfFormat.N_TRIPLES))
        self._same = compared(quads)
        self._to_pyld = as_pyld_writes(quads)
        # rdflib writes some values in its own way, whatever the syntax it reads.
        self._to_rdflib = as_rdflib_reads(lines, N_TRIPLES)

    def assert_read_back(self, data, format_):
        assert compared(pyoxigraph.parse(data, format_.rdf_format)) == self._same
        assert as_rdflib_reads(data, format_) == self._to_rdflib
        if format_ == JSON_LD:
            assert as_pyld_reads(data) == self._to_pyld


def assert_read_back(data, format_, triples):
    Original(triples).assert_read_back(data, format_)
