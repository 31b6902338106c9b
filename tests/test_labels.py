"""Labels are chosen by language, marked where they stand in, and sorted as read."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import Literal, NamedNode

from vocable.rdf.loading import load
from vocable.vocabulary.labels import (
    Labels,
    Text,
    content_languages,
    language_name,
    local_name,
)


@pytest.fixture
def labels_of(file_of):
    def make(turtle, *order):
        return Labels(load([file_of(turtle)]).store, order)

    return make


def node(name):
    return NamedNode(f"https://example.org/{name}")


MANY = ':a skos:prefLabel "thé"@fr , "tea"@en , "Tee"@de . :b skos:prefLabel "x"@fr, "x"@en .'


@pytest.mark.parametrize(
    ("order", "chosen"),
    [
        (("fr", "en"), Text("thé", "fr")),
        (("en", "fr"), Text("tea", "en")),
        (("de",), Text("Tee", "de")),
        (("FR",), Text("thé", "fr")),
    ],
)
def test_the_wanted_language_is_chosen(labels_of, order, chosen):
    assert labels_of(MANY, *order).label(node("a")) == chosen


def test_without_the_wanted_language_the_next_stands_in_and_is_marked(labels_of):
    turtle = ':a skos:prefLabel "thé"@fr , "Tee"@de . :b skos:prefLabel "b"@en .'
    labels = labels_of(turtle, "en", "fr", "de")
    assert labels.label(node("a")) == Text("thé", "fr", fallback=True)
    assert labels.label(node("b")) == Text("b", "en")


def test_without_any_listed_language_the_first_tag_stands_in(labels_of):
    turtle = ':a skos:prefLabel "Tee"@de , "te"@da , "чай" .'
    assert labels_of(turtle, "en").label(node("a")).value == "te"


def test_a_text_without_language_comes_last(labels_of):
    turtle = ':a skos:prefLabel "plain" , "zz"@zu . :b skos:prefLabel "only" .'
    labels = labels_of(turtle, "en")
    assert labels.label(node("a")).value == "zz"
    assert labels.label(node("b")) == Text("only")


def test_a_region_serves_whoever_wants_the_language(labels_of):
    turtle = ':a skos:prefLabel "colour"@en-GB . :b skos:prefLabel "x"@enm .'
    labels = labels_of(turtle, "en")
    assert labels.label(node("a")) == Text("colour", "en-GB")
    assert labels.label(node("b")) == Text("x", "enm", fallback=True)


def test_the_language_itself_goes_before_its_region(labels_of):
    turtle = ':a skos:prefLabel "colour"@en-GB , "color"@en .'
    assert labels_of(turtle, "en").label(node("a")).value == "color"


def test_a_vocabulary_that_never_speaks_the_language_is_not_marked(labels_of):
    turtle = ':a skos:prefLabel "Tee"@de . :b skos:prefLabel "té"@es .'
    labels = labels_of(turtle, "fr", "de")
    assert labels.label(node("a")) == Text("Tee", "de")
    assert labels.label(node("b")).fallback


def test_a_preferred_label_goes_before_a_title_and_a_title_before_a_name(labels_of):
    turtle = """
    :a rdfs:label "label" ; dcterms:title "title" ; skos:prefLabel "pref" .
    :b foaf:name "name" ; dcterms:title "title" .
    :c foaf:name "name" . :d schema:name "schema" . :e skos:altLabel "alt" .
    """
    labels = labels_of(turtle, "en")
    found = [labels.label(node(name)).value for name in "abcde"]
    assert found == ["pref", "title", "name", "schema", "e"]


def test_a_blank_label_is_none(labels_of):
    labels = labels_of(':a skos:prefLabel "  "@en ; rdfs:label "real"@en .', "en")
    assert labels.label(node("a")).value == "real"


def test_what_has_no_label_is_called_by_the_end_of_its_iri(labels_of):
    labels = labels_of(":a skos:broader :b .", "en")
    assert labels.label(NamedNode("https://example.org/x/Y1")) == Text("Y1")
    assert not labels.has_label(node("a"))


ENTRY = """
:w ontolex:canonicalForm :f ; ontolex:otherForm :g ; ontolex:sense :s1 , :s2 .
:f ontolex:writtenRep "thé"@fr . :g ontolex:writtenRep "thés"@fr .
:s1 vocable:senseNumber 1 . :s2 vocable:senseNumber 2 .
:v ontolex:canonicalForm :h ; ontolex:sense :s3 .
:h ontolex:writtenRep "tea"@en . :s3 vocable:senseNumber 1 .
"""


def test_a_word_is_called_by_its_form_and_a_sense_by_its_word_and_number(labels_of):
    labels = labels_of(ENTRY, "fr")
    names = {name: labels.label(node(name)).value for name in ("w", "f", "g")}
    assert names == {"w": "thé", "f": "thé", "g": "thés"}
    assert labels.label(node("s2")) == Text("thé 2", "fr")
    assert labels.label(node("s3")).value == "tea"


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("arn", "ltr"),
        ("fr", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_text_runs_as_its_script_does(tag, direction):
    assert Text("x", tag).direction == direction


def test_resources_are_sorted_by_label_then_by_iri(labels_of):
    turtle = ':1 skos:prefLabel "b" . :2 skos:prefLabel "a" . :0 skos:prefLabel "b" .'
    labels = labels_of(turtle, "en")
    nodes = [node("1"), node("2"), node("0"), Literal("x"), node("2")]
    assert labels.sorted(nodes) == [node("2"), node("0"), node("1")]


@pytest.mark.parametrize(
    ("tag", "interface", "name"),
    [
        ("en", "fr", "anglais"),
        ("fr", "en", "French"),
        ("en-GB", "en", "English (United Kingdom)"),
        ("x-unknown", "en", "x-unknown"),
        ("zz", "en", "zz"),
    ],
)
def test_a_language_is_named_in_the_language_of_the_page(tag, interface, name):
    assert language_name(tag, interface) == name


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://e.org/a/b", "b"),
        ("https://e.org/a#b", "b"),
        ("https://e.org/a/", "a"),
        ("urn:isbn:12", "12"),
        ("x", "x"),
    ],
)
def test_the_name_of_last_resort_is_the_end_of_the_iri(iri, name):
    assert local_name(iri) == name


def test_the_languages_of_the_content_are_listed_most_used_first(file_of):
    turtle = ':a skos:prefLabel "a"@fr , "b"@en . :b skos:prefLabel "b"@EN ; skos:note "n"@de .'
    assert content_languages(load([file_of(turtle)]).store) == ("en", "fr")
