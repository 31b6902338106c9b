"""Pictures are legible at any width, followed by pointer, passed by the keyboard."""

import pytest

# How far each text of a picture stands out of its box.
OUTSIDE = """
(svg) => [...svg.querySelectorAll("rect")].filter((one) => one.checkVisibility())
  .map((one) => {
    const box = one.getBoundingClientRect();
    const text = one.parentNode.querySelector("text").getBoundingClientRect();
    return [text.left - box.left, box.right - text.right, text.top - box.top + 4,
      box.bottom - text.bottom + 4];
  }).filter((sides) => Math.min(...sides) < 0)"""

# Where the lowest box of the map ends, and the room for it.
DRAWN = """
(svg) => [Math.max(...[...svg.querySelectorAll("rect")].map(
    (one) => one.getBoundingClientRect().bottom)),
  svg.closest("figure").getBoundingClientRect().bottom]"""


@pytest.mark.parametrize(
    ("name", "kind"), [("client", "concept"), ("unesco", "concept")]
)
@pytest.mark.parametrize("width", [1280, 1024, 700, 390, 320])
def test_the_labels_of_the_map_stand_in_their_boxes(find, visit, name, kind, width):
    page, _ = visit(find(name, kind).url, viewport={"width": width, "height": 900})
    svg = page.locator(".map svg:not(.room)")
    assert svg.evaluate(OUTSIDE) == []
    drawn, figure = svg.evaluate(DRAWN)
    assert drawn == pytest.approx(figure, abs=2)
    box = svg.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_is_painted_at_any_width(find, visit, width):
    page, _ = visit(
        find("client", "concept").url, viewport={"width": width, "height": 900}
    )
    # A picture without height has boxes, but none is painted (SVG 2, 8.2).
    painted = page.locator(".map").screenshot()
    drawn = page.locator(".map svg:not(.room)")
    drawn.evaluate("(svg) => svg.setAttribute('visibility', 'hidden')")
    assert page.locator(".map").screenshot() != painted


@pytest.mark.parametrize("name", ["client", "unesco"])
@pytest.mark.parametrize("width", [1280, 1000, 390, 320])
def test_the_picture_of_the_vocabulary_is_legible(find, visit, name, width):
    page, _ = visit(find(name, "home").url, viewport={"width": width, "height": 900})
    svg = page.locator(".treemap svg:visible")
    assert svg.count() == 1
    assert svg.evaluate(OUTSIDE) == []
    size = svg.evaluate("""(svg) => svg.getBoundingClientRect().width
      / svg.viewBox.baseVal.width * parseFloat(getComputedStyle(svg).fontSize)""")
    assert size >= 10


def test_a_box_leads_to_its_concept(find, visit):
    page, problems = visit(find("client", "concept").url)
    box = page.locator(".map a:not(.more):not(.word):not(.typology)").first
    target = box.get_attribute("href")
    box.click()
    page.wait_for_url(f"**/{target.removeprefix('../')}")
    assert problems == []


def test_every_link_of_the_map_stands_in_the_lists_of_its_page(find, visit):
    page, _ = visit(find("client", "concept").url)
    drawn = page.locator(".map a").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    listed = page.locator("article :not(svg) > a").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    places = [one for one in drawn if one.startswith("#")]
    assert len(drawn) > 10
    assert set(drawn) - set(places) <= set(listed)
    for place in places:
        assert page.locator(place).count() == 1


def test_pictures_are_left_to_the_eye_and_the_pointer(find, visit):
    for kind in ("concept", "home"):
        page, _ = visit(find("client", kind).url)
        inside = page.locator("figure svg a")
        assert inside.count() > 5
        assert all(
            inside.nth(n).get_attribute("tabindex") == "-1"
            for n in range(inside.count())
        )
        assert page.locator("figure svg:not([aria-hidden=true])").count() == 0
        assert page.locator("figcaption").text_content().strip()
