"""The whole vocabulary on one page: words, concepts and sources in their order."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages import print_edition
from vocable.pages.print_edition import describe_book, fits
from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.document import describe_document
from vocable.pages.terms.entry import describe_entry

TURTLE = """
:w a ontolex:Word ; lexinfo:partOfSpeech lexinfo:noun ; ontolex:sense :w1 , :w2 ;
    ontolex:canonicalForm [ ontolex:writtenRep "thé"@fr ; ontolex:phoneticRep "te"@fr-fonipa ] .
:w1 vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :a ; lexinfo:antonym :v1 .
:w2 vocable:senseNumber 2 ; skos:definition "Réunion."@fr .
:v a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "eau"@fr ] ; ontolex:sense :v1 .
:e a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "tea"@en ] .
:a a skos:Concept ; skos:prefLabel "thé"@fr , "tea"@en ; skos:altLabel "chaï"@fr , "cuppa"@en ;
    skos:definition "Boisson."@fr ; skos:broader :top ; skos:exactMatch <http://x.org/1> .
:top a skos:Concept ; skos:prefLabel "boisson"@fr ; owl:deprecated true ; dcterms:isReplacedBy :a .
:d a foaf:Document ; dcterms:identifier "003_x.txt" ; dcterms:title "Une page"@fr .
:p oa:hasSource :d ; vocable:line 12 . :q oa:hasSource :d ; vocable:line 7 .
:c a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ; rdf:object "Boisson."@fr ;
    adms:status vocable:accepted ; prov:wasDerivedFrom :p , :q .
:r a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ; rdf:object "Repas."@fr ;
    adms:status vocable:rejected ; prov:wasDerivedFrom :s . :s oa:hasSource :d ; vocable:line 99 .
"""
KINDS = (
    (describe_concept, "concepts"),
    (describe_entry, "entries"),
    (describe_document, "documents"),
)


@pytest.fixture
def book_of(edition_of):
    def make(turtle=TURTLE, language="fr", **options):
        options.setdefault("languages", ("fr", "en"))
        edition = edition_of(turtle, language, **options)
        models = [
            describe(edition, node)
            for describe, kind in KINDS
            for node in reversed(getattr(edition.facts, kind))
        ]
        return describe_book(edition, models)

    return make


def headings(part):
    return {
        chapter.letter: [
            (item.heading.value, item.see.text.value if item.see else "")
            for item in chapter.items
        ]
        for chapter in part.chapters
    }


def test_words_stand_by_language_then_concepts_each_by_letter(book_of):
    french, english, concepts = book_of().parts
    assert (french.title, french.language) == ("Words", "fr")
    assert headings(french) == {"E": [("eau", "")], "T": [("thé", "")]}
    assert (english.language, headings(english)) == ("en", {"T": [("tea", "")]})
    assert (concepts.title, concepts.language) == ("Concepts", "")


def test_other_labels_of_a_concept_lead_to_it_in_its_place(book_of):
    assert headings(book_of().parts[-1]) == {
        "B": [("boisson", "")],
        "C": [("chaï", "thé")],
        "T": [("thé", "")],
    }


def test_an_article_names_the_lines_that_support_what_stands_in_it(book_of):
    model = book_of()
    (tea,) = (
        item
        for chapter in model.parts[-1].chapters
        for item in chapter.items
        if item.heading.value == "thé"
    )
    assert tea.sources == (("003", "7, 12"),)
    assert [one.identifier for one in model.documents] == ["003_x.txt"]
    assert (model.words, model.concepts) == (3, 2)


def test_links_lead_to_articles_of_the_book_or_nowhere(book_of, edition_of):
    model = book_of()
    page = describe_concept(edition_of(TURTLE), NamedNode("https://example.org/a"))
    anchors = {
        item.anchor: item.heading.value
        for part in model.parts
        for chapter in part.chapters
        for item in chapter.items
    }
    ((word, _),) = page.words
    assert anchors[model.target(page.page, word)[1:]] == "thé"
    (broader,) = page.relations[0].relations
    assert anchors[model.target(page.page, broader.link)[1:]] == "boisson"
    (match,) = page.mappings[0].relations
    assert model.target(page.page, match.link) == ""


def test_a_vocabulary_too_large_for_a_book_has_none(
    vocabulary_of, site_of, monkeypatch
):
    assert fits(vocabulary_of(TURTLE))
    monkeypatch.setattr(print_edition, "_MOST", 4)
    assert not fits(vocabulary_of(TURTLE))
    site = site_of(TURTLE)
    assert "print.html" not in site.files
    assert "print.html" not in dict(map(reversed, site.page("a.html").links))


@pytest.fixture(scope="module")
def page(site_of):
    return site_of(TURTLE, interface=("fr",), languages=("fr", "en")).page("print.html")


def test_the_book_in_html(page):
    assert [one.text for one in page.all("h2")] == [
        *("Mode de lecture", "Mots – français", "Mots – anglais", "Notions", "Sources"),
    ]
    assert [one.text for one in page.all("h4")] == [
        *("eau", "thé", "tea", "boisson", "thé"),
    ]
    (reference,) = page.all("p", class_="see")
    assert reference.text == "chaï → thé"
    ids = {one["id"] for one in page.all(id=True)}
    assert reference.one("a")["href"][1:] in ids
    assert page.all("h4")[3].one("s").text == "boisson"


def test_an_article_of_a_word_in_html(page):
    (article,) = (one for one in page.all("article") if "/te/" in one.text)
    first, second = article.all("div", class_="sense")
    assert first.one("b", class_="number").text == "1"
    assert "Boisson. → thé" in first.text
    assert "Contraire : eau" in first.text
    assert "Réunion." in second.text


def test_an_article_of_a_concept_in_html(page):
    article = page.all("article")[4]
    assert "anglais : tea, cuppa" in article.text
    assert "Plus général : boisson" in article.text
    assert article.one("p", class_="resting").text == "003 : 7, 12"
    assert "Repas." not in page.text


def test_every_page_leads_to_the_book(sample_site):
    for name in ("index.html", "terms.html", "the.html"):
        links = sample_site.page(name).one("footer", class_="site").links
        assert ("Tout le vocabulaire", "print.html") in links


FACTS = """
:jib a skos:Concept ; skos:prefLabel "jib"@en , "foc"@fr ; skos:definition :d , "A sail."@en ;
    skos:note [ rdf:value "Renamed."@en ; dcterms:date "2021-03-04"^^xsd:date ;
        dcterms:creator [ foaf:name "Ada & Co" ; foaf:homepage <https://ada.example/> ] ] ;
    skos:scopeNote :scope ; <http://www.w3.org/2008/05/skos-xl#altLabel> [
        <http://www.w3.org/2008/05/skos-xl#literalForm> "gib"@en ; dcterms:source "Log 7" ] .
:d rdf:value "In front."@en ; dcterms:source :staysail , [ dcterms:title "Ashley" ] .
:scope dcterms:title "Scope of sails"@en ; dcterms:language "en" .
:staysail a skos:Concept ; skos:prefLabel "staysail"@en .
:w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "bend"@en , "bende"@en ] ; ontolex:sense :w1 .
:w1 skos:definition [ rdf:value "A knot."@en ; adms:status "checked" ] ;
    skos:example [ rdf:value "Tie it."@en ; dcterms:source "Dana" ] .
"""


def test_what_is_said_of_a_note_stands_behind_it_in_the_book(site_of):
    site = site_of(FACTS, interface=("en",), languages=("en",))
    page = site.page("print.html")
    articles = {one.one("h4").text: one.text for one in page.all("article")}
    jib = articles["jib"]
    assert "A sail. In front. (Source: staysail, Ashley)" in jib
    assert (
        "Renamed. (Creator: Ada & Co (Home page: ada.example/) · Date: March 4, 2021)"
    ) in jib
    assert "Scope of sails (Language: en)" in jib
    assert "gib: Source: Log 7" in jib
    assert "also bende" in articles["bend"]
    assert "A knot. (Status: checked) Tie it. (Source: Dana)" in articles["bend"]
    (target,) = (one for one in page.all("article") if one.one("h4").text == "staysail")
    assert ("staysail", f"#{target['id']}") in page.all("article")[1].links
