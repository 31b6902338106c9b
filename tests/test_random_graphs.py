"""Any graph is loaded, checked, built and read back, or refused in one sentence."""

import json
import re
from contextlib import suppress
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from effort import IN_CI
from random_graphs import random_triples
from two_parsers import Original
from vocable.checking.reports.finding_locations import placed_report
from vocable.checking.reports.writing import written
from vocable.checking.validating import validate
from vocable.config.configuration import Configuration
from vocable.errors import UnsayableError
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.rdf.loading import load
from vocable.rdf.reading import triples
from vocable.rdf.writing.graph_serialization import serialize, skos_only
from vocable.site.build import build_site
from vocable.site.data_files import download_name
from vocable.vocabulary.addresses import digest
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.survey import survey

# rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
    # rdflib warns of values that are not of their type, as some are on purpose.
    pytest.mark.filterwarnings("ignore::UserWarning:rdflib"),
]
# So many graphs in a test of their own, so that they are spread over processes.
EACH = 50 if IN_CI else 10
TIMES = 40 if IN_CI else 1
PROFILES = ("skos", "vocable")


SYNTAXES = {
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
}
# How a report is read, by the name of its format.
READERS = {
    "text": str,
    "json": json.loads,
    "sarif": json.loads,
    "junit": ET.fromstring,
    "turtle": lambda text: list(pyoxigraph.parse(text, format=RdfFormat.TURTLE)),
}
# A graph in so many is built by two processes, is exported as plain SKOS, or has its
# pages read as HTML; of every one the ids and links are read.
FORKED = 25
EXPORTED = 4
PARSED = 5
ID = re.compile(r'<[^<>]*\sid="([^"]*)"')
HREF = re.compile(r'<a\b[^<>]*\shref="([^"]*)"')


def written_file(triples, folder, extension):
    """Write triples in a syntax, or in N-Triples where it cannot say them."""
    path = folder / f"graph.{extension}"
    try:
        data = pyoxigraph.serialize(triples, format=SYNTAXES[extension])
    except ValueError:
        return written_file(triples, folder, "nt")
    path.write_bytes(data)
    return path


def published(triples, folder, profile, seed=0):
    """Check and build some triples as the commands do, in spite of violations.

    The seed chooses the syntax, the format of the report and how the site is built.
    """
    path = written_file(triples, folder, list(SYNTAXES)[seed % len(SYNTAXES)])
    graph = load([path])
    entail(graph)
    report = validate(graph, profile, {})
    name = list(READERS)[seed // len(SYNTAXES) % len(READERS)]
    READERS[name](written(report, graph, name, "fr", full=True))
    if seed % EXPORTED == 0:
        format_ = WRITABLE[seed // EXPORTED % len(WRITABLE)]
        # One sentence says what RDF/XML cannot.
        with suppress(UnsayableError):
            data = serialize(skos_only(graph.store), format_, {})
            list(pyoxigraph.parse(data, format=format_.rdf_format))
    vocabulary = survey(Configuration(path, (path,)), graph)
    built = build_site(
        vocabulary,
        placed_report(graph, report),
        folder / "site",
        forced=True,
        jobs=2 if seed % FORKED == 0 else 1,
    )
    return vocabulary, built


def assert_linked(pages):
    """Find no id twice on a page, and what each link within the site leads to.

    The pages are texts by their paths.
    """
    ids = {}
    for name, page in pages.items():
        found = [unescape(one) for one in ID.findall(page)]
        ids[name] = set(found)
        assert all(found), name
        assert len(found) == len(ids[name]), (name, sorted(found))
    for name, page in pages.items():
        for href in map(unescape, dict.fromkeys(HREF.findall(page))):
            if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", href):
                continue
            target, anchor = urldefrag(urljoin(f"file:///{name}", href))
            path = unquote(target.partition("?")[0].removeprefix("file:///"))
            if path.endswith(".html"):
                assert path in pages, (name, href)
                assert not anchor or unquote(anchor) in ids[path], (name, href)


def texts_of(site):
    return {
        page.relative_to(site).as_posix(): page.read_text(encoding="utf-8")
        for page in site.rglob("*.html")
    }


def assert_whole(vocabulary, built, site, read_page, seed):
    """Read every export and page; what is left out has a reason."""
    original = Original(quad.triple for quad in triples(vocabulary.store))
    for format_ in WRITABLE:
        name = f"{download_name(vocabulary)}.{format_.extension}"
        if format_ == RDF_XML and built.left_out:
            assert not (site / "data" / name).exists()
        else:
            original.assert_read_back((site / "data" / name).read_bytes(), format_)
    for format_ in (TURTLE, JSON_LD):
        for part in site.rglob(f"*.{format_.extension}"):
            # The description of the dataset has relative IRIs.
            quads = pyoxigraph.parse(
                path=part, format=format_.rdf_format, base_iri="http://x/"
            )
            list(quads)
    pages = texts_of(site)
    assert_linked(pages)
    if seed % PARSED == 0:
        assert all(read_page(page).one("h1") for page in pages.values())


@pytest.mark.parametrize("time", range(TIMES))
def test_random_graphs_are_checked_built_and_read_back(time, tmp_path, read_page):
    for seed in range(time * EACH, (time + 1) * EACH):
        try:
            vocabulary, built = published(
                random_triples(seed), tmp_path, PROFILES[seed % len(PROFILES)], seed
            )
            assert_whole(vocabulary, built, tmp_path / "site", read_page, seed)
        except BaseException as error:
            error.add_note(f"in the graph of seed {seed}")
            raise


WRONG_KINDS = """
:knot a skos:Concept , ontolex:Word ; skos:prefLabel "knot"@en ;
    ontolex:canonicalForm :form ;
    dcterms:references :form , :sense , :p1 , :p2 , :p3 , :p4 ;
    ontolex:sense :sense .
:form ontolex:writtenRep "knot"@en .
:sense a ontolex:LexicalSense ; vocable:senseNumber 1 .
:book a skos:Concept , foaf:Document ; skos:prefLabel "book"@en .
:log a foaf:Document ; dcterms:title "log"@en .
:p1 a vocable:Passage ; oa:hasSource :book ; vocable:line 4 ; oa:exact "a" .
:p2 a vocable:Passage ; oa:hasSource :log ; vocable:line 0 ; oa:exact "b" .
:p3 a vocable:Passage ; oa:hasSource :log ; vocable:line "4 to 5" ; oa:exact "c" .
:p4 a vocable:Passage ; oa:hasSource :log ; vocable:line 4 ; oa:exact "d" .
:a a vocable:Attestation ; rdf:subject :knot ; rdf:predicate skos:prefLabel ;
    rdf:object "knot"@en ; vocable:status "accepted" ;
    prov:wasQuotedFrom :p1 , :p2 , :p3 , :p4 .
"""


def test_links_lead_to_a_place_only_on_a_page_that_has_it(site_of):
    site = site_of(WRONG_KINDS)
    page = site.page_of("https://example.org/knot")
    places = set()
    for name in site.pages:
        ids = {one.get("id") for one in site.page(name).all()}
        places |= {f"{name}#{one}" for one in ids if one}
    led = [one["href"] for one in page.one("main").all("a") if "#" in one["href"]]
    assert "log.html#L4" in led
    assert {one for one in led if one[0] != "#"} <= places


SHARED_PARTS = """
:s a skos:ConceptScheme ; skosxl:prefLabel :l .
:a a skos:Concept ; skosxl:prefLabel :l , <https://e.org/other/l> ; skosxl:altLabel :l .
:b a skos:Concept ; skosxl:hiddenLabel :l , _:l ; dcterms:references :l , :f , :n .
_:l a skosxl:Label ; skosxl:literalForm "L"@en ; dcterms:source "A" .
:l a skosxl:Label ; skosxl:literalForm "l"@en ; dcterms:source "B" .
<https://e.org/other/l> skosxl:literalForm "l l"@en ; dcterms:source "C" .
:w a ontolex:Word ; skosxl:prefLabel :entitled ; ontolex:canonicalForm :f , :g ;
    ontolex:otherForm :f , :n ; ontolex:sense :n , <https://e.org/n> , :o .
:v a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:sense :o , :n , :f .
:entitled skosxl:literalForm "entitled"@en ; dcterms:source "D" .
:c a skos:Concept ; dcterms:references :entitled , :o , :g , <https://e.org/other/l> .
:o vocable:senseNumber "1 of 2" . :n vocable:senseNumber "2" .
:f ontolex:writtenRep "f"@en . :g ontolex:writtenRep "g"@en .
"""


def test_what_stands_on_several_pages_is_linked_on_one_that_shows_it(site_of):
    site = site_of(SHARED_PARTS)
    assert_linked(texts_of(site.folder))
    led = [one["href"] for one in site.page("c.html").one("main").all("a")]
    assert {"w.html#form-g"} <= set(led)
    led = [one["href"] for one in site.page("b.html").one("main").all("a")]
    second = digest("https://example.org/l")
    assert {f"a.html#label-l~{second}", "v.html#sense-2", "v.html#sense-f"} <= set(led)


def test_a_licence_that_is_described_is_led_to_from_every_page(site_of):
    site = site_of("""
    :s a skos:ConceptScheme ; dcterms:title "S"@en ; dcterms:license :free .
    :a skos:prefLabel "a"@en ; a skos:Concept ; dcterms:license :free .
    :b skos:prefLabel "b"@en ; a skos:Concept .
    <https://example.org/c/d/e> skos:prefLabel "c"@en ; a skos:Concept .
    :free a dcterms:LicenseDocument ; dcterms:title "Free"@en ;
        dcterms:description "As you like."@en .
    """)
    assert_linked(texts_of(site.folder))
    (footer,) = (one for one in site.page("c/d/e.html").all("footer"))
    (licence,) = (one["href"] for one in footer.all("a") if "free" in one["href"])
    assert licence.startswith("../../resources.html#free-")


DEEP = 1200  # More than the calls in calls that Python allows.
CHAINS = {
    "concepts": ":c{0} a skos:Concept ; skos:broader :c{1} .",
    "collections": ":c{0} a skos:Collection ; skos:member :c{1} , :c .",
    "schemes": ":c{0} a skos:Concept , skos:ConceptScheme ; skos:inScheme :c{1} .",
    "replacements": ":c{0} a skos:Concept ; dcterms:isReplacedBy :c{1} .",
    "blank nodes": "_:b{0} rdf:value _:b{1} . :c skos:note _:b0 .",
    "lists": "_:b{0} rdf:first :c ; rdf:rest _:b{1} . :c skos:note _:b0 .",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", CHAINS)
def test_no_chain_is_too_deep(kind, file_of, tmp_path):
    links = "\n".join(CHAINS[kind].format(n, n + 1) for n in range(DEEP))
    path = file_of(f":c a skos:Concept .\n{links}")
    said = [quad.triple for quad in triples(load([path]).store)]
    _, built = published(said, tmp_path, "skos")
    assert built.files


def test_a_cycle_through_a_blank_node_and_a_text_is_told(tmp_path):
    published(random_triples(122), tmp_path, "skos")
