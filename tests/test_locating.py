"""Where a quotation stands."""

from hashlib import sha256

import pytest
from pyoxigraph import RdfFormat, Store

from vocable.checking.evidence.locating import locate
from vocable.errors import VocableError
from vocable.rdf.namespaces import PREFIXES

TEXT = (
    "Le client.\r\nL\u2019\u00a0e\u0301te\u0301 du client, "
    "le client \U0001d49c roi.\n\nFin"
)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "003_abc.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_every_occurrence_has_line_positions_and_digest(document):
    found = locate(document, "client")
    assert [(item.name, item.line) for item in found] == [
        ("003-L1a", 1),
        ("003-L2a", 2),
        ("003-L2b", 2),
    ]
    for item in found:
        assert TEXT[item.start : item.end] == item.text == "client"
        assert item.digest == sha256(b"client").hexdigest()


def test_positions_count_code_points(document):
    (found,) = locate(document, "roi")
    assert (found.start, found.end) == (TEXT.index("roi"), TEXT.index("roi") + 3)


def test_composition_apostrophes_and_spaces_do_not_matter(document):
    (found,) = locate(document, " L' \u00e9t\u00e9  du ")
    assert found.text == "L\u2019\u00a0e\u0301te\u0301 du"
    assert TEXT[found.start : found.end] == found.text


def test_the_turtle_can_be_pasted(document):
    (found,) = locate(document, "Fin")
    used = {"oa": PREFIXES["oa"], "vocable": PREFIXES["vocable"]}
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in used.items())
    head += "@prefix passage: <http://e/p/> .\n@prefix document: <http://e/d/> .\n"
    store = Store()
    store.load((head + found.turtle).encode(), format=RdfFormat.TURTLE)
    query = (
        "ASK { <http://e/p/003-L4a> a vocable:Passage ; oa:hasSource "
        "<http://e/d/003> ; vocable:line 4 ; oa:start ?start ; oa:end ?end ; "
        "vocable:digest ?digest . FILTER(?end - ?start = 3) }"
    )
    assert store.query(query, prefixes=PREFIXES)


def test_a_file_without_a_number_is_named_by_its_stem(tmp_path):
    path = tmp_path / "My Notes.txt"
    path.write_text("a " * 30, encoding="utf-8")
    found = locate(path, "a")
    assert [item.name for item in found][::26] == ["my-notes-L1a", "my-notes-L1aa"]


def test_what_stands_nowhere_is_refused_with_the_nearest_line(document):
    with pytest.raises(VocableError) as error:
        locate(document, "le client est roi")
    assert error.value.message == (
        f"{document}: “le client est roi” does not stand in this document; the nearest "
        "is line 2: “u client, le client \U0001d49c roi.”; copy the words from there"
    )


def test_a_quotation_over_two_lines_is_not_one_passage(document):
    with pytest.raises(VocableError, match="does not stand"):
        locate(document, "client. L")


def test_what_comes_near_nothing_is_said_so(document):
    with pytest.raises(VocableError, match="no line comes near it"):
        locate(document, "ΩΩ")


def test_an_empty_quotation_is_refused(document):
    with pytest.raises(VocableError, match="the quotation is empty"):
        locate(document, " \u00a0")


def test_a_document_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(VocableError, match=r"absent\.txt: cannot be read: No such"):
        locate(tmp_path / "absent.txt", "x")
    path = tmp_path / "latin.txt"
    path.write_bytes(b"\xe9")
    with pytest.raises(VocableError, match=r"latin\.txt: not UTF-8"):
        locate(path, "x")
