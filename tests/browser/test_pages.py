"""Every page type loads, fits, and reads with whatever the reader has."""

import pytest

SIDEWAYS = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > width + 1);
  return [document.documentElement.scrollWidth,
    ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
}"""
MOVING = """
() => [document.documentElement, ...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.transitionDuration.split(", ").some((time) => time !== "0s")
    || style.animationName !== "none" || style.scrollBehavior !== "auto";
}).map((one) => one.outerHTML.slice(0, 160))"""
# What a script shows because it needs a script; by a sheet that the policy allows.
HIDE_ACTIONS = """
(hidden) => {
  const sheet = new CSSStyleSheet();
  if (hidden) sheet.replaceSync(".action { display: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


def test_a_page_loads_without_error_and_asks_no_other_host(place, page, problems):
    page.wait_for_load_state("networkidle")
    assert problems == []
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip(" –")
    assert page.locator("html").get_attribute("lang") == place.language


def test_no_page_scrolls_sideways_on_a_telephone(page):
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SIDEWAYS) == [], width


def test_a_page_says_the_same_without_script(place, page, visit):
    without, problems = visit(place.url, java_script_enabled=False)
    assert problems == []
    # A form leads on by itself.
    assert without.locator(":not(form *) > button:visible").count() == 0
    if place.kind == "search":
        assert without.locator(".instead").is_visible()
        return
    page.evaluate(HIDE_ACTIONS, True)
    with_script = page.locator("body").inner_text().split()
    page.evaluate(HIDE_ACTIONS, False)
    assert without.locator("body").inner_text().split() == with_script


def test_a_page_on_paper_has_its_content_and_no_navigation(page):
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("header.site nav:visible").count() == 0
    assert page.locator(".skip:visible").count() == 0
    assert page.locator("button:visible").count() == 0
    paper = page.locator("html").evaluate("(one) => getComputedStyle(one).background")
    assert "rgb(255, 255, 255)" in paper


def test_nothing_moves_for_a_reader_who_wants_no_motion(page):
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def test_a_page_works_from_the_disk(place, visit):
    page, problems = visit(place.file.as_uri())
    if place.kind == "not-found":
        # Only a host shows it, at any address: its links start from the host's root.
        assert page.locator("base").get_attribute("href").startswith("/")
        return
    assert page.locator("body").evaluate("(one) => getComputedStyle(one).margin") == (
        "0px"
    )
    page.locator("header.site nav a").first.click()
    page.wait_for_url("**/terms.html")
    assert page.locator("h1").is_visible()
    # Chromium asks for no icon from the disk, and knows no origin there.
    assert [one for one in problems if not one.startswith("another host: file:")] == []


def test_the_hierarchy_opens_without_script(client, visit):
    page, _ = visit(client.url + "hierarchy.html", java_script_enabled=False)
    branch = page.locator(".tree li:has(> details)").first
    inside = branch.locator("> ul > li").first
    assert not inside.is_visible()
    branch.locator("summary").first.click()
    assert inside.is_visible()


def test_the_hierarchy_opens_and_closes_at_once(client, visit):
    page, _ = visit(client.url + "hierarchy.html")
    button = page.locator("[data-open] button")
    before = button.inner_text()
    button.click()
    assert page.locator(".tree details:not([open])").count() == 0
    assert button.inner_text() != before
    button.click()
    assert page.locator(".tree details[open]").count() == 0
    assert button.inner_text() == before


CLIPBOARD = ("clipboard-read", "clipboard-write")


def copied(page, action):
    """Press a copy button, wait until it says so, and read the clipboard."""
    action.locator("button").click()
    done = action.get_attribute("data-done")
    action.get_by_role("button", name=done).wait_for()
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_copy_button_copies_the_iri(find, visit, language):
    place = find("client", "concept", language)
    page, problems = visit(place.url, CLIPBOARD)
    iri = page.locator("#iri").inner_text()
    assert iri.startswith("https://w3id.org/vocable/client/concept/")
    assert copied(page, page.locator("[data-copy=iri]")) == iri
    assert problems == []


def test_the_turtle_beside_the_page_is_copied(find, visit):
    place = find("client", "entry")
    page, problems = visit(place.url, CLIPBOARD)
    turtle = place.file.with_suffix(".ttl").read_text(encoding="utf-8")
    assert copied(page, page.locator("[data-copy-from]")) == turtle
    assert problems == []


def test_a_button_says_where_the_turtle_could_not_be_copied(find, visit):
    page, _ = visit(find("client", "concept").url, CLIPBOARD)
    page.route("**/*.ttl", lambda route: route.abort())
    action = page.locator("[data-copy-from]")
    action.locator("button").click()
    action.get_by_role("button", name=action.get_attribute("data-failed")).wait_for()


def test_from_the_disk_no_button_promises_the_turtle(find, visit):
    page, _ = visit(find("client", "concept").file.as_uri())
    assert page.locator("[data-copy-from] button").is_hidden()


@pytest.mark.parametrize("kind", ["concept", "data"])
def test_the_citations_open_and_are_copied(find, visit, kind):
    page, problems = visit(find("client", kind).url, CLIPBOARD)
    sentence = page.locator("#citation").inner_text()
    assert copied(page, page.locator("[data-copy=citation]")) == sentence
    for name, start in (("bibtex", "@misc{"), ("csl", "[\n")):
        file = page.locator(f"#citation-{name}")
        assert file.is_hidden()
        page.locator(f"details:has(#citation-{name}) > summary").press("Enter")
        assert file.is_visible()
        text = copied(page, page.locator(f"[data-copy=citation-{name}]"))
        assert text.startswith(start)
        assert text == file.text_content()
    assert problems == []


@pytest.mark.parametrize("kind", ["concept", "entry", "typology"])
def test_an_evidence_mark_leads_to_its_evidence_in_view(find, visit, kind):
    page, _ = visit(find("client", kind).url, reduced_motion="reduce")
    mark = page.locator("sup.marks a").last
    target = page.locator(mark.get_attribute("href"))
    mark.click()
    assert page.locator(":target").get_attribute("id") == target.get_attribute("id")
    box = target.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]
    assert target.locator("a").first.is_visible()


def test_evidence_leads_to_the_line_of_the_document_in_view(find, visit):
    page, _ = visit(find("client", "entry").url, reduced_motion="reduce")
    passage = page.locator("#evidence li a[href*='document/']").first
    line = passage.get_attribute("href").partition("#")[2]
    passage.click()
    page.wait_for_url(f"**/document/*.html#{line}")
    box = page.locator(":target").bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]


def test_a_link_to_a_place_in_a_closed_branch_opens_it(find, visit):
    page, _ = visit(find("client", "concept").url)
    page.evaluate("""() => {
      document.body.insertAdjacentHTML("beforeend",
        "<details id='closed'><summary>x</summary><p id='inside'>y</p></details>");
      location.hash = "inside";
    }""")
    page.locator("#inside").wait_for(state="visible")


def test_an_address_without_a_page_shows_the_404_page_with_its_styles(client, visit):
    page, problems = visit(f"{client.url}concept/deep/nothing.html")
    assert [
        one for one in problems if not one.startswith(("HTTP 404", "console"))
    ] == []
    assert len(problems) <= 2, problems
    sheet = "getComputedStyle(document.body).margin"
    assert page.evaluate(sheet) == "0px"
    page.locator("main a").first.click()
    page.wait_for_url(f"{client.url}*.html")


@pytest.mark.parametrize("kind", ["home", "wrong"])
def test_a_forced_site_says_so_where_it_matters(find, visit, kind):
    page, _ = visit(find("voc4cat", kind).url)
    band = page.locator(".band")
    assert band.is_visible()
    assert band.locator("a").get_attribute("href").endswith("report.html")


def test_the_report_of_a_forced_site_says_so_once(find, visit):
    page, _ = visit(find("voc4cat", "report").url)
    assert page.locator("main .warning").first.is_visible()
    assert page.locator(".band").count() == 0


def test_a_forced_site_does_not_warn_where_nothing_is_wrong(find, visit):
    page, _ = visit(find("voc4cat", "terms").url)
    assert page.locator(".band").count() == 0
