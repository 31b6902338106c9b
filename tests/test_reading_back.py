"""Every export is read back by independent parsers, whatever the vocabulary holds."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from effort import examples
from two_parsers import assert_read_back
from vocable.config.discovery import configure
from vocable.errors import OutputError
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.rdf.loading import load
from vocable.rdf.namespaces import PREFIXES, merged_prefixes
from vocable.rdf.reading import triples
from vocable.rdf.writing.graph_serialization import resource_part, serialize
from vocable.rdf.writing.jsonld import JsonLdWriter
from vocable.rdf.writing.ordering import arrange
from vocable.rdf.writing.turtle import TurtleWriter
from vocable.site.data_files import resources
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.survey import survey

# rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

NAMES = st.sampled_from(
    [
        *("a", "b", "c", "skos", "note", "type", "id", "Concept", "urn", "tag", "doi"),
        *("graph", "value", "language", "list", "set", "none", "json", "xml", "xmlns"),
        *("ns1", "rdf", "a.b", "a-b", "é", "A", "http", "https", "_x", "x1", ""),
    ]
)
SCHEMES = st.sampled_from(["a", "b", "c", "note", "urn", "doi", "tag", "type", "http"])
RESTS = st.sampled_from(
    [
        *("//e/", "//e/#", "//e/x_", "x:", "x:y:", "a:", "b:", "c:", "note:", "//e?q="),
        *("//e/é/", "", "//e/[", "x-", "/e/", "@", "//www.w3.org/2004/02/skos/core#"),
    ]
)
NAMESPACES = st.builds(lambda scheme, rest: f"{scheme}:{rest}", SCHEMES, RESTS)
LOCALS = st.sampled_from(
    [
        *("a", "prefLabel", "1", "01", "", ".", "a.", "-a", "é", "x/y", "x:y", "x#y"),
        *("//x", "a%20b", "(x)", "a'b", "~", "关系", "λόγος", "_", "x@y", "@id", "a,b"),
    ]
)
ODD_TEXTS = (
    *('"', "\\", "\r\n", "]]>", "<&>", '"@en .', "\t", "", " a ", "1", "true", "@id"),
    "_:b",
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
) | st.sampled_from(ODD_TEXTS)
TAGS = st.sampled_from(
    [
        *("en", "en-GB", "zh-Hant", "zh-Hant-TW", "sr-Latn", "es-419", "x-private"),
        *("i-klingon", "de-CH-1996", "sl-rozaj-biske", "en-a-bbb-x-a-ccc"),
        *("sgn-BE-FR", "az-Latn-x-latn"),
    ]
)
XSD = ("integer", "boolean", "decimal", "date", "int")
TYPES = st.sampled_from(
    [PREFIXES["xsd"] + name for name in XSD]
    + [PREFIXES["rdf"] + "XMLLiteral", "urn:x:type", "http://e/type", "a:b"]
)
VALUES = TEXTS | st.sampled_from(["1", "01", "-0", "1.50", "true", "1e3", "2024-02-30"])
TERMS = [
    *(f"{PREFIXES['skos']}{name}" for name in ("prefLabel", "note", "broader")),
    *(f"{PREFIXES['rdf']}{name}" for name in ("type", "value", "first", "_1")),
]


def is_iri(text):
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


@st.composite
def prefixed_graphs(draw):
    """Draw prefixes of all kinds and triples whose IRIs are near them."""
    prefixes = draw(st.dictionaries(NAMES, NAMESPACES.filter(is_iri), max_size=5))
    spaces = st.sampled_from([*prefixes.values(), "http://e/", "urn:x:"]) | NAMESPACES
    iris = (
        st.builds(lambda space, name: space + name, spaces, LOCALS).filter(is_iri)
        | st.sampled_from(TERMS)
    ).map(NamedNode)
    blanks = st.sampled_from("pqr").map(BlankNode)
    literals = (
        st.builds(Literal, TEXTS)
        | st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, TAGS)
        | st.builds(
            lambda text, kind: Literal(text, datatype=NamedNode(kind)), VALUES, TYPES
        )
    )
    triples = st.builds(
        Triple, iris | blanks, iris, iris | blanks | literals | literals
    )
    return prefixes, draw(st.lists(triples, min_size=1, max_size=6))


def statement(subject, predicate="http://e/p", object_="http://e/b"):
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(object_))


@settings(max_examples=examples(300), derandomize=True)
@example(({"termed": "termed:property:"}, [statement("termed:property:x")]))
@example(({"a": "b:x:", "b": "c:x:", "c": "a:x:"}, [statement("a:x:1", "b:x:p")]))
@example(({"a": "note:x/"}, [statement("note:x/1")]))
@given(prefixed_graphs())
def test_whatever_the_prefixes_every_export_is_read_back(drawn):
    prefixes, triples = drawn
    merged = merged_prefixes(prefixes)
    for format_ in WRITABLE:
        try:
            data = serialize(triples, format_, merged)
        except OutputError:
            assert format_ == RDF_XML
            continue
        assert_read_back(data, format_, triples)
    part = JsonLdWriter(merged).write(dict.fromkeys(triples)).encode()
    assert_read_back(part, JSON_LD, triples)


@pytest.fixture(scope="module")
def client():
    configuration = configure(Path(__file__).parents[1] / "data" / "client")
    graph = load(configuration.sources)
    entail(graph)
    return survey(configuration, graph)


@pytest.mark.slow
@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
def test_the_whole_vocabulary_is_read_back(client, format_):
    said = [quad.triple for quad in triples(client.store)]
    data = serialize(said, format_, merged_prefixes(client.graph.prefixes))
    assert_read_back(data, format_, said)


def test_the_files_of_single_terms_are_read_back(client):
    prefixes = merged_prefixes(client.graph.prefixes)
    writers = {TURTLE: TurtleWriter(prefixes), JSON_LD: JsonLdWriter(prefixes)}
    whole = arrange(quad.triple for quad in triples(client.store))
    for node in sorted(resources(client), key=str)[::25]:
        part = resource_part(whole, client.store, node)
        said = [
            Triple(subject, predicate, value)
            for subject, description in part.descriptions.items()
            for predicate, values in description.items()
            for value in values
        ]
        for format_, writer in writers.items():
            assert_read_back(writer.write(part).encode(), format_, said)
