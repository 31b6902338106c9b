"""What is compared: near-synonyms, opposites, and what a source tells apart."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from itertools import combinations, pairwise

import pytest
from pyoxigraph import NamedNode

E = "https://example.org/"
WORDS = """
:w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "client"@fr ] ; ontolex:sense :w1 , :w2 .
:v a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "consommateur"@fr ] ; ontolex:sense :v1 .
:w1 ontolex:isLexicalizedSenseOf :a . :w2 ontolex:isLexicalizedSenseOf :b .
:v1 ontolex:isLexicalizedSenseOf :b .
:a a skos:Concept ; skos:prefLabel "client (économie)"@fr .
:b a skos:Concept ; skos:prefLabel "consommateur"@fr .
"""


def claim(triple, *, name="claim", status="accepted", nuance=""):
    subject, predicate, object_ = triple.split()
    note = f'; skos:scopeNote "{nuance}"@fr' if nuance else ""
    return f"""
    :{name} a vocable:Attestation ; rdf:subject {subject} ; rdf:predicate {predicate} ;
        rdf:object {object_} ; adms:status vocable:{status} {note} .
    {f"{triple} ." if status == "accepted" else ""}
    """


@pytest.fixture
def paths_of(vocabulary_of):
    def paths(turtle, **options):
        return [pair.path for pair in vocabulary_of(turtle, **options).pairs.all]

    return paths


@pytest.mark.parametrize("predicate", ["approximateSynonym", "antonym"])
def test_near_words_of_two_concepts_are_compared(paths_of, predicate):
    assert paths_of(f"{WORDS} :w1 lexinfo:{predicate} :v1 .") == ["compare/v1--w1"]


def test_near_words_of_one_concept_have_nothing_to_compare(paths_of):
    assert paths_of(f"{WORDS} :w2 lexinfo:approximateSynonym :v1 .") == []


@pytest.mark.parametrize(
    "predicate",
    ["lexinfo:synonym", "vartrans:translation", "lexinfo:approximateSynonym"],
)
def test_a_nuance_makes_words_of_one_concept_worth_comparing(paths_of, predicate):
    said = claim(f":w2 {predicate} :v1", nuance="Le premier achète.")
    assert paths_of(WORDS + said) == ["compare/w2--v1"]
    assert paths_of(WORDS + claim(f":w2 {predicate} :v1")) == []


def test_words_without_concepts_are_compared_by_what_they_say(paths_of):
    turtle = """
    :w a ontolex:Word ; ontolex:sense :w1 . :v a ontolex:Word ; ontolex:sense :v1 .
    :w1 skos:definition "un"@fr ; lexinfo:antonym :v1 . :v1 skos:definition "deux"@fr .
    """
    assert paths_of(turtle) == ["compare/v1--w1"]


def test_what_is_no_sense_of_a_word_is_not_compared(paths_of):
    assert (
        paths_of(f"{WORDS} :w lexinfo:antonym :v . :w1 lexinfo:antonym :lost .") == []
    )
    assert paths_of(f'{WORDS} :w1 lexinfo:antonym :w1 , "x" .') == []


@pytest.mark.parametrize("predicate", ["skos:related", "skos:closeMatch"])
def test_concepts_are_compared_where_a_claim_joins_them(paths_of, predicate):
    concepts = ":a a skos:Concept . :b a skos:Concept ."
    assert paths_of(concepts + claim(f":b {predicate} :a")) == ["compare/b--a"]
    assert paths_of(f"{concepts} :a {predicate} :b .") == []
    assert paths_of(concepts + claim(f":b {predicate} :a", status="rejected")) == []
    assert paths_of(concepts + claim(f":b {predicate} <http://x.org/1>")) == []


def test_a_pair_stands_in_the_order_in_which_its_nuance_counts(paths_of):
    said = claim(":w1 lexinfo:antonym :v1", nuance="Le premier achète.")
    assert paths_of(WORDS + said) == ["compare/w1--v1"]


def test_concepts_share_the_page_of_the_words_that_say_them(vocabulary_of):
    said = claim(":a skos:related :b", nuance="L'un achète.")
    pairs = vocabulary_of(f"{WORDS}{said} :w1 lexinfo:antonym :v1 .").pairs
    (pair,) = pairs.all
    assert pair.path == "compare/v1--w1"
    assert pairs.find(NamedNode(E + "a"), NamedNode(E + "b")) == pair


def test_of_several_words_those_in_the_first_language_lend_their_page(vocabulary_of):
    turtle = f"""{WORDS}
    :x a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "customer"@en ] ; ontolex:sense :a1 .
    :a1 ontolex:isLexicalizedSenseOf :a ; lexinfo:antonym :v1 . :w1 lexinfo:antonym :v1 .
    """
    both = (NamedNode(E + "a"), NamedNode(E + "b"))
    for languages, path in (("fr", "en"), "v1--w1"), (("en", "fr"), "a1--v1"):
        pairs = vocabulary_of(turtle, languages=languages).pairs
        assert len(pairs.all) == 2
        assert pairs.find(*both).path == f"compare/{path}"


def test_a_vocabulary_without_such_pairs_has_none(paths_of):
    assert paths_of(":a a skos:Concept ; skos:related :b . :b a skos:Concept .") == []


def test_there_are_never_more_pairs_than_were_declared(paths_of):
    names = [f"n{n}" for n in range(12)]
    senses = "".join(
        f":{n} a ontolex:Word ; ontolex:sense :{n}-1 . :{n}-1 ontolex:isLexicalizedSenseOf :c{n} . "
        f":c{n} a skos:Concept ."
        for n in names
    )
    chain = "".join(
        f":{one}-1 lexinfo:antonym :{other}-1 ." for one, other in pairwise(names)
    )
    assert len(paths_of(senses + chain)) == len(names) - 1
    everything = "".join(
        f":{one}-1 lexinfo:antonym :{other}-1 ."
        for one, other in combinations(names, 2)
    )
    assert len(set(paths_of(senses + everything))) == len(names) * (len(names) - 1) / 2
