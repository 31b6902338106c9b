"""A user's folder stands over ours by file name; what is wrong in it is told."""

import shutil
from zipfile import ZipFile

import pytest

from vocable.config.discovery import configure
from vocable.errors import InputError, VocableError
from vocable.html import browser_programs
from vocable.html.design import design_of
from vocable.html.template_errors import TemplateError
from vocable.html.templates.overriding import notices, require_usable

TERM = """
    :s a skos:ConceptScheme ; dcterms:title "Tea"@en .
    :a a skos:Concept ; skos:prefLabel "tea"@en ; skos:definition "A drink."@en ;
        skos:inScheme :s ; skos:topConceptOf :s .
"""


@pytest.fixture
def vocabulary(tmp_path, file_of):
    """Make a folder with a vocabulary and a user's files over ours."""

    def make(files, more=""):
        folder = tmp_path / "tea"
        mine = folder / "mine"
        mine.mkdir(parents=True)
        shutil.copy(file_of(TERM), folder / "tea.ttl")
        toml = f'interface = ["en"]\ntemplates = "mine"\n{more}\n'
        (folder / "vocable.toml").write_text(toml, encoding="utf-8")
        for name, content in files.items():
            (mine / name).parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            (mine / name).write_bytes(data)
        return folder

    return make


@pytest.fixture
def built(vocabulary, build_folder):
    def make(files, more=""):
        return build_folder(vocabulary(files, more))

    return make


def refused(folder):
    """What is told of a folder, and that it is told before anything is written."""
    with pytest.raises(TemplateError) as caught:
        require_usable(configure(folder), ("en",))
    return caught.value.message.removeprefix(f"{folder / 'mine'}/")


def test_a_template_of_the_same_name_stands_in_the_place_of_ours(built):
    site = built(
        {"404.html": "<!doctype html><title>x</title><p>{{ site.title|text }}"}
    )
    assert (site.folder / "404.html").read_text() == (
        "<!doctype html><title>x</title><p>Tea"
    )


def test_an_override_can_extend_what_it_replaces(built):
    site = built(
        {
            "concept.html": '{% extends "vocable/concept.html" %}'
            "{% block main %}<p class='mine'>{{ it.definitions|length }}</p>"
            "{{ super() }}{% endblock %}"
        }
    )
    page = site.page("a.html")
    assert page.one("p", class_="mine").text == "1"
    assert page.one("p", class_="definition").text == "A drink."


def test_a_part_is_replaced_in_every_page_that_uses_it(built):
    site = built({"_footer.html": "<footer class='site'>{{ up }}mine</footer>"})
    for name in ("index.html", "a.html"):
        assert site.page(name).one("footer").text == "mine"


def test_a_macro_of_a_part_can_be_replaced_and_the_others_kept(built):
    site = built(
        {
            "_mine.html": "{% macro shout(x) %}<b>{{ x.value|upper}}</b>{% endmacro %}",
            "concept.html": '{% extends "vocable/concept.html" %}'
            '{% from "_mine.html" import shout %}'
            "{% block crumbs %}{{ shout(page.title) }}{% endblock %}",
        }
    )
    assert site.page("a.html").one("b").text == "TEA"


def test_static_files_lie_over_ours_and_beside_them(built):
    site = built({"static/vocable.css": "body{}", "static/fonts/a.woff2": b"\0\1"})
    assert (site.folder / "static/vocable.css").read_bytes() == b"body{}"
    assert (site.folder / "static/fonts/a.woff2").read_bytes() == b"\0\1"
    assert (site.folder / "static/vocable.js").is_file()


def test_the_style_of_the_book_can_be_replaced(built):
    site = built({"epub.css": "p { margin: 0 }"})
    with ZipFile(site.folder / "print.epub") as book:
        (name,) = (one for one in book.namelist() if one.endswith("book.css"))
        assert book.read(name) == b"p { margin: 0 }"


def test_a_mistake_in_a_part_of_the_book_is_told_too(vocabulary):
    files = {"_chapter.html": "{{ chapter.leter }}"}
    assert refused(vocabulary(files)).startswith(
        "_chapter.html:1: Chapter has no field leter; did you mean letter?"
    )


@pytest.mark.parametrize("name", ["static/a.txt", "_a.html", "static/more"])
@pytest.mark.parametrize("outside", [True, False])
def test_a_link_that_leaves_the_folder_of_the_vocabulary_is_refused(
    vocabulary, build_folder, tmp_path, name, outside
):
    folder = vocabulary({"static/vocable.css": ""})
    target = (tmp_path if outside else folder) / "target"
    if name == "static/more":
        target.mkdir()
        (target / "a.txt").write_text("x")
    else:
        target.write_text("x")
    (folder / "mine" / name).symlink_to(target)
    if outside:
        with pytest.raises(InputError, match=r"leads out of the folder .*tea"):
            require_usable(configure(folder), ("en",))
        return
    require_usable(configure(folder), ("en",))
    written = {"static/a.txt": "static/a.txt", "static/more": "static/more/a.txt"}
    if name in written:
        assert written[name] in build_folder(folder).files


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Tea.css", "tea.css"], "static/tea.css: differs from static/Tea.css only"),
        (["Vocable.css"], "static/vocable.css: differs from static/Vocable.css only"),
        (["th\u00e9.css", "the\u0301.css"], "differs from"),
    ],
)
def test_files_that_other_systems_take_for_one_are_refused(vocabulary, names, told):
    folder = vocabulary({f"static/{name}": "" for name in names})
    design = design_of(configure(folder))
    with pytest.raises(InputError) as caught:
        list(design.static_files())
    assert told in caught.value.message


def test_what_is_hidden_or_a_backup_is_not_published(built):
    site = built({"static/.DS_Store": "x", "static/a.css~": "x", ".git/config": "x"})
    assert not {"static/.DS_Store", "static/a.css~"} & site.files


def test_a_theme_is_a_stylesheet_that_every_page_loads_after_ours(built):
    site = built({}, '[theme]\naccent = "teal"')
    sheet = (site.folder / "static/theme.css").read_text()
    assert "--accent: #008080;" in sheet
    for name in site.pages:
        sheets = [x["href"] for x in site.page(name).all("link", rel="stylesheet")]
        first, *overviews, last = [x.rpartition("/")[2] for x in sheets]
        assert (first, last) == ("vocable.css", "theme.css")
        assert overviews in ([], ["overviews.css"])


def test_without_a_theme_there_is_no_stylesheet_of_it(built):
    site = built({})
    assert "static/theme.css" not in site.files
    assert len(site.page("a.html").all("link", rel="stylesheet")) == 1


def test_a_logo_stands_before_the_title_which_is_its_text(vocabulary, build_folder):
    folder = vocabulary({}, '[theme]\nlogo = "our mark.PNG"')
    (folder / "our mark.PNG").write_bytes(b"\x89PNG")
    (folder / "vocable.toml").write_text(
        'interface = ["en", "fr"]\n[theme]\nlogo = "our mark.PNG"\n'
    )
    site = build_folder(folder)
    assert (site.folder / "static/logo.png").read_bytes() == b"\x89PNG"
    for name, way in (("index.html", ""), ("fr/a.html", "../")):
        home = site.page(name).one("p", class_="name").one("a")
        assert home.one("img").attributes == {
            "class": "logo",
            "src": f"{way}static/logo.png",
            "alt": "",
        }
        assert home.text.startswith("Tea")


def test_a_catalogue_in_the_folder_makes_a_language_of_the_interface(built):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po = head + 'msgid "Terms"\nmsgstr "Begriffe"\n'
    site = built({"locale/de/vocable.po": po})
    assert "de/terms.html" not in site.files
    folder = site.vocabulary.configuration.path
    (folder / "vocable.toml").write_text(
        'interface = ["de", "en"]\ntemplates = "mine"\n', encoding="utf-8"
    )
    told = list(notices(configure(folder), ("de", "en")))
    assert len(told) == 1
    assert told[0].startswith("interface language de: ")
    assert told[0].endswith("messages have no translation and stand in English")


def test_a_german_interface_falls_back_to_english(vocabulary, build_folder):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po = head + 'msgid "Terms"\nmsgstr "Begriffe"\n'
    folder = vocabulary({"locale/de/vocable.po": po})
    (folder / "vocable.toml").write_text(
        'interface = ["de", "en"]\ntemplates = "mine"\n', encoding="utf-8"
    )
    site = build_folder(folder)
    page = site.page("terms.html")
    assert page.one("html")["lang"] == "de"
    assert page.one("h1").text == "Begriffe"
    assert "Hierarchy" in [text for text, _ in page.one("header").links]
    assert [x["hreflang"] for x in page.all("link", hreflang=True)] == ["de", "en"]


def test_an_interface_that_is_read_from_the_right_says_so(vocabulary, build_folder):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po = head + 'msgid "Terms"\nmsgstr "مصطلحات"\n'
    folder = vocabulary({"locale/ar/vocable.po": po})
    (folder / "vocable.toml").write_text(
        'interface = ["en", "ar"]\ntemplates = "mine"\n', encoding="utf-8"
    )
    site = build_folder(folder)
    assert site.page("a.html").one("html").get("dir") is None
    page = site.page("ar/a.html")
    assert page.one("html")["dir"] == "rtl"
    (title,) = page.one("h1").all("span")
    assert (title.text, title["lang"], title["dir"]) == ("tea", "en", "ltr")
    assert page.one("p", class_="definition")["dir"] == "ltr"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"concept.html": "{% if %}"},
            "concept.html:1: not a Jinja template: Expected an expression",
        ),
        (
            {"concept.html": "a\n{{ it.notation|uper }}"},
            "concept.html:2: not a Jinja template: No filter named 'uper'",
        ),
        (
            {"concept.html": "a\n\n{{ it.definitons }}"},
            (
                "concept.html:3: ConceptPage has no field definitons; did you mean "
                "definitions? Its fields: page, "
            ),
        ),
        (
            {"entry.html": "{% for s in it.senses %}{{ s.gloss }}{% endfor %}"},
            "entry.html:1: Sense has no field gloss; Its fields: number, ",
        ),
        (
            {"concept.html": '{% extends "concept.html" %}'},
            (
                "concept.html:1: extends or includes itself; to build on ours, write "
                '{% extends "vocable/concept.html" %}'
            ),
        ),
        (
            {"concept.html": '{% extends "vocable/concpt.html" %}'},
            (
                "concept.html:1: there is no template vocable/concpt.html; "
                'did you mean "vocable/concept.html", which is ours?'
            ),
        ),
        (
            {"concept.html": '\n{% include "zzzzzz" %}'},
            "concept.html:2: there is no template zzzzzz; ours are 404.html, ",
        ),
        (
            {"concept.html": '{% import "_part.html" as parts %}'},
            (
                "concept.html:1: there is no template _part.html; did you mean "
                '"vocable/_parts.html"'
            ),
        ),
        ({"unused.html": "{% for %}"}, "unused.html:1: not a Jinja template: "),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_to_do(vocabulary, files, told):
    assert refused(vocabulary(files)).startswith(told)


def test_what_is_given_to_a_macro_of_ours_is_looked_at_too(vocabulary):
    folder = vocabulary(
        {
            "concept.html": '{% import "_parts.html" as parts %}'
            "{{ parts.plain_links(it.definitions)}}{{ parts.evidence(page) }}"
        }
    )
    with pytest.raises(TemplateError) as caught:
        require_usable(configure(folder), ("en",))
    assert (
        "what these templates give to ours does not fit: Page has no field evidence"
        in (caught.value.message)
    )


def test_a_field_that_is_asked_for_with_care_is_no_mistake(vocabulary):
    files = {
        "_base.html": "{% if it.notes is defined %}{{ it.notes|length }}{% endif %}"
    }
    require_usable(configure(vocabulary(files)), ("en",))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n{{ it.definitions[9].text|text }}", "concept.html:2: "),
        ("{{ it.notation + 1 }}", "concept.html:1: TypeError: can only concatenate"),
        ("{{ 1 / 0 }}", "concept.html:1: ZeroDivisionError: division by zero; correct"),
        ("{{ nothing }}", "concept.html:1: 'nothing' is undefined; vocable templates"),
        ('{% set n = "concept" %}{% extends n ~ ".html" %}', "concept.html:1: extends"),
    ],
)
def test_what_fails_only_when_rendered_is_told_and_nothing_is_written(
    vocabulary, invoke, tmp_path, template, told
):
    folder = vocabulary({"concept.html": template})
    result = invoke("build", folder, "-o", tmp_path / "out" / "site")
    assert result.exit_code == 1
    assert f"Error: {folder / 'mine'}/{told}" in result.stderr
    assert "Traceback" not in result.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_is_not_utf_8_is_told(vocabulary):
    folder = vocabulary({"concept.html": "é".encode("latin-1")})
    with pytest.raises(InputError, match="save the files as UTF-8"):
        require_usable(configure(folder), ("en",))


def test_a_language_without_catalogue_is_told_before_the_work(vocabulary):
    folder = vocabulary({})
    (folder / "vocable.toml").write_text('interface = ["de"]\ntemplates = "mine"\n')
    with pytest.raises(
        VocableError, match=r"mine/locale/de/vocable.po; there are en, fr"
    ):
        require_usable(configure(folder), ("de",))


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("concpt.html", "did you mean concept.html?"),
        ("vocable.css", "did you mean static/vocable.css?"),
        ("static/vocabel.css", "did you mean static/vocable.css?"),
        ("zzz.txt", "rename or remove it."),
        ("templates/entry.html", "did you mean entry.html?"),
    ],
)
def test_a_file_that_stands_over_nothing_is_told_with_the_nearest(
    vocabulary, name, near
):
    folder = vocabulary({name: "x"})
    assert list(notices(configure(folder), ("en",))) == [
        f"{folder / 'mine' / name}: is no file of ours and nothing uses it; {near}"
    ]


def test_a_file_of_their_own_that_another_uses_is_in_order(vocabulary):
    folder = vocabulary(
        {
            "_base.html": '{% include "_news.html" %}<img src="static/a.png" alt="">',
            "_news.html": "x",
            "static/a.png": "x",
            "static/vocable.css": "@font-face{src:url(b.woff2)}",
            "static/b.woff2": "x",
            "locale/de/vocable.po": "",
        }
    )
    assert list(notices(configure(folder), ("en",))) == []


def test_without_programs_the_build_says_so_and_no_page_has_a_dead_field(
    vocabulary, build_folder, monkeypatch, tmp_path
):
    monkeypatch.setattr(browser_programs, "PROGRAMS", tmp_path / "none")
    folder = vocabulary({"static/vocable.css": ""}, 'site_url = "https://example.org/"')
    (told,) = notices(configure(folder), ("en",))
    assert told.startswith("search and the SPARQL editor are left out: ")
    site = build_folder(folder)
    for name in site.pages:
        page = site.page(name)
        assert page.all("form") + page.all("input") + page.all("textarea") == []
        assert page.all("link", rel="search") == []
        assert "search.html" not in [link for _, link in page.one("body").links]
    assert site.page("search.html").one("nav", class_="letters")


def test_the_build_tells_what_is_odd_and_goes_on(vocabulary, invoke, tmp_path):
    folder = vocabulary({"concpt.html": "x"}, '[theme]\naccent = { light = "yellow" }')
    result = invoke("build", folder, "-o", tmp_path / "site")
    assert result.exit_code == 0
    assert "theme: in light, accent #ffff00 on " in result.stderr
    assert "did you mean concept.html?" in result.stderr
    assert (tmp_path / "site/static/theme.css").is_file()
