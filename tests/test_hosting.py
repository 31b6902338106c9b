"""Sitemap, robots.txt and OpenSearch keep the rules of their specifications."""

import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.pages.overviews.site import Site
from vocable.rdf.xml_text import in_one_line
from vocable.site.machines.opensearch import open_search
from vocable.site.machines.robots_txt import robots
from vocable.site.machines.sitemap import Sitemap, WrittenPage
from vocable.vocabulary.addresses import PublicAddresses
from vocable.vocabulary.labels import Text

SITE = "https://tea.example/sub/"
PUBLIC = PublicAddresses(SITE, ("fr", "en"))
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}
S, X = f"{{{NS['s']}}}", f"{{{NS['x']}}}"
# What may stand in each element, in this order (sitemaps.org, and Google's extension).
CHILDREN = {
    f"{S}urlset": [f"{S}url"],
    f"{S}url": [f"{S}loc", f"{S}lastmod", f"{X}link"],
    f"{S}sitemapindex": [f"{S}sitemap"],
    f"{S}sitemap": [f"{S}loc", f"{S}lastmod"],
    f"{S}loc": [],
    f"{S}lastmod": [],
    f"{X}link": [],
}


def hold_against_the_protocol(text, most=50_000):
    root = ET.fromstring(text)
    assert root.tag in {f"{S}urlset", f"{S}sitemapindex"}
    assert 1 <= len(root) <= most
    for element in root.iter():
        allowed = CHILDREN[element.tag]
        places = [allowed.index(child.tag) for child in element]
        assert places == sorted(places)
    for entry in root:
        (where,) = entry.findall("s:loc", NS)
        assert where.text.startswith(SITE)
        assert where.text.isascii()
        assert len(where.text) < 2048
        assert len(entry.findall("s:lastmod", NS)) <= 1
    for day in root.iter(f"{S}lastmod"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.text)
    return root


def pages(*paths, languages=("fr", "en"), modified=""):
    return [WrittenPage(path, tag, modified) for path in paths for tag in languages]


def places(root):
    return [one.text for one in root.findall("*/s:loc", NS)]


def test_one_file_names_every_page_with_its_languages_and_its_day():
    written = [*pages("index"), *pages("é/a", modified="2020-01-02")]
    ((name, text),) = Sitemap(PUBLIC).files(written)
    assert name == "sitemap.xml"
    root = hold_against_the_protocol(text)
    assert places(root) == [
        SITE,
        f"{SITE}en/",
        f"{SITE}%C3%A9/a.html",
        f"{SITE}en/%C3%A9/a.html",
    ]
    entry = root[2]
    assert entry.findtext("s:lastmod", namespaces=NS) == "2020-01-02"
    assert {
        link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NS)
    } == {
        "fr": f"{SITE}%C3%A9/a.html",
        "en": f"{SITE}en/%C3%A9/a.html",
        "x-default": f"{SITE}%C3%A9/a.html",
    }
    assert root[0].find("s:lastmod", NS) is None


def test_the_languages_of_a_page_name_each_other():
    ((_, text),) = Sitemap(PUBLIC).files(pages("a", "b"))
    root = hold_against_the_protocol(text)
    there = set(places(root))
    for entry in root:
        others = {link.get("href") for link in entry.findall("x:link", NS)}
        assert entry.findtext("s:loc", namespaces=NS) in others <= there


def test_a_page_in_one_language_has_no_other():
    ((_, text),) = Sitemap(PUBLIC).files(pages("terms/a", languages=("en",)))
    root = hold_against_the_protocol(text)
    assert places(root) == [f"{SITE}en/terms/a.html"]
    assert list(root.iter(f"{X}link")) == []


def test_many_pages_are_split_and_an_index_names_the_files():
    written = [WrittenPage(f"c{n}", "fr", f"2020-01-{n + 1:02}") for n in range(5)]
    files = dict(Sitemap(PUBLIC, most_urls=2).files(written))
    assert list(files) == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap-3.xml",
        "sitemap.xml",
    ]
    index = hold_against_the_protocol(files.pop("sitemap.xml"))
    assert places(index) == [SITE + name for name in files]
    assert [day.text for day in index.iter(f"{S}lastmod")] == [
        "2020-01-02",
        "2020-01-04",
        "2020-01-05",
    ]
    found = [
        where
        for text in files.values()
        for where in places(hold_against_the_protocol(text, most=2))
    ]
    assert found == [f"{SITE}c{n}.html" for n in range(5)]


def test_a_file_is_split_before_it_grows_too_large():
    files = dict(Sitemap(PUBLIC, most_bytes=1200).files(pages("a", "b", "c", "d")))
    assert len(files) > 2
    del files["sitemap.xml"]
    assert all(len(text.encode()) <= 1200 for text in files.values())


def test_fifty_thousand_pages_stand_in_one_file_and_one_more_in_two():
    one = PublicAddresses("https://t.example/", ("en",))
    written = [WrittenPage(f"c{n}", "en", "") for n in range(50_001)]
    assert len(list(Sitemap(one).files(written[1:]))) == 1
    assert len(list(Sitemap(one).files(written))) == 3


def test_what_is_too_long_for_the_protocol_is_left_out():
    long = "é" * 150 + "/" + "é" * 250
    ((_, text),) = Sitemap(PUBLIC).files(pages("a", long))
    assert len(hold_against_the_protocol(text)) == 2


def test_the_order_in_which_pages_were_written_means_nothing():
    written = [*pages("b", modified="2020-01-01"), *pages("a")]
    assert list(Sitemap(PUBLIC).files(written)) == list(
        Sitemap(PUBLIC).files(reversed(written))
    )


def test_an_address_with_signs_of_xml_and_letters_beyond_ascii_stays_whole():
    public = PublicAddresses("https://tea.example/thé/?a=1&b='", ("fr", "en"))
    ((_, text),) = Sitemap(public).files(pages("a"))
    assert places(ET.fromstring(text))[0] == (
        "https://tea.example/th%C3%A9/?a=1&b='a.html"
    )


def test_robots_may_read_everything_and_find_the_sitemap():
    parser = RobotFileParser()
    parser.parse(robots(SITE).splitlines())
    assert parser.can_fetch("any", f"{SITE}concept/a.html")
    assert parser.site_maps() == [f"{SITE}sitemap.xml"]
    parser.parse(robots("").splitlines())
    assert "Sitemap" not in robots("")


def site(title="Tea", description="Of <tea> & more"):
    said = Text(description, "en") if description else None
    return Site(
        Text(title, "en"),
        said,
        "",
        "",
        None,
        (),
        ("fr", "en"),
        True,
        SITE,
        False,
        False,
        False,
    )


@pytest.mark.parametrize(("language", "folder"), [("fr", SITE), ("en", f"{SITE}en/")])
def test_a_browser_learns_where_to_search(language, folder):
    root = ET.fromstring(open_search(site(), PUBLIC, language))
    assert root.tag == f"{{{NS['o']}}}OpenSearchDescription"
    results, own = root.findall("o:Url", NS)
    assert (results.get("type"), results.get("template")) == (
        "text/html",
        f"{folder}search.html?q={{searchTerms}}",
    )
    assert (own.get("rel"), own.get("template")) == ("self", f"{folder}opensearch.xml")
    assert root.findtext("o:Description", namespaces=NS) == "Of <tea> & more"
    assert root.findtext("o:Language", namespaces=NS) == language


def test_a_vocabulary_without_description_is_described_by_its_title():
    root = ET.fromstring(open_search(site(description=""), PUBLIC, "fr"))
    assert root.findtext("o:Description", namespaces=NS) == "Tea"


@given(st.text(), st.text())
def test_every_title_gives_xml_within_the_limits(title, description):
    root = ET.fromstring(open_search(site(title, description), PUBLIC, "fr"))
    for name, most in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        assert len(root.findtext(f"o:{name}", "", NS)) <= most


def test_a_name_is_cut_between_words():
    root = ET.fromstring(open_search(site("Le client et ses alentours"), PUBLIC, "fr"))
    assert root.findtext("o:ShortName", namespaces=NS) == "Le client et ses"


@given(st.text())
def test_a_plain_text_is_one_line_that_xml_can_say(text):
    line = in_one_line(text)
    assert line == in_one_line(line) == line.strip()
    assert ET.fromstring(ET.tostring(_element(line))).text == (line or None)


def _element(text):
    element = ET.Element("a")
    element.text = text
    return element
