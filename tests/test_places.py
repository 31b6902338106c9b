"""A concept is shown below its broader ones, between its siblings."""

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.concept import describe_concept

E = "https://example.org/"


@pytest.fixture
def places_of(edition_of):
    def make(turtle, name):
        return describe_concept(edition_of(turtle), NamedNode(E + name)).places

    return make


def texts(links):
    return [link.text.value for link in links]


FAMILY = """
:s a skos:ConceptScheme ; dcterms:title "S"@en ; skos:hasTopConcept :top , :rival .
:top a skos:Concept . :rival a skos:Concept .
:mid a skos:Concept ; skos:broader :top .
:a a skos:Concept ; skos:broader :mid . :b a skos:Concept ; skos:broader :mid .
:c a skos:Concept ; skos:broader :mid , :rival .
:d a skos:Concept ; skos:broader :b .
"""


def test_the_way_the_siblings_and_what_is_narrower_are_shown(places_of):
    (place,) = places_of(FAMILY, "b")
    assert texts(place.path) == ["top", "mid"]
    assert texts(place.siblings.links) == ["a", "b", "c"]
    assert place.here == 1
    assert texts(place.narrower.links) == ["d"]
    assert (place.siblings.before, place.siblings.after, place.narrower.after) == (
        0,
        0,
        0,
    )


def test_each_broader_concept_gives_a_place(places_of):
    places = places_of(FAMILY, "c")
    assert [texts(place.path) for place in places] == [["top", "mid"]]
    more = FAMILY + ":e a skos:Concept ; skos:broader :rival ."
    assert [texts(place.path) for place in places_of(more, "c")] == [
        ["top", "mid"],
        ["rival"],
    ]


def test_a_top_concept_stands_among_those_of_its_scheme(places_of):
    (place,) = places_of(FAMILY, "top")
    assert texts(place.path) == ["S"]
    assert texts(place.siblings.links) == ["rival", "top"]


def test_a_concept_of_no_scheme_stands_among_its_like(places_of):
    (place,) = places_of(FAMILY + ":x a skos:Concept . :y a skos:Concept .", "y")
    assert place.path == ()
    assert texts(place.siblings.links) == ["x", "y"]


def test_a_concept_without_siblings_and_narrower_ones_has_no_place(places_of):
    assert places_of(FAMILY, "d") == ()


def test_a_broader_concept_outside_the_vocabulary_gives_no_place(places_of):
    assert places_of(":a a skos:Concept ; skos:broader <https://x.org/b> .", "a") == ()


def test_of_thousands_of_siblings_the_nearest_are_shown(places_of):
    wide = ":wide a skos:Concept . " + "".join(
        f":w{n:04} a skos:Concept ; skos:broader :wide . " for n in range(3000)
    )
    (place,) = places_of(wide, "w1500")
    assert texts(place.siblings.links) == [f"w{n}" for n in range(1493, 1508)]
    assert place.siblings.links[place.here].text.value == "w1500"
    assert (place.siblings.before, place.siblings.after) == (1493, 1492)
    assert place.siblings.href == "hierarchy/wide~2.html#at-w1500"
    (top,) = places_of(wide, "wide")
    assert len(top.narrower.links) == 15
    assert top.narrower.after == 2985
    assert top.narrower.href == "hierarchy/wide.html"


def test_a_cycle_has_an_end(places_of):
    ring = ":a skos:broader :b . :b skos:broader :c . :c skos:broader :a . "
    ring += "".join(f":{name} a skos:Concept . " for name in "abc")
    (place,) = places_of(ring, "a")
    assert texts(place.path) == ["c", "b"]
