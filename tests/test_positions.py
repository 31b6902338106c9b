"""Where things are said, on files that are awkward to read."""

import gzip
from pathlib import Path

import pytest

from vocable.rdf.loading import load
from vocable.rdf.positions.locations import Location, TriplePattern, find_positions

E = "http://example.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def place(path: Path, text: str, *said: str) -> tuple[int, int | None] | None:
    """Write a file and give line and column of a statement in it."""
    path.write_text(text, encoding="utf-8")
    statement = TriplePattern(*said)
    location = find_positions([path], [statement]).get(statement)
    return location and (location.line, location.column)


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("<http://example.org/a> <p:p> 1 .", [E + "a"], (1, 1)),
        ("@prefix e: <http://example.org/> .\n\ne:a e:p 1 .", [E + "a"], (3, 1)),
        ("PREFIX e: <http://example.org/>\ne:a e:p 1 .", [E + "a", E + "p"], (2, 5)),
        ("@prefix : <http://example.org/> .\n:a a :T .", [E + "a", TYPE], (2, 4)),
        ("@base <http://example.org/> .\n<a> <p> <b> .", [E + "a", E + "p"], (2, 5)),
        ("BASE <http://example.org/x/>\n<../a> <p> <b> .", [E + "a"], (2, 1)),
        (
            "@base <http://example.org/> . @prefix e: <x#> .\ne:a e:p 1 .",
            [E + "x#a"],
            (2, 1),
        ),
        (
            (
                "@prefix e: <http://one/> .\ne:a e:p 1 .\n"
                "@prefix e: <http://example.org/> .\ne:a e:p 1 ."
            ),
            [E + "a"],
            (4, 1),
        ),
        (
            "@prefix e: <http://example.org/> .\n# e:a e:p 1 .\ne:a e:p 1 .",
            [E + "a"],
            (3, 1),
        ),
        (
            (
                '@prefix e: <http://example.org/> .\ne:b e:p """\ne:a e:p '
                '""1"" .\n""" .\n'
                "e:a e:p 1 ."
            ),
            [E + "a"],
            (5, 1),
        ),
        (
            (
                "@prefix e: <http://example.org/> .\ne:b e:p '''it''s\ne:a''' , "
                "'e:a # x' "
                ".\ne:a e:p 1 ."
            ),
            [E + "a"],
            (4, 1),
        ),
        (
            (
                "@prefix e: <http://example.org/> .\ne:a e:p 1 ;\n  e:q 2 , 3 ; ;\n"
                "  e:r 4 ; ."
            ),
            [E + "a", E + "r"],
            (4, 3),
        ),
        (
            "@prefix e: <http://example.org/> .\ne:a e:p 1 ;\n  e:q 2 ,\n   3 .",
            [E + "a", E + "q", "3"],
            (4, 4),
        ),
        (
            (
                "@prefix e: <http://example.org/> .\ne:a e:p [ e:q e:b ; e:r [] ] ,\n"
                " ( 1 e:c ( ) ) ;\n e:s 1 ."
            ),
            [E + "a", E + "s"],
            (4, 2),
        ),
        (
            (
                "@prefix e: <http://example.org/> .\n[ e:q e:b ] e:r e:c .\n"
                "( e:a ) e:p 1 .\ne:a e:p 1 ."
            ),
            [E + "a", E + "p"],
            (4, 5),
        ),
        (
            (
                "@prefix e: <http://example.org/> .\n[] e:p e:a .\ne:b e:p 1.5 .\n"
                "e:a e:p 1e3, true ; e:q 1 ."
            ),
            [E + "a", E + "q"],
            (4, 21),
        ),
        (
            "@prefix e: <http://example.org/> .\ne:a\\,b\\/c e:p 1 .",
            [E + "a,b/c"],
            (2, 1),
        ),
        (
            "@prefix e: <http://example.org/> .\ne:a.b.e:p e:p 1.",
            [E + "a.b.e:p"],
            (2, 1),
        ),
        ("@prefix e: <http://example.org/> .\ne:x e:p e:y.e:a e:p 1.", [E + "a"], None),
        (
            "@prefix e: <http://example.org/> .\ne:é%41-1 e:p 1 .",
            [E + "é%41-1"],
            (2, 1),
        ),
        ("<http://example.org/\\u00E9> <p:p> 1 .", [E + "é"], (1, 1)),
        (
            '@prefix e: <http://example.org/> .\ne:a e:p "x"@en-GB , "1"^^e:t , "y" .',
            [E + "a", E + "p", "y"],
            (2, 32),
        ),
        (
            '@prefix e: <http://example.org/> .\ne:a e:p "\\u00E9\\n\\"" .',
            [E + "a", E + "p", 'é\n"'],
            (2, 9),
        ),
        (
            "@prefix e: <http://example.org/> .\ne:b e:p 1 ;\n e:q e:a .",
            [E + "a"],
            (3, 6),
        ),
        ("@prefix e: <http://example.org/> .\ne:b e:p 'e:a' .", [E + "a"], None),
        ("@prefix e: <http://example.org/> .\r\n\r\ne:a e:p 1 .", [E + "a"], (3, 1)),
    ],
)
def test_turtle_is_read_with_all_its_shorthands(tmp_path, text, said, expected):
    assert place(tmp_path / "x.ttl", text, *said) == expected


def test_a_predicate_or_value_that_is_not_there_gives_way_to_what_is_nearest(tmp_path):
    text = "@prefix e: <http://example.org/> .\ne:a\n  e:p 1 ;\n  e:q 2 .\n"
    path = tmp_path / "x.ttl"
    assert place(path, text, E + "a", E + "q", "9") == (4, 3)
    assert place(path, text, E + "a", E + "r", "9") == (2, 1)
    assert place(path, text, E + "z") is None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_order_mark_takes_no_column_and_hides_no_prefix(tmp_path, newline):
    lines = ["\ufeff@prefix e: <http://example.org/> .", "", "e:a e:p 1 ;", "  e:q 2 ."]
    path = tmp_path / "x.ttl"
    path.write_bytes(newline.join(lines).encode())
    statements = [TriplePattern(E + "a"), TriplePattern(E + "a", E + "q", "2")]
    found = find_positions([path], statements)
    assert [str(found[one])[-3:] for one in statements] == ["3:1", "4:7"]
    path.write_bytes(b"\xef\xbb\xbf<http://example.org/a> <p:p> 1 .")
    assert find_positions([path], statements[:1]) == {
        statements[0]: Location(path, 1, 1)
    }


# Full stops, quotation marks and signs of comments where they end nothing.
AWKWARD = r"""prefix e: <http://example.org/> base <http://example.org/>
e:x e:p [ e:q "a . e:d e:p 1 ." ; a e:T ] , ( 1 2.5 .5 -1e3 [ e:r <z> ] ) , e:y.z.e ;
    e:q '''it's . e:d''' , 'x\'. e:d'@fr-CA , "2"^^e:t , e:c\.d . # e:d .
<b#c.d> e:p e:%41. e:f e:p true . [ e:p e:g ] e:q 1 . e:d e:p 4 .
"""


@pytest.mark.parametrize(
    ("name", "place"),
    [("x", "2:1"), ("b#c.d", "4:1"), ("f", "4:20"), ("d", "4:55"), ("g", "4:41")],
)
def test_a_statement_is_skipped_to_its_own_full_stop(tmp_path, name, place):
    path = tmp_path / "x.ttl"
    path.write_text(AWKWARD, encoding="utf-8")
    load([path])
    found = find_positions([path], [TriplePattern(E + name)])
    assert str(found[TriplePattern(E + name)]) == f"{path}:{place}"


def test_what_is_only_an_object_is_found_beside_what_is_a_subject(tmp_path):
    path = tmp_path / "x.ttl"
    text = "@prefix e: <http://example.org/> .\ne:b e:p e:a .\ne:c e:p e:b ."
    path.write_text(text, encoding="utf-8")
    found = find_positions([path], [TriplePattern(E + "a"), TriplePattern(E + "b")])
    assert {str(place)[-3:] for place in found.values()} == {"2:9", "2:1"}


def test_trig_is_read_inside_its_graphs(tmp_path):
    text = (
        "@prefix e: <http://example.org/> .\ne:g { e:x e:p e:a }\n"
        "GRAPH e:h {\n  e:a e:p 1 . e:b e:p 2 }\n{ e:c e:p 3 }"
    )
    path = tmp_path / "x.trig"
    assert place(path, text, E + "a") == (4, 3)
    assert place(path, text, E + "b", E + "p") == (4, 19)
    assert place(path, text, E + "c") == (5, 3)


@pytest.mark.parametrize("name", ["x.nt", "x.nq"])
def test_n_triples_and_n_quads_are_read(tmp_path, name):
    text = (
        "<http://example.org/b> <http://example.org/p> <http://example.org/a> .\n"
        '<http://example.org/a> <http://example.org/p> "x\\ty"@fr .\n'
    )
    assert place(tmp_path / name, text, E + "a", E + "p", "x\ty") == (2, 47)


RDF_XML = """<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [<!ENTITY e "http://example.org/">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#"
         xmlns:e="http://example.org/" xml:base="http://example.org/">
  <skos:Concept rdf:about="&e;a">
    <skos:prefLabel xml:lang="fr">client</skos:prefLabel>
    <skos:prefLabel xml:lang="en">customer</skos:prefLabel>
    <skos:broader rdf:resource="b"/>
    <skos:note rdf:parseType="Resource"><e:p>x</e:p></skos:note>
    <skos:related>
      <skos:Concept rdf:about="c"><e:q>z</e:q></skos:Concept>
    </skos:related>
  </skos:Concept>
  <rdf:Description rdf:ID="d" e:p="1"/>
</rdf:RDF>
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([E + "a"], (6, 3)),
        ([E + "a", SKOS + "prefLabel"], (7, 5)),
        ([E + "a", SKOS + "prefLabel", "customer"], (8, 5)),
        ([E + "a", SKOS + "broader", E + "b"], (9, 5)),
        ([E + "b"], (9, 5)),
        ([E + "a", E + "p"], (6, 3)),
        ([E + "c", E + "q", "z"], (12, 35)),
        ([E + "#d", E + "p"], (15, 3)),
        ([E + "a", TYPE], (6, 3)),
    ],
)
def test_rdf_xml_is_read_by_its_elements(tmp_path, said, expected):
    assert place(tmp_path / "x.rdf", RDF_XML, *said) == expected


JSON_LD = """{
  "@context": {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "@base": "http://example.org/",
    "id": "@id",
    "label": {"@id": "skos:prefLabel", "@container": "@language"},
    "broader": {"@id": "skos:broader", "@type": "@id"}
  },
  "@graph": [
    {
      "id": "a",
      "label": {"fr": "client: {\\"x\\"}", "en": "customer"},
      "broader": "b",
      "skos:related": [{"id": "c"}, {"id": "http://example.org/d", "skos:note": "n"}]
    }
  ]
}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([E + "a"], (11, 7)),
        ([E + "a", SKOS + "prefLabel"], (12, 7)),
        ([E + "a", SKOS + "prefLabel", "customer"], (12, 7)),
        ([E + "a", SKOS + "broader", E + "b"], (13, 7)),
        ([E + "c"], (14, 25)),
        ([E + "d", SKOS + "note", "n"], (14, 68)),
    ],
)
def test_json_ld_is_read_through_its_context(tmp_path, said, expected):
    assert place(tmp_path / "x.jsonld", JSON_LD, *said) == expected


def test_expanded_json_ld_is_read_without_a_context(tmp_path):
    text = '[{"@id":"http://example.org/a",\n"http://example.org/p":[{"@value":1}]}]'
    assert place(tmp_path / "x.jsonld", text, E + "a", E + "p") == (2, 1)


def test_a_packed_file_is_unpacked(tmp_path):
    path = tmp_path / "x.ttl.gz"
    path.write_bytes(gzip.compress(b"\n<http://example.org/a> <p:p> 1 ."))
    statement = TriplePattern(E + "a")
    assert find_positions([path], [statement]) == {statement: Location(path, 2, 1)}


def test_the_file_that_says_most_of_it_wins(tmp_path):
    first, second = tmp_path / "1.ttl", tmp_path / "2.ttl"
    first.write_text("<http://example.org/a> <http://example.org/p> 1 .")
    second.write_text("\n<http://example.org/a> <http://example.org/q> 2 .")
    said = TriplePattern(E + "a", E + "q")
    assert find_positions([first, second], [said, TriplePattern(E + "a")]) == {
        said: Location(second, 2, 24),
        TriplePattern(E + "a"): Location(first, 1, 1),
    }


def test_no_file_is_read_where_nothing_is_looked_for(tmp_path):
    assert find_positions([tmp_path / "absent.ttl"], []) == {}


def test_a_location_is_written_as_editors_expect_it():
    assert str(Location(Path("x.ttl"), 3, 7)) == "x.ttl:3:7"
    assert str(Location(Path("x.ttl"), 3)) == "x.ttl:3"


MEMBER = E + "gone"
LIST = SKOS + "memberList"
NT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "x.ttl",
            f"@prefix e: <{E}> .\ne:b e:p e:gone .\ne:c <{LIST}> (\n e:a\n  e:gone ) .",
            (5, 3),
        ),
        (
            "x.ttl",
            (
                f"@prefix e: <{E}> .\ne:c <{LIST}> _:l .\n"
                "_:l rdf:first\n e:gone ; rdf:rest () ."
            ),
            (4, 2),
        ),
        (
            "x.nt",
            (
                f"<{E}c> <{LIST}> _:l .\n_:l {NT}first>   <{E}gone> .\n"
                f"_:l {NT}rest> {NT}nil> ."
            ),
            (2, 58),
        ),
        (
            "x.jsonld",
            f'{{"@id": "{E}c",\n "{LIST}":\n {{"@list": [{{"@id": "{E}gone"}}]}}}}',
            (2, 2),
        ),
        (
            "x.rdf",
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
                f' xmlns:s="{SKOS}">\n<rdf:Description rdf:about="{E}c">\n'
                '<s:memberList rdf:parseType="Collection">\n'
                f'<rdf:Description rdf:about="{E}a"/>\n'
                f' <rdf:Description rdf:about="{E}gone"/>\n'
                "</s:memberList></rdf:Description></rdf:RDF>"
            ),
            (6, 2),
        ),
    ],
)
def test_what_stands_in_a_list_is_found_there(tmp_path, name, text, expected):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    wanted = TriplePattern(E + "c", None, MEMBER)
    location = find_positions([path], [wanted])[wanted]
    assert (location.line, location.column) == expected


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("x.ttl", f"@prefix e: <{E}> .\n[] e:q 1 .\n[ e:p 2 ;\n e:p 1 ] e:r 1 .", 4),
        ("x.ttl", f"@prefix e: <{E}> .\ne:a e:p 1 .\n[] e:q 1 ;\n e:p 1 .", 4),
        ("x.ttl", f"@prefix e: <{E}> .\ne:a e:p 1 .\n_:x e:q 1 ;\n e:p 1 .", 4),
        ("x.ttl", f"@prefix e: <{E}> .\ne:a e:p 1 ; e:q [\n e:p 1 ] .", 3),
        ("x.jsonld", f'{{"@id": "_:x",\n "{E}q": 1,\n "{E}p": "1"}}', 3),
    ],
)
def test_what_is_said_of_a_blank_node_is_found_by_what_is_said(
    tmp_path, name, text, line
):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    wanted = TriplePattern("_:b0x7", E + "p", "1")
    assert find_positions([path], [wanted])[wanted].line == line
    absent = TriplePattern("_:b0x7", E + "p", "9")
    assert not find_positions([path], [absent])
