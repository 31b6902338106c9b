"""Language that a statement such as dcterms:language means, literal or IRI."""

import re
from functools import cache

from pyoxigraph import Literal, NamedNode

from vocable.rdf.reading import Node

# Lists of languages that give each an IRI: Library of Congress, Lexvo, EU authority.
_AUTHORITY = re.compile(
    r"https?://(?:id\.loc\.gov/vocabulary/(?:iso639-[12]|languages)"
    r"|(?:www\.)?lexvo\.org/id/iso639-[1-5]"
    r"|publications\.europa\.eu/resource/authority/language)/([A-Za-z]{2,3})"
)


def language_tag(node: Node) -> str:
    """Give the BCP 47 tag of a language, or nothing where the node names none.

    A literal is taken at its word; an IRI is known by the list it comes from, where
    codes of two and of three letters, in any case, stand for the same language.
    """
    if isinstance(node, Literal):
        return node.value
    found = isinstance(node, NamedNode) and _AUTHORITY.fullmatch(node.value)
    return _shortest(found[1].lower()) if found else ""


@cache
def _shortest(code: str) -> str:
    import icu  # noqa: PLC0415 - heavy, and few vocabularies need it

    return str(icu.Locale.forLanguageTag(code).toLanguageTag())
