"""What is counted of a graph is what the graph holds."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from vocable.rdf.namespaces import OWL, RDF, SKOS
from vocable.rdf.reading import size, triples
from vocable.rdf.writing.ordering import arrange
from vocable.site.statistics import Linkset, count, namespace_of

E = "https://example.org/"


def counted(vocabulary):
    arranged = arrange(quad.triple for quad in triples(vocabulary.store))
    return count(arranged, vocabulary.addresses)


def test_classes_and_properties_are_counted_in_the_order_of_their_iris(vocabulary_of):
    vocabulary = vocabulary_of(
        ":a a skos:Concept ; skos:note [ rdf:value 'x' ] ; skos:prefLabel 'a'@en , 'b'@fr . :b a skos:Concept ."
    )
    found = counted(vocabulary)
    assert found.triples == size(vocabulary.store)
    assert found.classes == {SKOS.Concept: 2}
    assert found.properties[SKOS.prefLabel] == 2
    assert found.properties[RDF.type] == 2
    assert list(found.properties) == sorted(found.properties, key=lambda p: p.value)
    assert found.subjects == 3


def test_a_list_is_counted_cell_by_cell(vocabulary_of):
    vocabulary = vocabulary_of(
        ":a a skos:Concept . :c a skos:OrderedCollection ; skos:memberList ( :a ) ."
    )
    assert counted(vocabulary).triples == size(vocabulary.store)


def test_links_go_from_a_resource_here_to_one_elsewhere(vocabulary_of):
    found = counted(
        vocabulary_of(
            ":a a skos:Concept ; skos:exactMatch :b , <http://x.example/v/1> , <http://x.example/v/11> ; "
            "skos:closeMatch <urn:x:1> , <https://y.example> ; owl:sameAs <http://x.example/w#a> . :b a skos:Concept . "
            "<http://x.example/v/9> skos:exactMatch <http://x.example/v/8> ."
        )
    ).links
    assert found == (
        Linkset(OWL.sameAs, "http://x.example/w#", 1),
        Linkset(SKOS.closeMatch, "https://y.example/", 1),
        Linkset(SKOS.exactMatch, "http://x.example/v/", 2),
    )


def test_links_to_several_parts_of_a_host_lead_to_what_they_share(vocabulary_of):
    (links,) = counted(
        vocabulary_of(
            ":a a skos:Concept ; skos:exactMatch <http://x.example/v/1> , <http://x.example/w/1> ."
        )
    ).links
    assert links.target == "http://x.example/"


def test_only_namespaces_on_the_web_are_named(vocabulary_of):
    found = counted(vocabulary_of(":a a skos:Concept ; <urn:x:p> 1 ; :p 1 ."))
    assert set(found.namespaces) == {RDF.iri, SKOS.iri, E}
    assert found.namespaces == tuple(sorted(found.namespaces))


@given(st.text(min_size=1))
def test_a_namespace_is_the_start_of_its_iri(text):
    iri = NamedNode("https://e.example/x").value + text
    assert iri.startswith(namespace_of(iri))
    assert namespace_of(iri)[-1] in "/#"
