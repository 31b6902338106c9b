"""Structured data: schema.org as JSON-LD in the head of a page.

See https://schema.org/DefinedTerm and https://schema.org/DefinedTermSet.
"""

import json
from collections.abc import Sequence

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from vocable.interface.property_names import PROPERTIES
from vocable.pages.edition import Edition
from vocable.pages.overviews.data import Download
from vocable.pages.overviews.home import HomePage
from vocable.pages.parts import Page
from vocable.pages.terms.collection import CollectionPage
from vocable.pages.terms.concept import ConceptPage
from vocable.pages.terms.entry import EntryPage
from vocable.pages.terms.scheme import SchemePage
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import resources
from vocable.vocabulary.addresses import PublicAddresses
from vocable.vocabulary.labels import Text
from vocable.vocabulary.metadata import About, Agent, about, about_scheme

_CONTEXT = {"@vocab": "https://schema.org/"}
_EXACT = PROPERTIES[SKOS.exactMatch.value]
# A set names its first terms alone: the others are reached from them.
_MOST_TERMS = 50
_NOTHING = Markup("")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

SchemaObject = dict[str, object]


class StructuredData:
    """Describes the pages of a vocabulary in one language to search engines.

    `public` is where the site stands; without it a page has no address, only its IRI.
    """

    def __init__(self, edition: Edition, public: PublicAddresses | None) -> None:
        self._edition = edition
        self._public = public
        self._about = about(edition.facts)
        self._whole = self._named(
            self._about.scheme,
            edition.labels.best(self._about.titles),
            public.folder(edition.language) if public else "",
        )
        self._sets: dict[NamedNode, SchemaObject] = {}

    def of(self, model: object) -> Markup:
        """Give the script of a page's head, or nothing for a page about no term."""
        match model:
            case ConceptPage() | EntryPage() | CollectionPage():
                described = self.term(model)
            case SchemePage():
                described = self.term_set(model)
            case HomePage():
                described = self.facts(model)
            case _:
                return _NOTHING
        return script_safe({"@context": _CONTEXT, **described})

    def term(self, model: ConceptPage | EntryPage | CollectionPage) -> SchemaObject:
        """Describe what a page defines as a DefinedTerm of its schemes."""
        page = model.page
        described: SchemaObject = {
            "@type": "DefinedTerm",
            "@id": page.iri,
            "name": _said(page.title),
            "url": self._url(page),
            "inDefinedTermSet": self._sets_of(page.iri),
        }
        if isinstance(model, EntryPage):
            texts = [s.text for sense in model.senses for s in sense.definitions[:1]]
            others = [form.written for form in model.other_forms]
        else:
            texts = [statement.text for statement in model.definitions]
            labels = {
                text
                for row in model.labels
                for text in (*row.preferred, *(s.text for s in row.alternative))
            }
            others = sorted(labels, key=lambda text: (text.value, text.language))
        said = (page.title.value, page.title.language)
        others = [text for text in others if (text.value, text.language) != said]
        if texts:
            described["description"] = _one(list(map(_told, texts)))
        if others:
            described["alternateName"] = list(map(_said, others))
        if isinstance(model, ConceptPage):
            if model.notation:
                described["termCode"] = model.notation
            same = [
                one.link.href
                for group in model.mappings
                if group.name == _EXACT
                for one in group.relations
                if one.link.href.startswith("http")
            ]
            if same:
                described["sameAs"] = same
        return described

    def term_set(self, model: SchemePage) -> SchemaObject:
        """Describe a concept scheme as a DefinedTermSet with its top concepts."""
        node = NamedNode(model.page.iri)
        found = about_scheme(self._edition.facts.store, node)
        described = self._named(node, model.page.title, self._url(model.page))
        described.update(self._metadata(found))
        self._add_terms(described, node)
        return described

    def facts(self, model: HomePage) -> SchemaObject:
        """Describe the whole: a DefinedTermSet, and a Dataset to download.

        A file is named by its whole address; without a public one it is left out.
        """
        described = {**self._whole, **self._metadata(self._about)}
        if self._about.scheme is not None:
            self._add_terms(described, self._about.scheme)
        if self._public is not None:
            described["@type"] = ["DefinedTermSet", "Dataset"]
            described["distribution"] = [
                self._download(one, self._public.site) for one in model.downloads
            ]
        return described

    def _named(self, node: NamedNode | None, title: Text, url: str) -> SchemaObject:
        described: SchemaObject = {"@type": "DefinedTermSet"}
        if node is not None:
            described["@id"] = node.value
        described["name"] = _said(title)
        if url:
            described["url"] = url
        return described

    def _sets_of(self, iri: str) -> object:
        store = self._edition.facts.store
        found = []
        for scheme in resources(store, NamedNode(iri), SKOS.inScheme):
            if scheme not in self._sets:
                self._sets[scheme] = self._named(
                    scheme, self._edition.labels.label(scheme), ""
                )
            found.append(self._sets[scheme])
        return _one(found) if found else self._whole

    def _metadata(self, found: About) -> SchemaObject:
        """Say what a set says of itself, as a CreativeWork does."""
        labels, facts = self._edition.labels, self._edition.facts
        described: SchemaObject = {}
        if found.descriptions:
            described["description"] = _told(labels.best(found.descriptions))
        described["inLanguage"] = list(facts.languages)
        values = {
            "license": found.licences,
            "creator": tuple(map(self._agent, found.creators)),
            "publisher": tuple(map(self._agent, found.publishers)),
            "version": (found.version,),
            "dateCreated": (found.created,),
            "datePublished": (found.issued,),
            "dateModified": (found.modified,),
        }
        for name, said in values.items():
            kept = [value for value in said if value]
            if kept:
                described[name] = _one(kept)
        return described

    def _agent(self, agent: Agent) -> SchemaObject:
        described: SchemaObject = {}
        if agent.kind:
            described["@type"] = agent.kind
        if agent.iri:
            described["@id"] = agent.iri
        if agent.names:
            described["name"] = _said(self._edition.labels.best(agent.names))
        return described

    def _add_terms(self, described: SchemaObject, scheme: NamedNode) -> None:
        labels = self._edition.labels
        top = self._edition.facts.top_concepts(scheme)
        if top:
            described["hasDefinedTerm"] = [
                {
                    "@type": "DefinedTerm",
                    "@id": node.value,
                    "name": _said(labels.label(node)),
                }
                for node in labels.sorted(top)[:_MOST_TERMS]
            ]

    @staticmethod
    def _download(one: Download, site: str) -> SchemaObject:
        return {
            "@type": "DataDownload",
            "name": one.title,
            "contentUrl": site + one.href,
            "encodingFormat": one.media_type,
            "contentSize": f"{one.size} B",
            "sha256": one.digest,
        }

    def _url(self, page: Page) -> str:
        """Give the public address of a page, or its IRI where the site has none yet."""
        if self._public is None:
            return page.iri
        return self._public.page(page.path, page.language)


def _said(text: Text | Literal) -> object:
    """Write a text with its language, as JSON-LD 1.1 does (4.2.4)."""
    if not text.language:
        return text.value
    return {"@value": text.value, "@language": text.language}


def _told(note: Text) -> object:
    """Write the words of a note with its language."""
    return _said(note._replace(value=note.plain))


def _one(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else values


def script_safe(value: object) -> Markup:
    """Write JSON that cannot end the script element that holds it."""
    written = _ENCODER.encode(value)
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704 - no sign of HTML is left
