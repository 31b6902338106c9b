"""A site speaks the languages of its content, and no switch leads nowhere."""

from urllib.parse import unquote, urldefrag

import pytest

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://kites.example/> .
"""


def kites(*labels, title='"Kites"@en'):
    lines = [f":s a skos:ConceptScheme ; dct:title {title} ."]
    for number, label in enumerate(labels):
        lines.append(
            f":k{number} a skos:Concept ; skos:inScheme :s ; skos:prefLabel {label} ."
        )
    return HEAD + "\n".join(lines)


def languages_of(vocabulary_of, *labels, **options):
    options.setdefault("interface", ())
    vocabulary = vocabulary_of(kites(*labels), **options)
    return [tuple(one) for one in vocabulary.site_languages]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (['"a"@en', '"b"@en'], [("en", "en")]),
        (['"a"@en-GB', '"b"@en-US'], [("en", "en")]),
        (['"a"@de', '"b"@de'], [("de", "en")]),
        (['"a"@fr , "x"@en', '"b"@fr'], [("fr", "fr"), ("en", "en")]),
        (['"a"@fr , "x"@en', '"b"@fr', '"c"@fr'], [("fr", "fr")]),
        (['"a"@fr-CA , "x"@es', '"b"@fr , "y"@es'], [("es", "en"), ("fr", "fr")]),
        (['"a"@zh-Hant , "x"@zh-Hans'], [("zh", "en"), ("zh-Hant", "en")]),
        (['"a"', '"b"'], [("en", "en")]),
        (['"a"@fr', '"b"@de', '"c"@es'], [("de", "en")]),
        # No language: a folder of that name has downloads.
        (['"a"@data , "x"@fr'], [("fr", "fr")]),
    ],
)
def test_a_language_of_half_the_concepts_has_pages(vocabulary_of, labels, expected):
    assert languages_of(vocabulary_of, *labels) == expected


def test_configured_languages_say_which_comes_first(vocabulary_of):
    labels = ['"a"@fr , "x"@en', '"b"@fr']
    found = languages_of(vocabulary_of, *labels, languages=("en", "fr"))
    assert found == [("en", "en"), ("fr", "fr")]


def test_a_stated_interface_overrides(vocabulary_of):
    labels = ['"a"@de', '"b"@de']
    assert languages_of(vocabulary_of, *labels, interface=("fr", "de")) == [
        ("fr", "fr"),
        ("de", "en"),
    ]


def test_the_option_overrides_and_says_what_is_wrong(invoke, tmp_path):
    file = tmp_path / "kites.ttl"
    file.write_text(kites('"a"@en'), encoding="utf-8")
    built = invoke("build", file, "-o", tmp_path / "site", "--interface", "fr,en")
    assert built.exit_code == 0
    assert "in fr, en;" in built.output
    assert '<html lang="fr"' in (tmp_path / "site/index.html").read_text("utf-8")
    wrong = invoke("build", file, "-o", tmp_path / "two", "--interface", "f_r")
    assert wrong.exit_code == 1
    assert '--interface: "f_r" is not a language tag' in wrong.output
    lacking = invoke("build", file, "-o", tmp_path / "two", "--interface", "fi")
    assert "interface language fi: no catalogue" in lacking.output
    assert not (tmp_path / "two").exists()


def test_pages_of_a_language_without_a_catalogue_say_what_is_english(
    build_folder, tmp_path
):
    file = tmp_path / "drachen.ttl"
    label = '"Drachen"@de , "kite"@en'
    file.write_text(kites(label, title='"Drachen"@de , "Kites"@en'), encoding="utf-8")
    site = build_folder(file)
    page = site.page("k0.html")
    html = page.one("html")
    assert (html["lang"], html["data-language"]) == ("en", "de")
    heading = page.one("h1")
    assert heading.text == "Drachen"
    assert heading.all(lang="de") or heading.get("lang") == "de"
    english = site.page("en/k0.html")
    assert english.one("h1").text == "kite"


def lists_of_two_languages():
    """Many labels, under other letters in each language."""
    letters = "abcdefghij"
    labels = []
    for number in range(340):
        here = f'"{letters[number % 10]}nom {number}"@fr'
        there = f'"{"zyxwvu"[number % 6]}name {number}"@en'
        labels.append(f"{here} , {there}" if number % 2 else here)
    return kites(*labels)


def links_of(site, name):
    for one in site.page(name).walk():
        for attribute in ("href", "src"):
            target = one.get(attribute)
            if (
                target
                and "://" not in target
                and not target.startswith(("mailto:", "data:"))
            ):
                yield target


def resolved(name, target):
    folder = name.rpartition("/")[0]
    parts = folder.split("/") if folder else []
    for part in unquote(urldefrag(target)[0]).split("/"):
        if part == "..":
            assert parts, f"{name}: {target} leads out of the site"
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


@pytest.mark.slow
@pytest.mark.parametrize("site_url", [None, "https://kites.example/site/"])
def test_every_link_of_a_site_in_two_languages_leads_to_a_page(site_of, site_url):
    site = site_of(lists_of_two_languages(), interface=("fr", "en"), site_url=site_url)
    assert "en/languages/coverage/y.html" in site.files
    missing = set()
    for name in site.pages:
        if name.endswith("404.html"):
            continue
        for target in links_of(site, name):
            if urldefrag(target)[0].partition("?")[0] and (
                resolved(name, target.partition("?")[0]) not in site.files
            ):
                missing.add((name, target))
        for one in site.page(name).all("link", rel="alternate"):
            url = one["href"]
            if site_url and url.startswith(site_url):
                path = unquote(url.removeprefix(site_url))
                path += "index.html" if not path or path.endswith("/") else ""
                assert path in site.files, (name, url)
    assert not missing


def test_the_switch_leads_to_the_start_of_a_list_where_there_is_no_twin(site_of):
    site = site_of(lists_of_two_languages(), interface=("fr", "en"))
    (switch,) = (
        site.page("en/languages/coverage/y.html")
        .one("nav", class_="languages")
        .all("a")
    )
    assert switch["href"] == "../../../languages.html"
