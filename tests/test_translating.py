"""The catalogues hold every message of the interface, and nothing else."""

import re

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2.ext import babel_extract

import vocable
from vocable.config.interface_languages import interface_languages
from vocable.errors import InputError, VocableError
from vocable.html.markup import Words
from vocable.interface.catalogues import (
    LOCALE,
    translator,
    untranslated,
)
from vocable.paths import SITE_TEMPLATES

LANGUAGES = ("en", "fr")
MARKED = {"N_": None, "counted": (1, 2)}
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
        package, method_map=[("**.py", "python")], keywords=MARKED
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


# A catalogue that a translator adds ---------------------------------------------------

HEAD = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
GERMAN = (
    HEAD
    + """msgid "Terms"
msgstr "Begriffe"

#, fuzzy
msgid "Data"
msgstr "Datum?"

msgid "%(n)s concept"
msgid_plural "%(n)s concepts"
msgstr[0] "%(n)s Begriff"
msgstr[1] "%(n)s Begriffe"
"""
)


def catalogued(folder, text, language="de"):
    file = folder / "locale" / language / "vocable.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_a_catalogue_in_the_users_folder_is_a_language_of_the_interface(tmp_path):
    folder = catalogued(tmp_path, GERMAN)
    assert interface_languages(folder) == ("de", "en", "fr")
    words = translator("de", folder)
    assert words.text("Terms") == "Begriffe"
    assert words.count("%(n)s concept", "%(n)s concepts", 1234) == "1.234 Begriffe"


def test_what_a_catalogue_lacks_or_doubts_stands_in_english_and_is_counted(tmp_path):
    folder = catalogued(tmp_path, GERMAN)
    assert translator("de", folder).text("Hierarchy") == "Hierarchy"
    assert translator("de", folder).text("Data") == "Data"
    lacking, every = untranslated("de", folder)
    assert every == len(messages("en"))
    assert lacking == every - 2


@pytest.mark.parametrize("language", [*LANGUAGES, "en-GB"])
def test_what_is_whole_or_english_lacks_nothing(language):
    assert untranslated(language)[0] == 0


def test_a_users_catalogue_goes_before_ours_message_by_message(tmp_path):
    head = HEAD + 'msgid "Terms"\nmsgstr "Mots-clés"\n\nmsgid "Own"\nmsgstr "À nous"\n'
    text = head + '\nmsgid "Data"\nmsgstr ""\n'
    words = translator("fr", catalogued(tmp_path, text, "fr"))
    assert [words.text(m) for m in ("Terms", "Own", "Data")] == [
        *("Mots-clés", "À nous", "Données")
    ]
    assert untranslated("fr", tmp_path)[0] == 0


@pytest.mark.parametrize("language", ["pt-BR", "zh-Hant", "ar", "tlh"])
def test_any_language_tag_can_have_a_catalogue(tmp_path, language):
    folder = catalogued(tmp_path, GERMAN, language)
    words = translator(language, folder)
    assert words.text("Terms") == "Begriffe"
    assert words.number(3)
    assert words.size(1500)
    assert words.percent(1, 2)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('msgid "a"\nmsgstring "b"', ":6: ", "not a gettext catalogue"),
        ('msgid "line %(line)s"\nmsgstr "Zeile %(zeile)s"', ":5: ", 'not fit "line %('),
        ('msgid "line %(line)s"\nmsgstr "Zeile %(line)"', ":5: ", "may hold %(line)s"),
        ('msgid "line %(line)s"\nmsgstr "50 % %(line)s"', ":5: ", "%% for the sign"),
        (
            (
                'msgid "%(n)s concept"\nmsgid_plural "%(n)s concepts"\n'
                'msgstr[0] "%(n)s Begriff"\nmsgstr[1] "%(m)s Begriffe"'
            ),
            ":5: ",
            '"%(m)s Begriffe" does not fit',
        ),
    ],
)
def test_a_broken_catalogue_is_named_with_its_line(tmp_path, text, place, words):
    folder = catalogued(tmp_path, HEAD + text)
    with pytest.raises(InputError) as caught:
        translator("de", folder)
    file = folder / "locale" / "de" / "vocable.po"
    assert caught.value.message.startswith(f"{file}{place}")
    assert words in caught.value.message


def test_a_catalogue_in_another_encoding_is_named(tmp_path):
    folder = catalogued(tmp_path, HEAD)
    file = folder / "locale" / "de" / "vocable.po"
    file.write_bytes((HEAD + 'msgid "a"\nmsgstr "ä"').encode("latin-1"))
    with pytest.raises(InputError, match="save it as UTF-8"):
        translator("de", folder)


def test_a_plural_rule_that_is_none_is_named(tmp_path):
    folder = catalogued(tmp_path, GERMAN.replace("(n != 1)", "(n !!= 1)"))
    with pytest.raises(InputError, match="Plural-Forms in its head"):
        translator("de", folder)


def test_a_message_with_a_sign_that_fills_nothing_is_left_alone(tmp_path):
    folder = catalogued(tmp_path, HEAD + 'msgid "100 %"\nmsgstr "100 % sicher"')
    assert translator("de", folder).text("100 %") == "100 % sicher"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "0%"), (0, 9, "0%"), (9, 9, "100%"), (1, 999, "1%"), (998, 999, "99%")],
)
def test_only_all_is_a_hundred_in_the_hundred_and_only_nothing_is_none(
    part, whole, text
):
    assert translator("en").percent(part, whole) == text
    assert translator("fr").percent(part, whole) == text.replace("%", "\u00a0%")


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
        ("2020-05", "mai 2020", "May 2020"),
        ("2026-11-22+01:00", "22 novembre 2026", "November 22, 2026"),
        ("2026-11-22 or later", "2026-11-22 or later", "2026-11-22 or later"),
        ("2026-13-41", "2026-13-41", "2026-13-41"),
        ("in spring", "in spring", "in spring"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("", "", ""),
    ],
)
def test_a_date_is_written_as_its_readers_do(written, french, english):
    assert translator("fr").date(written) == french
    assert translator("en").date(written) == english
