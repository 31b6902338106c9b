"""Every page model has its template, and every template shows what it is given."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import json
import re
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from vocable.checking.findings import Finding, Report
from vocable.html.rendering import TEMPLATES

E = "https://example.org/"
TEA = E + "tea/"


def test_every_model_is_rendered_by_the_sample(sample_site):
    kinds = {
        *("the", "the-noun-fr", "par-oxydation", "document", "scheme", "index", "data"),
        *("hierarchy", "terms", "typologies", "sources", "queries", "report", "404"),
        *("compare/the--theier", "homographs/en--cuppa", "print"),
        *("languages", "languages/fr/en", "sparql", "search"),
    }
    assert {f"{name}.html" for name in kinds} <= set(sample_site.pages)
    # A vocabulary this small has no page for a letter, and of no agent it says more
    # than the name.
    assert len(kinds) == len(TEMPLATES) - 2


@pytest.fixture(scope="module")
def every_page(sample_site):
    return {name: sample_site.page(name) for name in sample_site.pages}


def test_every_page_has_one_heading_one_main_and_a_title(every_page):
    for name, page in every_page.items():
        assert page.one("h1").text, name
        assert page.one("main")["id"] == "main"
        assert page.one("title").text.endswith(("– Le thé", "– Tea")), name
        assert page.one("header", class_="site")
        assert page.one("footer", class_="site")


def test_headings_go_down_one_level_at_a_time(every_page):
    for name, page in every_page.items():
        levels = [int(h.tag[1]) for h in page.all() if re.fullmatch(r"h[1-6]", h.tag)]
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name


def test_every_page_says_its_language_and_leads_to_the_other(every_page):
    for name, page in every_page.items():
        language = "en" if name.startswith("en/") else "fr"
        assert page.one("html")["lang"] == language
        others = {one["hreflang"] for one in page.all("link", hreflang=True)}
        assert others == {"fr", "en"}, name


def test_the_skip_link_comes_first(every_page):
    for name, page in every_page.items():
        if not name.endswith("404.html"):
            assert page.all("a")[0]["href"] == "#main", name


def test_the_current_section_is_marked(every_page):
    for name, current in (("terms.html", "Termes"), ("en/hierarchy.html", "Hierarchy")):
        (link,) = (
            every_page[name].one("header", class_="site").all("a", aria_current="page")
        )
        assert link.text == current


def test_pages_need_nothing_from_elsewhere(every_page):
    for page in every_page.values():
        for tag, name in (("script", "src"), ("img", "src"), ("iframe", "src")):
            for one in page.all(tag, **{name: True}):
                assert not re.match(r"(https?:)?//", one[name])
        for one in page.all("link"):
            if one["rel"] in {"stylesheet", "icon"}:
                assert not one["href"].startswith("http")
        assert not [
            one for one in page.all() if any(a.startswith("on") for a in one.attributes)
        ]


def test_links_out_of_the_site_are_marked(every_page):
    for page in every_page.values():
        for link in page.all("a", href=True):
            outside = link["href"].startswith(("http://", "https://"))
            assert outside is (link.get("rel") == "external")


def test_a_concept_page_in_html(sample_site):
    page = sample_site.page_of(TEA + "the")
    assert page.one("h1").text == "thé (boisson)"
    assert page.one("span", class_="notation").text == "T"
    crumbs = page.one("nav", class_="crumbs")
    assert crumbs.links == [("boisson", "boisson.html")]
    assert page.after("Plus général").links[:1] == [("boisson", "boisson.html")]
    assert ("thé vert", "vert.html") in page.after("Plus précis").links
    assert page.after("Équivalent exact").all("a")[0]["rel"] == "external"
    data = page.all("link", rel="alternate", type="text/turtle")
    assert [one["href"] for one in data] == ["the.ttl"]


def test_marks_lead_to_evidence_that_stands_on_the_page(every_page):
    marked = 0
    for page in every_page.values():
        ids = {one["id"] for one in page.all(id=True)}
        for sign in page.all("sup", class_="marks"):
            assert {target for _, target in sign.links} <= {f"#{i}" for i in ids}
            marked += 1
    assert marked > 10


def test_evidence_shows_document_line_status_nuance_and_reason(sample_site):
    evidence = sample_site.page_of(TEA + "the").one("section", id="evidence")
    (definition,) = (
        item for item in evidence.all("li") if "décision de la rédaction" in item.text
    )
    assert definition.links == [("042, ligne 4", "document.html#L4")]
    assert definition.one("span", class_="nuance").text == "– selon la page"
    assert "Ramené au genre" in definition.one("span", class_="reason").text


def test_a_deprecated_concept_is_struck_and_leads_on(sample_site):
    page = sample_site.page_of(TEA + "infusion")
    assert page.one("h1").one("s").text == "infusion"
    warning = page.one("p", class_="warning")
    assert warning.links == [("T thé (boisson)", "the.html")]


def test_an_entry_page_in_html(sample_site):
    page = sample_site.page_of(TEA + "the-noun-fr")
    assert page.one("h1").text == "thé"
    assert page.one("h1").language == "fr"
    sound = page.one("span", class_="ipa")
    assert (sound.text, sound.language) == ("/te/", "fr-fonipa")
    assert "nom" in page.one("p", class_="grammar").text
    assert "masculin" in page.one("p", class_="grammar").text
    assert page.one("span", id="form-form-thes").one("b").text == "thés"
    senses = page.one("ol", class_="senses").children
    items = [one["id"] for one in senses if getattr(one, "tag", "") == "li"]
    assert items == ["sense-1", "sense-2"]
    (translation,) = page.after("Traduction").all("a")
    assert translation["href"] == "tea-noun-en.html#sense-1"
    assert translation.one("span").text == "tea"
    assert translation.one("span").language == "en"


def test_a_refused_claim_stands_under_its_own_heading_with_its_rival(sample_site):
    refused = sample_site.page_of(TEA + "the-noun-fr").one("section", id="refused")
    assert refused.all("span", class_="rejected")[0].text == "rejeté"
    assert "Du malais." in refused.text
    assert "contredit par" in refused.text
    assert "Du min nan." in refused.text


def test_a_document_page_in_html(sample_site):
    page = sample_site.page_of(TEA + "document")
    lines = page.one("ol", class_="lines")
    assert [one["id"] for one in lines.all("li", id=True)] == ["L1", "L4"]
    assert lines.all("q")[0].text == "thé, te"
    assert len(page.one("div", class_="strip").all("i")) == 4
    assert len(page.one("div", class_="strip").all("i", class_="used")) == 2


def test_a_typology_page_in_html(sample_site):
    page = sample_site.page_of(TEA + "par-oxydation")
    assert page.after("Divise").links == [("T thé (boisson)", "the.html")]
    terms = [term.links[0] for term in page.all("p", class_="term")]
    assert terms == [("thé noir", "noir.html"), ("thé vert", "vert.html")]


def test_texts_in_another_language_carry_it(sample_site):
    page = sample_site.page("en/terms.html")
    arabic = [one for one in page.all("a") if one.text == "شاي"]
    assert [(one.language, one["dir"]) for one in arabic] == [("ar", "rtl")]
    concept = sample_site.page("en/vert.html")
    (text,) = concept.one("h1").all("span")
    assert (text.text, text.language) == ("thé vert", "fr")
    assert concept.one("h1").one("abbr")["title"] == "French"


def test_the_page_not_found_works_from_any_address(sample_site, site_of):
    assert sample_site.page("404.html").one("base")["href"] == "/"
    assert sample_site.page("en/404.html").one("base")["href"] == "/en/"
    site = site_of(":a a skos:Concept .", site_url="https://tea.example/sub/")
    assert site.page("404.html").one("base")["href"] == "https://tea.example/sub/"


def test_canonical_links_are_whole_where_the_address_is_known(site_of):
    site = site_of(
        "<https://example.org/c/é> a skos:Concept .",
        site_url="https://tea.example/",
        interface=("en", "fr"),
        iri_space=E,
    )
    canonical = {
        name: site.page(name).one("link", rel="canonical")["href"]
        for name in ("index.html", "c/é.html", "fr/c/é.html")
    }
    # A host gives the home page for its folder.
    assert canonical["index.html"] == "https://tea.example/"
    assert canonical["c/é.html"] == "https://tea.example/c/%C3%A9.html"
    assert canonical["fr/c/é.html"] == "https://tea.example/fr/c/%C3%A9.html"


def test_a_clean_report_says_so_in_words(sample_site):
    page = sample_site.page("en/report.html")
    assert page.one("p", class_="lead").text == "Nothing to report: every rule holds."


def finding(rule, severity, focus):
    texts = {"en": f"{rule} says <b>no</b>", "fr": "non"}
    return Finding(rule, None, severity, focus, None, None, texts, {"en": "mend"})


def test_a_report_leads_to_what_it_found_and_the_pages_concerned_warn(site_of):
    report = Report(
        "skos",
        (finding("first", "violation", E + "a"), finding("second", "warning", "_:b")),
        "unverified",
        ("first", "second"),
    )
    site = site_of(":a a skos:Concept ; skos:prefLabel 'A'@en .", report, forced=True)
    page = site.page("report.html")
    rules = page.all("section", class_="rule")
    assert [rule.one("h2").all("span")[0].text for rule in rules] == [
        *("violation", "warning")
    ]
    assert rules[0].links == [("A", "a.html")]
    assert "first says <b>no</b>" in rules[0].text
    assert "second says <b>no</b>" in rules[1].text
    assert not site.page("terms.html").all(class_="band")
    for name in ("index.html", "a.html"):
        band = site.page(name).one(class_="band")
        assert band.links == [("Read the report", "report.html")]


def test_the_same_rule_at_two_severities_has_two_places(site_of):
    found = (finding("r", "violation", E + "a"), finding("r", "warning", E + "a"))
    page = site_of(":a a skos:Concept .", Report("skos", found, "none", ("r",))).page(
        "report.html"
    )
    ids = [one["id"] for one in page.all(id=True)]
    assert len(ids) == len(set(ids))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]>",
    "</script><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "&lt;script&gt;",
    "<!--",
    "javascript:alert(1)",
    "\\u003cscript\\u003e",
]


def quoted(text):
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def hostile_vocabulary(texts):
    one, two, three = (quoted(text) for text in texts)
    return f"""
    :s a skos:ConceptScheme ; dcterms:title {one}@en ; dcterms:description {two}@en ;
        owl:versionInfo {three} ; dcterms:modified {one} ; dcterms:license <javascript:1> .
    :a a skos:Concept ; skos:topConceptOf :s ; skos:prefLabel {one}@en , {two}@fr ;
        skos:altLabel {two}@en ; skos:hiddenLabel {three}@en ; skos:notation {one} ;
        skos:definition {two}@en ; skos:example {three} ; skos:exactMatch
        <javascript:alert(1)> , <data:text/html,%3Cscript%3E> , <vbscript:x> ;
        <javascript:p> {one} ; dcterms:creator <javascript:x> , [ rdf:value {three} ] .
    :b a skos:Concept ; skos:broader :a ; owl:deprecated true ; dcterms:isReplacedBy <data:x> .
    :t a iso-thes:ThesaurusArray ; skos:prefLabel {three}@en ; skos:notation {two} ;
        iso-thes:superOrdinate :a ; skos:member :b .
    :w a ontolex:Word ; lexinfo:partOfSpeech <javascript:noun> ; ontolex:canonicalForm :f ;
        ontolex:sense :w1 ; vocable:etymology {one}@en .
    :f ontolex:writtenRep {two}@en ; ontolex:phoneticRep {three}@en-fonipa ;
        lexinfo:gender <data:feminine> .
    :w1 a ontolex:LexicalSense ; vocable:senseNumber {one} ; lexinfo:domain <javascript:d> ;
        ontolex:isLexicalizedSenseOf :a ; lexinfo:synonym <javascript:s> .
    :d a foaf:Document ; dcterms:identifier {one} ; dcterms:title {two}@en ;
        dcterms:language {three} ; vocable:sha256 {one} ; dcterms:rights {two} .
    :p oa:hasSource :d ; vocable:line 3 ; oa:exact {three} .
    :c a vocable:Attestation ; rdf:subject :a ; rdf:predicate skos:definition ;
        rdf:object {two}@en ; adms:status vocable:accepted ; prov:wasQuotedFrom :p ;
        prov:wasAttributedTo <javascript:who> ; skos:scopeNote {one} .
    :e a vocable:Attestation ; rdf:subject :a ; rdf:predicate <javascript:q> ;
        rdf:object {three}@en ; adms:status {one} ; vocable:contradicts :c .
    """


def hostile_report(text):
    texts = {"en": text}
    return Report(
        "skos",
        (Finding("r", None, "info", "javascript:x", None, None, texts, texts),),
        "none",
        ("r",),
    )


KNOWN_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "base",
        "body",
        "a",
        "header",
        "nav",
        "p",
        "ul",
        "ol",
        "li",
        "main",
        "div",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "span",
        "abbr",
        "bdi",
        "img",
        "sup",
        "dl",
        "dt",
        "dd",
        "section",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "b",
        "i",
        "q",
        "cite",
        "code",
        "pre",
        "time",
        "footer",
        "aside",
        "button",
        "details",
        "summary",
        "s",
        "svg",
        "path",
        "g",
        "rect",
        "text",
        "tspan",
        "figure",
        "figcaption",
        "small",
        "input",
        "label",
        "form",
        "select",
        "option",
        "search",
        "dialog",
        "template",
        "progress",
    ]
)


def assert_harmless(site):
    for name in site.pages:
        page = site.page(name)
        for one in page.all():
            assert one.tag in KNOWN_TAGS, (name, one)
            assert not [a for a in one.attributes if a.startswith("on")], (name, one)
            for attribute in ("href", "src", "action"):
                target = (one.get(attribute) or "").strip().lower()
                assert not re.match(r"(javascript|data|vbscript):", target), (name, one)
        for script in page.all("script"):
            assert script.get("src") or json.loads(script.raw), name
            assert (
                "alert(1)" not in script.raw or script["type"] == "application/ld+json"
            )
        assert [one.parent.tag for one in page.all("title")].count("head") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_becomes_markup_or_script(site_of, text):
    site = site_of(hostile_vocabulary([text] * 3), hostile_report(text))
    assert_harmless(site)
    assert site.page("a.html").one("h1").text == " ".join(text.split())


# A site takes half a second: few examples, and none is made smaller.
@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.tuples(
        *[
            st.lists(
                st.sampled_from(HOSTILE)
                | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4),
                min_size=1,
                max_size=3,
            ).map("".join)
        ]
        * 3
    )
)
def test_no_text_at_all_becomes_markup_or_script(site_of, texts):
    assert_harmless(site_of(hostile_vocabulary(texts), hostile_report(texts[0])))
