"""The shipped vocabulary holds what its five documents say, and shows where."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

from vocable.rdf.namespaces import PREFIXES

WORD = "?entry ontolex:canonicalForm/ontolex:writtenRep "


def test_the_check_finds_no_violation_and_verifies_the_evidence(invoke, client, shared):
    documents = shared("documents")
    result = invoke("check", client, "--documents", documents, "--language", "en")
    assert result.exit_code == 0, result.stdout


def test_all_five_documents_are_described_and_used(select):
    rows = select("""?id ?title ?digest (COUNT(DISTINCT ?claim) AS ?n) {
        ?doc a foaf:Document ; dcterms:identifier ?id ; dcterms:title ?title ;
            vocable:sha256 ?digest .
        ?passage oa:hasSource ?doc . ?claim prov:wasQuotedFrom|prov:wasDerivedFrom ?passage
        FILTER(LANG(?title) = "fr")
    } GROUP BY ?id ?title ?digest ORDER BY ?id""")
    assert [row[0][:3] for row in rows] == ["000", "001", "002", "003", "004"]
    assert all(len(row[2]) == 64 and int(row[3]) > 10 for row in rows)


def senses(select, part):
    return select(f"""?number ?field {{
        {WORD} "client"@fr . ?entry lexinfo:partOfSpeech lexinfo:{part} ; ontolex:sense ?sense .
        ?sense vocable:senseNumber ?number .
        OPTIONAL {{ ?sense lexinfo:domain/skos:prefLabel ?field FILTER(LANG(?field) = "fr") }}
    }} ORDER BY ?number""")


def cited_lines(select, part):
    """Give for each sense the lines of document 000 on which anything of it rests."""
    rows = select(f"""DISTINCT ?number ?line {{
        {WORD} "client"@fr . ?entry lexinfo:partOfSpeech lexinfo:{part} ; ontolex:sense ?sense .
        ?sense vocable:senseNumber ?number .
        ?sense ontolex:isLexicalizedSenseOf? ?thing .
        ?claim rdf:subject ?thing ; prov:wasQuotedFrom|prov:wasDerivedFrom ?passage .
        ?passage oa:hasSource/dcterms:identifier ?id ; vocable:line ?line
        FILTER(STRSTARTS(?id, "000"))
    }}""")
    lines = {}
    for number, line in rows:
        lines.setdefault(int(number), set()).add(int(line))
    return lines


def test_the_noun_has_the_senses_of_document_000_in_its_order(select):
    lines = cited_lines(select, "noun")
    first = [
        min(n for n, found in lines.items() if line in found) for line in (7, 8, 9, 10)
    ]
    assert first == sorted(set(first))


def test_the_senses_of_the_noun_carry_the_fields_of_document_000(select):
    fields = [field for _, field in senses(select, "noun") if field]
    for expected in ("histoire", "professions libérales", "commerce", "réseaux"):
        assert any(expected in field.lower() for field in fields), (expected, fields)


def test_the_adjective_has_its_two_senses_in_order(select):
    lines = cited_lines(select, "adjective")
    (first,) = (number for number, found in lines.items() if 13 in found)
    (second,) = (number for number, found in lines.items() if 14 in found)
    assert first < second
    fields = [field for _, field in senses(select, "adjective") if field]
    assert any("informatique" in field.lower() for field in fields)


@pytest.mark.parametrize("part", ["noun", "adjective"])
def test_the_word_is_pronounced_and_masculine(ask, part):
    assert ask(
        f'{WORD} "client"@fr . ?entry lexinfo:partOfSpeech lexinfo:{part} ; '
        'ontolex:canonicalForm [ ontolex:phoneticRep "kli.jɑ̃"@fr-fonipa ]'
    )
    assert ask(
        f'{WORD} "client"@fr . ?entry lexinfo:partOfSpeech lexinfo:{part} ; '
        "ontolex:canonicalForm [ lexinfo:gender lexinfo:masculine ]"
    )


def typology_with(select, *labels):
    """Find arrays that have members whose French labels begin so."""
    patterns = " ".join(
        f"?array skos:member [ skos:prefLabel ?l{n} ] FILTER(STRSTARTS(LCASE(?l{n}), '{label}'))"
        for n, label in enumerate(labels)
    )
    return select(
        f"DISTINCT ?label {{ ?array a iso-thes:ThesaurusArray ; skos:prefLabel ?label . {patterns} }}"
    )


@pytest.mark.parametrize(
    "labels",
    [
        ("client interne", "client externe"),
        ("client potentiel", "ancien client"),
    ],
)
def test_the_typologies_of_the_documents_are_held(select, labels):
    assert typology_with(select, *labels)


def test_one_typology_divides_clients_into_four_states(select):
    rows = select("""?label (COUNT(DISTINCT ?member) AS ?n) {
        ?array a iso-thes:ThesaurusArray ; skos:prefLabel ?label ; skos:member ?member ,
            [ skos:prefLabel "ancien client"@fr ] FILTER(LANG(?label) = "fr")
    } GROUP BY ?label""")
    assert any(int(count) == 4 for _, count in rows), rows


def test_every_typology_has_a_criterion_in_words_and_what_it_divides(ask):
    assert not ask("""?array a iso-thes:ThesaurusArray FILTER NOT EXISTS {
        ?array skos:prefLabel ?label ; iso-thes:superOrdinate ?concept ; skos:member ?a , ?b
        FILTER(?a != ?b) }""")


def test_customer_and_client_are_two_notions_two_words_and_translations(select):
    rows = select(f"""?english ?concept ?entry ?french {{
        {WORD} ?english . ?entry ontolex:sense ?sense .
        ?sense ontolex:isLexicalizedSenseOf ?concept ; vartrans:translation ?other .
        ?other ontolex:isSenseOf ?french .
        ?french ontolex:canonicalForm/ontolex:writtenRep "client"@fr .
        VALUES ?english {{ "customer"@en "client"@en }} }}""")
    found = {
        english: (concept, entry, french) for english, concept, entry, french in rows
    }
    assert set(found) == {"customer", "client"}
    (customer, client) = (found["customer"], found["client"])
    assert customer[0] != client[0]
    assert customer[1] != client[1]
    assert customer[2] == client[2]


def test_a_contradiction_is_held_and_its_loser_does_not_stand(select, ask):
    rows = select("""?one ?two {
        ?a vocable:contradicts ?b ; adms:status ?one . ?b adms:status ?two }""")
    assert rows
    both = {PREFIXES["vocable"] + "accepted"}
    assert not [row for row in rows if set(row) == both]
    assert not ask("""?claim adms:status ?status ; rdf:subject ?s ; rdf:predicate ?p ;
        rdf:object ?o . ?s ?p ?o
        FILTER(?status IN (vocable:rejected, vocable:competing))""")


def test_nothing_is_left_unverified(ask):
    assert not ask("?claim adms:status vocable:unverified")


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("skos:Concept", "skos:prefLabel"),
        ("iso-thes:ThesaurusArray", "skos:prefLabel"),
        ("skos:ConceptScheme", "dcterms:title"),
    ],
)
def test_every_notion_typology_and_field_is_called_in_french_and_english(
    ask, kind, label
):
    for tag in ("fr", "en"):
        assert not ask(f"""?thing a {kind} FILTER NOT EXISTS {{
            ?thing {label} ?name FILTER(LANG(?name) = "{tag}") }}""")


@pytest.mark.parametrize("kind", ["skos:Concept", "iso-thes:ThesaurusArray"])
def test_every_notion_and_typology_is_defined_in_french_and_english(ask, kind):
    for tag in ("fr", "en"):
        assert not ask(f"""?thing a {kind} ; skos:inScheme ?scheme
            FILTER(STRSTARTS(STR(?scheme), "https://w3id.org/vocable/client/"))
            FILTER NOT EXISTS {{ ?thing skos:definition ?text
                FILTER(LANG(?text) = "{tag}") }}""")


def test_a_definition_of_a_document_that_ours_leaves_is_kept_and_does_not_stand(
    select, ask
):
    rows = select("""?concept ?text {
        ?claim rdf:subject ?concept ; rdf:predicate skos:definition ; rdf:object ?text ;
            adms:status ?status ; prov:wasDerivedFrom ?passage
        FILTER(?status IN (vocable:competing, vocable:rejected)) }""")
    assert len({concept for concept, _ in rows}) >= 6
    for concept, text in rows:
        assert not ask(f'<{concept}> skos:definition "{text}"@fr')


def test_what_is_defined_in_one_language_is_defined_in_the_other(ask):
    for tag, other in (("fr", "en"), ("en", "fr")):
        assert not ask(f"""?thing skos:definition ?one FILTER(LANG(?one) = "{tag}")
            FILTER NOT EXISTS {{ ?thing skos:definition ?two
                FILTER(LANG(?two) = "{other}") }}""")


def test_end_user_is_no_translation_of_consommateur(ask):
    assert not ask('?thing skos:prefLabel|skos:altLabel "end user"@en')
    assert ask('?claim rdf:object "end user"@en ; adms:status vocable:rejected')


def test_an_english_name_is_no_better_attested_than_the_sense_it_names(ask):
    weak = """?reading rdf:subject ?sense ; rdf:predicate ontolex:isLexicalizedSenseOf ;
        rdf:object ?thing ; adms:status vocable:editorial ."""
    assert not ask(f"""{weak} ?sense ontolex:isSenseOf/ontolex:canonicalForm/ontolex:writtenRep ?name
        FILTER(LANG(?name) = "en")
        ?claim rdf:subject ?thing ; rdf:object ?name ; adms:status vocable:accepted""")
    assert not ask(f"""{weak} ?claim rdf:predicate vartrans:translation ;
        rdf:subject|rdf:object ?sense ; adms:status vocable:accepted""")


def test_french_signs_keep_to_their_word_by_a_space_that_does_not_break(select):
    rows = select("""?text { ?thing ?p ?text FILTER(LANG(?text) = "fr" && ?p != oa:exact
        && REGEX(STR(?text), "« | [;:?!»]")) }""")
    assert rows == []


def test_every_disagreement_asks_its_question_in_french_and_english(select):
    rows = select("""?what (COUNT(DISTINCT ?question) AS ?n) {
        ?what a vocable:Disagreement ; vocable:question ?question } GROUP BY ?what""")
    assert rows
    assert {count for _, count in rows} == {"2"}


def test_the_whole_names_its_five_sources_its_editors_and_its_version(select, ask):
    rows = select("""?what (COUNT(DISTINCT ?source) AS ?n) {
        ?what dcterms:source ?source ; dcterms:creator [ a foaf:Organization ] ;
            dcterms:modified ?day ; owl:versionIRI ?version } GROUP BY ?what""")
    assert [count for _, count in rows] == ["5"] * 4
    assert not ask("?what dcterms:creator ?who . ?what dcterms:publisher ?who")
    assert ask("?set a ontolex:ConceptSet ; lime:concepts ?concepts")
    assert ask("?lexicon a lime:Lexicon ; lime:lexicalEntries ?entries")


def test_every_document_has_a_short_title_and_the_date_it_gives(select):
    rows = select("""?short ?day { ?doc a foaf:Document ; dcterms:alternative ?short
        OPTIONAL { ?doc dcterms:date ?day } } ORDER BY ?doc""")
    assert [day for _, day in rows] == [None, None, "2022-10-29", None, None]


def test_no_sentence_of_a_document_is_republished(select):
    longest = max(len(text) for (text,) in select("?text { ?p oa:exact ?text }"))
    assert longest < 120


def test_every_refusal_and_every_decision_of_ours_gives_its_reason(ask):
    assert not ask("""?claim adms:status ?status
        FILTER(?status IN (vocable:rejected, vocable:editorial))
        FILTER NOT EXISTS { ?claim skos:editorialNote ?reason }""")


def test_the_entry_page_shows_the_word_with_all_its_senses(client_site, select):
    (entry,) = {
        entry
        for (entry,) in select(
            f'DISTINCT ?entry {{ {WORD} "client"@fr . ?entry lexinfo:partOfSpeech lexinfo:noun }}'
        )
    }
    page = client_site.page_of(entry)
    assert page.one("h1").text == "client"
    assert page.all("span", class_="ipa")[0].text == "/kli.jɑ̃/"
    numbers = [
        one["data-number"] for one in page.one("ol", class_="senses").all("li", id=True)
    ]
    assert numbers == list(map(str, range(1, len(numbers) + 1)))
    assert len(numbers) >= 4
    assert page.one("section", id="evidence").all("li")
