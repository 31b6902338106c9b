"""The catalogues hold every message of the interface, and nothing else."""

import re

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2.ext import babel_extract

import vocable
from vocable.errors import VocableError
from vocable.paths import SITE_TEMPLATES
from vocable.publishing.markup import Words
from vocable.translating import LOCALE, interface_languages, translator

LANGUAGES = ("en", "fr")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)([sd])")


def extracted():
    """Every message that templates and code mark, counted ones as pairs."""
    found = set()
    for path in sorted(SITE_TEMPLATES.glob("*.html")):
        with path.open("rb") as file:
            rows = babel_extract(file, list(KEYWORDS), [], {"silent": "false"})
            for _, name, message, _ in rows:
                texts = message if isinstance(message, tuple) else (message,)
                count = 2 if name == "ngettext" else 1
                found.add(tuple(texts[:count]) if count > 1 else texts[0])
    package = next(iter(vocable.__path__))
    for row in extract_from_dir(
        package, method_map=[("**.py", "python")], keywords={"N_": None}
    ):
        found.add(row[2])
    return {message for message in found if message}


def catalogue(language):
    with (LOCALE / language / "vocable.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language):
    return {message.id: message for message in catalogue(language) if message.id}


def test_the_interface_speaks_french_and_english():
    assert interface_languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_exactly_the_messages_of_the_interface(language):
    there, wanted = set(messages(language)), extracted()
    assert {"missing": wanted - there, "needless": there - wanted} == {
        "missing": set(),
        "needless": set(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_what_is_obsolete_or_in_doubt(language):
    assert not catalogue(language).obsolete
    assert [m.id for m in messages(language).values() if m.fuzzy] == []


def test_every_message_is_translated_into_french():
    missing = [
        identifier
        for identifier, message in messages("fr").items()
        if not all(message.string if message.pluralizable else [message.string])
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_message_and_no_others(language):
    for identifier, message in messages(language).items():
        first = identifier[0] if message.pluralizable else identifier
        several = message.string if message.pluralizable else (message.string,)
        for text in filter(None, several):
            assert set(PLACE.findall(text)) == set(PLACE.findall(first)), identifier
            assert PLACE.sub("", text).count("%") == 0, identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_markup_or_template(language):
    for message in messages(language).values():
        several = message.string if message.pluralizable else (message.string,)
        for text in several:
            assert not set(text) & set("<>{}"), message.id


def test_french_is_set_with_its_spaces_and_quotation_marks():
    for message in messages("fr").values():
        several = message.string if message.pluralizable else (message.string,)
        for text in several:
            assert not re.search(r"[^\s\u00a0\u202f][;:?!»](?:\s|$)", text), text
            assert not re.search(r" [;:?!»]", text), text
            assert not re.search(r"« ", text), text
            assert "'" not in text, text


def test_a_language_without_catalogue_is_refused_and_those_there_are_named():
    with pytest.raises(VocableError, match=r"language xx: .* there are en, fr"):
        translator("xx")


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("fr", 0, "0 notion"),
        ("fr", 1, "1 notion"),
        ("fr", 2, "2 notions"),
        ("en", 0, "0 concepts"),
        ("en", 1, "1 concept"),
        ("en", 1234, "1,234 concepts"),
        ("fr", 1234, "1\u202f234 notions"),
    ],
)
def test_a_count_follows_the_plural_and_the_digits_of_its_language(
    language, number, text
):
    words = translator(language)
    assert words.count("%(n)s concept", "%(n)s concepts", number) == text


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 12, "12 byte"),
        ("en", 1500, "1.5 kB"),
        ("en", 3_289_121, "3.3 MB"),
        ("fr", 1500, "1,5\u202fko"),
    ],
)
def test_a_size_is_written_in_the_unit_that_fits(language, number, text):
    assert translator(language).size(number) == text


@given(st.text())
def test_what_is_filled_into_a_message_is_escaped(value):
    written = Words(translator("en")).text("version %(version)s", version=value)
    assert not set(written.removeprefix("version ")) & set("<>\"'")


def test_an_unknown_message_stands_as_it_is_escaped():
    assert Words(translator("fr")).text("<main> concept") == "&lt;main&gt; concept"


def test_extraction_sees_what_it_should():
    template = b'{{ _("a") }}{{ ngettext("b", "bs", 2) }}'
    assert [row[1] for row in extract("jinja2", _lines(template), KEYWORDS)] == [
        "a",
        ("b", "bs"),
    ]
    assert {"broader", "Hierarchy", ("%(n)s concept", "%(n)s concepts")} <= extracted()


def _lines(content):
    from io import BytesIO  # noqa: PLC0415 - for this alone

    return BytesIO(content)


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2026-11-22", "22 novembre 2026", "November 22, 2026"),
        ("2005-12-15T11:10:49Z", "15 décembre 2005", "December 15, 2005"),
        ("2005", "2005", "2005"),
        ("in spring", "in spring", "in spring"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("", "", ""),
    ],
)
def test_a_date_is_written_as_its_readers_do(written, french, english):
    assert translator("fr").date(written) == french
    assert translator("en").date(written) == english
