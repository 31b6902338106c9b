"""What a vocabulary says of itself is read where vocabularies say it."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from vocable.pages.overviews.data import lacks
from vocable.vocabulary.metadata import about, day_of, last_modified

E = "https://example.org/"


def test_the_main_scheme_is_the_one_with_most_concepts(vocabulary_of):
    vocabulary = vocabulary_of(
        ":s a skos:ConceptScheme . :t a skos:ConceptScheme . "
        ":a a skos:Concept ; skos:inScheme :t ."
    )
    assert vocabulary.main_scheme == NamedNode(E + "t")
    assert vocabulary_of(":a a skos:Concept .").main_scheme is None


def test_titles_and_descriptions_are_kept_in_every_language(vocabulary_of):
    found = about(
        vocabulary_of(
            ':s a skos:ConceptScheme ; dcterms:title "A"@en , "B"@fr ; skos:prefLabel "no"@en ; '
            'rdfs:comment "D"@en .'
        )
    )
    assert found.titles == (Literal("A", language="en"), Literal("B", language="fr"))
    assert found.descriptions == (Literal("D", language="en"),)


def test_a_configured_title_comes_first_and_the_name_of_the_file_last(vocabulary_of):
    turtle = ':s a skos:ConceptScheme ; dcterms:title "A"@en .'
    configured = about(vocabulary_of(turtle, title={"fr": "Thé"}))
    assert configured.titles == (Literal("Thé", language="fr"),)
    plain = about(vocabulary_of(turtle, title={"": "Tea"}))
    assert plain.titles == (Literal("Tea"),)
    assert about(vocabulary_of(":a a skos:Concept .")).titles == (Literal("sample"),)


@pytest.mark.parametrize(
    ("turtle", "iri", "names", "kind"),
    [
        ('"House"', "", ["House"], ""),
        (":p . :p a foaf:Person ; foaf:name 'Ann'", E + "p", ["Ann"], "Person"),
        (
            ":p . :p a schema:Organization ; rdfs:label 'O'",
            E + "p",
            ["O"],
            "Organization",
        ),
        (":p", E + "p", [], ""),
        ("[ a foaf:Person ; foaf:name 'Bo' ]", "", ["Bo"], "Person"),
    ],
)
def test_an_agent_is_a_resource_or_a_name(vocabulary_of, turtle, iri, names, kind):
    found = about(
        vocabulary_of(f":s a skos:ConceptScheme ; dcterms:creator {turtle} .")
    )
    (agent,) = found.creators
    assert (agent.iri, [n.value for n in agent.names], agent.kind) == (iri, names, kind)


@pytest.mark.parametrize("value", ["[]", "<mailto:a@example.org>"])
def test_an_agent_without_name_and_address_is_nobody(vocabulary_of, value):
    found = about(vocabulary_of(f":s a skos:ConceptScheme ; dcterms:creator {value} ."))
    assert found.creators == ()


def test_only_a_licence_that_can_be_followed_is_one(vocabulary_of):
    found = about(
        vocabulary_of(
            ":s a skos:ConceptScheme ; dcterms:license <javascript:x> , <https://l.example/> , 'free' ."
        )
    )
    assert found.licences == ("https://l.example/",)


def test_a_vocabulary_without_scheme_says_nothing(vocabulary_of):
    found = about(vocabulary_of(":a a skos:Concept ."))
    assert found.scheme is None
    assert (found.descriptions, found.version, found.modified) == ((), "", "")


def test_what_dcat_ap_demands_and_the_vocabulary_lacks_is_named(vocabulary_of):
    bare = about(vocabulary_of(":s a skos:ConceptScheme ; dcterms:publisher :p ."))
    assert len(lacks(bare)) == 2
    full = about(
        vocabulary_of(
            ':s a skos:ConceptScheme ; dcterms:description "D" ; dcterms:publisher "P" .'
        )
    )
    assert lacks(full) == ()


def test_the_last_change_is_the_day_modified_else_issued(vocabulary_of):
    store = vocabulary_of(
        ':a a skos:Concept ; dcterms:modified "2020-01-02"^^xsd:date , '
        '"2021-03-04T05:06:07+01:00"^^xsd:dateTime ; dcterms:issued "2022-01-01"^^xsd:date . '
        ':b a skos:Concept ; dcterms:issued "2019-12-31"^^xsd:date . '
        ':c a skos:Concept ; dcterms:modified "some day" , :a , "2020-13-40" .'
    ).store
    days = [last_modified(store, NamedNode(E + name)) for name in "abc"]
    assert days == ["2021-03-04", "2019-12-31", ""]


@given(st.dates() | st.datetimes())
def test_a_day_is_read_from_every_date_and_time(moment):
    assert day_of(moment.isoformat()) == moment.isoformat()[:10]


@given(st.text())
def test_no_other_text_is_taken_for_a_day(text):
    assert day_of(text) in {"", text[:10]}
