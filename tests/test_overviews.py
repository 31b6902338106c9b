"""What stands above the single resources: site, home, schemes, the page not found."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.overviews.home import attested_statements, describe_home
from vocable.pages.overviews.not_found import describe_not_found
from vocable.pages.overviews.site import describe_site
from vocable.pages.terms.scheme import describe_scheme

E = "https://example.org/"
TWO = """
:s a skos:ConceptScheme ; dcterms:title "Big"@en , "Grand"@fr ;
    dcterms:description "About"@en , "Sur"@fr ; owl:versionInfo "1.2" ;
    dcterms:modified "2026-01-02T03:04:05"^^xsd:dateTime ;
    dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> .
:r a skos:ConceptScheme ; dcterms:title "Small"@en .
:b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "b"@en ; skos:narrower :c .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "a"@en .
:c a skos:Concept ; skos:inScheme :s ; skos:prefLabel "c"@en .
:x a skos:Concept ; skos:inScheme :r ; skos:prefLabel "x"@en .
"""


def test_the_main_scheme_is_the_one_with_most_concepts(edition_of):
    assert edition_of(TWO).facts.main_scheme == NamedNode(E + "s")
    assert edition_of(":a a skos:Concept .").facts.main_scheme is None


@pytest.mark.parametrize(
    ("language", "configured", "expected"),
    [
        ("en", {}, "Big"),
        ("fr", {}, "Grand"),
        ("en", {"en": "Mine", "fr": "Le mien"}, "Mine"),
        ("en", {"fr": "Le mien"}, "Big"),
        ("en", {"": "Plain"}, "Plain"),
    ],
)
def test_the_title_is_configured_or_that_of_the_main_scheme(
    edition_of, language, configured, expected
):
    edition = edition_of(TWO, language, title=configured)
    assert edition.title.value == expected


def test_a_title_configured_in_another_language_is_better_than_none(edition_of):
    edition = edition_of(":a a skos:Concept .", title={"fr": "Le mien"})
    assert (edition.title.value, edition.title.language) == ("Le mien", "fr")


def test_without_scheme_the_title_is_the_name_of_the_file(edition_of):
    assert edition_of(":a a skos:Concept .").title.value == "sample"


def test_the_site_says_version_date_and_licence(edition_of):
    site = describe_site(edition_of(TWO), forced=False)
    assert (site.version, site.modified) == ("1.2", "2026-01-02")
    assert site.licence.text.value == "CC BY-SA 4.0"
    assert site.description.value == "About"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", "CC BY 3.0 DE"),
        ("http://creativecommons.org/licenses/by-nc-nd/4.0", "CC BY-NC-ND 4.0"),
    ],
)
def test_a_creative_commons_licence_is_called_as_it_calls_itself(
    edition_of, address, name
):
    turtle = (
        f":s a skos:ConceptScheme ; dcterms:license <{address}> . :a a skos:Concept ."
    )
    licence = describe_site(edition_of(turtle), forced=False).licence
    assert (licence.text.value, licence.href) == (name, address)


@pytest.mark.parametrize(
    ("turtle", "sections"),
    [
        (":a a skos:Concept .", ["terms", "hierarchy", "sparql", "data"]),
        (
            ":a a skos:Concept . :c a skos:Collection .",
            ["terms", "hierarchy", "collections", "sparql", "data"],
        ),
        (
            ":a a skos:Concept . :c a iso-thes:ThesaurusArray . :d a foaf:Document ; vocable:sha256 '0' .",
            ["terms", "hierarchy", "typologies", "sources", "sparql", "data"],
        ),
    ],
)
def test_the_navigation_names_only_what_there_is(edition_of, turtle, sections):
    site = describe_site(edition_of(turtle), forced=False)
    assert [name for name, _ in site.navigation] == sections


def test_the_home_page_counts_what_there_is_and_nothing_else(edition_of):
    home = describe_home(edition_of(TWO), (), (0, 0))
    figures = {figure.many: figure.value for figure in home.figures}
    assert figures.pop("%(n)s triples") > 20
    assert figures == {"%(n)s concepts": 4, "%(n)s languages": 1}


def test_the_home_page_begins_every_hierarchy_the_largest_first(edition_of):
    big, small = describe_home(edition_of(TWO), (), (0, 0)).top
    assert big.scheme.value == "Big"
    assert [(link.text.value, count) for link, count in big.concepts] == [
        ("a", 0),
        ("b", 1),
    ]
    assert (small.scheme.value, small.total) == ("Small", 1)


def test_words_on_the_home_page_come_by_their_number_of_senses_homographs_once(
    edition_of,
):
    turtle = """
    :w1 a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "one"@en ] ; ontolex:sense :s1 .
    :w2 a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "two"@en ] ; ontolex:sense :s2 , :s3 .
    :w3 a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "two"@en ] ; ontolex:sense :s4 .
    """
    entries = describe_home(edition_of(turtle), (), (0, 0)).entries
    assert [(link.text.value, link.href) for link in entries] == [
        ("two", "w2.html"),
        ("one", "w1.html"),
    ]


def test_statements_are_counted_by_what_stands_and_what_is_claimed(edition_of):
    claim = """:{0} a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:note ;
    rdf:object "{0}" ; adms:status vocable:{1} ."""
    turtle = claim.format("x", "accepted") + claim.format("y", "rejected")
    assert attested_statements(edition_of(turtle)) == (1, 2)
    assert attested_statements(edition_of(TWO)) == (0, 0)


def test_a_scheme_shows_its_text_its_size_and_its_top(edition_of):
    model = describe_scheme(edition_of(TWO), NamedNode(E + "s"))
    assert [text.value for text in model.descriptions] == ["About"]
    assert model.concepts == 3
    assert [link.href for link, _ in model.top] == ["a.html", "b.html"]
    # What it says in other languages is not lost.
    assert [detail.name for detail in model.details] == [
        "description",
        "licence",
        "modified",
        "title",
        "version",
    ]


def test_the_page_not_found_offers_the_top_of_the_hierarchy(edition_of):
    model = describe_not_found(edition_of(TWO))
    assert [link.href for link in model.top] == ["a.html", "b.html"]
    assert describe_not_found(edition_of(":a a skos:Concept .")).top == ()


@pytest.mark.parametrize(("language", "one"), [("en", "1 concept"), ("fr", "1 notion")])
def test_one_of_a_thing_is_said_in_the_singular(site_of, language, one):
    turtle = ':a a skos:Concept ; skos:prefLabel "a"@en , "a"@fr .'
    site = site_of(turtle, interface=(language,))
    figures = site.page("index.html").one("ul", class_="figures")
    assert " ".join(figures.all("li")[0].text.split()) == one
    assert f"{one}, " in (site.folder / "llms.txt").read_text()
