"""Two near-synonyms stand side by side, line for line, with the nuance."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

from vocable.pages.comparisons.comparison import describe_comparison

WORDS = """
:w a ontolex:Word ; lexinfo:partOfSpeech lexinfo:noun ; ontolex:sense :w1 , :w2 ;
    ontolex:canonicalForm [ ontolex:writtenRep "client"@fr ] .
:v a ontolex:Word ; ontolex:sense :v1 ;
    ontolex:canonicalForm [ ontolex:writtenRep "consommateur"@fr ] .
:w1 vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :a ; lexinfo:domain :law ;
    lexinfo:register lexinfo:formalRegister ; skos:example "Un client."@fr .
:w2 vocable:senseNumber 2 . :v1 vocable:senseNumber 1 ; ontolex:isLexicalizedSenseOf :b .
:a a skos:Concept ; skos:broader :top ; skos:related :b ; skos:definition "Qui achète."@fr ;
    skos:prefLabel "client (économie)"@fr , "customer"@en ; skos:altLabel "chaland"@fr .
:b a skos:Concept ; skos:broader :top ; skos:definition "Qui use."@fr ;
    skos:prefLabel "consommateur"@fr ; skos:scopeNote "En droit."@fr .
:top a skos:Concept ; skos:prefLabel "acteur"@fr .
:law a skos:Concept ; skos:prefLabel "droit"@fr .
:w1 lexinfo:approximateSynonym :v1 .
:claim a vocable:Attestation ; rdf:subject :w1 ; rdf:predicate lexinfo:approximateSynonym ;
    rdf:object :v1 ; adms:status vocable:accepted ; prov:wasDerivedFrom :p ;
    skos:scopeNote "Le premier achète ; le second use."@fr .
:other a vocable:Attestation ; rdf:subject :b ; rdf:predicate skos:related ; rdf:object :a ;
    adms:status vocable:accepted ; skos:scopeNote "L'un peut être l'autre."@fr .
:no a vocable:Attestation ; rdf:subject :v1 ; rdf:predicate lexinfo:synonym ; rdf:object :w1 ;
    adms:status vocable:rejected .
:p oa:hasSource :d ; vocable:line 7 . :d a foaf:Document ; dcterms:identifier "003_x.txt" .
"""


@pytest.fixture
def comparison_of(edition_of):
    def make(turtle=WORDS, language="fr", **options):
        options.setdefault("languages", ("fr", "en"))
        options.setdefault("interface", ("fr", "en"))
        edition = edition_of(turtle, language, **options)
        return describe_comparison(edition, edition.facts.pairs.all[0])

    return make


def lines(model):
    return {
        (line.name.name, line.name.language): (
            [one.link.text.value for one in line.left.listed],
            [one.link.text.value for one in line.right.listed],
        )
        for line in model.lines
    }


def test_each_side_is_called_by_its_word_with_its_sense_number(comparison_of):
    model = comparison_of()
    assert model.page.title.value == "client / consommateur"
    assert (model.page.path, model.page.title.language) == ("compare/w1--v1", "fr")
    assert (model.left.link.href, model.left.number) == ("../w.html#sense-1", "1")
    assert model.left.grammar == ("noun",)
    # A word of one sense needs no number.
    assert (model.right.link.href, model.right.number) == ("../v.html#sense-1", "")


def test_what_is_said_stands_line_for_line(comparison_of):
    assert lines(comparison_of()) == {
        ("definition", ""): (["Qui achète."], ["Qui use."]),
        ("concept", ""): (["client (économie)"], ["consommateur"]),
        ("labels", "fr"): (["client (économie)", "chaland"], ["consommateur"]),
        ("labels", "en"): (["customer"], []),
        ("field", ""): (["droit"], []),
        ("usage", ""): (["formal"], []),
        ("broader", ""): (["acteur"], ["acteur"]),
        ("example", ""): (["Un client."], []),
        ("Sources", ""): (["003"], []),
    }


def test_what_is_the_same_is_marked_so(comparison_of):
    same = [line.name.name for line in comparison_of().lines if line.same]
    assert same == ["broader"]


def test_nuances_of_words_and_of_their_concepts_name_whom_they_count(comparison_of):
    words, concepts = comparison_of().nuances
    assert (words.first.value, words.second.value) == ("client", "consommateur")
    assert words.name == "near-synonym"
    assert [text.value for text in words.texts] == [
        "Le premier achète ; le second use."
    ]
    assert words.marks == (1,)
    assert (concepts.first.value, concepts.second.value) == (
        *("consommateur", "client (économie)"),
    )
    assert [text.value for text in concepts.texts] == ["L'un peut être l'autre."]


def test_what_was_said_of_both_and_is_not_followed_is_told(comparison_of):
    model = comparison_of()
    (refused,) = model.source.refused
    assert (refused.status, refused.predicate) == ("rejected", "synonym")
    # And nothing is numbered that the page does not show.
    assert [one.status for one in model.source.evidence] == [
        *("accepted", "accepted", "rejected"),
    ]


CONCEPTS = """
:a a skos:Concept ; skos:prefLabel "tea"@en , "thé"@fr . :b a skos:Concept ; skos:prefLabel "théier"@fr .
:w a ontolex:Word ; ontolex:sense :w1 ; ontolex:canonicalForm [ ontolex:writtenRep "thé"@fr ] .
:w1 ontolex:isLexicalizedSenseOf :a .
:t a iso-thes:ThesaurusArray ; skos:prefLabel "par espèce"@fr ; skos:member :b .
:c a vocable:Attestation ; rdf:subject :b ; rdf:predicate skos:related ; rdf:object :a ;
    adms:status vocable:accepted . :a skos:related :b .
"""


def test_concepts_are_compared_with_the_words_for_them(comparison_of):
    model = comparison_of(CONCEPTS)
    assert model.page.title.value == "théier / thé"
    assert (model.left.link.href, model.left.number) == ("../b.html", "")
    found = lines(model)
    assert found["words", ""] == ([], ["thé"])
    assert found["Typologies", ""] == (["par espèce"], [])
    (nuance,) = model.nuances
    assert (nuance.name, nuance.texts, nuance.marks) == ("see also", (), (1,))


def test_names_in_two_languages_make_a_title_in_none(comparison_of):
    model = comparison_of(CONCEPTS, "en", languages=("en", "fr"))
    assert (model.page.title.value, model.page.title.language) == ("théier / tea", "")


def test_of_many_narrower_concepts_some_are_listed_and_the_rest_counted(comparison_of):
    many = "".join(
        f":n{n} a skos:Concept ; skos:broader :a . :x{n} a vocable:Attestation ; rdf:subject :n{n} ; "
        "rdf:predicate skos:broader ; rdf:object :a ; adms:status vocable:accepted ."
        for n in range(30)
    )
    model = comparison_of(CONCEPTS + many)
    (line,) = (line for line in model.lines if line.name.name == "narrower")
    assert (len(line.right.listed), line.right.more) == (8, 22)
    assert len(model.source.evidence) == 9


def test_relations_lead_to_the_comparison_from_both_pages(site_of):
    site = site_of(WORDS, interface=("fr",))
    for name in ("w", "v", "a", "b"):
        (link,) = site.page(f"{name}.html").all("a", class_="compare")
        assert link["href"] == "compare/w1--v1.html"
    # Seen from the second, it is said who is the first.
    page = site.page("v.html").one("a", class_="compare")
    assert page.text == "comparer client 1 / consommateur"
    assert page.one("span").text == "comparer"
    page = site.page("w.html").one("a", class_="compare")
    assert page.one("span").text == "client 1 / consommateur"


def test_a_comparison_in_html(site_of):
    page = site_of(WORDS, interface=("fr",)).page("compare/w1--v1.html")
    assert page.one("h1").text == "client / consommateur"
    assert [cell.links[0] for cell in page.one("thead").all("th")] == [
        ("client", "../w.html#sense-1"),
        ("consommateur", "../v.html#sense-1"),
    ]
    groups = page.one("table", class_="sides").all("tbody")
    assert [cell.text for cell in groups[0].all("td")] == ["Qui achète.", "Qui use."]
    (same,) = page.all("td", class_="same")
    assert (same["colspan"], same.text) == ("2", "acteur")
    said = [text.text for text in page.all("p", class_="said")]
    assert said[0].startswith("Le premier achète ; le second use.")
