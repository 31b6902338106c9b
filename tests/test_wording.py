"""The interface names what vocabularies usually say, and words the rest."""

import pytest

from vocable.interface.property_names import (
    GRAMMAR,
    MAPPINGS,
    N_,
    NOTES,
    PROPERTIES,
    STATUSES,
    grammar_name,
    in_words,
    property_name,
)
from vocable.paths import ONTOLOGY
from vocable.rdf.namespaces import LEXINFO, SKOS
from vocable.vocabulary.claims import INVERSES


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mainConceptOf", "main concept of"),
        ("has_part", "has part"),
        ("see-also", "see also"),
        ("ISBN", "ISBN"),
        ("Date", "date"),
        ("", ""),
        ("-", "-"),
    ],
)
def test_a_name_without_wording_is_written_as_words(name, words):
    assert in_words(name) == words


def test_a_known_property_has_its_wording_and_another_its_name():
    assert property_name(SKOS.prefLabel.value) == "preferred label"
    assert property_name("https://example.org/ns#homePage") == "home page"


def test_a_known_value_of_lexinfo_has_its_wording_and_another_its_name():
    assert grammar_name(LEXINFO.properNoun.value) == "proper noun"
    assert grammar_name(LEXINFO.diminutiveNoun.value) == "diminutive noun"


def test_every_property_that_pages_group_by_has_a_wording():
    assert {p.value for p in (*NOTES, *MAPPINGS, *INVERSES)} <= set(PROPERTIES)


def test_every_status_of_the_ontology_has_a_wording():
    text = (ONTOLOGY / "vocable.ttl").read_text(encoding="utf-8")
    assert all(f":{status}" in text for status in STATUSES)


def test_marking_a_message_changes_nothing():
    assert N_("message") == "message"
    assert all(GRAMMAR.values())
