"""The smallest pieces of HTML, made in Python because every page holds hundreds.

All text of a vocabulary passes through `escape` here or through Jinja's autoescape.
"""

from collections.abc import Callable

from markupsafe import Markup, escape

from vocable.pages.addresses import is_web
from vocable.pages.labels import Text, language_name
from vocable.pages.parts import Comparison, Link, Relation
from vocable.translating import N_, Translator, translator


class Words:
    """The words of the interface, safe in HTML; each is looked up and escaped once."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._known: dict[str, Markup] = {}

    def text(self, message: str, /, **values: object) -> Markup:
        """Translate a message identifier and fill in its places, values escaped."""
        translated = self._known.get(message)
        if translated is None:
            translated = escape(self._translator.text(message))
            self._known[message] = translated
        return translated % values if values else translated

    def count(self, one: str, many: str, number: int, /) -> Markup:
        """Translate a counted message."""
        return escape(self._translator.count(one, many, number))


def text_in(interface: str) -> Callable[[Text], Markup]:
    """Make the filter that writes a text of the data on a page of a language.

    The text carries `lang` and `dir` where they differ from the page's, and a visible
    mark with the name of its language where it is a fallback.
    """
    heads: dict[str, tuple[str, str]] = {}

    def parts(text: Text) -> tuple[str, str]:
        found = heads.get(text.language)
        if found is None:
            tag = escape(text.language)
            direction = ' dir="rtl"' if text.direction == "rtl" else ""
            name = escape(language_name(text.language, interface))
            found = heads[text.language] = (
                f'<span lang="{tag}"{direction}>',
                f' <abbr class="tongue" title="{name}">{tag}</abbr>',
            )
        return found

    def text_html(text: Text) -> Markup:
        if not text.language or text.language == interface:
            return escape(text.value)
        head, mark = parts(text)
        tail = mark if text.fallback else ""
        return Markup(f"{head}{escape(text.value)}</span>{tail}")  # noqa: S704

    return text_html


def name_in(interface: str) -> Callable[[Link], Markup]:
    """Make the filter that names a resource on a page of a language, without a link.

    What is deprecated is struck through, and said to be for those who do not see it.
    """
    text_html = text_in(interface)
    said = escape(translator(interface).text(N_("deprecated")))

    def name_html(link: Link) -> Markup:
        shown = text_html(link.text)
        if not link.deprecated:
            return shown
        return Markup(  # noqa: S704
            f'<s>{shown}</s><span class="unseen"> ({said})</span>'
        )

    return name_html


def link_in(interface: str) -> Callable[[Link], Markup]:
    """Make the filter that writes a link on a page of a language.

    What leads out of the site is marked as such; only http and https are followed.
    """
    name_html = name_in(interface)

    def link_html(link: Link) -> Markup:
        shown = name_html(link)
        if not link.href:
            return shown
        kind = ' class="out" rel="external"' if is_web(link.href) else ""
        return Markup(f'<a href="{escape(link.href)}"{kind}>{shown}</a>')  # noqa: S704

    return link_html


def relation_in(interface: str) -> Callable[[Relation], Markup]:
    """Make the filter that writes a relation: link, evidence, nuances."""
    text_html = text_in(interface)
    link_html = link_in(interface)
    compare = escape(translator(interface).text(N_("compare")))

    def relation_html(relation: Relation) -> Markup:
        link = link_html(relation.link)
        if not (relation.marks or relation.nuances or relation.comparison):
            return link
        nuances = "".join(
            f' <span class="nuance">– {text_html(nuance)}</span>'
            for nuance in relation.nuances
        )
        return Markup(  # noqa: S704
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
    return Markup(f'<sup class="marks">{links}</sup>')  # noqa: S704


def sentence(words: Markup | str) -> Markup | str:
    """Begin words of the interface with a capital and leave the rest as it is."""
    return words[:1].upper() + words[1:]
