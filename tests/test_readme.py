"""The README shows every command, and every command it shows works."""

import re
import shlex

import click
import pytest

from vocable.cli import cli

FENCE = re.compile(
    r"^```(?:sh|bash|shell|console)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE
)


def commands_shown(root):
    """Read the `vocable …` commands of the shell blocks, one text each."""
    text = (root / "README.md").read_text(encoding="utf-8")
    for block in FENCE.findall(text):
        for words in commands(block):
            if words and words[0].rpartition("/")[2] == "vocable":
                yield shlex.join(["vocable", *words[1:]])


def commands(block):
    """Split a block into commands; a quotation may run over several lines."""
    pending = ""
    for line in re.sub(r"\\\n\s*", " ", block).splitlines():
        pending += line.removeprefix("$ ") + "\n"
        lexer = shlex.shlex(pending, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        try:
            words = list(lexer)
        except ValueError:
            continue
        pending = ""
        command = []
        for word in words:
            if set(word) <= set("|;&><()"):
                yield command
                # What stands behind a pipe or a redirection is no command of ours.
                command = [] if word in {"&&", ";"} else ["(ignored)"]
            else:
                command.append(word)
        yield command


def pytest_generate_tests(metafunc):
    if "shown" in metafunc.fixturenames:
        root = metafunc.config.rootpath
        metafunc.parametrize("shown", list(dict.fromkeys(commands_shown(root))))


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


def test_commands_are_click_commands():
    assert all(isinstance(one, click.Command) for one in cli.commands.values())
