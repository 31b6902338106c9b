"""Passages held against documents."""

import hashlib

import pytest

from vocable.checking.evidence.quotations import digest
from vocable.checking.evidence.verification import verify
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.checking.text_matching import folded
from vocable.errors import VocableError
from vocable.rdf.loading import load

TEXT = (
    "Premi\u00e8re ligne.\r\nL\u2019\u00a0agent d\u2019achat "
    "\U0001d49c choisit.\nClients fid\u00e8les.\n"
)
QUOTE = "agent d\u2019achat"


def data(**changes: str) -> str:
    """Write one passage and one attestation; each value can be changed."""
    start = TEXT.index(QUOTE)
    values = {
        "file": "000.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "line": "2",
        "start": str(start),
        "end": str(start + len(QUOTE)),
        "digest": digest(QUOTE),
        "exact": QUOTE,
        "object": '"agent d\u2019achat"@fr',
        **changes,
    }
    return """@base <http://example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vocable: <https://w3id.org/vocable/ns#> .
<d> a foaf:Document ; dcterms:identifier "{file}" ; vocable:sha256 "{sha256}" .
<p> a vocable:Passage ; oa:hasSource <d> ; vocable:line {line} ; oa:start {start} ;
    oa:end {end} ; vocable:digest "{digest}" ; oa:exact "{exact}" .
<x> a vocable:Attestation ; rdf:subject <c> ; rdf:object {object} ;
    prov:wasQuotedFrom <p> .
<o> skos:prefLabel "Agent d'achat (commerce)"@fr .
<e> ontolex:sense <s> ; ontolex:canonicalForm <f> . <f> ontolex:writtenRep "agent"@fr .
<q> skos:prefLabel "acheteur"@fr .
""".format(**values)


@pytest.fixture
def verified(tmp_path):
    def findings(severities=None, **changes: str):
        folder = tmp_path / "documents"
        folder.mkdir(exist_ok=True)
        (folder / "000.txt").write_bytes(TEXT.encode())
        (folder / "latin.txt").write_bytes(b"caf\xe9")
        source = tmp_path / "data.ttl"
        source.write_text(data(**changes), encoding="utf-8")
        silent = {
            "uncovered-document-lines": "ignore",
            "uncovered-document-text": "ignore",
            **(severities or {}),
        }
        return list(verify(load([source]).store, folder, silent))

    return findings


def test_a_passage_that_is_right_gives_no_finding(verified):
    assert verified() == []


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("document-file", {"file": "absent.txt"}),
        ("document-file", {"file": "latin.txt"}),
        ("document-digest", {"sha256": "0" * 64}),
        ("passage-position", {"start": "900", "end": "912"}),
        ("passage-line", {"line": "1"}),
        ("passage-digest", {"digest": "0" * 64}),
        ("passage-text", {"exact": "agent d'achat"}),
        ("quotation", {"object": '"acheteur"@fr'}),
        ("quotation", {"object": "<q>"}),
        ("quotation", {"object": '"gent d\u2019achat"@fr'}),
    ],
)
def test_each_error_has_a_rule_of_its_own(verified, rule, changes):
    found = verified(**changes)
    assert [item.rule for item in found] == [rule]
    (error,) = found
    assert error.severity == "violation"
    assert error.shape is None
    assert error.message == procedural_rule(rule).message
    assert error.advice == procedural_rule(rule).advice


@pytest.mark.parametrize(
    ("name", "status", "rules"),
    [
        ("agents d'achats", "accepted", []),
        ("achat", "accepted", []),
        ("agent de vente", "accepted", ["name"]),
        ("agent de vente", "editorial", []),
        ("agent de vente", "competing", []),
    ],
)
def test_an_accepted_name_stands_in_a_passage_of_its_attestation(
    verified, name, status, rules
):
    found = verified(
        object=f'"{name}"@fr ; prov:wasDerivedFrom <p> ; '
        "rdf:predicate skos:altLabel ; "
        f"<http://www.w3.org/ns/adms#status> vocable:{status}"
    )
    assert [item.rule for item in found if item.rule != "quotation"] == rules


def test_a_passage_over_two_lines_is_a_finding(verified):
    start = TEXT.index("choisit")
    quote = "choisit.\nClients"
    found = verified(
        start=str(start),
        end=str(start + len(quote)),
        digest=digest(quote),
        exact=quote.replace("\n", "\\n"),
        object='"choisit"@fr',
    )
    assert [item.rule for item in found] == ["passage-line"]


def test_positions_count_code_points_with_newlines_untouched(verified):
    start = TEXT.index("choisit")
    assert TEXT[:start].count("\n") == 1
    found = verified(
        start=str(start),
        end=str(start + 7),
        digest=digest("choisit"),
        exact="choisit",
        object='"choisit"@fr',
    )
    assert found == []


@pytest.mark.parametrize(
    "claimed",
    [
        '"AGENT D\'ACHAT"@fr',
        '"agent\u00a0d\u02bcachat"@fr',
        "<o>",
        "<s>",
        "<http://www.lexinfo.net/ontology/3.0/lexinfo#noun>",
    ],
)
def test_words_are_compared_as_a_reader_would(verified, claimed):
    assert verified(object=claimed) == []


def test_a_plural_stands_for_its_singular(verified):
    start = TEXT.index("Clients")
    found = verified(
        line="3",
        start=str(start),
        end=str(start + 7),
        digest=digest("Clients"),
        exact="Clients",
        object='"client"@fr',
    )
    assert found == []


def test_a_document_never_lies_outside_the_folder(verified, tmp_path):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    assert [item.rule for item in verified(file="../secret.txt")] == ["document-file"]


def test_a_configuration_lowers_or_silences_a_rule(verified):
    changes = {"line": "1"}
    (found,) = verified({"passage-line": "warning"}, **changes)
    assert found.severity == "warning"
    assert verified({"passage-line": "ignore"}, **changes) == []


def test_a_missing_folder_is_refused(tmp_path):
    source = tmp_path / "data.ttl"
    source.write_text(data(), encoding="utf-8")
    with pytest.raises(VocableError, match="absent: no such folder; name with --doc"):
        list(verify(load([source]).store, tmp_path / "absent", {}))


def test_folding_makes_twins_equal():
    assert folded("L\u2019E\u0301t\u00e9\u202f ici ") == folded("l'\u00c9t\u00c9 ici")
    assert folded("été") != folded("ete")
