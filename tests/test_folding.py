"""Letters are made alike where the index is made as where it is asked."""

import json
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vocable.paths import SITE_TEMPLATES
from vocable.search.normalization import LETTERS, LONGEST, fold, words

FOLDING = SITE_TEMPLATES / "programs" / "searching" / "folding.js"
# Node folds a list of texts, as the browser folds one.
FOLD = """
import { words } from %s;
import { readFileSync } from "node:fs";
const { letters, texts } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => words(text, letters))));
"""
# Python's tables of Unicode may be older or newer than those of Node.
KNOWN = st.characters(exclude_categories=("Cs", "Cn"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Clientèle", "clientele"),
        ("ŒUVRE", "oeuvre"),
        ("l’entreprise", "l entreprise"),
        ("Straße", "strasse"),
        ("  à – b ", "a b"),
        ("n° 4", "n 4"),
        ("Σίσυφος", "σισυφοσ"),
        ("İstanbul", "istanbul"),
        ("образование", "образование"),
        ("ﬁnance", "finance"),
        ("१२", "१२"),
        ("भाषा", "भाषा"),
        ("…", ""),
        ("", ""),
    ],
)
def test_case_accents_and_ligatures_do_not_count(text, folded):
    assert fold(text) == folded
    assert words(text) == folded.split()


def test_of_a_word_without_end_its_beginning_is_looked_at():
    assert words("É" * 10_000 + " b") == ["e" * LONGEST, "b"]


@given(st.text(KNOWN))
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)))
def test_accents_of_latin_letters_do_not_count(text):
    plain = "".join(
        c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)
    )
    assert fold(text) == fold(plain)


@given(st.text(KNOWN))
def test_a_folded_text_holds_letters_digits_and_single_spaces(text):
    folded = fold(text)
    assert folded == " ".join(folded.split(" ")).strip()
    for character in folded:
        category = unicodedata.category(character)
        assert category[0] in "LN" or category == "Mc" or character == " "


def folded_by_node(texts):
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed")
    source = FOLD % json.dumps(FOLDING.as_uri())
    done = subprocess.run(
        [program, "--input-type=module", "-e", source],
        input=json.dumps({"letters": LETTERS, "texts": texts}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


@settings(max_examples=8)
@given(st.lists(st.text(KNOWN), min_size=200, max_size=400))
def test_the_browser_folds_as_the_build_does(texts):
    assert folded_by_node(texts) == [words(text) for text in texts]


def test_the_browser_folds_every_letter_as_the_build_does():
    letters = [
        chr(point)
        for point in range(0x3000)
        if unicodedata.category(chr(point)) not in {"Cs", "Cn"}
    ]
    assert folded_by_node(letters) == [words(letter) for letter in letters]


def test_the_browser_looks_at_the_same_beginning_of_a_long_word():
    texts = ["É" * 10_000, "𠀀" * 100 + " b", "œ" * 63 + "x"]
    assert folded_by_node(texts) == [words(text) for text in texts]
