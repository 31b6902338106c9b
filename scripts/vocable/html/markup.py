"""Jinja filters that make the smallest pieces of HTML, in Python for speed.

All text of a vocabulary passes through `escape` here or through Jinja's autoescape.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from vocable.interface.catalogues import N_, Translator, locale_of, translator
from vocable.pages.parts import Comparison, Link, Relation
from vocable.rdf.dates import day_of, readable
from vocable.vocabulary.addresses import is_web
from vocable.vocabulary.labels import Text, direction, language_name
from vocable.vocabulary.rich_text import as_html, has_markup

# Letters of scripts written from right to left: Hebrew to Arabic, and beyond the BMP.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Words(dict[str, Markup]):
    """The words of the interface, safe in HTML; each is looked up and escaped once."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator

    def __missing__(self, message: str) -> Markup:
        """Translate a message identifier."""
        translated = self[message] = escape(self._translator.text(message))
        return translated

    def text(self, message: str, /, **values: object) -> Markup:
        """Translate a message identifier and fill in its places, values escaped."""
        words = self[message]
        if not values:
            return words
        safe = {name: escape(value) for name, value in values.items()}
        return Markup(str.__mod__(words, safe))

    def count(self, one: str, many: str, number: int, /) -> Markup:
        """Translate a counted message."""
        return escape(self._translator.count(one, many, number))

    def strong_count(self, one: str, many: str, number: int, /) -> Markup:
        """Translate a counted message, its number in an element of its own."""
        words = escape(self._translator.catalogue.ngettext(one, many, number))
        figure = f"<b>{escape(self._translator.number(number))}</b>"
        return Markup(str.__mod__(words, {"n": figure}))


def time_in(interface: str) -> Callable[[str], Markup]:
    """Make the filter that writes a date as the language does, for machines too.

    What is no date of XML Schema is escaped and stands as it is.
    """
    locale = locale_of(interface)

    @lru_cache(4096)
    def time_html(written: str) -> Markup:
        day = day_of(written)
        shown = escape(readable(written, locale))
        # The time of day is for machines; a date with a zone is not in HTML.
        when = written if "T" in written else day
        return Markup(f'<time datetime="{when}">{shown}</time>') if day else shown

    return time_html


def _written(text: Text) -> Markup:
    """Write a text letter by letter, as labels are; of HTML the words."""
    return escape(text.plain if text.is_html else text.value)


def _words(text: Text) -> Markup:
    """Write the words of a note, where its links and markup have no place."""
    return escape(text.plain)


def _rich(text: Text) -> Markup:
    """Write a text with the markup that its author meant, and its links."""
    if not text.is_html and not has_markup(text.value):
        return escape(text.value)
    return Markup(as_html(text.value, is_html=text.is_html))


def note_in(interface: str) -> Callable[[Text], Markup]:
    """Make the filter that writes a note: a text as `text_in` does, with its markup."""
    return text_in(interface, _rich)


def words_in(interface: str) -> Callable[[Text], Markup]:
    """Make the filter that writes a note without its markup, as inside a link."""
    return text_in(interface, _words)


def text_in(
    interface: str, write: Callable[[Text], Markup] = _written
) -> Callable[[Text], Markup]:
    """Make the filter that writes a text of the data on a page of a language.

    The text carries `lang` and `dir` where they differ from the page's, so that its
    script never reorders what stands around it (HTML isolates what has a `dir`), and a
    visible mark with the name of its language where it is a fallback.
    """
    of_page = direction(interface)
    time_html = time_in(interface)
    heads: dict[str, tuple[str, str]] = {}

    def parts(text: Text) -> tuple[str, str]:
        found = heads.get(text.language)
        if found is None:
            tag = escape(text.language)
            there = text.direction
            own = f' dir="{there}"' if there != of_page else ""
            name = escape(language_name(text.language, interface))
            found = heads[text.language] = (
                f'<span lang="{tag}"{own}>',
                f' <abbr class="tongue" title="{name}">{tag}</abbr>',
            )
        return found

    def text_html(text: Text) -> Markup:
        if text.language == interface:
            return write(text)
        if not text.language:
            if text.dated:
                return time_html(text.value)
            value = write(text)
            if of_page == "ltr" and not _RIGHT_TO_LEFT.search(text.value):
                return value
            # Of what script it is only its letters tell.
            return Markup(f"<bdi>{value}</bdi>")
        head, mark = parts(text)
        tail = mark if text.fallback else ""
        return Markup(f"{head}{write(text)}</span>{tail}")

    return text_html


def name_in(
    interface: str, words: Translator | None = None
) -> Callable[[Link], Markup]:
    """Make the filter that names a resource on a page of a language, without a link.

    What is deprecated is struck through, and said to be for those who do not see it.
    """
    text_html = text_in(interface)
    said = escape((words or translator(interface)).text(N_("deprecated")))

    def name_html(link: Link) -> Markup:
        shown = text_html(link.text)
        if link.notation:
            notation = escape(link.notation)
            shown = Markup(f'<span class="notation">{notation}</span> {shown}')
        if link.about:
            shown = Markup(f"{shown} ({escape(link.about)})")
        if not link.deprecated:
            return shown
        return Markup(f'<s>{shown}</s><span class="unseen"> ({said})</span>')

    return name_html


def texts_in(interface: str) -> Callable[[Iterable[Text]], Markup]:
    """Make the filter that writes several texts of the data, a comma between two."""
    text_html = text_in(interface)

    def texts_html(texts: Iterable[Text]) -> Markup:
        return Markup(", ".join(map(text_html, texts)))

    return texts_html


def direction_in(interface: str) -> Callable[[Text | str], Markup]:
    """Make the filter that lays out the element of a text alone as its script is read.

    It writes a `dir` attribute where the text, or what is written in the language of a
    tag, is read otherwise than the page.
    """
    of_page = direction(interface)

    def direction_html(text: Text | str) -> Markup:
        tag = text if isinstance(text, str) else text.language
        there = direction(tag) if tag else of_page
        return Markup("") if there == of_page else Markup(f' dir="{there}"')

    return direction_html


def link_in(interface: str, words: Translator | None = None) -> Callable[..., Markup]:
    """Make the filter that writes a link on a page of a language.

    What leads out of the site is marked as such; only http and https are followed. A
    link that was made for the root of the language is given the way `up` to there.
    """
    name_html = name_in(interface, words)

    @lru_cache(16384)
    def link_html(link: Link, up: str = "") -> Markup:
        shown = name_html(link)
        if not link.href:
            return shown
        if is_web(link.href):
            out = ' class="out" rel="external"'
            return Markup(f'<a href="{escape(link.href)}"{out}>{shown}</a>')
        return Markup(f'<a href="{escape(up + link.href)}">{shown}</a>')

    return link_html


def links_in(
    interface: str, words: Translator | None = None
) -> Callable[[Iterable[Link]], Markup]:
    """Make the filter that writes several links, a comma between two."""
    link_html = link_in(interface, words)

    def links_html(links: Iterable[Link]) -> Markup:
        return Markup(", ".join(map(link_html, links)))

    return links_html


def relation_in(
    interface: str, words: Translator | None = None
) -> Callable[[Relation], Markup]:
    """Make the filter that writes a relation: link, evidence, nuances."""
    text_html = text_in(interface)
    link_html = link_in(interface, words)
    compare = escape((words or translator(interface)).text(N_("compare")))

    def relation_html(relation: Relation) -> Markup:
        link = link_html(relation.link)
        if not (relation.marks or relation.nuances or relation.comparison):
            return link
        nuances = "".join(
            f' <span class="nuance">– {text_html(nuance)}</span>'
            for nuance in relation.nuances
        )
        return Markup(
            f"{link}{marks_html(relation.marks)}{nuances}"
            f"{comparison_html(relation.comparison)}"
        )

    def comparison_html(comparison: Comparison | None) -> str:
        if comparison is None:
            return ""
        both = f"{text_html(comparison.first)} / {text_html(comparison.second)}"
        target = escape(comparison.href)
        # Whoever reads of the former and the latter must see which is which.
        if comparison.turned:
            words = f'<span class="unseen">{compare} </span>{both}'
        else:
            words = f'{compare}<span class="unseen"> {both}</span>'
        return f' <a class="compare" href="{target}">{words}</a>'

    return relation_html


_NO_MARKS = Markup("")


def marks_html(marks: tuple[int, ...]) -> Markup:
    """Write the marks that lead from a statement to its evidence on the page."""
    if not marks:
        return _NO_MARKS
    links = " ".join(f'<a href="#e{mark}">{mark}</a>' for mark in marks)
    return Markup(f'<sup class="marks">{links}</sup>')


def some(values: Iterable[object], name: str) -> bool:
    """Tell whether one of several values has something of that name."""
    return any(getattr(value, name) for value in values)


@lru_cache(1024, typed=True)
def sentence(words: Markup | str) -> Markup | str:
    """Begin words of the interface with a capital and leave the rest as it is."""
    return words[:1].upper() + words[1:]
