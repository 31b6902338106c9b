"""No text of a vocabulary steers a terminal, or the log of what runs a check."""

import json
import re
import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from vocable.control_characters import harmless, harmless_code, shown

TURTLE = RdfFormat.TURTLE
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
STEERING = "\\u001B[31m\\u0007\\u009B31m\\u0085\\u202E\\u2028\\u200F"
COMMANDS = (
    "\\n::error file=a::forged\\n  ::warning::b\\r::debug::c "
    "##vso[task.complete result=Failed] ##[error]d ##teamcity[x]"
)
LABEL = f"knot {STEERING} {COMMANDS}"
DATA = f"""
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://knots.example/\\u202Ea> a skos:Concept ;
    skos:prefLabel "{LABEL}"@en, "{LABEL} again"@en ; skos:broader "{LABEL}" .
"""
TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\x1b\x07\x85\x9b\r\n\t\u202e\u2066:#[:: ")
    )
)


def steers(text, *, lines="\n\t"):
    """Find what a terminal or the log of a build would take for a command."""
    bad = [
        f"U+{ord(c):04X}"
        for c in text
        if (unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} and c not in lines)
        or unicodedata.bidirectional(c) in BIDI
    ]
    bad += [line for line in text.splitlines() if line.lstrip().startswith("::")]
    return bad + re.findall(r"##\w*\[", text)


@given(TEXTS)
@settings(derandomize=True)
def test_any_text_is_shown_in_one_line_that_steers_nothing(text):
    assert not steers("> " + shown(text), lines="")
    assert shown(shown(text)) == shown(text)


@given(TEXTS)
@settings(derandomize=True)
def test_any_lines_steer_nothing(text):
    assert not steers(harmless(text))
    assert harmless(text).count("\n") == text.count("\n")


@given(st.dictionaries(TEXTS, TEXTS))
@settings(derandomize=True)
def test_json_says_the_same_and_steers_nothing(content):
    text = harmless_code(json.dumps(content, ensure_ascii=False))
    assert not steers(text, lines="")
    assert json.loads(text) == content


def test_ordinary_writing_is_left_alone():
    text = "Klärung: «café» — 猫, नमस\u094d\u200dते, \U0001f469\u200d\U0001f680 a::b # c"
    assert shown(text) == harmless(text) == text


@pytest.fixture
def hostile(tmp_path):
    path = tmp_path / "knots.ttl"
    path.write_text(DATA)
    return path


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "junit", "turtle"])
def test_reports_steer_nothing(invoke, hostile, format_):
    result = invoke("check", hostile, "--format", format_, "--full")
    assert result.exit_code == 1
    assert "knot" in result.stdout
    assert not steers(result.stdout)
    if format_ == "junit":
        assert ET.fromstring(result.stdout.encode())
    elif format_ == "turtle":
        values = {quad.object.value for quad in parse(result.stdout, format=TURTLE)}
        assert any("\x9b31m" in value for value in values)
    elif format_ != "text":
        assert json.loads(result.stdout)


def test_what_is_seen_is_the_code_of_the_character(invoke, hostile):
    assert r"knot \u001B[31m\u0007\u009B31m" in invoke("check", hostile).stdout


def test_a_refused_build_steers_nothing(invoke, hostile, tmp_path):
    result = invoke("build", hostile, "-o", tmp_path / "site")
    assert result.exit_code == 1
    assert "knot" in result.stderr
    assert not steers(result.stderr)


def test_tables_steer_nothing(invoke, hostile):
    query = "SELECT * { ?s ?p ?o } ORDER BY ?o"
    assert not steers(invoke("query", hostile, query).stdout)
    forged = 'SELECT ("::error::forged" AS ?x) {}'
    assert r"\u003A:error::forged" in invoke("query", hostile, forged).stdout


def test_data_is_written_as_it_is(invoke, hostile):
    query = "SELECT ?o { ?s a ?c ; <http://www.w3.org/2004/02/skos/core#broader> ?o }"
    assert "\x1b[31m" in invoke("query", hostile, query, "--format", "csv").stdout


def test_errors_steer_nothing(invoke, tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text('<urn:x:a> <urn:x:p> "a"@e\x1b[31m\n::error::n .')
    assert not steers(invoke("check", path).stderr)
    (tmp_path / "vocable.toml").write_text('"\\u001b[2J\\n::error::x" = 1')
    assert not steers(invoke("check", tmp_path).stderr)
    path.write_text("<urn:x:a> a <urn:x:b> .")
    assert not steers(invoke("query", path, "SELECT * {\n::error::x \x1b[2J }").stderr)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=lambda environment: next(iter(environment.values())),
)
def test_what_is_written_is_utf_8_whatever_the_console_says(
    vocable, tmp_path, environment
):
    path = tmp_path / "é.ttl"
    path.write_text(
        "<urn:x:a> a <http://www.w3.org/2004/02/skos/core#Concept> ; "
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "nœud 結び目"@fr .',
        encoding="utf-8",
    )
    for arguments in (["check", path], ["query", path, "SELECT ?o { ?s ?p ?o }"]):
        done = vocable(*arguments, env=environment)
        assert done.returncode == 0, done.stderr
        assert "nœud 結び目" in done.stdout
    gone = vocable("check", tmp_path / "nœud.ttl", env=environment)
    assert "nœud.ttl: no such file" in gone.stderr


def test_a_file_with_a_name_in_no_encoding_is_checked(vocable, tmp_path):
    path = bytes(tmp_path) + b"/\xff\x1b.ttl"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name of bytes
        file.write(DATA.replace("\\u202Ea", "#"))
    for format_ in ("text", "json", "sarif", "junit"):
        done = vocable(
            "check",
            path.decode(errors="surrogateescape"),
            "-o",
            tmp_path / "r",
            "--format",
            format_,
        )
        assert done.returncode == 1
        assert done.stderr == ""
