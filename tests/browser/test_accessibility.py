"""What axe-core finds, and what a reader can do with the keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
LOOKS = [("light", 1280), ("dark", 390), ("light", 390), ("dark", 1280)]
# Of many things alike axe-core says the same many times, and takes minutes over it.
THINNED = """
() => {
  for (const parent of document.querySelectorAll("body *")) {
    const most = parent.matches("ul, ol, dl, tbody, p") ? 6 : 12;
    const alike = [...parent.children];
    if (alike.length > most) alike.slice(most - 2, -2).forEach((one) => one.remove());
  }
}"""
# The stop of the keyboard: what it is, whether it can be seen, and how it is shown.
STOP = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  one.dataset.reached = "yes";
  return { seen, ring, html: one.outerHTML.slice(0, 160) };
}"""
UNREACHED = """
() => [...document.querySelectorAll("a[href], button, summary, input, select")]
  .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.dataset.reached)
  .map((one) => one.outerHTML.slice(0, 160))"""
FOCUSABLE = """
() => document.querySelectorAll("a[href], button, summary, [tabindex], input").length"""


def found(response) -> list[str]:
    """Say what axe found, a line each, short enough to read."""
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]} "
        f"{' '.join(one['message'] for one in node['any'][:1])}"
        for violation in response["violations"]
        for node in violation["nodes"][:5]
    ]


def looks_at(place, every):
    """Give how a page is looked at: the first two looks have every colour and width.

    The English pages come from the same templates as the French: one is enough.
    """
    if every:
        return LOOKS
    return LOOKS[:1] if place.again else LOOKS[:2]


def test_axe_finds_nothing(page, place, request):
    page.evaluate(THINNED)
    problems = {}
    for scheme, width in looks_at(place, request.config.getoption("every_look")):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        for problem in found(Axe().run(page, options=RULES).response):
            problems.setdefault(problem, []).append(f"{scheme} {width}")
    page.goto(place.url)
    assert not problems, "\n".join(
        f"{problem} ({', '.join(looks)})" for problem, looks in problems.items()
    )


def test_the_rules_of_axe_are_those_of_wcag_2_2(find, visit):
    page, _ = visit(find("client", "home").url)
    response = Axe().run(page, options=RULES | {"resultTypes": ["passes"]}).response
    ran = {
        rule["id"]
        for result in ("passes", "inapplicable", "incomplete")
        for rule in response[result]
    }
    assert {"color-contrast", "target-size", "landmark-unique", "region"} <= ran


def test_the_first_stop_is_a_skip_link_that_leads_into_the_content(place, page):
    if place.kind == "not-found":
        # Its base address would lead a skip link to the home page.
        assert page.locator(".skip").count() == 0
        return
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert page.evaluate(STOP)["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.locator("main :focus, footer :focus").count() == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("client", "home"),
        ("client", "concept"),
        ("client", "entry"),
        ("client", "typology"),
        ("client", "document"),
        ("client", "hierarchy"),
        ("client", "terms"),
        ("client", "data"),
        ("client", "report"),
        ("unesco", "concept"),
    ],
)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(find, visit, name, kind):
    page, _ = visit(find(name, kind).url, reduced_motion="reduce")
    for _ in range(page.evaluate(FOCUSABLE) + 1):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        assert stop["seen"], stop
        assert stop["ring"], stop
    assert page.evaluate(UNREACHED) == []


def test_the_keyboard_opens_and_closes_a_branch_of_the_hierarchy(client, visit):
    page, _ = visit(client.url + "hierarchy.html")
    branch = page.locator(".tree li:has(> details)").first
    branch.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert branch.locator("> ul > li").first.is_visible()
    page.keyboard.press("Space")
    assert not branch.locator("> ul > li").first.is_visible()
