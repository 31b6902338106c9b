"""What the check passes a build can make, and a build says what it leaves out."""

import json
import re
import unicodedata
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from vocable.errors import UnsayableError
from vocable.rdf.writing.rdfxml import is_xml_name, rdfxml
from vocable.rdf.xml_text import name_at_end

HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://bells.example/> .
"""
BELL = ':bell a skos:Concept ; skos:prefLabel "bell"@en '


@pytest.fixture
def file(tmp_path):
    def write(turtle):
        path = tmp_path / "bells.ttl"
        path.write_text(HEAD + turtle, encoding="utf-8")
        return path

    return write


def test_a_file_without_concepts_fails_the_check_as_it_fails_the_build(invoke, file):
    path = file(':s a skos:ConceptScheme ; dct:title "Bells"@en .')
    checked = invoke("check", path)
    assert checked.exit_code == 1
    assert "No skos:Concept and no ontolex:LexicalEntry" in checked.output
    assert "bells.ttl:4" in checked.output
    built = invoke("build", path, "-o", path.parent / "site")
    assert built.exit_code == 1
    assert "--force" not in built.output


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        (":x/1", None),
        ("<https://bells.example/prop/123> 'x'", "prop/123"),
        ("<http://www.w3.org/2004/02/skos/core#related:> :clapper", "related:"),
        ("<https://bells.example/> 'x'", "https://bells.example/"),
        ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#li> 'x'", "#li"),
        (":sound 'ding\\u0000dong'", "U+0000"),
        (":sound 'ding\\u0001dong'", "U+0001"),
        (":sound 'ding\\uFFFEdong'", "U+FFFE"),
    ],
)
def test_what_rdf_xml_cannot_write_is_named_and_only_its_file_left_out(
    invoke, file, statement, word, read_page
):
    path = file(f"{BELL} ;\n    {statement} ." if word else f"{BELL} .")
    checked = invoke("check", path)
    assert checked.exit_code == 0
    assert ("warning beyond-xml" in checked.output) == (word is not None)
    out = path.parent / "site"
    built = invoke("build", path, "-o", out)
    assert built.exit_code == 0
    assert (out / "data/bells.ttl").is_file()
    assert (out / "data/bells.rdf").is_file() == (word is None)
    if word is not None:
        assert "bells.ttl:5" in checked.output
        assert "Left out: the file in RDF/XML. " in built.output
        assert word in built.output
        assert (
            "RDF/XML is left out"
            in read_page((out / "data.html").read_text("utf-8")).text
        )


@pytest.mark.parametrize(
    ("iri", "fits"),
    [
        *(("http://e/p", True), ("http://e/1p", True), ("http://e/p1", True)),
        *(("http://e/1", False), ("http://e/p:", False), ("urn:x:é", True)),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#Description", False),
    ],
)
def test_the_check_and_the_writer_are_of_one_mind(iri, fits):
    triple = Triple(NamedNode("http://e/a"), NamedNode(iri), Literal("x"))
    assert is_xml_name(iri) == fits
    if fits:
        (quad,) = parse(rdfxml([triple], {}).encode(), RdfFormat.RDF_XML)
        assert quad.triple == triple
    else:
        with pytest.raises(UnsayableError):
            rdfxml([triple], {})


def test_a_build_that_stops_shows_the_first_and_the_command_that_publishes(
    invoke, file
):
    lines = [f'{BELL.replace(":bell", f":b{n}")}, "other {n}"@en .' for n in range(9)]
    path = file("\n".join(lines))
    out = path.parent / "the site"
    stopped = invoke("build", path, "-o", out, "--interface", "en")
    assert stopped.exit_code == 1
    assert not out.exists()
    assert stopped.output.count("bells.ttl:") >= 3
    command = f"vocable build {path} --out '{out}' --interface en --force"
    assert command in stopped.output
    assert f"vocable check {path}" in stopped.output


def test_a_forced_site_warns_where_it_concerns(invoke, file, read_page):
    path = file(f'{BELL} , "gong"@en .\n:b a skos:Concept ; skos:prefLabel "x"@en .')
    out = path.parent / "site"
    assert invoke("build", path, "-o", out, "--force").exit_code == 0
    warned = "published although the check found violations"
    for name, there in [
        *(("index", True), ("report", True), ("bell", True)),
        *(("terms", False), ("data", False), ("hierarchy", False)),
    ]:
        text = read_page((out / f"{name}.html").read_text("utf-8")).text
        # Once, on the report as well.
        assert text.count(warned) == there, name


def test_the_remarks_of_a_clean_build_are_one_line_and_the_site_comes_last(
    invoke, file
):
    path = file(f"{BELL} .")
    result = invoke("build", path, "-o", path.parent / "site")
    lines = result.output.splitlines()
    assert [one for one in lines if one.startswith("The check has remarks (")]
    assert f"vocable check {path} lists them." in result.output
    assert lines[-1].endswith("index.html")


def test_a_forced_site_does_not_warn_where_the_check_has_only_warnings(
    invoke, file, read_page
):
    warned = ":gong a skos:Concept ; skos:prefLabel 'gong'@en ; :sound 'o\\u0001' ."
    path = file(f'{BELL} , "chime"@en .\n{warned}')
    report = json.loads(invoke("check", path, "--format", "json").stdout)
    found = {(one["focus"], one["severity"]) for one in report["findings"]}
    assert ("https://bells.example/gong", "warning") in found
    out = path.parent / "site"
    assert invoke("build", path, "-o", out, "--force").exit_code == 0
    pages = {
        page.relative_to(out).as_posix()
        for page in out.rglob("*.html")
        if "published although" in read_page(page.read_text("utf-8")).text
    }
    assert pages == {"index.html", "report.html", "bell.html"}


# Every sign that XML cannot hold (1.0, 2.2), and some that are errors in HTML.
UNSEEN = "\x01\x08\x0b\x0c\x1f\x7f\x85\x9f\ufdd0\ufffe\uffff\U0001fffe"


def test_no_file_of_a_site_holds_what_its_parser_cannot_read(invoke, file):
    escaped = "".join(f"\\U{ord(sign):08X}" for sign in UNSEEN)
    path = file(
        f':s a skos:ConceptScheme ; dct:title "A{escaped}b"@en ;\n'
        f'    dct:description "A{escaped}b"@en .\n'
        f':bell a skos:Concept ; skos:inScheme :s ; skos:prefLabel "be{escaped}ll"@en ;'
        f' skos:notation "1{escaped}" ; skos:related :gong ;\n'
        f'    skos:note "<b>no{escaped}te</b>"@en , [ :says "deep{escaped}" ] .\n'
        ':gong a skos:Concept ; skos:inScheme :s ; skos:prefLabel "gong"@en .'
    )
    out = path.parent / "site"
    built = invoke("build", path, "-o", out, "--site-url", "https://bells.example/")
    assert built.exit_code == 0, built.output
    read = 0
    for name, data in _files(out):
        if name.endswith((".xml", ".svg", ".opf", ".xhtml", ".rdf")):
            ET.fromstring(data)
            read += 1
        if name.endswith(".html"):
            text = data.decode()
            assert not set(UNSEEN) & set(text), name
            for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
                ET.fromstring(picture.replace("&nbsp;", "&#160;"))
                read += 1
    assert read > 10
    assert "be\ufffd" in (out / "bell.html").read_text("utf-8")
    assert "A\ufffd" in (out / "opensearch.xml").read_text("utf-8")


def _files(folder):
    for path in folder.rglob("*"):
        if path.suffix == ".epub":
            with ZipFile(path) as epub:
                yield from ((name, epub.read(name)) for name in epub.namelist())
        elif path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_results_in_xml_are_read_by_an_xml_parser(invoke, file):
    path = file(f"{BELL} ; :sound 'ding\\u0001\\uFFFFdong' .")
    query = "SELECT ?o { ?s <https://bells.example/sound> ?o }"
    result = invoke("query", path, query, "--format", "xml")
    assert "ding\ufffd\ufffddong" in "".join(ET.fromstring(result.stdout).itertext())


# Without spaces beyond ASCII, which rdflib strips off the end of a namespace.
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Z"], exclude_characters=' <>"{}|\\^`'
)
ENDS = st.text(
    st.sampled_from("aé词λжאبก가あ٣·\u0301ĲɁ\u0250\u0346-._:/#1%~*") | LETTERS,
    min_size=1,
    max_size=6,
)


@example("关系")
@example("σχέση")
@example("связь.1-а")
@example("1词")
@example("\u0301a")
@example("ĲĲ")
@example("\U00020000")
@example("a:词")
@given(ENDS)
def test_every_predicate_passed_is_read_back_by_two_parsers(end):
    try:
        predicate = next(
            parse(f"<urn:a> <http://e/{end}> <urn:b> .", RdfFormat.N_TRIPLES)
        ).predicate
    except SyntaxError:
        return
    triple = Triple(NamedNode("urn:a"), predicate, NamedNode("urn:b"))
    prefixes = {"e": "http://e/"}
    if not is_xml_name(predicate.value):
        with pytest.raises(UnsayableError):
            rdfxml([triple], prefixes)
        return
    text = rdfxml([triple], prefixes)
    (quad,) = parse(text.encode(), RdfFormat.RDF_XML)
    assert quad.triple == triple
    ((_, read, _),) = rdflib.Graph().parse(data=text, format="xml")
    assert str(read) == predicate.value


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        *(
            ("http://e/关系", "关系"),
            ("http://e/1关系", "关系"),
            ("urn:σχέση", "σχέση"),
        ),
        *(("http://e/a:b", "b"), ("http://e/12", ""), ("http://e/a%20b", "b")),
        *(("http://e/x-1.2", "x-1.2"), ("http://e/-x", "x"), ("http://e/a~", "")),
    ],
)
def test_a_predicate_is_split_before_the_longest_name(iri, name):
    assert name_at_end(iri) == name


@pytest.fixture
def configured(tmp_path):
    """Make a folder with a vocabulary, what its configuration says, and more files."""

    def make(toml, files=()):
        (tmp_path / "bells.ttl").write_text(f"{HEAD}{BELL} .", encoding="utf-8")
        (tmp_path / "vocable.toml").write_text(
            f'sources = ["bells.ttl"]\n{toml}\n', encoding="utf-8"
        )
        for name, content in dict(files).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path

    return make


TITLED = "# title@en: Which?\n"


@pytest.mark.parametrize(
    ("toml", "files", "words"),
    [
        ('picture_font = "a.ttf"', {"a.ttf": "no font"}, "is no font"),
        ('templates = "t"', {"t/404.html": "{% if %}"}, "404.html:1"),
        ('templates = "t"', {"t/404.html": "{{ it.nothing }}"}, "nothing"),
        ('interface = ["tlh"]', {}, "tlh"),
        ('interface = ["en", "terms"]', {}, "cannot stand in the folder terms"),
        ("", {"queries/which.rq": f"{TITLED}SELECT {{"}, "which.rq"),
        ("", {"queries/which.rq": f"{TITLED}DROP ALL"}, "which.rq"),
        ("", {"queries/which.rq": "SELECT * { ?s ?p ?o }"}, "which.rq"),
    ],
)
def test_the_check_refuses_the_configuration_that_a_build_refuses(
    invoke, configured, toml, files, words
):
    folder = configured(toml, files)
    checked = invoke("check", folder)
    built = invoke("build", folder, "-o", folder / "site")
    for result in (checked, built):
        assert result.exit_code == 1
        assert words in result.stderr
    assert checked.stderr.splitlines()[-1] == built.stderr.splitlines()[-1]
    assert not (folder / "site").exists()


def test_the_check_passes_the_configuration_that_a_build_takes(invoke, configured):
    folder = configured(
        'templates = "t"\ninterface = ["en", "fr"]',
        {
            "t/404.html": "<title>{{ it.page.title|text }}</title>",
            "queries/which.rq": f"{TITLED}SELECT ?s {{ ?s a skos:Concept }}",
        },
    )
    assert invoke("check", folder).exit_code == 0
    assert invoke("build", folder, "-o", folder / "site").exit_code == 0


# Parts of IRIs that are no name of a file, on one system or another, or one of ours.
ODD_PARTS = st.sampled_from(
    [
        *("terms", "Terms", "index", "404", "data", "en", "EN", "resources", "other"),
        *("resources~2", "resources-2", "hierarchy", "search", "static", "print"),
        *("con", "AUX.x", "com1", "COM¹", "lpt³.a", "a", "A", "a.", "..", ".", ""),
        *("a.html", "a.ttl", "a.png", "%2e%2e", "ß", "ss", "x" * 300, "é" * 200),
        *("llms.txt", "sitemap.xml", "opensearch.xml", ".vocable.json", ".nojekyll"),
    ]
)
ODD_IRIS = st.lists(ODD_PARTS, min_size=1, max_size=3).map("/".join)


@settings(max_examples=5)
@example([f"{name}{end}" for name in ("terms", "Index", "DATA") for end in ("", "/a")])
@example(
    ["llms.txt/a", "static/site.css/a", "opensearch.xml/b", "data/addresses.json/a"]
)
@given(st.lists(ODD_IRIS, min_size=1, max_size=8, unique=True))
def test_no_iri_that_the_check_passes_stops_a_build(build_folder, file_of, names):
    iris = [f"https://bells.example/{name}" for name in names]
    iris += [f"https://else.example/{name}" for name in names[::3]]
    turtle = "".join(
        f'<{iri}> a skos:Concept ; skos:prefLabel "n{number}"@en .\n'
        for number, iri in enumerate(iris)
    )
    site = build_folder(file_of(turtle), interface=("en", "fr"))
    # Folders that differ in case alone are one, where files that do are one.
    files = [_folded(path) for path in site.folder.rglob("*") if path.is_file()]
    folders = {_folded(path) for path in site.folder.rglob("*") if path.is_dir()}
    assert len(files) == len(set(files))
    assert not folders & set(files)


def _folded(path):
    return unicodedata.normalize("NFD", path.as_posix()).casefold()
