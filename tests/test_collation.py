"""Labels stand in the order of a dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from vocable.pages.collation import first_letter, sort_key

WHOLE_TABLE = Collator()


def test_labels_are_sorted_as_in_a_dictionary():
    words = ["zèbre", "Étable", "cote", "côté", "coté", "côte", "eau", "Œuf", "Ode"]
    assert sorted(words, key=sort_key) == [
        *("cote", "coté", "côte", "côté", "eau", "Étable", "Ode", "Œuf", "zèbre")
    ]


@given(st.text())
def test_only_the_lines_of_the_table_are_read_that_a_text_needs(text):
    primary, secondary, tertiary = sort_key(text)
    expected = WHOLE_TABLE.sort_key(text)
    assert (*primary, 0, *secondary, 0, *tertiary, 0) == expected


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("étable", "E"),
        ("Eau", "E"),
        ("œuf", "Œ"),
        ("ßtraße", "S"),
        ("(client)", "C"),
        ("« mot »", "M"),
        ("3D", "0–9"),
        ("чай", "Ч"),
        ("شاي", "ش"),
        ("茶", "茶"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_a_label_is_filed_under_its_first_letter(text, letter):
    assert first_letter(text) == letter


@given(st.text())
def test_any_text_has_a_letter_and_a_place(text):
    assert first_letter(text)
    assert isinstance(sort_key(text), tuple)
