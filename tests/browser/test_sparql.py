"""The page that answers SPARQL in the browser, from a plain server of files."""

import csv
import gzip
import io
import json
import os
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from vocable.config.discovery import configure
from vocable.config.named_queries import named_queries
from vocable.errors import QueryError
from vocable.html.browser_programs import PROGRAMS
from vocable.rdf.loading import load
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.querying import answer
from vocable.rdf.results.result_serialization import serialize_result
from vocable.vocabulary.entailment import entail

if not (PROGRAMS / "sparql.js").is_file() and not os.environ.get("CI"):
    pytest.skip("no programs: npm was missing", allow_module_level=True)

DATA = Path(__file__).parents[2] / "data" / "client"
# Of more the page shows so many at first.
MOST_ROWS = 500
QUERIES = {query.name: query.text for query in named_queries(DATA)}
# It would run for hours: every triple with every other, three times.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
HEAVY = {"web_bg.wasm.gz", "client.ttl.gz", "addresses.json", "sparql-worker.js"}
SLOW = """
Object.defineProperty(navigator, "connection", { value: { effectiveType: "3g" } })"""
SAVING = """
Object.defineProperty(navigator, "connection", { value: { saveData: true } })"""


@pytest.fixture(scope="module")
def graph():
    graph = load(configure(DATA).sources)
    entail(graph)
    return graph


@pytest.fixture(scope="module")
def command_line(graph):
    """Answer as `vocable query` does."""

    def answered(query, kind):
        prefixes = merged_prefixes(graph.prefixes)
        return serialize_result(answer(graph, query, prefixes), kind, prefixes)

    return answered


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


class Asker:
    """A reader at the page: writes a query, runs it, reads what is answered."""

    def __init__(self, page):
        self.page = page
        self.status = page.locator("#sparql-status")
        self.mistake = page.locator("#sparql-mistake")
        self.answer = page.locator("#sparql-answer")

    def write(self, query):
        self.page.locator(".cm-content").fill(query)
        return self

    def run(self):
        self.page.locator("#sparql-run").click()
        return self

    def ask(self, query):
        self.write(query).run()
        self.page.locator("#sparql-answer h2, #sparql-mistake:visible").first.wait_for()
        return self

    def take(self, kind):
        with self.page.expect_download() as taken:
            self.page.locator(f"[data-file={kind}]").click()
        download = taken.value
        return download.suggested_filename, Path(download.path()).read_bytes()


@pytest.fixture(scope="module")
def asker_of(browser):
    # One for all, as one reader has: what was fetched and compiled is kept.
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])

    def opened(url):
        page = context.new_page()
        page.goto(url)
        return Asker(page)

    yield opened
    context.close()


@pytest.fixture(scope="module")
def shared_asker(asker_of, client):
    """Give a page on which the engine is ready, for all tests that only ask."""
    return asker_of(client.url + "sparql.html")


@pytest.fixture
def asker(shared_asker):
    shared_asker.page.set_viewport_size({"width": 1280, "height": 900})
    return shared_asker


def test_every_named_query_gives_the_rows_of_the_command_line(asker, command_line):
    assert len(QUERIES) > 20
    for name, query in QUERIES.items():
        asker.page.locator(f"[data-query={name}]").click()
        asker.page.locator("#sparql-answer h2").wait_for()
        file, content = asker.take("json")
        assert file == f"{name}.json"
        answered = json.loads(content)
        expected = json.loads(command_line(query, "json"))
        assert answered["head"] == expected["head"], name
        assert answered["results"] == expected["results"], name
        shown = asker.answer.locator("tbody tr").count()
        assert shown == min(len(expected["results"]["bindings"]), MOST_ROWS), name


@pytest.mark.parametrize("name", ["contradictions", "forms-of-client"])
def test_the_csv_is_that_of_the_command_line(asker, command_line, name):
    asker.page.locator(f"[data-query={name}]").click()
    asker.page.locator("#sparql-answer h2").wait_for()
    file, content = asker.take("csv")
    assert file == f"{name}.csv"
    assert content == command_line(QUERIES[name], "csv")


def test_the_csv_quotes_what_needs_it(asker, command_line):
    query = """SELECT * WHERE { VALUES (?a ?b ?c) {
      ("a,b" 'say "so"' UNDEF) ("deux\\nlignes"@fr 1.5 skos:Concept) } }"""
    _, content = asker.ask(query).take("csv")
    assert content == command_line(query, "csv")
    assert list(csv.reader(io.StringIO(content.decode(), newline="")))[1] == [
        "a,b",
        'say "so"',
        "",
    ]


def test_resources_are_called_by_their_labels_and_lead_to_their_pages(asker, client):
    asker.ask(
        """SELECT ?concept ?sense ?form ?class WHERE {
          entry:client-noun-fr ontolex:sense ?sense ; ontolex:canonicalForm ?form .
          ?sense vocable:senseNumber ?n ; ontolex:isLexicalizedSenseOf ?concept .
          FILTER (STR(?n) = "3")
          ?concept a ?class FILTER (?class = skos:Concept) }"""
    )
    links = asker.answer.locator("tbody a")
    shown = [
        (link.inner_text(), link.get_attribute("href"))
        for link in (links.nth(i) for i in range(4))
    ]
    assert shown == [
        ("client (commerce)", "concept/client-commerce.html"),
        ("client 3", "entry/client-noun-fr.html#sense-3"),
        ("client", "entry/client-noun-fr.html#form-client-noun-fr"),
        ("skos:Concept", "http://www.w3.org/2004/02/skos/core#Concept"),
    ]
    assert links.nth(3).get_attribute("rel") == "external"
    for _, href in shown[:3]:
        assert (client.root / href.partition("#")[0]).is_file()


def test_every_address_the_page_gives_is_the_address_of_a_page(asker_of, client):
    asker = asker_of(client.url + "en/sparql.html")
    asker.ask(
        """SELECT DISTINCT ?x WHERE { { ?x a skos:Concept } UNION
          { ?x a ontolex:LexicalEntry } UNION { ?x a foaf:Document } UNION
          { ?x a skos:Collection } UNION { ?x a skos:ConceptScheme } UNION
          { ?x a ontolex:LexicalSense } } ORDER BY ?x LIMIT 500"""
    )
    targets = asker.answer.locator("td a").evaluate_all(
        "links => links.map((one) => one.getAttribute('href'))"
    )
    assert len(targets) == asker.answer.locator("td").count() > 400
    root = client.root / "en"
    assert [t for t in targets if not (root / t.partition("#")[0]).is_file()] == []


def test_a_label_of_another_language_says_so(asker_of, client):
    asker = asker_of(client.url + "en/sparql.html")
    asker.ask("SELECT * WHERE { BIND (entry:acheteur-noun-fr AS ?x) }")
    label = asker.answer.locator("td a span")
    assert (label.inner_text(), label.get_attribute("lang")) == ("acheteur", "fr")
    assert asker.answer.locator("abbr.tongue").get_attribute("title") == "French"


def test_tags_are_written_in_their_case_as_on_the_command_line(asker):
    asker.ask('SELECT * WHERE { VALUES ?x { "a"@zh-hant "b"@EN-gb "c"@de-x-ab } }')
    shown = [one.get_attribute("lang") for one in asker.answer.locator("td span").all()]
    _, content = asker.take("json")
    rows = json.loads(content)["results"]["bindings"]
    tags = ["zh-Hant", "en-GB", "de-x-ab"]
    assert (shown, [row["x"]["xml:lang"] for row in rows]) == (tags, tags)


def test_only_the_web_is_linked(asker):
    asker.ask("SELECT * WHERE { VALUES ?x { <javascript:alert(1)> <https://a.b/> } }")
    links = asker.answer.locator("td a")
    assert links.count() == 1
    assert links.get_attribute("href") == "https://a.b/"


def test_what_is_answered_is_never_markup(asker):
    asker.ask("SELECT * WHERE { BIND ('<img src=x onerror=alert(1)>' AS ?x) }")
    assert asker.answer.locator("img").count() == 0
    assert "<img" in asker.answer.locator("td").inner_text()


def test_yes_or_no(asker):
    asker.ask("ASK { ?x a skos:Concept }")
    assert asker.answer.locator(".lead").inner_text() == "Oui."
    assert asker.answer.locator("[data-file]").count() == 1
    _, content = asker.take("json")
    assert json.loads(content)["boolean"] is True
    asker.ask("ASK { ?x a owl:Ontology, skos:Concept }")
    assert asker.answer.locator(".lead").inner_text() == "Non."


def test_triples_come_as_turtle_with_the_prefixes_of_the_vocabulary(asker):
    query = "CONSTRUCT { ?x skos:prefLabel ?y } WHERE { ?x skos:prefLabel ?y }"
    asker.ask(query)
    _, content = asker.take("ttl")
    text = content.decode()
    assert re.search("^concept:client-commerce skos:prefLabel ", text, re.MULTILINE)
    assert not re.search("prefix owl:", text, re.IGNORECASE)
    assert asker.answer.locator("code").inner_text().strip() == text.strip()
    asker.ask("DESCRIBE concept:client-commerce")
    assert "skos:prefLabel" in asker.answer.locator("code").inner_text()


def test_nothing_found_is_said_in_words(asker):
    asker.ask("SELECT * WHERE { ?x a owl:Ontology . ?x a skos:Concept }")
    assert "ne répond" in asker.answer.locator(".lead").inner_text()
    assert "Solutions : 0" in asker.status.inner_text().replace("\xa0", " ")


def test_many_rows_are_shown_in_part_and_taken_whole(asker):
    asker.ask("SELECT * WHERE { ?s ?p ?o } LIMIT 1200")
    assert asker.answer.locator("tbody tr").count() == 500
    assert "500" in asker.status.inner_text()
    _, content = asker.take("json")
    assert len(json.loads(content)["results"]["bindings"]) == 1200


MISTAKES = {
    "empty": ("  \n ", "est vide"),
    "prefix": ("SELECT *\nWHERE { ?s nope:x ?o }", "Le préfixe nope:"),
    "first line": ("SELECT * WHERE { ?s nope:x ?o }", "Le préfixe nope:"),
    "iri": ("SELECT *\nWHERE {\n  ?s <x> ?o }", "<x>"),
    "quote": ('SELECT * WHERE {\n ?s ?p "abc }', "guillemet"),
    "end": ("SELECT * WHERE {\n  ?s ?p ?o\n", "trop tôt"),
    "here": ("SELECT *\nWERE { ?s ?p ?o }", "ne permet pas"),
    "astral": ('SELECT * WHERE {\n ?s ?p "𝄞𝄞" ?o ?p }', "ne permet pas"),
    "service": ("SELECT * WHERE {\n SERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
    "from": ("SELECT *\nFROM <http://a/>\nWHERE { ?s ?p ?o }", "FROM"),
    "unbound": ("SELECT ?x (COUNT(*) AS ?n) WHERE { ?x ?y ?z }", "On ne peut"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_shown_where_the_command_line_shows_it(asker, command_line, case):
    query, words = MISTAKES[case]
    asker.ask(query)
    said = asker.mistake.inner_text()
    assert words in said
    with pytest.raises(QueryError) as refused:
        command_line(query, None)
    place = re.match(r"line (\d+), column (\d+)", str(refused.value))
    found = re.match(r"Ligne (\d+), colonne (\d+)", said)
    assert (found and found.groups()) == (place and place.groups())
    assert asker.mistake.get_attribute("role") == "alert"
    assert asker.answer.locator("*").count() == 0
    if place:
        assert asker.page.locator(".cm-gutter-lint .cm-lint-marker-error").count() == 1


def test_an_update_is_refused(asker):
    asker.ask("PREFIX x: <http://x/>\nINSERT DATA { x:a a skos:Concept }")
    assert "mise à jour" in asker.mistake.inner_text()


def test_what_only_looks_like_a_refused_word_is_answered(asker):
    asker.ask(
        "PREFIX service: <http://a/from> SELECT ?from WHERE { # SERVICE FROM\n"
        "BIND ('SERVICE <http://a/> FROM' AS ?from) }"
    )
    assert asker.answer.locator("tbody tr").count() == 1
    assert not asker.mistake.is_visible()


def test_a_running_query_is_stopped_and_the_next_one_answered(asker_of, client):
    asker = asker_of(client.url + "sparql.html")
    button = asker.page.locator("#sparql-run")
    assert button.inner_text() == "Lancer"
    asker.write(ENDLESS).run()
    asker.page.get_by_text("La requête s’exécute…").wait_for()
    assert button.inner_text() == "Arrêter"
    button.click()
    asker.page.get_by_text("La requête a été arrêtée.").wait_for()
    assert button.inner_text() == "Lancer"
    asker.ask("SELECT * WHERE { ?s ?p ?o } LIMIT 3")
    assert asker.answer.locator("tbody tr").count() == 3


def rows_of(name):
    """Count the rows of a question, as tests/competency keeps them."""
    kept = Path(__file__).parents[1] / "competency" / f"{name}.csv"
    with kept.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1


def test_another_question_stops_the_running_one(asker_of, client):
    asker = asker_of(client.url + "sparql.html")
    asker.write(ENDLESS).run()
    asker.page.get_by_text("La requête s’exécute…").wait_for()
    asker.page.locator("[data-query=forms-of-client]").click()
    asker.answer.locator("tbody tr").first.wait_for()
    assert asker.answer.locator("tbody tr").count() == rows_of("forms-of-client")


def test_the_address_holds_the_query_and_answers_it(asker, asker_of):
    query = 'SELECT ?x WHERE { VALUES ?x { "50 % & +é#" } }'
    asker.ask(query)
    again = asker_of(asker.page.url)
    again.answer.locator("tbody tr").wait_for()
    assert again.page.locator(".cm-content").inner_text() == query
    assert again.answer.locator("td").inner_text() == "50 % & +é#"


def test_a_question_has_a_short_address_that_its_page_leads_to(asker_of, client):
    asker = asker_of(client.url + "queries.html")
    asker.page.locator("a[href='sparql.html#name=senses-of-client']").evaluate(
        "(link) => link.click()"
    )
    asker.answer.locator("tbody tr").first.wait_for()
    assert asker.answer.locator("tbody tr").count() == rows_of("senses-of-client")
    assert asker.page.url.endswith("sparql.html#name=senses-of-client")


def test_the_link_of_a_query_is_copied(asker_of, client):
    asker = asker_of(client.url + "sparql.html")
    asker.write("ASK {}")
    asker.page.locator("#sparql-link").click()
    asker.page.get_by_role("button", name="Copié").wait_for()
    copied = asker.page.evaluate("navigator.clipboard.readText()")
    assert copied == client.url + "sparql.html#query=ASK%20%7B%7D"


def test_the_way_back_leads_to_the_question_before(asker_of, client):
    asker = asker_of(client.url + "sparql.html")
    for name in ("forms-of-client", "client-as-adjective"):
        asker.page.locator(f"[data-query={name}]").click()
        asker.answer.locator("tbody tr").first.wait_for()
    asker.page.go_back()
    before, after = rows_of("forms-of-client"), rows_of("client-as-adjective")
    assert before != after
    expect(asker.answer.locator("tbody tr")).to_have_count(before)


@pytest.mark.parametrize("script", [SLOW, SAVING], ids=["slow", "saving"])
def test_a_slow_connection_loads_nothing_unasked(browser, client, script):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(script)
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2]))
    page.goto(client.url + "sparql.html#name=forms-of-client")
    page.wait_for_load_state("networkidle")
    assert not HEAVY & set(asked)
    said = page.locator("#sparql-status").inner_text()
    assert re.search(r"\b2,\d[\u202f\xa0]Mo\b", said), said
    page.locator("#sparql-run").click()
    page.locator("#sparql-answer tbody tr").first.wait_for()
    assert set(asked) >= HEAVY
    context.close()


def test_the_size_that_is_said_is_the_size_that_is_loaded(browser, client):
    context = browser.new_context()
    page = context.new_page()
    sizes = {}
    page.on(
        "response",
        lambda got: sizes.update({got.url: int(got.headers["content-length"])}),
    )
    page.goto(client.url + "sparql.html#name=forms-of-client")
    page.locator("#sparql-answer tbody tr").first.wait_for()
    loaded = [url for url in sizes if url.rpartition("/")[2] in {*HEAVY, "sparql.js"}]
    assert len(loaded) == len(HEAVY) + 1
    settings = json.loads(page.locator("#sparql-settings").inner_text())
    assert settings["size"] == sum(sizes[url] for url in loaded)
    context.close()


def test_no_other_page_loads_any_of_it(client, visit):
    for name in ("index.html", "queries.html", "data.html", "hierarchy.html"):
        page, _ = visit(client.url + name)
        loaded = page.evaluate(
            "performance.getEntriesByType('resource').map((one) => one.name)"
        )
        assert not [url for url in loaded if "sparql" in url or "wasm" in url]


def test_what_could_not_be_loaded_is_said_and_tried_again(asker_of, client):
    asker = asker_of(client.url + "404.html")
    page = asker.page
    page.route("**/*.ttl.gz", lambda route: route.fulfill(status=503))
    page.goto(client.url + "sparql.html")
    asker.mistake.wait_for()
    assert "503" in asker.mistake.inner_text()
    page.unroute("**/*.ttl.gz")
    asker.ask("ASK {}")
    assert not asker.mistake.is_visible()


def test_a_host_that_unpacks_on_the_way_does_no_harm(asker_of, client):
    asker = asker_of(client.url + "404.html")

    def unpacked(route):
        name = route.request.url.removeprefix(client.url)
        route.fulfill(body=gzip.decompress((client.root / name).read_bytes()))

    asker.page.route("**/*.gz", unpacked)
    asker.page.goto(client.url + "sparql.html#name=forms-of-client")
    asker.answer.locator("tbody tr").first.wait_for()


def test_the_page_works_under_any_prefix(asker_of, client):
    handler = partial(Quiet, directory=client.root.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}/{client.root.name}/en/"
        asker = asker_of(f"{place}sparql.html#name=forms-of-client")
        asker.answer.locator("tbody tr").first.wait_for()
        server.shutdown()


def test_from_the_disk_the_page_says_how_to_serve_it(client, visit):
    page, _ = visit((client.root / "en" / "sparql.html").as_uri())
    notice = page.locator("#sparql-disk")
    assert notice.is_visible()
    assert "http.server" in notice.inner_text()
    assert "http://127.0.0.1:8000/en/sparql.html" in notice.inner_text()
    assert not page.locator("#sparql").is_visible()


def test_the_editor_is_named_and_described_for_who_listens(asker):
    field = asker.page.get_by_role("textbox", name="Requête", exact=True)
    assert field.count() == 1
    description = field.evaluate("""(one) => one.getRootNode().getElementById(
        one.getAttribute("aria-describedby")).textContent""")
    assert "Ctrl" in description


def test_without_script_the_questions_and_the_data_are_linked(client, visit):
    page, problems = visit(client.url + "sparql.html", java_script_enabled=False)
    assert problems == []
    assert not page.locator("#sparql").is_visible()
    assert page.locator("a[href^='queries.html#']").count() == len(QUERIES)
    assert page.locator("main a[href='data.html']").is_visible()
    assert page.locator("a[href='data/client.ttl.gz']").is_visible()


def test_the_keyboard_writes_completes_runs_and_leaves(asker_of, client):
    asker = asker_of(client.url + "sparql.html")
    page = asker.page
    content = page.locator(".cm-content")
    asker.write("")
    content.press_sequentially("SELECT * WHERE { ?s skos:prefL")
    chosen = page.locator(".cm-tooltip-autocomplete [aria-selected]")
    option = chosen.filter(has_text="skos:prefLabel")
    option.wait_for()
    assert "libellé préférentiel" in option.inner_text()
    page.wait_for_timeout(100)  # CodeMirror guards what was opened just now.
    page.keyboard.press("Enter")
    # A slash is written here, and leads nowhere.
    content.press_sequentially(" ?o } LIMIT 2 # /")
    text = "SELECT * WHERE { ?s skos:prefLabel ?o } LIMIT 2 # /"
    assert content.inner_text() == text
    page.keyboard.press("Control+Enter")
    asker.answer.locator("tbody tr").first.wait_for()
    assert page.locator(".cm-content:focus").count() == 1
    page.keyboard.press("Tab")
    assert page.locator("#sparql-run:focus").count() == 1
    page.keyboard.press("Shift+Tab")
    assert page.locator(".cm-content:focus").count() == 1


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("SELECT * WHERE { ?s a sko", "skos:Concept"),
        ("SELECT * WHERE { ?s préféren", "skos:prefLabel"),
        ("SELECT ?concept WHERE { ?con", "?concept"),
        ("SELECT * WHERE { OPTIO", "OPTIONAL"),
        ("PREFIX sko", "http://www.w3.org/2004/02/skos/core#"),
        ("SELECT * WHERE { ?s sk", "skos:"),
    ],
)
def test_what_can_stand_at_a_place_is_offered(asker, written, offered):
    asker.write("")
    asker.page.locator(".cm-content").press_sequentially(written)
    asker.page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    assert offered in asker.page.locator(".cm-tooltip-autocomplete").inner_text()
    asker.page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_an_answer_a_mistake_or_a_list(asker, scheme, width):
    page = asker.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("[data-query=senses-of-client]").click()
    asker.answer.locator("tbody tr").first.wait_for()
    problems = Axe().run(page, options=RULES).response["violations"]
    asker.ask('SELECT ?x # a\nWHERE { ?x ?y "z"@en, 3 ; x:y 2 }')
    problems += Axe().run(page, options=RULES).response["violations"]
    asker.write("")
    page.locator(".cm-content").press_sequentially("SELECT * WHERE { ?s sk")
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    problems += Axe().run(page, options=RULES).response["violations"]
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="light")
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in problems] == []


def test_an_answer_does_not_widen_the_page_of_a_telephone(asker):
    asker.page.set_viewport_size({"width": 390, "height": 844})
    asker.page.locator("[data-query=contradictions]").click()
    asker.answer.locator("tbody tr").first.wait_for()
    assert asker.page.evaluate("document.documentElement.scrollWidth") <= 390
