"""Reports as people and programs read them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.checking.findings import Finding, Report
from vocable.checking.reports.text_json import as_json, as_text
from vocable.rdf.loading import Graph, load
from vocable.rdf.positions.locations import Location

SKOS = "http://www.w3.org/2004/02/skos/core#"
MESSAGE = {"fr": "C’est faux.", "en": "It is wrong."}
ADVICE = {"fr": "Corrigez.", "en": "Correct it."}


@pytest.fixture
def graph(tmp_path) -> Graph:
    path = tmp_path / "x.ttl"
    path.write_text(
        f'<http://e/a> <{SKOS}prefLabel> "client"@fr , "customer"@en .\n'
        f'<http://e/b> <{SKOS}prefLabel> "Käufer"@de .\n',
        encoding="utf-8",
    )
    return load([path])


def finding(focus="http://e/a", value=None, severity="violation", **more) -> Finding:
    place = Location(Path("x.ttl"), 3, 5)
    return Finding(
        **{
            "rule": "some-rule",
            "shape": "http://e/S",
            "severity": severity,
            "focus": focus,
            "path": SKOS + "broader",
            "value": value,
            "message": MESSAGE,
            "advice": ADVICE,
            "location": place,
            **more,
        }
    )


def report(*findings: Finding, evidence: str = "none") -> Report:
    return Report("skos", findings, evidence, ("one", "two"))


def test_what_has_no_place_yet_is_looked_for_in_the_files(graph):
    unplaced = finding(location=None, path=SKOS + "prefLabel")
    (place,) = [
        line.strip()
        for line in as_text(report(unplaced), graph).splitlines()
        if "x.ttl" in line
    ]
    assert place == f"{graph.sources[0]}:1:14"


def test_a_report_says_what_is_wrong_where_and_what_to_do(graph):
    text = as_text(report(finding(value=NamedNode("http://e/b"))), graph)
    assert text == (
        "violation some-rule (1)\n"
        "  It is wrong.\n"
        "  What to do: Correct it.\n"
        "  - customer <http://e/a>: Käufer <http://e/b>\n"
        "    x.ttl:3:5\n"
        "\n"
        "Profile skos, 2 rules: 1 violation.\n"
    )


def test_a_report_speaks_french(graph):
    findings = [
        finding(),
        finding(severity="warning"),
        finding("http://e/b", severity="info"),
        finding(severity="info"),
    ]
    text = as_text(report(*findings, evidence="unverified"), graph, "fr-CA")
    assert text == (
        "violation some-rule (1)\n"
        "  C’est faux.\n"
        "  Que faire\u00a0: Corrigez.\n"
        "  - client <http://e/a>\n"
        "    x.ttl:3:5\n"
        "\n"
        "avertissement some-rule (1)\n"
        "  C’est faux.\n"
        "  Que faire\u00a0: Corrigez.\n"
        "  - client <http://e/a>\n"
        "    x.ttl:3:5\n"
        "\n"
        "remarque some-rule (2)\n"
        "  C’est faux.\n"
        "  Que faire\u00a0: Corrigez.\n"
        "  - Käufer <http://e/b>\n"
        "    x.ttl:3:5\n"
        "  - client <http://e/a>\n"
        "    x.ttl:3:5\n"
        "\n"
        "Profil skos, 2 règles\u00a0: 1 violation, 1 avertissement, 2 remarques.\n"
        "Les passages n’ont pas été vérifiés\u202f; --documents DOSSIER, le dossier "
        "qui contient les documents, le fait.\n"
    )


def test_a_clean_report_is_one_sentence(graph):
    assert as_text(report(), graph) == (
        "No finding: 2 rules of the profile skos hold.\n"
    )
    assert as_text(report(), graph, "fr") == (
        "Rien à signaler\u00a0: les 2 règles du profil skos sont respectées.\n"
    )


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("none", ""),
        ("verified", "The evidence was verified against the documents.\n"),
        (
            "unverified",
            (
                "The evidence was not verified; --documents DIR, the folder that holds "
                "the documents, does it.\n"
            ),
        ),
    ],
)
def test_a_report_says_whether_the_evidence_was_verified(graph, evidence, said):
    assert as_text(report(evidence=evidence), graph).partition("\n")[2] == said


def test_a_verified_report_says_how_much_of_the_text_passages_hold(graph):
    verified = replace(report(evidence="verified"), text_used=0.734)
    text = as_text(verified, graph)
    assert text.endswith("Passages hold 73\u00a0% of the text of the documents.\n")
    assert "73\u00a0% du texte" in as_text(verified, graph, "fr")


def test_a_long_group_is_cut_unless_asked_in_full(graph):
    many = report(*(finding(f"http://e/{number:02}") for number in range(12)))
    short, full = as_text(many, graph), as_text(many, graph, full=True)
    assert "some-rule (12)" in short
    assert "  … and 2 more; --full lists them all\n" in short
    assert "<http://e/10>" not in short
    assert "<http://e/11>" in full
    assert "more" not in full


def test_two_shapes_of_one_rule_each_say_their_sentence(graph):
    other = finding(shape="http://e/T", message={"en": "It is wrong too."})
    text = as_text(report(finding(), other), graph)
    assert "It is wrong.\n" in text
    assert "It is wrong too.\n" in text


def test_values_show_what_the_eye_does_not_see(graph):
    values = {
        Literal("a\tb\n", language="fr"): r': "a\tb\n"@fr',
        Literal("x" * 90): f': "{"x" * 79}…"',
        BlankNode("b0"): ": _:b0",
        NamedNode("http://e/z"): ": <http://e/z>",
        NamedNode("http://e/a"): "",
    }
    for value, shown in values.items():
        text = as_text(report(finding(value=value)), graph)
        assert f"  - customer <http://e/a>{shown}\n" in text


def test_a_blank_node_has_neither_label_nor_brackets(graph):
    text = as_text(report(finding("_:b0", location=None)), graph)
    assert "  - _:b0\n\n" in text


def test_colours_come_only_when_asked_for(graph):
    plain = as_text(report(finding()), graph)
    coloured = as_text(report(finding()), graph, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[31m\x1b[1mviolation\x1b[0m" in coloured


def test_json_holds_everything_in_the_same_order():
    value = Literal("client", language="fr")
    content = json.loads(
        as_json(report(finding(value=value), finding("_:b0", BlankNode("b1"))))
    )
    assert content["counts"] == {"violation": 2, "warning": 0, "info": 0}
    assert content["rules_checked"] == ["one", "two"]
    assert (content["profile"], content["evidence"]) == ("skos", "none")
    first, second = content["findings"]
    assert first == {
        "rule": "some-rule",
        "shape": "http://e/S",
        "severity": "violation",
        "focus": "http://e/a",
        "path": SKOS + "broader",
        "value": "client",
        "language": "fr",
        "members": [],
        "member_locations": [],
        "message": MESSAGE,
        "advice": ADVICE,
        "location": {"path": "x.ttl", "line": 3, "column": 5},
    }
    assert (second["focus"], second["value"]) == ("_:b0", "_:b1")


def test_json_gives_every_member_its_place_where_the_files_have_one():
    shared = finding(
        members=("http://e/b", "http://e/c"),
        member_locations=(Location(Path("y.ttl"), 7, 2), None),
    )
    unplaced = finding(members=("http://e/b",))
    first, second = json.loads(as_json(report(shared, unplaced)))["findings"]
    assert first["members"] == ["http://e/b", "http://e/c"]
    assert first["member_locations"] == [
        {"path": "y.ttl", "line": 7, "column": 2},
        None,
    ]
    assert second["member_locations"] == [None]


def test_json_gives_texts_in_the_order_of_their_language_tags():
    texts = {"fr": "Faux.", "": "?", "en": "Wrong."}
    (found,) = json.loads(as_json(report(finding(message=texts, advice=texts))))[
        "findings"
    ]
    assert list(found["message"]) == list(found["advice"]) == ["", "en", "fr"]


def test_json_says_when_there_is_no_value_or_place():
    (found,) = json.loads(as_json(report(finding(location=None))))["findings"]
    assert found["value"] is found["language"] is found["location"] is None
