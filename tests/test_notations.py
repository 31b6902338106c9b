"""What is ordered by notation shows it, in every list; what is not does not."""

import json
import re

import pytest

KNOTS = """
:s a skos:ConceptScheme ; skos:prefLabel "Knots"@en .
:t a skos:Concept ; skos:topConceptOf :s ; skos:prefLabel "knots"@en ;
    skos:notation "1" .
:a a skos:Concept ; skos:broader :t ; skos:notation "1.1" , "K2" ;
    skos:prefLabel "zebra knots"@en .
:b a skos:Concept ; skos:broader :t ; skos:notation "1.2" ;
    skos:prefLabel "apple knots"@en .
:c a skos:Collection ; skos:prefLabel "Both"@en ; skos:member :a , :b .
"""
ROWS = ["1.1 zebra knots", "1.2 apple knots"]


@pytest.fixture(scope="module")
def by_notation(site_of):
    return site_of(KNOTS)


@pytest.fixture(scope="module")
def by_label(site_of):
    return site_of(KNOTS, order="label")


def links_to(page, *names):
    return [
        link.text
        for link in page.all("a")
        if link.get("href") in {f"{name}.html" for name in names}
        # The alphabet goes by labels.
        and link.get("rel") is None
    ]


@pytest.mark.parametrize(
    "name", ["t.html", "c.html", "hierarchy.html", "typologies.html"]
)
def test_every_list_shows_the_notation_before_the_label(by_notation, name):
    shown = list(dict.fromkeys(links_to(by_notation.page(name), "a", "b")))
    assert shown == ROWS


def test_the_siblings_of_a_concept_and_its_broader_show_theirs(by_notation):
    page = by_notation.page("a.html")
    assert "1 knots" in links_to(page, "t")
    assert "1.2 apple knots" in links_to(page, "b")


def test_the_home_page_shows_the_notations_of_top_concepts(by_notation):
    assert "1 knots" in links_to(by_notation.page("index.html"), "t")


def test_the_map_shows_notations_in_its_boxes(by_notation):
    boxes = by_notation.page("t.html").one("figure", class_="map").all("text")
    assert {"1.1 zebra knots", "1.2 apple knots"} <= {box.text for box in boxes}


def test_the_index_shows_the_notation_before_the_label(by_notation):
    rows = [row.text for row in by_notation.page("terms.html").all("li")]
    assert any(row.startswith("1.2 apple knots") for row in rows)


def test_the_search_is_given_the_notation(by_notation):
    records = (by_notation.folder / "search/records/0.js").read_text()
    found = json.loads(re.fullmatch(r'vocableSearch\("[^"]+",(.*)\);\n', records)[1])
    assert ["a.html", [["zebra knots", "knots"]], 0, "1.1"] in found


@pytest.mark.parametrize("name", ["t.html", "c.html", "hierarchy.html", "terms.html"])
def test_what_is_ordered_by_label_shows_labels_alone(by_label, name):
    shown = list(dict.fromkeys(links_to(by_label.page(name), "a", "b")))
    assert shown == ["apple knots", "zebra knots"]


def test_a_notation_is_text_and_never_markup(site_of):
    page = site_of(
        ':t a skos:Concept ; skos:notation "<b>" ; skos:broader :a . :a a skos:Concept.'
    ).page("a.html")
    assert "<b> t" in links_to(page, "t")
