"""What is exported can be read back as the same graph, and never changes by itself."""

import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, Triple
from rdflib.compare import isomorphic

from effort import REAL
from vocable.errors import OutputError
from vocable.rdf.formats import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TURTLE, WRITABLE
from vocable.rdf.loading import load
from vocable.rdf.namespaces import PREFIXES, merged_prefixes
from vocable.rdf.reading import triples
from vocable.rdf.writing.graph_serialization import resource_part, serialize, skos_only
from vocable.rdf.writing.jsonld import JsonLdWriter
from vocable.rdf.writing.ordering import arrange
from vocable.rdf.writing.turtle import TurtleWriter
from vocable.vocabulary.entailment import entail

# rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

VOCABULARIES = Path(__file__).parents[2] / "shared" / "vocabularies"
READERS = {TURTLE: "turtle", JSON_LD: "json-ld", RDF_XML: "xml", N_TRIPLES: "nt"}
real = pytest.mark.skipif(
    not VOCABULARIES.is_dir() and "CI" not in os.environ,
    reason="the real vocabularies of ../shared are not here",
)
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
CLIENT = f"""{HEAD}
@prefix : <http://e/> .
:c a skos:Concept ; skos:prefLabel "client"@fr ; skos:broader :d ;
  skos:note [ skos:note "inner" ; :see [ :deep 1 ] ] .
:d a skos:Concept ; skos:prefLabel "personne"@fr .
:w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:sense :s1, :s2 ; lime:entry :x .
:f a ontolex:Form ; ontolex:writtenRep "client"@fr .
:s1 a ontolex:LexicalSense ; ontolex:isLexicalizedSenseOf :c .
:s2 a ontolex:LexicalSense .
:o a foaf:Document ; dcterms:title "Sources"@fr .
:p a vocable:Passage ; oa:hasSource :o ; vocable:line 3 .
:q a vocable:Passage ; oa:hasSource :o .
:t1 a vocable:Attestation ; rdf:subject :c ; prov:wasQuotedFrom :p .
:t2 a vocable:Attestation ; rdf:subject :s2 ; prov:wasDerivedFrom :q .
:t3 a vocable:Attestation ; rdf:subject :d .
"""


def e(name):
    return NamedNode(f"http://e/{name}")


def store_of(text):
    store = Store()
    store.load(text, RdfFormat.TURTLE)
    return store


def triples_in(arrangement):
    return [
        Triple(subject, predicate, object_)
        for subject, description in arrangement.descriptions.items()
        for predicate, objects in description.items()
        for object_ in objects
    ]


def part_of(name):
    store = store_of(CLIENT)
    whole = arrange(quad.triple for quad in triples(store))
    return triples_in(resource_part(whole, store, e(name)))


def names_of(triples):
    return {
        triple.subject.value.removeprefix("http://e/")
        for triple in triples
        if isinstance(triple.subject, NamedNode)
    }


@cache
def vocabulary(name, entailed):
    graph = load([VOCABULARIES / f"{name}.ttl"])
    if entailed:
        entail(graph)
    return graph


@real
@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
@pytest.mark.parametrize("entailed", [False, True], ids=["asserted", "entailed"])
@pytest.mark.parametrize("name", REAL)
def test_real_vocabularies_come_back_the_same(name, entailed, format_):
    graph = vocabulary(name, entailed)
    data = serialize(graph, format_, merged_prefixes(graph.prefixes))
    assert canonical(data, format_.rdf_format) == canonical_of(name, entailed)


@real
@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
@pytest.mark.parametrize("name", REAL)
def test_rdflib_reads_real_vocabularies_as_the_same_graph(name, format_):
    graph = vocabulary(name, entailed=True)
    data = serialize(graph, format_, merged_prefixes(graph.prefixes))
    found = rdflib.Graph().parse(data=data, format=READERS[format_])
    # rdflib reads; its own isomorphism takes minutes over thousands of blank nodes.
    lines = found.serialize(format="nt")
    assert canonical(lines, RdfFormat.N_TRIPLES) == as_rdflib_reads_it(name)


@cache
def as_rdflib_reads_it(name):
    lines = pyoxigraph.serialize(
        [quad.triple for quad in triples(vocabulary(name, entailed=True).store)],
        format=RdfFormat.N_TRIPLES,
    )
    again = rdflib.Graph().parse(data=lines, format="nt").serialize(format="nt")
    return canonical(again, RdfFormat.N_TRIPLES)


@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
def test_rdflib_finds_the_small_graph_isomorphic(format_):
    triples = [quad.triple for quad in store_of(CLIENT)]
    data = serialize(triples, format_, PREFIXES)
    found = rdflib.Graph().parse(data=data, format=READERS[format_])
    assert isomorphic(found, rdflib.Graph().parse(data=CLIENT, format="turtle"))


@real
@pytest.mark.parametrize("name", REAL)
def test_the_files_of_single_resources_come_back_the_same(name):
    graph = vocabulary(name, entailed=True)
    prefixes = merged_prefixes(graph.prefixes)
    writers = {TURTLE: TurtleWriter(prefixes), JSON_LD: JsonLdWriter(prefixes)}
    whole = arrange(quad.triple for quad in triples(graph.store))
    subjects = sorted({str(quad.subject) for quad in triples(graph.store)})[::50]
    for subject in subjects:
        if subject.startswith("_:"):
            continue
        part = resource_part(whole, graph.store, NamedNode(subject[1:-1]))
        for format_, writer in writers.items():
            data = writer.write(part).encode()
            lines = serialize(triples_in(part), N_TRIPLES, {})
            assert canonical(data, format_.rdf_format) == canonical(
                lines, RdfFormat.N_TRIPLES
            )


@pytest.mark.parametrize("writer", [TurtleWriter, JsonLdWriter])
def test_the_file_of_a_resource_does_not_depend_on_what_was_written_before(writer):
    store = store_of(CLIENT)
    whole = arrange(quad.triple for quad in triples(store))
    experienced = writer(PREFIXES)
    experienced.write(whole)
    for name in "cwop":
        part = resource_part(whole, store, e(name))
        assert experienced.write(part) == writer(PREFIXES).write(triples_in(part))


def canonical(data, rdf_format):
    return compared(pyoxigraph.parse(data, rdf_format))


def compared(quads):
    """Make something equal for the same graph; without blank nodes a set will do."""
    found = frozenset(quads)
    nodes = (node for quad in found for node in (quad.subject, quad.object))
    if not any(isinstance(node, BlankNode) for node in nodes):
        return found
    dataset = pyoxigraph.Dataset(found)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(dataset)


@cache
def canonical_of(name, entailed):
    return compared(triples(vocabulary(name, entailed).store))


@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
def test_the_order_of_insertion_does_not_show(format_):
    triples = [quad.triple for quad in store_of(CLIENT)]
    expected = serialize(triples, format_, PREFIXES)
    for seed in range(5):
        random.Random(seed).shuffle(triples)  # noqa: S311
        assert serialize(triples, format_, PREFIXES) == expected


@pytest.mark.parametrize("format_", WRITABLE, ids=lambda f: f.name)
def test_every_run_gives_the_same_bytes(tmp_path, format_):
    path = tmp_path / "v.ttl"
    path.write_text(CLIENT, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from vocable.rdf.formats import format_named\n"
        "from vocable.rdf.loading import load\n"
        "from vocable.rdf.namespaces import merged_prefixes\n"
        "from vocable.rdf.writing.graph_serialization import serialize\n"
        "graph = load([Path(sys.argv[1])])\n"
        "sys.stdout.buffer.write(serialize(graph, format_named(sys.argv[2]), "
        "merged_prefixes(graph.prefixes)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(path), format_.name],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


def test_a_format_that_is_only_read_is_refused():
    with pytest.raises(OutputError, match="N-Quads can be read but not written; choo"):
        serialize([], N_QUADS, {})


def test_a_concept_brings_its_notes_and_evidence_but_no_neighbour():
    triples = part_of("c")
    assert names_of(triples) == {"c", "t1", "p"}
    assert e("deep") in {triple.predicate for triple in triples}
    assert len(set(triples)) == len(triples)


def test_an_entry_brings_its_forms_senses_and_their_evidence():
    triples = part_of("w")
    assert names_of(triples) == {"w", "f", "s1", "s2", "t2", "q"}


def test_a_document_brings_its_passages():
    assert names_of(part_of("o")) == {"o", "p", "q"}


def test_an_unknown_resource_has_no_triples():
    assert part_of("none") == []


def test_plain_skos_leaves_out_words_evidence_and_other_terms():
    store = store_of(
        CLIENT + ":c :weight 5 ; owl:deprecated true ; dcterms:created '2020' ; "
        "a :Own ; ontolex:lexicalizedSense :s1 . "
        ":k a skos:OrderedCollection, iso-thes:ThesaurusArray ; "
        "iso-thes:superOrdinate :d ; skos:memberList ( :c :d ) ."
    )
    triples = skos_only(store)
    assert names_of(triples) == {"c", "d", "k"}
    text = serialize(triples, TURTLE, {**PREFIXES, "": "http://e/"}).decode()
    body = text[text.index("# Coll") :]
    assert (
        body
        == """# Collections

:k a skos:OrderedCollection ;
    skos:memberList ( :c :d ) .

# Concepts

:c a skos:Concept ;
    owl:deprecated true ;
    skos:prefLabel "client"@fr ;
    skos:note [
        skos:note "inner" ;
        :see [
            :deep 1
        ]
    ] ;
    skos:broader :d ;
    dcterms:created "2020" .

:d a skos:Concept ;
    skos:prefLabel "personne"@fr .
"""
    )
