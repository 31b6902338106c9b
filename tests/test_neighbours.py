"""The map of a concept holds its neighbours, bounded, and no two boxes overlap."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.pages.parts import Group, Link, Relation, Typology
from vocable.pages.pictures.map_layout import BOX, CENTRE, HEIGHT, NARROW, WIDE
from vocable.pages.pictures.neighbour_map import draw_neighbours
from vocable.vocabulary.labels import Text


def link(name):
    return Link(Text(name), f"{name}.html")


def drawn(broader=0, narrower=0, related=0, typologies=0, words=0):
    """Draw a concept with so many neighbours of each kind."""
    groups = [
        Group(name, tuple(Relation(link(f"{name[0]}{n}")) for n in range(count)), count)
        for name, count in (
            ("broader", broader),
            ("narrower", narrower),
            ("see also", related),
        )
        if count
    ]
    return draw_neighbours(
        Text("here"),
        groups,
        [
            Typology(link(f"t{n}"), (), (), is_typology=True, divides=False)
            for n in range(typologies)
        ],
        [(link(f"w{n}"), str(n + 1)) for n in range(words)],
    )


def names(found, kind=None):
    return [" ".join(n.lines) for n in found.nodes if kind in {None, n.kind}]


def test_a_concept_alone_has_no_map():
    assert drawn() is None


def test_every_neighbour_is_a_link_under_the_name_of_its_group():
    found = drawn(1, 2, 1, 1, 1)
    assert [(c.name) for c in found.captions] == [
        *("broader", "typologies", "words", "see also", "narrower"),
    ]
    assert names(found) == ["b0", "t0", "w0 1", "s0", "n0", "n1"]
    assert [n.href for n in found.nodes][:3] == ["b0.html", "t0.html", "w0.html"]
    assert found.centre.lines == ("here",)
    assert found.centre.href == ""


def test_a_deprecated_neighbour_is_known_as_one():
    old = Link(Text("old"), "old.html", deprecated=True)
    groups = [Group("narrower", (Relation(old), Relation(link("new"))), 2)]
    found = draw_neighbours(Text("here"), groups, [], [])
    assert [n.deprecated for n in found.nodes] == [True, False]


def test_broader_stands_above_narrower_below_and_the_rest_beside():
    found = drawn(1, 1, 1, 1)
    place = {" ".join(n.lines): n.wide for n in found.nodes}
    x, y = found.centre.wide
    assert place["b0"][1] + HEIGHT < y < y + HEIGHT < place["n0"][1]
    assert place["t0"][0] + BOX < x < x + CENTRE < place["s0"][0]
    narrow = {" ".join(n.lines): n.narrow for n in found.nodes}
    assert narrow["b0"][1] < found.centre.narrow[1] < narrow["n0"][1]
    assert narrow["n0"][1] < narrow["s0"][1] < narrow["t0"][1]


@pytest.mark.parametrize(
    ("kind", "most"), [("broader", 4), ("narrower", 12), ("related", 4), ("words", 4)]
)
def test_what_is_too_much_is_counted_and_leads_to_the_list(kind, most):
    assert names(drawn(**{kind: most}), "more") == []
    found = drawn(**{kind: most + 5})
    assert names(found, "more") == ["+ 6"]
    assert len(found.nodes) == most
    assert found.nodes[-1].href == {"related": "#see-also"}.get(kind, f"#{kind}")


def test_where_the_list_itself_is_bounded_the_rest_leads_to_the_branch():
    some = tuple(Relation(link(f"n{n}")) for n in range(20))
    group = Group("narrower", some, 5000, "hierarchy/x.html")
    found = draw_neighbours(Text("x"), [group], [], [])
    assert names(found, "more") == ["+ 4989"]
    assert found.nodes[-1].href == "hierarchy/x.html"


def test_a_label_that_has_no_room_is_given_whole_beside_its_lines():
    long = "client de services professionnels (profession libérale)"
    found = draw_neighbours(Text(long), [], [], [(Link(Text(long), "w"), "2")])
    assert found.nodes[0].lines[-1].endswith("…")
    assert found.nodes[0].full == long + " 2"
    assert found.centre.full == ""


few = st.integers(0, 14)


@given(few, few, few, few, few)
def test_boxes_stay_inside_and_apart(broader, narrower, related, typologies, words):
    found = drawn(broader, narrower, related, typologies, words)
    if found is None:
        return
    for width, height, places in (
        (WIDE, found.heights[0], [(n.wide, BOX) for n in found.nodes]),
        (NARROW, found.heights[1], [(n.narrow, BOX) for n in found.nodes]),
    ):
        own = found.centre.wide if width == WIDE else found.centre.narrow
        boxes = [(*place, size) for place, size in (*places, (own, CENTRE))]
        for x, y, size in boxes:
            assert 0 <= x <= x + size <= width
            assert 0 <= y <= y + HEIGHT <= height
        for (x, y, size), (u, v, other) in combinations(boxes, 2):
            assert abs(y - v) >= HEIGHT or x + size < u or u + other < x
