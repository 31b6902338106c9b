"""`llms.txt`: what the site is and where its data lies, for language models.

See https://llmstxt.org. It is Markdown, in the first language of the interface.
"""

import re
from collections.abc import Iterator

from vocable.interface.catalogues import N_, Translator
from vocable.interface.property_names import SECTIONS
from vocable.pages.overviews.data import DataPage
from vocable.pages.overviews.home import HomePage
from vocable.pages.overviews.site import Site
from vocable.rdf.xml_text import in_one_line
from vocable.site.dataset import NAME
from vocable.vocabulary.addresses import PublicAddresses, href, is_web
from vocable.vocabulary.labels import Text

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_LAYOUT = N_("How it is laid out")
_IRIS = N_("The identifiers of this vocabulary begin with")
_PAGE_AND_DATA = N_(
    "What follows in an identifier is the path of its page with .html, of its Turtle "
    "with .ttl, and of its JSON-LD with .jsonld. For example"
)
_LANGUAGES = N_("The pages stand in these languages")
_PAGES = N_("Pages")
_DESCRIPTION = N_("Description of the dataset")
_CITE = N_("To name a source, give the identifier of the term and this vocabulary.")


def llms(
    home: HomePage,
    data: DataPage,
    site: Site,
    translator: Translator,
    public: PublicAddresses | None,
) -> str:
    """Write the file that stands at the root of a site.

    Its links are whole where the site knows its address, else relative to the root.
    """
    say = translator.text
    base = public.site if public else ""

    def link(text: str, path: str, note: str = "") -> str:
        return f"- [{text}]({base}{path}){say(': ') + note if note else ''}"

    figures = [translator.count(f.one, f.many, f.value) for f in home.figures]
    paragraphs = [
        f"# {_plain(home.page.title)}",
        *(f"> {_plain(text)}" for text in home.descriptions),
        ", ".join(figures),
        *_edition(site, translator),
        say(_CITE),
    ]
    lines = [line for paragraph in paragraphs for line in (paragraph, "")]
    lines += [f"## {say(_LAYOUT)}", ""]
    if data.space:
        lines.append(f"- {say(_IRIS)} `{data.space}`")
    if data.example_data:
        path = href(data.example_data, "")
        lines.append(
            f"- {say(_PAGE_AND_DATA)}{say(': ')}"
            f"[{_plain(data.example.text)}]({base}{path}.html), "
            f"[Turtle]({base}{path}.ttl), [JSON-LD]({base}{path}.jsonld)"
        )
    if len(site.languages) > 1:
        folders = ", ".join(
            f"{tag} `{base}{'' if tag == site.languages[0] else tag + '/'}`"
            for tag in site.languages
        )
        lines.append(f"- {say(_LANGUAGES)}{say(': ')}{folders}")
    lines += ["", f"## {say(_PAGES)}", ""]
    lines += [link(say(SECTIONS[name]), target) for name, target in site.navigation]
    lines += ["", f"## {say(SECTIONS['data'])}", ""]
    lines += [
        link(
            one.title,
            one.href,
            f"{one.media_type}, {translator.size(one.size)}",
        )
        for one in data.downloads
    ]
    lines += [link(say(_DESCRIPTION), f"{NAME}.ttl", "DCAT, VoID"), ""]
    return "\n".join(lines)


def _edition(site: Site, translator: Translator) -> Iterator[str]:
    """Say which version this is, and under which licence."""
    say = translator.text
    version = say("version %(version)s", version=site.version) if site.version else ""
    edition = [part for part in (version, translator.date(site.modified)) if part]
    if edition:
        yield _escape(", ".join(edition))
    if site.licence:
        named = f"{say('licence')}{say(': ')}{_plain(site.licence.text)}"
        address = site.licence.href if is_web(site.licence.href) else ""
        yield f"{named} <{address}>" if address else named


def _plain(text: Text) -> str:
    return _escape(text.plain)


def _escape(text: str) -> str:
    """Write a text of the data in one line that Markdown leaves as it is."""
    return _MARKUP.sub(r"\\\1", in_one_line(text))
