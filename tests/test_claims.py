"""For each statement the evidence, for each claim its standing."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import Literal, NamedNode

from vocable.rdf.namespaces import LEXINFO, SKOS
from vocable.vocabulary.claims import INVERSES

E = "https://example.org/"


def node(name):
    return NamedNode(E + name)


def claim(name, triple, status="accepted", more=""):
    subject, predicate, object_ = triple.split(" ", 2)
    return f"""
    :{name} a vocable:Attestation ; rdf:subject {subject} ; rdf:predicate {predicate} ;
        rdf:object {object_} ; adms:status vocable:{status} {more} .
    """


@pytest.fixture
def claims_of(vocabulary_of):
    return lambda turtle: vocabulary_of(turtle).claims


def supporting(claims, subject, predicate, object_):
    found = claims.supporting(subject, predicate, object_)
    return [one.iri.value.removeprefix(E) for one in found]


@pytest.mark.parametrize(
    ("status", "stands"),
    [
        ("accepted", True),
        ("editorial", True),
        ("competing", False),
        ("rejected", False),
        ("unverified", False),
    ],
)
def test_only_accepted_and_editorial_claims_support_a_statement(
    claims_of, status, stands
):
    claims = claims_of(claim("c", ':a skos:definition "d"@fr', status))
    literal = Literal("d", language="fr")
    assert bool(supporting(claims, node("a"), SKOS.definition, literal)) is stands
    assert claims.every()[0].stands is stands


def test_a_claim_supports_exactly_its_own_triple(claims_of):
    claims = claims_of(claim("c", ':a skos:definition "d"@fr'))
    assert not supporting(
        claims, node("a"), SKOS.definition, Literal("d", language="en")
    )
    assert not supporting(claims, node("a"), SKOS.note, Literal("d", language="fr"))
    assert not supporting(
        claims, node("b"), SKOS.definition, Literal("d", language="fr")
    )


@pytest.mark.parametrize("predicate", INVERSES, ids=lambda p: p.value)
def test_a_claim_also_supports_the_inverse_statement(claims_of, predicate):
    claims = claims_of(claim("c", f":a <{predicate.value}> :b"))
    assert supporting(claims, node("a"), predicate, node("b")) == ["c"]
    assert supporting(claims, node("b"), INVERSES[predicate], node("a")) == ["c"]


def test_a_relation_with_a_direction_has_no_inverse(claims_of):
    claims = claims_of(claim("c", ":a lexinfo:pertainsTo :b"))
    assert not supporting(claims, node("b"), LEXINFO.pertainsTo, node("a"))


def test_a_member_of_an_array_is_narrower_by_the_claim_of_its_membership(claims_of):
    claims = claims_of(
        ":array a iso-thes:ThesaurusArray ; iso-thes:superOrdinate :top ."
        + claim("c", ":array skos:member :a")
    )
    assert supporting(claims, node("a"), SKOS.broader, node("top")) == ["c"]
    assert supporting(claims, node("top"), SKOS.narrower, node("a")) == ["c"]
    assert not supporting(claims, node("b"), SKOS.broader, node("top"))


def test_a_claim_of_its_own_goes_before_that_of_the_membership(claims_of):
    claims = claims_of(
        ":array a iso-thes:ThesaurusArray ; iso-thes:superOrdinate :top ."
        + claim("c", ":array skos:member :a")
        + claim("d", ":a skos:broader :top")
    )
    assert supporting(claims, node("a"), SKOS.broader, node("top")) == ["d"]


def test_a_claim_carries_all_that_is_known_of_it(claims_of):
    claims = claims_of(
        claim(
            "c",
            ":a skos:broader :b",
            "rejected",
            """; skos:scopeNote "nuance"@en ; skos:editorialNote "reason"@en ;
            prov:wasAttributedTo :speaker ; vocable:contradicts :d ;
            prov:wasQuotedFrom :p2 , :p1 ; prov:wasDerivedFrom :p3""",
        )
        + """
        :p1 oa:hasSource :doc ; vocable:line 1 ; oa:start 4 ; oa:end 9 ; oa:exact "words" .
        :p2 oa:hasSource :doc ; vocable:line 2 ; oa:start 30 ; oa:end 31 .
        :p3 oa:hasSource :doc ; vocable:line 3 ; oa:start 40 ; oa:end 44 .
        """
    )
    (one,) = claims.every()
    assert (one.subject, one.predicate, one.object) == (
        node("a"),
        SKOS.broader,
        node("b"),
    )
    assert [text.value for text in (*one.nuances, *one.reasons)] == ["nuance", "reason"]
    assert one.speakers == (node("speaker"),)
    assert one.contradicts == (node("d"),)
    assert [(p.line, p.exact) for p in one.quoted] == [(1, "words"), (2, "")]
    assert [(p.line, p.start) for p in one.derived] == [(3, 40)]


def test_contradiction_is_known_from_both_ends(claims_of):
    claims = claims_of(
        claim("c", ":a skos:broader :b", "accepted", "; vocable:contradicts :d")
        + claim("d", ":a skos:broader :x", "competing")
    )
    first, second = claims.every()
    assert first.contradicts == (node("d"),)
    assert second.contradicts == (node("c"),)


@pytest.mark.parametrize(
    "broken",
    [
        ":c a vocable:Attestation .",
        ":c a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:note .",
        ':c a vocable:Attestation ; rdf:subject "a" ; rdf:predicate :p ; rdf:object :o .',
        ':c a vocable:Attestation ; rdf:subject :a ; rdf:predicate "p" ; rdf:object :o .',
    ],
)
def test_a_claim_that_claims_nothing_is_left_out(claims_of, broken):
    claims = claims_of(broken)
    assert claims.every() == []
    assert claims.about([node("a")]) == []


def test_a_passage_of_nowhere_is_left_out(claims_of):
    claims = claims_of(
        claim("c", ":a skos:broader :b", more="; prov:wasQuotedFrom :p")
        + ":p vocable:line 3 ."
    )
    assert claims.every()[0].quoted == ()


def test_a_line_that_is_no_number_is_no_line(claims_of):
    claims = claims_of(':p oa:hasSource :d ; vocable:line "seven" .')
    assert claims.passage(node("p")).line == 0


def test_a_passage_leads_to_the_claims_that_rest_on_it(claims_of):
    claims = claims_of(
        claim("d", ":a skos:broader :b", more="; prov:wasQuotedFrom :p")
        + claim("c", ":a skos:related :b", more="; prov:wasDerivedFrom :p")
        + claim("e", ":a skos:related :x")
    )
    assert [one.iri for one in claims.citing(node("p"))] == [node("c"), node("d")]


def test_a_resource_leads_to_the_claims_about_it_from_either_end(claims_of):
    claims = claims_of(
        claim("c", ":a skos:broader :b")
        + claim("d", ":x skos:broader :a")
        + claim("e", ":x skos:broader :b")
    )
    assert [one.iri for one in claims.about([node("a")])] == [node("c"), node("d")]


def test_a_graph_without_attestations_has_no_evidence(claims_of):
    claims = claims_of(":a a skos:Concept .")
    assert not claims.any
    assert claims.about([node("a")]) == []
    assert supporting(claims, node("a"), SKOS.broader, node("b")) == []
