"""Pieces of pictures are links that the keyboard passes by, and text is escaped."""

import pytest

from vocable.html.svg import map_cell_in, map_node_in
from vocable.pages.pictures.neighbour_map import MapNode
from vocable.pages.pictures.treemap import Cell
from vocable.vocabulary.labels import Text

HOSTILE = '<b>"x"&\'</b>'


def node(lines, full="", text=None, href="a.html", kind="concept"):
    return MapNode(lines, full, text or Text("a"), href, kind, (1, 2), (3, 4))


@pytest.fixture
def read(read_page):
    return lambda markup: read_page(str(markup))


def test_a_box_has_a_place_for_each_width(read):
    link = read(map_node_in("en")(node(("two", "lines")))).one("a")
    assert link["href"] == "a.html"
    assert link["transform"] == "translate(1 2)"
    # A second step leads to its place on a narrow page; the stylesheet of a wide one
    # leaves it out.
    assert link.one("g")["transform"] == "translate(2 2)"
    assert link["tabindex"] == "-1"
    assert link.one("tspan").text == "lines"
    assert link.get("class") is None


def test_a_box_without_target_is_no_link(read):
    drawing = read(map_node_in("en")(node(("a",), href="", kind="here")))
    assert drawing.all("a") == []
    assert drawing.one("g", class_="here").all("rect")


def test_a_label_says_its_language_and_what_it_is_cut_from(read):
    text = Text("chat noir", "fr")
    box = read(map_node_in("en")(node(("chat…",), "chat noir", text)))
    assert box.one("text")["lang"] == "fr"
    assert box.one("title").text == "chat noir"
    assert (
        read(map_node_in("fr")(node(("chat",), "", text))).one("text").get("lang")
        is None
    )


def test_a_divided_cell_shows_its_number(read):
    draw = map_cell_in("en")
    cell = read(draw(Cell((0, 0, 90, 60), ("a",), Text("a"), "a.html", 1, 12)))
    assert cell.one("a")["class"] == "d1 divided"
    assert cell.one("tspan", class_="size").text == "12"
    cell = read(draw(Cell((0, 0, 90, 60), ("a",), Text("a"), "a.html", 0, 0)))
    assert cell.one("a")["class"] == "d0"
    assert cell.all("tspan") == []


def test_hostile_text_stays_text(read):
    box = read(
        map_node_in("en")(
            node((HOSTILE, HOSTILE), HOSTILE, Text(HOSTILE, HOSTILE), HOSTILE)
        )
    )
    assert {one.tag for one in box.all()} == {
        *("a", "g", "rect", "text", "tspan", "title")
    }
    assert box.one("a")["href"] == HOSTILE
    cell = read(
        map_cell_in("en")(Cell((0, 0, 1, 1), (HOSTILE,), Text(HOSTILE), HOSTILE, 0, 0))
    )
    assert {one.tag for one in cell.all()} == {"a", "rect", "text"}


def test_what_is_deprecated_is_struck_through_in_every_picture(read):
    pictures = {
        deprecated: (
            map_node_in("en")(node(("a",))._replace(deprecated=deprecated)),
            map_cell_in("en")(
                Cell((0, 0, 9, 9), ("a",), Text("a"), "a.html", 1, 2, deprecated)
            ),
        )
        for deprecated in (True, False)
    }
    for struck, drawn in pictures.items():
        for picture in drawn:
            text = read(picture).one("text")
            assert text.get("text-decoration") == ("line-through" if struck else None)
