"""The questions the shipped vocabulary must answer, the same in two SPARQL engines.

The expected rows stand in tests/competency/NAME.csv. After a change of the vocabulary
or of a query, `pytest tests/test_competency.py --update-golden` writes them anew.
"""

import csv
import io
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat

from vocable.config.discovery import configure
from vocable.config.named_queries import named_queries, named_query
from vocable.errors import InputError, VocableError
from vocable.rdf.loading import load
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.querying import answer
from vocable.vocabulary.entailment import entail

HERE = Path(__file__).parent
EXPECTED = HERE / "competency"
CLIENT = HERE.parent / "data" / "client"
NAMES = sorted(path.stem for path in (CLIENT / "queries").glob("*.rq"))
TITLE = "# title@en: What is there?\n"
ASK = "ASK { ?s ?p ?o }\n"


@pytest.fixture(scope="module")
def graph():
    found = load(configure(CLIENT).sources)
    entail(found)
    return found


@pytest.fixture(scope="module")
def referee(graph):
    """The same entailed graph in rdflib."""
    data = graph.store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return rdflib.Graph(bind_namespaces="none").parse(data=data, format="nt")


@pytest.fixture
def write(tmp_path):
    """Write a named query into a vocabulary of one concept; give its folder."""

    def to(name, content, encoding="utf-8"):
        (tmp_path / "queries").mkdir(exist_ok=True)
        (tmp_path / "queries" / name).write_bytes(content.encode(encoding))
        (tmp_path / "data.ttl").write_text("<http://e/a> <http://e/p> 1 .\n")
        return tmp_path

    return to


def oxigraph_rows(graph, text):
    """Give the variables, then each row as terms in N-Triples, None for unbound."""
    solutions = answer(graph, text, {}).value
    rows = [[term and str(term) for term in row] for row in solutions]
    return [variable.value for variable in solutions.variables], rows


def rdflib_rows(graph, text):
    result = graph.query(text)
    rows = [[None if t is None else as_n_triples(t) for t in row] for row in result]
    return [str(variable) for variable in result.vars], rows


def as_n_triples(term):
    if not isinstance(term, rdflib.Literal):
        return term.n3()
    plain = rdflib.Literal(str(term)).n3()
    if term.language:
        return f"{plain}@{term.language}"
    string = term.datatype in {None, rdflib.XSD.string}
    return plain if string else f"{plain}^^{term.datatype.n3()}"


def as_csv(graph, text):
    """Write solutions as SPARQL 1.1 Query Results CSV does, with bare newlines."""
    solutions = answer(graph, text, {}).value
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(variable.value for variable in solutions.variables)
    writer.writerows([term and term.value for term in row] for row in solutions)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_the_expected_rows(name, graph, request):
    found = as_csv(graph, named_query(CLIENT, name).text)
    file = EXPECTED / f"{name}.csv"
    if request.config.getoption("--update-golden"):
        EXPECTED.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == file.read_text(encoding="utf-8").splitlines()
    assert found.count("\n") > 1, "a question without an answer"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_two_engines_give_the_same_rows_in_the_same_order(name, graph, referee):
    text = named_query(CLIENT, name).text
    assert rdflib_rows(referee, text) == oxigraph_rows(graph, text)


def test_every_expected_result_belongs_to_a_query(request):
    for path in sorted(EXPECTED.glob("*.csv")):
        if path.stem not in NAMES and request.config.getoption("--update-golden"):
            path.unlink()
    assert [path.stem for path in sorted(EXPECTED.glob("*.csv"))] == NAMES


def test_names_and_titles_are_unique():
    queries = named_queries(CLIENT)
    assert [query.name for query in queries] == NAMES
    for language in ("fr", "en"):
        titles = {query.titles[language] for query in queries}
        assert len(titles) == len(queries)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_french_and_in_english(name):
    query = named_query(CLIENT, name)
    assert set(query.titles) == {"fr", "en"}
    assert set(query.descriptions) in ({"fr", "en"}, set())


@pytest.mark.parametrize("name", NAMES)
def test_a_query_declares_the_prefixes_it_uses_and_no_others(name, graph):
    text = named_query(CLIENT, name).text
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <([^>]+)>$", text, re.MULTILINE))
    known = merged_prefixes(graph.prefixes)
    assert declared.items() <= known.items()
    assert list(declared) == sorted(declared)
    _, _, body = text.rpartition("\nPREFIX ")
    assert all(f"{prefix}:" in body.partition("\n")[2] for prefix in declared)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_in_what_order_the_rows_come(name):
    _, _, order = named_query(CLIENT, name).text.rpartition("\nORDER BY ")
    assert order
    assert re.fullmatch(r"((\?\w+|DESC\(\?\w+\))\s)+", order)


def test_a_query_keeps_its_texts_and_its_whole_file(write):
    text = f"{TITLE}# title@fr: Qu’y a-t-il ?\n# description@en: All.\n# Note.\n{ASK}"
    (query,) = named_queries(write("what-is-there.rq", text, "utf-8-sig"))
    assert query.name == query.path.stem == "what-is-there"
    assert query.titles == {"en": "What is there?", "fr": "Qu’y a-t-il ?"}
    assert query.descriptions == {"en": "All."}
    assert query.text == text


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "Quoi ?"), ("fr-CA", "Quoi ?"), ("en", "What?"), ("de", "What?")],
)
def test_a_title_is_in_the_language_asked_for_or_in_english(write, language, title):
    folder = write("a.rq", f"# title@fr: Quoi ?\n# title@en: What?\n{ASK}")
    assert named_query(folder, "a").title(language) == title


def test_a_title_is_in_the_first_language_there_is_without_english(write):
    folder = write("a.rq", f"# title@fr: Quoi ?\n# title@de: Was?\n{ASK}")
    assert named_query(folder, "a").title("it") == "Quoi ?"


def test_a_vocabulary_may_have_no_queries(tmp_path):
    assert named_queries(tmp_path) == ()
    assert named_queries(tmp_path / "data.ttl") == ()


@pytest.mark.parametrize(
    ("name", "content", "place", "message"),
    [
        ("a.rq", ASK, "a.rq:1", "a query begins with what it asks, in a comment like"),
        ("a.rq", f"# Hello.\n\n{ASK}{TITLE}", "a.rq:2", "a query begins with"),
        ("a.rq", "", "a.rq:1", "a query begins with what it asks"),
        ("a.rq", f"# title: Eh?\n{ASK}", "a.rq:1", "like # title@en: …"),
        ("a.rq", f"{TITLE}# title@e: Eh?\n{ASK}", "a.rq:2", "like # title@en: …"),
        ("a.rq", f"# title@en:\n{ASK}", "a.rq:1", "the title is empty"),
        ("a.rq", f"{TITLE}{TITLE}{ASK}", "a.rq:2", "a second title@en; keep one"),
        ("a.rq", f"{TITLE}# description: Eh\n", "a.rq:2", "like # description@en: …"),
        ("Big_one.rq", f"{TITLE}{ASK}", "Big_one.rq", "like senses-of-client.rq"),
    ],
)
def test_a_fault_of_a_query_is_told_with_its_place(
    write, name, content, place, message
):
    folder = write(name, content)
    with pytest.raises(InputError) as caught:
        named_queries(folder)
    assert caught.value.message.startswith(str(folder / "queries" / place) + ": ")
    assert message in caught.value.message


def test_a_query_that_is_not_utf_8_is_told(write):
    folder = write("a.rq", "# title@fr: Où ?\n", "latin-1")
    with pytest.raises(InputError, match=r"a\.rq: not UTF-8; save the file as UTF-8"):
        named_queries(folder)


def test_a_query_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "queries" / "a.rq").mkdir(parents=True)
    with pytest.raises(InputError, match=r"a\.rq: cannot be read: "):
        named_query(tmp_path, "a")


def test_an_unknown_name_is_told_with_those_that_are_near_and_all_there_are():
    with pytest.raises(VocableError) as caught:
        named_query(CLIENT, "senses-of-clients")
    assert caught.value.message.startswith(
        "no query is named senses-of-clients; did you mean senses-of-client"
    )
    assert caught.value.message.endswith(f"? Named queries: {', '.join(NAMES)}")


def test_a_name_that_is_near_none_is_told_with_all_there_are(write):
    folder = write("a-b.rq", f"{TITLE}{ASK}")
    with pytest.raises(VocableError) as caught:
        named_query(folder, "zzz")
    assert caught.value.message == "no query is named zzz; Named queries: a-b"


def test_a_name_in_a_vocabulary_without_queries_is_told(tmp_path):
    with pytest.raises(VocableError) as caught:
        named_query(tmp_path, "zzz")
    assert caught.value.message == (
        f"{tmp_path}: no named queries here; name the folder of a vocabulary that has "
        "them, or write queries/zzz.rq in it"
    )


@pytest.mark.parametrize("name", ["forms-of-client", "statements-by-document"])
def test_the_command_asks_a_question_by_its_name(invoke, name):
    result = invoke("query", CLIENT, "--name", name, "--format", "csv")
    assert result.exit_code == 0
    expected = (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(result.stdout))) == list(
        csv.reader(io.StringIO(expected))
    )


def test_the_command_lists_the_questions_in_the_language_of_the_user(invoke):
    for language in ("fr", "en"):
        result = invoke("query", CLIENT, "--list", env={"LANGUAGE": language})
        assert result.exit_code == 0
        assert [line.split(None, 1) for line in result.stdout.splitlines()] == [
            [query.name, query.titles[language]] for query in named_queries(CLIENT)
        ]


def test_the_command_lists_nothing_where_there_is_nothing(invoke, write):
    folder = write("a.txt", "")
    result = invoke("query", folder, "--list")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_command_tells_an_unknown_name_and_ends_with_1(invoke):
    result = invoke("query", CLIENT, "--name", "nothing")
    assert result.exit_code == 1
    assert "Error: no query is named nothing; " in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--name", "a", "--list"),
        ("--name", "a", "-f", __file__),
        ("--list", "here", "there"),
        ("here", "there", ASK),
    ],
)
def test_the_command_takes_one_question_and_one_path(invoke, arguments):
    result = invoke("query", *arguments)
    assert result.exit_code == 2
    assert (
        "Give a query, a file with -f, a --name or --list, and at most one PATH."
        in result.stderr
    )


def test_the_command_says_how_questions_are_named(invoke):
    text = invoke("query", "--help").stdout
    assert "--name" in text
    assert "--list" in text
