"""The answers of the shipped vocabulary, against a reading of the documents by hand.

`LINES` is what a reader of the five documents finds for each question: the lines on
which the answer rests, as DOCUMENT:LINE, written down with the answer at hand. They
guard against a row that is lost when data or a query change. The rows themselves stand
in tests/competency/NAME.csv, each with its document and line.
"""

import csv
from pathlib import Path

import pytest

from vocable.config.discovery import configure
from vocable.rdf.loading import load
from vocable.rdf.querying import answer
from vocable.vocabulary.entailment import entail

HERE = Path(__file__).parent
CLIENT = HERE.parent / "data" / "client"
NAMES = sorted(path.stem for path in (HERE / "competency").glob("*.csv"))

# Questions whose answer is a number of claims, which rests on no line.
COUNTS = {
    "claims-read-twice": "counts readings, which are of the editors",
    "statements-by-document": "counts the claims of a whole document",
}

LINES = {
    "client-and-consommateur": "001:30 001:42 003:220 003:221 003:227",
    "client-as-adjective": "000:13 000:14",
    "contradictions": """
        000:9 000:16 000:17 001:10 001:16 001:30 001:42 002:6 002:12 002:16
        002:26 002:37 002:39 002:60 002:82 002:90 002:104 003:9 003:35 003:37 003:39
        003:44 003:93 003:205 003:207 003:211 003:227 003:229 003:270 003:278 004:5
        004:7 004:9 004:13""",
    "disputed-definitions": """
        000:9 000:16 000:17 001:10 001:16 001:30 001:42 002:6 002:12 002:24 002:39
        002:60 002:82 002:90 002:104 003:35 003:39 003:44 003:93 003:207 003:227
        004:7 004:13""",
    "english-words-for-client": "003:33 003:37 003:60 003:68",
    "etymologies": "003:37 003:278 003:280 003:282 004:5",
    "forms-of-client": "000:5 000:6 000:11 000:12 002:10 003:252",
    "french-words-for-several-english": """
        001:10 003:33 003:37 003:60 003:68 003:223 003:231 003:233 003:237""",
    "kinds-of-client": """
        000:8 000:16 000:17 001:10 001:14 001:40 002:6 002:17 002:18 002:19 002:20
        002:29 002:30 002:31 002:37 002:39 002:45 002:68 002:72 002:143 003:33 003:60
        003:87 003:229 004:5 004:20""",
    "lawyer-parties-and-contract": """
        000:16 000:17 001:10 002:6 002:12 002:24 002:60 002:86 002:108 003:44 003:95
        003:97 003:103 003:105 003:107 003:108 003:109 003:110 003:111 003:112 004:5
        004:7""",
    "marketing-stages-of-the-relation": """
        002:17 002:18 002:19 002:20 002:39 002:74 002:86""",
    "narrower-than-client": """
        000:8 000:16 000:17 001:10 001:14 001:40 002:6 002:17 002:18 002:19 002:20
        002:29 002:30 002:31 002:37 002:39 002:45 002:68 002:72 002:143 003:33 003:60
        003:87 003:229 004:5 004:20""",
    "rejected-claims": """
        001:30 002:37 002:39 002:74 003:9 003:37 003:229 003:270 003:278 004:5 004:9""",
    "senses-of-client": """
        000:7 000:8 000:9 000:10 000:16 000:17 001:2 001:4 001:10 001:40 002:6 002:12
        002:24 002:84 002:86 003:33 003:60 003:87 004:7""",
    "sources-of-statements": """
        000:16 000:17 001:2 001:4 001:10 001:14 001:26 001:30 001:40 001:42 002:6
        002:12 002:24 002:78 003:31 003:44 003:56 003:223 003:225 003:227 003:231
        004:7 004:20""",
    "synonyms": """
        000:16 000:17 001:10 001:20 001:26 001:30 001:32 001:38 001:42 002:19 002:24
        002:29 002:39 002:60 002:68 002:72 002:74 002:102 002:104 002:131 003:9 003:35
        003:60 003:62 003:87 003:93 003:103 003:207 003:220 003:221 003:223 003:225
        003:227 003:229 003:231 003:233 003:235 003:237 003:270 004:7 004:13 004:26""",
    "teacher-words-with-several-senses": """
        000:7 000:8 000:9 000:10 000:13 000:14 000:16 000:17 001:30 002:6 002:12 002:60
        002:86 003:31 003:33 003:52 003:60 003:66 003:68 003:75 003:223 003:231
        004:5 004:9""",
    "translator-false-friends": """
        001:10 003:33 003:37 003:60 003:68 003:229 003:231""",
}

# Questions that ask for every word or every decision: no reader lists their lines; the
# index of occurrences and the passages of each claim are verified by the check.
TOO_MANY = {
    "editorial-decisions": "asks for every decision of the editors",
    "lexicographer-breadth-of-attestation": "asks for every word of the index",
    "lexicographer-named-but-undefined": "asks for every notion without a definition",
}

PLACES = """
SELECT DISTINCT ?attestation ?source ?line ?text WHERE {
  ?attestation prov:wasQuotedFrom|prov:wasDerivedFrom ?passage ;
    rdf:subject|rdf:object ?side .
  ?passage oa:hasSource ?source ; vocable:line ?line .
  OPTIONAL {
    ?side skos:prefLabel|ontolex:writtenRep|ontolex:canonicalForm/ontolex:writtenRep|
      ontolex:isSenseOf/ontolex:canonicalForm/ontolex:writtenRep|
      ontolex:isLexicalizedSenseOf/skos:prefLabel ?label
  }
  BIND (COALESCE(?label, ?side) AS ?text)
}
"""


def rows(name):
    text = (HERE / "competency" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def places(row):
    """Give the pairs of document and line of a row; a contradiction has two."""
    pairs = (
        ("document", "line"),
        ("document", "firstLine"),
        ("otherDocument", "otherLine"),
    )
    return [
        (row[document], int(row[line]))
        for document, line in pairs
        if row.get(document) and row.get(line)
    ]


@pytest.fixture(scope="module")
def said_at():
    """What the claims that rest on a line of a document speak of, by that line."""
    graph = load(configure(CLIENT).sources)
    entail(graph)
    said = {}
    for found in answer(graph, PLACES).value:
        place = (found["source"].value.rpartition("/")[2], int(found["line"].value))
        said.setdefault(place, set()).add(found["text"].value)
    return said


def test_every_question_is_read_by_hand_or_says_why_not():
    assert sorted((*LINES, *COUNTS, *TOO_MANY)) == NAMES


@pytest.mark.parametrize("name", sorted(LINES))
def test_an_answer_rests_on_the_lines_that_a_reader_found(name):
    found = {place for row in rows(name) for place in places(row)}
    sought = {
        (document, int(line))
        for document, _, line in (place.partition(":") for place in LINES[name].split())
    }
    assert sought <= found


@pytest.mark.parametrize("name", sorted({*LINES, "editorial-decisions"}))
def test_a_row_speaks_of_what_the_claims_of_its_line_say(name, said_at):
    for row in rows(name):
        # The number of a sense and the language of a word are no part of a name.
        cells = {
            part
            for cell in row.values()
            for part in (cell, cell.rpartition(" ")[0], cell.removesuffix(" (en)"))
            for part in (part, part.removesuffix(" (en)"))
        }
        for place in places(row):
            assert cells & said_at[place], row


@pytest.mark.parametrize("name", sorted(set(NAMES) - COUNTS.keys()))
def test_a_row_without_a_line_is_of_the_editors_or_says_that_there_is_none(name):
    for row in rows(name):
        silent = row.get("safe") == "silent" or row.get("english") == ""
        nowhere = row.get("documents") == "0"
        of_editors = name == "editorial-decisions" or row.get("status") == "editorial"
        assert places(row) or silent or nowhere or of_editors, row


@pytest.mark.parametrize("name", NAMES)
def test_no_row_comes_twice(name):
    found = [tuple(row.values()) for row in rows(name)]
    assert len(set(found)) == len(found)
