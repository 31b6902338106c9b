"""A command tells which files it reads, in which syntax and with which base."""

import gzip

import pytest

SKOS = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
CONCEPT = f'{SKOS}<https://knots.example/a> a skos:Concept ; skos:prefLabel "a"@en .'
RELATIVE = (
    f"{SKOS}\n<> a skos:ConceptScheme .\n<#a> a skos:Concept ; skos:inScheme <> ."
)
XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="#a"><skos:broader rdf:resource="b"/></skos:Concept>
</rdf:RDF>"""
JSON = """{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
  "@id": "#a",
  "skos:broader": {"@id": "b"}}"""
COMMANDS = {
    "check": ["check", "."],
    "build": ["build", ".", "--force", "-o", "site"],
    "export": ["export", "."],
    "query": ["query", ".", "ASK {}"],
}


def iris(invoke, *arguments):
    result = invoke("export", *arguments, "-f", "nt", "--asserted")
    assert result.exit_code == 0, result.stderr
    return {word for word in result.stdout.split() if "knots" in word or "#a>" in word}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_the_files_of_a_folder(
    invoke, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text(CONCEPT)
    result = invoke(*COMMANDS[command])
    assert "Reading a.ttl, b.ttl in .." in result.stderr
    assert "Reading" not in result.stdout


def test_many_files_are_counted(invoke, tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.ttl").write_text(CONCEPT)
    told = invoke("check", tmp_path).stderr
    assert f"Reading 20 RDF files in {tmp_path}." in told


def test_a_file_that_was_named_needs_no_telling(invoke, tmp_path):
    (tmp_path / "a.ttl").write_text(CONCEPT)
    assert invoke("check", tmp_path / "a.ttl").stderr == ""


@pytest.mark.parametrize("toml", [None, "", 'sources = ["**/*.ttl"]'])
@pytest.mark.parametrize("out", ["site", "public/site", "./x/../site"])
def test_a_build_in_place_never_reads_what_it_wrote(
    invoke, tmp_path, monkeypatch, toml, out
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    if toml is not None:
        (tmp_path / "vocable.toml").write_text(toml)
    (tmp_path / "a.ttl").write_text(CONCEPT)
    assert invoke("build", ".", "--force", "-o", out).exit_code == 0
    (tmp_path / "a.ttl").write_text(CONCEPT.replace("/a>", "/other>"))
    again = invoke("build", ".", "--force", "-o", out)
    assert again.exit_code == 0
    assert "; left out, as Vocable writes it: " in again.stderr
    assert not list((tmp_path / out).glob("a[.~]*"))
    assert list((tmp_path / out).glob("other*.html"))
    assert "knots.example/a>" not in invoke("export", ".", "-f", "nt").stdout


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [("k.ttl", RELATIVE, 3), ("k.rdf", XML, 3), ("k.jsonld", JSON, 3)],
)
def test_relative_iris_are_resolved_and_their_findings_placed(
    invoke, tmp_path, name, content, line
):
    path = tmp_path / name
    path.write_text(content)
    assert f"<file:///{name}#a>" in iris(invoke, path)
    result = invoke("check", path)
    assert f"{path}:{line}" in result.stdout
    assert result.stderr == (
        f"{path}: relative IRIs are read with the base file:///{name}; such IRIs lead "
        "nowhere; --base, or base in vocable.toml, chooses another.\n"
    )
    chosen = "https://knots.example/v"
    assert "<https://knots.example/v#a>" in iris(invoke, path, "--base", chosen)
    told = invoke("check", path, "--base", chosen)
    assert told.stderr.endswith(f"the base {chosen}.\n")
    assert f"{path}:{line}" in told.stdout


def test_the_base_is_that_of_the_configuration_or_the_place_of_the_site(
    invoke, tmp_path
):
    (tmp_path / "my knots.ttl").write_text(RELATIVE)
    toml = tmp_path / "vocable.toml"
    toml.write_text('site_url = "https://knots.example/site"')
    base = "https://knots.example/site/my%20knots.ttl"
    assert f"<{base}#a>" in iris(invoke, tmp_path)
    toml.write_text(toml.read_text() + '\nbase = "https://knots.example/b"')
    assert "<https://knots.example/b#a>" in iris(invoke, tmp_path)


def test_a_base_in_the_file_stands_over_all(invoke, tmp_path):
    path = tmp_path / "k.ttl"
    path.write_text(f"@base <https://knots.example/own> . {RELATIVE}")
    result = invoke("export", path, "--base", "https://knots.example/b")
    assert "own#a" in result.stdout
    assert result.stderr == ""


def test_files_in_folders_have_bases_of_their_own(invoke, tmp_path):
    for name in ("a.ttl", "in/a.ttl.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        packed = gzip.compress(RELATIVE.encode())
        data = packed if name.endswith("gz") else RELATIVE.encode()
        (tmp_path / name).write_bytes(data)
    found = iris(invoke, tmp_path)
    assert {"<file:///a.ttl#a>", "<file:///in/a.ttl#a>"} <= found
    assert "the base file:///NAME; such" in invoke("check", tmp_path).stderr


@pytest.mark.parametrize("base", ["terms", "", "http://a b/", "#x"])
def test_a_base_that_is_no_iri_is_refused(invoke, tmp_path, base):
    (tmp_path / "a.ttl").write_text(CONCEPT)
    result = invoke("check", tmp_path / "a.ttl", "--base", base)
    assert result.exit_code == 1
    assert "a base is a whole IRI" in result.stderr
    (tmp_path / "vocable.toml").write_text(f"\nbase = '{base}'")
    assert "vocable.toml:2: base must be" in invoke("check", tmp_path).stderr


def test_an_earlier_release_is_resolved_as_the_current_one(invoke, tmp_path):
    old, new = tmp_path / "knots-1.ttl", tmp_path / "knots.ttl"
    old.write_text(RELATIVE + " <#gone> a skos:Concept .")
    new.write_text(RELATIVE)
    result = invoke("check", new, "--since", old)
    assert "gone-iri (1)" in result.stdout
    assert f"{old}:3" in result.stdout
    based = invoke("check", new, "--since", old, "--base", "https://knots.example/")
    assert "https://knots.example/#gone" in based.stdout
    assert "gone-iri (1)" in based.stdout


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("k.rdf", CONCEPT, "Turtle, not RDF/XML, and is read as such; name it k.ttl"),
        (
            "k.jsonld",
            CONCEPT,
            "Turtle, not JSON-LD, and is read as such; name it k.ttl",
        ),
        ("k.nt", CONCEPT, "Turtle, not N-Triples, and is read as such; name it k.ttl"),
        ("k.ttl", XML, "RDF/XML, not Turtle, and is read as such; name it k.rdf"),
        ("k.ttl", JSON, "JSON-LD, not Turtle, and is read as such; name it k.jsonld"),
        ("k.owl", JSON, "JSON-LD, not RDF/XML, and is read as such; name it k.jsonld"),
        (
            "k.ttl",
            "<https://knots.example/g> { <https://knots.example/a> a <urn:x:c> }",
            "TriG, not Turtle, and is read as such; name it k.trig",
        ),
    ],
)
def test_a_file_in_another_syntax_than_its_name_says_is_read(
    invoke, tmp_path, name, content, named
):
    path = tmp_path / name
    path.write_text(content)
    result = invoke("check", path)
    assert f"{path}: this is {named}" in result.stderr
    assert f"{path}:" in result.stdout or "No finding" in result.stdout
    assert iris(invoke, path)


def test_the_mistake_of_the_syntax_it_is_in_is_told(invoke, tmp_path):
    path = tmp_path / "k.rdf"
    path.write_text(f"{CONCEPT}\n<https://knots.example/b> a nonsense .")
    assert f"{path}:2:" in invoke("check", path).stderr
    assert "(reading Turtle)" in invoke("check", path).stderr


def test_a_forgotten_comma_is_no_other_syntax(invoke, tmp_path):
    path = tmp_path / "k.ttl"
    path.write_text("<urn:x:a> <urn:x:p> <urn:x:b> <urn:x:c> .")
    result = invoke("check", path)
    assert result.exit_code == 1
    assert f"{path}:1:" in result.stderr
