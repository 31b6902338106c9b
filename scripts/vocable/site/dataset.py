"""Dataset description in DCAT and VoID.

See DCAT 3, https://www.w3.org/TR/vocab-dcat-3/, its profile DCAT-AP 3,
https://semiceu.github.io/DCAT-AP/releases/3.0.1/, and VoID,
https://www.w3.org/TR/void/.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from vocable.pages.overviews.data import Download
from vocable.rdf.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from vocable.rdf.namespaces import (
    DCAT,
    DCTERMS,
    FOAF,
    LIME,
    ONTOLEX,
    RDF,
    SPDX,
    VOID,
    XSD,
)
from vocable.rdf.reading import literals, subjects
from vocable.rdf.writing.jsonld import JsonLdWriter
from vocable.rdf.writing.prefixed_names import Names
from vocable.rdf.writing.turtle import TurtleWriter
from vocable.site.statistics import Linkset, Statistics
from vocable.vocabulary.addresses import href
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.metadata import About, Agent

NAME = "dataset"
# Stands for the place of the site where it is not known (RFC 2606); never written.
_HERE = "https://here.invalid/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
# Names of formats: https://www.w3.org/ns/formats/
_FORMATS = {
    TURTLE.media_type: "Turtle",
    JSON_LD.media_type: "JSON-LD",
    RDF_XML.media_type: "RDF_XML",
    N_TRIPLES.media_type: "N-Triples",
}
_TWO_LETTERS = 2
_PLAIN = re.compile("[A-Za-z0-9._-]+")


class DatasetDescription:
    """Says of a vocabulary what catalogues of datasets ask for.

    Where the address of the site is not known the IRIs of the dataset and of its files
    are relative: they hold wherever the description is read.
    """

    def __init__(
        self,
        facts: Facts,
        about: About,
        downloads: tuple[Download, ...],
        statistics: Statistics,
        prefixes: Mapping[str, str],
    ) -> None:
        self._facts = facts
        self._about = about
        self._downloads = downloads
        self._statistics = statistics
        self._prefixes = prefixes
        self._names = Names(prefixes, brackets=False)
        self._site = facts.configuration.site_url or ""
        self._dataset = self._node()

    @property
    def turtle(self) -> str:
        """The description in Turtle."""
        writer = TurtleWriter(self._prefixes, self._hidden_base)
        return writer.write(dict.fromkeys(self.triples()))

    @property
    def json_ld(self) -> str:
        """The description in JSON-LD."""
        writer = JsonLdWriter(self._prefixes, base=self._hidden_base)
        return writer.write(dict.fromkeys(self.triples()))

    @property
    def _hidden_base(self) -> str:
        return "" if self._site else _HERE

    def triples(self) -> Iterator[Triple]:
        """Give the whole description."""
        document = self._file(f"{NAME}.ttl")
        yield Triple(document, RDF.type, VOID.DatasetDescription)
        yield Triple(document, FOAF.primaryTopic, self._dataset)
        yield from self._general()
        yield from self._structure()
        yield from self._partitions()
        for links in self._statistics.links:
            yield from self._linkset(links)
        for download in self._downloads:
            yield from self._distribution(download)

    def _general(self) -> Iterator[Triple]:
        """Say what a catalogue shows: title, description, who, when, licence."""
        dataset, about = self._dataset, self._about
        yield Triple(dataset, RDF.type, DCAT.Dataset)
        yield Triple(dataset, RDF.type, VOID.Dataset)
        for title in about.titles:
            yield Triple(dataset, DCTERMS.title, title)
        for description in about.descriptions:
            yield Triple(dataset, DCTERMS.description, description)
        for predicate, agents in (
            (DCTERMS.creator, about.creators),
            (DCTERMS.publisher, about.publishers),
        ):
            for agent in agents:
                yield from self._agent(predicate, agent)
        for predicate, day in (
            (DCTERMS.created, about.created),
            (DCTERMS.issued, about.issued),
            (DCTERMS.modified, about.modified),
        ):
            if day:
                yield Triple(dataset, predicate, Literal(day, datatype=XSD.date))
        if about.version:
            yield Triple(dataset, DCAT.version, Literal(about.version))
        for licence in about.licences:
            yield Triple(dataset, DCTERMS.license, NamedNode(licence))
            yield Triple(NamedNode(licence), RDF.type, DCTERMS.LicenseDocument)
        for source in about.sources:
            yield Triple(dataset, DCTERMS.source, NamedNode(source))
        yield from self._languages()
        home = self._file("index.html")
        yield Triple(dataset, DCAT.landingPage, home)
        yield Triple(home, RDF.type, FOAF.Document)

    def _languages(self) -> Iterator[Triple]:
        for tag in self._facts.languages:
            primary = tag.partition("-")[0].lower()
            if len(primary) == _TWO_LETTERS:
                language = NamedNode(_LANGUAGES + primary)
                yield Triple(self._dataset, DCTERMS.language, language)
                yield Triple(language, RDF.type, DCTERMS.LinguisticSystem)

    def _agent(self, predicate: NamedNode, agent: Agent) -> Iterator[Triple]:
        named = "-".join(name.value for name in agent.names)
        node = NamedNode(agent.iri) if agent.iri else self._node("agent", named)
        yield Triple(self._dataset, predicate, node)
        yield Triple(node, RDF.type, FOAF.Agent)
        if agent.kind:
            yield Triple(node, RDF.type, FOAF[agent.kind])
        for name in agent.names:
            yield Triple(node, FOAF.name, name)

    def _structure(self) -> Iterator[Triple]:
        """Say how large the graph is, where its IRIs lie, and where to begin."""
        dataset, counts, facts = self._dataset, self._statistics, self._facts
        for predicate, number in (
            (VOID.triples, counts.triples),
            (VOID.distinctSubjects, counts.subjects),
            (VOID.classes, len(counts.classes)),
            (VOID.properties, len(counts.properties)),
        ):
            yield Triple(dataset, predicate, Literal(number))
        if facts.space:
            yield Triple(dataset, VOID.uriSpace, Literal(facts.space))
        for namespace in counts.namespaces:
            yield Triple(dataset, VOID.vocabulary, NamedNode(namespace))
        for scheme in facts.schemes:
            yield Triple(dataset, VOID.rootResource, scheme)
        yield from self._lexicons()
        for kind in (facts.concepts, facts.entries, facts.collections):
            for example in kind[:1]:
                yield Triple(dataset, VOID.exampleResource, example)
        if self._site:
            search = self._file("opensearch.xml")
            yield Triple(dataset, VOID.openSearchDescription, search)

    def _lexicons(self) -> Iterator[Triple]:
        """Say how many words each lexicon has, and concepts each set (LIME)."""
        store = self._facts.store
        for kind, count in (
            (LIME.Lexicon, LIME.lexicalEntries),
            (ONTOLEX.ConceptSet, LIME.concepts),
        ):
            for part in subjects(store, RDF.type, kind):
                yield Triple(self._dataset, VOID.subset, part)
                yield Triple(part, RDF.type, kind)
                for number in literals(store, part, count):
                    yield Triple(part, count, number)

    def _partitions(self) -> Iterator[Triple]:
        """Say how many resources each class has, and triples each property."""
        for predicate, kind, measure, counts in (
            (VOID.classPartition, VOID["class"], VOID.entities, "classes"),
            (VOID.propertyPartition, VOID.property, VOID.triples, "properties"),
        ):
            for term, number in getattr(self._statistics, counts).items():
                part = self._node(kind.value.rpartition("#")[2], self._named(term))
                yield Triple(self._dataset, predicate, part)
                yield Triple(part, RDF.type, VOID.Dataset)
                yield Triple(part, kind, term)
                yield Triple(part, measure, Literal(number))

    def _linkset(self, links: Linkset) -> Iterator[Triple]:
        linkset = self._node("links", self._named(links.predicate), links.target)
        target = self._node("target", links.target)
        yield Triple(self._dataset, VOID.subset, linkset)
        yield Triple(linkset, RDF.type, VOID.Linkset)
        yield Triple(linkset, VOID.linkPredicate, links.predicate)
        yield Triple(linkset, VOID.subjectsTarget, self._dataset)
        yield Triple(linkset, VOID.objectsTarget, target)
        yield Triple(linkset, VOID.triples, Literal(links.triples))
        yield Triple(target, RDF.type, VOID.Dataset)
        yield Triple(target, VOID.uriSpace, Literal(links.target))

    def _distribution(self, download: Download) -> Iterator[Triple]:
        name = download.href.rpartition("/")[2]
        node = self._node(name)
        file = self._file(download.href)
        checksum = self._node(name, "sha256")
        media_type = NamedNode(_MEDIA_TYPES + download.media_type)
        yield Triple(self._dataset, DCAT.distribution, node)
        yield Triple(self._dataset, VOID.dataDump, file)
        format_ = _FORMATS.get(download.media_type)
        if format_:
            feature = NamedNode(f"http://www.w3.org/ns/formats/{format_}")
            yield Triple(self._dataset, VOID.feature, feature)
        yield Triple(node, RDF.type, DCAT.Distribution)
        yield Triple(node, DCTERMS.title, Literal(download.title))
        yield Triple(node, DCAT.accessURL, file)
        yield Triple(node, DCAT.downloadURL, file)
        yield Triple(node, DCAT.mediaType, media_type)
        yield Triple(media_type, RDF.type, DCTERMS.MediaType)
        size = Literal(str(download.size), datatype=XSD.nonNegativeInteger)
        yield Triple(node, DCAT.byteSize, size)
        for licence in self._about.licences:
            yield Triple(node, DCTERMS.license, NamedNode(licence))
        yield Triple(node, SPDX.checksum, checksum)
        yield Triple(checksum, RDF.type, SPDX.Checksum)
        yield Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
        digest = Literal(download.digest, datatype=XSD.hexBinary)
        yield Triple(checksum, SPDX.checksumValue, digest)

    def _file(self, path: str) -> NamedNode:
        return NamedNode((self._site or _HERE) + path)

    def _node(self, *parts: str) -> NamedNode:
        """Name a part of the description; what is no plain name becomes a digest."""
        fragment = "-".join(
            part
            if _PLAIN.fullmatch(part)
            else hashlib.sha256(part.encode()).hexdigest()[:8]
            for part in (NAME, *parts)
        )
        return NamedNode(f"{(self._site or _HERE)}{href(NAME, '.ttl', fragment)}")

    def _named(self, term: NamedNode) -> str:
        """Write a class or property so that it can stand in a fragment."""
        name = self._names[term]
        return name.text.replace(":", "-") if name.prefix else term.value
