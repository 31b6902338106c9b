"""A theme holds what was understood of it, and nothing else gets into the sheet."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.config.theme import COLOURS, FONTS, Theme, ThemeMistake, read_theme
from vocable.paths import SITE_TEMPLATES

NOWHERE = Path("nowhere")
SHEET = (SITE_TEMPLATES / "static" / "vocable.css").read_text(encoding="utf-8")


def properties(rule):
    return dict(re.findall(r"--([a-z]+): ([^;]+);", rule))


def test_the_names_and_colours_are_those_of_the_stylesheet():
    light, dark = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
    there = properties(light)
    assert {name: light for name, (light, _) in COLOURS.items()} == {
        name: value for name, value in there.items() if name not in FONTS
    }
    assert properties(dark) == {name: dark for name, (_, dark) in COLOURS.items()}
    assert set(FONTS) <= set(there)


@pytest.mark.parametrize("name", ["vocable.css", "overviews.css"])
def test_no_rule_of_a_stylesheet_is_left_open(name):
    depth = 0
    sheet = (SITE_TEMPLATES / "static" / name).read_text(encoding="utf-8")
    for number, line in enumerate(sheet.splitlines(), 1):
        # A comment at the margin begins a part of the sheet.
        assert depth == 0 or not line.startswith("/*"), number
        depth += line.count("{") - line.count("}")
    assert depth == 0


def test_our_own_colours_can_be_read():
    ours = {name: {"light": a, "dark": b} for name, (a, b) in COLOURS.items()}
    assert list(read_theme(ours, NOWHERE).notices()) == []


def test_without_a_theme_there_is_no_stylesheet_and_nothing_to_say():
    assert Theme().stylesheet == ""
    assert list(Theme().notices()) == []


def test_a_colour_for_each_scheme_holds_on_the_screen_alone():
    theme = read_theme({"accent": {"light": "Teal", "dark": "#8ff"}}, NOWHERE)
    assert theme.stylesheet == (
        "@media screen and (prefers-color-scheme: light) {\n"
        ":root {\n  --accent: #008080;\n}\n}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        ":root {\n  --accent: #88ffff;\n}\n}\n"
    )


def test_one_colour_alone_is_lightened_for_the_dark_until_it_reads():
    theme = read_theme({"accent": "#00695c"}, NOWHERE)
    light, dark = theme.colours["accent"]
    assert light == "#00695c"
    assert dark not in {None, light, COLOURS["accent"][1]}
    assert list(theme.notices()) == []


def test_one_ground_alone_is_for_the_light():
    assert read_theme({"paper": "white"}, NOWHERE).colours["paper"] == ("#ffffff", None)


@pytest.mark.parametrize(
    "colour",
    ["teal", "#0f8", "rgb(0 128 128)", "hsl(180deg 100% 25%)", "oklch(50% 0.1 180)"],
)
def test_a_colour_is_any_that_css_knows(colour):
    light, _ = read_theme({"ink": colour}, NOWHERE).colours["ink"]
    assert re.fullmatch(r"#[0-9a-f]{6}", light)


@given(st.text() | st.integers() | st.none() | st.lists(st.text()))
def test_nothing_but_a_colour_gets_into_the_stylesheet(value):
    try:
        theme = read_theme({"accent": {"light": value}}, NOWHERE)
    except ThemeMistake:
        return
    assert re.fullmatch(
        r"@media screen and \(prefers-color-scheme: light\) \{\n"
        r":root \{\n  --accent: #[0-9a-f]{6};\n\}\n\}\n",
        theme.stylesheet,
    )


@given(st.lists(st.text(max_size=8), max_size=3))
def test_nothing_but_names_gets_into_a_stack_of_fonts(families):
    try:
        sheet = read_theme({"sans": families}, NOWHERE).stylesheet
    except ThemeMistake:
        return
    (stack,) = re.fullmatch(r":root \{\n  --sans: ([^;{}]+);\n\}\n", sheet).groups()
    for family in stack.split(", "):
        assert re.fullmatch(r'"[^"\\\n;{}<>]+"|[a-z-]+', family)


def test_a_stack_of_fonts_names_families_in_quotes_and_the_generic_without():
    theme = read_theme({"serif": ["EB Garamond", "serif"], "mono": "Hack"}, NOWHERE)
    assert '--serif: "EB Garamond", serif;' in theme.stylesheet
    assert '--mono: "Hack";' in theme.stylesheet


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        ({"acent": "red"}, "acent", "unknown key acent; did you mean accent? Known"),
        ({"zzz": "red"}, "zzz", "unknown key zzz; remove it. Known keys: paper"),
        ({"ink": "rouge"}, "ink", "ink: 'rouge' is not a CSS colour that covers"),
        ({"ink": "transparent"}, "ink", "is not a CSS colour that covers"),
        ({"ink": "red;}*{display:none"}, "ink", "is not a CSS colour that covers"),
        ({"ink": "var(--x)"}, "ink", "is not a CSS colour that covers"),
        ({"ink": 3}, "ink", 'ink must be a colour such as "#00695c", or one each'),
        ({"ink": {}}, "ink", "ink must be a colour"),
        ({"ink": {"day": "red"}}, "ink", "ink must be a colour"),
        ({"ink": {"dark": 3}}, "ink", "ink: 3 is not a CSS colour"),
        ({"serif": []}, "serif", "serif must be a list of font families, best first"),
        ({"serif": ['a", url(x)']}, "serif", "serif must be a list of font families"),
        ({"serif": 4}, "serif", "serif must be a list of font families"),
        ({"logo": "no.svg"}, "logo", "logo: 'no.svg' is no picture in nowhere; name"),
        ({"logo": 3}, "logo", "is no picture in nowhere"),
        ({"logo": ""}, "logo", "is no picture in nowhere"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(table, key, words):
    with pytest.raises(ThemeMistake) as caught:
        read_theme(table, NOWHERE)
    assert caught.value.key == key
    assert words in str(caught.value)


def test_a_logo_is_a_picture_in_the_folder(tmp_path):
    (tmp_path / "logo.SVG").write_text("<svg/>")
    assert read_theme({"logo": "logo.SVG"}, tmp_path).logo == tmp_path / "logo.SVG"
    (tmp_path / "logo.txt").write_text("x")
    with pytest.raises(ThemeMistake, match=r"name a file that ends in \.avif, \.gif"):
        read_theme({"logo": "logo.txt"}, tmp_path)


def test_a_colour_that_is_hard_to_read_is_told_with_its_contrast():
    theme = read_theme({"accent": {"light": "#ffcc00", "dark": "#202020"}}, NOWHERE)
    light, dark = theme.notices()
    assert re.match(
        r"theme: in light, accent #ffcc00 on wash #f5f0e4 has a contrast of 1\.\d\d:1, "
        r"less than 4\.5:1: .* choose a darker accent$",
        light,
    )
    assert dark.startswith("theme: in dark, accent #202020 on ")
    assert dark.endswith("choose a lighter accent")


def test_a_ground_is_held_against_every_colour_that_is_read_on_it():
    theme = read_theme({"paper": {"light": "#777"}}, NOWHERE)
    told = list(theme.notices())
    assert {line.split()[3] for line in told} >= {"quiet", "accent", "editorial"}
    assert all("on paper #777777" in line for line in told)
