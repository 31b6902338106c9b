"""The built site holds the index and the words of the search in each language."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json
import re

import pytest

from vocable.html import browser_programs


@pytest.fixture(scope="module")
def site(site_of):
    return site_of(
        """
        :a a skos:Concept ; skos:prefLabel "Tea"@en , "Thé"@fr .
        :b a skos:Concept ; skos:prefLabel "Green tea"@en , "Thé vert"@fr ; skos:broader :a .
        """,
        interface=("fr", "en"),
    )


def content(site, name):
    text = (site.folder / "search" / f"{name}.js").read_text(encoding="utf-8")
    return json.loads(re.fullmatch(r'vocableSearch\("[^"]+",(.*)\);\n', text)[1])


def test_one_index_serves_every_language_of_the_interface(site):
    assert content(site, "index")["interface"] == ["fr", "en"]
    assert content(site, "records/0") == [
        ["a.html", [["Thé"], ["Tea"]]],
        ["b.html", [["Thé vert", "Thé"], ["Green tea", "Tea"]]],
    ]
    assert not [name for name in site.files if name.startswith("en/search/")]


def test_the_words_of_the_search_are_those_of_the_interface(site):
    french, english = content(site, "words-fr"), content(site, "words-en")
    assert french.keys() == english.keys()
    assert french["kinds"]["entry"] == "mot"
    assert english["kinds"]["entry"] == "word"
    assert french["languages"] == {"en": "anglais", "fr": "français"}
    assert "%(n)s" in french["count"]
    assert "%(query)s" in french["none"]


@pytest.mark.parametrize(
    ("page", "up", "base"),
    [("a.html", "", ""), ("en/a.html", "", "../"), ("en/404.html", "", "../")],
)
def test_every_header_has_the_search_as_a_plain_form(site, page, up, base):
    form = site.page(page).one("header", class_="site").one("form", class_="search")
    assert form["action"] == f"{up}search.html"
    assert form["data-up"] == up
    assert form["data-index"] == f"{base}search/"
    assert form.one("input")["name"] == "q"
    assert form.one("label")["for"] == form.one("input")["id"]


def test_the_page_of_results_has_one_field_and_is_not_for_other_searches(site):
    page = site.page("search.html")
    assert len(page.all("input")) == 1
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_without_its_program_no_page_asks_for_it(site_of, monkeypatch, tmp_path):
    monkeypatch.setattr(browser_programs, "PROGRAMS", tmp_path)
    page = site_of(":a a skos:Concept .").page("a.html")
    assert not [one for one in page.all("script", src=True) if "search" in one["src"]]
    assert not page.all("form", class_="search")
