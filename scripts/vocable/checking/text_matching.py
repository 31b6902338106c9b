"""Text matching: equal but for typing, or word by word with inflection."""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ′＇"), "'")
# Words that tie a name together; an ellipsis leaves them out.
_TIES = {
    *("a", "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le"),
    *("les", "of", "pour", "qui", "se", "sur", "the"),
}
_JOINTS = {"or", "ou", "and", "un", "une", "an"}
# What inflection puts at the end of a word in French and English, the longest first.
_ENDINGS = (
    *("ements", "ement", "antes", "ante", "ants", "elles", "elle", "trices", "trice"),
    *("ives", "ive", "euses", "euse", "ales", "ale", "aux", "ées", "ée", "és", "é"),
    *("ant", "ent", "er", "es", "if", "eur", "al", "el", "s", "x", "e"),
)
_SHORTEST = 3
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Write a text so that its twins are equal to it.

    Twins are the same after NFC, whatever the case, the shape of the apostrophes, and
    the kind and number of white space characters, no-break spaces among them.
    """
    return normalized(text).casefold()


def normalized(text: str) -> str:
    """Fold as `folded` does, but keep the case."""
    return "".join(character for character, _, _ in folded_characters(text)).strip()


def folded_characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Fold a text piece by piece, each with the start and end it has in the text."""
    position = 0
    while position < len(text):
        end = position + 1
        if text[position].isspace():
            while end < len(text) and text[end].isspace():
                end += 1
            yield " ", position, end
        else:
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            composed = unicodedata.normalize("NFC", text[position:end])
            yield composed.translate(_APOSTROPHES), position, end
        position = end


def stands(name: str, text: str) -> bool:
    """Say whether every word of a name stands in a text, at least inflected.

    A qualifier in parentheses is no part of the name. Words of grammar are left aside
    where the name has others: an ellipsis drops them. Two words are the same where
    they are equal once an ending is taken from each.
    """
    words = _words(re.sub(r"\s*\([^()]*\)$", "", name))
    wanted = [word for word in words if word not in _TIES] or words
    there = {stem for word in _words(text) for stem in _stems(word)}
    return bool(wanted) and all(not there.isdisjoint(_stems(word)) for word in wanted)


def share_a_word(one: str, other: str) -> bool:
    """Say whether two texts have a word in common that is no word of grammar."""
    stems = [
        {
            stem
            for word in _words(text)
            if word not in _TIES | _JOINTS
            for stem in _stems(word)
        }
        for text in (one, other)
    ]
    return not stems[0].isdisjoint(stems[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _stems(word: str) -> set[str]:
    """Give a word as it is and without the endings it may have."""
    return {word} | {
        word.removesuffix(ending)
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    }
