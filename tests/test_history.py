"""What happened to a resource stands in one block: dates, notes, what replaces what."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.collection import describe_collection
from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.entry import describe_entry

E = "https://example.org/"
LIFE = """
    dcterms:created "2001-02-03"^^xsd:date ; dcterms:modified "2020-01-02T03:04:05Z"^^xsd:dateTime , "2019-09-09"^^xsd:date ;
    dcterms:issued "2002" ; skos:historyNote "Né en 2001."@fr ; skos:changeNote [ rdf:value "moved"@en ] ;
    skos:editorialNote "À revoir."@fr ; dcterms:creator "Ada" .
"""
KINDS = {
    "skos:Concept": describe_concept,
    "ontolex:Word": describe_entry,
    "skos:Collection": describe_collection,
}


@pytest.mark.parametrize("kind", KINDS)
def test_dates_and_notes_of_every_kind_of_resource_stand_together(edition_of, kind):
    edition = edition_of(f":a a {kind} ; {LIFE}")
    model = KINDS[kind](edition, NamedNode(E + "a"))
    assert model.history.dates == (
        ("created", ("2001-02-03",)),
        ("issued", ("2002",)),
        ("modified", ("2019-09-09", "2020-01-02T03:04:05Z")),
    )
    assert [group.name for group in model.history.notes] == [
        *("history note", "change note"),
    ]
    assert [group.name for group in model.notes] == ["editorial note"]
    assert [detail.name for detail in model.details] == ["creator"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_deprecated_and_what_replaces_it_lead_to_each_other(edition_of, kind):
    edition = edition_of(f"""
    :a a {kind} ; owl:deprecated true ; dcterms:isReplacedBy :b . :b a {kind} .
    :c a {kind} ; owl:deprecated "1" . :d a {kind} ; dcterms:replaces :c .
    """)
    told = {name: KINDS[kind](edition, NamedNode(E + name)).history for name in "abcd"}
    assert [told[name].deprecated for name in "abcd"] == [True, False, True, False]
    names = {
        name: [link.text.value for link in (*one.replacements, *one.replaced)]
        for name, one in told.items()
    }
    assert names == {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}
    assert told["b"].replaced[0].deprecated
    assert not told["a"].replacements[0].deprecated


DEPRECATED = """
:old a skos:Concept ; owl:deprecated true ; skos:prefLabel "old"@en ; skos:broader :top ;
    dcterms:isReplacedBy :new ; dcterms:created "2001-02-03" .
:new a skos:Concept ; skos:prefLabel "new"@en ; skos:broader :top .
:top a skos:Concept ; skos:prefLabel "top"@en .
:w a ontolex:Word ; owl:deprecated true ; ontolex:canonicalForm [ ontolex:writtenRep "worn"@en ] .
:g a skos:Collection ; owl:deprecated true ; skos:prefLabel "group"@en ; skos:member :old .
"""


@pytest.fixture(scope="module")
def site(site_of):
    return site_of(DEPRECATED)


def test_a_deprecated_term_is_struck_wherever_it_is_linked(site):
    for name in ("top", "new", "g", "hierarchy", "terms", "typologies"):
        links = [
            link
            for link in site.page(f"{name}.html").all("a", href="old.html")
            if link.all("s")
        ]
        assert links, name
        assert {link.one("s").text for link in links} == {"old"}
    seen = site.page("top.html").all("a", href="old.html")[0]
    assert seen.one("span", class_="unseen").text == "(deprecated)"


def test_the_page_of_a_deprecated_term_says_so_and_leads_on(site):
    said = {
        "old": "This concept is deprecated. Use instead: new",
        "w": "This word is deprecated.",
        "g": "This collection is deprecated.",
    }
    for name, words in said.items():
        page = site.page(f"{name}.html")
        assert page.one("h1").all("s"), name
        assert page.one("p", class_="warning").text == words


def test_the_history_in_html(site):
    history = site.page("old.html").one("section", class_="history")
    assert history.one("time")["datetime"] == "2001-02-03"
    assert history.one("time").text == "February 3, 2001"
    assert site.page("new.html").after("Replaces").links == [
        ("old (deprecated)", "old.html")
    ]
    assert site.page("top.html").all("section", class_="history") == []


MANY_DATES = """
    :s a skos:ConceptScheme ; dcterms:title "S"@en ; dcterms:issued "2019-03-04T05:06:07Z"^^xsd:dateTime ;
        dcterms:date "2018-07" ; skos:hasTopConcept :a .
    :a a skos:Concept ; skos:prefLabel "a"@en , "a"@fr ; skos:inScheme :s ;
        dcterms:modified "2020-05" , "2021" , "in spring" ; dcterms:valid "2022-02-03" ;
        skos:note [ rdf:value "n"@en ; dcterms:created "2017-01-02"^^xsd:date ] ;
        skos:notation "2016-01-02" ; rdfs:comment "2015-01-02" .
"""


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "en",
            {
                "May 2020",
                "2021",
                "January 2, 2017",
                "February 3, 2022",
                "March 4, 2019",
            },
        ),
        ("fr", {"mai 2020", "2021", "2 janvier 2017", "3 février 2022", "4 mars 2019"}),
    ],
)
def test_dates_have_one_format_a_language_and_stay_as_precise_as_they_are(
    site_of, language, shown
):
    site = site_of(MANY_DATES, interface=(language,))
    page = site.page("a.html")
    times = {one.text: one["datetime"] for one in page.one("main").all("time")}
    assert set(times) == shown
    # The last is that of the citation, when the vocabulary was issued.
    assert set(times.values()) == {
        *("2020-05", "2021", "2017-01-02", "2022-02-03", "2019-03-04")
    }
    assert "in spring" in page.text
    assert "2016-01-02" in page.text
    assert "2015-01-02" in page.text


def test_a_date_of_the_whole_stands_in_the_footer_and_on_the_page_of_its_scheme(
    site_of,
):
    site = site_of(MANY_DATES)
    footer = site.page("a.html").one("footer").one("time")
    assert (footer.text, footer["datetime"]) == ("March 4, 2019", "2019-03-04")
    times = {one.text for one in site.page("s.html").one("main").all("time")}
    assert times == {"March 4, 2019", "July 2018"}
