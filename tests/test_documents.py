"""The page of a document says line by line what it supports."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.document import describe_document, describe_sources

E = "https://example.org/"
SOURCES = """
:d a foaf:Document ; dcterms:identifier "003_x.txt" ; dcterms:title "Doc"@en ;
    dcterms:language "fr" ; vocable:sha256 "abc" ; dcterms:rights "all"@en , "tous"@fr .
:unused a foaf:Document ; dcterms:title "Unused"@en ; vocable:sha256 "def" .
:p9 oa:hasSource :d ; vocable:line 9 ; oa:start 90 ; oa:exact "neuf" .
:p2a oa:hasSource :d ; vocable:line 2 ; oa:start 10 ; oa:exact "deux" .
:p2b oa:hasSource :d ; vocable:line 2 ; oa:start 15 ; oa:exact "deux" .
:lost oa:hasSource :d .
:a a skos:Concept ; skos:prefLabel "A"@en .
:c1 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
    rdf:object "yes"@en ; adms:status vocable:accepted ; prov:wasQuotedFrom :p2a , :p2b .
:c2 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
    rdf:object "no"@en ; adms:status vocable:competing ; prov:wasDerivedFrom :p9 ;
    vocable:contradicts :c1 .
"""


@pytest.fixture
def document(edition_of):
    return describe_document(edition_of(SOURCES), NamedNode(E + "d"))


def test_lines_stand_in_order_and_lines_without_number_not_at_all(document):
    assert [line.number for line in document.lines] == [2, 9]
    assert document.last_line == 9


def test_a_line_shows_each_claim_and_each_quoted_word_once(document):
    first, second = document.lines
    assert [claim.object.text.value for claim in first.claims] == ["yes"]
    assert (first.words, second.words) == (("deux",), ("neuf",))


def test_a_claim_stands_with_its_status_and_what_contradicts_it(document):
    (claim,) = document.lines[1].claims
    assert (claim.subject.href, claim.predicate, claim.status) == (
        "a.html",
        "definition",
        "competing",
    )
    assert [rival.object.text.value for rival in claim.against] == ["yes"]
    assert document.claims == 2
    assert document.statuses == (("accepted", 1), ("competing", 1))


def test_the_head_of_a_document_says_what_it_is(document):
    assert (document.identifier, document.word_language, document.digest) == (
        "003_x.txt",
        "fr",
        "abc",
    )
    assert [text.value for text in document.rights] == ["all"]


def test_all_sources_are_listed_with_the_lines_they_lend(edition_of):
    used, unused = describe_sources(edition_of(SOURCES)).documents
    assert (used.link.href, used.claims, used.used, used.last_line) == (
        "d.html",
        2,
        (2, 9),
        9,
    )
    assert (unused.claims, unused.used, unused.last_line) == (0, (), 0)


def test_a_contradiction_between_sources_is_listed_once_with_its_evidence(edition_of):
    model = describe_sources(edition_of(SOURCES))
    (one,) = model.disagreements
    (line, rival) = one.claims
    assert one.question is None
    assert {line.object.text.value, rival.object.text.value} == {"yes", "no"}
    assert {e.number for e in model.source.evidence} == {*line.marks, *rival.marks}


def test_a_disagreement_is_listed_once_with_its_question(edition_of):
    asked = """:w a vocable:Disagreement ; vocable:opposes :c1 , :c2 ;
        vocable:question "Yes or no?"@en , "Oui ou non ?"@fr ."""
    (one,) = describe_sources(edition_of(SOURCES + asked)).disagreements
    assert one.question.value == "Yes or no?"
    assert [claim.object.text.value for claim in one.claims] == ["yes", "no"]


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("<http://id.loc.gov/vocabulary/iso639-1/fr>", "fr"),
        ("<http://lexvo.org/id/iso639-3/fra>", "fr"),
        ("<http://publications.europa.eu/resource/authority/language/FRA>", "fr"),
        ('"fr"', "fr"),
        ("<https://example.org/french>", ""),
    ],
)
def test_the_language_of_a_document_is_a_text_or_a_resource(edition_of, said, tag):
    data = SOURCES.replace('dcterms:language "fr"', f"dcterms:language {said}")
    page = describe_document(edition_of(data), NamedNode(E + "d"))
    assert page.word_language == tag


def test_the_rights_of_a_document_are_a_text_or_a_named_statement(edition_of):
    data = SOURCES.replace('"all"@en , "tous"@fr', ":r") + (
        ':r a dcterms:RightsStatement ; rdfs:label "all"@en , "tous"@fr .'
    )
    page = describe_document(edition_of(data), NamedNode(E + "d"))
    assert [text.value for text in page.rights] == ["all"]


def test_without_attestations_no_source_contradicts(edition_of):
    model = describe_sources(edition_of(":a a skos:Concept ."))
    assert (model.documents, model.disagreements) == ((), ())


GRAMMAR = """
:w a ontolex:LexicalEntry ; ontolex:canonicalForm :f ; lexinfo:partOfSpeech lexinfo:noun .
:f ontolex:writtenRep "thé"@fr ; lexinfo:gender lexinfo:masculine ; lexinfo:number lexinfo:dual .
:d a foaf:Document ; dcterms:identifier "x.txt" ; vocable:sha256 "abc" .
:p oa:hasSource :d ; vocable:line 2 .
:c1 a vocable:Attestation ; rdf:subject :f ; rdf:predicate lexinfo:gender ;
    rdf:object lexinfo:masculine ; prov:wasDerivedFrom :p ; adms:status vocable:accepted .
:c2 a vocable:Attestation ; rdf:subject :f ; rdf:predicate lexinfo:number ;
    rdf:object lexinfo:dual ; prov:wasDerivedFrom :p ; adms:status vocable:accepted .
"""


def test_values_of_lexinfo_are_named_as_on_the_pages_of_words(edition_of):
    edition = edition_of(GRAMMAR, "fr", interface=("fr",))
    (line,) = describe_document(edition, NamedNode(E + "d")).lines
    named = [(*claim.object.text[:2], claim.object.href) for claim in line.claims]
    # The catalogue names no dual; the end of its IRI is English.
    assert named == [("masculin", "fr", ""), ("dual", "en", "")]
