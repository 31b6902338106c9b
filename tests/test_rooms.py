"""The rooms of the package: who imports whom, and in which order."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import vocable

ROOT = Path(vocable.__file__).parent
# A room imports only from those before it.
ORDER = (
    *("version", "control_characters", "errors", "paths", "counting"),
    *("system", "rdf", "config", "vocabulary", "interface", "checking"),
    *("pages", "search", "html", "site"),
    *("opening", "api", "cli_messages", "console", "cli", "__main__"),
)
MOST_MODULES = 24


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


MODULES = {name_of(path): path for path in sorted(ROOT.rglob("*.py"))}
FOLDERS = {name[:-1] for name in MODULES if name}


def imported(path):
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            package, *parts = node.module.split(".")
            if package == "vocable":
                for alias in node.names:
                    whole = (*parts, alias.name)
                    yield whole if whole in MODULES else tuple(parts)


IMPORTS = {name: set(imported(path)) - {name, ()} for name, path in MODULES.items()}


def beside(folder):
    """Which of the modules and rooms in a folder imports which other of them."""
    depth = len(folder)
    found = defaultdict(set)
    for name, others in IMPORTS.items():
        if name[:depth] == folder and len(name) > depth:
            for other in others:
                if other[:depth] == folder and len(other) > depth:
                    found[name[depth]].add(other[depth])
    return {name: others - {name} for name, others in found.items()}


def test_every_room_imports_only_from_those_before_it():
    rank = {name: place for place, name in enumerate(ORDER)}
    back = {
        (".".join(name), ".".join(other))
        for name, others in IMPORTS.items()
        for other in others
        if name and rank[name[0]] < rank[other[0]]
    }
    assert back == set()


def test_every_room_has_its_place_in_the_order():
    assert {name[0] for name in MODULES if name} == set(ORDER)


@pytest.mark.parametrize("folder", sorted(FOLDERS), ids=".".join)
def test_nothing_in_a_folder_is_imported_back_by_what_it_imports(folder):
    try:
        TopologicalSorter(beside(folder)).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("folder", sorted(FOLDERS), ids=".".join)
def test_no_room_holds_more_than_a_reader_can_see_at_once(folder):
    inside = [name for name in MODULES if name[:-1] == folder and name]
    assert len(inside) <= MOST_MODULES


def test_no_module_imports_a_room_by_a_relative_path():
    for path in MODULES.values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path


def test_every_class_has_a_name_of_its_own():
    named = defaultdict(list)
    for name, path in MODULES.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                named[node.name.lstrip("_")].append(".".join(name))
    assert {name: found for name, found in named.items() if len(found) > 1} == {}
