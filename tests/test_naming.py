"""A name stands in a text by its words, inflected or apart, and by no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.checking.text_matching import stands


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("thé vert", "Les thés verts se boivent."),
        ("thé fumé", "Les thés, qu’ils soient noirs ou fumés"),
        ("feuille de thé", "feuilles du thé"),
        ("marché local (commerce)", "les marchés locaux"),
        ("infuser", "infusée"),
        ("infuser", "ils infusent"),
        ("maître d’hôtel", "maître d'hôtel"),
        ("tea base", "[thé](/tea-base)"),
        ("de", "de"),
    ],
)
def test_a_name_stands_where_its_words_stand_inflected_or_apart(name, text):
    assert stands(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("thé vert", "Le thé noir"),
        ("art", "une partie"),
        ("théière", "le thé"),
        ("achat", "l’acheteur"),
        ("thé", ""),
        ("()", "thé"),
    ],
)
def test_a_name_does_not_stand_where_a_word_of_it_is_missing(name, text):
    assert not stands(name, text)


@given(st.text(alphabet="abcdéè ’-()", max_size=20), st.text(max_size=10))
def test_a_name_that_has_a_word_stands_in_any_text_that_holds_it(name, around):
    bare = name.replace("(", "").replace(")", "")
    if any(character.isalnum() for character in bare):
        assert stands(bare, f"{around} {bare} {around}")
