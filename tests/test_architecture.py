"""The architecture page tells what is there: its rooms, modules, road and commands."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import vocable
from test_rooms import ORDER
from vocable.checking.findings import NotConformingError

ROOT = Path(__file__).parents[1]
PACKAGE = Path(vocable.__file__).parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TICKED = re.compile(r"`([a-z_]+(?:\.\w+)+)`")
STEP = re.compile(r"^\d+\. `([\w.]+)`", re.MULTILINE)
FILES = (".md", ".html", ".toml", ".ttl", ".jsonld", ".po")


def drawn_rooms():
    """Read the rooms in the order of the arrows of the drawing."""
    arrows = re.findall(r"^    (\w+)(?:\[.*?\])? --> (\w+)\[", PAGE, re.MULTILINE)
    assert [after for _, after in arrows[:-1]] == [before for before, _ in arrows[1:]]
    return [before for before, _ in arrows]


def beside_the_rooms():
    """Read what any room may use, and what uses any room."""
    _, _, told = PAGE.partition("Beside the rooms")
    sentence, _, _ = told.partition("\n\n")
    return [re.findall(r"`(\w+)`", part) for part in sentence.split("which any room")]


def thing(name):
    """Give what a dotted name leads to: a module, or what is in one."""
    first, *rest = name.split(".")
    found = import_module(f"vocable.{first}")
    for part in rest:
        if not hasattr(found, part):
            import_module(f"{found.__name__}.{part}")
        found = getattr(found, part)
    return found


def test_every_room_is_drawn_and_every_drawn_room_is_there():
    rooms = {
        file.parent.relative_to(PACKAGE).as_posix().replace("/", ".")
        for file in PACKAGE.rglob("__init__.py")
    } - {"."}
    assert set(drawn_rooms()) == {room for room in rooms if "." not in room}
    table = re.findall(r"^\| `(\w+)` \|([^|]*)\|", PAGE, re.MULTILINE)
    named = {room for room, _ in table}
    inner = {one for _, cell in table for one in TICKED.findall(cell)}
    assert named | inner == rooms


def test_the_rooms_stand_in_the_order_of_their_imports_in_page_and_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE)
    assert rows == drawn_rooms()
    before, after = beside_the_rooms()
    assert (*before, *rows, *after) == ORDER
    assert "](docs/architecture.md)" in readme


@pytest.mark.parametrize("name", sorted(set(TICKED.findall(PAGE))))
def test_every_name_on_the_page_is_there(name):
    if name.endswith(FILES):
        found = list(ROOT.glob(f"*/{name}")) or list(ROOT.glob(f"data/*/{name}"))
        assert found, name
    else:
        assert thing(name)


def test_the_road_is_walked_in_the_order_told(sample, tmp_path):
    """Follow the functions that are called while a site is built, one after another."""
    told = STEP.findall(PAGE)
    codes = [getattr(thing(name), "__code__", None) for name in told]
    # A class is entered where it is made.
    assert None not in codes, told[codes.index(None)]
    walked = 0

    def follow(frame, event, _):
        nonlocal walked
        if event == "call" and walked < len(told) and frame.f_code is codes[walked]:
            walked += 1

    before = sys.getprofile()
    sys.setprofile(follow)
    try:
        vocable.load(sample).build(tmp_path / "site", force=True, jobs=1)
    except NotConformingError as error:
        pytest.fail(str(error))
    finally:
        sys.setprofile(before)
    assert told[walked:] == []
