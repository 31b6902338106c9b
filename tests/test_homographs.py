"""A label that several concepts or words bear is found, in each language."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from vocable.vocabulary.homographs import folded, without_qualifier

E = "https://example.org/"


@pytest.fixture
def homographs_of(vocabulary_of):
    def find(turtle):
        found = vocabulary_of(turtle).homographs.all
        return {
            (one.label, one.language): [n.value.removeprefix(E) for n in one.bearers]
            for one in found
        }

    return find


def concepts(*labels):
    return "".join(
        f":c{n} a skos:Concept ; skos:prefLabel {label} ."
        for n, label in enumerate(labels)
    )


def test_labels_are_one_whatever_their_case(homographs_of):
    assert homographs_of(concepts('"Culture"@fr', '"culture"@fr')) == {
        ("Culture", "fr"): ["c0", "c1"]
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"pêche"@fr', '"péché"@fr'),
        ('"pêche"@fr', '"peche"@fr'),
        ('"chat"@fr', '"chat"@en'),
        ('"chat"@fr', '"chats"@fr'),
    ],
    ids=str,
)
def test_accents_and_languages_tell_labels_apart(homographs_of, one, other):
    assert homographs_of(concepts(one, other)) == {}


def test_a_qualifier_tells_homographs_apart_and_shows_them(homographs_of):
    labels = ('"Mercury (planet)"@en', '"mercury (metal)"@en', '"Venus (planet)"@en')
    assert homographs_of(concepts(*labels)) == {("Mercury", "en"): ["c0", "c1"]}


def test_alternative_labels_count_and_hidden_ones_do_not(homographs_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "a"@en ; skos:altLabel "b"@en .
    :b a skos:Concept ; skos:prefLabel "b"@en ; skos:hiddenLabel "a"@en .
    """
    assert homographs_of(turtle) == {("b", "en"): ["a", "b"]}


def test_a_concept_is_no_homograph_of_itself(homographs_of):
    turtle = ':a a skos:Concept ; skos:prefLabel "Tea"@en ; skos:altLabel "tea"@en .'
    assert homographs_of(turtle) == {}


WORD = """
:w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "client"@fr ] ; ontolex:sense :w1 , :w2 .
:w1 ontolex:isLexicalizedSenseOf :a . :w2 ontolex:isLexicalizedSenseOf :b .
:a a skos:Concept ; skos:prefLabel "client (commerce)"@fr .
:b a skos:Concept ; skos:prefLabel "client (histoire)"@fr .
"""


def test_a_word_and_the_concepts_of_its_senses_are_no_homographs(homographs_of):
    assert homographs_of(WORD) == {}


def test_two_words_written_alike_are_and_a_concept_of_neither(homographs_of):
    more = """
    :v a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "client"@fr ] .
    :c a skos:Concept ; skos:prefLabel "Client"@fr .
    """
    assert homographs_of(WORD + more) == {("Client", "fr"): ["c", "v", "w"]}


def test_every_bearer_leads_to_its_labels_and_every_spelling_to_its_bearers(
    vocabulary_of,
):
    found = vocabulary_of(concepts('"Mercury (planet)"@en', '"mercury"@en')).homographs
    (one,) = found.all
    assert found.of(NamedNode(E + "c0")) == found.of(NamedNode(E + "c1")) == (one,)
    assert found.of(NamedNode(E + "c2")) == ()
    assert found.find("MERCURY", "EN") == one
    assert found.find("Mercury (planet)", "en") == one
    assert found.find("mercury", "fr") is None


def test_each_label_has_a_path_of_its_own(vocabulary_of):
    labels = (
        '"C#"@en',
        '"C#"@en',
        '"C-"@en',
        '"C-"@en',
        '"…"',
        '"…"',
        '"茶"@zh',
        '"茶"@zh',
    )
    paths = [one.path for one in vocabulary_of(concepts(*labels)).homographs.all]
    assert len(set(paths)) == 4
    assert {path.partition("~")[0] for path in paths} == {
        *("homographs/en--c-", "homographs/-", "homographs/zh--茶")
    }


@given(st.text(min_size=1))
def test_folding_is_done_once_and_leaves_something_of_every_text(text):
    assert folded(folded(text)) == folded(text) or "(" in text
    assert folded(text.upper().lower()) == folded(text.lower()) or not text.isascii()
    assert bool(without_qualifier(text)) is bool(text.strip())
