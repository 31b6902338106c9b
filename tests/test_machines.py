"""The files that programs look for stand where they look, and say what is there."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import re
from xml.etree import ElementTree as ET

import pytest

SITE = "https://tea.example/sub/"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
TURTLE = """
:s a skos:ConceptScheme ; dcterms:title "Tea *and* [more]"@en ; dcterms:description "All\\nof <it>."@en ;
    dcterms:modified "2021-02-03"^^xsd:date ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; owl:versionInfo "1.0" .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "tea"@en ; dcterms:modified "2020-01-02"^^xsd:date .
:b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "pot"@en .
"""
LINK = re.compile(r"\[(?:[^\]\\]|\\.)*\]\(([^)]*)\)")


@pytest.fixture(scope="module")
def public(site_of):
    return site_of(TURTLE, interface=("en", "fr"), site_url=SITE)


@pytest.fixture(scope="module")
def local(site_of):
    return site_of(TURTLE, interface=("en", "fr"))


def sitemap(site):
    root = ET.fromstring((site.folder / "sitemap.xml").read_bytes())
    return {
        one.findtext("s:loc", namespaces=NS).removeprefix(SITE): one.findtext(
            "s:lastmod", namespaces=NS
        )
        for one in root
    }


def test_the_sitemap_names_every_page_but_the_one_not_found(public):
    pages = {
        re.sub(r"(^|/)index\.html$", r"\1", name)
        for name in public.pages
        if not name.endswith("404.html")
    }
    assert set(sitemap(public)) == pages


def test_the_day_is_that_of_the_resource_else_of_the_vocabulary(public):
    days = sitemap(public)
    assert (days["a.html"], days["fr/a.html"]) == ("2020-01-02", "2020-01-02")
    assert (days["b.html"], days["hierarchy.html"]) == ("2021-02-03", "2021-02-03")


def test_a_vocabulary_without_dates_has_a_sitemap_without_days(site_of):
    days = sitemap(site_of(":a a skos:Concept .", site_url=SITE))
    assert set(days.values()) == {None}


def test_the_sitemap_and_the_pages_agree(public):
    for name in sitemap(public):
        file = name + "index.html" if not name or name.endswith("/") else name
        canonical = public.page(file).one("link", rel="canonical")["href"]
        assert canonical == SITE + name


def test_a_site_without_address_has_what_needs_none(local):
    assert {"robots.txt", "llms.txt", "dataset.ttl", "dataset.jsonld"} <= local.files
    assert not {"sitemap.xml", "opensearch.xml"} & local.files
    assert "Sitemap" not in (local.folder / "robots.txt").read_text()


def test_each_language_has_its_search_description(public):
    assert {"opensearch.xml", "fr/opensearch.xml"} <= public.files
    root = ET.fromstring((public.folder / "fr" / "opensearch.xml").read_bytes())
    template = root.find("{*}Url").get("template")
    assert template == f"{SITE}fr/search.html?q={{searchTerms}}"
    # The page is there and reads this parameter.
    assert {"search.html", "fr/search.html"} <= public.files
    assert public.page("fr/search.html").one("main").all("input", name="q")


def test_llms_txt_begins_with_a_title_and_a_summary_and_lists_links(local):
    text = (local.folder / "llms.txt").read_text()
    lines = text.splitlines()
    assert lines[0] == r"# Tea \*and\* \[more\]"
    assert lines[2] == r"> All of \<it\>."
    assert "version 1.0, February 3, 2021" in lines
    assert "licence: CC BY 4.0 <https://creativecommons.org/licenses/by/4.0/>" in lines
    assert "`https://example.org/`" in text
    assert [line for line in lines if line.startswith("## ")] == [
        "## How it is laid out",
        "## Pages",
        "## Data",
    ]


def test_every_link_of_llms_txt_leads_somewhere(local, public):
    for site, base in ((local, ""), (public, SITE)):
        links = LINK.findall((site.folder / "llms.txt").read_text())
        assert len(links) > 8
        for link in links:
            assert link.startswith(base)
            assert link.removeprefix(base) in site.files


def test_a_bare_vocabulary_has_a_short_llms_txt(site_of):
    site = site_of("<urn:x:a> a skos:Concept .")
    text = (site.folder / "llms.txt").read_text()
    assert text.startswith("# sample\n")
    assert "version" not in text
    assert "licence" not in text


def test_the_same_files_are_written_each_time(site_of, public):
    again = site_of(TURTLE, interface=("en", "fr"), site_url=SITE)
    for name in ("sitemap.xml", "robots.txt", "llms.txt", "opensearch.xml"):
        assert (again.folder / name).read_bytes() == (public.folder / name).read_bytes()
