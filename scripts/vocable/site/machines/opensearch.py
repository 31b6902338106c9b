"""Text of opensearch.xml, by which browsers know the search (OpenSearch 1.1)."""

from html import escape

from vocable.pages.overviews.site import Site
from vocable.rdf.xml_text import XML_DECLARATION, in_one_line
from vocable.vocabulary.addresses import PublicAddresses

_OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"


# The limits of OpenSearch 1.1.
_LONGEST_NAME = 16


_LONGEST_LONG_NAME = 48


_LONGEST_DESCRIPTION = 1_024


def open_search(site: Site, addresses: PublicAddresses, language: str) -> str:
    """Describe the search page of a language to browsers."""
    title = in_one_line(site.title.value)
    said = in_one_line(site.description.value) if site.description else title
    folder = addresses.folder(language)
    search = escape(f"{folder}search.html?q={{searchTerms}}")
    own = escape(f"{folder}opensearch.xml")
    icon = escape(f"{addresses.site}static/vocable.svg")
    return (
        f'{XML_DECLARATION}<OpenSearchDescription xmlns="{_OPEN_SEARCH}">\n'
        f"<ShortName>{_text(_cut(title, _LONGEST_NAME))}</ShortName>\n"
        f"<LongName>{_text(_cut(title, _LONGEST_LONG_NAME))}</LongName>\n"
        f"<Description>{_text(_cut(said, _LONGEST_DESCRIPTION))}</Description>\n"
        f'<Url type="text/html" template="{search}"/>\n'
        '<Url type="application/opensearchdescription+xml" rel="self" '
        f'template="{own}"/>\n'
        f'<Image height="32" width="32" type="image/svg+xml">{icon}</Image>\n'
        f"<Language>{language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def _text(text: str) -> str:
    return escape(text, quote=False)


def _cut(text: str, longest: int) -> str:
    """Cut a text at a word so that it fits."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]
