"""The README shows every command, and every command it shows works."""

import re
import shlex
import shutil

import click
import pytest

from shell_blocks import commands_shown
from vocable.cli import cli
from vocable.interface.catalogues import LOCALE


def vocable_commands(root):
    """Read the `vocable …` commands of the shell blocks, one text each."""
    for words in commands_shown(root / "README.md"):
        if words[0].rpartition("/")[2] == "vocable":
            yield shlex.join(["vocable", *words[1:]])


def pytest_generate_tests(metafunc):
    if "shown" in metafunc.fixturenames:
        root = metafunc.config.rootpath
        shown = dict.fromkeys(vocable_commands(root))
        metafunc.parametrize("shown", [_weighed(one) for one in shown])


def _weighed(command):
    """Make a parameter of a command; a build of the whole vocabulary is slow."""
    whole = command.startswith("vocable build data/client")
    return pytest.param(command, marks=pytest.mark.slow if whole else ())


@pytest.fixture
def readme(request):
    return (request.config.rootpath / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_shown(readme, name):
    assert f"vocable {name}" in readme


def test_every_command_shown_exists_with_its_options(shown):
    _, *words = shlex.split(shown)
    if words[0].startswith("-"):
        assert words in (["--help"], ["--version"], ["-h"])
        return
    command = cli.commands[words[0]]
    known = {name for option in command.params for name in option.opts} | {"--help"}
    options = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    assert options <= known


def test_every_command_shown_runs(  # noqa: PLR0913, PLR0917 - fixtures
    shown, invoke, request, sample, tmp_path, monkeypatch, shared
):
    """Run each in a copy of the place a reader stands in, the root of the checkout."""
    root = request.config.rootpath
    for name in ("data", "ontology", "README.md"):
        (tmp_path / name).symlink_to(root / name)
    monkeypatch.chdir(tmp_path)
    _, *words = shlex.split(shown)
    # A reader's own file is played by the sample, a reader's document by the README.
    words = [
        word
        if word.startswith("-") or (tmp_path / word).exists()
        else str(sample / "tea.ttl")
        if re.fullmatch(r"\S+\.(ttl|rdf|jsonld)", word) and words[0] != "export"
        else word
        for word in words
    ]
    words = [str(shared("documents")) if word == "DIR" else word for word in words]
    result = invoke(*words)
    assert result.exit_code == 0, result.stderr


def test_the_readme_speaks_of_no_option_that_does_not_exist(readme):
    known = {
        name
        for command in cli.commands.values()
        for option in command.params
        for name in option.opts
    } | {"--help", "--version"}
    for line in readme.splitlines():
        if "vocable " in line:
            shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line))
            assert shown <= known, line


def test_the_design_that_the_readme_shows_is_built(readme, invoke, sample, tmp_path):
    """Write what « Make it yours » shows beside a vocabulary, and look at its pages."""
    _, _, told = readme.partition("## Make it yours")
    tables = re.findall(r"^```toml\n(.*?)^```", told, re.DOTALL | re.MULTILINE)
    theme = "".join(tables)
    (template,) = re.findall(r"^```html\n(.*?)^```", told, re.DOTALL | re.MULTILINE)
    place = tmp_path / "tea"
    (place / "my-templates").mkdir(parents=True)
    shutil.copy(sample / "tea.ttl", place)
    (place / "logo.svg").write_text("<svg/>")
    (place / "my-templates" / "concept.html").write_text(template, encoding="utf-8")
    toml = f'interface = ["en"]\ntemplates = "my-templates"\n{theme}'
    (place / "vocable.toml").write_text(toml, encoding="utf-8")
    result = invoke("build", place, "-o", tmp_path / "site", "--force")
    assert result.exit_code == 0, result.stderr
    assert "theme:" not in result.stderr
    assert "my-templates" not in result.stderr
    page = (tmp_path / "site" / "the.html").read_text(encoding="utf-8")
    assert "Write to terms@example.org." in page
    assert 'src="static/logo.svg"' in page
    assert "script-src 'self' https://stats.example.org" in page
    sheet = (tmp_path / "site" / "static" / "theme.css").read_text(encoding="utf-8")
    assert '--serif: "Gentium Plus", "Georgia", serif;' in sheet
    assert "--accent: #00695c;" in sheet
    assert "--accent: #5cafa0;" in sheet


def test_a_language_is_added_as_the_readme_says(readme, invoke, sample, tmp_path):
    """Copy the English catalogue, translate a word, name the tag; that is all."""
    assert 'interface = ["de", "en"]' in readme
    place = tmp_path / "tea"
    catalogue = place / "my-templates" / "locale" / "de" / "vocable.po"
    catalogue.parent.mkdir(parents=True)
    shutil.copy(sample / "tea.ttl", place)
    english = (LOCALE / "en" / "vocable.po").read_text(encoding="utf-8")
    german = english.replace(
        'msgid "Hierarchy"\nmsgstr ""', 'msgid "Hierarchy"\nmsgstr "Hierarchie"'
    )
    assert german != english
    catalogue.write_text(german, encoding="utf-8")
    toml = 'interface = ["de", "en"]\ntemplates = "my-templates"\n'
    (place / "vocable.toml").write_text(toml, encoding="utf-8")
    result = invoke("build", place, "-o", tmp_path / "site", "--force")
    assert result.exit_code == 0, result.stderr
    assert re.search(
        r"^interface language de: \d+ of \d+ messages have no translation and stand in "
        r"English$",
        result.stderr,
        re.MULTILINE,
    )
    page = (tmp_path / "site" / "hierarchy.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "<h1>Hierarchie</h1>" in page
    assert ">Data<" in page
    assert (tmp_path / "site" / "en" / "hierarchy.html").is_file()


def test_commands_are_click_commands():
    assert all(isinstance(one, click.Command) for one in cli.commands.values())
