"""The page of a word shows its forms and its senses in their order."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.entry import describe_entry

E = "https://example.org/"


@pytest.fixture
def entry_of(edition_of):
    def make(turtle, name="w", **options):
        return describe_entry(edition_of(turtle, **options), NamedNode(E + name))

    return make


WORD = """
:w a ontolex:Word ; lexinfo:partOfSpeech lexinfo:noun ;
    ontolex:canonicalForm :f ; ontolex:otherForm :g ; ontolex:sense :w10 , :w2 , :w1 .
:f a ontolex:Form ; ontolex:writtenRep "client"@fr ;
    ontolex:phoneticRep "kli.jɑ̃"@fr-fonipa ; lexinfo:gender lexinfo:masculine .
:g a ontolex:Form ; ontolex:writtenRep "cliente"@fr ; lexinfo:gender lexinfo:feminine .
:w1 a ontolex:LexicalSense ; vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :a .
:w2 a ontolex:LexicalSense ; vocable:senseNumber 2 ; skos:definition "deux"@fr .
:w10 a ontolex:LexicalSense ; vocable:senseNumber 10 .
:a a skos:Concept ; skos:prefLabel "client (histoire)"@fr ;
    skos:definition "Romain."@fr , "Roman."@en ; skos:example "Le client de Cicéron."@fr .
:h a skos:Concept ; skos:prefLabel "histoire"@fr .
:w1 lexinfo:domain :h ; lexinfo:register lexinfo:formalRegister ;
    lexinfo:temporalQualifier lexinfo:archaic ; skos:scopeNote "vieilli"@fr .
:lex a lime:Lexicon ; dcterms:title "Lexique"@fr ; lime:entry :w .
"""


def test_senses_stand_in_the_order_of_their_numbers(entry_of):
    senses = entry_of(WORD).senses
    assert [sense.number for sense in senses] == ["1", "2", "10"]
    assert [sense.anchor for sense in senses] == ["sense-1", "sense-2", "sense-10"]


@pytest.mark.parametrize("number", ["", "²", "x", "-1"])
def test_a_sense_without_a_proper_number_comes_last(entry_of, number):
    more = f':w0 vocable:senseNumber "{number}" .' if number else ""
    model = entry_of(f"{WORD} :w ontolex:sense :w0 . {more}")
    assert [sense.number for sense in model.senses] == ["1", "2", "10", number]


def test_a_sense_takes_its_definition_from_itself_or_else_from_its_concept(entry_of):
    first, second, third = entry_of(WORD, languages=("fr", "en")).senses
    assert [s.text.value for s in first.definitions] == ["Roman."]
    assert [s.text.value for s in second.definitions] == ["deux"]
    assert third.definitions == ()


def test_a_definition_stands_in_one_language_alone(entry_of):
    model = entry_of(WORD, language="fr", languages=("fr", "en"))
    assert [s.text.value for s in model.senses[0].definitions] == ["Romain."]


def test_a_sense_shows_field_usage_notes_examples_and_concept(entry_of):
    sense = entry_of(WORD).senses[0]
    assert [(r.link.text.value, r.link.href) for r in sense.fields] == [
        ("histoire", "h.html")
    ]
    assert [name for name, _ in sense.usage] == ["formal", "archaic"]
    assert [s.text.value for s in sense.examples] == ["Le client de Cicéron."]
    assert [s.text.value for s in sense.notes] == ["vieilli"]
    assert [link.href for link in sense.concepts] == ["a.html"]
    assert sense.iri == E + "w1"


def test_the_head_gives_pronunciation_grammar_and_other_forms(entry_of):
    model = entry_of(WORD)
    assert model.word_language == "fr"
    assert model.page.title.value == model.form.written.value == "client"
    (said,) = model.form.pronunciations
    assert (said.text.value, said.text.language) == ("kli.jɑ̃", "fr-fonipa")
    assert [name for name, _ in model.part_of_speech] == ["noun"]
    assert [name for name, _ in model.form.features] == ["masculine"]
    (feminine,) = model.other_forms
    assert (feminine.written.value, feminine.anchor) == ("cliente", "form-g")
    assert [name for name, _ in feminine.features] == ["feminine"]


def test_a_word_without_form_or_sense_still_has_a_page(entry_of):
    model = entry_of(":w a ontolex:LexicalEntry .")
    assert (model.form, model.senses, model.page.title.value) == (None, (), "w")


def test_a_form_without_an_iri_is_shown_like_another(entry_of):
    model = entry_of("""
    :w a ontolex:Word ; ontolex:otherForm [ ontolex:writtenRep "mots"@fr ] ;
        ontolex:canonicalForm [ ontolex:writtenRep "mot"@fr ;
            ontolex:phoneticRep "mo"@fr-fonipa ] .
    """)
    assert model.page.title.value == model.form.written.value == "mot"
    assert [said.text.value for said in model.form.pronunciations] == ["mo"]
    assert [form.written.value for form in model.other_forms] == ["mots"]


HOMOGRAPHS = (
    WORD
    + """
:adj a ontolex:Word ; lexinfo:partOfSpeech lexinfo:adjective ; ontolex:canonicalForm :adjf .
:adjf ontolex:writtenRep "client"@fr .
:eng a ontolex:Word ; lexinfo:partOfSpeech lexinfo:noun ; ontolex:canonicalForm :engf .
:engf ontolex:writtenRep "client"@en .
:other a ontolex:Word ; ontolex:canonicalForm :otherf . :otherf ontolex:writtenRep "clients"@fr .
"""
)


def test_words_written_alike_lead_to_each_other_across_languages(entry_of):
    alike = entry_of(HOMOGRAPHS, languages=("fr", "en")).homographs
    assert [(link.href, grammar) for link, grammar in alike] == [
        ("adj.html", "adjective"),
        ("eng.html", "noun"),
    ]
    back = entry_of(HOMOGRAPHS, "eng", languages=("fr", "en")).homographs
    assert {link.href for link, _ in back} == {"w.html", "adj.html"}


TRANSLATED = (
    WORD
    + """
:w1 vartrans:translation :e1 . :w2 lexinfo:synonym :z1 ; lexinfo:approximateSynonym :w1 .
:e a ontolex:Word ; ontolex:canonicalForm :ef ; ontolex:sense :e1 .
:ef ontolex:writtenRep "customer"@en . :e1 a ontolex:LexicalSense ; vocable:senseNumber 1 .
:z a ontolex:Word ; ontolex:canonicalForm :zf ; ontolex:sense :z1 , :z2 .
:zf ontolex:writtenRep "acheteur"@fr . :z1 vocable:senseNumber 1 . :z2 vocable:senseNumber 2 .
:c a vocable:Attestation ; rdf:subject :w1 ; rdf:predicate vartrans:translation ;
    rdf:object :e1 ; adms:status vocable:accepted ; skos:scopeNote "in a shop"@en .
"""
)


def test_translations_and_synonyms_lead_to_the_sense_of_the_other_word(entry_of):
    first, second, _ = entry_of(TRANSLATED).senses
    (translations,) = (g for g in first.relations if g.name == "translation")
    (relation,) = translations.relations
    assert (relation.link.text.value, relation.link.href) == (
        "customer",
        "e.html#sense-1",
    )
    assert relation.marks
    assert [text.value for text in relation.nuances] == ["in a shop"]
    assert [g.name for g in second.relations] == ["synonym", "near-synonym"]
    assert second.relations[0].relations[0].link.href == "z.html#sense-1"


def test_a_translation_is_seen_from_the_other_word_with_the_same_evidence(entry_of):
    (sense,) = entry_of(TRANSLATED, "e").senses
    (group,) = sense.relations
    assert group.relations[0].link.href == "w.html#sense-1"
    assert group.relations[0].marks == (1,)


def test_an_etymology_stands_with_its_evidence_and_a_refused_one_apart(entry_of):
    model = entry_of(
        WORD
        + """
    :w vocable:etymology "du latin"@fr .
    :c1 a vocable:Attestation ; rdf:subject :w ; rdf:predicate vocable:etymology ;
        rdf:object "du latin"@fr ; adms:status vocable:accepted .
    :c2 a vocable:Attestation ; rdf:subject :w ; rdf:predicate vocable:etymology ;
        rdf:object "du grec"@fr ; adms:status vocable:rejected ; vocable:contradicts :c1 .
    """
    )
    assert [(s.text.value, s.marks) for s in model.etymologies] == [("du latin", (1,))]
    assert [line.object.text.value for line in model.source.refused] == ["du grec"]


def test_evidence_about_forms_and_senses_stands_on_the_page_of_the_word(entry_of):
    model = entry_of(
        WORD
        + """
    :c a vocable:Attestation ; rdf:subject :f ; rdf:predicate ontolex:phoneticRep ;
        rdf:object "kli.jɑ̃"@fr-fonipa ; adms:status vocable:accepted .
    :d a vocable:Attestation ; rdf:subject :w2 ; rdf:predicate lexinfo:domain ;
        rdf:object :h ; adms:status vocable:competing .
    """
    )
    assert model.form.pronunciations[0].marks == (1,)
    assert [line.predicate for line in model.source.refused] == ["field"]


def test_what_both_editions_of_lexinfo_say_stands_once(entry_of):
    old = "<http://www.lexinfo.net/ontology/2.0/lexinfo#{}>".format
    model = entry_of(
        f"{WORD} :w {old('partOfSpeech')} {old('noun')} , {old('properNoun')} . "
        f":f {old('gender')} {old('masculine')} . "
        f":w1 {old('register')} {old('formalRegister')} ."
    )
    assert [name for name, _ in model.part_of_speech] == ["noun", "proper noun"]
    assert [name for name, _ in model.form.features] == ["masculine"]
    assert [name for name, _ in model.senses[0].usage] == ["formal", "archaic"]
    assert model.senses[0].details == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"deux"@fr , "two"@en , "zwei"@de', ["deux", "zwei"]),
        ('"deux"@fr , [ rdf:value "Zweites"@de ]', ["deux", "Zweites"]),
        ('"deux"@fr , [ rdf:value "second"@fr ]', ["deux", "second"]),
        ('[ rdf:value "two"@en ] , [ rdf:value "deux"@fr ]', ["deux"]),
    ],
)
def test_a_sense_shows_the_definitions_that_no_other_page_shows(
    entry_of, said, expected
):
    turtle = WORD.replace('skos:definition "deux"@fr', f"skos:definition {said}")
    model = entry_of(
        turtle, language="fr", languages=("fr", "en"), interface=("fr", "en")
    )
    assert [one.text.value for one in model.senses[1].definitions] == expected
