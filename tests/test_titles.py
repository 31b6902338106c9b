"""What a vocabulary is called: by its title, or by a name that stands in its place."""

import pytest

from vocable.vocabulary.metadata import about
from vocable.vocabulary.titles import untitled

KNOT = ":knot a skos:Concept ; skos:prefLabel 'knot'@en ; skos:inScheme <{scheme}> ."
TERMS = "https://sails.example/2020/terms#"


def test_an_undeclared_scheme_is_called_by_its_iri(edition_of):
    edition = edition_of(KNOT.format(scheme=TERMS), "en")
    assert edition.title.value == "sails.example/2020/terms#"
    assert about(edition.facts).titles[0].value == edition.title.value


@pytest.mark.parametrize(
    "name",
    [
        *("dcterms:title", "skos:prefLabel", "rdfs:label", "dc:title"),
        *("schema:name", "foaf:name"),
    ],
)
def test_whatever_property_names_a_scheme_gives_the_title(edition_of, name):
    said = f"{KNOT.format(scheme=TERMS)} <{TERMS}> {name} 'Sails'@en , 'Voiles'@fr ."
    edition = edition_of(said, "en")
    assert edition.title.value == "Sails"
    assert {one.value for one in about(edition.facts).titles} == {*("Sails", "Voiles")}
    assert untitled(edition.facts) == ""


def test_a_title_of_blanks_is_none(edition_of):
    said = f"{KNOT.format(scheme=TERMS)} <{TERMS}> dcterms:title ' ' ."
    edition = edition_of(said, "en")
    assert edition.title.value == "sails.example/2020/terms#"


@pytest.mark.parametrize(
    "kind", ["owl:Ontology", "dcat:Dataset", "void:Dataset", "lime:Lexicon"]
)
def test_the_header_of_a_file_names_what_has_no_other_title(edition_of, kind):
    said = f":h a {kind} ; dcterms:title 'Of ropes'@en ."
    assert edition_of(f":a a skos:Concept . {said}", "en").title.value == "Of ropes"
    of_scheme = edition_of(f"{KNOT.format(scheme=TERMS)} {said}", "en")
    assert of_scheme.title.value == "Of ropes"
    two = f"{said} :i a {kind} ; dcterms:title 'Of sails'@en ."
    assert edition_of(f":a a skos:Concept . {two}", "en").title.value == "sample"


def test_the_scheme_has_one_name_wherever_it_is_linked(site_of):
    for title, name in (({}, "sails.example/2020/terms#"), ({"en": "Ropes"}, "Ropes")):
        site = site_of(KNOT.format(scheme=TERMS), title=title, interface=("en",))
        assert site.page("index.html").one("h1").text == name
        (link,) = site.page("knot.html").section("In").links
        assert link[0] == name


def test_schemes_without_a_title_keep_apart(edition_of):
    said = """
    :a a skos:Concept ; skos:inScheme <https://x.example/1/terms> .
    :b a skos:Concept ; skos:inScheme <https://x.example/2/terms> .
    """
    edition = edition_of(said, "en")
    names = [edition.labels.label(one).value for one in edition.facts.schemes]
    assert names == ["x.example/1/terms", "x.example/2/terms"]


def test_for_want_of_a_title_the_build_says_which_line_gives_one(
    vocabulary_of, invoke, tmp_path
):
    nameless = vocabulary_of(KNOT.format(scheme=TERMS))
    assert untitled(nameless) == (
        "The vocabulary has no title, so the site is called sails.example/2020/terms#; "
        'the line title = "…" in vocable.toml, or a dcterms:title of '
        f"<{TERMS}>, gives it one."
    )
    assert untitled(vocabulary_of(KNOT.format(scheme=TERMS), title={"": "Ropes"})) == ""
    source = tmp_path / "ropes" / "data.ttl"
    source.parent.mkdir()
    source.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://sails.example/a> a skos:Concept ; skos:prefLabel "a"@en .\n',
        encoding="utf-8",
    )
    done = invoke("build", str(source.parent), "-o", str(tmp_path / "site"))
    assert done.exit_code == 0
    assert "the site is called ropes; the line title" in done.stderr
