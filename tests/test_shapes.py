"""Every shape on data that keeps it and on data that breaks it, in two engines."""

import io
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, serialize
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, URIRef
from rdflib.namespace import SH
from rdflib.plugins.sparql import algebra, processor
from rdflib.plugins.sparql import parser as sparql_parser

from vocable.checking.evidence.verification import EVIDENCE_RULES
from vocable.checking.shacl.pyshacl_engine import Referee
from vocable.checking.shacl.shapes import Shape, read_shapes
from vocable.checking.shacl.shipped_rules import (
    check_rule_names,
    load_procedural_rules,
    load_shapes,
    rule_names,
    shapes_graph,
)
from vocable.checking.shacl.sparql_groups import Triples, groups_of, read_select
from vocable.checking.validating import GRAPH_RULES, RELEASE_RULES, rule_findings
from vocable.errors import VocableError
from vocable.paths import ONTOLOGY
from vocable.rdf.loading import Graph, load
from vocable.rdf.namespaces import VOCABLE
from vocable.rdf.reading import triples
from vocable.vocabulary.entailment import entail

HERE = Path(__file__).parent / "shapes"
CLIENT = Path(__file__).parents[1] / "data" / "client"
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
SHAPES = {shape.iri.partition("#")[2]: shape for shape in load_shapes("vocable")}
PROCEDURAL = load_procedural_rules("vocable")
# pySHACL takes minutes: so many processes can share them.
PARTS = 4
TARGET_PATTERNS = {
    "targetSubjectsOf": "?this {} ?other",
    "targetObjectsOf": "?other {} ?this",
    "targetClass": "?this a {}",
}


def name_of(path: Path) -> str:
    return path.stem.partition("-")[0]


def graph_of(path: Path) -> Graph:
    """Load a file with what follows from it, unless its first line forbids that."""
    graph = load([path])
    if not path.read_text(encoding="utf-8").startswith("# asserted"):
        entail(graph)
    return graph


def has_target(graph: Graph, shape: Shape) -> bool:
    return any(
        graph.store.query(f"ASK {{ {TARGET_PATTERNS[kind].format(node)} }}")
        for kind, node in shape.targets
    )


def compiled_results(graph: Graph) -> set[tuple[object, ...]]:
    return {
        (finding.shape, anonymous(finding.focus), unnamed(finding.value))
        for shape in SHAPES.values()
        for finding in rule_findings(graph.store, shape)
    }


def referee_results(graph: Graph, shapes: rdflib.Graph) -> set[tuple[object, ...]]:
    lines = io.BytesIO()
    serialize(
        (quad.triple for quad in triples(graph.store)),
        lines,
        format=RdfFormat.N_TRIPLES,
    )
    data = rdflib.Graph().parse(data=lines.getvalue(), format="nt")
    _, results, _ = pyshacl.validate(
        data, shacl_graph=shapes, advanced=False, inplace=True
    )
    return {
        (
            str(results.value(result, SH.sourceShape)),
            anonymous(str(focus) if isinstance(focus, rdflib.URIRef) else "_:"),
            oxigraph_term(results.value(result, SH.value)),
        )
        for result, focus in results.subject_objects(SH.focusNode)
    }


def anonymous(focus: str) -> str:
    return "_:" if focus.startswith("_:") else focus


def unnamed(value):
    return "_:" if isinstance(value, BlankNode) else value


def oxigraph_term(node):
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        datatype = node.datatype and NamedNode(str(node.datatype))
        return Literal(str(node), datatype=datatype)
    return node if node is None else "_:"


@pytest.fixture(scope="module")
def rdflib_shapes():
    """The shapes for pySHACL, which parses a query anew for every focus node."""
    translated = {}

    def translate(text, base, prefixes):
        if text not in translated:
            parsed = sparql_parser.parseQuery(text)
            translated[text] = algebra.translateQuery(parsed, base, prefixes)
        return translated[text]

    graph = rdflib.Graph()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", lambda text: text)
        patch.setattr(processor, "translateQuery", translate)
        yield graph


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_keeps_its_shape(path):
    graph = graph_of(path)
    shape = SHAPES[name_of(path)]
    assert has_target(graph, shape)
    assert not list(rule_findings(graph.store, shape))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_breaks_its_shape(path):
    assert list(rule_findings(graph_of(path).store, SHAPES[name_of(path)]))


@pytest.mark.slow
@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_both_engines_agree_on_a_file(path, rdflib_shapes):
    graph = graph_of(path)
    assert compiled_results(graph) == referee_results(graph, rdflib_shapes)


def test_every_shape_has_a_valid_and_an_invalid_file():
    assert {name_of(path) for path in VALID} == set(SHAPES)
    assert {name_of(path) for path in INVALID} == set(SHAPES)


@pytest.mark.slow
@pytest.mark.skipif(not CLIENT.is_dir(), reason="the shipped vocabulary is not here")
@pytest.mark.parametrize("part", range(PARTS))
def test_both_engines_agree_on_the_shipped_vocabulary(part):
    graph = load(sorted(CLIENT.glob("*.ttl")))
    entail(graph)
    shapes = list(SHAPES.values())[part::PARTS]

    def results(findings):
        return {
            (one.shape, anonymous(one.focus), unnamed(one.value)) for one in findings
        }

    ours = (one for shape in shapes for one in rule_findings(graph.store, shape))
    assert results(ours) == results(Referee(graph.store).judge_shipped(shapes))


def first_triples(group):
    """Give the triples with which a group begins, or each of its alternatives."""
    for element in group.elements:
        if isinstance(element, Triples):
            return [element.tokens]
        inside = [first for each in groups_of(element) for first in first_triples(each)]
        if inside:
            return inside
    return []


@pytest.mark.parametrize(
    "query",
    sorted(
        quad.object.value
        for quad in shapes_graph().quads_for_pattern(
            None, NamedNode(str(SH.select)), None
        )
    ),
)
def test_every_query_has_this_in_the_first_triple_it_looks_for(query):
    firsts = first_triples(read_select(query).group)
    assert firsts
    for tokens in firsts:
        assert "this" in {token.variable for token in tokens[:3]}


def test_no_shape_of_the_profile_skos_asks_for_the_model_of_vocable():
    grave = {
        shape.rule for shape in load_shapes("skos") if shape.severity == "violation"
    }
    assert grave == {
        "concept-and-scheme",
        "disjoint-labels",
        "one-preferred-label",
        "related-in-hierarchy",
        "collection-and-concept",
        "exact-match-clash",
    }
    own = {"attestation", "passage", "document", "entry", "french-label", "iri-pattern"}
    assert not own & {shape.rule for shape in load_shapes("skos")}


@pytest.mark.parametrize("name", [*SHAPES, *PROCEDURAL])
def test_every_rule_says_what_is_wrong_and_what_to_do_in_both_languages(name):
    rule = SHAPES.get(name) or PROCEDURAL[name]
    for texts in (rule.message, rule.advice):
        assert set(texts) == {"fr", "en"}
        assert all(text.endswith(".") for text in texts.values())


def test_every_shape_bears_the_name_of_a_rule():
    assert all(shape.rule != shape.iri for shape in SHAPES.values())


def test_a_configuration_raises_lowers_and_silences_a_rule():
    chosen = {"untidy-text": "ignore", "empty-text": "info", "french-label": "warning"}
    shapes = {shape.rule: shape.severity for shape in load_shapes("skos", chosen)}
    assert "untidy-text" not in shapes
    assert shapes["empty-text"] == "info"
    assert shapes["french-label"] == "warning"


def test_an_unknown_rule_name_is_refused_with_the_nearest_names():
    with pytest.raises(VocableError) as error:
        load_shapes("skos", {"empty-texts": "info"})
    assert error.value.message == (
        "severity: no rule is named 'empty-texts'; did you mean empty-text or "
        "untidy-text?"
    )
    with pytest.raises(VocableError, match="'zzzz'; remove it"):
        load_shapes("skos", {"zzzz": "info"})


def test_the_names_of_rules_without_a_shape_are_known():
    check_rule_names({"quotation": "warning"})
    assert {"quotation", "document-file", "unattested"} <= set(rule_names())


def test_every_rule_without_a_shape_has_its_procedure():
    procedures = {*GRAPH_RULES, *EVIDENCE_RULES, *RELEASE_RULES}
    assert set(PROCEDURAL) == procedures
    assert not procedures & {shape.rule for shape in SHAPES.values()}


def test_no_engine_takes_a_rule_without_a_shape_for_a_shape(rdflib_shapes):
    rules = set(rdflib_shapes.subjects(RDF.type, URIRef(VOCABLE.ProceduralRule.value)))
    seen = {shape.node for shape in ShapesGraph(rdflib_shapes).shapes}
    assert len(rules) == len(PROCEDURAL)
    assert {URIRef(shape.iri) for shape in SHAPES.values()} <= seen
    assert not rules & seen


def test_a_rule_without_a_shape_follows_profile_and_configuration():
    chosen = {"foreign-genus": "warning", "beyond-xml": "ignore"}
    rules = load_procedural_rules("skos", chosen)
    assert rules["composed-letters"].severity == "warning"
    assert rules["foreign-genus"].severity == "warning"
    assert "beyond-xml" not in rules
    assert PROCEDURAL["composed-letters"].severity == "violation"
    assert "foreign-genus" not in load_procedural_rules("skos")


def test_the_shapes_graph_is_refused_where_a_literal_stands_for_an_iri():
    store = Store()
    store.load(
        b"@prefix sh: <http://www.w3.org/ns/shacl#> . <http://e/s> sh:targetNode "
        b'<http://e/a> ; sh:sparql "SELECT" .',
        format=RdfFormat.TURTLE,
    )
    with pytest.raises(VocableError, match="where an IRI must stand"):
        list(read_shapes(store))


def test_a_property_shape_inside_a_property_shape_is_refused():
    store = Store()
    store.load(
        b"@prefix sh: <http://www.w3.org/ns/shacl#> . <http://e/s> sh:targetNode "
        b"<http://e/a> ; sh:path <http://e/p> ; sh:property <http://e/t> .",
        format=RdfFormat.TURTLE,
    )
    with pytest.raises(VocableError, match="inside a property shape is not covered"):
        list(read_shapes(store))
