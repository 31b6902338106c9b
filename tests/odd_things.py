"""The terms and values that random graphs are made of, most of them odd."""

from vocable.rdf.namespaces import (
    ADMS,
    DC,
    DCTERMS,
    FOAF,
    FRAC,
    ISO_THES,
    LEXINFO,
    LEXINFO_2,
    LIME,
    OA,
    ONTOLEX,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SKOSXL,
    VANN,
    VARTRANS,
    VOCABLE,
)


def words(text: str) -> tuple[str, ...]:
    """Take a text apart at its blanks."""
    return tuple(text.split())


# The terms of each vocabulary; the first are drawn most often.
TERMS = {
    SKOS: words(
        "Concept ConceptScheme Collection OrderedCollection prefLabel altLabel "
        "hiddenLabel notation broader narrower related broaderTransitive "
        "narrowerTransitive semanticRelation inScheme hasTopConcept topConceptOf "
        "member memberList note example definition scopeNote changeNote historyNote "
        "editorialNote exactMatch closeMatch broadMatch narrowMatch relatedMatch "
        "mappingRelation"
    ),
    SKOSXL: words("Label literalForm prefLabel altLabel hiddenLabel labelRelation"),
    ONTOLEX: words(
        "LexicalEntry Word MultiwordExpression Affix Form sense LexicalSense "
        "LexicalConcept ConceptSet canonicalForm otherForm lexicalForm writtenRep "
        "phoneticRep isSenseOf reference evokes isEvokedBy lexicalizedSense "
        "isLexicalizedSenseOf denotes isDenotedBy isReferenceOf concept usage morph"
    ),
    ISO_THES: words(
        "ConceptGroup ThesaurusArray superGroup subGroup broaderGeneric "
        "broaderPartitive broaderInstantial narrowerGeneric superOrdinate "
        "narrowerPartitive subordinateArray microThesaurusOf plusUF status"
    ),
    DCTERMS: words(
        "title description creator contributor publisher license created modified "
        "issued date source language subject isReplacedBy replaces hasPart isPartOf "
        "rights extent bibliographicCitation identifier references isVersionOf"
    ),
    DC: words("title creator date source language publisher rights"),
    RDFS: words(
        "label comment seeAlso isDefinedBy subClassOf subPropertyOf domain range member"
    ),
    OWL: words(
        "deprecated sameAs versionInfo Ontology inverseOf imports priorVersion "
        "equivalentClass Class disjointWith versionIRI"
    ),
    RDF: words(
        "type value first rest nil List subject predicate object Statement Property "
        "Bag _1 _2 reifies"
    ),
    PROV: words("wasQuotedFrom wasDerivedFrom wasAttributedTo Entity"),
    OA: words(
        "hasSource hasSelector exact prefix suffix start end TextQuoteSelector "
        "TextPositionSelector SpecificResource"
    ),
    FRAC: words("attestation quotation locus observedIn frequency corpus"),
    LIME: words("Lexicon entry language lexicalEntries"),
    LEXINFO: words(
        "partOfSpeech noun number plural gender synonym antonym approximateSynonym "
        "converse termType register case"
    ),
    LEXINFO_2: words("partOfSpeech verb number singular register"),
    VARTRANS: words("translatableAs category source target relates senseRel"),
    VOCABLE: words(
        "Attestation Passage Occurrence UncoveredLines Disagreement senseNumber "
        "digest line rule iri converse reason question etymology firstLine lastLine "
        "opposes contradicts accepted"
    ),
    FOAF: words("name homepage Person Document mbox"),
    SCHEMA: words("name DefinedTerm url"),
    ADMS: words("status sample"),
    VANN: words("preferredNamespacePrefix preferredNamespaceUri"),
}
NAMES = (
    *words(
        "a b c d A B a/ a# a#b a/b a/b/c # ?q=1 a?x=1&y=2 a%20b a%2Fb %2e%2e/x % %zz "
        "%C3%A9 é 关系 Ω con CON nul.txt aux com1.html a. a.. .. . ../x ./a index "
        "index.html data static en fr search print hierarchy 404 a.html a.ttl "
        "a.html.html a:b a*b a~ - _ ' a;b a,b a'b (a) a@b 😀 1 01 1.0 report terms "
        "resources queries sitemap.xml"
    ),
    *("e\u0301", "", "\u202ea", "a\u200d", "x" * 300, "é" * 200),
)
SPACES = words(
    "https://example.org/ https://example.org/ https://example.org/ "
    "https://example.org/v# http://example.org/ urn:x: urn:uuid: tag:e,2020: mailto: "
    "file:/// https://EXAMPLE.org/ https://é.example/ doi: x: javascript: "
    "data:text/html, https://example.org:80/a/ https://u:p@e.org/ https://example.org "
    "http://[::1]/ https://example.org// about:"
)
TEXTS = (
    *words(
        "tea Tea TEA thé 茶 чай شاي 😀 <b>tea</b> <script>alert(1)</script> &amp; & < "
        "]]> --> </ %(a)s %s {0} [x](javascript:y) ` 1 1.10 33.01 -1 ٣ 1e999 true "
        "false 2020-01-01 2020 https://example.org/a ' ::error::x @id # a|b =1+1 ß ẞ "
        "ı İ ﬁ Ⅷ ½ ² _ - -- . ... (a) zebra ähre œuvre"
    ),
    *("the\u0301", "\u0301", "a tea", "black tea", "", " ", "\n", "\t", " tea "),
    *("a\nb", "a\r\nb", "\xa0", "\u200b", "\xad", "\x01", "\x07", "\x1b[31mred"),
    *("\x00", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "\u202etea\u202c"),
    *("\u2066tea", "\u200f", "\ufeff", "\U000e0041", "{{ 1 }}", "{% raw %}"),
    *("*a* [b](c)", "a" * 3000, "word " * 600, "é" * 1000, "\\", '"', '"""'),
    "see [[a]]",
)
TAGS = words(
    "en en en fr de en-GB en-us fr-CA zh-Hant sr-Latn ar x-private i-klingon "
    "art-x-foo en-x-a qaa und mul zxx mis de-CH-1996 es-419 sgn-BE-FR xx english he "
    "nb no tlh en-a-bbb zz-Zzzz-ZZ en-GB-oed ja x-x abcdefgh"
)
TYPES = words(
    "string integer decimal double float boolean date dateTime gYear gYearMonth time "
    "duration anyURI language token int base64Binary hexBinary gMonthDay "
    "nonNegativeInteger QName noType"
)
VALUES = (
    *words(
        "1 0 -1 01 1.5 true yes TRUE maybe x NaN INF 1e400 2020-01-01 2020-02-30 "
        "2020-13-45 0000-00-00 -0001-01-01 99999-01-01 2020 2020-01 "
        "2020-01-01T00:00:00Z 24:00:00 2020-01-01T25:61:61 2020-01-01+99:99 "
        "2020-01-01T00:00:00.123456789012Z 2020-01-01Z P1Y ١ en http://[ <p>a</p> "
        "<p>a 10000-01-01T00:00:00Z 1582-10-10 0001-01-01T00:00:00+14:00 2020-1-1"
    ),
    *("", " 1 ", "9" * 400, "not a tag"),
)
