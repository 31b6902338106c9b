"""What search engines read in a page's head: schema.org as JSON-LD, context inline."""

import json

from markupsafe import Markup

from vocable.pages.models import CollectionPage, ConceptPage, EntryPage, Site
from vocable.pages.parts import Page

_CONTEXT = {"@vocab": "https://schema.org/"}


def structured_data(
    model: ConceptPage | EntryPage | CollectionPage, site: Site
) -> Markup:
    """Describe a term as a schema.org DefinedTerm, safe inside a script element."""
    page = model.page
    described: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": page.iri,
        "name": page.title.value,
        "url": _url(page, site),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": site.title.value},
    }
    if page.title.language:
        described["inLanguage"] = page.title.language
    if isinstance(model, EntryPage):
        texts = [s.text.value for sense in model.senses for s in sense.definitions[:1]]
        alternates = [form.written.value for form in model.other_forms]
    else:
        texts = [statement.text.value for statement in model.definitions]
        alternates = sorted(
            {
                text.value
                for row in model.labels
                for text in (*row.preferred, *(s.text for s in row.alternative))
            }
            - {page.title.value}
        )
    if texts:
        described["description"] = " ; ".join(texts) if len(texts) > 1 else texts[0]
    if alternates:
        described["alternateName"] = alternates
    if isinstance(model, ConceptPage) and model.notation:
        described["termCode"] = model.notation
    return script_safe(described)


def _url(page: Page, site: Site) -> str:
    """Give the public address of a page, or its IRI where the site has none yet."""
    return f"{site.site_url}{page.path}.html" if site.site_url else page.iri


def script_safe(value: object) -> Markup:
    """Write JSON that cannot end the script element that holds it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704
