"""The dataset is described in DCAT and VoID as they are defined, and tells the truth."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import hashlib
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    RDF,
    SKOS,
    XSD,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.compare import isomorphic

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

E = "https://example.org/"
HERE = "http://localhost:8000/any/prefix/"
VOID = Namespace("http://rdfs.org/ns/void#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
PROFILE = Path(__file__).parent / "profiles" / "dcat-ap.ttl"
FULL = """
:s a skos:ConceptScheme ; dcterms:title "Tea"@en , "Thé"@fr ; dcterms:description "All of it."@en ;
    dcterms:publisher :p ; dcterms:creator "Someone" ; dcterms:license <https://l.example/by> ;
    dcterms:created "2020-01-01"^^xsd:date ; dcterms:issued "2020-01-02"^^xsd:date ;
    dcterms:modified "2020-01-03"^^xsd:date ; owl:versionInfo "1.2" .
:p a foaf:Organization ; foaf:name "House"@en .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "a"@en ; skos:narrower :b ;
    skos:exactMatch <http://other.example/v/1> , <http://other.example/v/2> ; skos:closeMatch <https://wiki.example/Tea> .
:b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "b"@en ; skos:exactMatch <http://other.example/v/3> .
"""
BARE = ":s a skos:ConceptScheme ; dcterms:publisher :p . :a a skos:Concept ."


def read(site, base=HERE, name="dataset.ttl"):
    return Graph().parse(
        data=(site.folder / name).read_text(),
        format="turtle" if name.endswith("ttl") else "json-ld",
        publicID=base + name,
    )


def conforms(graph):
    ok, _, text = validate(graph, shacl_graph=Graph().parse(PROFILE), inference="none")
    return ok, text


@pytest.fixture(scope="module")
def full(site_of):
    return site_of(FULL, interface=("en", "fr"))


@pytest.fixture(scope="module")
def described(full):
    graph = read(full)
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    return graph, dataset


def test_the_mandatory_properties_of_dcat_ap_are_there(described):
    ok, text = conforms(described[0])
    assert ok, text


def test_the_shipped_vocabulary_conforms_to_dcat_ap(client_site):
    ok, text = conforms(read(client_site))
    assert ok, text


def test_what_the_vocabulary_does_not_say_is_left_out_and_said_on_the_data_page(
    site_of,
):
    site = site_of(BARE)
    graph = read(site)
    assert not list(graph.objects(None, DCTERMS.description))
    assert not list(graph.objects(None, FOAF.name))
    ok, text = conforms(graph)
    assert not ok
    assert "A dataset has a description." in text
    assert "An agent has a name." in text
    warning = (
        site.page("data.html").one("section", id="description").one(class_="warning")
    )
    assert "a description of the vocabulary, the name of its publisher" in warning.text
    assert not site_of(FULL).page("data.html").all(class_="warning")


def test_title_and_description_stand_in_each_language(described):
    graph, dataset = described
    assert set(graph.objects(dataset, DCTERMS.title)) == {
        Literal("Tea", lang="en"),
        Literal("Thé", lang="fr"),
    }
    assert graph.value(dataset, DCTERMS.description) == Literal("All of it.", lang="en")


def test_who_when_which_version_and_under_which_licence(described):
    graph, dataset = described
    assert graph.value(dataset, DCTERMS.publisher) == URIRef(E + "p")
    assert (URIRef(E + "p"), RDF.type, FOAF.Organization) in graph
    creator = graph.value(dataset, DCTERMS.creator)
    assert graph.value(creator, FOAF.name) == Literal("Someone")
    assert str(graph.value(dataset, URIRef(f"{DCAT}version"))) == "1.2"
    for name, day in (("created", 1), ("issued", 2), ("modified", 3)):
        found = graph.value(dataset, DCTERMS[name])
        assert found == Literal(f"2020-01-0{day}", datatype=XSD.date)
    assert graph.value(dataset, DCTERMS.license) == URIRef("https://l.example/by")
    assert {
        str(one).rpartition("/")[2] for one in graph.objects(dataset, DCTERMS.language)
    } == {"en"}


def test_every_distribution_is_a_file_that_is_what_it_says(full, described):
    graph, dataset = described
    found = list(graph.objects(dataset, DCAT.distribution))
    assert len(found) == 4
    for one in found:
        url = str(graph.value(one, DCAT.downloadURL))
        assert url == str(graph.value(one, DCAT.accessURL))
        assert URIRef(url) in set(graph.objects(dataset, VOID.dataDump))
        data = (full.folder / url.removeprefix(HERE)).read_bytes()
        size = graph.value(one, DCAT.byteSize)
        assert (int(size), size.datatype) == (len(data), XSD.nonNegativeInteger)
        checksum = graph.value(one, SPDX.checksum)
        digest = graph.value(checksum, SPDX.checksumValue)
        assert digest.value.hex() == hashlib.sha256(data).hexdigest()
        assert str(graph.value(one, DCAT.mediaType)).startswith(
            "https://www.iana.org/assignments/media-types/"
        )


def test_the_counts_are_those_of_the_graph(full, described):
    graph, dataset = described
    download = next((full.folder / "data").glob("*.nt"))
    data = Graph().parse(download)

    def said(predicate):
        return int(graph.value(dataset, VOID[predicate]))

    assert said("triples") == len(data)
    assert said("distinctSubjects") == len(set(data.subjects()))
    assert said("classes") == len(set(data.objects(None, RDF.type)))
    assert said("properties") == len(set(data.predicates()))
    for part in graph.objects(dataset, VOID.classPartition):
        kind = graph.value(part, VOID["class"])
        assert int(graph.value(part, VOID.entities)) == len(
            set(data.subjects(RDF.type, kind))
        )
    parts = list(graph.objects(dataset, VOID.propertyPartition))
    assert len(parts) == said("properties")
    for part in parts:
        term = graph.value(part, VOID.property)
        assert int(graph.value(part, VOID.triples)) == len(
            list(data.triples((None, term, None)))
        )


def test_the_iri_space_the_vocabularies_and_the_ways_in_are_named(described):
    graph, dataset = described
    assert graph.value(dataset, VOID.uriSpace) == Literal(E)
    assert URIRef(str(SKOS)) in set(graph.objects(dataset, VOID.vocabulary))
    assert set(graph.objects(dataset, VOID.rootResource)) == {URIRef(E + "s")}
    assert set(graph.objects(dataset, VOID.exampleResource)) == {URIRef(E + "a")}


def test_the_links_to_each_other_vocabulary_are_a_linkset(described):
    graph, dataset = described
    found = {
        (
            graph.value(one, VOID.linkPredicate),
            str(graph.value(graph.value(one, VOID.objectsTarget), VOID.uriSpace)),
            int(graph.value(one, VOID.triples)),
        )
        for one in graph.objects(dataset, VOID.subset)
    }
    assert (SKOS.exactMatch, "http://other.example/v/", 3) in found
    assert (SKOS.closeMatch, "https://wiki.example/", 1) in found
    for one in graph.objects(dataset, VOID.subset):
        assert graph.value(one, VOID.subjectsTarget) == dataset


def test_where_the_address_is_unknown_the_description_holds_wherever_it_is_read(full):
    text = (full.folder / "dataset.ttl").read_text()
    assert "invalid" not in text
    for base in (HERE, "file:///home/me/site/"):
        (dataset,) = read(full, base).subjects(RDF.type, DCAT.Dataset)
        assert str(dataset) == f"{base}dataset.ttl#dataset"


def test_where_the_address_is_known_it_is_whole(site_of):
    site = site_of(FULL, site_url="https://tea.example/")
    graph = read(site, "http://elsewhere.example/")
    assert not [one for triple in graph for one in triple if "elsewhere" in str(one)]
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(dataset) == "https://tea.example/dataset.ttl#dataset"
    search = graph.value(dataset, VOID.openSearchDescription)
    assert (site.folder / str(search).removeprefix("https://tea.example/")).is_file()


@pytest.mark.parametrize("url", [None, "https://tea.example/"])
def test_turtle_and_json_ld_say_the_same(site_of, url):
    site = site_of(FULL, site_url=url)
    # The description is of one IRI, in whichever of its files it is read.
    turtle, json_ld = read(site), read(site, name="dataset.jsonld")
    assert isomorphic(turtle, json_ld)


def test_the_same_statements_give_the_same_bytes(site_of, full):
    sentences = [one for one in FULL.split(" .\n") if one.strip()]
    other = site_of(" .\n".join(reversed(sentences)) + " .", interface=("en", "fr"))
    for name in ("dataset.ttl", "dataset.jsonld"):
        assert (other.folder / name).read_bytes() == (full.folder / name).read_bytes()


def test_a_resource_of_that_name_has_another_place(site_of):
    site = site_of(":dataset a skos:Concept . :x a skos:Concept .", iri_space=E)
    assert "dataset.ttl" in site.files
    assert site.vocabulary.addresses.path(E + "dataset").startswith("dataset~")
