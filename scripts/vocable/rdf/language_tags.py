"""Language tags (BCP 47): canonical form, and comparison."""

from functools import cache

from babel.core import get_global
from pyoxigraph import Literal

_REGION, _SCRIPT, _EXTENDED = 2, 4, 3


@cache
def canonical(tag: str) -> str:
    """Write a tag in the case of RFC 5646, 2.1.1: `zh-Hant`, `en-GB`, `sr-Latn`.

    Four letters are a script and two a region, but not at the beginning and not behind
    a single letter, where an extension or something private begins. Oxigraph keeps tags
    in lower case; every writer and every page takes them from here.
    """
    first, *others = tag.lower().split("-")
    written = [first]
    behind_single = len(first) == 1
    for subtag in others:
        if not behind_single and len(subtag) == _REGION:
            written.append(subtag.upper())
        elif not behind_single and len(subtag) == _SCRIPT:
            written.append(subtag.capitalize())
        else:
            written.append(subtag)
        behind_single = behind_single or len(subtag) == 1
    return "-".join(written)


def language_of(literal: Literal) -> str:
    """Give the tag of a literal in its canonical case, or nothing where it has none."""
    tag = literal.language
    return canonical(tag) if tag else ""


@cache
def basic(tag: str) -> str:
    """Give the language that a tag is a variant of: `en` of `en-GB`.

    A script stays where the language is usually written in another (CLDR's likely
    subtags), stated or to be expected in a region: `zh-Hant` of `zh-TW` but `zh` of
    `zh-Hans`, `sr-Latn` but `sr` of `sr-Cyrl`. Tags of private use are left whole.
    """
    language, *others = canonical(tag).split("-")
    if len(language) == 1:
        return canonical(tag)
    if others and len(others[0]) == _EXTENDED and others[0].isalpha():
        # A language that is counted among those of another: `zh-yue`.
        return f"{language}-{others[0]}"
    script = others[0] if others and _is_script(others[0]) else ""
    region = next((one for one in others[:2] if len(one) == _REGION), "")
    usual = _likely_script(language)
    script = script or _likely_script(f"{language}_{region}") or usual
    return f"{language}-{script}" if usual and script != usual else language


def is_variant(tag: str, wanted: str) -> bool:
    """Say whether who wants one tag is served with another: `en-GB` where `en` is.

    Either may be the narrower; in a script that is not the usual one it is not served.
    """
    return basic(tag) == basic(wanted)


def _is_script(subtag: str) -> bool:
    return len(subtag) == _SCRIPT and subtag.isalpha()


@cache
def _likely_script(name: str) -> str:
    likely = str(get_global("likely_subtags").get(name, ""))
    return next((part for part in likely.split("_")[1:] if _is_script(part)), "")
