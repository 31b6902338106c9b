"""A link to a term has a picture with its name, where a font can write it."""

import sys
from io import BytesIO

import pytest
from PIL import Image, ImageFont

from vocable.config.discovery import configure
from vocable.errors import ConfigurationError, InputError, VocableError
from vocable.html.preview_images import GENERAL, HEIGHT, WIDTH, Pictures

SITE = "https://tea.example/"
TURTLE = """
:s a skos:ConceptScheme ; dcterms:title "Tea"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "green tea"@en , "Grüntee"@de .
:b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "شاي"@ar .
:t a iso-thes:ThesaurusArray ; skos:prefLabel "by colour"@en ; skos:member :a .
"""


@pytest.fixture(scope="module")
def font(tmp_path_factory):
    """The font that Pillow brings, as a file; it has the letters of ASCII."""
    path = tmp_path_factory.mktemp("fonts") / "latin.ttf"
    path.write_bytes(ImageFont.load_default(10).font_bytes)
    return path


@pytest.fixture(scope="module")
def pictures(font):
    return Pictures(font, "Tea")


def opened(data):
    return Image.open(BytesIO(data))


def ink(data):
    """How far the letters of the headword reach to the right and down."""
    return opened(data).convert("L").point(lambda v: 255 * (v < 60)).getbbox()


def test_a_picture_is_a_small_png_of_the_size_that_is_asked_for(pictures):
    data = pictures.of("green tea")
    image = opened(data)
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(data) < 40_000


def test_the_same_words_give_the_same_bytes_and_others_do_not(font, pictures):
    assert Pictures(font, "Tea").of("green") == pictures.of("green")
    assert pictures.of("green") != pictures.of("black")
    assert Pictures(font, "Pots").of("green") != pictures.of("green")


@pytest.mark.parametrize("words", [1, 4, 12, 60])
def test_a_long_headword_stays_inside(pictures, words):
    left, top, right, bottom = ink(pictures.of("consumer " * words))
    assert left >= 80
    assert top > 0
    assert right <= WIDTH - 60
    assert bottom <= HEIGHT


@pytest.mark.parametrize("text", ["شاي", "茶", "", " \n", "tea 茶"])
def test_what_the_font_cannot_write_has_no_picture(pictures, text):
    assert pictures.of(text) is None


def test_a_title_that_the_font_cannot_write_is_left_out(font):
    assert Pictures(font, "茶").of("tea") == Pictures(font, "").of("tea")


def test_a_file_that_is_no_font_is_named(tmp_path):
    path = tmp_path / "font.ttf"
    path.write_text("no font")
    with pytest.raises(InputError, match=r"font\.ttf: is no font"):
        Pictures(path, "Tea")


def test_without_pillow_the_user_is_told_what_to_install(font, monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(VocableError, match=r"pip install 'vocable\[pictures\]'"):
        Pictures(font, "Tea")


def image_of(site, path):
    found = site.page(path).all("meta", property="og:image")
    return [one["content"] for one in found]


def test_each_term_has_its_picture_and_other_pages_that_of_the_site(site_of, font):
    site = site_of(TURTLE, picture_font=font, site_url=SITE, interface=("en", "fr"))
    for path in ("a.html", "fr/a.html"):
        assert image_of(site, path) == [f"{SITE}a.png"]
    assert image_of(site, "t.html") == [f"{SITE}t.png"]
    for path in ("b.html", "index.html", "s.html"):
        assert image_of(site, path) == [SITE + GENERAL]
    assert {name for name in site.files if name.endswith(".png")} == {
        *("a.png", "t.png", GENERAL)
    }
    page = site.page("a.html")
    assert page.one("meta", property="og:image:alt")["content"] == "green tea – Tea"
    assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"


def test_without_a_font_every_page_has_the_picture_of_the_site(site_of):
    site = site_of(TURTLE, site_url=SITE)
    assert image_of(site, "a.html") == [SITE + GENERAL]
    image = opened((site.folder / GENERAL).read_bytes())
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))


def test_without_an_address_no_picture_is_drawn_or_named(site_of, font):
    site = site_of(TURTLE, picture_font=font)
    assert image_of(site, "a.html") == []
    assert "a.png" not in site.files
    assert site.page("a.html").one("meta", name="twitter:card")["content"] == "summary"


def test_the_font_is_named_beside_the_vocabulary(tmp_path, font):
    (tmp_path / "v.ttl").write_text("")
    (tmp_path / "Serif.ttf").write_bytes(font.read_bytes())
    toml = tmp_path / "vocable.toml"
    toml.write_text('picture_font = "Serif.ttf"')
    assert configure(tmp_path).picture_font == tmp_path / "Serif.ttf"
    for value in ('"none.ttf"', "3"):
        toml.write_text(f"picture_font = {value}")
        with pytest.raises(ConfigurationError, match=r":1: picture_font: no file"):
            configure(tmp_path)
