"""What the browser loads to answer queries: packed data, and where pages stand."""

import gzip
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import examples
from vocable.html import browser_programs
from vocable.html.browser_programs import PROGRAMS
from vocable.paths import SITE_TEMPLATES
from vocable.rdf.namespaces import SKOS
from vocable.site import sparql_engine
from vocable.site.folder import SiteFolder
from vocable.site.sparql_engine import ADDRESSES, write_engine
from vocable.vocabulary.addresses import Addresses, href

E = "https://example.org/"


@pytest.fixture(scope="module")
def addresses(client_site):
    return json.loads((client_site.folder / ADDRESSES).read_text(encoding="utf-8"))


def test_the_packed_turtle_is_the_download(client_site):
    data = client_site.folder / "data"
    packed = (data / "client.ttl.gz").read_bytes()
    assert gzip.decompress(packed) == (data / "client.ttl").read_bytes()


def test_packing_says_nothing_of_when_it_was_done(client_site):
    packed = (client_site.folder / "data" / "client.ttl.gz").read_bytes()
    assert packed[4:8] == bytes(4)


def test_rule_and_exceptions_find_every_page(client_site, addresses):
    vocabulary = client_site.vocabulary
    kinds = (
        *vocabulary.concepts,
        *vocabulary.collections,
        *vocabulary.schemes,
        *vocabulary.entries,
    )
    for node in (*kinds, *vocabulary.documents):
        way = addresses["others"].get(node.value)
        if way is None:
            assert node in kinds
            assert node.value.startswith(addresses["space"])
            way = f"{node.value[len(addresses['space']) :]}.html"
        assert way == vocabulary.addresses.href(node.value)
        assert way in client_site.files


def test_what_has_its_place_on_another_page_is_among_the_exceptions(addresses):
    sense = "https://w3id.org/vocable/client/sense/client-noun-fr-commerce"
    assert addresses["others"][sense] == "entry/client-noun-fr.html#sense-3"
    assert SKOS.Concept.value in addresses["kinds"]


def test_a_vocabulary_that_follows_the_rule_needs_no_exceptions(site_of):
    site = site_of(f"<{E}a> a skos:Concept . <{E}b> a skos:Concept .")
    content = json.loads((site.folder / ADDRESSES).read_text())
    assert (content["space"], content["others"]) == (E, {})


@settings(max_examples=examples(200))
@given(
    st.lists(
        st.sampled_from([E, "https://other.org/x#", "urn:x:"]).flatmap(
            lambda space: st.text(
                st.characters(exclude_categories=["Cs", "Cc"]), max_size=6
            ).map(lambda name: space + name)
        ),
        max_size=8,
    )
)
def test_rule_and_exceptions_give_every_address_whatever_the_iris(iris):
    addresses = Addresses(iris, E)
    others = addresses.beyond_the_rule(iris)
    for iri in iris:
        if iri not in others:
            assert iri.startswith(E)
        by_rule = href(iri.removeprefix(E))
        assert others.get(iri, by_rule) == addresses.href(iri)


@pytest.fixture
def written(vocabulary_of, tmp_path):
    vocabulary = vocabulary_of(f"<{E}a> a skos:Concept .")

    def write():
        with SiteFolder(tmp_path / "site") as folder:
            folder.write("data/x.ttl.gz", "x")
            turtle = sparql_engine.Download(
                "Turtle", "text/turtle", "data/x.ttl", 1, 1, ""
            )
            return write_engine(folder, vocabulary, (turtle,))

    return write


def test_the_programs_are_there_or_not_as_a_whole(written, monkeypatch, tmp_path):
    monkeypatch.setattr(browser_programs, "PROGRAMS", tmp_path)
    assert written().program_size == 0
    (tmp_path / "sparql.js").write_text("a")
    assert written().program_size == 0
    (tmp_path / "sparql-worker.js").write_text("ab")
    (tmp_path / "web_bg.wasm.gz").write_text("abc")
    assert written().program_size == 6


def test_the_libraries_of_the_programs_come_with_their_licences():
    licences = PROGRAMS / "licences.txt"
    if not (licences.exists() or os.environ.get("CI")):
        pytest.skip("no programs: npm was missing")
    lock = json.loads(
        (SITE_TEMPLATES / "programs" / "package-lock.json").read_text("utf-8")
    )
    text = licences.read_text("utf-8")
    named = {
        f"{path.removeprefix('node_modules/')} {package['version']}: "
        for path, package in lock["packages"].items()
        if path and not package.get("dev")
    }
    assert len(named) > 10
    assert {head for head in named if head not in text} == set()
    assert "Permission is hereby granted" in text
    # What the WebAssembly is made of, which no package of npm is.
    assert ": MIT OR Apache-2.0" in text[text.index("\noxiri ") :].splitlines()[1]
    assert "licence not told" not in text
    for licence in ("Apache-2.0", "MIT", "Unlicense"):
        assert f"\n\nText of {licence}\n\n" in text


def test_the_sizes_are_those_of_the_files(written, tmp_path):
    made = written()
    for path, size in (
        (made.data, made.data_size),
        (made.addresses, made.addresses_size),
    ):
        assert (tmp_path / "site" / path).stat().st_size == size
