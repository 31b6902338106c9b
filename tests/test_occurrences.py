"""Every place of a word in the documents is found, written as data, and verified."""

import hashlib

import pytest

from vocable.checking.evidence.occurrence_index import document_texts, index_findings
from vocable.config.discovery import configure
from vocable.rdf.loading import load

DATA = """
@base <https://example.org/v/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
@prefix lime: <http://www.w3.org/ns/lemon/lime#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix vocable: <https://w3id.org/vocable/ns#> .

<document/000> a foaf:Document ; dcterms:identifier "000.txt" ;
    dcterms:language <http://id.loc.gov/vocabulary/iso639-1/fr> ;
    vocable:sha256 "DIGEST" .
<lexicon/fr> a lime:Lexicon ; lime:language "fr" ; lime:entry ENTRIES .
<lexicon/en> a lime:Lexicon ; lime:language "en" ; lime:entry <entry/tea-noun-en> ,
    <entry/the-noun-en> .
<entry/tea-noun-en> ontolex:canonicalForm <form/tea> .
<form/tea> ontolex:writtenRep "tea"@en .
<entry/the-noun-en> ontolex:canonicalForm <form/the-en> .
<form/the-en> ontolex:writtenRep "thé"@en .
"""
WORDS = {
    "thé": "noun",
    "thé d’été": "noun",
    "journal": "noun",
    "cible": "noun",
    "cibler": "verb",
}


@pytest.fixture
def index(tmp_path, invoke):
    """Write a vocabulary and its one document; give places by entry and the checker."""

    def of(text):
        entries = []
        data = DATA.replace("DIGEST", hashlib.sha256(text.encode()).hexdigest())
        for number, (word, part) in enumerate(WORDS.items()):
            entries.append(f"<entry/w{number}>")
            data += (
                f"<entry/w{number}> lexinfo:partOfSpeech lexinfo:{part} ; "
                f"ontolex:canonicalForm <form/w{number}> .\n"
                f'<form/w{number}> ontolex:writtenRep "{word}"@fr .\n'
            )
        (tmp_path / "documents").mkdir()
        (tmp_path / "documents" / "000.txt").write_bytes(text.encode())
        (tmp_path / "v").mkdir()
        (tmp_path / "v" / "vocable.toml").write_text(
            'profile = "vocable"\niri_space = "https://example.org/v/"\n'
            'sources = ["*.ttl"]\n'
        )
        (tmp_path / "v" / "data.ttl").write_text(
            data.replace("ENTRIES", " , ".join(entries)), "utf-8"
        )
        out = tmp_path / "v" / "occurrences.ttl"
        documents = tmp_path / "documents"
        command = ("occurrences", tmp_path / "v", "--documents", documents, "-o", out)
        result = invoke(*command)
        assert result.exit_code == 0, result.stderr
        query = (
            "PREFIX frac: <http://www.w3.org/ns/lemon/frac#> "
            "PREFIX oa: <http://www.w3.org/ns/oa#> "
            "PREFIX ontolex: <http://www.w3.org/ns/lemon/ontolex#> "
            "PREFIX vocable: <https://w3id.org/vocable/ns#> "
            "SELECT ?w ?l ?s ?e { ?x ontolex:canonicalForm/ontolex:writtenRep ?w ; "
            "frac:attestation ?o . ?o vocable:line ?l ; oa:start ?s ; oa:end ?e } "
            "ORDER BY ?w ?s"
        )
        rows = invoke("query", tmp_path / "v", query, "--format", "csv").stdout
        found = {}
        for row in rows.splitlines()[1:]:
            word, line, start, end = row.split(",")
            place = (int(line), text[int(start) : int(end)])
            found.setdefault(word, []).append(place)
        return found

    return of


def test_a_word_is_found_in_the_singular_and_the_plural_whatever_its_case(index):
    found = index("Un thé, des THÉS.\nLes journaux : athée, théière.\n")
    assert found["thé"] == [(1, "thé"), (1, "THÉS")]
    assert found["journal"] == [(2, "journaux")]


def test_a_phrase_is_found_with_any_apostrophe_and_space_but_not_over_lines(index):
    found = index("Des thés d'été, un thé\u00a0d’été, un thé\nd’été.")
    assert found["thé d’été"] == [(1, "thés d'été"), (1, "thé\u00a0d’été")]


def test_a_noun_keeps_the_place_that_a_verb_could_have(index):
    found = index("La cible est ciblée : il faut cibler.")
    assert found["cible"] == [(1, "cible")]
    assert found["cibler"] == [(1, "ciblée"), (1, "cibler")]


def test_a_foreign_word_counts_only_where_no_word_of_the_language_is_so_written(index):
    found = index("Le thé se dit tea.")
    assert found["tea"] == [(1, "tea")]
    assert found["thé"] == [(1, "thé")]


def test_the_target_of_a_link_is_no_text(index):
    assert index("[Le thé](/cible)") == {"thé": [(1, "thé")]}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("oa:start 3 ;", "oa:start 2 ;", "occurrence"),
        ("rdf:value 2 ;", "rdf:value 3 ;", "occurrence"),
        ('rdf:value "thé" ;', 'rdf:value "the" ;', "occurrence"),
        ("<occurrence/000-3-6> ,", "", "missing-occurrence"),
    ],
)
def test_an_index_that_the_documents_do_not_bear_out_is_told(
    index, tmp_path, old, new, rule
):
    index("Un thé, un thé.")
    file = tmp_path / "v" / "occurrences.ttl"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    store = load(configure(tmp_path / "v").sources).store
    texts = document_texts(store, tmp_path / "documents")
    assert rule in {finding.rule for finding in index_findings(store, texts)}


def test_the_index_asks_for_the_space_of_its_iris(invoke, tmp_path):
    (tmp_path / "a.ttl").write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . <http://e/d> a foaf:Document .\n"
    )
    result = invoke("occurrences", tmp_path, "--documents", tmp_path)
    assert result.exit_code == 1
    assert "set iri_space in vocable.toml" in result.stderr
