"""The files of the index: all that can be found is in them, the same every time."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json
import re
from itertools import accumulate

import pytest

from vocable.search import index as searching
from vocable.search.index import search_index
from vocable.search.normalization import LETTERS, fold
from vocable.search.search_entries import findables, shown
from vocable.search.search_page import filtered

E = "https://example.org/"
BIRDS = """
:a a skos:Concept ; skos:prefLabel "Animal"@en ; skos:definition "It lives, all animals do."@en .
:b a skos:Concept ; skos:prefLabel "Bird of prey"@en , "Oiseau de proie"@fr , "طائر"@ar ; skos:broader :a ;
    skos:altLabel "Raptor"@en ; skos:hiddenLabel "Brid"@en ; owl:deprecated true ;
    skos:scopeNote "Of all animals the highest."@en .
:k a skos:Collection ; skos:prefLabel "</script><b>\\u2028"@en ; skos:member :b .
"""


def read(text):
    """Give the name and content of a file, which calls one function."""
    match = re.fullmatch(r'vocableSearch\("([^"]+)",(.*)\);\n', text, re.DOTALL)
    return match[1], json.loads(match[2])


def index_of(edition):
    every = findables(edition)
    seen = [(edition.language, edition.interface, shown(edition, every))]
    files = dict(search_index(every, seen, filtered(edition)))
    contents = {}
    for path, text in files.items():
        name, content = read(text)
        assert path == f"search/{name}.js"
        contents[name] = content
    return contents


@pytest.fixture(scope="module")
def index(edition_of):
    return index_of(edition_of(BIRDS, interface=("en",)))


def rows(index, word):
    """Give the label, role, language and number of each row under a word."""
    languages = [tag for tag, _ in index["index"]["languages"]]
    found = []
    for name, page in index.items():
        if name.startswith("labels/") and word in page["words"].split():
            for place in page["of"][page["words"].split().index(word)]:
                label, code, number = page["rows"][3 * place : 3 * place + 3]
                found.append((label, code % 3, languages[code // 3], number))
    return found


def test_each_word_of_a_label_leads_to_it(index):
    for word in ("bird", "of", "prey"):
        assert rows(index, word) == [("Bird of prey", 0, "en", 1)]
    assert rows(index, "raptor") == [("Raptor", 1, "en", 1)]
    assert rows(index, "brid") == [("Brid", 2, "en", 1)]
    assert rows(index, fold("طائر")) == [("طائر", 0, "ar", 1)]


def test_labels_that_begin_with_the_word_come_first_then_shorter_ones(edition_of):
    index = index_of(
        edition_of("""
        :a a skos:Concept ; skos:prefLabel "Big bird"@en . :b a skos:Concept ; skos:prefLabel "Bird of prey"@en .
        :c a skos:Concept ; skos:prefLabel "Bird"@en .
        """)
    )
    assert [row[0] for row in rows(index, "bird")] == [
        "Bird",
        "Bird of prey",
        "Big bird",
    ]


def test_each_word_of_a_note_leads_to_what_it_is_about_by_role_and_language(index):
    page = index["notes/0"]
    words = page["words"].split()
    english = [tag for tag, _ in index["index"]["languages"]].index("en")
    found = {tuple(entry) for entry in page["of"][words.index("animals")]}
    assert found == {(english * 2, 0), (english * 2 + 1, 1)}
    assert "animal" not in words


def test_records_say_how_a_resource_is_shown(index):
    assert index["records/0"] == [
        ["a.html", [["Animal"]]],
        ["b.html", [["Bird of prey", "Animal"]], 1],
        ["k.html", [["</script><b>\u2028"]]],
    ]


def test_a_text_in_another_language_than_the_page_carries_its_own(edition_of):
    index = index_of(edition_of(BIRDS, "fr", interface=("fr",)))
    assert index["records/0"][0] == ["a.html", [[["Animal", "en"]]]]


def test_words_stand_forwards_and_backwards(index):
    words = index["words/0"].split()
    assert words == sorted(words)
    assert {"bird", "prey", "raptor", "oiseau"} <= set(words)
    assert sorted(word[::-1] for word in index["mirror/0"].split()) == words
    # Too short to be misspelt.
    assert "of" not in words


def test_numbers_are_not_spelt(edition_of):
    index = index_of(edition_of(':a a skos:Concept ; skos:prefLabel "Route 1234"@en .'))
    assert index["words/0"] == "route"
    assert rows(index, "1234")


def test_groups_hold_the_steps_from_number_to_number(index):
    assert index["groups/0"] == [1]


def test_the_index_says_what_there_is(index):
    head = index["index"]
    assert head["kinds"] == [["concept", 2], ["collection", 1]]
    assert head["interface"] == ["en"]
    assert head["languages"] == [["ar", "rtl"], ["en", "ltr"], ["fr", "ltr"]]
    assert head["folding"] == LETTERS
    assert head["pages"]["labels"].split() == [index["labels/0"]["words"].split()[0]]


def test_words_in_too_many_notes_are_left_out_and_named(edition_of, monkeypatch):
    monkeypatch.setattr(searching, "_COMMON", 1)
    index = index_of(edition_of(BIRDS))
    assert index["index"]["common"] == "all animals"
    assert "animals" not in index["notes/0"]["words"].split()


def test_many_labels_stand_on_many_small_pages(edition_of):
    many = "".join(
        f':c{n} a skos:Concept ; skos:prefLabel "Marché {n}"@fr , "Market {n}"@en . '
        for n in range(900)
    )
    index = index_of(edition_of(many))
    pages = {name: page for name, page in index.items() if name.startswith("labels/")}
    firsts = index["index"]["pages"]["labels"].split()
    assert len(firsts) == len(pages) > 5
    for number, first in enumerate(firsts):
        page = pages[f"labels/{number}"]
        assert page["words"].split()[0] == first
        assert len(json.dumps(page, ensure_ascii=False).encode()) < 16_000
    assert len(rows(index, "marche")) == 900
    # A head holds some of each language.
    languages = [row[2] for row in rows(index, "m*")]
    assert languages.count("fr") == languages.count("en") == 16
    assert list(accumulate(count for _, count in index["index"]["kinds"])) == [900]
    assert len([name for name in index if name.startswith("records/")]) == 45


def test_the_index_is_the_same_whatever_the_order_of_the_data(edition_of):
    lines = [
        f':c{n} a skos:Concept ; skos:prefLabel "Word {n}"@en .\n' for n in range(50)
    ]
    one = index_of(edition_of("".join(lines)))
    other = index_of(edition_of("".join(reversed(lines))))
    assert list(one) == list(other)
    assert one == other


def test_the_version_changes_with_the_content(edition_of):
    versions = {
        index_of(edition_of(f':c a skos:Concept ; skos:prefLabel "{label}"@en .'))[
            "index"
        ]["version"]
        for label in ("a", "b")
    }
    assert len(versions) == 2


def test_of_nothing_an_index_is_made_too(edition_of):
    index = index_of(edition_of(":s a skos:ConceptScheme ."))
    assert index["index"]["pages"]["notes"] == ""


# What has no spaces ------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["x" * 10_000, "word " * 2_000, "".join(f"{n:05}a" for n in range(2_000))]
)
def test_a_label_without_end_does_not_swell_the_index(edition_of, label):
    turtle = f"""
    :a a skos:Concept ; skos:prefLabel "{label}"@en ; skos:definition "{label}"@en .
    :b a skos:Concept ; skos:prefLabel "{label} again"@en .
    """
    edition = edition_of(turtle)
    every = findables(edition)
    seen = [(edition.language, edition.interface, shown(edition, every))]
    files = dict(search_index(every, seen, filtered(edition)))
    assert sum(map(len, files.values())) < 4 * len(label)
    (record, _) = read(files["search/records/0.js"])[1]
    assert len(record[1][0][0]) == 200
