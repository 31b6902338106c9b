"""What follows from a graph is added to it, once, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, Store, parse

from effort import examples
from random_graphs import random_triples
from vocable.paths import ONTOLOGY
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import OWL, PREFIXES, RDFS
from vocable.rdf.reading import size, triples
from vocable.vocabulary.entailment import INFERRED, asserted, entail

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def quads(text):
    return set(parse(f"{HEAD}@prefix : <http://e/> .\n{text}", RdfFormat.TURTLE))


def entailed(text):
    """Give the triples that entailment adds to a graph."""
    given = quads(text)
    store = Store()
    store.extend(given)
    count = entail(Graph(store, ()))
    added = set(triples(store)) - given
    assert len(added) == count
    assert entail(Graph(store, ())) == 0
    return added


def axioms():
    for quad in parse(path=ONTOLOGY / "entailment.ttl", format=RdfFormat.TURTLE):
        yield pytest.param(quad, id=str(quad.triple))


@pytest.mark.parametrize("axiom", list(axioms()))
def test_every_axiom_is_applied(axiom):
    term, kind, other = axiom.subject, axiom.predicate, axiom.object
    if kind == OWL.inverseOf:
        assert quads(f":b {other} :a .") <= entailed(f":a {term} :b .")
        assert quads(f":b {term} :a .") <= entailed(f":a {other} :b .")
    elif kind == RDFS.subPropertyOf:
        assert quads(f":a {other} :b .") <= entailed(f":a {term} :b .")
    elif kind == RDFS.subClassOf:
        assert quads(f":a a {other} .") <= entailed(f":a a {term} .")
    else:
        assert other == OWL.SymmetricProperty
        assert quads(f":b {term} :a .") == entailed(f":a {term} :b .")


def test_nothing_else_follows():
    assert entailed(
        ':a a skos:Concept ; skos:prefLabel "a" ; skos:broader "text" .'
    ) == (set())
    assert entailed(":a skos:broader :b .") == quads(":b skos:narrower :a .")


def test_a_top_concept_is_in_its_scheme():
    assert entailed(":s skos:hasTopConcept :c .") == quads(
        ":c skos:topConceptOf :s ; skos:inScheme :s ."
    )


@pytest.mark.parametrize("spelling", ["MultiWordExpression", "MultiwordExpression"])
def test_an_expression_is_an_entry_in_either_spelling(spelling):
    assert quads(
        ":e a ontolex:MultiWordExpression , ontolex:LexicalEntry ."
    ) == entailed(f":e a ontolex:{spelling} .") | quads(
        ":e a ontolex:MultiWordExpression ."
    )


def test_members_of_an_array_are_narrower_than_its_concept():
    added = entailed(
        ":t a iso-thes:ThesaurusArray ; iso-thes:superOrdinate :c ; "
        "skos:member :m, :x ."
        ":c a skos:Concept . :m a skos:Concept ."
    )
    assert added == quads(
        ":t a skos:Collection . :m skos:broader :c . :c skos:narrower :m . "
        ":m iso-thes:broaderGeneric :c . :c iso-thes:narrowerGeneric :m ."
    )


def test_what_stands_in_a_member_list_is_a_member():
    added = entailed(":k skos:memberList ( :a :b ) .")
    assert quads(":k skos:member :a, :b .") <= added


@pytest.mark.parametrize("kind", ["prefLabel", "altLabel", "hiddenLabel"])
def test_a_label_with_an_iri_is_also_a_plain_label(kind):
    added = entailed(f':a skosxl:{kind} :l . :l skosxl:literalForm "mot"@fr .')
    assert added == quads(f':a skos:{kind} "mot"@fr .')


def test_the_axioms_of_a_vocabulary_count_where_they_lead_to_skos():
    added = entailed(
        ":Micro rdfs:subClassOf skos:Collection . :m a :Micro . "
        ":Own rdfs:subClassOf :Other . :o a :Own . "
        ":partOf rdfs:subPropertyOf skos:broader . :a :partOf :b ."
    )
    assert added == quads(
        ":m a skos:Collection . :a skos:broader :b . :b skos:narrower :a ."
    )


def test_the_axioms_of_a_vocabulary_are_followed_through_several_steps():
    added = entailed(":A rdfs:subClassOf skos:OrderedCollection . :a a :A . ")
    assert added == quads(":a a skos:OrderedCollection, skos:Collection .")


def test_entailed_triples_stand_beside_the_asserted_ones_and_are_listed():
    store = Store()
    said = quads(":a skos:broader :b . :c skos:related :a .")
    store.extend(said)
    count = entail(Graph(store, ()))
    whole = {quad.triple for quad in triples(store)}
    listed = {
        quad.triple for quad in store.quads_for_pattern(None, None, None, INFERRED)
    }
    assert count == len(listed) > 0
    assert set(asserted(store)) == {quad.triple for quad in said} == whole - listed
    assert size(store) == len(whole)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=examples(20), deadline=None)
def test_what_files_say_is_the_whole_without_what_was_inferred(seed):
    store = Store()
    store.extend(Quad(*triple) for triple in random_triples(seed))
    said = {quad.triple for quad in store}
    entail(Graph(store, ()))
    assert set(asserted(store)) == said


def test_what_a_sense_lexicalises_is_a_lexical_concept_and_its_scheme_a_set():
    added = entailed(
        ":w ontolex:isLexicalizedSenseOf :a . :w2 ontolex:isLexicalizedSenseOf :x ."
        ":a a skos:Concept ; skos:inScheme :s . :b a skos:Concept ; skos:inScheme :s ."
        ":s a skos:ConceptScheme ."
    )
    assert added == quads(
        ":a a ontolex:LexicalConcept ; ontolex:lexicalizedSense :w ."
        ":x ontolex:lexicalizedSense :w2 ."
        ":s a ontolex:ConceptSet ; lime:concepts 1 ."
    )


def test_the_words_of_a_lexicon_are_counted_unless_it_says_how_many_they_are():
    lexicon = ":l a lime:Lexicon ; lime:entry :a , :b ."
    assert entailed(lexicon) == quads(":l lime:lexicalEntries 2 .")
    assert entailed(lexicon + ":l lime:lexicalEntries 7 .") == set()
