"""What a file asks of the machine is bounded, and told in one sentence."""

import gzip
import os
import zlib

import pytest

from vocable.errors import LoadingError
from vocable.rdf.loading import load
from vocable.rdf.positions.locations import TriplePattern, find_positions
from vocable.rdf.reading import triples

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://knots.example/">'
)
TEXT = f'{HEAD}<e:C rdf:about="urn:x:a"><e:p>&x;</e:p></e:C></rdf:RDF>'
ONE = '<urn:x:a> <urn:x:p> "é" .\n'


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path):
    with pytest.raises(LoadingError) as caught:
        load([path])
    assert len(caught.value.message.splitlines()) == 1
    return caught.value.message


def doubling(times, count=10):
    """Declare entities each of which names the one before several times."""
    names = [f'<!ENTITY x{n} "{f"&x{n - 1};" * count}">' for n in range(1, times)]
    last = f'<!ENTITY x "&x{times - 1};">'
    return '<!ENTITY x0 "0123456789">' + "\n".join([*names, last])


@pytest.mark.parametrize(
    "entities",
    [doubling(12), doubling(30, 2), f'<!ENTITY x "{"z" * 1000}">'],
    ids=["tenfold", "twofold", "often"],
)
def test_entities_that_unfold_without_end_are_refused(tmp_path, entities):
    text = TEXT.replace("&x;", "&x;" * 100_000) if "z" in entities else TEXT
    path = write(tmp_path, "a.rdf", f"<!DOCTYPE rdf:RDF [\n{entities}]>\n{text}")
    assert "entities unfold to more than 64 MB" in refusal(path)


def test_entities_that_stand_for_namespaces_are_read(tmp_path):
    entities = '<!ENTITY k "http://knots.example/"><!ENTITY x "&k;reef">'
    path = write(tmp_path, "a.rdf", f"<!DOCTYPE rdf:RDF [{entities}]>{TEXT}")
    values = {getattr(quad.object, "value", "") for quad in triples(load([path]).store)}
    assert "http://knots.example/reef" in values


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ('{"urn:x:p":', "}"),
        ('{"@list":[', "]}"),
        ("[", "]"),
        ('{"@context":{"a":{"@id":"urn:x:a","@context":', "}}}"),
    ],
)
def test_json_that_is_nested_too_deep_is_refused_with_its_line(tmp_path, start, end):
    deep = start * 5000 + "1" + end * 5000
    text = '{"urn:x:q": "]}[[[[",\n"urn:x:p":' + deep + "}"
    assert ":2: is nested more than 200 deep" in refusal(
        write(tmp_path, "a.jsonld", text)
    )


def test_brackets_in_texts_and_side_by_side_are_not_deep(tmp_path):
    many = ",".join(['{"@id":"urn:x:b"}'] * 3000)
    text = f'{{"@id":"urn:x:a","urn:x:q":"{"{[" * 3000}\\"","urn:x:p":[{many}]}}'
    assert len(load([write(tmp_path, "a.jsonld", text)]).store) == 2


def test_json_as_deep_as_is_read_has_places(tmp_path):
    text = '{"@id":"urn:x:a","urn:x:p":\n' * 99 + "1" + "}" * 99
    path = write(tmp_path, "a.jsonld", text)
    load([path])
    assert find_positions([path], [TriplePattern("urn:x:a")])


def test_xml_that_is_nested_too_deep_is_refused(tmp_path):
    start, end = "<e:C>\n<e:p>", "</e:p></e:C>"
    path = write(tmp_path, "a.rdf", f"{HEAD}{start * 5000}{end * 5000}</rdf:RDF>")
    assert ":1001: is nested more than 2,000 deep" in refusal(path)


@pytest.mark.parametrize("nesting", ["[ <urn:x:p> {} ]", "( {} )"])
def test_turtle_may_be_nested_as_it_will(tmp_path, nesting, invoke):
    start, end = nesting.split("{}")
    text = f"<urn:x:a> <urn:x:p>\n {start * 5000} 1 {end * 5000} ."
    path = write(tmp_path, "a.ttl", text)
    assert len(load([path]).store) >= 5000
    assert invoke("check", path).exit_code in {0, 1}
    for name in ("turtle", "json-ld", "rdf-xml"):
        assert invoke("export", path, "-f", name).exit_code == 0


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.ttl", "<urn:x:a>\n<urn:x:p> '", "' ."),
        ("a.nt", '\n<urn:x:a> <urn:x:p> "', '" .'),
        ("a.jsonld", '{\n"urn:x:p":"', '"}'),
        ("a.rdf", f"{HEAD}<e:C>\n<e:p>", "</e:p></e:C></rdf:RDF>"),
        ("a.ttl", "<urn:x:a> <urn:x:p>\n<urn:x:", "> ."),
    ],
)
def test_a_text_or_iri_of_over_16_megabytes_is_refused_with_its_line(
    tmp_path, name, before, after
):
    path = write(tmp_path, name, before + "x" * (17 << 20) + after)
    assert ":2: holds a text or an IRI of more than 16 MB" in refusal(path)


def bomb(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(b"#" * (1 << 20)) for _ in range(size)]
    return b"".join([*parts, packer.flush()])


def test_a_gzip_bomb_is_refused_and_the_way_round_told(tmp_path):
    message = refusal(write(tmp_path, "a.ttl.gz", bomb(200)))
    assert "unpacks to more than 64 MB, from " in message
    assert "unpack it with gunzip and name the unpacked file" in message


def test_what_packs_well_is_read_up_to_a_size(tmp_path):
    lines = "".join(f"<urn:x:a> <urn:x:p> {n} .\n" for n in range(5000))
    packed = gzip.compress(b"#" * (1 << 20) + b"\n" + lines.encode())
    assert len(load([write(tmp_path, "a.ttl.gz", packed)]).store) == 5000


def test_a_file_larger_than_the_memory_is_refused_before_it_is_read(tmp_path):
    path = write(tmp_path, "a.ttl", ONE)
    # It takes no room: nothing stands in it.
    os.truncate(path, 1 << 42)
    assert "too large for the memory of this machine; split it" in refusal(path)


def test_a_packed_file_is_known_by_its_content(tmp_path):
    assert len(load([write(tmp_path, "a.ttl", gzip.compress(ONE.encode()))]).store) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.jsonld"])
def test_wide_encodings_are_named_where_a_syntax_has_only_utf_8(
    tmp_path, encoding, name
):
    path = write(tmp_path, name, ONE.encode(encoding))
    assert "is in UTF-16 or no text; save it as UTF-8" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8"])
def test_xml_may_be_in_other_encodings(tmp_path, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{TEXT.replace("&x;", "é")}'
    path = write(tmp_path, "a.rdf", text.encode(encoding))
    values = {getattr(quad.object, "value", "") for quad in triples(load([path]).store)}
    assert "é" in values
    assert find_positions([path], [TriplePattern("urn:x:a")])


@pytest.mark.parametrize("encoding", ["zlib", "unicode_escape", "us-ascii", "no-such"])
def test_xml_in_an_encoding_that_it_is_not_in_is_refused(tmp_path, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{TEXT.replace("&x;", "é")}'
    path = write(tmp_path, "a.rdf", text)
    assert f"is not in the encoding {encoding} that it names" in refusal(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(tmp_path, end):
    text = f"# a comment{end}<urn:x:a> <urn:x:p> 1 .{end}<urn:x:b> <urn:x:p> 1 ."
    path = write(tmp_path, "a.ttl", text)
    load([path])
    wanted = TriplePattern("urn:x:b")
    assert find_positions([path], [wanted])[wanted].line == 3


@pytest.mark.parametrize("name", ["a.jsonld", "a.ttl", "a.rdf", "a.nq", "a.jsonld.gz"])
def test_an_empty_file_is_named(tmp_path, name):
    content = gzip.compress(b"") if name.endswith("gz") else b""
    assert "the file is empty" in refusal(write(tmp_path, name, content))
