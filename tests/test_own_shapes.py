"""A user's own shapes, compiled or left to pySHACL."""

import json
import re
import subprocess
import sys

import pytest

from vocable.checking.reports.shacl import as_turtle
from vocable.checking.shacl.own_shapes import load_own_shapes
from vocable.checking.validating import validate
from vocable.errors import VocableError
from vocable.rdf.loading import load
from vocable.rdf.namespaces import PREFIXES

DATA = """:a a skos:Concept ; skos:prefLabel "a"@en ; skos:notation "zz" .
:b a skos:Concept , :Word ; skos:prefLabel "B"@en ; skos:notation "z" ;
    skos:definition "d"@en .
"""
COMPILED = """:Capital a sh:NodeShape ; sh:targetClass skos:Concept ;
    sh:property [ sh:path skos:prefLabel ; sh:pattern "^[A-Z]" ;
        sh:severity sh:Warning ; sh:message "Groß!"@de ] ;
    sh:property [ sh:path skos:notation ; sh:maxLength 1 ] .
"""
REFEREED = """:Either a sh:NodeShape ; sh:targetClass skos:Concept ;
    sh:severity sh:Info ;
    sh:or ( [ sh:path skos:definition ; sh:minCount 1 ; sh:maxCount 99 ]
            [ sh:path skos:example ; sh:minCount 1 ] ) .
:Deep a sh:NodeShape ; sh:targetNode :a ;
    sh:property [ sh:path skos:notation ; sh:node :Helper ] .
:Helper a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:pattern "^(?!x)" .
"""

# Where the shapes begin in a file, below its prefixes.
FIRST = len(PREFIXES) + 2


@pytest.fixture
def checked(file_of):
    def check(shapes, severities=None, data=DATA):
        graph = load([file_of(data)])
        size = len(graph.store)
        own = [file_of(shapes, "mine.ttl")]
        report = validate(graph, "skos", severities or {}, own_shapes=own)
        assert len(graph.store) == size
        return report, [
            (one.rule, one.severity, one.focus[-1:], one.components)
            for one in report.findings
            if not (one.shape or "").startswith("https://w3id.org/vocable/shapes")
            and one.shape
        ]

    return check


def test_a_shape_that_is_covered_is_compiled_with_its_own_words(checked):
    report, found = checked(COMPILED)
    assert found == [
        ("Capital", "violation", "a", ("MaxLengthConstraintComponent",)),
        ("Capital", "warning", "a", ("PatternConstraintComponent",)),
    ]
    assert [one.engine for one in report.own_shapes] == ["vocable"]
    (said,) = (one for one in report.findings if one.severity == "warning")
    assert said.message == {"de": "Groß!"}
    assert said.advice == {}
    (silent,) = (one for one in report.findings if one.severity == "violation")
    assert silent.message["en"] == "The shape Capital does not hold (sh:maxLength)."


def test_a_shape_that_is_not_covered_runs_in_pyshacl_and_the_report_says_so(checked):
    report, found = checked(COMPILED + REFEREED)
    assert ("Either", "info", "a", ("OrConstraintComponent",)) in found
    assert ("Deep", "violation", "a", ("NodeConstraintComponent",)) in found
    assert len(found) == 4
    assert [(one.rule, one.engine) for one in report.own_shapes] == [
        ("Capital", "vocable"),
        ("Deep", "pyshacl"),
        ("Either", "pyshacl"),
    ]
    assert {"Capital", "Either", "Deep"} <= set(report.rules_checked)


def test_both_engines_find_the_same_where_both_can(checked, monkeypatch):
    monkeypatch.setattr(
        "vocable.checking.shacl.own_shapes._is_covered", lambda *_: False
    )
    report, refereed = checked(COMPILED)
    assert [one.engine for one in report.own_shapes] == ["pyshacl"]
    monkeypatch.undo()
    assert sorted(refereed) == sorted(checked(COMPILED)[1])


def test_a_class_that_is_a_shape_aims_at_its_instances_in_both_engines(checked):
    shapes = ":Word a owl:Class , sh:NodeShape ; sh:nodeKind sh:Literal"
    for more in (" .", " ; sh:not [ sh:class skos:Concept ] ."):
        _, found = checked(shapes + more)
        assert {(rule, focus) for rule, _, focus, _ in found} == {("Word", "b")}


def test_a_query_says_what_is_wrong_in_its_own_words(checked):
    query = 'sh:select "SELECT $this WHERE { $this skos:notation ?n }"'
    declared = (
        ':o sh:declare [ sh:prefix "skos" ; sh:namespace '
        '"http://www.w3.org/2004/02/skos/core#"^^xsd:anyURI ] . '
    )
    shapes = declared + (
        ":Q a sh:NodeShape ; sh:targetClass skos:Concept ; sh:sparql "
        f'[ sh:prefixes :o ; {query} ; sh:message "%s"@en ] .'
    )
    for message, engine in (("A notation.", "vocable"), ("Of {$this}.", "pyshacl")):
        report, found = checked(shapes % message)
        assert [(rule, focus) for rule, _, focus, _ in found] == [
            ("Q", "a"),
            ("Q", "b"),
        ]
        assert [one.engine for one in report.own_shapes] == [engine]
        said = [one.sentence for one in report.findings if one.rule == "Q"]
        assert all(text.startswith(message[:2]) for text in said)


def test_a_rule_can_be_named_raised_and_silenced(checked):
    named = REFEREED.replace("sh:or", 'vocable:rule "told" ; sh:or')
    _, found = checked(named, {"told": "violation", "Deep": "ignore"})
    assert [(rule, severity) for rule, severity, _, _ in found] == [
        ("told", "violation")
    ]
    _, found = checked(COMPILED, {"Capital": "info"})
    assert {severity for _, severity, _, _ in found} == {"info"}
    report, found = checked(REFEREED, {"Either": "ignore", "Deep": "ignore"})
    assert found == []
    assert "Either" not in report.rules_checked


def test_a_literal_and_a_blank_node_can_be_focus_nodes(checked):
    shapes = """:L a sh:NodeShape ; sh:targetObjectsOf skos:notation ; sh:maxLength 1 .
    :M a sh:NodeShape ; sh:targetObjectsOf skos:notation ;
        sh:not [ sh:minLength 2 ] ."""
    report, _ = checked(shapes)
    assert {one.focus for one in report.findings if one.rule in "LM"} == {'"zz"'}


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (":a a :b .", "mine.ttl: holds no SHACL shape with a target"),
        (":a a", r"mine.ttl:\d+:\d+: .*reading Turtle"),
        (
            (
                ":S a sh:NodeShape ;\n sh:targetNode :a ; sh:nodeKind sh:IRI ;\n"
                " sh:severity sh:Grave ."
            ),
            f"mine.ttl:{FIRST + 2}:2: .*S: sh:severity must be",
        ),
        (
            (
                ":S a sh:NodeShape ;\n sh:target [ a sh:SPARQLTarget ; "
                'sh:select "SELECT ?this { ?this ?p ?o }" ] ; sh:nodeKind sh:IRI .'
            ),
            f"mine.ttl:{FIRST + 1}:2: .*S: sh:target is of SHACL Advanced Features",
        ),
        (
            (
                ":S a sh:NodeShape ; sh:targetNode :a ;\n sh:property [ sh:path :p ; "
                "sh:expression [ sh:path :q ] ] ."
            ),
            f"mine.ttl:{FIRST + 1}:2: .*S: sh:expression is of SHACL Advanced",
        ),
        (
            (
                ":S a sh:NodeShape ; sh:targetNode :a ; sh:nodeKind sh:IRI ;\n"
                ' sh:severity "grave" .'
            ),
            f"mine.ttl:{FIRST + 1}:2: .*S: sh:severity must be .* or an IRI of your",
        ),
        (
            ":S a sh:NodeShape ; sh:targetNode :a ;\n sh:property [ sh:minCount 1 ] .",
            f"mine.ttl:{FIRST + 1}:2: .*S: sh:property must point to a shape",
        ),
        (
            (
                ":S a sh:NodeShape ; sh:targetNode :a ;\n"
                ' sh:sparql [ sh:select "SELECT $this WHERE { $this x }" ] .'
            ),
            f"mine.ttl:{FIRST + 1}:2: .*S: the query of this shape is not SPARQL",
        ),
        (
            ':S a sh:NodeShape ; sh:targetNode :a ; sh:or "x" .',
            "mine.ttl: pySHACL refuses S: ",
        ),
    ],
)
def test_a_mistake_in_a_shape_is_told_with_its_place(checked, shapes, message):
    with pytest.raises(VocableError, match=message):
        checked(shapes)


@pytest.mark.parametrize("constraint", ["sh:maxLength 1", 'sh:pattern "^(?!z)"'])
def test_a_severity_of_ones_own_is_a_violation_and_stands_in_the_shacl_report(
    checked, constraint
):
    shapes = (
        ":S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path skos:notation ; "
        f"{constraint} ; sh:severity :Grave ] ."
    )
    report, found = checked(shapes)
    assert [(rule, severity) for rule, severity, *_ in found] == [("S", "violation")]
    grave = "sh:resultSeverity <https://example.org/Grave>"
    assert as_turtle(report).count(grave) == 1
    lowered, found = checked(shapes, {"S": "info"})
    assert [(rule, severity) for rule, severity, *_ in found] == [("S", "info")]
    assert "Grave>" not in as_turtle(lowered)


def test_a_check_without_shapes_of_ones_own_imports_neither_rdflib_nor_pyshacl(file_of):
    program = (
        "import sys; from vocable.cli import cli\n"
        "try: cli(sys.argv[1:])\n"
        "except SystemExit: print(sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )

    def imported(*arguments):
        command = [sys.executable, "-c", program, "check", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[-1]

    data = file_of(DATA, "data.ttl")
    assert imported(data) == "[]"
    assert imported(data, "--engine", "pyshacl") == "['pyshacl', 'rdflib']"


def test_the_reference_engine_judges_every_shape_and_says_how_long_it_took(
    invoke, file_of
):
    data = file_of(DATA, "data.ttl")
    shapes = file_of(COMPILED + REFEREED, "mine.ttl")
    data.with_name("mine.ttl").write_bytes(shapes.read_bytes())
    settings = 'shapes = ["mine.ttl"]\nsources = ["data.ttl"]'
    data.with_name("vocable.toml").write_text(settings, encoding="utf-8")

    def told(*options):
        command = ("check", data.parent, "--format", "json", *options)
        return json.loads(invoke(*command).stdout)

    usual, reference = told(), told("--engine", "pyshacl")
    assert {one["engine"] for one in reference["own_shapes"]} == {"pyshacl"}
    assert reference["pyshacl_seconds"] > 0
    assert "pyshacl_seconds" not in usual

    def findings(report):
        return [
            [
                one[key]
                for key in ("rule", "shape", "severity", "focus", "path", "value")
            ]
            for one in report["findings"]
            if not (one["shape"] or "").startswith("_:")
        ]

    assert findings(usual) == findings(reference)
    assert usual["rules_checked"] == reference["rules_checked"]
    text = invoke("check", data.parent, "--engine", "pyshacl").output
    assert re.search(
        r"pySHACL, the reference engine, ran every shape in [\d.]+ s", text
    )


def test_no_file_means_no_shape():
    assert load_own_shapes([]).applied == ()


def test_the_shapes_of_a_configuration_are_applied_and_are_no_data(invoke, file_of):
    data = file_of(DATA, "data.ttl")
    folder = data.parent
    (folder / "mine.ttl").write_bytes(
        file_of(COMPILED + REFEREED, "mine.ttl").read_bytes()
    )
    (folder / "vocable.toml").write_text('shapes = ["mine.ttl"]', encoding="utf-8")
    result = invoke("check", folder)
    assert "Own shapes run by Vocable: Capital.\n" in result.output
    assert "Own shapes run by pySHACL: Deep, Either.\n" in result.output
    assert "violation Capital (1)\n  The shape Capital does not hold" in result.output
    shapes = json.loads(invoke("check", folder, "--format", "json").stdout)
    assert shapes["own_shapes"][0]["engine"] == "vocable"
    assert (
        'vocable:engine "pyshacl"'
        in invoke("check", folder, "--format", "turtle").stdout
    )


def test_a_file_of_shapes_that_is_not_there_is_refused_with_its_line(invoke, file_of):
    folder = file_of(DATA).parent
    text = 'profile = "skos"\nshapes = ["absent.ttl"]'
    (folder / "vocable.toml").write_text(text, encoding="utf-8")
    result = invoke("check", folder)
    assert result.exit_code == 1
    assert 'vocable.toml:2: shapes: "absent.ttl" is no RDF file' in result.output


def test_queries_that_mean_two_things_by_one_prefix_are_left_to_pyshacl(checked):
    shapes = """:one sh:declare [ sh:prefix "x" ;
        sh:namespace "http://www.w3.org/2004/02/skos/core#"^^xsd:anyURI ] .
    :two sh:declare [ sh:prefix "x" ;
        sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
    :Both a sh:NodeShape ; sh:targetClass skos:Concept ;
        sh:sparql [ sh:prefixes :one ;
            sh:select "SELECT $this ?value WHERE { $this x:notation ?value }" ] ;
        sh:sparql [ sh:prefixes :two ;
            sh:select "SELECT $this ?value WHERE { $this x:label ?value }" ] ."""
    report, found = checked(shapes)
    assert [one.engine for one in report.own_shapes] == ["pyshacl"]
    assert [(rule, focus) for rule, _, focus, _ in found] == [
        ("Both", "a"),
        ("Both", "b"),
    ]
