"""Rich text: HTML literals, and tags and links in plain ones, sanitised.

What a vocabulary says is untrusted: of HTML only what shapes a line of text is kept,
and links to the web. Everything else of a text is shown as it is written.
"""

import re
from collections.abc import Set as AbstractSet
from html import unescape

from markupsafe import escape

# What may stand inside a line of text, whatever element holds that.
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "kbd"),
        *("mark", "q", "s", "samp", "small", "strong", "sub", "sup", "u", "var"),
    }
)
# What ends a line; the line is kept, the block is not.
_BLOCKS = (
    "p|div|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|table|thead|tbody|tr|section|article"
)
_NAME = rf"(?:{'|'.join(sorted(INLINE))}|{_BLOCKS}|span|font|img|td|th)"
_TAG = re.compile(rf"</?{_NAME}(?:\s[^<>]*)?/?>", re.IGNORECASE)
# A bracket that belongs to no tag.
_BRACKET = re.compile(rf"<(?!/?{_NAME}(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_BLOCKS})\s*>", re.IGNORECASE)
_BREAKS = re.compile(r"\s*<br>(?:\s|<br>)*")
_HREF = re.compile(r'\shref="([^"]*)"')
_OUTWARD = 'class="out" rel="nofollow noopener"'
_ANY_TAG = re.compile(r"(<[^>]*>)")
_MARKDOWN = r"\[(?P<words>[^\[\]]{1,300})\]\((?P<target>https?://[^\s()<>\"]+)\)"
_MARKDOWN_LINK = re.compile(_MARKDOWN)
_LINK = re.compile(rf"{_MARKDOWN}|(?P<address>https?://[^\s<>\"«»“”]+)")
# What has more is no note; reading elements in elements takes ever more time.
_MOST_TAGS = 1000
# They end the sentence more often than the address.
_NO_END = ".,;:!?'’*_"


def has_markup(text: str) -> bool:
    """Say whether a text may hold anything that is not shown letter by letter."""
    return "<" in text or "://" in text


def as_html(text: str, *, is_html: bool = False) -> str:
    """Write a text as HTML that can stand inside any element of text, and in XHTML.

    `is_html` says that it is HTML as a whole (rdf:HTML, RDF 1.1 Concepts section 5.2);
    in any other text tags, links of Markdown and web addresses are recognised. Only
    elements of `INLINE` come out, without attributes but those of a link. A text of
    more than a thousand tags is shown letter by letter.
    """
    if text.count("<") > _MOST_TAGS:
        return str(escape(text))
    if not is_html and not _TAG.search(text):
        return _linked(text)
    written: list[str] = []
    inside = False
    for part in _ANY_TAG.split(_cleaned(text, INLINE, is_html=is_html)):
        if part.startswith("<"):
            inside = part.startswith(("<a ", "<a>")) or (inside and part != "</a>")
            written.append(_tag(part))
        else:
            # Characters as they are: XHTML knows no names for them.
            words = unescape(part)
            written.append(str(escape(words)) if inside else _linked(words))
    return "".join(written)


def as_plain(text: str, *, is_html: bool = False) -> str:
    """Give the words of a text alone: what HTML and links of Markdown show of them."""
    if text.count("<") > _MOST_TAGS:
        return text
    if is_html or ("<" in text and _TAG.search(text)):
        lines = _cleaned(text, {"br"}, is_html=is_html).split("<br>")
        text = unescape(" ".join(map(str.strip, lines)))
    return _MARKDOWN_LINK.sub(r"\1", text) if "](" in text else text


def _cleaned(text: str, tags: AbstractSet[str], *, is_html: bool) -> str:
    """Keep some elements of a text, and a line break where a block ends."""
    import nh3  # noqa: PLC0415 - few vocabularies have markup

    if not is_html:
        text = _BRACKET.sub("&lt;", text)
    text = nh3.clean(
        _BLOCK_END.sub("<br>", text),
        tags=set(tags),
        attributes={"a": {"href"}},
        attribute_filter=_kept,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    return _BREAKS.sub("<br>", text).removeprefix("<br>").removesuffix("<br>")


def _tag(tag: str) -> str:
    """Write a tag with no attribute but those of a link, and as XHTML has it."""
    target = _HREF.search(tag) if tag.startswith("<a ") else None
    if target:
        return f'<a href="{target[1]}" {_OUTWARD}>'
    name = tag.split(maxsplit=1)[0].rstrip(">")
    return "<br/>" if name == "<br" else f"{name}>"


def _kept(_: str, name: str, value: str) -> str | None:
    """Leave out the target of a link that leads elsewhere from every page."""
    absolute = value.lower().startswith(("http://", "https://", "mailto:"))
    return value if name != "href" or absolute else None


def _linked(text: str) -> str:
    """Escape a text and make links of its addresses."""
    parts: list[str] = []
    end = 0
    for found in _LINK.finditer(text):
        words, target = found["words"], found["target"]
        stop = found.end()
        if target is None:
            target = words = _address(found["address"])
            stop = found.start() + len(target)
        parts.append(str(escape(text[end : found.start()])))
        parts.append(f'<a href="{escape(target)}" {_OUTWARD}>{escape(words)}</a>')
        end = stop
    parts.append(str(escape(text[end:])))
    return "".join(parts)


def _address(text: str) -> str:
    """Leave out what stands behind an address and belongs to the sentence."""
    while True:
        cut = text.rstrip(_NO_END)
        for opening, closing in ("()", "[]", "{}"):
            if cut.endswith(closing) and cut.count(closing) > cut.count(opening):
                cut = cut[:-1]
        if cut == text:
            return text
        text = cut
