"""What a parser cannot read is answered with what to write instead."""

import json

import pytest

from vocable.errors import LoadingError
from vocable.rdf.loading import load

PREFIX = "@prefix : <https://example.org/> .\n"
XML = (
    '<?xml version="1.0"?>\n{}<rdf:RDF xmlns:e="https://example.org/"\n'
    '  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="https://example.org/a"><e:p{}>{}</e:p>'
    "</rdf:Description></rdf:RDF>"
)
TAG = "such as en or en-US"
CASES = {
    "a file as entity": (
        "rdf",
        XML.format('<!DOCTYPE r [<!ENTITY x SYSTEM "x.txt">]>\n', "", "&x;"),
        'write <!ENTITY name "text">',
    ),
    "a public entity": (
        "rdf",
        XML.format('<!DOCTYPE r [<!ENTITY x PUBLIC "x" "x.txt">]>\n', "", "&x;"),
        'write <!ENTITY name "text">',
    ),
    "a parameter entity": (
        "rdf",
        XML.format("<!DOCTYPE r [<!ENTITY % x \"<!ENTITY y 'a'>\"> %x;]>\n", "", "b"),
        'write <!ENTITY name "text">',
    ),
    "entities of another file": (
        "rdf",
        XML.format('<!DOCTYPE r SYSTEM "x.dtd">\n', "", "&x;"),
        "nothing is fetched from another file",
    ),
    "an entity of HTML": ("rdf", XML.format("", "", "a&nbsp;b"), "<!ENTITY> above"),
    "entities in a circle": (
        "rdf",
        XML.format('<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>\n', "", "&a;"),
        "without naming itself",
    ),
    "an ampersand": ("rdf", XML.format("", "", "a & b"), "write & as &amp;"),
    "an element left open": ("rdf", XML.format("", "", "<e:q>"), "close every element"),
    "a tag in RDF/XML": ("rdf", XML.format("", ' xml:lang="en_US"', "a"), TAG),
    "an underscore": ("ttl", PREFIX + ':a :b "x"@en_US .', TAG),
    "an accent": ("ttl", PREFIX + ':a :b "x"@français .', TAG),
    "a long part": ("ttl", PREFIX + ':a :b "x"@abcdefghijk .', TAG),
    "a number": ("ttl", PREFIX + ':a :b """x"""@1en .', TAG),
    "no tag": ("ttl", PREFIX + ':a :b "x"@ .', TAG),
    "a direction": ("ttl", PREFIX + ':a :b "x"@en--up .', TAG),
    "a tag in N-Triples": ("nt", '<urn:x:a> <urn:x:b> "x"@en_US .', TAG),
    "a prefix of itself": (
        "jsonld",
        '{"@context": {"a": "a:b"}, "@id": "urn:x:a", "a:p": 1}',
        "is defined by itself",
    ),
    "a circle of prefixes": (
        "jsonld",
        '{"@context": {"a": "b:x", "b": "a:y"}, "@id": "urn:x:a", "a:p": 1}',
        "is defined by itself",
    ),
    "a context of a number": (
        "jsonld",
        '{"@context": 5, "@id": "urn:x:a", "urn:x:p": 1}',
        "write the terms of the vocabulary as an object",
    ),
    "a comma too much": ("jsonld", '{"@id": "urn:x:a",}', "take out the last comma"),
    "a path of Windows": ("ttl", PREFIX + r':a :b "C:\dir" .', r"write \\ for"),
    "two lines": ("ttl", PREFIX + ':a :b "x\ny" .', '"""'),
    "no full stop": (
        "ttl",
        PREFIX + ':a :b "x"\n:c :d "y" .',
        "look at the punctuation",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_to_write_is_said(case, tmp_path):
    extension, text, advice = CASES[case]
    path = tmp_path / f"a.{extension}"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadingError) as refused:
        load([path])
    assert advice in str(refused.value)
    assert ("punctuation" in str(refused.value)) is ("punctuation" in advice)


LOST = {
    "a tag": ('{"@value": "x", "@language": "en_US"}', {}, "en_US is no language tag"),
    "a tag by another name": (
        '{"@value": "x", "lang": "en_US"}',
        {"lang": "@language"},
        "en_US is no language tag",
    ),
    "a tag for all": ('"x"', {"@language": "en_US"}, "en_US is no language tag"),
    "a tag of several": (
        '{"fr": "y", "en_US": "x"}',
        {"p": {"@id": "urn:x:p", "@container": "@language"}},
        "en_US is no language tag",
    ),
    "an IRI": ('{"@id": "http://e.org/a b"}', {}, "http://e.org/a b is no IRI"),
}


@pytest.mark.parametrize("case", LOST)
def test_what_json_ld_would_lose_without_a_word_is_an_error(case, tmp_path):
    value, context, said = LOST[case]
    context = {"p": "urn:x:p"} | context
    path = tmp_path / "a.jsonld"
    head = f'{{"@context": {json.dumps(context)},\n"@id": "urn:x:a",'
    path.write_text(f'{head} "urn:x:q": 1,\n"p": {value}}}')
    with pytest.raises(LoadingError, match=f"a.jsonld:[13]: {said}"):
        load([path])


def test_what_no_context_names_is_no_rdf_and_no_error(tmp_path):
    path = tmp_path / "a.jsonld"
    path.write_text(
        '{"@context": {"p": "urn:x:p", "@language": "x-private-sub0tag"},\n'
        '"@id": "a", "p": ["x", {"@value": "y", "@language": "en-Latn-US"}],\n'
        '"a comment": "en_US", "other": {"@id": "a/b"}}'
    )
    assert len(load([path]).store) == 2
