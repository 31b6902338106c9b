"""Terms that are blank nodes get names that depend on what is said of them alone."""

from pyoxigraph import BlankNode, NamedNode

E = "https://example.org/"
TWO = """
:s a skos:ConceptScheme ; skos:prefLabel "S"@en .
[] a skos:Concept ; skos:prefLabel "jib"@en ; skos:inScheme :s ;
    skos:broader [ a skos:Concept ; skos:prefLabel "sail"@en ] .
"""


def names(vocabulary):
    return [node.value.removeprefix(E) for node in vocabulary.concepts]


def test_concepts_that_are_blank_nodes_have_pages_and_links(site_of):
    site = site_of(TWO)
    jib, sail = site.vocabulary.concepts
    page = site.page_of(jib.value)
    assert page.one("h1").text == "jib"
    path = site.vocabulary.addresses.path(sail.value)
    assert ("sail", f"{path}.html") in page.one("main").links
    assert f"{path}.ttl" in site.files
    assert "s.html" in site.pages


def test_the_names_do_not_depend_on_what_else_there_is(vocabulary_of):
    more = '_:x a skos:Concept ; skos:prefLabel "mast"@en . ' + TWO
    assert set(names(vocabulary_of(TWO))) < set(names(vocabulary_of(more)))


def test_what_has_the_same_label_is_told_apart(vocabulary_of):
    turtle = """
    [] a skos:Concept ; skos:prefLabel "jib"@en ; skos:note "one" .
    [] a skos:Concept ; skos:prefLabel "jib"@en ; skos:note "two" .
    [] a skos:Concept . [] a skos:Concept .
    """
    assert len(set(names(vocabulary_of(turtle)))) == 4


def test_senses_and_words_that_are_blank_nodes_are_shown(site_of):
    site = site_of("""
    [] a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "bend"@en ] ;
        ontolex:sense [ a ontolex:LexicalSense ; skos:definition "a knot"@en ] .
    :w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "reef"@en ] .
    """)
    (word,) = (n for n in site.vocabulary.entries if n != NamedNode(E + "w"))
    assert "a knot" in site.page_of(word.value).text


def test_other_blank_nodes_stay_as_they_are(vocabulary_of):
    store = vocabulary_of(":a a skos:Concept ; skos:note [ rdf:value 1 ] .").store
    assert any(isinstance(quad.object, BlankNode) for quad in store)


def test_terms_without_an_iri_stand_beside_those_whose_iri_has_no_slash(vocabulary_of):
    turtle = "<urn:x:a> a skos:Concept . [] a skos:Concept ; skos:prefLabel 'jib' ."
    for node in vocabulary_of(turtle).concepts:
        assert node.value.startswith("urn:x:")
