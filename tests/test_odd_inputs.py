"""The check passes exactly what can be built, and then every term has its page."""

import unicodedata
from html import escape

import pytest
from pyoxigraph import NamedNode

from vocable.rdf.loading import load
from vocable.rdf.namespaces import RDF, SKOS

SPACE = "https://knots.example/v/"


def concepts(*iris):
    """Declare concepts that only their IRIs tell apart."""
    return "\n".join(
        f'<{iri}> a skos:Concept ; skos:prefLabel "knot {number}"@en .'
        for number, iri in enumerate(iris)
    )


def in_space(*names):
    return concepts(*(SPACE + name for name in names))


PUBLISHED = {
    "case": in_space("Bend", "bend", "BEND", "bEnd"),
    "percent": in_space(
        *("a%20b", "a%2520b", "a+b", "caf%C3%A9", "caf%c3%a9", "a%2Fb", "a/b", "a%2fb")
    ),
    "normalization": in_space(
        "caf\u00e9", "cafe\u0301", "\ufb01n", "fin", "\u00df", "ss"
    ),
    "slashes": in_space(
        *(
            "",
            "a",
            "a/",
            "a//",
            "a/index",
            "a/index.html",
            "a.html",
            "a#",
            "a?",
            "a?x=1",
        ),
        *("..", "../x", "./y", "a/../b", "con", "nul.txt", "a.", "index", "search"),
        *("search/index", "terms", "report", "static", "data", "en/a", "404", "a:b"),
    ),
    "length": in_space(
        *("x" * 3000, "x" * 2999 + "y", "\u00e9" * 1000, "/".join(["part"] * 600)),
        "/".join(["d" * 300] * 5),
    ),
    "schemes": concepts(
        *("urn:isbn:123", "urn:ISBN:123", "urn:isbn:12%33", "tag:k.example,2020:a"),
        *("tag:k.example,2020:a/b", "data:,knot", "data:text/plain;base64,a25vdA=="),
        *("info:x/y", "mailto:a@k.example", "file:///etc/passwd", "about:blank", "x:"),
    ),
    "hosts": concepts(
        *("http://[::1]/a", "http://[::1]/b", "http://[2001:db8::1]:8080/a"),
        *("http://k.example:80/a", "http://k.example/a", "https://k.example/a"),
        *("http://me@k.example/a", "http://K.example/a"),
    ),
    "several schemes": """:a a skos:Concept ; skos:prefLabel "a"@en ;
        skos:inScheme :s , :t , :b . :s a skos:ConceptScheme . :t a skos:ConceptScheme .
        :b a skos:Concept ; skos:prefLabel "b"@en .""",
    "labels of blanks": r""":a a skos:Concept ; skos:prefLabel "  "@en , ""@fr .
        :b a skos:Concept ; skos:prefLabel "\u00a0\u200b"@en . :c a skos:Concept .""",
    "odd language tags": """:a a skos:Concept ; skos:prefLabel "a"@i-klingon ,
        "b"@en-x-a-b-c , "c"@zz-ZZ , "d"@x-knots , "e"@sl-rozaj-biske-1994 .""",
    "blank nodes": """[] a skos:Concept ; skos:prefLabel "x"@en .
        [] a skos:Concept ; skos:prefLabel "x"@en . [] a skos:Concept .""",
    "odd predicates": """:a a skos:Concept ; skos:prefLabel "a"@en ; <urn:x:1> "1" ;
        <https://k.example/p/123> "2" ; <https://k.example/p/a%20b> "3" .""",
    "terms of SKOS": 'skos:Concept a skos:Concept ; skos:prefLabel "concept"@en .',
}
REFUSED = {
    "nothing": ("", "no statement stands there"),
    "remarks": ("# none yet", "no statement stands there"),
    "a header": (":o a owl:Ontology ; dcterms:title 'O'@en .", "nothing to publish"),
    "a header without IRI": ("[] a owl:Ontology .", "nothing to publish"),
    "a scheme": (":s a skos:ConceptScheme .", "nothing to publish"),
    "collections": (":c a skos:Collection ; skos:member :x .", "nothing to publish"),
    "a blank in an IRI": (r":a <https://k.example/a\u0020b> 'x' .", "percent-encoded"),
    "a control": (r"<https://k.example/\u0001> a skos:Concept .", "percent-encoded"),
    "a long tag": (":a a skos:Concept ; skos:prefLabel 'a'@abcdefghij .", "subtag"),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_what_the_check_passes_is_built_with_a_page_for_every_concept(
    invoke, file_of, tmp_path, case
):
    path = file_of(PUBLISHED[case])
    out = tmp_path / "site"
    assert invoke("check", path).exit_code == 0
    built = invoke("build", path, "-o", out, "--jobs", "1")
    assert built.exit_code == 0, built.stderr
    pages = [page for page in out.rglob("*.html") if page.with_suffix(".ttl").is_file()]
    shown = [page.read_text("utf-8") for page in pages]
    terms = load([path]).store.quads_for_pattern(None, RDF.type, SKOS.Concept)
    for term in (quad.subject for quad in terms):
        if isinstance(term, NamedNode):
            own = f'<code id="iri">{escape(term.value)}</code>'
            assert sum(own in page for page in shown) == 1, term.value
    files = [file for file in out.rglob("*") if file.is_file()]
    assert all(len(part.encode()) <= 255 for file in files for part in file.parts)
    # Some disks know neither case nor how a letter is composed.
    names = [unicodedata.normalize("NFC", str(file)).casefold() for file in files]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_built_the_check_refuses_in_a_sentence(
    invoke, file_of, tmp_path, case
):
    turtle, said = REFUSED[case]
    path = file_of(turtle)
    checked = invoke("check", path)
    assert checked.exit_code == 1
    assert said in checked.stdout + checked.stderr
    for force in ([], ["--force"]):
        built = invoke("build", path, "-o", tmp_path / "site", *force)
        assert built.exit_code == 1
        assert built.stderr.splitlines()[-1].startswith("Error: ")
    assert not (tmp_path / "site").exists()
