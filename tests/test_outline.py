"""Where a branch of the hierarchy is opened, and how one gets there."""

import pytest
from pyoxigraph import NamedNode

from vocable.vocabulary.hierarchy_slices import Limits, Outline

E = "https://example.org/"
ROW = ":wide a skos:Concept . " + "".join(
    f":w{n:02} a skos:Concept ; skos:broader :wide . " for n in range(25)
)


@pytest.fixture
def outline_of(edition_of):
    def make(turtle, **limits):
        edition = edition_of(turtle)
        return Outline(
            edition.tree,
            edition.facts.concepts,
            edition.facts.addresses,
            Limits(**limits),
        )

    return make


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("w00", "hierarchy/wide"),
        ("w11", "hierarchy/wide~2"),
        ("w24", "hierarchy/wide~3"),
    ],
)
def test_a_concept_is_found_on_the_page_that_lists_it(outline_of, name, page):
    outline = outline_of(ROW, row=10)
    node, wide = NamedNode(E + name), NamedNode(E + "wide")
    assert outline.href(node) == f"{page}.html#at-{name}"
    assert outline.row_href(wide, node) == f"{page}.html#at-{name}"
    assert outline.row_href(wide) == "hierarchy/wide.html"


def test_a_small_vocabulary_has_one_page(outline_of):
    outline = outline_of(ROW)
    assert list(outline.own_pages()) == []
    wide = NamedNode(E + "wide")
    assert outline.slices(wide) == ()
    assert outline.row_href(wide) == "hierarchy.html#at-wide"
    assert outline.row_href(wide, NamedNode(E + "w03")) == "hierarchy.html#at-wide"


def test_below_a_second_broader_concept_the_page_is_found_without_place(outline_of):
    turtle = (
        ROW
        + ":other a skos:Concept ; skos:narrower :w00 . "
        + "".join(f":x{n} a skos:Concept ; skos:broader :other . " for n in range(12))
    )
    outline = outline_of(turtle, row=10)
    other = NamedNode(E + "other")
    assert outline.forest.opener[NamedNode(E + "w00")] == other
    found = outline.row_href(NamedNode(E + "wide"), NamedNode(E + "w00"))
    assert found == "hierarchy/wide.html"


def test_what_is_no_concept_of_the_vocabulary_is_nowhere(outline_of):
    outline = outline_of(":a a skos:Concept ; skos:narrower <https://x.org/b> .")
    assert NamedNode("https://x.org/b") not in outline
    assert NamedNode(E + "a") in outline
    assert outline.loose == (NamedNode(E + "a"),)


def test_places_are_percent_encoded(outline_of):
    outline = outline_of("<https://example.org/c/\u00e9> a skos:Concept .")
    (node,) = outline.loose
    assert outline.href(node).endswith("#at-%C3%A9")
    assert outline.anchor(node) == "at-\u00e9"
