"""A reader finds the way in a hierarchy of any width and depth."""

import pytest

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def extremes(sites):
    return sites("extremes")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_twenty_levels_fit_on_the_page(extremes, visit, width):
    page, problems = visit(
        extremes.url + "hierarchy.html", viewport={"width": width, "height": 900}
    )
    page.locator("[data-open] button").click()
    last = page.get_by_role("link", name="a concept of level 20")
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box["x"] + box["width"] <= width
    assert box["width"] > 80
    assert page.evaluate(SIDEWAYS) <= 0
    page.goto(extremes.url + "level-20.html")
    assert page.locator(".crumbs li").count() == 21
    page.goto(extremes.url + "level-19.html")
    page.locator(".within summary").click()
    assert page.locator(".within li").count() == 21
    assert page.locator(".within [aria-current]").inner_text() == (
        "a concept of level 19"
    )
    assert page.evaluate(SIDEWAYS) <= 0
    assert problems == []


def test_of_five_thousand_siblings_the_nearest_lead_to_the_rest(extremes, visit):
    page, problems = visit(
        extremes.url + "n2500.html", java_script_enabled=False, reduced_motion="reduce"
    )
    page.locator(".within summary").click()
    assert page.locator(".within li").count() <= 20
    rest = page.locator(".within .rest a")
    assert rest.count() == 2
    rest.last.click()
    page.wait_for_url("**/hierarchy/wide~3.html#at-n2500")
    target = page.locator(":target")
    assert "narrower number 2500" in target.inner_text()
    assert 0 <= target.bounding_box()["y"] < page.viewport_size["height"]
    page.locator(".slices a").first.click()
    page.wait_for_url("**/hierarchy/wide.html")
    assert page.get_by_role(
        "link", name="narrower number 0000", exact=True
    ).is_visible()
    page.locator(".crumbs a").last.click()
    page.wait_for_url("**/hierarchy.html#at-wide")
    assert problems == []


def test_a_concept_with_five_thousand_narrower_ones_stays_a_light_page(extremes, visit):
    page, _ = visit(extremes.url + "wide.html")
    assert page.locator("a").count() < 300
    digits = [c for c in page.locator("#narrower").inner_text() if c.isdigit()]
    assert digits == ["5", "0", "0", "0"]


def test_the_rest_of_a_map_leads_to_the_branch(extremes, visit):
    page, _ = visit(extremes.url + "wide.html")
    more = page.locator(".map .more")
    assert more.count() == 1
    more.click()
    page.wait_for_url("**/hierarchy/wide.html")


def test_a_branch_with_a_page_of_its_own_opens_in_its_place(find, visit):
    page, problems = visit(find("unesco", "hierarchy").url)
    part = page.locator("[data-part]").first
    label, place = part.get_attribute("data-part"), page.url
    anchor = part.evaluate("(one) => one.closest('li').id")
    row = page.locator(f"li[id='{anchor}']")
    part.focus()
    page.keyboard.press("Enter")
    inside = row.locator("> ul > li > a").first
    inside.wait_for()
    assert page.url == place
    assert row.locator("> details > summary").get_attribute("aria-label") == label
    page.keyboard.press("Enter")
    assert not inside.is_visible()
    page.keyboard.press("Enter")
    inside.click()
    page.wait_for_url("**/C*.html")
    assert page.locator("h1").is_visible()
    assert problems == []


def test_a_branch_with_a_page_of_its_own_is_a_link_without_script(find, visit):
    page, _ = visit(find("unesco", "hierarchy").url, java_script_enabled=False)
    page.locator("[data-part]").first.click()
    page.wait_for_url("**/hierarchy/C*.html")
    assert page.locator(".tree a").count() > 1


def test_a_link_to_a_place_in_the_closed_tree_opens_the_way(client, visit):
    for script in (True, False):
        page, _ = visit(
            client.url + "hierarchy.html#at-concept/client-commerce",
            java_script_enabled=script,
        )
        page.locator("li:target > a").wait_for(state="visible")
