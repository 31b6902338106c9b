"""Language tags are written in their case, and variants count for their language."""

import json

import pytest
from pyoxigraph import Literal

from vocable.rdf.language_tags import basic, canonical, is_variant, language_of

TTL = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://sails.example/> .
:s a skos:ConceptScheme ; dct:title "Sails"@en .
:jib a skos:Concept ; skos:inScheme :s ; skos:prefLabel "jib"@en-GB ,
  "支索帆"@zh-Hant , "flok"@sr-Latn , "say \\"@en-gb ."@en .
:luff a skos:Concept ; skos:inScheme :s ; skos:prefLabel "luff"@en, "porub"@sr-Latn ,
  "前緣"@zh-TW .
"""


@pytest.mark.parametrize(
    "tag",
    [
        *("en", "en-GB", "zh-Hant", "zh-Hant-TW", "sr-Latn", "es-419", "sgn-BE-FR"),
        *("de-CH-1996", "az-Latn-x-latn", "en-CA-x-ca", "x-ab-cdef", "i-klingon"),
        *("en-a-bb-x-cc-dddd", "sl-rozaj-biske", "zh-yue-HK"),
    ],
)
def test_a_tag_is_written_in_the_case_of_rfc_5646(tag):
    assert canonical(tag.lower()) == canonical(tag.upper()) == tag
    assert language_of(Literal("x", language=tag)) == tag


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("en-GB", "en"), ("de-CH-1996", "de"), ("es-419", "es"), ("pt-BR", "pt")),
        *(("zh-Hans", "zh"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh-Hant")),
        *(("sr-Latn", "sr-Latn"), ("sr-Cyrl-RS", "sr"), ("ja-Latn", "ja-Latn")),
        *(("x-own", "x-own"), ("zh-yue-HK", "zh-yue")),
    ],
)
def test_a_variant_counts_for_its_language_and_another_script_for_itself(tag, language):
    assert basic(tag) == language
    assert is_variant(tag, language)
    assert is_variant(language, tag)


def test_scripts_stay_apart():
    assert not is_variant("zh-Hant", "zh-Hans")
    assert not is_variant("sr", "sr-Latn")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("tags") / "sails.ttl"
    path.write_text(TTL, encoding="utf-8")
    return path


@pytest.mark.parametrize("syntax", ["turtle", "json-ld", "rdf-xml", "n-triples"])
def test_every_export_keeps_the_case_of_tags(invoke, file, syntax):
    text = invoke("export", file, "-f", syntax).output
    for tag in ("en-GB", "zh-Hant", "zh-TW", "sr-Latn"):
        assert tag in text
    # What only looks like a tag is text.
    assert text.count('"@en-gb .') + text.count('\\"@en-gb .') >= 1
    assert "zh-hant" not in text


@pytest.mark.parametrize("name", ["table", "tsv", "json", "xml"])
def test_the_results_of_queries_keep_the_case_of_tags(invoke, file, name):
    text = invoke(
        "query",
        file,
        "SELECT ?l { ?s skos:prefLabel ?l } ORDER BY ?l",
        "--format",
        name,
    ).output
    assert all(tag in text for tag in ("en-GB", "zh-Hant", "sr-Latn"))
    assert "@en-gb ." in text
    if name == "json":
        json.loads(text)


def test_pages_keep_the_case_of_tags_and_a_variant_is_no_gap(build_folder, file):
    site = build_folder(file)
    page = site.page("jib.html")
    tags = {one.get("lang") for one in page.all("span")}
    assert {"en-GB", "zh-Hant", "sr-Latn"} <= tags
    languages = site.page("languages.html")
    assert {tag.text for tag in languages.all(class_="tag")} >= {"en", "sr-Latn"}
    # Each concept has a label in each of the three: nothing is lacking.
    assert not languages.all("div", class_="gaps")
