"""The smallest pieces of HTML let nothing of a vocabulary through as markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.html.markup import (
    direction_in,
    link_in,
    marks_html,
    name_in,
    relation_in,
    sentence,
    text_in,
    texts_in,
    time_in,
)
from vocable.pages.parts import Comparison, Link, Relation
from vocable.vocabulary.labels import Text

HOSTILE = st.sampled_from(
    [
        *("<script>alert(1)</script>", '" onload="x', "' onfocus='x", "]]>", "<!--"),
        *("</title>", "&lt;b&gt;", "{{ 7*7 }}", "{% raw %}", "\x00", "&", "`", "a"),
    ]
)
TEXTS = st.lists(HOSTILE | st.text(max_size=5), max_size=5).map("".join)
TAGS = st.sampled_from(["", "en", "fr", "ar", "zh-hant-tw"])


def test_a_text_in_the_language_of_the_page_stands_bare():
    assert text_in("fr")(Text("été", "fr")) == "été"
    assert text_in("fr")(Text("plain")) == "plain"


def test_a_text_in_another_language_says_so_to_machines():
    assert text_in("fr")(Text("tea", "en")) == '<span lang="en">tea</span>'


def test_a_text_from_right_to_left_says_so():
    assert text_in("fr")(Text("شاي", "ar")) == '<span lang="ar" dir="rtl">شاي</span>'


def test_a_fallback_says_so_to_readers_with_the_name_of_its_language(read_page):
    root = read_page(text_in("fr")(Text("tea", "en", fallback=True)))
    mark = root.one("abbr", class_="tongue")
    assert (mark.text, mark["title"]) == ("en", "anglais")


@given(TEXTS, TAGS, st.booleans())
def test_no_text_becomes_markup(read_page, value, tag, fallback):
    html = text_in("fr")(Text(value, tag, fallback))
    root = read_page(html)
    assert {one.tag for one in root.all()} <= {"abbr", "bdi", "span"}
    assert {name for one in root.all() for name in one.attributes} <= {
        *("lang", "dir", "class", "title")
    }
    assert all(sign not in html.replace("&#34;", "") for sign in ("<script", 'x"'))


@given(
    TEXTS,
    st.sampled_from(["a.html", "https://example.org/"]).flatmap(
        lambda start: TEXTS.map(lambda rest: start + rest)
    ),
)
def test_no_link_becomes_more_than_a_link(read_page, value, href):
    root = read_page(link_in("en")(Link(Text(value), href)))
    anchor, *inside = root.all()
    assert anchor.tag == "a"
    assert [one.tag for one in inside] in ([], ["bdi"])
    assert set(anchor.attributes) <= {"href", "class", "rel"}


def test_a_link_out_of_the_site_is_marked(read_page):
    write = link_in("en")
    out = read_page(write(Link(Text("x"), "https://example.org/"))).one("a")
    assert out.attributes == {
        "href": "https://example.org/",
        "class": "out",
        "rel": "external",
    }
    assert read_page(write(Link(Text("x"), "a.html"))).one("a").attributes == {
        "href": "a.html"
    }


def test_what_leads_nowhere_is_no_link():
    assert link_in("en")(Link(Text("x"), "")) == "x"


def test_marks_lead_to_the_evidence_of_the_page(read_page):
    assert marks_html(()) == ""
    root = read_page(marks_html((1, 12)))
    assert root.one("sup").links == [("1", "#e1"), ("12", "#e12")]


@pytest.mark.parametrize(
    ("words", "written"), [("see also", "See also"), ("été", "Été"), ("", "")]
)
def test_words_begin_a_line_with_a_capital(words, written):
    assert sentence(words) == written


def test_what_is_deprecated_is_struck_and_said_to_be(read_page):
    link = Link(Text("old", "en"), "old.html", deprecated=True)
    page = read_page(link_in("en")(link))
    assert page.one("a").one("s").text == "old"
    assert page.one("span", class_="unseen").text == "(deprecated)"
    assert name_in("fr")(link).startswith('<s><span lang="en">old</span></s>')
    assert name_in("en")(Link(Text("new", "en"), "new.html")) == "new"


def test_a_comparison_names_both_and_shows_who_is_first_where_that_is_turned(read_page):
    comparison = Comparison(Text("a", "en"), Text("<b>", "en"), 'x"y.html')
    relation = Relation(Link(Text("b", "en"), "b.html"), comparison=comparison)
    link = read_page(relation_in("en")(relation)).one("a", class_="compare")
    assert (link["href"], link.text) == ('x"y.html', "compare a / <b>")
    assert link.one("span", class_="unseen").text == "a / <b>"
    turned = relation._replace(comparison=comparison._replace(turned=True))
    link = read_page(relation_in("en")(turned)).one("a", class_="compare")
    assert link.text == "compare a / <b>"
    assert link.one("span", class_="unseen").text == "compare"


# Direction ----------------------------------------------------------------------------


def test_a_text_read_the_other_way_says_so_on_a_page_of_either_direction():
    arabic, english = Text("شاي", "ar"), Text("tea", "en")
    assert text_in("en")(arabic) == '<span lang="ar" dir="rtl">شاي</span>'
    assert text_in("ar")(english) == '<span lang="en" dir="ltr">tea</span>'
    assert text_in("fr")(english) == '<span lang="en">tea</span>'
    assert text_in("ar")(arabic) == "شاي"


def test_a_text_of_no_language_is_kept_apart_where_its_letters_may_turn():
    assert text_in("en")(Text("tea & co")) == "tea &amp; co"
    assert text_in("en")(Text("<שלום>")) == "<bdi>&lt;שלום&gt;</bdi>"
    assert text_in("ar")(Text("tea")) == "<bdi>tea</bdi>"


def test_an_element_of_one_text_is_laid_out_as_the_text_is_read():
    assert direction_in("en")(Text("شاي", "ar")) == ' dir="rtl"'
    assert direction_in("en")("he") == ' dir="rtl"'
    assert direction_in("ar")(Text("tea", "en")) == ' dir="ltr"'
    for same in (Text("tea", "fr"), Text("x"), "fr", ""):
        assert direction_in("en")(same) == ""


def test_several_texts_have_a_comma_between_two():
    texts = (Text("a", "en"), Text("b", "fr"))
    assert texts_in("en")(texts) == 'a, <span lang="fr">b</span>'
    assert texts_in("en")(()) == ""


def test_a_date_says_its_day_to_readers_and_its_time_to_machines():
    written = "2019-03-04T05:06:07Z"
    html = f'<time datetime="{written}">4 mars 2019</time>'
    assert time_in("fr")(written) == html
    assert text_in("fr")(Text(written, dated=True)) == html
    assert text_in("fr")(Text(written)) == written
    assert time_in("en")("2019-03-04Z").startswith('<time datetime="2019-03-04">')
    assert time_in("ar")("<soon>") == "&lt;soon&gt;"
