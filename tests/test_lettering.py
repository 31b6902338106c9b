"""A long list is split by letter and loses no row."""

from hypothesis import given
from hypothesis import strategies as st

from vocable.pages.pagination import slug, split_by_letter
from vocable.vocabulary.collation import collation

ORDER = collation("fr")
WORDS = st.lists(st.text("abéÉzعб1#-", max_size=3), max_size=30)


@given(WORDS, st.integers(1, 8))
def test_every_row_stands_once_under_its_letter_and_no_page_is_too_long(words, most):
    rows = sorted(words, key=ORDER.sort_key)
    pieces = split_by_letter(rows, str, "x", ORDER, most)
    assert sorted(row for piece in pieces for row in piece.rows) == sorted(rows)
    assert all(len(piece.rows) <= most for piece in pieces)
    assert len({piece.path for piece in pieces}) == len(pieces)
    for piece in pieces[1:]:
        assert {ORDER.letter(row) for row in piece.rows} == {piece.letter}
        assert piece.path in (piece.parts or (piece.path,))
        assert (piece.letter, piece.path) in {
            (letter, piece.path if piece.part > 1 else path)
            for letter, path, _ in piece.letters
        }


def test_a_short_list_stays_whole():
    (piece,) = split_by_letter(["a", "b"], str, "x", ORDER, 2)
    assert (piece.path, piece.letter, piece.rows) == ("x", "", ["a", "b"])
    assert piece.letters_from("../") == piece.parts_from("../") == ()


def test_the_letters_say_how_many_stand_under_them():
    first, *_ = split_by_letter(["a", "b", "b", "#"], str, "x/y", ORDER, 1)
    assert [tuple(letter) for letter in first.letters_from("../")] == [
        *(("A", "../x/y/a.html", 1), ("B", "../x/y/b.html", 2)),
        ("#", "../x/y/other.html", 1),
    ]


def test_a_letter_of_any_script_has_a_name_in_ascii():
    assert [slug(x) for x in ("A", "É", "ع", "CH", "DŽ", "#", "0–9")] == [
        *("a", "u00c9", "u0639", "ch", "u0044u017d", "other", "digits")
    ]
