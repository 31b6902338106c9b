"""Which schemes there are, what is in them, and which one names the vocabulary."""

import pytest
from pyoxigraph import NamedNode

E = "https://example.org/"


def node(name):
    return NamedNode(E + name)


def names(nodes):
    return [node.value.removeprefix(E) for node in nodes]


OWN = """
:own a skos:ConceptScheme ; dcterms:title "Sails"@en .
:jib a skos:Concept ; skos:inScheme :own ; skos:prefLabel "jib"@en ;
    skos:definition "a sail in front"@en .
"""


@pytest.mark.parametrize(
    "other",
    [
        # Declared nowhere, however many there are.
        ":other a skos:ConceptScheme ; skos:hasTopConcept :x , :y , :z .",
        ":x skos:inScheme :other . :y skos:inScheme :other .",
        # Mapped to, and named alone.
        """:x a skos:Concept ; skos:inScheme :other ; skos:prefLabel "foc"@fr .
        :y a skos:Concept ; skos:inScheme :other ; skos:closeMatch :jib .""",
        # No longer in use.
        """:other a skos:ConceptScheme ; owl:deprecated true .
        :x a skos:Concept ; skos:inScheme :other ; skos:note "x" .
        :y a skos:Concept ; skos:inScheme :other ; skos:note "y" .""",
        """:other a skos:ConceptScheme .
        :x a skos:Concept ; skos:inScheme :other ; skos:note "x" ; owl:deprecated true .
        :y a skos:Concept ; skos:inScheme :other ; skos:note "y" ; owl:deprecated true .
        """,
        # Of something that is no concept.
        """:other a skos:ConceptScheme .
        :x a skos:Collection ; skos:inScheme :other . :y skos:topConceptOf :other .""",
    ],
)
def test_the_vocabulary_is_named_by_its_own_scheme(vocabulary_of, other):
    assert vocabulary_of(OWN + other).main_scheme == node("own")


def test_of_two_schemes_alike_the_one_with_a_title_names_the_vocabulary(vocabulary_of):
    turtle = """
    :a a skos:ConceptScheme . :b a skos:ConceptScheme ; skos:prefLabel "b"@en .
    :x a skos:Concept ; skos:inScheme :a . :y a skos:Concept ; skos:inScheme :b .
    :z a skos:Concept ; skos:inScheme :a .
    """
    assert vocabulary_of(turtle).main_scheme == node("b")


def test_title_home_and_citation_are_those_of_the_own_scheme(site_of):
    site = site_of(OWN + ":other a skos:ConceptScheme ; skos:hasTopConcept :x , :y .")
    home = site.page("index.html")
    assert home.one("h1").text == "Sails"
    assert ("jib", "jib.html") in home.one("main").links
    assert not [text for text, _ in home.links if text in {"x", "y"}]
    assert "Sails" in site.page("jib.html").one("section", class_="citing").text


def test_only_declared_concepts_are_members_and_top_concepts(vocabulary_of):
    vocabulary = vocabulary_of("""
    :s a skos:ConceptScheme ; skos:hasTopConcept :a , :nowhere .
    :a a skos:Concept . :c a skos:Collection ; skos:inScheme :s .
    """)
    assert names(vocabulary.members[node("s")]) == ["a"]
    assert names(vocabulary.top_concepts(node("s"))) == ["a"]


def test_what_concepts_are_in_is_a_scheme_even_if_it_is_not_declared(site_of):
    site = site_of(
        """
    :reef a skos:Concept ; skos:prefLabel "reef"@en ; skos:inScheme <urn:x:knots> .
    """,
        title={"en": "Knots"},
    )
    assert names(site.vocabulary.schemes) == ["urn:x:knots"]
    tree = site.page("hierarchy.html")
    assert tree.one("h2").text == "urn:x:knots 1"
    assert "Outside every scheme" not in tree.text
    assert ("reef", "reef.html") in tree.one("main").links


@pytest.mark.parametrize(
    "wrong",
    [
        ":a skos:hasTopConcept :b .",
        ":b skos:topConceptOf :a .",
        ":b skos:inScheme :a .",
        ":c a skos:Collection . :b skos:inScheme :c .",
    ],
)
def test_a_concept_or_collection_is_no_scheme(vocabulary_of, wrong):
    vocabulary = vocabulary_of(f"""
    :s a skos:ConceptScheme . :a a skos:Concept ; skos:inScheme :s .
    :b a skos:Concept ; skos:inScheme :s . {wrong}
    """)
    assert names(vocabulary.schemes) == ["s"]
    assert names(vocabulary.top_concepts(node("s"))) == ["a", "b"]


@pytest.mark.parametrize(
    "wrong", ["broader :s", "narrower :s", "related :s", "broader :nowhere"]
)
def test_a_scheme_where_a_concept_is_meant_leaves_the_hierarchy_whole(site_of, wrong):
    site = site_of(f"""
    :s a skos:ConceptScheme ; dcterms:title "S"@en .
    :a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "a"@en ; skos:{wrong} .
    """)
    tree = site.page("hierarchy.html")
    assert "Outside every scheme" not in tree.text
    assert tree.one("section", class_="tree").links == [("a", "a.html")]
    # It is said all the same, on the page of the concept.
    name = wrong.partition(":")[2]
    links = site.page("a.html").one("main").all("dd")[0].links
    assert next(text for text, _ in links).endswith({"s": "S"}.get(name, name))


@pytest.mark.parametrize(
    "turtle",
    [
        ":s skos:narrower :s ; skos:topConceptOf :s .",
        ":s skos:broader :s .",
        ":s skos:narrower :a . :a a skos:Concept ; skos:narrower :s .",
        ":s skos:topConceptOf :s ; skos:narrower :a . :a a skos:Concept .",
    ],
)
def test_a_scheme_that_is_its_own_concept_is_opened_once(site_of, turtle):
    site = site_of(
        f':s a skos:Concept , skos:ConceptScheme ; skos:prefLabel "x"@en . {turtle}'
    )
    ids = [one["id"] for one in site.page("hierarchy.html").all("li", id=True)]
    assert len(ids) == len(set(ids)) == len(site.vocabulary.concepts)


def test_words_alone_have_an_iri_space(site_of):
    site = site_of("""
    <https://example.org/v/bend> a ontolex:Word ;
        ontolex:sense <https://example.org/v/s> ;
        ontolex:canonicalForm [ ontolex:writtenRep "bend"@en ] .
    <https://example.org/v/s> a ontolex:LexicalSense .
    """)
    assert site.vocabulary.space == E + "v/"
    assert "bend.html" in site.pages
    # There are no documents that could give one.
    assert "The documents give no definition." not in site.page("bend.html").text
