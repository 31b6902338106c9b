"""Queries of shapes: what is compiled, what is left to pySHACL, what is refused."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from effort import examples
from vocable.checking.shacl.own_shapes import load_own_shapes
from vocable.checking.shacl.prebinding import forbidden, is_proven
from vocable.checking.shacl.pyshacl_engine import Referee
from vocable.checking.validating import shape_findings
from vocable.errors import InputError, VocableError
from vocable.rdf.loading import load

HEAD = """@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PREFIXES = ':o sh:declare [ sh:prefix "" ; sh:namespace "http://example.org/" ] .\n'
DATA = """
:a a :C ; :p :b , :c ; :q "x" , "y"@fr , 1 ; :r :a .
:b a :C ; :p :a ; :q "x"@en , "}" ; :r :c .
:c a :C , :D ; :q "# {" . :d a :D ; :p [ :q "b" ] ; :r :d .
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shapes")

    def judge(shapes, data=DATA):
        """Give the engine of the shapes, our findings, and those of pySHACL."""
        files = {"data.ttl": HEAD + data, "mine.ttl": HEAD + PREFIXES + shapes}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        store = load([folder / "data.ttl"]).store
        own = load_own_shapes([folder / "mine.ttl"])
        ours = [one for shape in own.compiled for one in shape_findings(store, shape)]
        if own.roots:
            ours += Referee(store).judge_own(own)
        alone = load_own_shapes([folder / "mine.ttl"], compiling=False)
        theirs = list(Referee(store).judge_own(alone))
        engines = {one.engine for one in own.applied}
        return engines, shown(ours), shown(theirs)

    return judge


@pytest.fixture(scope="module")
def compared(judged):
    def compare(shapes, data):
        """Hold what is compiled to pySHACL; what is refused is refused by both."""
        try:
            engines, ours, theirs = judged(shapes, data)
        except VocableError:
            assume(False)
        event(" ".join(sorted(engines)))
        assert ours == theirs

    return compare


def shown(findings):
    return sorted(
        (one.rule, one.severity, one.focus, one.path or "", str(one.value), component)
        for one in findings
        for component in one.components
    )


def shape_of(query, kind="sh:NodeShape ; sh:targetClass :C , :D"):
    return f':S a {kind} ; sh:sparql [ sh:prefixes :o ; sh:select """{query}""" ] .'


COMPILED = [
    "SELECT $this WHERE { $this :r ?x . FILTER(?x = $this) }",
    "SELECT $this ?value WHERE { $this :p ?value } # a } in a comment",
    'SELECT $this WHERE { $this :q ?x FILTER(CONTAINS(?x, "# {")) }',
    "SELECT $this ?value WHERE { $this :q ?value FILTER(?value = '}') # '\n }",
    "SELECT $this WHERE { $this :p ?x . OPTIONAL { ?x :r ?y } FILTER(!BOUND(?y)) }",
    "SELECT $this WHERE { FILTER NOT EXISTS { $this :r ?x FILTER(?x = $this) } }",
    (
        "SELECT $this ?value ?path WHERE { { $this :p ?value BIND(:p AS ?path) } UNION "
        "{ $this :r ?value BIND(:r AS ?path) } FILTER EXISTS { ?value :p $this } }"
    ),
    "SELECT $this WHERE { { SELECT $this ?x WHERE { $this :p ?x } } ?x :r ?x }",
    "SELECT DISTINCT $this ?value { $this :p/:r|^:r+ ?value }",
    "select ?this where { $this :p ?x filter not exists { ?this :r ?x } }",
    "SELECT $this ?value WHERE { { { $this :p ?value } } FILTER(isIRI(?value)) }",
    'SELECT $this ?value { $this :q ?value FILTER(isIRI(?value) || ?value = "x"@en) }',
]
REFEREED = [
    (
        "SELECT $this WHERE { { SELECT $this (COUNT(?l) AS ?n) WHERE { $this :r ?l } "
        "GROUP BY $this } FILTER(?n = 0) }"
    ),
    "SELECT $this WHERE { $this :p ?x . { FILTER(?x = $this) } }",
    "SELECT $this WHERE { ?x :p ?y . { ?x :r ?z FILTER(?z = $this) } }",
    "SELECT $this WHERE { { FILTER($this = :a) } UNION { FILTER($this = :b) } }",
    "SELECT $this WHERE { { BIND($this AS ?c) } ?c :p ?x }",
    "SELECT $this ?value WHERE { BIND($this AS ?me) ?me :p ?value }",
    "SELECT $this { $this :q ?x } GROUP BY $this HAVING (COUNT(?x) > 1)",
    "SELECT * WHERE { $this :p ?value }",
    "SELECT $this (true AS ?failure) WHERE { $this :p ?x }",
    "SELECT $this WHERE { { SELECT $this ?x WHERE { $this :p ?x } LIMIT 1 } }",
    "SELECT $this WHERE { { SELECT $this WHERE { ?a :r ?b } } }",
    "SELECT $this WHERE { { OPTIONAL { $this :r ?x } } FILTER(!BOUND(?x)) }",
    "SELECT $this WHERE { FILTER NOT EXISTS { { FILTER($this = :a) } } }",
    "SELECT $this ?value WHERE { OPTIONAL { $this :r ?value } }",
    "SELECT $this WHERE { $this :q ?x . FILTER(?x > 0) }",
    'SELECT $this WHERE { $this :q ?x . FILTER REGEX(?x, "^(?!y)") }',
    "SELECT $this WHERE { FILTER(!sameTerm($this, LANG($this))) }",
    'SELECT $this WHERE { FILTER(!(LANG($this) = "en" && isLiteral($this))) }',
    "SELECT $this WHERE { FILTER(LANG($this) NOT IN (:a)) }",
    "SELECT $this WHERE { $this :r* ?x . ?x :q 1 }",
    "SELECT $this WHERE { $this :q ?x } ORDER BY ?x LIMIT 1",
    "SELECT $this WHERE { $this :q ?path . ?targetClass :p ?constraint }",
]


@pytest.mark.parametrize("query", COMPILED)
def test_what_binds_this_before_it_uses_it_is_compiled(query, judged):
    engines, ours, theirs = judged(shape_of(query))
    assert engines == {"vocable"}
    assert ours == theirs != []


@pytest.mark.parametrize("query", REFEREED)
def test_what_is_not_proven_equal_is_left_to_pyshacl(query, judged):
    engines, ours, theirs = judged(shape_of(query))
    assert engines == {"pyshacl"}
    assert ours == theirs


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT $this { $this :p ?x MINUS { ?x :r ?y } }", "may not hold MINUS"),
        ("SELECT $this { values ?x { :a } $this :p ?x }", "may not hold VALUES"),
        ("SELECT $this { SERVICE <http://e.org/> { $this :p ?x } }", "SERVICE"),
        ("SELECT $this { ?x :p ?y BIND(?y AS $this) }", "may not hold AS \\$this"),
        (
            "SELECT $this { { SELECT ?x { ?x :p $this } } }",
            "a subselect of a query of SHACL must select \\$this",
        ),
        (
            "SELECT $this { FILTER EXISTS { { SELECT * { $this :p ?x } } } }",
            "subselect",
        ),
        ("SELECT $this { $this :p }", "is not SPARQL"),
        ("SELECT $this { $this :p ?x", "is not SPARQL"),
    ],
)
def test_what_shacl_does_not_allow_is_refused_with_its_line(query, message, judged):
    with pytest.raises(InputError, match=rf"mine\.ttl:7:\d+: .*{message}"):
        judged(shape_of(query))


def test_words_in_strings_comments_and_iris_are_not_taken_for_the_query():
    query = (
        'SELECT $this { $this <http://e.org/MINUS> "VALUES" . # SERVICE { \n'
        "$this :minus '''AS $this {''' }"
    )
    assert forbidden(query) is None
    assert is_proven(query, on_property=False)


@pytest.mark.parametrize(
    ("constraint", "engine"),
    [
        ('sh:pattern "^[a-z]{1,2}$"', "vocable"),
        ('sh:pattern "^x" ; sh:flags "i"', "vocable"),
        ('sh:pattern "^(?!x)"', "pyshacl"),
        ('sh:pattern "(x)\\\\1"', "pyshacl"),
        ('sh:pattern "^x" ; sh:flags "x"', "pyshacl"),
    ],
)
def test_a_pattern_is_compiled_where_both_engines_read_it_alike(
    constraint, engine, judged
):
    shapes = f":S a sh:PropertyShape ; sh:targetClass :C ; sh:path :q ; {constraint} ."
    engines, ours, theirs = judged(shapes)
    assert engines == {engine}
    assert ours == theirs


@pytest.mark.parametrize(
    ("shape", "engine"),
    [
        (
            (
                ":S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; "
                "sh:property [ sh:path :r ; sh:minCount 2 ] ] ."
            ),
            "pyshacl",
        ),
        (
            (
                ":S a sh:NodeShape ; sh:targetClass :C ; sh:deactivated true ; "
                "sh:property [ sh:path :p ; sh:minCount 9 ] ."
            ),
            "vocable",
        ),
        (
            (
                ":S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :n ; "
                "sh:datatype xsd:byte ] ."
            ),
            "pyshacl",
        ),
        (
            (
                ":K a :T . :T rdfs:subClassOf sh:ConstraintComponent . :K sh:parameter "
                "[ sh:path :no ] ; sh:validator [ a sh:SPARQLAskValidator ; sh:ask "
                '"ASK { FILTER($value != $no) }" ] . '
                ":S a sh:NodeShape ; sh:targetClass :C ; :no :a ."
            ),
            "pyshacl",
        ),
    ],
)
def test_what_a_shape_holds_inside_is_judged_as_pyshacl_does(shape, engine, judged):
    more = DATA + ':a :n "300"^^xsd:byte , "3"^^xsd:byte .'
    engines, ours, theirs = judged(shape, more)
    assert engines == {engine}
    assert ours == theirs
    assert bool(ours) == (engine == "pyshacl")


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        ('sh:or "x"', "well-formed RDF list"),
        ("sh:in () ; sh:and []", "List-Expecting|list"),
        ("sh:property [ sh:path :r ; sh:node :S ]", "Recursive"),
        ('sh:property [ sh:path :r ; sh:minCount "many" ]', "minCount"),
    ],
)
def test_what_no_engine_can_run_is_refused_in_one_line(constraint, message, judged):
    with pytest.raises(VocableError, match=f"pySHACL refuses S: .*{message}") as error:
        judged(f":S a sh:NodeShape ; sh:targetClass :C ; {constraint} .")
    assert "\n" not in error.value.message


def test_what_would_be_written_out_a_million_times_is_not_compiled(judged, tmp_path):
    levels = [f":L{n} sh:and ( :L{n + 1} :L{n + 1} :L{n + 1} ) ." for n in range(9)]
    last = " ".join(levels) + " :L9 sh:nodeKind sh:IRI ."
    engines, ours, _ = judged(
        ":S a sh:NodeShape ; sh:targetNode :a ; sh:node :L7 . " + last
    )
    assert (engines, ours) == ({"vocable"}, [])
    deep = "sh:not [ " * 400 + "sh:nodeKind sh:IRI" + " ]" * 400
    for shape in ("sh:node :L0 . " + last, f"{deep} ."):
        path = tmp_path / "mine.ttl"
        text = f"{HEAD}:S a sh:NodeShape ; sh:targetNode :a ; {shape}"
        path.write_text(text, encoding="utf-8")
        assert load_own_shapes([path]).compiled == ()


NODES = (":a", ":b", ":c", ":d")
PREDICATES = (":p", ":q", ":r")
LITERALS = (
    *('"x"', '"X"', '"y"@fr', '"y"@en', '""', '"} # {"', '"x#y"'),
    *("1", "2", "1.0", "true", '"01"^^xsd:integer', '"x"^^xsd:integer', '"z"^^:t'),
)
VARIABLES = ("$this", "?value", "?x", "?y")
variable = st.sampled_from(VARIABLES)
predicate = st.sampled_from(PREDICATES)
path = st.one_of(
    predicate,
    predicate,
    st.sampled_from([":p/:r", "(:p|:q)", "^:p", ":r+", ":r*", "^:r/:q", "$PATH"]),
)
constant = st.sampled_from([*NODES, '"x"', '"} # {"', "1", "true"])
triple = st.builds(
    "{} {} {} . ".format, variable, path, st.one_of(variable, variable, constant)
)
operand = st.one_of(
    variable,
    constant,
    variable.map("LANG({})".format),
    variable.map("STR({})".format),
    variable.map("DATATYPE({})".format),
    st.just('"fr"'),
)
comparison = st.builds(
    "{} {} {}".format, operand, st.sampled_from(["=", "!=", "=", "<", ">="]), operand
)
test = st.one_of(
    comparison,
    variable.map("BOUND({})".format),
    variable.map("isIRI({})".format),
    variable.map("isBlank({})".format),
    variable.map('REGEX({}, "^[x}}]")'.format),
    st.builds("sameTerm({}, {})".format, variable, operand),
    st.builds("{} IN (:a, :b)".format, variable),
)
condition = st.one_of(
    test,
    test.map("!({})".format),
    st.builds("({} || {})".format, test, test),
    st.builds("({} && !{})".format, test, test.map("({})".format)),
)


def group_of(inner):
    """Draw the inside of a group around other groups."""
    braced = inner.map("{{ {} }} ".format)
    part = st.one_of(
        triple,
        triple,
        condition.map("FILTER({}) ".format),
        braced,
        st.builds("{}UNION {}".format, braced, braced),
        braced.map("OPTIONAL {}".format),
        braced.map("FILTER EXISTS {}".format),
        braced.map("FILTER NOT EXISTS {}".format),
        st.sampled_from(["$this", ":a", "?x", "STR(?x)"]).map("BIND({} AS ?z) ".format),
        st.builds("{{ SELECT $this {} {{ {} }} }} ".format, variable, inner),
        st.just("# a comment } with a brace\n"),
    )
    return st.lists(part, min_size=1, max_size=3).map("".join)


group = st.recursive(
    st.lists(triple, min_size=1, max_size=2).map("".join), group_of, max_leaves=4
)
query = st.builds(
    "SELECT $this {} WHERE {{ {} }}".format,
    st.sampled_from(["", "?value", "?value", "?x"]),
    st.builds("{}{}".format, st.sampled_from(["", "$this :p ?value . "]), group),
)
statement = st.builds(
    "{} {} {} .\n".format,
    st.sampled_from([*NODES, "_:n"]),
    predicate,
    st.sampled_from([*NODES, "_:n", *LITERALS]),
)
data = st.lists(statement, min_size=2, max_size=9).map("".join)


@settings(max_examples=examples(150), deadline=None, derandomize=True)
@given(query=query, data=data, on_property=st.booleans())
def test_any_query_gives_the_results_of_pyshacl(compared, query, data, on_property):
    path = "sh:PropertyShape ; sh:path :q" if on_property else "sh:NodeShape"
    target = f"{path} ; sh:targetSubjectsOf :p ; sh:targetNode :a"
    compared(shape_of(query, target), data)


shacl_path = st.recursive(
    predicate,
    lambda inner: st.one_of(
        st.builds("( {} {} )".format, inner, inner),
        st.builds("[ sh:alternativePath ( {} {} ) ]".format, inner, inner),
        # pySHACL walks the inverse of a sequence in the wrong order.
        predicate.map("[ sh:inversePath {} ]".format),
        inner.map("[ sh:oneOrMorePath {} ]".format),
        inner.map("[ sh:zeroOrMorePath {} ]".format),
        inner.map("[ sh:zeroOrOnePath {} ]".format),
    ),
    max_leaves=3,
)
term = st.sampled_from([*NODES, *LITERALS])
value_constraint = st.one_of(
    st.sampled_from([":C", ":D"]).map("sh:class {}".format),
    st.sampled_from(["IRI", "Literal", "BlankNode", "BlankNodeOrIRI"]).map(
        "sh:nodeKind sh:{}".format
    ),
    st.sampled_from(["xsd:string", "xsd:integer", ":t"]).map("sh:datatype {}".format),
    st.lists(term, min_size=1, max_size=4).map(" ".join).map("sh:in ( {} )".format),
    st.sampled_from(["^x", "X$", "[a-y]+", ""]).map('sh:pattern "{}"'.format),
    # Blank nodes break sh:minLength 0 (SHACL section 4.4.1), but not in pySHACL.
    st.integers(1, 3).map("sh:minLength {}".format),
    st.integers(0, 3).map("sh:maxLength {}".format),
    st.just('sh:languageIn ( "fr" )'),
)
property_constraint = st.one_of(
    value_constraint,
    st.integers(0, 3).map("sh:minCount {}".format),
    st.integers(0, 3).map("sh:maxCount {}".format),
    term.map("sh:hasValue {}".format),
    predicate.map("sh:disjoint {}".format),
    predicate.map("sh:equals {}".format),
    st.just("sh:uniqueLang true"),
)


def all_of(constraint):
    return st.lists(constraint, min_size=1, max_size=3).map(" ; ".join)


property_shape = st.builds(
    "sh:path {} ; {}".format, shacl_path, all_of(property_constraint)
)
node_shape = st.one_of(
    all_of(value_constraint), property_shape.map("sh:property [ {} ]".format)
)


def combined(inner):
    """Draw what shapes are made of with other shapes in them."""
    braced = inner.map("[ {} ]".format)
    several = st.lists(braced, min_size=1, max_size=2).map(" ".join)
    constraint = st.one_of(
        braced.map("sh:not {}".format),
        braced.map("sh:node {}".format),
        *(several.map(f"sh:{name} ( {{}} )".format) for name in ("and", "or", "xone")),
        st.builds(
            "sh:closed true ; sh:ignoredProperties ( {} ) ; {}".format, predicate, inner
        ),
    )
    qualified = st.builds(
        "sh:qualifiedValueShape {} ; sh:qualified{}Count {}".format,
        braced,
        st.sampled_from(["Min", "Max"]),
        st.integers(0, 2),
    )
    inside = st.one_of(constraint, qualified)
    return st.one_of(
        constraint,
        st.builds("sh:property [ sh:path {} ; {} ]".format, shacl_path, inside),
    )


shape = st.recursive(node_shape, combined, max_leaves=3)
target = st.sampled_from(
    [
        *("sh:targetClass :C", "sh:targetSubjectsOf :p , :q", "sh:targetObjectsOf :q"),
        *("sh:targetNode :a , :nowhere , 1", "sh:targetClass :D ; sh:targetNode :b"),
    ]
)
typed = st.builds(
    "{} a {} .\n".format,
    st.sampled_from(NODES),
    st.sampled_from(["C", "D"]).map(":{}".format),
)
more_data = st.builds("{}{}".format, data, st.lists(typed, max_size=4).map("".join))


@settings(max_examples=examples(150), deadline=None, derandomize=True)
@given(shape=shape, target=target, data=more_data)
def test_any_shape_of_shacl_core_gives_the_results_of_pyshacl(
    compared, shape, target, data
):
    compared(f":S a sh:NodeShape ; {target} ; {shape} .", data)


comparable = st.sampled_from(
    [
        *(
            "1",
            "2",
            "10",
            "1.0",
            "2.5e0",
            '"1"',
            '"x"',
            '"X"',
            '"x"@fr',
            "true",
            "false",
        ),
        *('"2020-01-01"^^xsd:date', '"2021-06-01"^^xsd:date', '"never"^^xsd:date'),
        *('"2020-01-01T00:00:00Z"^^xsd:dateTime', '"01"^^xsd:integer'),
        *('"x"^^xsd:integer', '"x"^^:t', ":a"),
    ]
)
compared_data = st.lists(
    st.builds(
        "{} {} {} .\n".format,
        st.sampled_from([":a", ":b"]),
        st.sampled_from([":p", ":q"]),
        comparable,
    ),
    min_size=2,
    max_size=8,
).map("".join)
comparison_constraint = st.one_of(
    st.builds(
        "sh:{}{} {}".format,
        st.sampled_from(["min", "max"]),
        st.sampled_from(["Inclusive", "Exclusive"]),
        # pySHACL takes whatever it cannot compare with these for kept.
        comparable.filter(lambda term: term not in {":a", '"x"^^:t'}),
    ),
    st.just("sh:lessThan :q"),
    st.just("sh:lessThanOrEquals :q"),
    st.just("sh:equals :q"),
    st.just("sh:disjoint :q"),
    comparable.map("sh:hasValue {}".format),
    st.lists(comparable, min_size=1, max_size=3).map(
        lambda terms: f"sh:in ( {' '.join(terms)} )"
    ),
    st.just('sh:languageIn ( "fr" "en-GB" )'),
    st.just("sh:uniqueLang true"),
)


@settings(max_examples=examples(150), deadline=None, derandomize=True)
@given(constraint=comparison_constraint, data=compared_data, inside=st.booleans())
def test_any_comparison_gives_the_results_of_pyshacl(
    compared, constraint, data, inside
):
    property_shape = f"sh:path :p ; {constraint}"
    shape = (
        f"sh:not [ {property_shape} ]"
        if inside
        else f"sh:property [ {property_shape} ]"
    )
    compared(f":S a sh:NodeShape ; sh:targetNode :a , :b ; {shape} .", data)


IMPORTED = (
    ":o a owl:Ontology ; owl:imports :other . :other owl:imports :third . "
    ':third sh:declare [ sh:prefix "far" ; sh:namespace "http://far.example/" ] . '
)


@pytest.mark.parametrize(
    ("query", "engine"),
    [
        ("SELECT $this ?value WHERE { $this far:p ?value }", "vocable"),
        ("SELECT $this ?value WHERE { $this far:p ?value } LIMIT 1", "pyshacl"),
    ],
)
def test_a_prefix_is_also_declared_by_what_the_ontology_imports(query, engine, judged):
    engines, ours, theirs = judged(
        IMPORTED + shape_of(query), DATA + ":a <http://far.example/p> :b ."
    )
    assert engines == {engine}
    assert ours == theirs != []
