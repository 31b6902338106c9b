"""Every statement of every vocabulary at hand stands on the page of its subject."""

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from effort import IN_CI, REAL
from vocable.config.discovery import configure
from vocable.html.rendering import Renderer
from vocable.interface.property_names import grammar_name
from vocable.pages.edition import Edition
from vocable.pages.overviews.site import describe_site
from vocable.pages.terms.collection import describe_collection
from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.document import describe_document
from vocable.pages.terms.entry import describe_entry
from vocable.pages.terms.other_resources import describe_others
from vocable.pages.terms.scheme import describe_scheme
from vocable.rdf.loading import load
from vocable.rdf.namespaces import (
    FRAC,
    OA,
    ONTOLEX,
    OWL,
    RDF,
    SKOS,
    VOCABLE,
)
from vocable.rdf.reading import triples
from vocable.vocabulary.anchors import other_place
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.rich_text import as_plain
from vocable.vocabulary.survey import survey

# What is deliberately not shown on the page of its subject, and why.
NOT_SHOWN = {
    RDF.type: "the page is of that kind; other classes are shown, and checked below",
    RDF.first: "a list is shown by its members",
    RDF.rest: "a list is shown by its members",
    SKOS.broaderTransitive: "it follows from the paths to the top",
    SKOS.narrowerTransitive: "it follows from the paths to the top",
    SKOS.memberList: "the members are shown in the order of the list",
    OWL.deprecated: "a sentence says so",
    ONTOLEX.isSenseOf: "a sense stands on the page of its word",
    VOCABLE.senseNumber: "a list is numbered",
    OA.start: "evidence names document and line; its Turtle says the rest",
    OA.end: "evidence names document and line; its Turtle says the rest",
    VOCABLE.digest: "evidence names document and line; its Turtle says the rest",
}
EVIDENCE = {
    VOCABLE.Attestation,
    VOCABLE.Passage,
    VOCABLE.UncoveredLines,
    VOCABLE.Disagreement,
    VOCABLE.Occurrence,
}
# Where these are very many, the page of the object shows them instead.
FROM_THE_OTHER_END = {SKOS.hasTopConcept, SKOS.narrower, SKOS.member}
# So many subjects of each vocabulary are looked at, in CI nearly all of most.
MOST = 150
MOST_IN_CI = 2500


class Walk:
    """The pages of a vocabulary, rendered when they are first asked for."""

    def __init__(self, vocabulary, read_page, language="en"):
        self.vocabulary = vocabulary
        self.read_page = read_page
        self.edition = Edition(vocabulary, language)
        site = describe_site(self.edition, forced=False)
        self.renderer = Renderer(self.edition, site)
        self.kinds = {}
        for describe, nodes in (
            (describe_scheme, vocabulary.schemes),
            (describe_document, vocabulary.documents),
            (describe_collection, vocabulary.collections),
            (describe_entry, vocabulary.entries),
            (describe_concept, vocabulary.concepts),
        ):
            for node in nodes:
                path = vocabulary.addresses.path(node.value)
                self.kinds[path] = (describe, node)
        self.pages = {}
        for model in describe_others(self.edition):
            self.pages[model.page.path] = self.look_at(model)
        self.loose = {
            node: other_place(number, node).path
            for number, node in enumerate(vocabulary.unplaced.others)
        }
        self.users = {}
        for quad in triples(vocabulary.store):
            if not isinstance(quad.object, Literal):
                self.users.setdefault(quad.object, set()).add(quad.subject)

    def look_at(self, model):
        html = self.read_page(self.renderer.render(model))
        main = html.one("main")
        parts = [main, *html.all("nav", class_="crumbs")]
        said = [part.text for part in parts]
        said += [one["datetime"] for one in main.all("time")]
        base = f"/{model.page.path}.html"
        links = {
            unquote(urljoin(base, one["href"]))
            for part in parts
            for one in part.all("a", href=True)
        }
        return " ".join(said), links

    def page(self, path):
        if path not in self.pages:
            describe, node = self.kinds[path]
            self.pages[path] = self.look_at(describe(self.edition, node))
        return self.pages[path]

    def paths(self, node, seen=()):
        """Find the pages on which a subject is described."""
        if isinstance(node, NamedNode):
            place = self.vocabulary.addresses.find(node.value)
            if place is not None:
                return {place.path}
        if node in self.loose:
            return {self.loose[node]}
        if node in seen:
            return set()
        if self.kinds_of(node) & EVIDENCE:
            # Evidence stands on the page of what it supports.
            claimed = self.vocabulary.store.quads_for_pattern(node, RDF.subject, None)
            return {
                path
                for quad in claimed
                for path in self.paths(quad.object, (*seen, node))
            }
        return {
            path
            for user in self.users.get(node, ())
            for path in self.paths(user, (*seen, node))
        }

    def shows(self, path, value):
        text, links = self.page(path)
        if isinstance(value, BlankNode) or value in self.vocabulary.unplaced.parts:
            return True  # What is said of it is looked for itself.
        if isinstance(value, Literal):
            # Blank space is made one on the way; times lose what a day does not need.
            words = " ".join(value.value.split())
            said = as_plain(words, is_html=value.datatype == RDF.HTML)
            return (
                words in text
                or said in text
                or (words[:10] in text and words[10:11] == "T")
            )
        # What a claim is of is named, with the way to it.
        claim = self.edition.facts.claims.read(value)
        value = claim.subject if claim else value
        place = self.vocabulary.addresses.href(value.value)
        if place is not None and (
            f"/{place}" in links or path == urldefrag(place)[0][:-5]
        ):
            return True
        label = self.edition.labels.label(value).value
        return (
            value.value in links
            or " ".join(label.split()) in text
            or value.value.partition("://")[2] in text
            or self.edition.translator.text(grammar_name(value.value)) in text
        )

    def kinds_of(self, subject):
        store = self.vocabulary.store
        return {
            quad.object for quad in store.quads_for_pattern(subject, RDF.type, None)
        }

    def missing(self, subjects):
        for subject in subjects:
            # Evidence stands behind what it supports, not on a page of its own.
            if self.kinds_of(subject) & EVIDENCE:
                continue
            paths = self.paths(subject)
            for quad in self.vocabulary.store.quads_for_pattern(subject, None, None):
                if quad.predicate in NOT_SHOWN:
                    continue
                # A word may occur hundreds of times; a query asks for the places.
                if (
                    quad.predicate == FRAC.attestation
                    and VOCABLE.Occurrence in self.kinds_of(quad.object)
                ):
                    continue
                if any(self.shows(path, quad.object) for path in paths):
                    continue
                if quad.predicate in FROM_THE_OTHER_END and any(
                    self.shows(path, subject) for path in self.paths(quad.object)
                ):
                    continue
                if paths or not is_bare(self, subject):
                    yield quad


def is_bare(walk, subject):
    """Tell what only bears a name or is only linked, which links show."""
    unplaced = walk.vocabulary.unplaced
    return subject not in unplaced.parts and subject not in unplaced.others


def walk_of(vocabulary, read_page):
    first, *others = vocabulary.site_tags
    walk = Walk(vocabulary, read_page, first)
    subjects = sorted({quad.subject for quad in triples(vocabulary.store)}, key=str)
    most = MOST_IN_CI if IN_CI else MOST
    # Kinds stand together: every so many gives some of each.
    missing = list(walk.missing(subjects[:: 1 + len(subjects) // most]))
    # The pages of another language may show what is said in that one.
    for language in others:
        if not missing:
            break
        walk = Walk(vocabulary, read_page, language)
        still = set(walk.missing({quad.subject for quad in missing}))
        missing = [quad for quad in missing if quad in still]
    return [f"{quad.subject} {quad.predicate} {quad.object}" for quad in missing]


@pytest.fixture
def vocabulary_at():
    def make(path):
        configuration = configure(path)
        graph = load(configuration.sources)
        entail(graph)
        return survey(configuration, graph)

    return make


def test_every_statement_of_the_sample_is_on_its_page(vocabulary_at, sample, read_page):
    assert walk_of(vocabulary_at(sample), read_page) == []


def test_every_statement_of_the_shipped_data_is_on_its_page(
    vocabulary_at, client, read_page
):
    assert walk_of(vocabulary_at(client), read_page) == []


@pytest.mark.parametrize("name", REAL)
def test_every_statement_of_real_vocabularies_is_on_its_page(
    vocabulary_at, shared, read_page, name
):
    path = shared("vocabularies", f"{name}.ttl")
    assert walk_of(vocabulary_at(path), read_page) == []


@pytest.mark.parametrize("name", ["herbs", "rigging"])
def test_every_statement_of_vocabularies_with_much_beside_terms_is_on_its_page(
    vocabulary_at, read_page, name
):
    vocabulary = vocabulary_at(Path(__file__).parent / "vocabularies" / f"{name}.ttl")
    assert walk_of(vocabulary, read_page) == []


ODD = """
@prefix lexinfo2: <http://www.lexinfo.net/ontology/2.0/lexinfo#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
:s a skos:ConceptScheme , :Kind ; dcterms:title "Sails"@en , "Voiles"@fr ;
    dcterms:creator :ada , [ foaf:name "Bob" ; foaf:homepage <https://bob.example/> ] .
:ada a foaf:Person ; foaf:name "Ada" ; foaf:homepage <https://ada.example/> .
:other a skos:ConceptScheme ; dcterms:creator :ada ; skos:hasTopConcept :nowhere .
:Kind rdfs:subClassOf skos:ConceptScheme ; rdfs:comment "a kind"@en .
:jib a skos:Concept , :Odd ; skos:inScheme :s ; skos:notation "1.1" ;
    skos:prefLabel "jib"@en ; skos:hiddenLabel "gib"@en ; skos:definition :d ;
    skos:example [ rdf:value "set it"@en ; dcterms:source [ dcterms:title "Log" ] ] ;
    skos:broader :s ; skos:related :nowhere ; skos:exactMatch <https://x.example/1> ;
    dcterms:isReplacedBy :staysail ; xl:altLabel [ xl:literalForm "J"@en ;
    dcterms:source "Ashley" ; xl:labelRelation :xl ] ; xl:prefLabel :xl ;
    :parts ( "a" ( "b" :staysail ) [ :q "c" ] ) ; :when "2020-01-02"^^xsd:date .
:xl xl:literalForm "jib"@en ; adms:status :checked ; dcterms:created "2020-03-04" .
:d rdf:value "in front"@en , "devant"@fr ; dcterms:date "2021" .
:staysail a skos:Concept ; skos:topConceptOf :s ; skos:changeNote [
    rdf:value "new"@en ; dcterms:creator :ada ; dcterms:date "2022" ] .
:c a skos:OrderedCollection ; skos:prefLabel "Lesson"@en ; rdfs:seeAlso :jib ;
    skos:memberList ( :jib :inner :staysail ) .
:inner a skos:Collection ; skos:member :staysail ; skos:altLabel "in"@en .
:set a ontolex:ConceptSet ; skos:prefLabel "Synsets"@en .
:lc a ontolex:LexicalConcept ; skos:inScheme :set ; skos:definition "a knot"@en ;
    ontolex:isEvokedBy :bend ; ontolex:lexicalizedSense :sense .
:lex a lime:Lexicon ; lime:language "en" ; lime:entry :bend .
:bend a ontolex:Word ; lexinfo2:partOfSpeech lexinfo2:noun ; lexinfo:termType :t ;
    ontolex:canonicalForm [ ontolex:writtenRep "bend"@en , "bende"@en ;
        lexinfo2:number lexinfo2:singular ; lexinfo:case lexinfo:nominativeCase ;
        rdfs:comment "old"@en ] ;
    ontolex:otherForm :bends ; ontolex:lexicalForm [ ontolex:writtenRep "bent"@en ] ;
    ontolex:sense :sense , [ rdfs:label "second"@en ; ontolex:reference :thing ] ;
    frac:attestation [ frac:quotation "a bend holds"@en ; frac:locus "p. 3" ] ,
        :at ; frac:frequency [ rdf:value 12 ; frac:corpus :corpus ] ;
    ontolex:evokes :jib .
:at frac:quotation "the bend"@en ; frac:observedIn :corpus .
:corpus rdfs:label "Corpus"@en ; dcterms:extent "many" .
:bends ontolex:writtenRep "bends"@en ; lexinfo:number lexinfo:plural .
:sense a ontolex:LexicalSense ; rdfs:label "joining"@en ; skos:note "plain" ;
    ontolex:usage [ rdf:value "at sea"@en ] ; lexinfo2:register lexinfo2:slangRegister .
:header a owl:Ontology ; owl:versionInfo "7" .
[] a skos:Concept ; skos:prefLabel "anon"@en ; skos:note [ :p [ :p [ :p "deep" ] ] ] .
"""


def test_every_statement_of_odd_data_is_on_its_page(vocabulary_of, read_page):
    assert walk_of(vocabulary_of(ODD, interface=("en",)), read_page) == []


def test_classes_that_are_not_of_the_models_are_shown(vocabulary_of, read_page):
    walk = Walk(vocabulary_of(ODD, interface=("en",)), read_page)
    assert walk.shows("jib", NamedNode("https://example.org/Odd"))
