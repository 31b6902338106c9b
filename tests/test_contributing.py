"""What CONTRIBUTING.md tells a newcomer to run and to open is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shell_blocks import commands_shown
from vocable.cli import cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
TEXT = PAGE.read_text(encoding="utf-8")
# A line of what `git log` prints begins so.
COMMIT = re.compile(r"[0-9a-f]{7}")
COMMANDS = [words for words in commands_shown(PAGE) if not COMMIT.fullmatch(words[0])]
NAMED = re.findall(r"`([\w.][\w.-]*/[\w./-]*|\w+\.(?:md|toml))`|\]\(([^)#]+)\)", TEXT)
PATHS = sorted({one for pair in NAMED for one in pair if one})


def is_path(word):
    return "/" in word or word in {".", "scripts"}


def in_venv(words, name):
    return words[0] == f".venv/bin/{name}"


@pytest.mark.parametrize("path", PATHS)
def test_every_path_that_is_named_is_there(path):
    assert (ROOT / path).exists()


def test_some_paths_are_named():
    assert {".ci/run", "tests/golden", "docs/architecture.md"} <= set(PATHS)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_of_a_program_that_is_there(words):
    if words == ["(ignored)", "docs/templates.md"]:
        return
    program = words[0].removeprefix(".venv/bin/")
    beside = Path(sys.executable).with_name(program)
    assert beside.exists() or shutil.which(program)
    for word in words[1:]:
        if is_path(word) and not word.startswith((".venv", "-")):
            assert (ROOT / word).exists()


@pytest.mark.parametrize(
    "words", [one for one in COMMANDS if in_venv(one, "pytest")], ids=" ".join
)
def test_pytest_takes_every_command(words, request):
    options = request.config._parser.parse(words[1:])
    markers = {
        re.match(r"\w+", line)[0] for line in request.config.getini("markers")
    } | {"not"}
    assert set(options.markexpr.split()) <= markers


@pytest.mark.parametrize(
    "words", [one for one in COMMANDS if in_venv(one, "ruff")], ids=" ".join
)
def test_ruff_takes_every_command(words):
    ruff = Path(sys.executable).with_name("ruff")
    shown = subprocess.run(
        [ruff, words[1], "--help"], capture_output=True, text=True, check=True
    )
    for word in words[2:]:
        assert is_path(word) or word in shown.stdout


@pytest.mark.parametrize(
    "words", [one for one in COMMANDS if in_venv(one, "vocable")], ids=" ".join
)
def test_vocable_takes_every_command(words, invoke):
    assert words[1] in cli.commands
    assert invoke(*words[1:]).exit_code == 0


def test_the_readme_sets_up_and_tests_by_the_same_commands():
    readme = [" ".join(words) for words in commands_shown(ROOT / "README.md")]
    for command in ("python3 -m venv .venv", ".venv/bin/pip install -e .[dev]"):
        assert command in readme
        assert command in map(" ".join, COMMANDS)
