"""RDF/XML keeps every character, or says what it cannot keep."""

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from vocable.errors import OutputError
from vocable.rdf.formats import RDF_XML
from vocable.rdf.namespaces import PREFIXES
from vocable.rdf.writing.graph_serialization import serialize


def e(name):
    return NamedNode(f"http://e/{name}")


@pytest.mark.parametrize(
    ("predicate", "text", "words"),
    [
        ("http://e/1", "x", "does not end in a name that begins with a letter"),
        ("http://e/", "x", "does not end in a name"),
        (PREFIXES["rdf"] + "li", "x", "cannot say the predicate"),
        ("http://e/p", "a\x01b", "cannot say the character U+0001 in the text"),
    ],
)
def test_what_xml_cannot_say_is_refused(predicate, text, words):
    triple = Triple(e("a"), NamedNode(predicate), Literal(text))
    with pytest.raises(OutputError) as caught:
        serialize([triple], RDF_XML, PREFIXES)
    assert words in caught.value.message
    assert "export as Turtle, JSON-LD or N-Triples instead" in caught.value.message


def test_xml_keeps_every_space_and_names_what_has_no_prefix():
    triple = Triple(e("a"), NamedNode("urn:x:é"), Literal("a\r\n\t <&>]]> 'b' \"c\" "))
    data = serialize([triple], RDF_XML, PREFIXES)
    assert b'xmlns:ns1="urn:x:"' in data
    (quad,) = pyoxigraph.parse(data, RdfFormat.RDF_XML)
    assert quad.triple == triple
    ((_, _, text),) = rdflib.Graph().parse(data=data, format="xml")
    assert str(text) == triple.object.value


def test_xml_names_blank_nodes_as_xml_allows():
    lines = "_:1 <http://e/p> _:2 . _:2 <http://e/p> _:1 ."
    triples = [quad.triple for quad in pyoxigraph.parse(lines, RdfFormat.TURTLE)]
    data = serialize(triples, RDF_XML, {})
    assert len(list(pyoxigraph.parse(data, RdfFormat.RDF_XML))) == 2
