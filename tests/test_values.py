"""What the data says of texts, labels and values stands where these stand."""

import pytest
from pyoxigraph import NamedNode

from vocable.rdf.loading import load
from vocable.vocabulary.resources import list_items

E = "https://example.org/"
NOTE = """
:a a skos:Concept ; skos:prefLabel "jib"@en ; skos:definition {head} .
{tail} rdf:value "A sail in front"@en , "Voile d'avant"@fr ;
    dcterms:source <https://src.example/sails> ; dcterms:created "2020-01-02" ;
    dcterms:creator [ foaf:name "Ada" ; foaf:mbox <mailto:ada@src.example> ] .
"""


def turtle_of(site, name):
    return load([site.folder / f"{name}.ttl"]).store


@pytest.mark.parametrize("node", [":d", "_:d"])
@pytest.mark.parametrize("kind", ["definition", "scopeNote", "changeNote", "example"])
@pytest.mark.parametrize("wording", ["rdf:value", "rdfs:label", "rdfs:comment"])
def test_a_note_that_is_a_resource_is_read_with_its_facts(site_of, node, kind, wording):
    turtle = NOTE.format(head=node, tail=node).replace("definition", kind)
    site = site_of(turtle.replace("rdf:value", wording))
    page = site.page("a.html").one("main")
    assert "A sail in front" in page.text
    assert E + "d" not in page.text
    facts = page.all("dl", class_="facts")[0].text
    for said in ("src.example/sails", "January 2, 2020", "Ada", "ada@src.example"):
        assert said in facts
    # The other languages stand behind the one of the reader.
    assert "Voile d'avant" in facts
    assert len(turtle_of(site, "a")) >= 8


def test_a_note_is_read_in_the_language_of_the_reader(site_of):
    site = site_of(NOTE.format(head=":d", tail=":d"), interface=("fr", "en"))
    assert site.page("a.html").all("p", class_="definition")[0].text == "Voile d'avant"
    english = site.page("en/a.html").all("p", class_="definition")[0].text
    assert english.startswith("A sail in front")


def test_a_document_that_holds_a_note_is_linked(site_of):
    site = site_of(
        ":a a skos:Concept ; skos:definition <https://src.example/definition> ."
    )
    (line,) = site.page("a.html").all("p", class_="definition")
    assert line.links == [("src.example/definition", "https://src.example/definition")]


XL = """
:a a skos:Concept ; skosxl:prefLabel {one} ; skosxl:altLabel {two} .
{one} a skosxl:Label ; skosxl:literalForm "jib"@en ; dcterms:source "Ashley" ;
    dcterms:created "2020-01-02" .
{two} a skosxl:Label ; skosxl:literalForm "J"@en ; skosxl:labelRelation {one} ;
    rdfs:comment "sailors only"@en .
"""


@pytest.mark.parametrize(("one", "two"), [(":l1", ":l2"), ("_:l1", "_:l2")])
def test_what_is_said_of_a_label_stands_beside_it(site_of, one, two):
    site = site_of(XL.format(one=one, two=two))
    page = site.page("a.html").one("table", class_="labels")
    first, second = (box.text for box in page.all("div", class_="of-label"))
    assert first.startswith("jib: Source: Ashley") or "Ashley" in first
    assert "January 2, 2020" in first
    assert "J" in second
    assert "sailors only" in second
    assert "jib" in second
    said = turtle_of(site, "a")
    assert '"Ashley"' in {str(quad.object) for quad in said}
    if one == ":l1":
        assert site.vocabulary.addresses.href(E + "l1") == "a.html#label-l1"
        assert page.all("div", id="label-l1")


def test_all_members_of_a_list_stand_in_their_order(site_of):
    site = site_of("""
    :a a skos:Concept ; :parts ( "two" "one" :b ( "inner" ) ) .
    :b a skos:Concept ; skos:prefLabel "sheet"@en .
    """)
    items = site.page("a.html").all("ol", class_="items")
    assert [one.text for one in items[0].children] == ["two", "one", "sheet", "inner"]
    assert ("sheet", "b.html") in items[0].links


@pytest.mark.parametrize(
    "turtle",
    [
        "_:l rdf:first 1 ; rdf:rest _:l .",
        "_:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest _:l .",
        "_:l rdf:first 1 .",
        ":l rdf:first 1 ; rdf:rest rdf:nil .",
        # Written out, it would have ten times as many members at each depth.
        "_:l rdf:first 1 ; rdf:rest ( " + "_:l " * 10 + ") .",
    ],
)
def test_a_list_that_is_ill_formed_ends(site_of, turtle):
    name = turtle.split()[0]
    site = site_of(f":a a skos:Concept ; :parts {name} . {turtle}")
    assert site.page("a.html").all("ol", class_="items")[0].text.startswith("1")


def test_no_list_has_no_items(vocabulary_of):
    store = vocabulary_of(":a a skos:Concept .").store
    assert list_items(store, NamedNode(E + "a")) is None


def test_what_lies_several_blank_nodes_deep_is_shown(site_of):
    site = site_of(
        ":a a skos:Concept ; :p [ :p [ :p [ :p [ :q 'deep' ] ] ] ] ; :circle _:b ."
        " _:b :q 'round' ; :p _:b ."
    )
    page = site.page("a.html").one("section", class_="details")
    assert "deep" in page.text
    assert "round" in page.text


def test_a_replacement_is_named_even_of_what_is_not_deprecated(site_of):
    site = site_of("""
    :a a skos:Concept ; dcterms:isReplacedBy :b .
    :b a skos:Concept ; skos:prefLabel "new"@en .
    """)
    warning = site.page("a.html").one("p", class_="warning")
    assert warning.links == [("new", "b.html")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('skos:broader "sail"@en', "sail"),
        ('dcterms:isReplacedBy "staysail"', "staysail"),
        ('skos:inScheme "rigs"', "rigs"),
        ('skos:related [ rdfs:label "mast"@en ]', "mast"),
        ("skos:prefLabel <https://src.example/label>", "src.example/label"),
        ("skos:exactMatch 'http://x.example/1'", "http://x.example/1"),
    ],
)
def test_a_value_of_the_wrong_kind_is_not_lost(site_of, said, shown):
    site = site_of(f":a a skos:Concept ; {said} .")
    assert shown in site.page("a.html").one("section", class_="details").text


def test_the_members_of_a_container_stand_in_their_order(site_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "a"@en ; :steps [ rdfs:label "How"@en ;
        rdf:_1 "wash" ; rdf:_10 "serve" ; rdf:_2 :b , [ rdf:value "boil" ] ;
        :by "Eve" ] .
    :b a skos:Concept ; skos:prefLabel "brew"@en .
    """
    page = site_of(turtle).page("a.html")
    (items,) = page.all("ol", class_="items")
    assert {one.text for one in items.all("li")} == {"wash", "boil", "brew", "serve"}
    first, *_, last = items.all("li")
    assert (first.text, last.text) == ("wash", "serve")
    assert [one.text for one in page.section("Further data").all("dt")] == [
        *("Steps", "By"),
    ]


def test_a_property_that_the_data_names_is_called_so(site_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "a"@en , "a"@fr ; :P31 "x" ; :P32 [ :P31 "y" ] ;
        dcterms:source "s" ; :loneName "z" .
    :P31 rdfs:label "grown in"@en , "pousse en"@fr .
    :P32 a owl:DatatypeProperty ; rdfs:label "sort"@fr .
    dcterms:source rdfs:label "Whence" .
    """
    site = site_of(turtle, interface=("en", "fr"), languages=("en", "fr"))
    names = [one.text for one in site.page("a.html").section("Further data").all("dt")]
    assert names == ["Source", "grown in", "sort fr", "grown in", "Lone name"]
    french = [one.text for one in site.page("fr/a.html").all("dt")]
    assert "pousse en" in french
    assert "sort" in french


def test_what_leads_to_others_by_words_of_lexinfo_alone_is_described(site_of):
    turtle = """
    :w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "run"@en ] ;
        :frame :transitive .
    :transitive a lexinfo:TransitiveFrame ; rdfs:label "transitive"@en ;
        lexinfo:subject :one ; lexinfo:directObject :other .
    :one rdfs:label "who runs"@en . :other rdfs:label "what is run"@en .
    """
    text = site_of(turtle).page("w.html").text
    assert "who runs" in text
    assert "what is run" in text


FREQUENCY = """
:w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "bend"@en ] ;
    frac:frequency :f , [ rdf:value 1 ; frac:observedIn :corpus ] ,
        [ rdf:value 7 ; frac:unit "per page" ] , [ rdf:value "often" ] ;
    frac:attestation :at ; dcterms:creator :ada .
:f rdf:value 1234 ; frac:observedIn :corpus . :corpus dcterms:title "Logs"@en .
:at frac:quotation "a bend holds"@en ; frac:locus "p. 3" .
:ada foaf:name "Ada" ; foaf:age 40 .
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 occurrence", "1,234 occurrences", "7", "often"]),
        ("fr", ["1 occurrence", "1 234 occurrences", "7", "often"]),
    ],
)
def test_a_frequency_is_counted_in_words_and_leads_nowhere(site_of, language, expected):
    page = site_of(FREQUENCY, interface=(language,)).page("w.html")
    name = "Frequency" if language == "en" else "Fréquence"
    section = next(one for one in page.all("section") if name in one.text)
    assert {expected[1], expected[0], "often"} < {
        one.text.removesuffix(f"{seen}Logs")
        for one in section.all("dd")
        for seen in ("Observed in", "Relevé dans")
    }
    assert any(one.text.startswith(expected[2]) for one in section.all("dd"))
    targets = {target for _, target in page.links}
    # What stands for a text is that text; who said it may be followed.
    assert not {E + "f", E + "at"} & targets
    assert E + "ada" in targets


def test_very_many_values_fold_wherever_they_stand(site_of):
    many = " , ".join(f'"value {number}"' for number in range(100))
    site = site_of(
        f":a a skos:Concept ; skos:prefLabel 'a'@en ; :own {many} ; "
        f":of [ :its {many} ] . :other rdfs:comment 'x' ; :its {many} ."
    )
    for name, folded in (("a", 2), ("resources", 1)):
        page = site.page(f"{name}.html").one("main")
        several = page.all("details", class_="more")
        assert len(several) == folded
        assert {len(one.all("li")) for one in several} == {60}
        assert all("60 more" in one.text for one in several)
