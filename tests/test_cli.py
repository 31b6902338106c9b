"""Every command does what its help says, and every failure is one sentence."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from vocable import __version__
from vocable.cli import cli

COMMANDS = sorted(cli.commands)
TINY = ':a a skos:Concept ; skos:prefLabel "tea"@en .'


@pytest.fixture
def tiny(file_of):
    return file_of(TINY)


# Help and usage ----------------------------------------------------------------------


def test_the_commands_are_these():
    assert COMMANDS == [
        "build",
        "check",
        "export",
        "locate",
        "occurrences",
        "query",
        "templates",
    ]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help(invoke, command, option):
    result = invoke(*command, option)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: vocable")
    for name in COMMANDS if not command else ():
        assert f"  {name} " in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_every_option_says_what_it_does(command):
    assert cli.commands[command].help
    for parameter in cli.commands[command].params:
        if parameter.param_type_name == "option":
            assert parameter.help, f"{command} {parameter.opts}"
            assert any(name.startswith("--") for name in parameter.opts)


def test_the_version_is_told(invoke):
    assert invoke("--version").stdout == f"vocable, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["check", "--fail-on", "never"],
        ["check", "--format", "xml"],
        ["check", "--documents", "nowhere"],
        ["export", "--format", "docx"],
        ["query"],
        ["query", "a", "b", "c"],
        ["query", "-f", "nowhere.rq"],
        ["locate"],
        ["locate", "only-one"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_why_on_standard_error(invoke, arguments):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_an_unknown_format_names_those_there_are(invoke, tiny):
    result = invoke("export", tiny, "--format", "trig")
    assert "turtle, json-ld, rdf-xml, n-triples" in " ".join(result.stderr.split())


def test_the_time_of_help_is_shown_and_not_judged(vocable, capsys):
    start = time.perf_counter()
    assert vocable("--help").returncode == 0
    with capsys.disabled():
        sys.stderr.write(f"\nvocable --help took {time.perf_counter() - start:.2f} s\n")


# Each command ------------------------------------------------------------------------


def test_check_reports_on_standard_output(invoke, tiny):
    result = invoke("check", tiny)
    assert result.exit_code == 0
    assert result.stdout


@pytest.mark.parametrize("language", ["en", "fr"])
def test_check_speaks_the_language_asked_for(invoke, tiny, language):
    result = invoke("check", tiny, "--language", language)
    word = {"en": "rules", "fr": "règles"}[language]
    assert word in result.stdout


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANGUAGE": "fr"}, "règles"),
        ({"LANGUAGE": "", "LC_ALL": "fr_FR.UTF-8"}, "règles"),
        ({"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "de"}, "rules"),
    ],
)
def test_check_speaks_the_language_of_the_environment(invoke, tiny, environment, word):
    assert word in invoke("check", tiny, env=environment).stdout


CYCLE = (
    ':a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader :b . '
    ':b a skos:Concept ; skos:prefLabel "b"@en ; skos:broader :a .'
)
# SKOS S14: one preferred label in a language.
BROKEN_RULE = ':a a skos:Concept ; skos:prefLabel "a"@en , "b"@en .'


def test_check_ends_with_1_as_soon_as_what_it_finds_is_as_grave_as_asked(
    invoke, file_of
):
    broken, fine = file_of(BROKEN_RULE), file_of(TINY)
    assert invoke("check", broken).exit_code == 1
    assert invoke("check", fine).exit_code == 0
    assert invoke("check", fine, "--fail-on", "info").exit_code == 1


def test_check_names_what_is_gone_since_the_previous_release(invoke, tiny, file_of):
    text = '<http://example.org/was> a skos:Concept ; skos:prefLabel "was"@en .'
    previous = file_of(text, "previous.ttl")
    result = invoke("check", tiny, "--since", previous)
    assert result.exit_code == 1
    assert "gone-iri (1)" in result.stdout
    assert f"{previous}:" in result.stdout
    assert "gone-iri" not in invoke("check", tiny).stdout


def test_check_writes_json_for_programs(invoke, file_of):
    result = invoke("check", file_of(BROKEN_RULE), "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["profile"] == "skos"


def test_check_lists_every_finding_when_asked(invoke, file_of):
    path = file_of("".join(f":c{n} a skos:Concept . " for n in range(200)))
    short, full = invoke("check", path), invoke("check", path, "--full")
    assert len(full.stdout) > len(short.stdout)


def test_build_writes_a_site_and_says_what(invoke, tiny, tmp_path):
    result = invoke("build", tiny, "--out", tmp_path / "site")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{tmp_path / 'site'}: 1 concept, 0 words, in en; ")
    assert (tmp_path / "site" / "index.html").is_file()


def test_build_writes_to_site_unless_told(invoke, tiny, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert invoke("build", tiny).exit_code == 0
    assert (tmp_path / "site" / "index.html").is_file()


def test_build_says_what_it_leaves_out_for_want_of_an_address(invoke, tiny, tmp_path):
    out = tmp_path / "site"
    assert "Left out" in invoke("build", tiny, "-o", out).stderr
    assert not (out / "sitemap.xml").exists()
    known = invoke("build", tiny, "-o", out, "--site-url", "https://t.example")
    assert "Left out" not in known.stderr
    assert (out / "sitemap.xml").is_file()


def test_build_takes_the_address_of_the_site(invoke, tiny, tmp_path, read_page):
    out = tmp_path / "site"
    assert (
        invoke("build", tiny, "-o", out, "--site-url", "https://t.example").exit_code
        == 0
    )
    page = read_page((out / "index.html").read_text())
    assert page.one("link", rel="canonical")["href"].startswith("https://t.example/")
    wrong = invoke("build", tiny, "-o", out, "--site-url", "javascript:alert(1)")
    assert wrong.exit_code == 1
    assert "starts with http:// or https://" in wrong.stderr


def test_build_stops_at_violations_unless_forced(invoke, file_of, tmp_path, read_page):
    broken, out = file_of(BROKEN_RULE), tmp_path / "site"
    result = invoke("build", broken, "-o", out)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nothing was built" in result.stderr
    assert not out.exists()
    assert invoke("build", broken, "-o", out, "--force").exit_code == 0
    page = read_page((out / "a.html").read_text())
    assert page.one(class_="band")


def test_build_can_be_told_to_stop_at_warnings(invoke, tiny, tmp_path):
    result = invoke("build", tiny, "-o", tmp_path / "site", "--fail-on", "info")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "name", ["turtle", "ttl", "text/turtle", "json-ld", "rdf-xml", "n-triples", "nt"]
)
def test_export_writes_every_format_by_any_of_its_names(invoke, tiny, name):
    result = invoke("export", tiny, "--format", name)
    assert result.exit_code == 0
    assert "tea" in result.stdout


def test_export_writes_what_is_entailed_or_only_what_is_asserted(invoke, file_of):
    path = file_of(":a a skos:Concept ; skos:broader :b . :b a skos:Concept .")
    assert "skos:narrower" in invoke("export", path).stdout
    assert "skos:narrower" not in invoke("export", path, "--asserted").stdout


def test_export_can_leave_all_but_skos_out(invoke, file_of):
    path = file_of(TINY + ":w a ontolex:Word .")
    assert "ontolex" in invoke("export", path).stdout
    assert "ontolex:Word" not in invoke("export", path, "--skos-only").stdout


def test_export_writes_a_file(invoke, tiny, tmp_path):
    result = invoke("export", tiny, "--out", tmp_path / "a.nt", "-f", "nt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert b'"tea"@en' in (tmp_path / "a.nt").read_bytes()


QUERY = "SELECT ?label WHERE { ?c skos:prefLabel ?label }"


def test_query_answers_from_argument_file_and_standard_input(invoke, tiny, tmp_path):
    (tmp_path / "q.rq").write_text(QUERY)
    answers = {
        invoke("query", tiny, QUERY, "--format", "csv").stdout,
        invoke("query", tiny, "-f", tmp_path / "q.rq", "--format", "csv").stdout,
        invoke("query", tiny, "--file", "-", "--format", "csv", input=QUERY).stdout,
    }
    assert len(answers) == 1
    assert "tea" in answers.pop()


@pytest.mark.parametrize("name", ["table", "csv", "tsv", "json", "xml"])
def test_query_writes_every_format(invoke, tiny, name):
    result = invoke("query", tiny, QUERY, "--format", name)
    assert result.exit_code == 0
    assert "tea" in result.stdout


def test_query_names_the_fault_of_a_query(invoke, tiny):
    result = invoke("query", tiny, "SELECT ?x WHERE {")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")


def test_locate_finds_a_quotation_as_turtle_to_paste(invoke, tmp_path):
    document = tmp_path / "003_abc.txt"
    document.write_text("un\ndeux mots\n", encoding="utf-8")
    result = invoke("locate", document, "deux mots")
    assert result.exit_code == 0
    assert "vocable:line 2" in result.stdout
    assert "oa:start 3" in result.stdout
    assert "oa:end 12" in result.stdout
    missing = invoke("locate", document, "trois")
    assert (missing.exit_code, missing.stdout) == (1, "")


def test_the_vocabulary_is_looked_for_here_and_in_data(
    invoke, sample, tmp_path, monkeypatch
):
    monkeypatch.chdir(sample)
    assert "thé vert" in invoke("export").stdout
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tea").symlink_to(sample)
    monkeypatch.chdir(tmp_path)
    assert "thé vert" in invoke("export").stdout
    monkeypatch.chdir(tmp_path / "data")
    lost = invoke("check")
    assert lost.exit_code == 1
    assert "name the vocabulary to work on" in lost.stderr


# What users really pass --------------------------------------------------------------

BROKEN = {
    "not RDF at all": (b"Dear Sir or Madam,\n\nI write to you", "a.ttl:1"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "a.ttl"),
    "HTML": (b"<!doctype html><html><body>x</body></html>", "a.ttl:1"),
    "truncated": (b'@prefix : <http://e/> .\n:a :b "c', "a.ttl:2"),
    "without prefix": (b":a :b :c .", "a.ttl:1"),
    "Latin-1": ('<http://e/a> <http://e/b> "é" .'.encode("latin-1"), "a.ttl"),
    "UTF-16": ("<http://e/a> <http://e/b> 1 .".encode("utf-16"), "a.ttl"),
    "empty": (b"", "the file is empty"),
    "white space": (b" \n\t\n", "the file is empty"),
    "a space in an IRI": (b"<http://e/a b> <http://e/p> 1 .", "a.ttl:1"),
    "a quote in an IRI": (b'<http://e/a"b> <http://e/p> 1 .', "a.ttl:1"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("command", ["check", "build", "export"])
def test_a_broken_file_is_named_with_its_place(invoke, tmp_path, case, command):
    content, place = BROKEN[case]
    (tmp_path / "a.ttl").write_bytes(content)
    options = ["-o", tmp_path / "site"] if command == "build" else []
    result = invoke(command, tmp_path / "a.ttl", *options)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert place in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "site").exists()


def test_a_graph_without_a_concept_is_not_published(invoke, file_of, tmp_path):
    path = file_of(':a foaf:name "x" .')
    result = invoke("build", path, "-o", tmp_path / "site")
    assert result.exit_code == 1
    assert "No skos:Concept" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.ttl", "no such file or folder"),
        ("empty", "no RDF file in this folder"),
        ("a.docx", "announces no RDF syntax"),
    ],
)
def test_a_path_that_holds_no_vocabulary_says_what_was_expected(
    invoke, tmp_path, name, message
):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.docx").write_text("x")
    result = invoke("check", tmp_path / name)
    assert result.exit_code == 1
    assert message in result.stderr


STRANGE = {
    "HTML in labels": ':a a skos:Concept ; skos:prefLabel "<b>x</b><script>"@en .',
    "javascript links": ":a a skos:Concept ; skos:exactMatch <javascript:alert(1)> .",
    "encoded IRIs": "<https://example.org/a%20b%22%25> a skos:Concept .",
    "a quote in an IRI": "<https://example.org/l'eau> a skos:Concept .",
    "a very long IRI": f"<https://example.org/{'x' * 6000}> a skos:Concept .",
    "IRIs that collide": ":Tea a skos:Concept . :tea a skos:Concept . :TEA a skos:Concept .",
    "a cycle": CYCLE,
    "itself": ":a a skos:Concept ; skos:broader :a ; skos:related :a .",
    "no label": ":a a skos:Concept .",
    "literals for links": ':a a skos:Concept ; skos:broader "b" ; skos:inScheme "s" .',
    "blank nodes": "[] a skos:Concept ; skos:broader [ a skos:Concept ] .  :a a skos:Concept .",
    "wrong dates": ':a a skos:Concept . :s a skos:ConceptScheme ; dcterms:modified "soon"^^xsd:date .',
    "wrong numbers": ":w a ontolex:Word ; ontolex:sense :s . :s vocable:senseNumber 'ten' .",
    "broken evidence": """:a a skos:Concept . :c a vocable:Attestation ; adms:status "x" ;
        rdf:subject :a ; rdf:predicate skos:note ; rdf:object :a ; prov:wasQuotedFrom :p .
        :p oa:hasSource "d" ; vocable:line "x" .""",
    "a long chain": ":c0 a skos:Concept ."
    + "".join(f":c{n} a skos:Concept ; skos:broader :c{n - 1} ." for n in range(1, 60)),
}


@pytest.mark.parametrize("case", STRANGE)
def test_strange_vocabularies_are_checked_and_published(
    invoke, file_of, tmp_path, case
):
    path = file_of(STRANGE[case])
    assert invoke("check", path).exit_code in {0, 1}
    result = invoke("build", path, "-o", tmp_path / "site", "--force")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_chain_of_two_thousand_is_checked(invoke, file_of):
    chain = "".join(
        f":c{n} a skos:Concept ; skos:broader :c{n - 1} . " for n in range(1, 2000)
    )
    assert invoke("check", file_of(":c0 a skos:Concept . " + chain)).exit_code in {0, 1}


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("/proc/site", "cannot be written"),
        ("file", "is a file; name a folder"),
        ("file/site", "cannot be written"),
        ("foreign", "holds files that Vocable did not write"),
    ],
)
def test_a_place_that_cannot_take_the_site_is_left_alone(
    invoke, tiny, tmp_path, place, message
):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "mine.txt").write_text("mine")
    result = invoke("build", tiny, "-o", tmp_path / place)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert message in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"file", "foreign"}
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("place", ["nowhere/a.ttl", "."])
def test_export_names_a_place_that_cannot_be_written(invoke, tiny, tmp_path, place):
    result = invoke("export", tiny, "-o", tmp_path / place)
    assert result.exit_code in {1, 2}
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('titel = "x"', "vocable.toml:1: unknown key titel; did you mean title?"),
        ("title = ", "not TOML"),
        ('interface = ["xx"]', "interface language xx: no catalogue"),
        ('iri_space = "javascript:x"', "must be an address"),
        ('[severity]\nnonsense-rule = "info"', "nonsense-rule"),
    ],
)
def test_a_faulty_configuration_is_named(invoke, tmp_path, content, message):
    (tmp_path / "a.ttl").write_text(
        "<http://e/a> a <http://www.w3.org/2004/02/skos/core#Concept> ."
    )
    (tmp_path / "vocable.toml").write_text(content)
    result = invoke("build", tmp_path, "-o", tmp_path.parent / "out-of-faulty")
    assert result.exit_code == 1, result.stdout
    assert message in " ".join(result.stderr.split())


# As a process of its own -------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"nonsense", 1), (b"", 1), (b'<http://e/a> <http://e/b> "\xff" .', 1)],
)
def test_no_failure_ends_in_a_traceback(vocable, tmp_path, content, code):
    (tmp_path / "a.ttl").write_bytes(content)
    done = vocable("build", "a.ttl", cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


def test_results_alone_go_to_standard_output(vocable, tiny, tmp_path):
    done = vocable("query", tiny, QUERY, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    built = vocable("build", tiny, cwd=tmp_path)
    assert built.returncode == 0
    assert len(built.stdout.splitlines()) == 1


def test_a_closed_pipe_is_no_traceback(tiny):
    command = f'"{sys.executable}" -m vocable export "{tiny}" | head -c 1'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_an_interrupted_build_leaves_nothing_behind(file_of, tmp_path):
    many = file_of(
        "".join(
            f':c{n} a skos:Concept ; skos:prefLabel "c{n}"@en . ' for n in range(4000)
        )
    )
    # Under nohup a program is born deaf to the keyboard.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from vocable.cli import cli; cli()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "build", many, "--force"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in errors
    assert out == ""
    assert list(tmp_path.iterdir()) == []
