"""Shapes compiled to queries, component by component, against pySHACL."""

import pyshacl
import pytest
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store
from rdflib.namespace import SH

from vocable.checking.shacl.compiling import compile_shape
from vocable.checking.shacl.query_targets import flattened
from vocable.checking.shacl.shapes import read_shapes
from vocable.checking.validating import shape_findings
from vocable.errors import VocableError

HEAD = """
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = """
ex:a a ex:Thing ; ex:p 1 , 5 , "x" , "deux"@fr , "two"@en , "dos"@EN , ex:b ;
    ex:q 3 , "x" ; ex:r ex:b ; ex:day "2020-01-01"^^xsd:date .
ex:b a ex:Sub ; ex:p ex:c , [] ; ex:r ex:c , ex:d ; ex:day "never"^^xsd:date .
ex:c a ex:Thing ; ex:p "abc" ; ex:r ex:c .
ex:d a ex:Other ; ex:low 4 ; ex:high 3 , 9 .
ex:e a ex:Other ; ex:low 3 , 10 ; ex:high 3.0 .
ex:Sub rdfs:subClassOf ex:Thing .
"""
BOTH = {("http://example.org/d", ""), ("http://example.org/e", "")}
CONSTRAINTS = [
    "sh:minCount 1",
    "sh:minCount 2",
    "sh:minCount 4",
    "sh:maxCount 0",
    "sh:maxCount 1",
    "sh:maxCount 2",
    "sh:uniqueLang true",
    "sh:uniqueLang true ; sh:maxCount 5",
    "sh:class ex:Thing",
    "sh:class ex:Other",
    "sh:datatype xsd:integer",
    "sh:datatype xsd:string",
    "sh:datatype xsd:date",
    "sh:nodeKind sh:IRI",
    "sh:nodeKind sh:Literal",
    "sh:nodeKind sh:BlankNodeOrIRI",
    "sh:nodeKind sh:IRIOrLiteral",
    'sh:pattern "^[ax]"',
    'sh:pattern "^DEUX$" ; sh:flags "i"',
    'sh:pattern "\\\\d|\\"|c"',
    'sh:in ( 1 "x" ex:b "deux"@fr )',
    'sh:languageIn ( "fr" "en" )',
    "sh:hasValue ex:b",
    'sh:hasValue "deux"@fr',
    "sh:disjoint ex:q",
    "sh:minLength 2",
    "sh:maxLength 3",
]
PATHS = [
    "ex:p",
    "[ sh:inversePath ex:r ]",
    "[ sh:alternativePath ( ex:p ex:q ) ]",
    "( ex:r ex:p )",
    "[ sh:oneOrMorePath ex:r ]",
    "[ sh:zeroOrMorePath ex:r ]",
    "[ sh:zeroOrOnePath [ sh:inversePath ex:r ] ]",
    "( [ sh:inversePath ex:r ] [ sh:alternativePath ( ex:p ex:r ) ] )",
]
TARGETS = [
    "sh:targetClass ex:Thing",
    "sh:targetSubjectsOf ex:p",
    "sh:targetSubjectsOf ex:p , ex:q",
    "sh:targetObjectsOf ex:r",
    "sh:targetNode ex:a , ex:d",
    "sh:targetClass ex:Other ; sh:targetSubjectsOf ex:r",
]


def compiled(shapes: str, data: str = DATA) -> set[tuple[str, str]]:
    store, graph = Store(), Store()
    store.load((HEAD + data).encode(), format=RdfFormat.TURTLE)
    graph.load((HEAD + shapes).encode(), format=RdfFormat.TURTLE)
    return {
        (finding.focus, shown(finding.value))
        for shape in read_shapes(graph)
        for finding in shape_findings(store, shape)
    }


def shown(value) -> str:
    text = str(value or "")
    return "_:" if text.startswith("_:") else text.partition("^^")[0].strip("<>")


def referee(shapes: str, data: str = DATA) -> set[tuple[str, str]]:
    store = Store()
    store.load((HEAD + data).encode(), format=RdfFormat.TURTLE)
    _, results, _ = pyshacl.validate(
        rdflib.Graph().parse(
            data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()),
            format="nt",
        ),
        shacl_graph=rdflib.Graph().parse(data=HEAD + shapes, format="turtle"),
        inplace=True,
    )
    return {
        (str(focus), as_shown(results.value(result, SH.value)))
        for result, focus in results.subject_objects(SH.focusNode)
    }


def as_shown(value) -> str:
    if isinstance(value, rdflib.BNode):
        return "_:"
    return "" if value is None else value.n3().partition("^^")[0].strip("<>")


def query_of(shapes: str, used: set[NamedNode] | None = None) -> str:
    graph = Store()
    graph.load((HEAD + shapes).encode(), format=RdfFormat.TURTLE)
    (shape,) = read_shapes(graph)
    return compile_shape(shape, lambda kind: (kind,), used)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
@pytest.mark.parametrize("path", ["ex:p", "[ sh:alternativePath ( ex:p ex:day ) ]"])
def test_each_component_gives_the_results_of_pyshacl(constraint, path):
    shapes = f"ex:S a sh:PropertyShape ; {TARGETS[0]} ; sh:path {path} ; {constraint} ."
    assert compiled(shapes) == referee(shapes)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("constraint", ["sh:nodeKind sh:Literal", "sh:minCount 2"])
def test_each_kind_of_path_gives_the_results_of_pyshacl(path, constraint):
    shapes = f"ex:S a sh:PropertyShape ; {TARGETS[0]} ; sh:path {path} ; {constraint} ."
    assert compiled(shapes) == referee(shapes)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "constraint",
    [
        "a sh:PropertyShape ; sh:path ex:p ; sh:maxCount 1",
        "a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1",
        "a sh:PropertyShape ; sh:path ex:p ; sh:nodeKind sh:Literal",
        "a sh:NodeShape ; sh:class ex:Other",
        (
            'a sh:NodeShape ; sh:sparql [ sh:select """SELECT $this ?value WHERE '
            '{ $this <http://example.org/p> ?value . FILTER(isIRI(?value)) }""" ]'
        ),
        (
            'a sh:NodeShape ; sh:sparql [ sh:select """SELECT $this WHERE '
            "{ { $this a <http://example.org/Thing> } UNION "
            '{ $this <http://example.org/r> ?other } }""" ]'
        ),
    ],
)
def test_each_kind_of_target_gives_the_results_of_pyshacl(target, constraint):
    shapes = f"ex:S {target} ; {constraint} ."
    assert compiled(shapes) == referee(shapes)


def test_a_property_shape_takes_the_target_of_its_node_shape():
    shapes = (
        "ex:S a sh:NodeShape ; sh:targetClass ex:Other ; sh:property ex:T . "
        "ex:T a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ."
    )
    assert compiled(shapes) == referee(shapes) == BOTH


def test_a_class_that_is_a_shape_aims_at_its_instances():
    shapes = (
        "ex:Other a rdfs:Class , sh:NodeShape ; sh:property ex:T . "
        "ex:T a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ."
    )
    assert compiled(shapes) == referee(shapes) == BOTH


# pySHACL compares what cannot be compared in its own way: numbers alone agree.
@pytest.mark.parametrize(
    "constraint",
    [
        "sh:lessThan ex:high",
        "sh:lessThanOrEquals ex:high",
        "sh:minInclusive 4",
        "sh:minExclusive 4",
        "sh:maxInclusive 3",
        "sh:maxExclusive 10",
    ],
)
def test_comparisons_of_numbers_give_the_results_of_pyshacl(constraint):
    shapes = (
        "ex:S a sh:PropertyShape ; sh:targetClass ex:Other ; sh:path ex:low ; "
        f"{constraint} ."
    )
    assert compiled(shapes) == referee(shapes) != set()


def test_what_cannot_be_compared_breaks_the_comparison():
    shapes = (
        "ex:S a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:q ; "
        "sh:minInclusive 1 ."
    )
    assert compiled(shapes) == {("http://example.org/a", '"x"')}


def test_the_path_of_a_property_shape_stands_in_its_query():
    shapes = (
        "ex:S a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; "
        'sh:sparql [ sh:select """SELECT $this ?value WHERE { $this $PATH ?value . '
        'FILTER(isIRI(?value)) }""" ] .'
    )
    assert compiled(shapes) == referee(shapes) != set()


def test_prefixes_of_a_query_come_from_the_shapes_graph():
    shapes = (
        'ex:O sh:declare [ sh:prefix "e" ; '
        'sh:namespace "http://example.org/"^^xsd:anyURI ] . '
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql "
        '[ sh:prefixes ex:O ; sh:select "SELECT $this WHERE { $this e:q ?x }" ] .'
    )
    assert compiled(shapes) == referee(shapes) != set()


def test_a_deactivated_shape_finds_nothing():
    shapes = (
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:deactivated true ; "
        "sh:nodeKind sh:Literal ."
    )
    assert compiled(shapes) == referee(shapes) == set()


def test_the_target_is_left_out_where_the_constraint_implies_it():
    query = query_of(
        "ex:S a sh:PropertyShape ; sh:targetSubjectsOf ex:p ; sh:path ex:p ; "
        "sh:nodeKind sh:IRI ."
    )
    assert query.count("<http://example.org/p>") == 1


def test_the_target_stays_where_a_query_only_names_it_in_a_string():
    query = query_of(
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql [ sh:select "
        "\"SELECT $this WHERE { { $this <http://example.org/p> '{' } }\" ] ."
    )
    assert "a <http://example.org/Thing>" in query


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("FILTER NOT EXISTS { $this e:used ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused ?x }", False),
        ("FILTER NOT EXISTS { ?x e:unused $this ; e:used ?y . }", False),
        ("FILTER NOT EXISTS { $this e:used ?y ; e:unused ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused 'x' }", False),
        ("FILTER NOT EXISTS { $this e:unused e:x }", False),
        ("FILTER NOT EXISTS { $this e:unused/e:used ?x }", False),
        ("FILTER NOT EXISTS { $this e:used/e:unused ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused/^e:used ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused/e:used* ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused+ ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused * ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused ? ?x }", True),
        ("FILTER NOT EXISTS { $this e:unused | e:used ?x }", True),
        ("FILTER NOT EXISTS { { $this e:unused ?x } }", True),
        ("FILTER NOT EXISTS { $this other:unused ?x }", True),
        ("FILTER EXISTS { $this e:unused ?x }", True),
    ],
)
def test_what_must_not_exist_by_an_unused_predicate_is_not_looked_for(body, left):
    shapes = (
        'ex:O sh:declare [ sh:prefix "e" ; '
        'sh:namespace "http://example.org/"^^xsd:anyURI ] . '
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql "
        f'[ sh:prefixes ex:O ; sh:select "SELECT $this {{ $this a ?c {body} }}" ] .'
    )
    used = {NamedNode("http://example.org/used")}
    assert (body in query_of(shapes, used)) == left
    assert body in query_of(shapes)


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        ("sh:hasValue ex:b", "sh:hasValue is not covered"),
        ("sh:equals ex:p", "sh:equals is not covered"),
        ("sh:maxCount 1", "sh:maxCount is not covered"),
        (
            'sh:sparql [ sh:select "SELECT ?this { ?this ?p ?o } LIMIT 1" ]',
            "this sh:select is not covered",
        ),
        (
            'sh:sparql [ sh:select "SELECT $this WHERE { $this ?p ?value }" ]',
            "uses \\?value without selecting it",
        ),
    ],
)
def test_what_is_not_covered_is_refused_by_name(constraint, message):
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; {constraint} ."
    with pytest.raises(VocableError, match=f"http://example.org/S: .*{message}"):
        query_of(shapes)


def test_a_path_that_is_no_path_is_refused():
    shapes = (
        'ex:S a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path "p" ; '
        "sh:minCount 1 ."
    )
    with pytest.raises(VocableError, match='"p" is no SHACL property path'):
        query_of(shapes)


@pytest.mark.parametrize(
    ("query", "flat"),
    [
        ("{ $this ?p ?v FILTER(?p != ?v) } ?v :q ?w", True),
        ("{ $this ?p ?v FILTER(?p != ?w) } ?v :q ?w", False),
        ("{ $this ?p ?v FILTER EXISTS { ?v :q ?w } }", False),
        ("{ $this ?p ?v FILTER(?p != ?v) } UNION { ?v :q ?w }", False),
        ("{ $this ?p ?v . BIND(?v AS ?w) FILTER(?v != ?w) }", False),
        ("{ { $this ?p ?v } FILTER(?p != ?v) }", False),
        ("{ FILTER(?p != ?v) $this ?p ?v }", False),
    ],
)
def test_the_braces_around_triples_and_filters_that_a_query_begins_with_are_taken_off(
    query, flat
):
    query = f"SELECT $this WHERE {{ {query} }}"
    bare = query.replace("{ { ", "{   ").replace(" } ", "   ", 1)
    assert flattened(query) == (bare if flat else query)
