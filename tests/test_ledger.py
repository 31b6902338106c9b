"""The text of a document is in a passage or in the ledger, to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.checking.evidence.document_coverage import coverage, share_used
from vocable.rdf.loading import load
from vocable.rdf.namespaces import FOAF, RDF
from vocable.rdf.reading import subjects

TEXT = "Le thé vert se boit. Ainsi, goûtez.\nLe café, non.\n"
DOCUMENT = ":d a foaf:Document .\n"


def passage(start, end, name="p"):
    line = TEXT.count("\n", 0, start) + 1
    return (
        f":{name} a vocable:Passage ; oa:hasSource :d ; vocable:line {line} ; "
        f"oa:start {start} ; oa:end {end} .\n"
    )


def part(start, end, line=1):
    return (
        f":r{start} a vocable:UncoveredLines ; oa:hasSource :d ; "
        f"vocable:firstLine {line} ; vocable:lastLine {line} ; "
        f"oa:start {start} ; oa:end {end} .\n"
    )


@pytest.fixture
def store_of(file_of):
    return lambda turtle: load([file_of(DOCUMENT + turtle)]).store


def loose(store):
    (document,) = subjects(store, RDF.type, FOAF.Document)
    return [
        (finding.rule, finding.value.value)
        for finding in coverage(store, {document: TEXT})
    ]


def test_characters_of_a_cited_line_that_no_passage_holds_are_found(store_of):
    store = store_of(passage(0, 19) + passage(36, 49, "q"))
    assert loose(store) == [("uncovered-document-text", "1: 19-35")]


def test_a_part_of_a_line_in_the_ledger_is_named(store_of):
    store = store_of(passage(0, 19) + passage(36, 49, "q") + part(21, 35))
    assert loose(store) == []


def test_a_comma_or_an_article_between_two_passages_is_not_worth_naming(store_of):
    store = store_of(passage(3, 20) + passage(21, 35, "q") + passage(36, 49, "s"))
    assert loose(store) == []


def test_the_share_counts_letters_in_passages_and_not_those_of_the_ledger(store_of):
    store = store_of(passage(0, 19) + part(21, 35))
    (document,) = subjects(store, RDF.type, FOAF.Document)
    letters = sum(map(str.isalnum, TEXT))
    held = sum(map(str.isalnum, TEXT[:19]))
    assert share_used(store, {document: TEXT}) == held / letters
    assert share_used(store, {}) == 0


@given(st.integers(0, len(TEXT) + 5), st.integers(0, len(TEXT) + 5))
def test_no_positions_make_the_share_leave_nought_to_one(tmp_path_factory, start, end):
    path = tmp_path_factory.mktemp("ledger") / "x.ttl"
    path.write_text(
        "@prefix : <https://example.org/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
        "@prefix vocable: <https://w3id.org/vocable/ns#> .\n"
        f"{DOCUMENT}{passage(start, end)}",
        encoding="utf-8",
    )
    store = load([path]).store
    (document,) = subjects(store, RDF.type, FOAF.Document)
    assert 0 <= share_used(store, {document: TEXT}) <= 1
