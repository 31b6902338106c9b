"""What search engines read is JSON-LD that cannot end its script element."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import Graph, URIRef

from vocable.pages.collections import describe_collection
from vocable.pages.concepts import describe_concept
from vocable.pages.entries import describe_entry
from vocable.pages.overviews import describe_site
from vocable.publishing.structured import script_safe, structured_data

E = "https://example.org/"
TURTLE = """
:s a skos:ConceptScheme ; dcterms:title "Set"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "tea"@en , "thé"@fr ; skos:altLabel "cuppa"@en ;
    skos:definition "A drink."@en ; skos:notation "T" .
:t a iso-thes:ThesaurusArray ; skos:prefLabel "by colour"@en .
:w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:otherForm :g ; ontolex:sense :w1 , :w2 .
:f ontolex:writtenRep "tea"@en . :g ontolex:writtenRep "teas"@en .
:w1 skos:definition "one"@en . :w2 skos:definition "two"@en .
"""


def described(describer, describe, name):
    site = describe_site(describer, forced=False)
    model = describe(describer, NamedNode(E + name))
    return json.loads(structured_data(model, site))


def test_a_concept_is_a_term_of_its_set(describer_of):
    assert described(describer_of(TURTLE), describe_concept, "a") == {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "DefinedTerm",
        "@id": E + "a",
        "name": "tea",
        "url": E + "a",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Set"},
        "inLanguage": "en",
        "description": "A drink.",
        "alternateName": ["cuppa", "thé"],
        "termCode": "T",
    }


def test_a_word_is_described_by_all_of_its_senses(describer_of):
    data = described(describer_of(TURTLE), describe_entry, "w")
    assert data["description"] == "one ; two"
    assert data["alternateName"] == ["teas"]


def test_a_typology_is_a_term_too(describer_of):
    data = described(describer_of(TURTLE), describe_collection, "t")
    assert (data["@type"], data["name"]) == ("DefinedTerm", "by colour")
    assert "description" not in data


def test_the_url_is_that_of_the_page_where_the_site_has_one(describer_of):
    describer = describer_of(TURTLE, site_url="https://tea.example/")
    data = described(describer, describe_concept, "a")
    assert data["url"] == "https://tea.example/a.html"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_context_needs_nothing_from_elsewhere(describer_of):
    data = described(describer_of(TURTLE), describe_concept, "a")
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    names = graph.objects(URIRef(E + "a"), URIRef("https://schema.org/name"))
    assert [str(name) for name in names] == ["tea"]


@given(
    st.text()
    | st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "&lt;", '"', "\\"])
)
def test_no_text_ends_the_script_element_and_none_is_changed(text):
    written = script_safe({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}
