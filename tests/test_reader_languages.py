"""What the data says in several languages a reader is told in one."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.document import describe_document
from vocable.pages.terms.other_resources import describe_others

E = "https://example.org/"
SAID = """
:a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr ; skos:related :b .
:b a skos:Concept ; skos:prefLabel "mint"@en , "menthe"@fr .
:d a foaf:Document ; dcterms:identifier "x.txt" ; vocable:sha256 "abc" .
:p oa:hasSource :d ; vocable:line 2 .
:c a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:related ; rdf:object :b ;
    adms:status vocable:accepted ; prov:wasDerivedFrom :p ;
    skos:scopeNote "drunk together"@en , "bus ensemble"@fr {nuance} ;
    skos:editorialNote "our reading"@en , "notre lecture"@fr .
:u a vocable:UncoveredLines ; oa:hasSource :d ; vocable:firstLine 5 ; vocable:lastLine 6 ;
    vocable:reason vocable:heading ; skos:note "a title"@en , "un titre"@fr .
"""
BOTH = {"languages": ("fr", "en"), "interface": ("fr", "en")}


def values(texts):
    return [text.value for text in texts]


@pytest.mark.parametrize(
    ("language", "nuance", "reason", "note"),
    [
        ("fr", "bus ensemble", "notre lecture", "un titre"),
        ("en", "drunk together", "our reading", "a title"),
    ],
)
def test_a_nuance_a_reason_and_a_note_stand_in_the_language_of_the_reader(
    edition_of, language, nuance, reason, note
):
    edition = edition_of(SAID.format(nuance=""), language, **BOTH)
    concept = describe_concept(edition, NamedNode(E + "a"))
    (evidence,) = concept.source.evidence
    (group,) = concept.relations
    assert values(evidence.nuances) == [nuance]
    assert values(evidence.reasons) == [reason]
    assert values(group.relations[0].nuances) == [nuance]
    document = describe_document(edition, NamedNode(E + "d"))
    assert values(document.lines[-1].notes) == [note]


def test_what_no_page_of_the_site_says_stands_beside_it(edition_of):
    said = SAID.format(nuance=', "zusammen getrunken"@de')
    edition = edition_of(said, "fr", **BOTH)
    (evidence,) = describe_concept(edition, NamedNode(E + "a")).source.evidence
    assert values(evidence.nuances) == ["bus ensemble", "zusammen getrunken"]
    assert [text.fallback for text in evidence.nuances] == [False, True]


ALIKE = """
:a a skos:Concept ; skos:prefLabel "customer (trade)"@en , "client (commerce)"@fr .
:b a skos:Concept ; skos:prefLabel "customer (computing)"@en , "client (informatique)"@fr .
:c a skos:Concept ; skos:prefLabel "customer (law)"@en .
:m a skos:Concept ; skos:prefLabel "mint"@en , "menthe"@fr .
"""


def test_homographs_of_a_concept_are_those_of_the_language_it_is_read_in(edition_of):
    edition = edition_of(ALIKE, "fr", **BOTH)
    shared = describe_concept(edition, NamedNode(E + "a")).shared
    assert [one.text.value for one in shared] == ["client"]
    # A concept that has a name in another language alone bears that, marked.
    shared = describe_concept(edition, NamedNode(E + "c")).shared
    assert [(one.text.value, one.text.fallback) for one in shared] == [
        ("customer", True)
    ]


def test_classes_of_other_resources_are_named_in_the_language_of_the_reader(edition_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr .
    :x a prov:Activity ; rdfs:label "lecture"@fr ; dcterms:created "2020" .
    :y a :Teapot ; rdfs:label "théière"@fr ; dcterms:created "2020" .
    :Teapot a rdfs:Class ; rdfs:label "sorte de théière"@fr .
    """
    (page,) = describe_others(edition_of(turtle, "fr", **BOTH))
    kinds = {
        one.text.value: [link.text[:2] for link in one.kinds] for one in page.resources
    }
    assert kinds["lecture"] == [("activité", "fr")]
    assert kinds["théière"] == [("sorte de théière", "fr")]
