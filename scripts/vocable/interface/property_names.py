"""Names of properties and classes in the interface, as gettext message identifiers.

They are marked here for the catalogues and translated in the templates.
"""

import re

from vocable.interface.catalogues import N_
from vocable.rdf.namespaces import (
    DC,
    DCTERMS,
    FOAF,
    FRAC,
    ISO_THES,
    LEXINFO,
    LIME,
    ONTOLEX,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VARTRANS,
    VOCABLE,
)
from vocable.vocabulary.labels import local_name

PROPERTIES = {
    node.value: name
    for node, name in (
        (SKOS.prefLabel, N_("preferred label")),
        (SKOS.altLabel, N_("alternative label")),
        (SKOS.hiddenLabel, N_("hidden label")),
        (SKOS.definition, N_("definition")),
        (SKOS.scopeNote, N_("scope note")),
        (SKOS.example, N_("example")),
        (SKOS.historyNote, N_("history note")),
        (SKOS.changeNote, N_("change note")),
        (SKOS.editorialNote, N_("editorial note")),
        (SKOS.note, N_("note")),
        (SKOS.broader, N_("broader")),
        (SKOS.narrower, N_("narrower")),
        (SKOS.related, N_("see also")),
        (SKOS.member, N_("member")),
        (SKOS.exactMatch, N_("exact match")),
        (SKOS.closeMatch, N_("close match")),
        (SKOS.broadMatch, N_("broader match")),
        (SKOS.narrowMatch, N_("narrower match")),
        (SKOS.relatedMatch, N_("related match")),
        (LEXINFO.partOfSpeech, N_("part of speech")),
        (LEXINFO.gender, N_("gender")),
        (LEXINFO.number, N_("number")),
        (LEXINFO.domain, N_("field")),
        (LEXINFO.register, N_("register")),
        (LEXINFO.temporalQualifier, N_("period")),
        (LEXINFO.synonym, N_("synonym")),
        (LEXINFO.approximateSynonym, N_("near-synonym")),
        (LEXINFO.antonym, N_("opposite")),
        (VOCABLE.converse, N_("converse")),
        (LEXINFO.pertainsTo, N_("pertains to")),
        (ONTOLEX.phoneticRep, N_("pronunciation")),
        (ONTOLEX.writtenRep, N_("written form")),
        (ONTOLEX.isLexicalizedSenseOf, N_("expresses")),
        (FRAC.frequency, N_("frequency")),
        (FRAC.observedIn, N_("observed in")),
        (VARTRANS.translation, N_("translation")),
        (VOCABLE.etymology, N_("etymology")),
        (ISO_THES.superOrdinate, N_("divides")),
        (ISO_THES.broaderGeneric, N_("kind of")),
        (ISO_THES.broaderPartitive, N_("part of")),
        (DCTERMS.created, N_("created")),
        (DCTERMS.modified, N_("modified")),
        (DCTERMS.issued, N_("issued")),
        (DCTERMS.creator, N_("creator")),
        (DCTERMS.contributor, N_("contributor")),
        (DCTERMS.publisher, N_("publisher")),
        (DCTERMS.source, N_("source")),
        (DCTERMS.license, N_("licence")),
        (DCTERMS.rights, N_("rights")),
        (DCTERMS.identifier, N_("identifier")),
        (DCTERMS.language, N_("language")),
        (DCTERMS.subject, N_("subject")),
        (DCTERMS.type, N_("type")),
        (DCTERMS.description, N_("description")),
        (DCTERMS.title, N_("title")),
        (DCTERMS.alternative, N_("short title")),
        (DCTERMS.date, N_("date")),
        (DC.creator, N_("creator")),
        (DC.description, N_("description")),
        (RDF.value, N_("text")),
        (RDF.type, N_("type")),
        (RDFS.seeAlso, N_("further reading")),
        (RDFS.comment, N_("comment")),
        (OWL.versionInfo, N_("version")),
        (FOAF.homepage, N_("home page")),
        (FOAF.focus, N_("about")),
        (RDFS.isDefinedBy, N_("defined by")),
        (OWL.sameAs, N_("same as")),
        (OWL.versionIRI, N_("address of this version")),
        (LIME.entry, N_("words")),
        (LIME.lexicalEntries, N_("number of words")),
        (LIME.concepts, N_("number of concepts")),
        (LIME.language, N_("language")),
        (LIME.linguisticCatalog, N_("categories from")),
        (PROV.used, N_("used")),
        (PROV.wasAssociatedWith, N_("carried out by")),
        (PROV.wasAttributedTo, N_("attributed to")),
        (PROV.wasDerivedFrom, N_("derived from")),
    )
}
NOTES = (
    SKOS.scopeNote,
    SKOS.note,
    SKOS.example,
    SKOS.historyNote,
    SKOS.changeNote,
    SKOS.editorialNote,
)
# What happened to a resource stands in one block, dates and notes together.
HISTORY_NOTES = (SKOS.historyNote, SKOS.changeNote)
HISTORY_DATES = (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
MAPPINGS = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)
GRAMMAR = {
    "noun": N_("noun"),
    "properNoun": N_("proper noun"),
    "adjective": N_("adjective"),
    "verb": N_("verb"),
    "adverb": N_("adverb"),
    "nounPhrase": N_("noun phrase"),
    "masculine": N_("masculine"),
    "feminine": N_("feminine"),
    "neuter": N_("neuter"),
    "singular": N_("singular"),
    "plural": N_("plural"),
    "formalRegister": N_("formal"),
    "informalRegister": N_("informal"),
    "neutralRegister": N_("neutral"),
    "technicalRegister": N_("technical"),
    "slangRegister": N_("slang"),
    "old": N_("old"),
    "modern": N_("modern"),
    "archaic": N_("archaic"),
    "obsolete": N_("obsolete"),
}
STATUSES = {
    "accepted": N_("accepted"),
    "editorial": N_("editorial"),
    "competing": N_("competing"),
    "rejected": N_("rejected"),
    "unverified": N_("unverified"),
}
REASONS = {
    "advertising": N_("advertising"),
    "navigation": N_("navigation"),
    "heading": N_("heading"),
    "repetition": N_("repetition"),
    "outsideSubject": N_("outside the subject"),
    "connective": N_("connective"),
    "blank": N_("blank line"),
}
KINDS = {
    "concept": N_("concept"),
    "entry": N_("word"),
    "collection": N_("collection"),
    "typology": N_("typology"),
    "document": N_("document"),
    "scheme": N_("concept scheme"),
}
CLASSES = {
    node.value: name
    for node, name in (
        (SKOS.Concept, KINDS["concept"]),
        (SKOS.ConceptScheme, KINDS["scheme"]),
        (SKOS.Collection, KINDS["collection"]),
        (ONTOLEX.LexicalEntry, KINDS["entry"]),
        (FOAF.Document, KINDS["document"]),
        (LIME.Lexicon, N_("lexicon")),
        (PROV.Activity, N_("activity")),
        (FOAF.Person, N_("person")),
        (FOAF.Organization, N_("organisation")),
        (FOAF.Agent, N_("agent")),
        (PROV.Agent, N_("agent")),
    )
}
SECTIONS = {
    "home": N_("Home"),
    "terms": N_("Terms"),
    "hierarchy": N_("Hierarchy"),
    "typologies": N_("Typologies"),
    "collections": N_("Collections"),
    "sources": N_("Sources"),
    "queries": N_("Questions"),
    "languages": N_("Languages"),
    "sparql": N_("SPARQL"),
    "print": N_("Whole vocabulary"),
    "data": N_("Data"),
    "report": N_("Check report"),
    "search": N_("Search"),
    "404": N_("Page not found"),
}


def in_words(name: str) -> str:
    """Write a name that has no wording as words: `mainConceptOf`, main concept of."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+", " ", name).split()
    return " ".join(part if part.isupper() else part.lower() for part in parts) or name


def property_name(iri: str) -> str:
    """Name a property: a message identifier, or the end of its IRI."""
    return PROPERTIES.get(iri) or in_words(local_name(iri))


def class_name(iri: str) -> str:
    """Name a class: a message identifier, or the end of its IRI."""
    return CLASSES.get(iri) or in_words(local_name(iri))


def grammar_name(iri: str) -> str:
    """Name a value of LexInfo: a message identifier, or the end of its IRI."""
    name = local_name(iri)
    return GRAMMAR.get(name) or in_words(name)


def reason_name(iri: str) -> str:
    """Name the reason why lines support nothing: a message identifier."""
    name = local_name(iri)
    return REASONS.get(name) or in_words(name)
