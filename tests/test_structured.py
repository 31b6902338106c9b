"""What search engines read is schema.org as it is defined, in safe JSON-LD."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import RDF, SDO, Graph

from vocable.html.structured_data import StructuredData, script_safe
from vocable.pages.overviews.data import Download
from vocable.pages.overviews.home import describe_home
from vocable.pages.overviews.not_found import describe_not_found
from vocable.pages.terms.collection import describe_collection
from vocable.pages.terms.concept import describe_concept
from vocable.pages.terms.entry import describe_entry
from vocable.pages.terms.scheme import describe_scheme
from vocable.vocabulary.addresses import PublicAddresses

E = "https://example.org/"
S = "https://schema.org/"
PUBLIC = PublicAddresses("https://tea.example/", ("en", "fr"))
TURTLE = """
:s a skos:ConceptScheme ; dcterms:title "Set"@en ; dcterms:description "Of tea."@en ; skos:hasTopConcept :a ;
    dcterms:publisher :p ; dcterms:creator "Someone" ; owl:versionInfo "1" ; dcterms:license <https://example.com/l> ;
    dcterms:created "2020-01-01"^^xsd:date ; dcterms:issued "2020-01-02"^^xsd:date ;
    dcterms:modified "2021-02-03T04:05:06Z"^^xsd:dateTime .
:p a foaf:Organization ; foaf:name "House"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "tea"@en , "thé"@fr ; skos:altLabel "cuppa"@en ;
    skos:definition "A drink."@en ; skos:notation "T" ; skos:exactMatch <https://example.net/tea> .
:t a iso-thes:ThesaurusArray ; skos:prefLabel "by colour"@en .
:w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:otherForm :g ; ontolex:sense :w1 , :w2 .
:f ontolex:writtenRep "tea"@en . :g ontolex:writtenRep "teas"@en .
:w1 skos:definition "one"@en . :w2 skos:definition "two"@en .
"""
DOWNLOAD = Download("Turtle", "text/turtle", "data/tea.ttl", 1234, 56, "ab" * 32)
# What schema.org defines for each type (the property's domain, inherited ones too),
# and the types its values may have; "" is a text, a number, a date or an address.
PROPERTIES = {
    "DefinedTerm": {
        "name": {""},
        "description": {""},
        "alternateName": {""},
        "url": {""},
        "sameAs": {""},
        "termCode": {""},
        "inDefinedTermSet": {"DefinedTermSet"},
    },
    "DefinedTermSet": {
        "name": {""},
        "description": {""},
        "url": {""},
        "inLanguage": {""},
        "license": {""},
        "version": {""},
        "dateCreated": {""},
        "datePublished": {""},
        "dateModified": {""},
        "creator": {"Organization", "Person", None},
        "publisher": {"Organization", "Person", None},
        "hasDefinedTerm": {"DefinedTerm"},
    },
    "Dataset": {"distribution": {"DataDownload"}},
    "DataDownload": {
        "name": {""},
        "contentUrl": {""},
        "encodingFormat": {""},
        "contentSize": {""},
        "sha256": {""},
    },
    "Organization": {"name": {""}},
    "Person": {"name": {""}},
    None: {"name": {""}},
}


def types_of(value):
    """Give the types of a described value; a text has the type ""."""
    if not isinstance(value, dict) or "@value" in value:
        return {""}
    kinds = value.get("@type")
    return set(kinds) if isinstance(kinds, list) else {kinds}


def hold_against_schema_org(node):
    kinds = types_of(node)
    allowed = {}
    for kind in kinds:
        allowed |= PROPERTIES[kind]
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in allowed, f"{name} of {kinds}"
        # rdflib knows every term of schema.org.
        assert SDO[name]
        for one in value if isinstance(value, list) else [value]:
            assert types_of(one) & allowed[name], f"{name}: {one}"
            if isinstance(one, dict) and "@value" not in one:
                hold_against_schema_org(one)


def models(edition):
    yield describe_concept(edition, NamedNode(E + "a"))
    yield describe_entry(edition, NamedNode(E + "w"))
    yield describe_collection(edition, NamedNode(E + "t"))
    yield describe_scheme(edition, NamedNode(E + "s"))
    yield describe_home(edition, (DOWNLOAD,), (0, 0))


def described(edition, describe, name, public=None):
    model = describe(edition, NamedNode(E + name))
    return json.loads(StructuredData(edition, public).of(model))


def test_a_concept_is_a_term_of_its_scheme(edition_of):
    assert described(edition_of(TURTLE), describe_concept, "a") == {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "DefinedTerm",
        "@id": E + "a",
        "name": {"@value": "tea", "@language": "en"},
        "url": E + "a",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": E + "s",
            "name": {"@value": "Set", "@language": "en"},
        },
        "description": {"@value": "A drink.", "@language": "en"},
        "alternateName": [
            {"@value": "cuppa", "@language": "en"},
            {"@value": "thé", "@language": "fr"},
        ],
        "termCode": "T",
        "sameAs": ["https://example.net/tea"],
    }


def test_a_word_is_described_by_all_of_its_senses_and_belongs_to_the_whole(
    edition_of,
):
    data = described(edition_of(TURTLE), describe_entry, "w")
    assert [text["@value"] for text in data["description"]] == ["one", "two"]
    assert [text["@value"] for text in data["alternateName"]] == ["teas"]
    assert data["inDefinedTermSet"]["@id"] == E + "s"


def test_a_typology_is_a_term_too(edition_of):
    data = described(edition_of(TURTLE), describe_collection, "t")
    assert (data["@type"], data["name"]["@value"]) == ("DefinedTerm", "by colour")
    assert "description" not in data


def test_a_label_in_the_language_of_another_is_kept(edition_of):
    turtle = ':a a skos:Concept ; skos:prefLabel "sauce"@en , "sauce"@fr .'
    data = described(edition_of(turtle), describe_concept, "a")
    assert data["alternateName"] == [{"@value": "sauce", "@language": "fr"}]


def test_the_url_is_that_of_the_page_where_the_site_has_one(edition_of):
    data = described(edition_of(TURTLE), describe_concept, "a", PUBLIC)
    assert data["url"] == "https://tea.example/a.html"
    french = described(edition_of(TURTLE, "fr"), describe_concept, "a", PUBLIC)
    assert french["url"] == "https://tea.example/fr/a.html"


def test_a_scheme_is_a_set_that_says_who_made_it_when_and_what_stands_on_top(
    edition_of,
):
    data = described(edition_of(TURTLE), describe_scheme, "s")
    assert data["@type"] == "DefinedTermSet"
    assert data["publisher"] == {
        "@type": "Organization",
        "@id": E + "p",
        "name": {"@value": "House", "@language": "en"},
    }
    assert data["creator"] == {"name": "Someone"}
    assert (data["dateModified"], data["version"]) == ("2021-02-03", "1")
    assert data["license"] == "https://example.com/l"
    assert [term["@id"] for term in data["hasDefinedTerm"]] == [E + "a"]


def test_the_home_page_is_a_dataset_where_its_files_have_an_address(edition_of):
    edition = edition_of(TURTLE)
    home = describe_home(edition, (DOWNLOAD,), (0, 0))
    data = json.loads(StructuredData(edition, PUBLIC).of(home))
    assert data["@type"] == ["DefinedTermSet", "Dataset"]
    assert data["@id"] == E + "s"
    assert data["url"] == "https://tea.example/"
    assert data["distribution"][0]["contentUrl"] == "https://tea.example/data/tea.ttl"
    without = json.loads(StructuredData(edition, None).of(home))
    assert without["@type"] == "DefinedTermSet"
    assert "distribution" not in without


def test_a_vocabulary_without_scheme_is_a_set_by_its_title(edition_of):
    data = described(edition_of(":a a skos:Concept ."), describe_concept, "a")
    assert data["inDefinedTermSet"] == {"@type": "DefinedTermSet", "name": "sample"}


def test_a_page_about_no_term_describes_nothing(edition_of):
    edition = edition_of(TURTLE)
    page = describe_not_found(edition)
    assert StructuredData(edition, None).of(page) == ""


@pytest.mark.parametrize("public", [None, PUBLIC])
def test_every_property_is_one_that_schema_org_defines_for_its_type(edition_of, public):
    edition = edition_of(TURTLE)
    structured = StructuredData(edition, public)
    for model in models(edition):
        hold_against_schema_org(json.loads(structured.of(model)))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_two_parsers_read_the_same_without_asking_elsewhere(edition_of):
    edition = edition_of(TURTLE)
    for model in models(edition):
        text = str(StructuredData(edition, PUBLIC).of(model))
        graph = Graph().parse(data=text, format="json-ld")
        read = list(parse(input=text, format=RdfFormat.JSON_LD))
        assert len(graph) == len(read)
        assert {str(p) for p in graph.predicates()} == {
            one.predicate.value for one in read
        }
        assert all(str(p).startswith(S) or p == RDF.type for p in graph.predicates())


@given(
    st.text()
    | st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "&lt;", '"', "\\"])
)
def test_no_text_ends_the_script_element_and_none_is_changed(text):
    written = script_safe({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}
