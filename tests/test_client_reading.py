"""Each claim of the shipped vocabulary says what its passage says, as a fresh reader asks."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import re

import pytest


def test_a_note_on_a_claim_of_one_document_names_it(select):
    rows = select("""?claim ?note (COUNT(DISTINCT ?document) AS ?n) {
        ?claim a vocable:Attestation ; skos:scopeNote|skos:editorialNote ?note ;
            prov:wasQuotedFrom|prov:wasDerivedFrom ?passage . ?passage oa:hasSource ?document
        FILTER(REGEX(?note, "(^|[ ’])([Ll]e|[Dd]u|[Uu]n) document", "i"))
        FILTER(!REGEX(?note, "document 00[0-4]"))
        FILTER(!REGEX(?note, "[Aa]ucun document")) } GROUP BY ?claim ?note""")
    assert not [claim for claim, _, count in rows if count == "1"]


def test_a_form_with_a_mark_inside_stands_so_in_one_of_its_passages(select, shared):
    """The check takes « client/serveur » for « client-serveur »; a form says which."""
    texts = {
        path.name[:3]: path.read_text(encoding="utf-8")
        for path in shared("documents").glob("0*.txt")
    }
    rows = select("""?form ?id ?start ?end {
        ?claim rdf:predicate ontolex:writtenRep ; rdf:object ?form ; adms:status vocable:accepted ;
            prov:wasDerivedFrom ?passage .
        ?passage oa:hasSource/dcterms:identifier ?id ; oa:start ?start ; oa:end ?end
        FILTER(LANG(?form) = "fr" && REGEX(?form, "[-/]")) }""")
    stands = {}
    for form, document, start, end in rows:
        passage = texts[document[:3]][int(start) : int(end)].casefold()
        stands[form] = stands.get(form, False) or form.casefold() in passage
    assert "relation-client" in stands
    assert all(stands.values()), stands


def test_each_variant_rests_only_on_passages_that_write_it(select):
    rows = select("""DISTINCT ?form ?line {
        VALUES ?form { "relation-client"@fr "service clients"@fr "cliente"@fr }
        ?claim rdf:predicate ontolex:writtenRep ; rdf:object ?form ;
            prov:wasDerivedFrom/vocable:line ?line }""")
    found = {}
    for form, line in rows:
        found.setdefault(form, set()).add(int(line))
    assert found == {
        "relation-client": {119},
        "service clients": {24},
        "cliente": {10, 252},
    }


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("bénéficiaire de services", "considérés"),
        ("consommateur", "définis"),
        ("données démographiques", "telles"),
        ("enquête de satisfaction", "utilisées"),
        ("logiciel", "connecté"),
    ],
)
def test_a_gender_that_an_agreement_shows_is_accepted_from_it(
    select, shared, form, words
):
    rows = select(f"""?status ?id ?start ?end {{
        ?form ontolex:writtenRep "{form}"@fr . ?claim rdf:subject ?form ;
            rdf:predicate lexinfo:gender ; adms:status ?status ; prov:wasDerivedFrom ?passage .
        ?passage oa:hasSource/dcterms:identifier ?id ; oa:start ?start ; oa:end ?end }}""")
    ((status, document, start, end),) = rows
    assert status.endswith("accepted")
    text = (shared("documents") / document).read_text(encoding="utf-8")
    assert words in text[int(start) : int(end)]


def test_no_claim_stands_and_competes_in_the_same_words(select):
    assert not select("""?one ?two {
        ?one rdf:subject ?s ; rdf:object ?o ; adms:status vocable:competing .
        ?two rdf:subject ?s ; rdf:object ?o ; adms:status vocable:accepted }""")


def test_two_ways_to_divide_that_both_hold_are_no_disagreement(ask):
    assert ask("""?typology skos:member/skos:prefLabel "client interne"@fr ;
        skos:note ?note FILTER(CONTAINS(?note, "le plus souvent"))""")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("client externe", ["souvent", "intéresse"]),
        ("client commerce", ["ne doit pas lui mentir"]),
        ("population de consommateurs inexploitée", ["trafic"]),
        ("bénéficiaire de services", ["communauté", "individus"]),
        ("service client", ["empathie", "place centrale", "rapidité"]),
    ],
)
def test_a_note_keeps_what_the_passage_says_and_no_more(select, label, words):
    name = label.replace(" commerce", " (commerce)")
    notes = [
        note
        for (note,) in select(f'?n {{ ?c skos:prefLabel "{name}"@fr ; skos:note ?n }}')
    ]
    assert any(all(word in note for word in words) for note in notes), notes


@pytest.mark.parametrize(
    "form",
    [
        "activité commerciale",
        "bénéfice",
        "campagne",
        "canal",
        "citoyen",
        "contrat",
        "désir",
        "marque",
        "profit",
        "réputation",
        "revenu",
        "succès commercial",
    ],
)
def test_words_that_the_documents_use_as_names_have_an_entry(ask, form):
    assert ask(f"""?entry ontolex:canonicalForm/ontolex:writtenRep "{form}"@fr ;
        ontolex:sense/ontolex:isLexicalizedSenseOf/skos:definition ?text""")


def test_words_that_a_nuance_quotes_stand_in_a_passage_of_its_claim(select, shared):
    texts = {
        path.name[:3]: _plain(path.read_bytes().decode())
        for path in shared("documents").glob("0*.txt")
    }
    claims = {}
    for claim, note, document, start, end in select("""?claim ?note ?id ?start ?end {
        ?claim a vocable:Attestation ; skos:scopeNote ?note ;
            prov:wasQuotedFrom|prov:wasDerivedFrom ?passage .
        ?passage oa:hasSource/dcterms:identifier ?id ; oa:start ?start ; oa:end ?end
        FILTER(CONTAINS(?note, "«")) }"""):
        whole = texts[document[:3]]
        cited, of = claims.setdefault((claim, note), ([], set()))
        cited.append(whole[int(start) : int(end)])
        of.add(document[:3])
    outside = [
        (claim, quoted)
        for (claim, note), (cited, of) in claims.items()
        for quoted in re.findall("«\u00a0([^»]+)\u00a0»", _plain(note))
        if any(quoted in texts[document] for document in of)
        and not any(quoted in passage for passage in cited)
    ]
    assert claims
    assert outside == []


def _plain(text):
    """Fold case and apostrophes, every character staying one."""
    return "".join(
        sign.lower() if len(sign.lower()) == 1 else sign
        for sign in text.replace("’", "'")
    )
