"""The page of the languages counts what is there, and names what is lacking."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocable.pages.languages.language_coverage import describe_coverage
from vocable.pages.languages.text_coverage import (
    column_of,
    coverage_of,
    main_languages,
)

TEA = """
    :a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr ; skos:altLabel "char"@en ;
        skos:definition "A drink."@en ; skos:scopeNote "n"@fr ; skos:example "e"@fr .
    :b a skos:Concept ; skos:prefLabel "mint"@en ; skos:definition [ rdf:value "Herb."@en ] .
    :c a skos:Concept ; skos:prefLabel "coffee"@en-GB , "café"@fr ; skos:altLabel "x"@la , "y" .
    :d a skos:Collection ; skos:prefLabel "drinks"@en .
"""
OPTIONS = {"languages": ("en", "fr")}


@pytest.fixture
def described(edition_of):
    def make(turtle, language="en", **options):
        return list(describe_coverage(edition_of(turtle, language, **options)))

    return make


def test_each_kind_is_counted_in_each_language(described):
    (page,) = described(TEA, **OPTIONS)
    assert page.kinds == ("preferred label", "alternative label", "definition", "note")
    assert page.concepts == 3
    assert [tuple(one) for one in page.languages] == [
        ("en", (3, 1, 2, 0), 0),
        ("fr", (2, 0, 0, 1), 2),
        ("la", (0, 1, 0, 0), 0),
        ("", (0, 1, 0, 0), 0),
    ]


def test_a_gap_is_a_missing_preferred_label_or_a_definition_another_has(described):
    (page,) = described(TEA, **OPTIONS)
    ((language, first, total),) = page.gaps
    assert (language, total) == ("fr", 2)
    assert [(gap.link.text.value, gap.lacking) for gap in first] == [
        ("mint", ("preferred label", "definition")),
        ("tea", ("definition",)),
    ]


def test_every_concept_shows_what_it_has_in_each_language(described):
    (page,) = described(TEA, **OPTIONS)
    assert page.matrix.columns == ("en", "fr")
    assert [sign for sign, _ in page.matrix.kinds] == ["L", "A", "D", "N"]
    assert [
        (row.link.text.value, row.link.href, [tuple(cell) for cell in row.cells])
        for row in page.matrix.rows
    ] == [
        ("coffee", "c.html", [(("L",), False), (("L",), False)]),
        ("mint", "b.html", [(("L", "D"), False), ((), True)]),
        ("tea", "a.html", [(("L", "A", "D"), False), (("L", "N"), True)]),
    ]


def test_a_language_without_gaps_is_not_listed(described):
    (page,) = described(
        ':a a skos:Concept ; skos:prefLabel "a"@en , "b"@fr .', languages=("en", "fr")
    )
    assert page.gaps == ()


@pytest.mark.parametrize(
    "turtle",
    [
        ':a a skos:Concept ; skos:prefLabel "a"@en .',
        ":a a skos:Concept .",
        ':w a ontolex:Word ; rdfs:label "w"@en , "v"@fr .',
    ],
)
def test_a_vocabulary_of_one_language_or_without_concepts_has_no_such_page(
    described, turtle
):
    assert described(turtle) == []


def test_a_long_list_is_split_by_letter_and_long_letters_into_parts(described):
    turtle = "".join(
        f':{x}{n} a skos:Concept ; skos:prefLabel "{x}{n:03}"@en , "{n}"@fr .'
        for x, many in (("a", 310), ("b", 2))
        for n in range(many)
    )
    overview, *letters = described(turtle)
    assert overview.matrix.rows == ()
    assert [tuple(one) for one in overview.matrix.letters] == [
        ("A", "languages/coverage/a.html", 310),
        ("B", "languages/coverage/b.html", 2),
    ]
    places = [(p.page.path, p.matrix.part, len(p.matrix.rows)) for p in letters]
    assert places == [
        ("languages/coverage/a", 1, 300),
        ("languages/coverage/a-2", 2, 10),
        ("languages/coverage/b", 1, 2),
    ]
    assert letters[1].matrix.parts == (
        "../../languages/coverage/a.html",
        "../../languages/coverage/a-2.html",
    )
    assert letters[2].matrix.parts == ()
    assert len(overview.gaps) == 0


def test_many_gaps_are_counted_and_only_the_first_are_listed(described):
    turtle = "".join(
        f':a{n} a skos:Concept ; skos:prefLabel "a{n:03}"@en .' for n in range(70)
    )
    (page,) = described(turtle, languages=("en", "fr"))
    (gaps,) = page.gaps
    assert (gaps.total, len(gaps.first)) == (70, 60)


@pytest.mark.parametrize(
    ("tag", "column"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh", "zh"),
        ("eng", "eng"),
        ("", ""),
        ("la", "la"),
    ],
)
def test_a_tag_counts_for_the_nearest_language_that_is_spoken(tag, column):
    assert column_of(tag, ("en", "zh", "zh-Hant")) == column


def test_the_main_languages_are_the_three_with_the_most_labels(vocabulary_of):
    vocabulary = vocabulary_of(
        """
        :a a skos:Concept ; skos:prefLabel "a"@de , "a"@fr , "a"@en , "a"@it .
        :b a skos:Concept ; skos:prefLabel "b"@it , "b"@en , "b"@fr .
        """,
        languages=("pl", "de", "en", "it", "fr"),
    )
    assert main_languages(vocabulary) == ("en", "it", "fr")


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["prefLabel", "altLabel", "definition", "note"]),
            st.sampled_from(["en", "fr", "en-GB", "de"]),
        ),
        max_size=12,
    )
)
def test_figures_gaps_and_matrix_tell_the_same(vocabulary_of, said):
    turtle = ":a a skos:Concept . :b a skos:Concept . :c a skos:Concept ." + "".join(
        f':{concept} skos:{kind} "x"@{tag} .' for concept, kind, tag in said
    )
    coverage = coverage_of(vocabulary_of(turtle, languages=("en", "fr")))
    assert coverage.columns == ("en", "fr")
    for place, kind in enumerate(["prefLabel", "altLabel", "definition", "note"]):
        counted = coverage.count(1 << place)
        for language in ("en", "fr"):
            holders = {
                concept
                for concept, one, tag in said
                if one == kind and tag.partition("-")[0] == language
            }
            assert counted[language] == len(holders)
            for concept in "abc":
                lacks = coverage.lacking(f"https://example.org/{concept}", language)
                if kind == "prefLabel":
                    assert bool(lacks & 1) is (concept not in holders)
                assert not lacks & (1 << place) or concept not in holders


def test_the_page_in_html(site_of):
    site = site_of(TEA, **OPTIONS)
    page = site.page("languages.html")
    figures = page.one("table", class_="coverage")
    cells = [cell.text for cell in figures.all("tr")[1].all("td")]
    assert cells == ["100% 3", "33% 1", "67% 2", "0% 0", "–"]
    assert figures.all("a")[0]["href"] == "#gaps-fr"
    assert page.one("div", id="gaps-fr").links[0] == ("mint", "b.html")
    rows = page.one("table", class_="matrix").all("tr")
    assert [cell.text for cell in rows[2].all("td")] == ["L D", "–"]
    assert [bool(cell.get("class")) for cell in rows[2].all("td")] == [False, True]
    assert {href for _, href in page.one("main").links} >= {
        "languages/en/fr.html",
        "languages/fr/en.html",
    }


def test_the_pages_are_reached_from_every_page(site_of):
    site = site_of(TEA, **OPTIONS)
    assert ("Languages", "languages.html") in site.page("a.html").one("footer").links
    home = site.page("index.html").one("ul", class_="figures").links
    assert ("2 languages", "languages.html") in home
    single = site_of(':a a skos:Concept ; skos:prefLabel "a"@en .')
    assert "languages.html" not in single.files
    assert not [x for x in single.page("a.html").links if "languages" in x[1]]


def test_every_pair_of_the_languages_of_the_site_is_reached_from_each(site_of):
    tags = ("en", "fr", "de", "it")
    labels = " , ".join(f'"x"@{tag}' for tag in tags)
    site = site_of(
        f":a a skos:Concept ; skos:prefLabel {labels} .", languages=tags, interface=tags
    )
    for tag in tags:
        folder = "" if tag == "en" else f"{tag}/"
        page = site.page(f"{folder}languages.html")
        found = {
            urljoin(f"/{folder}languages.html", one["href"])
            for one in page.one("main").all("a", href=True)
            if "languages/" in one["href"] and "coverage" not in one["href"]
        }
        ends = {one.partition("languages/")[2] for one in found}
        assert ends == {f"{a}/{b}.html" for a in tags for b in tags if a != b}
        assert {one[1:] for one in found} <= site.files
