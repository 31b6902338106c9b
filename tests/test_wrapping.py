"""Labels are broken into lines that fit, and cut where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.pages.pictures.text_width import width_of, words_of, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("achat", 100, 2, ("achat",)),
        ("client de services", 80, 2, ("client de", "services")),
        ("client-serveur", 60, 2, ("client-", "serveur")),
        ("client de services professionnels", 80, 2, ("client de", "services p…")),
        ("anticonstitutionnellement", 80, 3, ("anticonstit", "utionnelle", "ment")),
        ("", 80, 2, ()),
        ("  two \n words ", 100, 2, ("two words",)),
        ("+\u00a012 of", 40, 2, ("+\u00a012", "of")),
    ],
)
def test_a_text_is_broken_at_words(text, width, lines, expected):
    assert wrapped(text, width, 13, lines) == expected


def test_signs_of_full_width_count_double_and_marks_nothing():
    assert width_of("漢字", 10) == 20
    assert width_of("e\u0301", 10) == width_of("é", 10) == width_of("e", 10)
    assert width_of("iiii", 10) < width_of("mm", 10)


@given(st.text(max_size=60), st.integers(30, 200), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_but_what_the_ellipsis_stands_for(
    text, width, lines
):
    found = wrapped(text, width, 13, lines)
    assert len(found) <= lines
    assert all(width_of(line, 13) <= width or len(line) <= 2 for line in found)
    said = "".join(words_of(text)).replace(" ", "")
    shown = "".join(found).replace(" ", "")
    assert shown == said or (
        shown.endswith("…") and said.startswith(shown.removesuffix("…"))
    )
