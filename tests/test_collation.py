"""Labels stand in the order of a dictionary of their language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.vocabulary.collation import (
    NOTATION_KEYS,
    Collation,
    collation,
    natural_key,
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "cote Cote coté côte côté eau Étable Ode Œuf of zèbre"),
        ("fr-CA", "cote côte coté côté"),
        ("en", "côte eau œuvre of öl zebra"),
        ("de", "of öl om"),
        ("sv", "of zebra åka ärm öl"),
        ("da", "zebra ære øl år"),
        ("es", "luz nube ñu oso"),
        ("cs", "cena had chata"),
        ("pl", "lato łza zoo źle żaba"),
        ("et", "sõna zoo tee"),
        ("ru", "ёлка ель жаба"),
    ],
)
def test_labels_are_sorted_as_in_a_dictionary_of_their_language(language, words):
    expected = words.split()
    assert sorted(set(expected), key=collation(language).sort_key) == expected


@pytest.mark.parametrize("language", ["", "und", "tlh", "x-nobody", "a b", "-"])
def test_a_language_without_rules_is_sorted_by_those_of_unicode(language):
    words = ["z", "à", "b", "Á", "a"]
    assert sorted(words, key=collation(language).sort_key) == ["a", "Á", "à", "b", "z"]


@pytest.mark.parametrize(
    ("language", "text", "letter"),
    [
        ("fr", "étable", "E"),
        ("fr", "Eau", "E"),
        ("fr", "œuf", "O"),
        ("fr", "ångström", "A"),
        ("sv", "ångström", "Å"),
        ("cs", "chata", "CH"),
        ("es", "ñu", "Ñ"),
        ("fr", "ßtraße", "S"),
        ("fr", "(client)", "C"),
        ("fr", "« mot »", "M"),
        ("fr", "3D", "0–9"),
        ("fr", "чай", "Ч"),
        ("fr", "йод", "И"),
        ("ru", "йод", "Й"),
        ("fr", "شاي", "ش"),
        ("fr", "茶", "茶"),
        ("zh", "茶", "C"),
        ("ja", "カ", "か"),
        ("fr", "…", "#"),
        ("fr", "", "#"),
    ],
)
def test_a_label_is_filed_under_the_letter_of_a_language(language, text, letter):
    assert collation(language).letter(text) == letter


def test_other_scripts_have_the_letters_of_their_languages():
    assert collation("fr", ("ru", "ko")).letter("йод") == "Й"
    assert collation("fr", ("ru", "ko")).letter("한국") == "ㅎ"
    assert collation("fr", ("sv",)).letter("ångström") == "A"


def test_what_is_under_no_letter_stands_behind_all_others():
    letters = sorted("#ZÉA", key=collation("fr").letter_key)
    assert letters == ["A", "É", "Z", "#"]


@given(st.text(), st.sampled_from(["", "fr", "sv", "zh", "ja", "ar"]))
def test_any_text_has_a_letter_and_a_place(text, language):
    order = Collation(language, ("fr", "ru"))
    assert order.letter(text)
    assert order.letter_key(order.letter(text)) >= (False, b"")
    assert isinstance(order.sort_key(text), bytes)


@given(st.text(), st.sampled_from(["fr", "sv", "ko"]))
def test_a_composed_text_stands_where_its_decomposed_twin_does(text, language):
    keys = {
        collation(language).sort_key(unicodedata.normalize(form, text))
        for form in ("NFC", "NFD")
    }
    assert len(keys) == 1


def test_notations_are_sorted_as_numbers():
    notations = ["2", "2.9", "2.9a", "2.9.1", "2.10", "10", "A1", "A9", "A10"]
    assert sorted(set(notations), key=natural_key) == [
        *("2", "2.9", "2.9.1", "2.9a", "2.10", "10", "A1", "A9", "A10")
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("natural", "9 33 33.01 33.1 33.2 33.10 330 a B"),
        ("decimal", "33 33.01 33.1 33.10 33.2 330 9 a B"),
        ("lexical", "33 33.01 33.1 33.10 33.2 330 9 B a"),
    ],
)
def test_notations_are_sorted_by_the_convention_that_is_chosen(order, expected):
    notations = reversed(expected.split())
    assert sorted(notations, key=NOTATION_KEYS[order]) == expected.split()


@pytest.mark.parametrize("order", NOTATION_KEYS)
def test_a_leading_zero_stands_first_under_every_convention(order):
    key = NOTATION_KEYS[order]
    for first, second in (("33.01", "33.1"), ("007", "07"), ("A01", "A1")):
        assert key(first) < key(second)


@pytest.mark.parametrize("order", NOTATION_KEYS)
@given(st.lists(st.text(), max_size=5))
def test_any_notation_can_be_sorted(order, notations):
    keys = {NOTATION_KEYS[order](notation) for notation in notations}
    assert len(keys) == len(set(notations))
