"""The index files every label under its letter and leads to all that bears it."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

from vocable.pages.overviews.alphabetical_index import describe_index


def rows(page):
    return {
        letter: [(entry.text.value, entry.preferred) for entry in entries]
        for letter, entries in page.sections
    }


def test_few_labels_stand_on_one_page_with_a_place_for_each_letter(edition_of):
    (page,) = describe_index(
        edition_of("""
    :a a skos:Concept ; skos:prefLabel "été"@fr , "summer"@en ; skos:altLabel "Eté"@fr .
    :b a skos:Concept ; skos:prefLabel "чай"@ru , "شاي"@ar , "3D"@en , "…"@en .
    """)
    )
    assert (page.page.path, page.letter, page.total) == ("terms", "", 7)
    assert [letter for letter, _, _ in page.letters] == [
        *("0–9", "E", "S", "Ч", "ش", "#")
    ]
    assert [target.removeprefix("#letter-") for _, target, _ in page.letters] == [
        *("digits", "e", "s", "u0427", "u0634", "other")
    ]
    assert rows(page)["E"] == [("Eté", False), ("été", True)]


def test_the_letters_are_those_of_the_language_that_readers_are_shown(edition_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "ångström"@sv .
    :b a skos:Concept ; skos:prefLabel "zebra"@sv ; skos:altLabel "adam"@sv .
    """
    letters = {}
    for tag in ("sv", "de"):
        (page,) = describe_index(edition_of(turtle.replace("@sv", f"@{tag}")))
        letters[tag] = [letter for letter, _, _ in page.letters]
    assert letters == {"sv": ["A", "Z", "Å"], "de": ["A", "Z"]}


def test_hidden_labels_are_not_listed(edition_of):
    (page,) = describe_index(
        edition_of(
            ':a a skos:Concept ; skos:prefLabel "a"@en ; skos:hiddenLabel "h"@en .'
        )
    )
    assert page.total == 1


def test_another_label_leads_to_the_preferred_one(edition_of):
    (page,) = describe_index(
        edition_of(
            ':a a skos:Concept ; skos:prefLabel "pref"@en ; skos:altLabel "alt"@en .'
        )
    )
    (_, (alternative,)), (_, (preferred,)) = page.sections
    assert alternative.targets[0].see.value == "pref"
    assert preferred.targets[0].see is None
    assert alternative.targets[0].href == preferred.targets[0].href == "a.html"


def test_a_label_that_several_bear_stands_once_and_the_word_first(edition_of):
    (page,) = describe_index(
        edition_of("""
    :a a skos:Concept ; skos:prefLabel "tea"@en .
    :t a iso-thes:ThesaurusArray ; skos:prefLabel "tea"@en .
    :c a skos:Collection ; skos:prefLabel "tea"@fr .
    :w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "tea"@en ] .
    """)
    )
    ((_, entries),) = page.sections
    assert [entry.text.language for entry in entries] == ["en", "fr"]
    assert [target.kind for target in entries[0].targets] == [
        *("word", "concept", "typology")
    ]
    assert [target.kind for target in entries[1].targets] == ["collection"]


def test_every_form_of_a_word_is_listed(edition_of):
    (page,) = describe_index(
        edition_of("""
    :w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:otherForm :g .
    :f ontolex:writtenRep "client"@fr . :g ontolex:writtenRep "cliente"@fr .
    """)
    )
    assert rows(page) == {"C": [("client", True), ("cliente", False)]}


def test_a_form_without_an_iri_is_listed_too(edition_of):
    (page,) = describe_index(
        edition_of(
            ':w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "mot"@fr ] .'
        )
    )
    assert rows(page) == {"M": [("mot", True)]}


def test_what_has_no_label_is_listed_by_its_name(edition_of):
    (page,) = describe_index(edition_of(":Q12 a skos:Concept ."))
    assert rows(page) == {"Q": [("Q12", True)]}


@pytest.fixture(scope="module")
def long_index(edition_of):
    labels = "".join(
        f':c{n} a skos:Concept ; skos:prefLabel "{letter}{n}"@en . '
        for letter in "aéч"
        for n in range(n_of(letter), n_of(letter) + 250)
    )
    return describe_index(edition_of(labels))


def n_of(letter):
    return ord(letter) * 1000


def test_many_labels_get_a_page_for_each_letter(long_index):
    assert [page.page.path for page in long_index] == [
        *("terms", "terms/a", "terms/e", "terms/u0427")
    ]
    assert [len(page.sections) for page in long_index] == [0, 1, 1, 1]
    assert {page.total for page in long_index} == {750}


def test_the_pages_of_the_letters_lead_to_each_other(long_index):
    assert [target for _, target, _ in long_index[0].letters] == [
        *("terms/a.html", "terms/e.html", "terms/u0427.html")
    ]
    assert long_index[1].letters[1][1] == "../terms/e.html"
    assert long_index[1].sections[0][1][0].targets[0].href == "../c97000.html"


def test_no_letter_takes_the_place_of_the_search(site_of):
    site = site_of(':q a skos:Concept ; skos:prefLabel "quay"@en .')
    places = [one["id"] for one in site.page("terms.html").all() if one.get("id")]
    assert len(places) == len(set(places))
