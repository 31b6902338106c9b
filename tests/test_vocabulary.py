"""A survey finds what a graph holds and gives every resource its place."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from vocable.vocabulary.addresses import Address

E = "https://example.org/"


def names(nodes):
    return [node.value.removeprefix(E) for node in nodes]


def test_every_kind_of_resource_is_found_and_sorted(vocabulary_of):
    vocabulary = vocabulary_of("""
    :s a skos:ConceptScheme . :b a skos:Concept . :a a skos:Concept .
    :c a skos:Collection . :t a iso-thes:ThesaurusArray . :o a skos:OrderedCollection .
    :w a ontolex:Word . :m a ontolex:MultiwordExpression . :e a ontolex:LexicalEntry .
    :d a foaf:Document ; vocable:sha256 "0" .
    """)
    assert names(vocabulary.concepts) == ["a", "b"]
    assert names(vocabulary.schemes) == ["s"]
    assert names(vocabulary.collections) == ["c", "o", "t"]
    assert names(vocabulary.entries) == ["e", "m", "w"]
    assert names(vocabulary.documents) == ["d"]


def test_a_document_is_a_source_only_where_something_rests_on_it(vocabulary_of):
    vocabulary = vocabulary_of("""
    :home a foaf:Document . :digested a foaf:Document ; vocable:sha256 "0" .
    :cited a foaf:Document . :p oa:hasSource :cited .
    """)
    assert names(vocabulary.documents) == ["cited", "digested"]


def test_a_term_that_is_a_blank_node_gets_a_page(vocabulary_of):
    turtle = '[] a skos:Concept ; skos:prefLabel "Jib!"@en . :a a skos:Concept .'
    concepts = names(vocabulary_of(turtle).concepts)
    assert len(concepts) == 2
    assert concepts[1].startswith("genid-jib-")


def test_the_configured_space_goes_before_the_one_found(vocabulary_of):
    turtle = "<https://example.org/v/a> a skos:Concept ."
    assert vocabulary_of(turtle).addresses.path(E + "v/a") == "a"
    configured = vocabulary_of(turtle, iri_space=E)
    assert configured.addresses.path(E + "v/a") == "v/a"


def test_the_stated_namespace_goes_before_the_counted_one(vocabulary_of):
    turtle = """
    <https://example.org/v/concept/a> a skos:Concept .
    :s a skos:ConceptScheme ; vann:preferredNamespaceUri "https://example.org/v/" .
    """
    vocabulary = vocabulary_of(turtle)
    assert vocabulary.space == E + "v/"
    assert vocabulary.addresses.path(E + "v/concept/a") == "concept/a"


def test_a_stated_namespace_that_no_concept_has_is_ignored(vocabulary_of):
    turtle = ':a a skos:Concept . :s a skos:ConceptScheme ; vann:preferredNamespaceUri "https://x.org/" .'
    assert vocabulary_of(turtle).space == E


def test_the_languages_of_the_content_are_found_or_configured(vocabulary_of):
    turtle = ':a a skos:Concept ; skos:prefLabel "a"@de , "b"@fr .'
    assert vocabulary_of(turtle).languages == ("de", "fr")
    assert vocabulary_of(turtle, languages=("fr",)).languages == ("fr",)


def test_senses_forms_and_passages_stand_on_the_pages_of_what_holds_them(vocabulary_of):
    find = vocabulary_of("""
    :w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:otherForm :g ;
        ontolex:sense :s1 , :s2 .
    :s1 vocable:senseNumber 3 .
    :d a foaf:Document . :p oa:hasSource :d ; vocable:line 7 .
    """).addresses.find
    assert find(E + "s1") == Address(find(E + "w").path, "sense-3")
    assert find(E + "s2") == Address(find(E + "w").path, "sense-s2")
    assert find(E + "f") == Address(find(E + "w").path, "form-f")
    assert find(E + "g") == Address(find(E + "w").path, "form-g")
    assert find(E + "p") == Address(find(E + "d").path, "L7")


def test_the_interface_languages_are_reserved(vocabulary_of):
    turtle = "<https://example.org/v/fr> a skos:Concept ."
    assert vocabulary_of(turtle).addresses.path(E + "v/fr").startswith("fr~")


def test_deprecation_needs_a_true_value(vocabulary_of):
    turtle = ':a owl:deprecated true . :b owl:deprecated false . :c owl:deprecated "1"^^xsd:boolean .'
    assert vocabulary_of(turtle).deprecated == {E + "a", E + "c"}


def test_top_concepts_are_those_stated_or_else_those_without_broader(vocabulary_of):
    turtle = """
    :s a skos:ConceptScheme ; skos:hasTopConcept :a .
    :r a skos:ConceptScheme .
    :a a skos:Concept ; skos:inScheme :s . :b a skos:Concept ; skos:inScheme :s .
    :c a skos:Concept ; skos:inScheme :r . :d a skos:Concept ; skos:inScheme :r ; skos:broader :c .
    """
    vocabulary = vocabulary_of(turtle)
    stated, found = map(vocabulary.top_concepts, reversed(vocabulary.schemes))
    assert (names(stated), names(found)) == (["a"], ["c"])


def test_an_array_is_a_typology_and_another_collection_is_not(vocabulary_of):
    vocabulary = vocabulary_of(":t a iso-thes:ThesaurusArray . :c a skos:Collection .")
    assert [vocabulary.is_typology(c) for c in vocabulary.collections] == [False, True]
    assert vocabulary.has_typologies
    assert not vocabulary_of(":c a skos:Collection .").has_typologies
