"""The page of a concept shows its labels, place, words, and what supports each."""

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.concept import describe_concept

E = "https://example.org/"


@pytest.fixture
def concept_of(edition_of):
    def make(turtle, name="a", **options):
        return describe_concept(edition_of(turtle, **options), NamedNode(E + name))

    return make


def texts(links):
    return [link.text.value for link in links]


def group(model, name, field="relations"):
    return next((g.relations for g in getattr(model, field) if g.name == name), ())


def targets(relations):
    return [relation.link.href for relation in relations]


DIAMOND = """
:top a skos:Concept ; skos:prefLabel "top"@en .
:left a skos:Concept ; skos:prefLabel "left"@en ; skos:broader :top .
:right a skos:Concept ; skos:prefLabel "right"@en ; skos:broader :top .
:a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader :left , :right .
"""


def test_every_path_to_the_top_is_shown(concept_of):
    paths = [texts(path) for path in concept_of(DIAMOND).paths]
    assert paths == [["top", "left"], ["top", "right"]]
    assert [texts(path) for path in concept_of(DIAMOND, "left").paths] == [["top"]]
    assert concept_of(DIAMOND, "top").paths == ()


def test_a_cycle_ends_where_it_began(concept_of):
    turtle = """
    :a a skos:Concept ; skos:broader :b . :b a skos:Concept ; skos:broader :c .
    :c a skos:Concept ; skos:broader :a . :self a skos:Concept ; skos:broader :self .
    """
    assert [texts(path) for path in concept_of(turtle).paths] == [["c", "b"]]
    assert concept_of(turtle, "self").paths == ()


def test_many_paths_and_long_ones_are_cut_off(concept_of):
    ladder = "".join(
        f":x{n} a skos:Concept ; skos:broader :x{n + 1} , :y{n + 1} ."
        f":y{n} a skos:Concept ; skos:broader :x{n + 1} , :y{n + 1} ."
        for n in range(60)
    )
    paths = concept_of(ladder, "x0").paths
    assert 2 <= len(paths) <= 12
    assert max(map(len, paths)) <= 60


def test_broader_narrower_and_related_are_seen_from_both_sides(concept_of):
    turtle = DIAMOND + ":top skos:related :a ."
    assert targets(group(concept_of(turtle), "broader")) == ["left.html", "right.html"]
    assert targets(group(concept_of(turtle, "left"), "narrower")) == ["a.html"]
    assert targets(group(concept_of(turtle), "see also")) == ["top.html"]


def test_a_deprecated_concept_names_what_replaces_it(concept_of):
    model = concept_of("""
    :a a skos:Concept ; owl:deprecated true ; dcterms:isReplacedBy :b .
    :b a skos:Concept ; skos:prefLabel "new"@en .
    """)
    assert model.history.deprecated
    assert [(link.text.value, link.href) for link in model.history.replacements] == [
        ("new", "b.html")
    ]


def test_mappings_lead_out_over_the_web_alone(concept_of):
    model = concept_of("""
    :a a skos:Concept ; skos:exactMatch <https://x.org/1> , <javascript:alert(1)> ;
        skos:closeMatch <urn:x:2> .
    """)
    assert targets(group(model, "exact match", "mappings")) == ["https://x.org/1", ""]
    assert targets(group(model, "close match", "mappings")) == [""]


def test_a_note_in_a_blank_node_is_readable(concept_of):
    model = concept_of(
        ':a a skos:Concept ; skos:changeNote [ rdf:value "moved"@en ; '
        'dcterms:creator "Ada" ] .'
    )
    (notes,) = model.history.notes
    assert notes.name == "change note"
    assert notes.statements[0].text.value == "moved"
    assert [fact.name for fact in notes.statements[0].facts] == ["creator"]


ARRAY = """
:top a skos:Concept ; skos:prefLabel "top"@en .
:a a skos:Concept ; skos:prefLabel "a"@en . :b a skos:Concept ; skos:prefLabel "b"@en .
:array a iso-thes:ThesaurusArray ; skos:prefLabel "by size"@en ;
    iso-thes:superOrdinate :top ; skos:member :a , :b .
:set a skos:Collection ; skos:prefLabel "set"@en ; skos:member :a , :b .
:c a vocable:Attestation ; rdf:subject :array ; rdf:predicate skos:member ;
    rdf:object :a ; adms:status vocable:accepted ; prov:wasQuotedFrom :p .
:p oa:hasSource :d ; vocable:line 2 . :d a foaf:Document .
"""


def test_a_member_stands_beside_its_siblings_under_the_same_criterion(concept_of):
    array, plain = concept_of(ARRAY).typologies
    assert (array.link.text.value, array.is_typology, array.divides) == (
        "by size",
        True,
        False,
    )
    assert texts(array.others) == ["b"]
    assert (plain.link.text.value, plain.is_typology) == ("set", False)
    assert plain.others == ()


def test_a_divided_concept_shows_the_parts_of_each_criterion(concept_of):
    (array,) = concept_of(ARRAY, "top").typologies
    assert array.divides
    assert texts(array.others) == ["a", "b"]


def test_narrower_through_an_array_rests_on_the_claim_of_the_membership(concept_of):
    model = concept_of(ARRAY, "top")
    marks = {r.link.text.value: r.marks for r in group(model, "narrower")}
    assert marks == {"a": (1,), "b": ()}
    assert model.source.evidence[0].quoted[0].line == "2"
    (broader,) = group(concept_of(ARRAY), "broader")
    assert broader.marks == (1,)


WORDS = """
:a a skos:Concept ; skos:prefLabel "a"@en .
:w a ontolex:Word ; ontolex:canonicalForm :wf ; ontolex:sense :w1 , :w2 .
:wf ontolex:writtenRep "mot"@fr .
:v a ontolex:Word ; ontolex:canonicalForm :vf ; ontolex:sense :v1 .
:vf ontolex:writtenRep "word"@en .
:w1 a ontolex:LexicalSense ; vocable:senseNumber 1 ; lexinfo:domain :a .
:w2 a ontolex:LexicalSense ; vocable:senseNumber 2 ; ontolex:isLexicalizedSenseOf :a .
:v1 a ontolex:LexicalSense ; vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :a .
"""


def test_the_words_that_express_it_lead_to_their_senses(concept_of):
    words = [
        (link.text.value, link.href, number)
        for link, number in concept_of(WORDS, languages=("en", "fr")).words
    ]
    assert words == [("word", "v.html#sense-1", "1"), ("mot", "w.html#sense-2", "2")]


def test_the_words_used_in_a_field_are_listed_at_the_field(concept_of):
    uses = concept_of(WORDS).uses
    assert [(link.text.value, link.href) for link in uses] == [
        ("mot", "w.html#sense-1")
    ]


def test_what_is_claimed_but_not_followed_stands_apart_with_its_rival(concept_of):
    model = concept_of("""
    :a a skos:Concept ; skos:prefLabel "a"@en ; skos:definition "yes"@en .
    :c1 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
        rdf:object "yes"@en ; adms:status vocable:accepted .
    :c2 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
        rdf:object "no"@en ; adms:status vocable:competing ; vocable:contradicts :c1 .
    """)
    assert [s.text.value for s in model.definitions] == ["yes"]
    (refused,) = model.source.refused
    assert (refused.object.text.value, refused.status) == ("no", "competing")
    assert [rival.object.text.value for rival in refused.against] == ["yes"]
    assert model.definitions[0].marks == refused.against[0].marks


def test_notations_labels_schemes_and_the_rest_have_their_place(concept_of):
    model = concept_of("""
    :s a skos:ConceptScheme ; dcterms:title "S"@en .
    :a a skos:Concept ; skos:inScheme :s ; skos:notation "2.1" , "A" ;
        skos:prefLabel "a"@en ; dcterms:creator "Ada" .
    """)
    assert model.notation == "2.1, A"
    assert texts(model.schemes) == ["S"]
    assert [detail.name for detail in model.details] == ["creator"]


def test_the_remarks_of_the_check_are_counted(edition_of):
    edition = edition_of(":a a skos:Concept .", findings={E + "a": 3})
    assert describe_concept(edition, NamedNode(E + "a")).findings == 3
