"""A reader goes from sense to sense, from word to word, and prints what was found."""

import re

import pytest

WORD = "entry/client-noun-fr.html"
PAIR = "compare/client-noun-fr-economie--consommateur-noun-fr-consommateur.html"
TALL = 4


def test_the_senses_at_a_glance_lead_to_each_sense_by_keyboard(client, visit):
    page, _ = visit(client.url + WORD, reduced_motion="reduce")
    links = page.locator(".overview a")
    assert links.count() == page.locator(".senses > li").count() == 8
    links.nth(0).focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#sense-5")
    assert page.locator("#sense-5").bounding_box()["y"] < 200


@pytest.mark.parametrize("width", [390, 1280])
def test_each_sense_takes_one_line_of_the_overview(client, visit, width):
    page, _ = visit(client.url + WORD, viewport={"width": width, "height": 900})
    heights = [
        one.bounding_box()["height"] for one in page.locator(".overview a").all()
    ]
    assert max(heights) - min(heights) < TALL
    assert min(heights) >= 24


def test_a_short_entry_has_no_overview(client, visit):
    page, _ = visit(client.url + "entry/customer-noun-en.html")
    assert page.locator(".overview").count() == 0


def test_two_near_synonyms_are_compared_and_lead_back(client, visit):
    page, problems = visit(client.url + WORD)
    page.locator("#sense-5 a.compare", has_text="comparer").filter(
        has_text="consommateur"
    ).click()
    page.wait_for_url("**/" + PAIR)
    assert page.locator("h1").inner_text() == "client / consommateur"
    said = page.locator(".said").first.inner_text()
    assert said.startswith("Souvent employés l’un pour l’autre")
    page.locator(".sides thead a", has_text="consommateur").click()
    page.wait_for_url("**/entry/consommateur-noun-fr.html#sense-1")
    page.locator("a.compare", has_text="client").first.click()
    page.wait_for_url("**/compare/*")
    assert problems == []


def test_a_concept_leads_to_the_comparison_of_its_words(client, visit):
    page, _ = visit(client.url + "concept/client-economie.html")
    assert page.locator(f'a.compare[href$="{PAIR}"]').count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_both_sides_of_a_comparison_are_equally_wide(client, visit, width):
    page, _ = visit(client.url + PAIR, viewport={"width": width, "height": 900})
    left, right = (one.bounding_box() for one in page.locator("thead th").all())
    assert abs(left["width"] - right["width"]) < 1
    assert left["y"] == right["y"]


def test_the_index_leads_to_homographs_and_these_to_each_sense(client, visit):
    page, problems = visit(client.url + "terms.html")
    page.locator('a[href="homographs/fr--client.html"]').first.click()
    page.wait_for_url("**/homographs/fr--client.html")
    page.locator(".meanings a").nth(3).click()
    page.wait_for_url("**/entry/client-noun-fr.html#sense-*")
    page.locator(".shared a").click()
    page.wait_for_url("**/homographs/fr--client.html")
    assert problems == []


@pytest.mark.parametrize("kind", ["concept", "entry"])
def test_previous_and_next_go_through_the_alphabet_by_keyboard(find, visit, kind):
    page, _ = visit(find("client", kind).url)
    start, name = page.url, page.locator("h1").inner_text()
    page.locator('.alphabet a[rel="next"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != start)
    before = page.locator('.alphabet a[rel="prev"]')
    assert name in before.inner_text()
    before.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(start)


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_printed_entry_is_short_and_begins_on_its_first_page(client, visit):
    page, _ = visit(client.url + WORD)
    assert pages_of(page.pdf(format="A4")) <= 5
    page.emulate_media(media="print")
    for hidden in (".overview", ".alphabet", ".compare", ".action"):
        assert page.locator(hidden).first.is_hidden(), hidden
    first = page.locator("#sense-1").bounding_box()
    assert first["y"] < 400


def test_the_book_prints_without_what_is_clicked(client, visit):
    page, problems = visit(client.url + "print.html")
    assert pages_of(page.pdf(format="A4")) > 15
    page.emulate_media(media="print")
    for hidden in ("header.site", "footer.site", ".contents", ".screen"):
        assert page.locator(hidden).is_hidden(), hidden
    assert page.locator(".cover h1").is_visible()
    assert problems == []


def test_the_book_leads_from_article_to_article(client, visit):
    page, _ = visit(client.url + "print.html", reduced_motion="reduce")
    page.locator(".contents a").nth(1).click()
    page.wait_for_url("**#words-fr")
    link = page.locator("article .sense a").first
    name = link.inner_text()
    link.click()
    assert page.locator(":target h4").inner_text() == name
