"""Normalization of search words: case, accents and ligatures do not count."""

import unicodedata

# What no decomposition of Unicode takes apart; the browser gets this very table.
LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ς": "σ",
}


# So many code points of a word are looked at, by `folding.js` too.
LONGEST = 64


class _Folding(dict[int, str]):
    """What becomes of each character, found when it is first met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        category = unicodedata.category(character)
        if category in {"Mn", "Me"}:
            folded = ""
        elif category[0] in "LN" or category == "Mc":
            folded = LETTERS.get(character, character)
        else:
            folded = " "
        self[point] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold a text: lower case, no accents, a space for what is no letter or digit.

    `site_templates/programs/searching/folding.js` does the same, step by step: NFKD,
    lower case, NFD, then each character by its general category.
    """
    lowered = text.lower()
    if not text.isascii():
        lowered = unicodedata.normalize("NFKD", text).lower()
        lowered = unicodedata.normalize("NFD", lowered)
    return " ".join(lowered.translate(_FOLDING).split())


def words(text: str) -> list[str]:
    """Give the folded words of a text in their order.

    Of one that is longer than a word of any language its beginning stands for it: a
    file without spaces would else have a page of the index for each letter.
    """
    return [word[:LONGEST] for word in fold(text).split()]
