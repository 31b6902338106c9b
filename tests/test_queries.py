"""The questions of a vocabulary are answered on a page of their own."""

import shutil

import pytest


@pytest.fixture
def questions(sample_site):
    return sample_site.page("queries.html")


def test_each_question_stands_with_its_title_in_the_language_of_the_page(sample_site):
    french = sample_site.page("queries.html").one("section", id="labels")
    english = sample_site.page("en/queries.html").one("section", id="labels")
    assert french.one("h2").text == "Quels sont les libellés ?"
    assert english.one("h2").text == "What are the labels?"


def test_what_a_question_finds_is_linked_to_its_page(questions):
    section = questions.one("section", id="labels")
    targets = {link["href"] for link in section.all("a")}
    assert "noir.html" in targets


def test_the_sparql_of_a_question_can_be_taken_away(questions):
    code = questions.one("section", id="labels").one("pre").text
    assert "SELECT ?concept ?label" in code


def test_a_question_opens_in_the_editor(sample_site, questions):
    (link,) = [t for _, t in questions.one("section", id="labels").links if "#" in t]
    assert link == "sparql.html#name=labels"
    assert sample_site.page("sparql.html").one("li", id="name=labels")


def test_the_sections_name_the_questions_only_where_there_are_any(
    sample_site, tmp_path, invoke
):
    assert ("Questions", "queries.html") in sample_site.page("index.html").links
    place = tmp_path / "tea"
    shutil.copytree(sample_site.vocabulary.configuration.path, place)
    shutil.rmtree(place / "queries")
    out = tmp_path / "site"
    built = invoke("build", place, "-o", out, "--force")
    assert built.exit_code == 0, built.output
    assert not (out / "queries.html").exists()
    assert "queries.html" not in (out / "index.html").read_text()
