"""Two languages stand side by side, in the alphabetical order of the first."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

from vocable.pages.languages.side_by_side import describe_parallels

TEA = """
    :a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr ; skos:altLabel "infusion"@fr , "char"@en , "brew"@en .
    :b a skos:Concept ; skos:prefLabel "mint"@en ; skos:altLabel "menthe"@fr , "baume"@fr .
    :c a skos:Concept ; skos:prefLabel "coffee"@en-GB .
    :d a skos:Concept ; skos:prefLabel "eau"@fr .
"""


@pytest.fixture
def described(edition_of):
    def make(turtle, language="en", **options):
        options.setdefault("languages", ("en", "fr"))
        return list(describe_parallels(edition_of(turtle, language, **options)))

    return make


def values(texts):
    return [text.value for text in texts]


def test_each_pair_stands_both_ways(described):
    pages = described(TEA)
    assert [(p.page.path, p.first, p.second) for p in pages] == [
        ("languages/en/fr", "en", "fr"),
        ("languages/fr/en", "fr", "en"),
    ]
    assert pages[0].reverse == "../../languages/fr/en.html"


def test_labels_stand_beside_each_other_in_the_order_of_the_first(described):
    english, french = described(TEA)
    assert [
        (r.link.text.value, values(r.others), values(r.second), values(r.second_others))
        for r in english.rows
    ] == [
        ("mint", [], ["baume"], ["menthe"]),
        ("tea", ["brew", "char"], ["thé"], ["infusion"]),
    ]
    assert [r.link.text.value for r in french.rows] == ["baume", "thé"]
    assert english.rows[1].link.href == "../../a.html"


def test_what_one_language_alone_has_stands_apart_and_is_counted(described):
    english, french = described(TEA)
    assert values(link.text for link in english.alone) == ["coffee"]
    assert values(link.text for link in french.alone) == ["eau"]
    assert (english.total, english.both, english.outside) == (3, 2, 1)


def test_three_languages_at_most_make_pairs(described):
    labels = " , ".join(f'"x"@{tag}' for tag in ("en", "fr", "de", "it"))
    pages = described(
        f":a a skos:Concept ; skos:prefLabel {labels} .",
        languages=("en", "fr", "de", "it"),
    )
    assert len(pages) == 6
    assert "it" not in {page.first for page in pages}


def test_one_language_makes_no_pair(described):
    turtle = ':a a skos:Concept ; skos:prefLabel "a"@en .'
    assert described(turtle, languages=("en",)) == []
    assert described(turtle, languages=("en", "fr")) == []


def test_each_side_stands_in_the_order_of_its_language(described):
    turtle = """
    :o a skos:Concept ; skos:prefLabel "öga"@sv , "Öhr"@de .
    :z a skos:Concept ; skos:prefLabel "zebra"@sv , "Zebra"@de .
    """
    first = {
        page.first: [row.link.text.value for row in page.rows]
        for page in described(turtle, languages=("sv", "de"))
    }
    assert first == {"sv": ["zebra", "öga"], "de": ["Öhr", "Zebra"]}


def test_a_long_list_is_split_by_letter(described):
    turtle = "".join(
        f':a{n} a skos:Concept ; skos:prefLabel "a{n:03}"@en , "z{n:03}"@fr .'
        for n in range(301)
    )
    english = [p for p in described(turtle) if p.first == "en"]
    assert [(p.page.path, p.letter, p.part, len(p.rows)) for p in english] == [
        ("languages/en/fr", "", 1, 0),
        ("languages/en/fr/a", "A", 1, 300),
        ("languages/en/fr/a-2", "A", 2, 1),
    ]
    assert english[1].parts == (
        "../../../languages/en/fr/a.html",
        "../../../languages/en/fr/a-2.html",
    )
    assert all(page.total == page.both == 301 for page in english)


def test_each_column_is_read_as_its_language_is(site_of):
    site = site_of(
        ':a a skos:Concept ; skos:prefLabel "tea"@en , "شاي"@ar ; skos:altLabel "شاي (1)"@ar , "ماء"@ar .',
        languages=("en", "ar"),
    )
    page = site.page("languages/en/ar.html")
    assert page.one("h1").text == "English – Arabic"
    here, there = page.all("tr")[1].children[0], page.all("tr")[1].all("td")[0]
    assert here.get("dir") is None
    assert there["dir"] == there.one("span", class_="others")["dir"] == "rtl"
    labels = there.all("span", lang="ar")
    assert [(x.text, x["dir"]) for x in labels] == [
        *(("شاي", "rtl"), ("شاي (1)", "rtl"), ("ماء", "rtl"))
    ]
    back = site.page("languages/ar/en.html").all("tr")[1].one("th")
    assert back["dir"] == "rtl"
    assert back.all("a")[0]["href"] == "../../a.html"
