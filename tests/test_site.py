"""A built site is the same every time, every link in it holds, every file is good."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import difflib
import hashlib
import html
import json
import posixpath
import re
import shutil
from collections import Counter
from urllib.parse import unquote

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from effort import REAL
from vocable.checking.findings import Finding, Report
from vocable.errors import VocableError
from vocable.rdf.formats import JSON_LD, RDF_XML, TURTLE, WRITABLE
from vocable.rdf.loading import load
from vocable.rdf.reading import size
from vocable.site import language_pages
from vocable.site.build import build_site, require_content
from vocable.site.data_files import download_name, resources
from vocable.site.folder import MANIFEST

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

# The report of the golden site is written here, so that it changes with no rule.
REPORT = Report(
    "vocable",
    (
        Finding(
            "definition-missing",
            None,
            "info",
            "https://example.org/tea/vert",
            None,
            None,
            {"fr": "Une notion est sans définition.", "en": "A concept lacks one."},
            {"fr": "Écrire une définition.", "en": "Write a definition."},
        ),
    ),
    "unverified",
    ("definition-missing",),
)


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# The whole site against what is kept -------------------------------------------------


def kept_part(folder):
    """Leave out what is copied as it stands, and what this machine has a part in.

    Those are what zlib packed, the EPUB too (test_epub.py reads it), and the page that tells the size of npm's programs.
    """
    return {
        name: content
        for name, content in contents(folder).items()
        if not name.startswith("static/")
        and not name.endswith(("sparql.html", ".gz", ".epub"))
        and name != MANIFEST
    }


def difference(old, new, name):
    lines = (text.decode(errors="replace").splitlines() for text in (old, new))
    return "\n".join(
        list(
            difflib.unified_diff(*lines, f"golden/{name}", f"built/{name}", lineterm="")
        )[:40]
    )


def test_the_site_of_the_sample_is_the_one_that_is_kept(build_folder, sample, request):
    golden = request.path.parent / "golden" / "tea"
    built = kept_part(build_folder(sample, REPORT).folder)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(golden, ignore_errors=True)
        for name, content in built.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_bytes(content)
    kept = kept_part(golden)
    changed = [name for name in sorted(kept) if built.get(name, b"") != kept[name]]
    report = [difference(kept[n], built.get(n, b""), n) for n in changed[:5]]
    added = sorted(set(built) - set(kept))
    assert not changed, (
        f"{len(changed)} files differ; if that is right, run pytest --update-golden\n"
        + "\n".join(report)
    )
    assert not added, "new files; if that is right, run pytest --update-golden"


# The same bytes every time -----------------------------------------------------------


def test_two_builds_in_one_process_are_identical(build_folder, sample, sample_site):
    assert contents(build_folder(sample).folder) == contents(sample_site.folder)


@pytest.mark.parametrize("name", ["tea", "blank"])
def test_builds_are_identical_whatever_the_order_of_hashes(
    vocable, sample, file_of, tmp_path, name
):
    source = sample
    if name == "blank":
        source = file_of("""
        :a a skos:Concept ; skos:prefLabel "a"@en ; skos:note [ rdf:value "n" ] , [ rdf:value "m" ] ;
            skos:changeNote [ dcterms:creator [ foaf:name "x" ] , [ foaf:name "y" ] ] .
        :c a skos:OrderedCollection ; skos:memberList ( :a :b ) . :b a skos:Concept .
        """)
    built = []
    for seed in ("0", "1", "77"):
        out = tmp_path / seed
        done = vocable(
            "build", source, "-o", out, "--force", env={"PYTHONHASHSEED": seed}
        )
        assert done.returncode == 0, done.stderr
        built.append(contents(out))
    assert built[0] == built[1] == built[2]


def test_the_order_of_the_triples_does_not_matter(site_of):
    lines = [f':c{n} a skos:Concept ; skos:prefLabel "{n % 7}"@en .' for n in range(20)]
    there, back = site_of("\n".join(lines)), site_of("\n".join(reversed(lines)))
    assert contents(there.folder) == contents(back.folder)


# Links and places --------------------------------------------------------------------

# The pages are written by us alone: every attribute stands in double quotation marks
# and no sign of markup stands unescaped in one. html.parser is ten times as slow.
ATTRIBUTE = re.compile(r'\s(id|href|src|lang)="([^"]*)"')
TAG = re.compile(r"<[a-zA-Z][^>]*>")


def places(text):
    found = {"id": [], "href": [], "src": [], "lang": []}
    for tag in TAG.findall(text):
        for name, value in ATTRIBUTE.findall(tag):
            found[name].append(html.unescape(value))
    return found


def faults(site):  # noqa: C901 - one loop over everything that can be wrong
    pages = {
        name: places((site.folder / name).read_text(encoding="utf-8"))
        for name in site.pages
    }
    ids = {name: set(page["id"]) for name, page in pages.items()}
    for name, page in pages.items():
        for one, count in Counter(page["id"]).items():
            if count > 1:
                yield name, f"id {one} stands {count} times"
        for tag in {*page["lang"]}:
            if not re.fullmatch(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*", tag):
                yield name, f"lang={tag!r}"
        folder = posixpath.dirname(name)
        for target in {*page["href"], *page["src"]}:
            if target.startswith(("http://", "https://")):
                continue
            # A host shows this page at any address; its links start from the root.
            if name in {"404.html", "en/404.html"} and target in {"/", "/en/"}:
                continue
            path, _, fragment = target.partition("#")
            file = posixpath.normpath(posixpath.join(folder, unquote(path)))
            file = file if path else name
            if file not in site.files:
                yield name, f"leads to {target}, and there is no {file}"
            elif fragment and unquote(fragment) not in ids.get(file, ()):
                yield name, f"leads to {target}, and there is no such place"


def some(found):
    return [": ".join(fault) for fault, _ in zip(found, range(10), strict=False)]


def test_every_link_of_the_sample_holds(sample_site):
    assert some(faults(sample_site)) == []


def test_every_link_of_the_shipped_vocabulary_holds(client_site):
    assert some(faults(client_site)) == []


@pytest.fixture(scope="module")
def real_site(shared, build_folder):
    built = {}

    def build(name):
        if name not in built:
            # One language: the links between languages are tested on the others.
            path = shared("vocabularies", f"{name}.ttl")
            built[name] = build_folder(path, interface=("en",))
        return built[name]

    yield build
    for site in built.values():
        shutil.rmtree(site.folder)


@pytest.mark.parametrize("name", REAL)
def test_every_link_and_file_of_a_real_vocabulary_holds(real_site, name):
    site = real_site(name)
    assert some(faults(site)) == []
    for path in site.pages[:: len(site.pages) // 20]:
        page = site.page(path)
        assert page.one("h1").text
        assert page.one("html")["lang"] == "en"
    data = sorted(f for f in site.files if f.endswith((".ttl", ".jsonld")))
    data = [f for f in data if not f.startswith("data/")]
    for path in data[:: max(1, len(data) // 60)]:
        Graph().parse(site.folder / path, format=syntax_of(path))
    for path in data:
        format_ = TURTLE if path.endswith(".ttl") else JSON_LD
        # The description of the dataset has relative IRIs.
        quads = pyoxigraph.parse(
            path=site.folder / path, format=format_.rdf_format, base_iri="http://x/"
        )
        assert next(quads, None), path


def test_a_fault_would_be_found(sample_site, tmp_path):
    shutil.copytree(sample_site.folder, tmp_path / "site")
    page = tmp_path / "site" / "the.html"
    page.write_text(
        page.read_text()
        + '<a href="nowhere.html"></a><a href="vert.html#x"></a><p id="main" lang="?">'
    )
    broken = type(sample_site)(tmp_path / "site")
    assert len(some(faults(broken))) == 4


# Data --------------------------------------------------------------------------------


def syntax_of(path):
    return {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}[
        path.rpartition(".")[2]
    ]


@pytest.mark.parametrize("which", ["sample_site", "client_site"])
def test_every_data_file_is_read_by_rdflib_and_twins_say_the_same(request, which):
    site = request.getfixturevalue(which)
    twins = sorted(
        name.removesuffix(".ttl")
        for name in site.files
        if name.endswith(".ttl") and not name.startswith("data/")
    )
    twins.remove("dataset")
    assert len(twins) == len(set(resources(site.vocabulary)))
    # rdflib's comparison is slow: of a large vocabulary every tenth.
    for name in twins[:: 1 + len(twins) // 60]:
        turtle, json_ld = (
            Graph().parse(site.folder / f"{name}.{format_.extension}", format=syntax)
            for format_, syntax in ((TURTLE, "turtle"), (JSON_LD, "json-ld"))
        )
        assert len(turtle) > 0
        assert isomorphic(turtle, json_ld), name


def test_every_resource_has_its_page_and_its_data_at_the_same_address(client_site):
    for node in resources(client_site.vocabulary):
        path = client_site.vocabulary.addresses.path(node.value)
        for extension in ("html", "ttl", "jsonld"):
            assert f"{path}.{extension}" in client_site.files
        assert f"en/{path}.html" in client_site.files


def test_the_downloads_all_hold_the_whole_graph(sample_site):
    graphs = [
        Graph().parse(
            sample_site.folder / "data" / f"tea.{format_.extension}",
            format=syntax_of(f".{format_.extension}"),
        )
        for format_ in WRITABLE
    ]
    assert {len(graph) for graph in graphs} == {size(sample_site.vocabulary.store)}
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


def test_the_data_page_tells_the_truth_about_the_downloads(sample_site):
    page = sample_site.page("en/data.html")
    rows = page.one("table", class_="downloads").one("tbody").all("tr")
    assert len(rows) == len(WRITABLE)
    for row, format_ in zip(rows, WRITABLE, strict=True):
        (link,) = row.all("a")
        data = (sample_site.folder / "en" / link["href"]).read_bytes()
        assert row.one("code", class_="digest").text == hashlib.sha256(data).hexdigest()
        assert link["type"] == format_.media_type
        assert row.all("td")[1].text == f"{size(sample_site.vocabulary.store)}"


def test_the_structured_data_of_every_page_is_json(client_site):
    found = 0
    for name in client_site.pages[::7]:
        text = (client_site.folder / name).read_text()
        for script in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', text
        ):
            assert json.loads(script)["@id"].startswith("https://")
            found += 1
    assert found > 20


# What is built -----------------------------------------------------------------------


def test_what_is_of_two_kinds_has_one_page(site_of):
    site = site_of(":a a skos:Concept , skos:Collection , skos:ConceptScheme .")
    assert site.page("a.html").one("p", class_="kind").text == "Concept"


def test_two_iris_that_differ_in_case_alone_both_have_pages(site_of):
    site = site_of(
        ':Tea a skos:Concept ; skos:prefLabel "A"@en . '
        ':tea a skos:Concept ; skos:prefLabel "B"@en .'
    )
    titles = {
        site.page_of(f"https://example.org/{name}").one("h1").text
        for name in ("Tea", "tea")
    }
    assert titles == {"A", "B"}
    folded = [name.casefold() for name in site.files]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/a%20b",
        "https://example.org/a'b",
        "https://example.org/a(b)",
        "https://example.org/%3Cscript%3E",
        "https://example.org/" + "x" * 3000,
        "https://example.org/词/чай",
        "https://example.org/?q=1&r=2",
        "https://example.org/#f",
        "https://example.org/..%2F..%2Fetc",
        "https://example.org/../../etc",
        "https://пример.example/a",
        "urn:isbn:978-2",
        "tag:example.org,2026:a",
    ],
)
def test_any_iri_gets_a_page_that_links_lead_to(site_of, iri):
    site = site_of(
        f'<{iri}> a skos:Concept ; skos:prefLabel "it"@en . '
        f":b a skos:Concept ; skos:broader <{iri}> . :c a skos:Concept ."
    )
    assert some(faults(site)) == []
    page = site.page_of(iri)
    assert page.one("h1").text == "it"
    assert page.one("code", id="iri").text == iri


def test_a_site_without_collections_or_sources_has_no_such_pages(site_of):
    site = site_of(":a a skos:Concept .")
    assert not {"typologies.html", "sources.html"} & site.files
    assert some(faults(site)) == []


def test_words_alone_make_a_site(site_of):
    site = site_of(
        ':w a ontolex:Word ; ontolex:canonicalForm :f . :f ontolex:writtenRep "mot"@fr .'
    )
    assert some(faults(site)) == []
    assert ("mot", "w.html") in [
        (text.removesuffix(" fr"), target)
        for text, target in site.page("terms.html").links
    ]


def test_two_senses_of_one_number_still_have_places_of_their_own(site_of):
    site = site_of("""
    :w a ontolex:Word ; ontolex:canonicalForm :f ; ontolex:sense :s1 , :s2 .
    :f ontolex:writtenRep "mot"@fr .
    :s1 vocable:senseNumber 1 . :s2 vocable:senseNumber 1 .
    """)
    assert some(faults(site)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UNESCO Thésaurus.ttl", "unesco-th-saurus"),
        ("a.ttl.gz", "a"),
        ("v1.2.ttl", "v1"),
        ("词.ttl", "vocabulary"),
    ],
)
def test_a_download_is_named_after_the_file_in_safe_letters(
    vocabulary_of, tmp_path, name, expected
):
    vocabulary = vocabulary_of(":a a skos:Concept .")
    (tmp_path / name).touch()
    object.__setattr__(vocabulary.configuration, "path", tmp_path / name)
    assert download_name(vocabulary) == expected


def test_a_graph_without_anything_to_publish_says_what_it_looked_for(file_of):
    path = file_of(":a foaf:name 'x' .")
    graph = load([path])
    from vocable.config.configuration import Configuration  # noqa: PLC0415
    from vocable.vocabulary.survey import survey  # noqa: PLC0415

    vocabulary = survey(Configuration(path, (path,)), graph)
    with pytest.raises(VocableError, match=r": 1 triple, but no skos:Concept"):
        require_content(vocabulary, graph)


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_of_every_resource(vocabulary_of, tmp_path, jobs):
    vocabulary = vocabulary_of(
        "".join(f":c{n} a skos:Concept . " for n in range(250)), interface=("en", "fr")
    )
    told = []
    built = build_site(
        vocabulary, REPORT, tmp_path / "site", jobs=jobs, progress=told.append
    )
    assert 500 <= sum(told) <= 600
    files = contents(tmp_path / "site")
    assert built.files == len(files)
    assert built.bytes == sum(map(len, files.values()))
    assert f"data/{download_name(vocabulary)}.{RDF_XML.extension}" in files


@pytest.mark.parametrize("site_url", ["", "https://example.org/"])
def test_the_files_are_the_same_however_many_processes_make_them(
    vocabulary_of, tmp_path, site_url, monkeypatch
):
    vocabulary = vocabulary_of(
        """
        :s a skos:ConceptScheme ; dcterms:title "Words"@en .
        :a a skos:Concept ; skos:prefLabel "a"@en , "ä"@fr ; skos:inScheme :s .
        :b a skos:Concept ; skos:prefLabel "b"@en ; skos:broader :a .
        """,
        interface=("en", "fr"),
        site_url=site_url,
    )
    made = {}
    # By blocks of so many resources.
    for jobs, block in ((1, 500), (3, 500), (1, 1), (3, 2)):
        monkeypatch.setattr(language_pages, "_BLOCK", block)
        place = tmp_path / f"{jobs}-{block}"
        built = build_site(vocabulary, REPORT, place, jobs=jobs)
        made[jobs, block] = contents(place)
        assert built.files == len(made[jobs, block])
    first, *others = made.values()
    assert all(other == first for other in others)


def test_a_term_page_loads_no_styles_that_it_does_not_need(client_site):
    overviews = (client_site.folder / "static" / "overviews.css").read_text()
    only_there = set(re.findall(r"^\.([a-z]+) ?[{:>]", overviews, re.MULTILINE))
    assert {"sides", "lines", "treemap"} <= only_there
    vocabulary = client_site.vocabulary
    for node in (*vocabulary.concepts, *vocabulary.entries, *vocabulary.collections):
        page = client_site.page(vocabulary.addresses.href(node.value))
        sheets = [one["href"] for one in page.all("link", rel="stylesheet")]
        assert sheets == ["../static/vocable.css"]
        marked = [one.get("class") for one in page.all() if one.get("class")]
        assert only_there.isdisjoint(" ".join(marked).split())
