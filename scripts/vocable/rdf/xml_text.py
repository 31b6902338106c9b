"""XML characters and names: what XML 1.0 can hold of a text."""

import re
from functools import lru_cache
from xml.parsers.expat import ExpatError, ParserCreate

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 has no way to say (section 2.2).
NOT_IN_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
unsayable = re.compile(f"[{NOT_IN_XML}]").search
# What no parser of HTML reports either (HTML, 13.2.3.5): no control, no noncharacter.
# Written as what may stand, the usual first: eight times as fast to search for.
_SEEN = "\x20-\x7e\n\t\r\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
    f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17)
)
_UNSEEN = re.compile(f"[^{_SEEN}]")


def visible(text: str) -> str:
    """Put U+FFFD, a sign that is seen, for each character that a page cannot hold.

    These are what no XML document may hold, by escapes neither, and what is an error
    in HTML. `text` may be a whole document.
    """
    return _UNSEEN.sub("\ufffd", text) if _UNSEEN.search(text) else text


def in_one_line(text: str) -> str:
    """Write a text in one line, with U+FFFD for each sign that no page can hold."""
    return " ".join(visible(text).split())


def name_at_end(iri: str) -> str:
    """Give the longest end of an IRI that can name an XML element, or nothing.

    It is an NCName of Namespaces in XML 1.0 (section 3), and what is before it, which
    becomes the namespace, is not empty. Expat says what a name is: it knows the letters
    of XML 1.0 up to its fourth edition, and no parser refuses these.
    """
    start = end = len(iri)
    while end > 1 and is_name(f"_{iri[end - 1]}"):
        end -= 1
        if is_name(iri[end]):
            start = end
    return iri[start:]


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Say whether a parser takes a text for the name of an element, without prefix."""
    found: list[str] = []
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: found.append(name)
    try:
        parser.Parse(f"<{text}/>", True)
    except (ExpatError, UnicodeEncodeError):
        return False
    return found == [text]
