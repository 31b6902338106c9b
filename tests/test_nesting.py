"""No query ends the program: neither deep nor long ones, nor any text at all."""

import faulthandler
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from effort import examples
from vocable.errors import QueryError, VocableError
from vocable.rdf.loading import Graph
from vocable.rdf.query_depth import excess
from vocable.rdf.querying import answer
from vocable.rdf.results.result_serialization import serialize_result
from vocable.system import processes
from vocable.system.processes import interruptible

NESTED = {
    "brackets": "SELECT * {{ FILTER({}1{}) }}|(|)",
    "negation": "SELECT * {{ FILTER({}true{}) }}|!|",
    "signs": "SELECT * {{ FILTER({}1{}) }}|- |",
    "groups": "SELECT * {{ {} {} }}|{|}",
    "subselects": "SELECT * {{ {} {} }}|{ SELECT * {|}}",
    "existence": "SELECT * {{ {} {} }}|FILTER EXISTS { ?s ?p ?o |}",
    "paths": "SELECT * {{ ?s {}<urn:x:p>{} ?o }}|(|)",
    "blank nodes": "SELECT * {{ ?s ?p {}1{} }}|[ <urn:x:p> |]",
    "lists": "SELECT * {{ ?s ?p {}1{} }}|(|)",
    "functions": "SELECT * {{ FILTER({}1{}) }}|STR(|)",
    "templates": "CONSTRUCT {{ ?s ?p {}1{} }} WHERE {{ ?s ?p ?o }}|(|)",
    "disjunction": "SELECT * {{ FILTER({}true{}) }}|true &#124;&#124; |",
    "union": "SELECT * {{ {}{{}}{} }}|{} UNION |",
    "bindings": "SELECT * {{ {}{} }}|BIND(1 AS ?x) |",
}
WORDS = """SELECT ASK CONSTRUCT DESCRIBE WHERE FROM SERVICE NAMED GRAPH FILTER BIND
    PREFIX BASE OPTIONAL UNION VALUES INSERT LOAD e: e:a skos:Concept ?x ?from ?ZZZZ
    ?XXXX ?QQQQ ?JJJJ ?KKKK <http://x> <a <from> * { } ( ) [ ] . ; , # "from" 'service
    \\ @en ^^ 1 é 猫"""
ENDS = ["'''", '"' * 3, "\u202e", "\x00", "\x1b", "\n", "\r"]
PARTS = st.sampled_from([*WORDS.split(), *ENDS])
QUERIES = st.one_of(
    st.text(max_size=60),
    st.lists(PARTS, max_size=25).map(" ".join),
    st.lists(PARTS, max_size=8).map("".join),
)


def nested(name, times):
    frame, start, end = NESTED[name].split("|")
    start = start.replace("&#124;", "|")
    return frame.format(start * times, end * times)


@pytest.mark.parametrize("times", [5000, 200_000])
@pytest.mark.parametrize("name", NESTED)
def test_a_query_beyond_the_bounds_is_refused_in_place(name, times):
    with pytest.raises(QueryError, match=r"line 1, column \d+: (nested|put)") as caught:
        answer(Graph(Store(), ()), nested(name, times))
    assert len(caught.value.message) < 500


# A sign before a sign, and a variable bound again, are no SPARQL.
@pytest.mark.parametrize("name", sorted(NESTED.keys() - {"signs", "bindings"}))
def test_a_query_within_the_bounds_is_answered(name):
    graph = Graph(Store(), ())
    assert serialize_result(answer(graph, nested(name, 40)), None, {}) is not None


def test_a_shape_with_a_query_beyond_the_bounds_is_refused(invoke, tmp_path):
    (tmp_path / "a.ttl").write_text("<urn:x:a> a <urn:x:C> .")
    (tmp_path / "vocable.toml").write_text('shapes = ["mine.ttl"]')
    query = nested("negation", 200_000).replace("*", "$this")
    (tmp_path / "mine.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:x:S> a sh:NodeShape ;\n"
        f"  sh:targetClass <urn:x:C> ; sh:sparql [ sh:select '{query}' ] ."
    )
    result = invoke("check", tmp_path)
    assert result.exit_code == 1
    assert "mine.ttl:3" in result.stderr
    assert "the query of this shape is nested more than 100 deep" in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_named_query_beyond_the_bounds_is_refused_with_its_file(
    invoke, tmp_path, jobs
):
    (tmp_path / "a.ttl").write_text(
        "<urn:x:a> a <http://www.w3.org/2004/02/skos/core#Concept> ."
    )
    (tmp_path / "queries").mkdir()
    text = f"# title@en: How deep?\n{nested('groups', 5000)}"
    (tmp_path / "queries" / "deep.rq").write_text(text)
    result = invoke("build", tmp_path, "-o", tmp_path / "s", "--force", "--jobs", jobs)
    assert result.exit_code == 1
    assert "deep.rq: line 2, column" in result.stderr
    assert not (tmp_path / "s").exists()


def test_what_python_cannot_nest_is_an_error(invoke, tmp_path):
    (tmp_path / "a.ttl").write_text("<urn:x:a> a <urn:x:C> .")
    (tmp_path / "vocable.toml").write_text(f"title = {'[' * 5000}{']' * 5000}")
    result = invoke("check", tmp_path)
    assert result.exit_code == 1
    assert "nested too deep" in result.stderr

    def deep(level):
        return deep(level + 1) + 1

    with pytest.raises(VocableError, match="nested too deep"):
        interruptible(lambda: deep(0))


LONG = {
    "triples": "SELECT * {{ {} }}|?s{n} <urn:x:p> ?o{n} . ",
    "triples without spaces": "PREFIX e: <urn:x:> SELECT * {{{}}}|?s e:p e:{n}.",
    "predicates": "SELECT * {{ ?s {} a ?b }}|<urn:x:p{n}> ?o{n} ; ",
    "objects": "SELECT * {{ ?s ?p {} 1 }}|?o{n} , ",
    "a list": "SELECT * {{ ?s ?p ({}) }}|{n} ",
    "blank nodes": "SELECT * {{ ?s ?p {} 1 }}|[] , ",
    "groups": "SELECT * {{ {} }}|{{ ?s{n} ?p{n} 1 }} ",
    "a path": "SELECT * {{ ?s {}<urn:x:p> ?o }}|<urn:x:p>/",
    "a path in brackets": "SELECT * {{ ?s ({}<urn:x:p>) ?o }}|<urn:x:p>/",
    "optional parts": "SELECT * {{ {} }}|OPTIONAL {{ ?s <urn:x:p> ?o{n} }} ",
    "subselects": "SELECT * {{ {} }}|{{ SELECT ?s {{ ?s <urn:x:p{n}> ?o }} }} ",
    "a branch": "SELECT * {{ {{ {} }} UNION {{}} }}|?s{n} <urn:x:p> ?o . ",
    "all branches": "SELECT * {{ {} {{}} }}|{{ ?a ?b {n} , 1 , 2 , 3 }} UNION ",
}
WIDE = {
    "branches": "SELECT * {{ {} {{}} }}|{{ ?s <urn:x:p{n}> ?o . ?o ?p 1 }} UNION ",
    "alternatives": "SELECT * {{ ?s ({}<urn:x:p>)* ?o }}|<urn:x:p{n}>\x7c",
    "values": "SELECT * {{ VALUES (?x ?y) {{ {} }} }}|(1.5 <urn:x:{n}>) ",
    "what is in": "SELECT * {{ ?s ?p ?o FILTER(?o IN ({}1)) }}|{n}, ",
    "what is made": "CONSTRUCT {{ {} }} WHERE {{ ?s ?p ?o }}|?s <urn:x:p{n}> 1.5 . ",
    "what is shown": "SELECT {} {{ ?s ?p ?o }}|(CONCAT(?s, 'x') AS ?s{n}) ",
    "what is taken away": "SELECT * {{ ?s ?p ?o {} }}|MINUS {{ ?s ?p {n} . ?s ?q 1 }} ",
    "filters": "SELECT * {{ ?s ?p ?o {} }}|FILTER EXISTS {{ ?s ?q {n} . ?s a ?t }} ",
}


def long(name, times, kinds=LONG):
    frame, part = kinds[name].split("|", 1)
    part = part.replace("\x7c", "|")
    return frame.format("".join(part.format(n=n) for n in range(times)))


@pytest.mark.parametrize("times", [400, 4000])
@pytest.mark.parametrize("name", LONG)
def test_a_query_of_more_patterns_than_can_be_ordered_is_refused(name, times):
    with pytest.raises(QueryError, match=r"line 1, column \d+: put together"):
        answer(Graph(Store(), ()), long(name, times))


@pytest.mark.parametrize("name", LONG)
def test_a_query_of_as_many_patterns_as_a_hand_writes_is_answered(name):
    graph = Graph(Store(), ())
    assert serialize_result(answer(graph, long(name, 40)), None, {}) is not None


@pytest.mark.parametrize("name", WIDE)
def test_what_is_not_joined_does_not_count(name):
    graph = Graph(Store(), ())
    query = long(name, 250, WIDE)
    assert serialize_result(answer(graph, query), None, {}) is not None


def test_what_stands_in_texts_iris_and_comments_is_not_nested():
    deep = "(" * 5000
    query = f"""SELECT ("{deep}" AS ?a) ('''{deep}''' AS ?b) # {deep}
        {{ ?s <urn:x:{"!" * 5000}> "\\"{deep}" }}"""
    assert excess(query) is None


@pytest.mark.parametrize("query", ["SELECT * {{ VALUES ?x {{ {} }} }}"])
def test_many_values_are_no_nesting(query):
    assert excess(query.format("1 " * 50_000)) is None


@given(QUERIES)
@settings(derandomize=True, max_examples=examples(300))
def test_any_text_is_answered_or_refused(text):
    graph = Graph(Store(), ())
    with suppress(VocableError):
        serialize_result(answer(graph, text), None, {})


def test_a_query_with_every_usual_misspelling_is_answered():
    head = " ".join(["SELECT", *(f"?{letter * 4}" for letter in "ZXQJKVW")])
    with pytest.raises(QueryError, match="FROM names another graph"):
        answer(Graph(Store(), ()), head + " FROM <urn:x> { ?s ?p ?o }")
    found = answer(Graph(Store(), ()), head + ' { ?from ?p "from" }')
    assert list(found.value) == []


def test_an_engine_that_dies_is_an_error_and_no_end_of_the_program():
    def die():
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)

    with pytest.raises(VocableError, match=r"ended \(SIGSEGV\)"):
        interruptible(die)


def test_what_a_task_gives_or_refuses_comes_back():
    assert interruptible(lambda: b"x" * 10_000_000) == b"x" * 10_000_000

    def refuse():
        raise QueryError("not so")

    with pytest.raises(QueryError, match="not so"):
        interruptible(refuse)


ENDLESS = {
    "SELECT": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "CONSTRUCT": "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_interrupted_query_ends_at_once_with_130(file_of, kind):
    many = file_of(" ".join(f":a{n} :p :b{n} ." for n in range(2000)))
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from vocable.cli import cli; cli()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "query", many, ENDLESS[kind]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with open(children, encoding="ascii") as listed:  # noqa: PTH123 - no file
            child = listed.read().split()
        if child:
            break
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, out, errors) == (130, "", "Interrupted.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(int(child[0]), 0)


OWN_ENDLESS = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://example.org/Shape> a sh:NodeShape ;
    sh:targetSubjectsOf <https://example.org/p> ;
    sh:message "endless" ; sh:sparql [ sh:select \"\"\"
        SELECT $this WHERE { $this ?p ?o . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l
            FILTER(STRLEN(CONCAT(STR(?o), STR(?f), STR(?i), STR(?l))) > 100000) }
    \"\"\" ] .
"""
# As on Windows and macOS: nothing is forked.
FORKLESS = """
import signal, sys
from vocable.cli import cli
from vocable.system import processes

def told(number, handler):
    before = usual(number, handler)
    if handler is signal.SIG_DFL:
        print("asked", file=sys.stderr, flush=True)
    return before

usual, signal.signal = signal.signal, told
usual(signal.SIGINT, signal.default_int_handler)
processes.get_all_start_methods = lambda: ["spawn"]
cli()
"""
FORKING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from vocable.cli import cli; cli()"
)


def interrupted(program, *arguments, after):
    """Interrupt a command once it has said something, and give code and errors."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = ""
    while after not in said and process.poll() is None:
        said += process.stderr.readline()
    time.sleep(1)
    assert process.poll() is None, said
    os.killpg(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    return process.returncode, out, errors


@pytest.mark.parametrize("engine", ["vocable", "pyshacl"])
def test_an_interrupted_query_of_a_shape_ends_at_once_with_130(file_of, engine):
    many = file_of(" ".join(f":a{n} :p :b{n} ." for n in range(2000)))
    (many.parent / "own.ttl").write_text(OWN_ENDLESS)
    (many.parent / "vocable.toml").write_text(
        f'sources = ["{many.name}"]\nshapes = ["own.ttl"]\n'
    )
    result = interrupted(
        FORKING, "check", many.parent, "--engine", engine, after="Reading"
    )
    assert result == (130, "", "Interrupted.\n")


def test_an_interrupted_query_ends_at_once_where_nothing_can_be_forked(file_of):
    many = file_of(" ".join(f":a{n} :p :b{n} ." for n in range(2000)))
    code, out, errors = interrupted(
        FORKLESS, "query", many, ENDLESS["SELECT"], after="asked"
    )
    assert (code, out, errors) == (-signal.SIGINT, "", "")


def test_a_query_is_answered_where_nothing_can_be_forked(monkeypatch, invoke, file_of):
    monkeypatch.setattr(processes, "get_all_start_methods", lambda: ["spawn"])
    path = file_of(":a a skos:Concept .")
    before = signal.getsignal(signal.SIGINT)
    answered = invoke("query", path, "SELECT ?c { ?c a skos:Concept }")
    assert (answered.exit_code, ":a" in answered.output) == (0, True)
    refused = invoke("query", path, "SELECT ?c { ?c a none:Concept }")
    assert (refused.exit_code, "none: is not declared" in refused.stderr) == (1, True)
    assert signal.getsignal(signal.SIGINT) is before
