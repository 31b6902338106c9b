"""What can be found: labels and notes of every kind of resource, and where it belongs."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

from vocable.search.search_entries import KIND_ORDER, findable_kinds, findables, shown

E = "https://example.org/"
TREE = """
:s a skos:ConceptScheme ; dcterms:title "Things"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "Animal"@en , "Animal"@fr .
:b a skos:Concept ; skos:prefLabel "Bird"@en , "Oiseau"@fr ; skos:broader :a ;
    skos:altLabel "Fowl"@en , "Bird"@en ; skos:hiddenLabel "Brid"@en ; skos:notation "1.2" ;
    skos:definition "It flies."@en ; skos:example "A tit."@en ; owl:deprecated true .
:k a skos:Collection ; skos:prefLabel "Kinds"@en ; skos:member :l .
:l a skos:Collection , iso-thes:ThesaurusArray ; skos:prefLabel "By wing"@en ; skos:member :b ;
    iso-thes:superOrdinate :a .
:d a foaf:Document ; dcterms:title "Book"@en ; dcterms:identifier "B1" ; vocable:sha256 "0" .
:w a ontolex:LexicalEntry ; lexinfo:partOfSpeech lexinfo:noun ; ontolex:canonicalForm :f ;
    ontolex:otherForm :g ; ontolex:sense :w1 .
:f ontolex:writtenRep "bird"@en . :g ontolex:writtenRep "birds"@en .
:w1 a ontolex:LexicalSense ; ontolex:isLexicalizedSenseOf :b ; skos:definition "A flier."@en .
"""


@pytest.fixture(scope="module")
def edition(edition_of):
    return edition_of(TREE, interface=("en", "fr"))


@pytest.fixture(scope="module")
def found(edition):
    return {one.node.value.removeprefix(E): one for one in findables(edition)}


def test_every_resource_with_a_place_can_be_found_by_its_kind(found):
    assert {name: one.kind for name, one in found.items()} == {
        "w": "entry",
        "a": "concept",
        "b": "concept",
        "l": "typology",
        "k": "collection",
        "s": "scheme",
        "d": "document",
        "w1": "sense",
    }


def test_resources_are_numbered_kind_by_kind_and_by_label(found):
    kinds = [KIND_ORDER.index(one.kind) for one in found.values()]
    assert kinds == sorted(kinds)
    assert list(found)[:3] == ["w", "a", "b"]


def test_labels_come_with_their_language_and_role_each_once(found):
    assert found["b"].labels == (
        ("Bird", "en", 0),
        ("Oiseau", "fr", 0),
        ("1.2", "", 1),
        ("Fowl", "en", 1),
        ("Brid", "en", 2),
    )


def test_a_word_is_found_by_each_of_its_forms(found):
    assert found["w"].labels == (("bird", "en", 0), ("birds", "en", 1))


def test_a_document_is_found_by_title_and_identifier(found):
    assert found["d"].labels == (("Book", "en", 0), ("B1", "", 1))


def test_what_has_no_label_is_found_by_the_end_of_its_iri(edition_of):
    (only,) = findables(edition_of(":lonely a skos:Concept ."))
    assert only.labels == (("lonely", "", 0),)


def test_notes_are_definitions_or_others(found):
    assert found["b"].notes == (("It flies.", "en", 0), ("A tit.", "en", 1))


def test_a_sense_is_found_by_its_notes_alone_and_stands_on_the_page_of_its_word(found):
    assert found["w1"].labels == ()
    assert found["w1"].notes == (("A flier.", "en", 0),)
    assert found["w1"].href == f"{found['w'].href}#sense-w1"


def test_a_deprecated_concept_is_known_as_such(found):
    assert found["b"].deprecated
    assert not found["a"].deprecated


def places(edition, found, name):
    (how,) = shown(edition, [found[name]])
    return [text.value for text in how.place]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a", []),
        ("b", ["Animal"]),
        ("w", ["noun"]),
        ("l", ["Animal"]),
        ("k", []),
        ("w1", ["Bird"]),
        ("s", []),
        ("d", []),
    ],
)
def test_the_place_says_where_a_resource_belongs(edition, found, name, place):
    assert places(edition, found, name) == place


def test_a_collection_belongs_to_the_one_that_holds_it(edition_of):
    edition = edition_of("""
    :k a skos:Collection ; skos:prefLabel "Kinds"@en ; skos:member :l .
    :l a skos:Collection ; skos:prefLabel "Late"@en ; skos:member :c . :c a skos:Concept .
    """)
    found = {one.node.value.removeprefix(E): one for one in findables(edition)}
    assert places(edition, found, "l") == ["Kinds"]


def test_the_middle_of_a_long_path_is_left_out(edition_of):
    chain = "".join(
        f':c{n} a skos:Concept ; skos:prefLabel "C{n}"@en ; skos:broader :c{n + 1} . '
        for n in range(5)
    )
    edition = edition_of(chain + ':c5 a skos:Concept ; skos:prefLabel "C5"@en .')
    found = {one.node.value.removeprefix(E): one for one in findables(edition)}
    assert places(edition, found, "c0") == ["C5", "…", "C2", "C1"]
    assert places(edition, found, "c2") == ["C5", "C4", "C3"]


def test_a_circle_of_broader_concepts_ends(edition_of):
    edition = edition_of("""
    :a a skos:Concept ; skos:broader :b . :b a skos:Concept ; skos:broader :a .
    """)
    for how in shown(edition, findables(edition)):
        assert len(how.place) == 2


def test_the_place_is_told_in_the_language_of_the_interface(edition_of, found):
    french = edition_of(TREE, "fr", interface=("en", "fr"))
    (bird, word) = shown(french, [found["b"], found["w"]])
    assert bird.label.value == "Oiseau"
    assert [text.value for text in word.place] == ["nom"]


def test_what_is_of_two_kinds_is_found_once(edition_of):
    edition = edition_of(":x a skos:Concept , skos:Collection ; skos:member :y .")
    assert len(list(findable_kinds(edition))) == 2
    assert [one.kind for one in findables(edition)] == ["concept"]


def test_a_note_that_is_a_resource_is_found_by_its_words(edition_of):
    (jib,) = findables(
        edition_of("""
        :jib a skos:Concept ; skos:definition :d ; skos:note [ rdf:value "aloft" ] .
        :d rdf:value "a sail"@en , "une voile"@fr .
        """)
    )
    assert {note.text for note in jib.notes} == {"a sail", "une voile", "aloft"}


def test_a_word_is_found_by_every_way_to_write_it(edition_of):
    word, *_ = findables(
        edition_of("""
        :w a ontolex:Word ; ontolex:lexicalForm [ ontolex:writtenRep "bent"@en ] ;
            ontolex:canonicalForm [ ontolex:writtenRep "bend"@en , "bende"@en ] .
        """)
    )
    assert {label.text for label in word.labels} == {"bend", "bende", "bent"}
