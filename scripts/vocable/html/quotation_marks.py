"""Quotation marks within quotation marks: a title that holds the outer ones itself.

The marks of a language, outer and inner, are those of its catalogue; Babel has none of
CLDR's delimiters.
"""

import re
from collections.abc import Callable

from vocable.interface.catalogues import N_, Translator

_OUTER = N_("“%(title)s”")
_INNER = N_("‘%(title)s’")


def quoted_in(words: Translator) -> Callable[[str], str]:
    """Make the filter that quotes a title as a language does.

    Outer quotation marks of the language within it become inner ones, and what they
    enclose between inner ones the reverse; apostrophes and other marks stay.
    """
    outer, inner = _marks(words.text(_OUTER)), _marks(words.text(_INNER))
    if outer == inner:
        return lambda title: f"{outer[0]}{title}{outer[1]}"
    outer_pair, inner_pair = _pair(*outer), _pair(*inner)

    def deeper(found: re.Match[str]) -> str:
        said = inner_pair.sub(_as(outer), found[1])
        return f"{inner[0]}{said}{inner[1]}"

    def quoted(title: str) -> str:
        return f"{outer[0]}{outer_pair.sub(deeper, title)}{outer[1]}"

    return quoted


def _marks(message: str) -> tuple[str, str]:
    """Take what stands before and behind the title, its spaces included."""
    opening, _, closing = message.partition("%(title)s")
    return opening, closing


def _pair(opening: str, closing: str) -> re.Pattern[str]:
    """Match what two marks enclose, whatever spaces stand within them."""
    first, last = re.escape(opening.strip()), re.escape(closing.strip())
    # Behind a letter and before another it is an apostrophe.
    within = rf"((?:(?!{first}).)*?)"
    return re.compile(rf"(?<!\w){first}\s*{within}\s*{last}(?!\w)", re.DOTALL)


def _as(marks: tuple[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{marks[0]}{found[1]}{marks[1]}"
