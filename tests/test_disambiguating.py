"""The page of a label says what bears it, what each means and where each stands."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.homograph import describe_homograph, way_down

E = "https://example.org/"
TURTLE = """
:w a ontolex:Word ; lexinfo:partOfSpeech lexinfo:adjective ; ontolex:sense :w1 , :w2 , :w10 ;
    ontolex:canonicalForm [ ontolex:writtenRep "mercure"@fr ] .
:w10 vocable:senseNumber 10 . :w2 vocable:senseNumber 2 ; skos:definition "Vif."@fr .
:w1 vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :m . :m a skos:Concept ; skos:definition "Messager."@fr .
:a a skos:Concept ; skos:prefLabel "Mercure (planète)"@fr ; skos:broader :planet ;
    skos:definition "Première planète."@fr , "First planet."@en .
:b a skos:Concept ; skos:prefLabel "hydrargyre"@fr ; skos:altLabel "mercure (métal)"@fr .
:planet a skos:Concept ; skos:prefLabel "planète"@fr ; skos:broader :star .
:star a skos:Concept ; skos:prefLabel "astre"@fr .
"""


@pytest.fixture
def page_of(edition_of):
    def make(turtle=TURTLE, language="fr", **options):
        options.setdefault("languages", ("fr", "en"))
        options.setdefault("interface", ("fr", "en"))
        edition = edition_of(turtle, language, **options)
        return describe_homograph(edition, edition.facts.homographs.all[0])

    return make


def test_words_stand_before_concepts_in_the_order_of_their_names(page_of):
    model = page_of()
    assert (model.page.path, model.label.value) == ("homographs/fr--mercure", "Mercure")
    assert [one.link.href for one in model.bearers] == [
        *("../w.html", "../b.html", "../a.html"),
    ]


def test_a_word_is_told_by_its_grammar_and_senses(page_of):
    word = page_of().bearers[0]
    assert (word.kind, word.grammar) == ("word", ("adjective",))
    assert [(number, link.text.value) for number, link in word.senses] == [
        *(("1", "Messager."), ("2", "Vif."), ("10", "mercure 10")),
    ]
    assert word.senses[1][1].href == "../w.html#sense-2"


def test_a_concept_is_told_by_its_definition_and_place(page_of):
    _, metal, planet = page_of().bearers
    assert planet.definition.value == "Première planète."
    assert [link.text.value for link in planet.place] == ["astre", "planète"]
    assert [text.value for text in metal.also] == ["mercure (métal)"]
    assert (planet.also, metal.definition, metal.place) == ((), None, ())


def test_the_way_down_ends_where_the_hierarchy_runs_in_a_circle(edition_of):
    edition = edition_of("""
    :a a skos:Concept ; skos:broader :b . :b a skos:Concept ; skos:broader :c .
    :c a skos:Concept ; skos:broader :b . :self a skos:Concept ; skos:broader :self .
    """)
    way = way_down(edition, NamedNode(E + "a"))
    assert [node.value.removeprefix(E) for node in way] == ["c", "b"]
    assert way_down(edition, NamedNode(E + "self")) == []


def test_every_bearer_and_the_index_lead_to_the_page(site_of):
    site = site_of(TURTLE, interface=("fr",))
    target = "homographs/fr--mercure.html"
    for name in ("w", "a", "b"):
        assert site.page(f"{name}.html").one("p", class_="shared").links == [
            ("Mercure", target)
        ]
    links = site.page("terms.html").links
    assert links.count(("3 homographes", target)) == 3


def test_the_page_in_html(site_of):
    page = site_of(TURTLE, interface=("fr",)).page("homographs/fr--mercure.html")
    assert page.one("h1").text == "Mercure"
    terms = [term.links for term in page.all("p", class_="term")]
    assert terms[2] == [("Mercure (planète)", "../a.html")]
    assert page.one("p", class_="place").text == "astre › planète"
    assert len(page.one("ol", class_="meanings").all("li")) == 3
