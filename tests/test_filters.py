"""The filters of the page of results, and what each lets through."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from vocable.pages.overviews.alphabetical_index import describe_index
from vocable.search.search_page import describe_search, filtered

E = "https://example.org/"
TWO = """
:s a skos:ConceptScheme ; skos:prefLabel "Zoo"@en . :t a skos:ConceptScheme ; skos:prefLabel "Ark"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "A"@en , "À"@fr .
:b a skos:Concept ; skos:inScheme :t ; skos:prefLabel "B"@en , "Bé"@fr .
:k a skos:Collection ; skos:prefLabel "Outer"@en ; skos:member :l .
:l a skos:Collection ; skos:prefLabel "Inner"@en ; skos:member :b .
:w a ontolex:LexicalEntry ; ontolex:canonicalForm :f ; ontolex:sense :w1 .
:f ontolex:writtenRep "word"@en . :w1 a ontolex:LexicalSense ; ontolex:isLexicalizedSenseOf :b .
"""


def search_page(edition):
    return describe_search(edition, describe_index(edition)[0])


def test_a_filter_lets_through_the_concepts_and_the_words_for_them(edition_of):
    groups = [
        {node.value.removeprefix(E) for node in group}
        for group in filtered(edition_of(TWO))
    ]
    # Schemes s and t, then collections k and l.
    assert groups == [{"a"}, {"b", "w", "w1"}, {"l", "b", "w", "w1"}, {"b", "w", "w1"}]


def test_collections_that_hold_each_other_end(edition_of):
    groups = filtered(
        edition_of("""
        :k a skos:Collection ; skos:member :l . :l a skos:Collection ; skos:member :k , :c .
        :c a skos:Concept .
        """)
    )
    assert [len(group) for group in groups] == [3, 3]


def test_choices_are_sorted_by_name_and_know_their_number(edition_of):
    page = search_page(edition_of(TWO))
    assert [(one.value, one.name.value, one.number) for one in page.schemes] == [
        ("t", "Ark", 1),
        ("s", "Zoo", 0),
    ]
    assert [(one.name.value, one.number) for one in page.collections] == [
        ("Inner", 3),
        ("Outer", 2),
    ]


def test_only_the_kinds_that_are_there_can_be_chosen(edition_of):
    kinds = [kind for kind, _ in search_page(edition_of(TWO)).kinds]
    assert kinds == ["entry", "concept", "collection", "scheme", "sense"]
    (only,) = search_page(edition_of(":a a skos:Concept .")).kinds
    assert only == ("concept", "concept")


def test_languages_are_named_in_the_language_of_the_interface(edition_of):
    page = search_page(edition_of(TWO, "fr"))
    assert [(one.value, one.name.value) for one in page.languages] == [
        ("en", "anglais"),
        ("fr", "français"),
    ]


def test_the_letters_lead_into_the_index(edition_of):
    targets = [target for _, target, _ in search_page(edition_of(TWO)).letters]
    assert targets[0] == "terms.html#letter-a"


def test_the_page_without_results_offers_the_filters_and_the_index(site_of):
    site = site_of(TWO, interface=("fr", "en"))
    page = site.page("en/search.html")
    form = page.one("form", class_="search")
    assert {one["name"] for one in form.all("select")} == {
        "type",
        "language",
        "scheme",
        "collection",
    }
    # What cannot work without script is not shown; what can is.
    assert form.one("div", class_="filters").get("hidden") is not None
    assert page.one("div", class_="hits").get("hidden") is not None
    assert page.one("div", class_="instead").get("hidden") is None
    assert ("A", "terms.html#letter-a") in page.one("div", class_="instead").links


def test_a_filter_with_one_choice_is_not_offered(site_of):
    page = site_of(':a a skos:Concept ; skos:prefLabel "A"@en .').page("search.html")
    assert page.all("select") == []
