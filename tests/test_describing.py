"""Links, texts and evidence are made the same way for every page."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.html.markup import name_in
from vocable.interface.catalogues import translator
from vocable.pages.evidence import Marks
from vocable.pages.parts import Link
from vocable.pages.statements import label_rows
from vocable.pages.values import Values
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import properties
from vocable.vocabulary.labels import Text

E = "https://example.org/"


def node(name):
    return NamedNode(E + name)


@pytest.fixture
def page_of():
    return lambda edition, path="x": edition.frames.page(path, "terms", Text("x"))


def test_a_page_knows_the_way_to_the_root_and_to_its_other_language(edition_of):
    english = edition_of(":a a skos:Concept .").frames.page("a/b", "terms", Text("x"))
    assert (english.up, english.base) == ("../", "../")
    assert english.alternates == (("en", "../a/b.html"), ("fr", "../fr/a/b.html"))
    french = edition_of(":a a skos:Concept .", "fr").frames.page(
        "a/b", "terms", Text("x")
    )
    assert (french.up, french.base) == ("../", "../../")
    assert french.alternates == (("en", "../../a/b.html"), ("fr", "../../fr/a/b.html"))


def test_the_page_of_a_resource_leads_to_its_data(edition_of):
    turtle = "<https://example.org/v/c/a> a skos:Concept ."
    edition = edition_of(turtle, "fr", iri_space=E + "v/")
    page = edition.frames.resource_page(node("v/c/a"), "terms")
    assert (page.path, page.data, page.iri) == ("c/a", "../../c/a", E + "v/c/a")


def test_a_link_stays_inside_where_the_resource_has_a_page(edition_of, page_of):
    edition = edition_of(':a a skos:Concept ; skos:prefLabel "A"@en .')
    link = edition.links.link(node("a"), page_of(edition, "x/y"))
    assert link == Link(Text("A", "en"), "../a.html")


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        ("https://elsewhere.org/x", "https://elsewhere.org/x"),
        ("http://elsewhere.org/x", "http://elsewhere.org/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("urn:isbn:1", ""),
        ("mailto:a@example.org", ""),
    ],
)
def test_a_link_leads_out_over_the_web_alone(edition_of, page_of, iri, href):
    edition = edition_of(":a a skos:Concept .")
    assert edition.links.link(NamedNode(iri), page_of(edition)).href == href


def test_a_literal_is_shown_and_leads_nowhere(edition_of, page_of):
    edition = edition_of(':a a skos:Concept ; skos:prefLabel "A"@en .')
    link = edition.links.link(Literal("été", language="fr"), page_of(edition))
    assert link == Link(Text("été", "fr", fallback=True), "")


def test_links_follow_the_order_of_the_labels(edition_of, page_of):
    edition = edition_of("""
    :1 a skos:Concept ; skos:prefLabel "zeta"@en .
    :2 a skos:Concept ; skos:prefLabel "Éta"@en .
    """)
    links = edition.links.sorted([node("1"), node("2")], page_of(edition))
    assert [link.text.value for link in links] == ["Éta", "zeta"]


def test_a_note_kept_as_a_blank_node_is_read_by_its_value_first(edition_of):
    edition = edition_of("""
    :a a skos:Concept ; skos:changeNote
        [ dcterms:creator "Ada" ; rdf:value "moved"@en ; dcterms:date "2020" ] .
    """)
    found = properties(edition.facts.store, node("a"))
    (note,) = found[SKOS.changeNote]
    assert isinstance(note, BlankNode)
    assert edition.links.summary(note).value.startswith("moved · ")
    assert set(edition.links.summary(note).value.split(" · ")) == {
        "moved",
        "Ada",
        "2020",
    }


def test_texts_come_in_the_language_of_the_reader_first(edition_of):
    edition = edition_of(':a skos:note "b"@fr , "z"@en , "a"@de , "y"@en .')
    found = properties(edition.facts.store, node("a"))[SKOS.note]
    assert [text.value for text in edition.links.texts(found)] == ["y", "z", "a", "b"]


def test_labels_are_arranged_by_language_each_sort_apart(edition_of, page_of):
    edition = edition_of("""
    :a a skos:Concept ; skos:prefLabel "A"@fr , "A"@en ; skos:altLabel "c"@en , "b"@en ;
        skos:hiddenLabel "h"@en , "h"@it .
    """)
    rows = label_rows(
        edition,
        node("a"),
        properties(edition.facts.store, node("a")),
        Marks(edition, page_of(edition)),
    )
    assert [row.language for row in rows] == ["en", "fr", "it"]
    assert [one.text.value for one in rows[0].alternative] == ["b", "c"]
    assert [text.value for text in rows[0].hidden] == ["h"]
    assert rows[2].preferred == ()


def test_what_has_no_place_of_its_own_is_listed_with_known_names_first(
    edition_of, page_of
):
    edition = edition_of("""
    @prefix x: <https://elsewhere.org/> .
    :a a skos:Concept ; x:aThing "1" ; dcterms:creator "Ada" ; skos:note "shown" .
    """)
    details = Values(edition, page_of(edition)).details(
        properties(edition.facts.store, node("a")), frozenset({SKOS.note})
    )
    assert [detail.name for detail in details] == ["creator", "a thing"]
    assert details[1].iri == "https://elsewhere.org/aThing"


CLAIMS = """
:a a skos:Concept ; skos:note "one"@en , "two"@en .
:c1 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:note ;
    rdf:object "one"@en ; adms:status vocable:accepted ; prov:wasQuotedFrom :p ;
    prov:wasDerivedFrom :p ; skos:scopeNote "only here"@en .
:c2 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:note ;
    rdf:object "two"@en ; adms:status vocable:accepted .
:c3 a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:note ;
    rdf:object "three"@en ; adms:status vocable:rejected ; vocable:contradicts :c1 .
:p oa:hasSource :d ; vocable:line 7 ; oa:exact "uno" .
:d a foaf:Document ; dcterms:identifier "003_abc.txt" ; dcterms:title "Doc"@en .
"""


def test_evidence_is_numbered_in_the_order_it_is_called_upon(edition_of, page_of):
    edition = edition_of(CLAIMS)
    marks = Marks(edition, page_of(edition))
    two, one = Literal("two", language="en"), Literal("one", language="en")
    assert marks.of(node("a"), SKOS.note, two) == (1,)
    assert marks.of(node("a"), SKOS.note, one) == (2,)
    assert marks.of(node("a"), SKOS.note, two) == (1,)


def test_evidence_leads_to_the_line_of_the_document(edition_of, page_of):
    edition = edition_of(CLAIMS)
    marks = Marks(edition, page_of(edition))
    marks.of(node("a"), SKOS.note, Literal("one", language="en"))
    source = marks.source([node("a")])
    evidence = source.evidence[0]
    (place,) = evidence.quoted
    assert place == evidence.derived[0]
    assert place.href == "d.html#L7"
    assert (place.identifier, place.line, place.exact) == ("003", "7", "uno")
    assert source.documents == (("003", Link(Text("Doc", "en"), "d.html")),)
    assert [text.value for text in evidence.nuances] == ["only here"]


def test_a_document_without_a_short_name_is_cited_by_its_title(edition_of, page_of):
    edition = edition_of(CLAIMS.replace('dcterms:identifier "003_abc.txt" ;', ""))
    marks = Marks(edition, page_of(edition))
    marks.of(node("a"), SKOS.note, Literal("one", language="en"))
    source = marks.source([])
    assert source.evidence[0].quoted[0].identifier == "Doc"
    assert source.documents == ()


def test_what_was_refused_stands_with_its_rival_and_its_evidence(edition_of, page_of):
    edition = edition_of(CLAIMS)
    marks = Marks(edition, page_of(edition))
    source = marks.source([node("a")])
    (line,) = source.refused
    assert (line.predicate, line.status, line.anchor) == ("note", "rejected", "c3")
    assert line.object.text.value == "three"
    assert [rival.object.text.value for rival in line.against] == ["one"]
    assert {*line.marks, *line.against[0].marks} <= {e.number for e in source.evidence}


def test_a_passage_in_an_unknown_document_leads_nowhere(edition_of, page_of):
    turtle = CLAIMS.replace(":d a foaf:Document ;", ":d ")
    edition = edition_of(turtle.replace(":d", "<urn:d>"))
    marks = Marks(edition, page_of(edition))
    marks.of(node("a"), SKOS.note, Literal("one", language="en"))
    assert marks.source([]).evidence[0].quoted[0].href == ""


def test_a_claim_is_linked_by_what_it_says_of_which_resource(edition_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr .
    :c a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
        rdf:object "x"@en .
    :self a vocable:Attestation ; rdf:subject :self ; rdf:predicate skos:note ;
        rdf:object "y" .
    """
    for language, words in (("en", "tea (definition)"), ("fr", "thé (définition)")):
        label, _, said = words.rstrip(")").partition(" (")
        edition = edition_of(turtle, language, interface=("en", "fr"))
        page = edition.frames.page("x", "home", Text(""))
        link = edition.links.link(NamedNode("https://example.org/c"), page)
        assert link.text[:2] == (label, language)
        assert (link.about, link.href) == (said, f"{page.up}a.html")
        # The label keeps its own language where it is not that of the words behind it.
        assert (
            name_in("it", translator("en"))(link)
            == f'<span lang="{language}">{label}</span> ({said})'
        )
        own = edition.links.link(NamedNode("https://example.org/self"), page)
        assert own.href == "https://example.org/self"
