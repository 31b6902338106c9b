"""Files become a graph, and every file that does not says why."""

import gzip

import pytest
from pyoxigraph import BlankNode, Dataset, Literal

from vocable.errors import LoadingError
from vocable.rdf.loading import load
from vocable.rdf.reading import triples

ONE = "<http://e/a> <http://e/p> <http://e/b> ."
SYNTAXES = {
    "a.ttl": ONE,
    "a.nt": ONE,
    "a.n3": ONE,
    "a.nq": "<http://e/a> <http://e/p> <http://e/b> <http://e/g> .",
    "a.trig": "<http://e/g> { <http://e/a> <http://e/p> <http://e/b> }",
    "a.jsonld": '{"@id": "http://e/a", "http://e/p": {"@id": "http://e/b"}}',
    "a.json": '{"@id": "http://e/a", "http://e/p": {"@id": "http://e/b"}}',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://e/"><rdf:Description rdf:about="http://e/a">'
    '<e:p rdf:resource="http://e/b"/></rdf:Description></rdf:RDF>',
}


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", SYNTAXES)
@pytest.mark.parametrize("packed", [False, True])
def test_every_syntax_is_read_also_packed(tmp_path, name, packed):
    content = SYNTAXES[name].encode()
    if packed:
        name, content = f"{name}.gz", gzip.compress(content)
    graph = load([write(tmp_path, name, content)])
    (quad,) = graph.store
    assert str(quad.triple) == "<http://e/a> <http://e/p> <http://e/b>"
    assert str(quad.graph_name) == "DEFAULT"


def test_several_files_become_one_graph_and_keep_blank_nodes_apart(tmp_path):
    paths = [
        write(tmp_path, f"{n}.ttl", f"@prefix e: <http://e/{n}> . _:x e:p {n} .")
        for n in (1, 2)
    ]
    graph = load(paths)
    assert {quad.subject for quad in triples(graph.store)} == {
        BlankNode("b0x0"),
        BlankNode("b1x0"),
    }
    assert graph.prefixes == {"e": "http://e/1"}
    assert graph.sources == tuple(paths)


def test_blank_nodes_have_the_same_names_in_every_run(tmp_path):
    path = write(tmp_path, "a.ttl", "[] <http://e/p> [], [ <http://e/q> 1 ] .")
    assert Dataset(load([path]).store) == Dataset(load([path]).store)


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path):
    assert len(load([write(tmp_path, "a.ttl", b"\xef\xbb\xbf" + ONE.encode())]).store)


def test_language_tags_are_compared_without_case(tmp_path):
    graph = load([write(tmp_path, "a.ttl", '<http://e/a> <http://e/p> "x"@pt-BR .')])
    (quad,) = graph.store
    assert quad.object == Literal("x", language="pt-br")


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("a.ttl", "<!doctype html><html>", ":1:1:", "not RDF at all"),
        ("a.ttl", "<http://a> <http://b> 'x", ":1:", "is missing before here"),
        ("a.ttl", "<http://a> <http://b> 'é' .".encode("latin-1"), ":1:", "UTF-8"),
        ("a.ttl", " \n", ":", "the file is empty; expected RDF in Turtle"),
        ("a.txt", "x", ":", "give it one of the extensions .ttl, .jsonld"),
        ("a.ttl", "\n<http://a b> <http://c> 1 .", ":2:1:", "percent-encoded"),
        ("a.ttl", "<http://a> x:y 1 .", ":1:12:", "declare it at the top"),
        ("a.ttl", "<http://a> <http://b> c .", ":1:", "expected an IRI in <>"),
        ("a.ttl", "<http://a> <http://b> 1 , .", ":1:", "expected an IRI in <>"),
        ("a.nq", "<http://a> <http://b> <c> <d> .", ":1:", "write the whole IRI"),
        ("a.ttl", '<http://a> <http://b> "x"@en--ltr .', ":", "RDF 1.2"),
        ("a.ttl", "<http://a> <http://b> <<(<h:a> <h:b> 1)>> .", ":", "RDF 1.2"),
        ("a.ttl", "<http://a> <http://b> 1 2 .", ":1:", "look at the punctuation"),
        ("a.rdf", "<rdf:RDF>", ":", "declare it in the first element"),
        ("a.rdf", "plain text", ":", "reading RDF/XML"),
        ("a.jsonld", "{", ":1:", "reading JSON-LD"),
        ("a.json", '{"name": "package"}', ":", 'give it an "@context"'),
        ("a.jsonld", '{"@context": "https://schema.org/"}', ":", "nothing is fetched"),
        ("a.ttl.gz", b"not packed", ":", "cannot be read: Not a gzipped file"),
        (
            "a.ttl.gz",
            gzip.compress(ONE.encode(), mtime=0)[:-9],
            ":",
            "cannot be read: Compres",
        ),
        ("a.ttl.gz", gzip.compress(b"", mtime=0), ":", "the file is empty"),
    ],
)
def test_what_is_not_rdf_is_refused_with_place_and_advice(
    tmp_path, name, content, place, words
):
    path = write(tmp_path, name, content)
    with pytest.raises(LoadingError) as caught:
        load([path])
    assert caught.value.message.startswith(f"{path}{place}")
    assert words in caught.value.message
    assert "Parser error" not in caught.value.message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LoadingError, match=r"none\.ttl: no such file"):
        load([tmp_path / "none.ttl"])


def test_a_folder_named_like_a_file_is_named(tmp_path):
    (tmp_path / "x.ttl").mkdir()
    with pytest.raises(LoadingError, match="cannot be read: Is a directory"):
        load([tmp_path / "x.ttl"])
