"""Collation: the order of words in a language (UTS 10, tailored by CLDR), by ICU."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from icu import AlphabeticIndex, Collator, ICUError, Locale, UCollAttribute
from icu import UAlphabeticIndexLabelType as LabelType
from icu import UCollAttributeValue as Value

DIGITS = "0–9"
OTHERS = "#"
_MOST_LETTERS = 1000


class Collation:
    """How the readers of a language sort words, and under which letters they file them.

    `language` is a language tag (BCP 47); one that CLDR does not know, or none, gives
    the order of its root. Letters of scripts that the language is not written in are
    those of the languages `beside` it.
    """

    def __init__(self, language: str, beside: Iterable[str] = ()) -> None:
        locale = _locale(language)
        index = AlphabeticIndex(locale)
        index.maxLabelCount = _MOST_LETTERS
        for other in beside:
            index.addLabels(_locale(other))
        self._index = index.buildImmutableIndex()
        collator = Collator.createInstance(locale)
        # Accents in any order: without it, only what Unicode calls FCD is sorted right.
        collator.setAttribute(UCollAttribute.NORMALIZATION_MODE, Value.ON)
        self._sort_key = collator.getSortKey

    def sort_key(self, text: str) -> bytes:
        """Give the key by which a text is sorted."""
        key: bytes = self._sort_key(text)
        return key

    def letter(self, text: str) -> str:
        """Give the letter under which an alphabetical index files a text.

        What stands before the first letter or digit is passed over; digits share one
        place, and so does what has neither.
        """
        for place, character in enumerate(text):
            if character.isalpha():
                return self._letter(text[place:], character)
            if character.isdigit():
                return DIGITS
        return OTHERS

    def letter_key(self, letter: str) -> tuple[bool, bytes]:
        """Give the key by which the letters of an index are sorted."""
        return letter == OTHERS, self.sort_key(letter)

    def _letter(self, text: str, first: str) -> str:
        label, kind = self._index.getBucket(self._index.getBucketIndex(text))
        if kind == LabelType.NORMAL:
            return str(label)
        return unicodedata.normalize("NFD", first).upper()[0]


@cache
def collation(language: str, beside: tuple[str, ...] = ()) -> Collation:
    """Give the collation of a language, the same each time; see `Collation`."""
    return Collation(language, beside)


def natural_key(notation: str) -> bytes:
    """Give a key by which `2.10` stands behind `2.9`, in no particular language.

    Where numbers are equal their leading zeros decide: `33.01` stands before `33.1`.
    """
    key: bytes = _numeric().getSortKey(notation)
    return key + notation.encode()


def decimal_key(notation: str) -> bytes:
    """Give a key that compares digit by digit, as decimal classifications do.

    `33.10` stands between `33.1` and `33.2`, and `330` behind all of `33.`; signs stand
    before digits, and letters behind, small and capital ones together.
    """
    key: bytes = _digit_by_digit().getSortKey(notation)
    return key + notation.encode()


def lexical_key(notation: str) -> bytes:
    """Give a key that compares by code point, as plain lists of codes do."""
    return notation.encode()


# What `notation_order` in `vocable.toml` may say.
NOTATION_KEYS = {
    "natural": natural_key,
    "decimal": decimal_key,
    "lexical": lexical_key,
}


@cache
def _numeric() -> Collator:
    collator = Collator.createInstance(Locale.getRoot())
    collator.setAttribute(UCollAttribute.NUMERIC_COLLATION, Value.ON)
    return collator


@cache
def _digit_by_digit() -> Collator:
    return Collator.createInstance(Locale.getRoot())


def _locale(language: str) -> Locale:
    try:
        return Locale.forLanguageTag(language)
    except ICUError:
        return Locale.getRoot()
