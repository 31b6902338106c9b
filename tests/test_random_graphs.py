"""Any graph is loaded, checked, built and read back, or refused in one sentence."""

import os

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from random_graphs import random_triples
from two_parsers import Original
from vocable.checking.placing import placed_report
from vocable.checking.reporting import as_text
from vocable.checking.validating import validate
from vocable.config import Configuration
from vocable.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.graph.entailment import entail
from vocable.graph.loading import load
from vocable.pages.vocabulary import survey
from vocable.publishing.data_files import download_name
from vocable.publishing.site import build_site

# rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
    # rdflib warns of values that are not of their type, as some are on purpose.
    pytest.mark.filterwarnings("ignore::UserWarning:rdflib"),
]
# So many graphs in a test of their own, so that they are spread over processes.
EACH = 50
TIMES = 40 if os.environ.get("CI") else 1
PROFILES = ("skos", "vocable")


def published(triples, folder, profile):
    """Check and build some triples as the commands do, in spite of violations."""
    path = folder / "graph.nt"
    path.write_bytes(pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES))
    graph = load([path])
    entail(graph)
    report = placed_report(graph, validate(graph, profile, {}))
    as_text(report, graph, "fr")
    vocabulary = survey(Configuration(path, (path,)), graph)
    built = build_site(vocabulary, report, folder / "site", forced=True)
    return vocabulary, built


def assert_whole(vocabulary, built, site, read_page):
    """Read every export and page; what is left out has a reason."""
    original = Original(quad.triple for quad in vocabulary.store)
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
    for page in site.rglob("*.html"):
        assert read_page(page.read_text(encoding="utf-8")).one("h1")


@pytest.mark.parametrize("time", range(TIMES))
def test_random_graphs_are_checked_built_and_read_back(time, tmp_path, read_page):
    for seed in range(time * EACH, (time + 1) * EACH):
        try:
            vocabulary, built = published(
                random_triples(seed), tmp_path, PROFILES[seed % len(PROFILES)]
            )
            assert_whole(vocabulary, built, tmp_path / "site", read_page)
        except BaseException as error:
            error.add_note(f"in the graph of seed {seed}")
            raise
