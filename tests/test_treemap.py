"""The picture of the vocabulary counts everything and writes only what can be read."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from effort import examples
from vocable.pages.parts import Link
from vocable.pages.pictures.text_width import width_of
from vocable.pages.pictures.treemap import (
    LETTERS,
    LINE,
    SIZES,
    TreemapPart,
    draw_treemaps,
)
from vocable.vocabulary.labels import Text

REST = Link(Text(""), "hierarchy.html")


def part(name, *parts, size=0):
    total = size or 1 + sum(one.size for one in parts)
    return TreemapPart(Link(Text(name), f"{name}.html"), total, lambda: list(parts))


def names(picture):
    return {" ".join(cell.lines) for cell in picture.cells}


def test_a_small_vocabulary_is_shown_whole():
    tops = [part("one", part("a"), part("b")), part("two", part("c"))]
    wide, narrow = draw_treemaps(tops, REST)
    assert names(wide) == names(narrow) == {"one", "a", "b", "two", "c"}
    sizes = {cell.lines[0]: (cell.size, cell.depth) for cell in wide.cells}
    assert sizes["one"] == (3, 0)
    assert sizes["a"] == (0, 1)


def test_a_deprecated_branch_is_known_as_one():
    old = part("old")._replace(link=Link(Text("old"), "old.html", deprecated=True))
    for picture in draw_treemaps([old, part("new")], REST):
        assert {c.lines[0]: c.deprecated for c in picture.cells} == {
            "old": True,
            "new": False,
        }


def test_a_larger_branch_is_larger():
    tops = [part("small", size=20), part("large", size=80)]
    wide, _ = draw_treemaps(tops, REST)
    areas = {cell.lines[0]: cell.box[2] * cell.box[3] for cell in wide.cells}
    assert 3.5 < areas["large"] / areas["small"] < 4.5


def test_what_has_no_room_is_counted_where_it_stands():
    many = [part(f"concept number {n}", size=3) for n in range(400)]
    wide, narrow = draw_treemaps([part("whole", *many), part("other", size=300)], REST)
    assert all(len(picture.cells) < 150 for picture in (wide, narrow))
    assert "other" in names(wide)
    grown = [part(f"c{n}", size=50) for n in range(40)] + [
        part(f"small-{n}") for n in range(900)
    ]
    wide, _ = draw_treemaps(grown, REST)
    (rest,) = (cell for cell in wide.cells if cell.lines[0].startswith("+"))
    shown = [cell for cell in wide.cells if cell is not rest]
    counted = sum(50 if cell.lines[0].startswith("c") else 1 for cell in shown)
    assert int(rest.lines[0].removeprefix("+\u00a0")) + counted == 40 * 50 + 900
    assert rest.href == "hierarchy.html"


def test_a_branch_whose_parts_cannot_be_read_is_not_divided():
    many = [part(f"a long name for number {n}") for n in range(5000)]
    wide, _ = draw_treemaps([part("whole", *many), part("other", size=9)], REST)
    assert names(wide) >= {"whole"}
    assert not any(cell.size for cell in wide.cells)


def test_too_many_tops_make_no_picture():
    assert draw_treemaps([part(f"name number {n}") for n in range(3000)], REST) == ()


trees = st.recursive(
    st.text("abcdefgh ", min_size=1, max_size=24).map(part),
    lambda inner: st.builds(
        lambda name, parts: part(name, *parts),
        st.text("abcdefgh ", min_size=1, max_size=24),
        st.lists(inner, max_size=8),
    ),
    max_leaves=60,
)


@settings(max_examples=examples(60))
@given(st.lists(trees, min_size=1, max_size=20))
def test_cells_stay_inside_and_apart_and_hold_their_labels(tops):
    for (width, height), picture in zip(SIZES, draw_treemaps(tops, REST), strict=False):
        assert (picture.width, picture.height) == (width, height)
        for cell in picture.cells:
            x, y, wide, high = cell.box
            assert 0 <= x <= x + wide <= width
            assert 0 <= y <= y + high <= height
            assert len(cell.lines) * LINE <= high + 1
            assert all(width_of(line, LETTERS) <= wide for line in cell.lines)
        for one, other in combinations(picture.cells, 2):
            if one.depth == other.depth:
                (x, y, w, h), (u, v, a, b) = one.box, other.box
                assert x + w <= u or u + a <= x or y + h <= v or v + b <= y
