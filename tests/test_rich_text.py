"""Markup in notes is shown as its author meant it, and nothing of it can do harm."""

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.vocabulary.rich_text import INLINE, as_html, as_plain

OUT = 'class="out" rel="nofollow noopener"'
LINK = f'<a href="https://e.org/b" {OUT}>'
NOTES = """
:reef a skos:Concept ; skos:prefLabel "reef knot"@en ;
  skos:definition "<p>Joins <em>two</em> lines &amp; holds</p>"^^rdf:HTML ;
  skos:scopeNote "See <a href='https://e.org/b'>bends</a>"@en ,
    "See [hitches](https://e.org/h), https://e.org/c."@en ;
  skos:example "if a < b and List<String>"@en .
"""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a < b and c > d", "a &lt; b and c &gt; d"),
        ("List<String> & <x@y.z>", "List&lt;String&gt; &amp; &lt;x@y.z&gt;"),
        ("<em>two</em> x<5 <b>", "<em>two</em> x&lt;5 <b></b>"),
        ("<p>One.</p><p>Two.</p>", "One.<br/>Two."),
        ("a<br />b", "a<br/>b"),
        ("<span style='x'>a</span><img src=x onerror=y>", "a"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<a href='javascript:x'>a</a>", "<a>a</a>"),
        ("<a href=x.html onclick=x>a</a>", "<a>a</a>"),
        ("<em title=x lang=fr>a</em>", "<em>a</em>"),
        ("<a href=x>https://e.org/b</a>", "<a>https://e.org/b</a>"),
        ("<a href='https://e.org/b' title=x>b</a>", f"{LINK}b</a>"),
        ("see [it](https://e.org/b)!", f"see {LINK}it</a>!"),
        ("[it](javascript:x)", "[it](javascript:x)"),
        ("(https://e.org/b).", f"({LINK}https://e.org/b</a>)."),
        ("«https://e.org/b»", f"«{LINK}https://e.org/b</a>»"),
        (
            "https://e.org/?a=1&b=2",
            f'<a href="https://e.org/?a=1&amp;b=2" {OUT}>https://e.org/?a=1&amp;b=2</a>',
        ),
        ("<em>https://e.org/b</em>", f"<em>{LINK}https://e.org/b</a></em>"),
        ("a&nbsp;<b>b</b>&nbsp;&eacute;", "a\u00a0<b>b</b>\u00a0é"),
    ],
)
def test_a_plain_text_shows_what_its_author_meant(text, html):
    assert as_html(text) == html


def test_elements_without_end_are_shown_letter_by_letter():
    text = "<div>" * 50_000
    assert as_html(text, is_html=True) == text.replace("<", "&lt;").replace(">", "&gt;")
    assert as_plain(text) == text


def test_a_literal_of_html_is_html_without_a_tag_too():
    assert as_html("AT&amp;T", is_html=True) == "AT&amp;T"
    assert as_plain("AT&amp;T", is_html=True) == "AT&T"
    assert as_html("AT&amp;T") == "AT&amp;amp;T"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Joins <em>two</em> lines</p><p>or more</p>", "Joins two lines or more"),
        ("See [bends](https://e.org/b), https://e.org/c", "See bends, https://e.org/c"),
        ("a < b, List<String>", "a < b, List<String>"),
        ("<b>a</b> &lt; b", "a < b"),
    ],
)
def test_where_no_page_is_the_words_alone_are_said(text, words):
    assert as_plain(text) == words


class Elements(HTMLParser):
    """Lists the elements and attributes of a text."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


PIECES = st.sampled_from(
    [
        *("<a href='", "<script>", "</script>", "<img src=x onerror=1>", "<!--", "-->"),
        *("javascript:", "<p", "</p>", "<svg", "<style>", "https://", "http://x/"),
        *("](", "[a](", ")", ">", "'", '"', "&", "&lt;", "<b>", "</b>", "<em"),
        *("onclick=1>", "<iframe", "<math>", "data:text/html,", "\u202e", "é"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=4)), st.booleans())
def test_nothing_but_lines_of_text_and_links_comes_out(pieces, is_html):
    written = as_html(" ".join(pieces), is_html=is_html)
    for tag, attributes in Elements(written).found:
        assert tag in INLINE
        assert set(attributes) <= {"href", "class", "rel"}
        target = attributes.get("href", "https:")
        assert target.lower().startswith(("http:", "https:", "mailto:"))
    assert "<script" not in written.lower()


@given(st.lists(PIECES), st.booleans())
def test_what_comes_out_is_well_formed_for_the_epub(pieces, is_html):
    ET.fromstring(f"<p>{as_html(' '.join(pieces), is_html=is_html)}</p>")


@given(st.text())
def test_a_text_without_markup_says_all_that_it_said(text):
    bare = text.replace("<", "").replace("](", "")
    assert as_plain(bare) == bare


@pytest.fixture(scope="module")
def site(site_of):
    return site_of(NOTES)


def test_a_page_shows_markup_and_links_of_notes(site):
    page = site.page("reef.html")
    assert page.one("p", class_="definition").one("em").text == "two"
    links = {
        link.text: link["href"] for link in page.all("a") if "e.org" in link["href"]
    }
    assert links["bends"] == "https://e.org/b"
    assert links["hitches"] == "https://e.org/h"
    assert links["https://e.org/c"] == "https://e.org/c"
    assert "if a < b and List<String>" in page.text


def test_no_tag_stands_in_what_machines_read(site):
    page = site.page("reef.html")
    summary = page.one("meta", name="description")["content"]
    assert summary == "Joins two lines & holds"
    (data,) = page.all("script", type="application/ld+json")
    assert json.loads(data.text)["description"] == "Joins two lines & holds"
    for file in (site.folder / "search").rglob("*.js"):
        assert "<em>" not in file.read_text(encoding="utf-8")
