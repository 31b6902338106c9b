"""The head of a page says where it is, in which languages, and what it looks like."""

import pytest
from pyoxigraph import NamedNode

from vocable.html.html_head import Heads, locale_of
from vocable.pages.overviews.home import describe_home
from vocable.pages.overviews.not_found import describe_not_found
from vocable.pages.terms.concept import describe_concept

E = "https://example.org/"
SITE = "https://tea.example/sub/"
TEA = (
    f'<{E}c/é> a skos:Concept ; skos:prefLabel "tea"@en ; skos:definition "A <x>"@en .'
)


def head(edition, model=None):
    concept = NamedNode(f"{E}c/é")
    return Heads(edition).of(model or describe_concept(edition, concept))


@pytest.mark.parametrize(("language", "folder"), [("en", SITE), ("fr", f"{SITE}fr/")])
def test_where_the_address_is_known_links_are_whole(edition_of, language, folder):
    found = head(edition_of(TEA, language, site_url=SITE, iri_space=E))
    assert found.canonical == found.url == f"{folder}c/%C3%A9.html"
    assert found.alternates == (
        ("en", f"{SITE}c/%C3%A9.html"),
        ("fr", f"{SITE}fr/c/%C3%A9.html"),
        ("x-default", f"{SITE}c/%C3%A9.html"),
    )


def test_where_it_is_not_known_links_are_relative_and_whole_addresses_left_out(
    edition_of,
):
    found = head(edition_of(TEA, "fr", iri_space=E))
    assert (found.canonical, found.url) == ("%C3%A9.html", "")
    assert dict(found.alternates) == {
        "en": "../../c/%C3%A9.html",
        "fr": "../../fr/c/%C3%A9.html",
    }


def test_a_site_in_one_language_names_no_other(edition_of):
    for url in (None, SITE):
        found = head(edition_of(TEA, interface=("en",), iri_space=E, site_url=url))
        assert found.alternates == found.other_locales == ()


def test_the_home_page_is_the_site_and_the_others_are_articles(edition_of):
    edition = edition_of(TEA, site_url=SITE, iri_space=E)
    home = head(edition, describe_home(edition, (), (0, 0)))
    assert (home.kind, home.canonical) == ("website", SITE)
    assert head(edition).kind == "article"


def test_what_stands_where_nothing_does_is_not_listed(edition_of):
    for url in (None, SITE):
        edition = edition_of(TEA, site_url=url, iri_space=E)
        found = head(edition, describe_not_found(edition))
        assert (found.listed, found.canonical, found.url) == (False, "", "")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("fr", "fr_FR"),
        ("en", "en_US"),
        ("pt-BR", "pt_BR"),
        ("EN-gb", "en_GB"),
        ("zh-Hant-TW", "zh_TW"),
        ("x-own", "x"),
    ],
)
def test_a_locale_has_a_language_and_a_territory(tag, locale):
    assert locale_of(tag) == locale


def test_the_head_of_a_built_page(site_of):
    site = site_of(TEA, interface=("en", "fr"), iri_space=E, site_url=SITE)
    page = site.page("fr/c/é.html")

    def said(name):
        return [one["content"] for one in page.all("meta", property=name)]

    assert said("og:title") == ["tea"]
    assert said("og:description") == ["A <x>"]
    assert said("og:type") == ["article"]
    assert said("og:url") == [f"{SITE}fr/c/%C3%A9.html"]
    assert (said("og:locale"), said("og:locale:alternate")) == (["fr_FR"], ["en_US"])
    assert page.one("link", rel="canonical")["href"] == said("og:url")[0]
    (described,) = page.all("link", rel="describedby")
    assert (described["href"], described["type"]) == (
        "../../dataset.ttl",
        "text/turtle",
    )
    (search,) = page.all("link", rel="search")
    assert search["href"] == "../opensearch.xml"
    assert search["type"] == "application/opensearchdescription+xml"
    assert len(page.all("script", type="application/ld+json")) == 1


def test_the_page_not_found_is_kept_out_of_search_engines(site_of):
    page = site_of(TEA, site_url=SITE).page("404.html")
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert not page.all("link", rel="canonical")


def test_without_address_no_page_speaks_of_one(site_of):
    site = site_of(TEA, iri_space=E)
    page = site.page("c/é.html")
    assert not page.all("meta", property="og:url")
    assert not page.all("link", rel="search")
    assert page.one("meta", property="og:title")["content"] == "tea"
