"""The search as a reader meets it: typed, misspelt, filtered, linked, scriptless."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

CLIENTELE = "concept/clientele.html"


@pytest.fixture
def at(client, visit):
    """Open a page of the vocabulary; give it and the list of its problems."""

    def opened(path="index.html", **options):
        return visit(client.url + path, **options)

    return opened


def ask(page, text):
    """Type into the field and wait for what answers all that was typed."""
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially(text)
    page.locator("#found[aria-busy=false]").wait_for()
    return page.locator("#found [role=option]:not(.all)")


def shown(page, text):
    """Give each result as its label, what is said of it, and where it belongs."""
    return [" ".join(one.split()) for one in ask(page, text).all_inner_texts()]


def results(page):
    """Wait for the list of the page of results."""
    page.locator(".hits [role=status]:not(:empty)").wait_for()
    return [" ".join(one.split()) for one in page.locator(".hits li").all_inner_texts()]


# What is found -----------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["clientèle", "clientele", "CLIENTÈLE", "clientè"])
def test_case_and_accents_do_not_count(at, typed):
    page, problems = at()
    found = shown(page, typed)
    assert "clientèle mot nom" in found
    assert "clientèle notion public" in found
    assert problems == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("client fidèle", "client fidèle mot nom"),
        ("fidele client", "client fidèle mot nom"),
        ("clients fidèles", "client fidèle mot nom"),
        ("la relation du client", "relation client mot nom"),
        ("consommatrice", "consommateur mot nom"),
        ("clinet", "client mot adjectif"),
        ("vlient", "client mot adjectif"),
        ("consomateur", "consommateur mot nom"),
        ("cnosommateur", "consommateur mot nom"),
        ("patron romian", "patron (Antiquité romaine) notion"),
    ],
)
def test_order_inflection_and_slips_are_forgiven(at, typed, first):
    page, _ = at()
    assert shown(page, typed)[0].startswith(first)


def test_the_label_that_was_met_stands_before_the_preferred_one(at):
    page, _ = at()
    found = shown(page, "customer")
    assert (
        "customer → client (commerce) notion · anglais "
        "acteur › acheteur › client (économie)"
    ) in found
    labels = page.locator("#found .label")
    assert labels.first.get_attribute("lang") == "en"
    assert labels.first.locator("b").inner_text() == "customer"


def test_notes_are_found_behind_labels(at):
    page, _ = at("search.html?q=protection")
    found = results(page)
    kinds = ["dans" in one for one in found]
    assert any(kinds)
    assert kinds == sorted(kinds)


def test_what_is_not_there_is_said_not_to_be(at):
    page, problems = at()
    assert shown(page, "xqzwk") == []
    assert (
        page.locator("#found p").inner_text() == "Rien ne répond à «\u00a0xqzwk\u00a0»."
    )
    assert problems == []


def test_each_language_of_the_interface_shows_its_own_labels(at):
    page, _ = at("en/index.html")
    found = shown(page, "clientele")
    assert found[0] == "clientele word noun"
    page.locator("#found [role=option]").first.click()
    page.wait_for_url("**/en/entry/clientele-noun-en.html")


@pytest.mark.parametrize("typed", ["<b>x</b>", "%(n)s", "* *", "“", "\\", "__proto__"])
def test_whatever_is_typed_does_no_harm(at, typed):
    page, problems = at()
    page.locator("#q").fill(typed)
    page.wait_for_timeout(400)
    assert page.locator("#found b:has-text('x')").count() == 0
    assert problems == []


# The keyboard ------------------------------------------------------------------------


def test_a_slash_leads_to_the_field_but_not_while_writing(at):
    page, _ = at(CLIENTELE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("a/b")
    assert page.locator("#q").input_value() == "a/b"


def test_arrows_choose_enter_opens_escape_closes(at):
    page, problems = at(CLIENTELE)
    field = page.locator("#q")
    options = ask(page, "client")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None

    def active():
        return page.locator("#found [aria-selected=true]")

    page.keyboard.press("ArrowDown")
    assert active().get_attribute("id") == options.first.get_attribute("id")
    assert field.get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("ArrowUp")
    assert active().count() == 0
    page.keyboard.press("ArrowUp")
    assert active().get_attribute("class") == "all"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert field.input_value() == "client"
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    options = ask(page, "clientele de masse")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/clientele-de-masse-noun-fr.html")
    assert problems == []


def test_enter_without_a_choice_leads_to_all_results(at):
    page, _ = at(CLIENTELE)
    ask(page, "client fidèle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    assert page.locator("#q").input_value() == "client fidèle"
    assert results(page)[0].startswith("client fidèle")


def test_nothing_typed_leads_nowhere(at):
    page, _ = at(CLIENTELE)
    page.locator("#q").press("Enter")
    page.wait_for_timeout(200)
    assert page.url.endswith(CLIENTELE)


def test_leaving_the_field_closes_the_list(at):
    page, _ = at()
    ask(page, "client")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.locator("#found").is_visible()


def test_what_was_found_is_told_to_those_who_listen(at):
    page, _ = at()
    ask(page, "clientele de masse")
    status = page.locator("form.search [role=status]")
    assert re.fullmatch(r"Résultats\u00a0: \d+", status.inner_text())
    assert page.locator("#q").get_attribute("role") == "combobox"
    assert page.locator("#found").get_attribute("role") == "listbox"
    assert page.locator("#found").get_attribute("aria-label") == "Recherche"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_open_list(at, scheme, width):
    viewport = {"width": width, "height": 844}
    page, _ = at(CLIENTELE, viewport=viewport, color_scheme=scheme)
    ask(page, "customer")
    page.keyboard.press("ArrowDown")
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not page.evaluate(wide)


def test_axe_finds_nothing_on_a_page_of_results(at):
    page, _ = at("search.html?q=client")
    results(page)
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


# The page of results -----------------------------------------------------------------


def test_a_link_to_results_shows_them_with_its_filters(at):
    page, problems = at("search.html?q=client&type=concept&language=en")
    found = results(page)
    assert found
    by_label = [one for one in found if " · dans " not in one]
    assert by_label
    assert all("notion · anglais" in one for one in by_label)
    assert all("notion" in one for one in found)
    assert page.locator("#type").input_value() == "concept"
    assert problems == []


def test_filters_change_the_results_and_the_address_and_can_be_gone_back_from(at):
    page, _ = at("search.html?q=client")
    every = len(results(page))
    page.locator("#type").select_option("typology")
    page.wait_for_function("document.querySelectorAll('.hits li').length < 20")
    assert all("typologie" in one for one in results(page))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["client"], "type": ["typology"]}
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('.hits li').length == {every}")
    assert page.locator("#type").input_value() == ""


TAGGED = "\n".join(
    f':{tag} a skos:Concept ; skos:prefLabel "tea {tag}"@{tag} .'
    for tag in (
        *("zh", "zh-TW", "zh-CN", "zh-Hant-HK", "sr-Latn", "sr-RS"),
        *("en", "en-GB", "x-private"),
    )
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("zh-Hant", "zh-TW zh-Hant-HK"),
        ("zh-TW", "zh-TW zh-Hant-HK"),
        ("zh", "zh zh-TW zh-CN zh-Hant-HK"),
        ("sr-Latn", "sr-Latn"),
        ("sr-Cyrl", "sr-Latn sr-RS"),
        ("en-US", "en en-GB"),
        ("x-private", "x-private"),
    ],
)
def test_a_language_is_found_however_its_tag_names_script_or_region(
    site_of, visit, chosen, expected
):
    site = site_of(TAGGED, interface=("en",))
    address = (site.folder / "search.html").as_uri()
    page, problems = visit(f"{address}?q=tea&language={chosen}")
    found = {one.split()[1] for one in results(page)}
    assert found == set(expected.split())
    assert problems == []


def test_a_scheme_and_a_collection_are_filters_too(at, client):
    page, _ = at("search.html?q=client")
    before = page.locator(".hits [role=status]").inner_text()
    for name in ("scheme", "collection"):
        option = page.locator(f"#{name} option").nth(1)
        number = option.get_attribute("data-number")
        text = (client.root / "search" / "groups" / f"{number}.js").read_text("utf-8")
        steps = json.loads(text.partition(",")[2].strip().removesuffix(");"))
        page.locator(f"#{name}").select_option(option.get_attribute("value"))
        page.wait_for_function(
            "(before) => document.querySelector('.hits [role=status]').textContent"
            " !== before",
            arg=before,
        )
        page.wait_for_timeout(200)
        assert len(results(page)) <= len(steps)
        page.locator(f"#{name}").select_option("")
        page.wait_for_timeout(300)


def test_an_unknown_filter_in_a_link_is_left_aside(at):
    page, problems = at("search.html?q=client&type=nothing&scheme=x")
    assert results(page)
    assert problems == []


def test_more_results_come_at_the_press_of_a_button(at):
    page, _ = at("search.html?q=client")
    assert len(results(page)) == 50
    page.locator(".further button").click()
    page.locator(".hits li").nth(50).wait_for()
    focus = "document.activeElement === document.querySelectorAll('.hits li a')[50]"
    page.wait_for_function(focus)


def test_the_other_language_shows_the_same_results(at):
    page, _ = at("search.html?q=clientele")
    results(page)
    page.locator(".languages a").click()
    page.wait_for_url("**/en/search.html?q=clientele")
    assert results(page)[0] == "clientele word noun"


def test_another_language_of_a_page_keeps_what_is_asked_and_the_place(at):
    page, _ = at("terms.html?from=x#main")
    page.locator(".languages a").click()
    page.wait_for_url(re.compile(r"/en/terms\.html\?from=x#main$"))


def test_typing_on_the_page_of_results_searches_on(at):
    page, _ = at("search.html")
    page.keyboard.press("/")
    page.keyboard.type("consomateur")
    page.locator(".hits li").first.wait_for()
    assert results(page)[0].startswith("consommateur")
    assert page.url.endswith("?q=consomateur")


# Where it must work ------------------------------------------------------------------


def test_without_script_the_field_leads_to_the_index_and_the_page_says_so(at):
    page, problems = at("concept/achat.html", java_script_enabled=False)
    page.locator("#q").fill("clientèle")
    page.locator("form.search button").click()
    page.wait_for_url("**/search.html?q=client*")
    assert "JavaScript" in page.locator(".instead").inner_text()
    assert not page.locator(".filters").is_visible()
    page.locator(".instead a", has_text="C").first.click()
    page.wait_for_url("**/terms.html#letter-c")
    assert problems == []


def test_it_works_from_the_disk(client, visit):
    page, problems = visit((client.root / "en" / CLIENTELE).as_uri())
    assert shown(page, "clientele")[0] == "clientele word noun"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search.html?q=clientele")
    assert results(page)[0] == "clientele word noun"
    assert [one for one in problems if not one.startswith("another host: file:")] == []


def test_a_missing_index_is_said_to_be_missing(at):
    page, _ = at()
    page.route("**/search/labels/*", lambda route: route.abort())
    page.locator("#q").press_sequentially("client")
    failed = page.locator("#found p")
    failed.wait_for()
    assert failed.inner_text() == "L’index de la recherche n’a pas pu être chargé."


def transferred(page, text, site):
    """Count the bytes of the search from the page's opening to the first results."""
    there = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not [url for url in there if "/search/" in url], "loaded before it is asked"
    program = site.root / "static" / "programs" / "search.js"
    sizes = {"program": program.stat().st_size}
    page.on(
        "response",
        lambda got: (
            sizes.update({got.url: len(got.body())}) if "/search/" in got.url else None
        ),
    )
    assert shown(page, text)
    page.wait_for_load_state("networkidle")
    return sizes


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("client", "client"),
        ("client", "clinet"),
        ("unesco", "education"),
        ("unesco", "eduaction"),
        ("unesco", "politique de l’éducation"),
        ("unesco", "e"),
        ("unesco", "образование"),
    ],
)
def test_only_what_a_query_needs_is_loaded(sites, visit, name, typed):
    site = sites(name)
    page, problems = visit(site.url + "index.html")
    sizes = transferred(page, typed, site)
    assert sum(sizes.values()) < (120_000 if name == "client" else 150_000), sizes
    every = sum(file.stat().st_size for file in (site.root / "search").rglob("*.js"))
    assert name == "client" or sum(sizes.values()) < every / 20
    assert problems == []


def test_a_label_in_another_script_says_its_language(sites, visit):
    page, _ = visit(sites("unesco").url + "index.html")
    assert any("Russian" in one for one in shown(page, "образование"))
    label = page.locator("#found .label").first
    assert label.get_attribute("lang") == "ru"
