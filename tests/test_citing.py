"""A citation is BibTeX and CSL-JSON that reference managers read back."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pyoxigraph import NamedNode

from vocable.html.citations import Citations
from vocable.pages.parts import Page
from vocable.vocabulary.labels import Text

E = "https://example.org/"
TURTLE = """
:s a skos:ConceptScheme ; dcterms:title "Tea & more"@en ; dcterms:creator "House of Tea" , :ann ;
    dcterms:publisher "Press" ; dcterms:modified "2021-02-03"^^xsd:date ; owl:versionInfo "1.0" .
:ann a foaf:Person ; foaf:name "Ann Lee" .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "tea"@en .
"""
# The fields and types of CSL-JSON 1.0.2 that are used, with what each holds.
CSL = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "author": list,
    "publisher": str,
    "version": str,
    "issued": dict,
    "URL": str,
    "language": str,
}
TYPES = {"entry-dictionary", "dataset"}
# How LaTeX shows what BibTeX cannot hold.
SHOWN = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&#%_"},
}


def page(title="tea", path="a", language="en"):
    text = Text(title, language)
    return Page("en", path, "", "", (), "terms", text, E + path, path)


def cited(edition_of, turtle=TURTLE, **named):
    edition = edition_of(turtle)
    return Citations(edition).of(page(**named))


def shown(latex):
    pattern = "|".join(map(re.escape, SHOWN))
    return re.sub(pattern, lambda match: SHOWN[match[0]], latex)


def only_entry(bibtex):
    ((key, entry),) = parse_string(bibtex, "bibtex").entries.items()
    return key, entry


def test_a_term_in_bibtex(edition_of):
    assert cited(edition_of).bibtex == (
        "@misc{a,\n"
        "  author = {{House of Tea} and Ann Lee},\n"
        "  title = {{tea}},\n"
        r"  howpublished = {{Tea \& more}, version 1.0},"
        "\n"
        "  publisher = {Press},\n"
        "  year = {2021},\n"
        "  month = feb,\n"
        "  url = {https://example.org/a},\n"
        "  language = {en},\n"
        "}\n"
    )


def test_only_a_person_has_a_first_and_a_last_name(edition_of):
    _, entry = only_entry(cited(edition_of).bibtex)
    house, ann = entry.persons["author"]
    assert (house.first_names, house.last_names) == ([], ["{House of Tea}"])
    assert (ann.first_names, ann.last_names) == (["Ann"], ["Lee"])


@pytest.mark.parametrize("name", ["Lee, Ann", "Ann and Bo", "R{&}D"])
def test_a_name_is_never_taken_apart_wrongly(edition_of, name):
    turtle = f':s a skos:ConceptScheme ; dcterms:creator :p . :p a foaf:Person ; foaf:name "{name}" .'
    _, entry = only_entry(cited(edition_of, turtle).bibtex)
    (person,) = entry.persons["author"]
    assert shown(" ".join((*person.first_names, *person.last_names))).strip("{}") == (
        name
    )


def test_a_term_in_csl_json(edition_of):
    (item,) = json.loads(cited(edition_of).csl_json)
    assert item == {
        "id": "a",
        "type": "entry-dictionary",
        "title": "tea",
        "container-title": "Tea & more",
        "author": [{"literal": "House of Tea"}, {"literal": "Ann Lee"}],
        "publisher": "Press",
        "version": "1.0",
        "issued": {"date-parts": [[2021, 2, 3]]},
        "URL": E + "a",
        "language": "en",
    }
    assert all(isinstance(item[name], kind) for name, kind in CSL.items())
    assert item["type"] in TYPES


def test_the_whole_vocabulary_is_cited_by_its_address(edition_of):
    whole = Citations(edition_of(TURTLE)).whole()
    assert whole.address == E + "s"
    assert [name.value for name in whole.authors] == ["House of Tea", "Ann Lee"]
    (item,) = json.loads(whole.csl_json)
    assert (item["type"], item["title"]) == ("dataset", "Tea & more")
    assert "container-title" not in item
    assert set(item) <= set(CSL)
    key, entry = only_entry(whole.bibtex)
    assert (key, entry.fields["howpublished"]) == ("sample", "version 1.0")
    public = Citations(edition_of(TURTLE, site_url="https://tea.example/")).whole()
    assert public.address == "https://tea.example/"


def test_what_is_not_said_is_left_out(edition_of):
    found = cited(edition_of, ":a a skos:Concept .", language="")
    assert found.authors == ()
    _, entry = only_entry(found.bibtex)
    assert set(entry.fields) == {"title", "howpublished", "url"}
    (item,) = json.loads(found.csl_json)
    assert set(item) == {"id", "type", "title", "container-title", "URL"}


@given(st.text())
def test_every_title_comes_back_from_bibtex_and_csl_json(edition_of, title):
    found = cited(edition_of, title=title)
    (item,) = json.loads(found.csl_json)
    _, entry = only_entry(found.bibtex)
    latex = entry.fields.get("title", "{}")
    assert shown(latex[1:-1]) == item["title"]
    assert latex.count("{") == latex.count("}")


@given(st.text(min_size=1))
def test_every_path_has_a_key_that_bibtex_takes(edition_of, path):
    found = cited(edition_of, path=path.replace("\\", "/"))
    (key,) = re.findall(r"^@misc\{([A-Za-z0-9.-]+),$", found.bibtex, re.MULTILINE)
    assert key == json.loads(found.csl_json)[0]["id"]


def test_paths_that_ascii_cannot_tell_apart_have_keys_of_their_own(edition_of):
    keys = {
        json.loads(cited(edition_of, path=path).csl_json)[0]["id"]
        for path in ("thé", "the", "شاي", "茶", "a/b", "c b")
    }
    assert len(keys) == 6


def test_a_page_shows_the_citation_for_people_and_for_programs(site_of):
    page = site_of(TURTLE).page("a.html")
    section = page.one("section", class_="citing")
    assert section.one("p", id="citation").text == (
        "House of Tea, Ann Lee, “tea”, Tea & more, version 1.0, February 3, 2021. "
        "<https://example.org/a>"
    )
    _, entry = only_entry(section.one("pre", id="citation-bibtex").raw)
    assert entry.fields["url"] == E + "a"
    (item,) = json.loads(section.one("pre", id="citation-csl").raw)
    assert item["title"] == "tea"
    assert [one.one("summary").text for one in section.all("details")] == [
        "BibTeX",
        "CSL-JSON",
    ]
    for action in section.all("p", class_="action"):
        assert page.one(id=action["data-copy"])
        assert action.one("button").get("hidden") is not None


def test_the_data_page_says_how_to_cite_the_whole(site_of):
    section = site_of(TURTLE).page("data.html").one("section", id="cite")
    assert section.one("p", id="citation").text == (
        "House of Tea, Ann Lee, Tea & more, version 1.0, February 3, 2021. "
        "<https://example.org/s>"
    )
    assert only_entry(section.one("pre", id="citation-bibtex").raw)


def test_every_footer_leads_to_the_description_and_to_how_to_cite(sample_site):
    for name, base in (("index.html", ""), ("en/terms.html", "../")):
        links = dict(sample_site.page(name).one("footer", class_="site").links)
        assert f"{base}dataset.ttl" in links.values()
        assert "data.html#cite" in links.values()


def test_the_turtle_beside_a_page_can_be_copied(sample_site):
    page = sample_site.page("the.html")
    (action,) = page.all("p", data_copy_from=True)
    assert (sample_site.folder / action["data-copy-from"]).is_file()
    assert action["data-failed"]


def test_the_citation_of_the_sample_is_by_iri(sample_site):
    vocabulary = sample_site.vocabulary
    page = sample_site.page_of(NamedNode(vocabulary.concepts[0].value).value)
    assert vocabulary.concepts[0].value in page.one("p", id="citation").text
