"""What many share is found in time that grows with it, and reported once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from effort import examples
from vocable.checking.reports.text_json import as_json, as_text
from vocable.checking.rules.linear_rules import LINEAR_RULES
from vocable.checking.rules.reachability import components, shortest_way
from vocable.checking.shacl.shipped_rules import load_shapes
from vocable.checking.validating import rule_findings, shape_findings, validate
from vocable.rdf.loading import load
from vocable.rdf.namespaces import ISO_THES, LEXINFO, ONTOLEX, OWL, RDF, SKOS, XSD
from vocable.vocabulary.entailment import entail

E = "https://example.org/"
SHAPES = [shape for shape in load_shapes("vocable") if shape.iri in LINEAR_RULES]
NAMED = [NamedNode(f"{E}{name}") for name in "abcde"]
NODES = st.sampled_from([*NAMED, BlankNode("one"), BlankNode("two")])
TEXTS = st.sampled_from(
    [
        Literal("tea", language="en"),
        Literal("Tea", language="en"),
        Literal("tea (green)", language="en"),
        Literal("tea", language="fr"),
        Literal("tea (a) (", language="fr"),
        Literal("tea"),
        Literal("1", datatype=XSD.integer),
    ]
)
LINKS = st.sampled_from(
    [
        SKOS.broader,
        SKOS.broaderTransitive,
        SKOS.related,
        SKOS.exactMatch,
        SKOS.broadMatch,
        SKOS.relatedMatch,
        SKOS.member,
        ONTOLEX.sense,
        ONTOLEX.isLexicalizedSenseOf,
        ONTOLEX.lexicalizedSense,
        ONTOLEX.isSenseOf,
        ONTOLEX.canonicalForm,
        ONTOLEX.otherForm,
        LEXINFO.domain,
        SKOS.topConceptOf,
    ]
)
LABELS = st.sampled_from(
    [SKOS.prefLabel, SKOS.altLabel, SKOS.notation, ONTOLEX.writtenRep]
)
STATEMENTS = st.one_of(
    st.tuples(NODES, st.just(SKOS.broader), NODES),
    st.tuples(NODES, LINKS, NODES),
    st.tuples(NODES, LABELS, TEXTS),
    st.tuples(NODES, st.just(SKOS.inScheme), st.just(NAMED[0])),
    st.tuples(
        NODES,
        st.just(RDF.type),
        st.sampled_from([SKOS.Concept, SKOS.Concept, ISO_THES.ThesaurusArray]),
    ),
    st.tuples(
        NODES, st.just(OWL.deprecated), st.just(Literal("true", datatype=XSD.boolean))
    ),
)


def results(findings):
    return {(one.focus, one.path, one.value) for one in findings}


@settings(derandomize=True, deadline=None, max_examples=examples(300))
@given(st.lists(STATEMENTS, max_size=40))
def test_a_procedure_finds_what_the_query_of_its_shape_finds(statements):
    store = Store()
    store.extend(Quad(*statement) for statement in statements)
    for shape in SHAPES:
        expected = results(shape_findings(store, shape))
        assert results(rule_findings(store, shape)) == expected, shape.iri


def test_every_procedure_stands_for_a_shape():
    assert {shape.iri for shape in SHAPES} == set(LINEAR_RULES)


@pytest.fixture
def check(file_of):
    def checked(turtle, profile="skos"):
        graph = load([file_of(turtle)])
        entail(graph)
        return graph, validate(graph, profile, {})

    return checked


def found(report, rule):
    return [finding for finding in report.findings if finding.rule == rule]


def test_concepts_that_share_a_label_are_one_finding_that_names_them(check):
    _, report = check(
        ":s a skos:ConceptScheme ; skos:prefLabel 's'@en ."
        + "".join(
            f':c{n:04} a skos:Concept ; skos:inScheme :s ; skos:prefLabel "x"@en .'
            for n in range(5000)
        )
    )
    (one,) = found(report, "shared-preferred-label")
    assert (one.focus, len(one.members)) == (f"{E}c0000", 4999)


def test_a_circle_of_any_length_is_one_finding_that_names_the_way_round(check):
    _, report = check(
        "".join(
            f":c{n:05} a skos:Concept ; skos:broader :c{(n + 1) % 10000:05} ."
            for n in range(10000)
        )
    )
    (one,) = found(report, "hierarchy-cycle")
    assert (one.focus, one.value) == (f"{E}c00000", NamedNode(f"{E}c00001"))
    assert one.members[:2] == (f"{E}c00001", f"{E}c00002")
    assert len(one.members) == 9999


@pytest.mark.parametrize(
    "word",
    [
        ":w ontolex:sense :one , :two .",
        (
            "[] ontolex:sense [ ontolex:isLexicalizedSenseOf :a ] ,"
            " [ ontolex:isLexicalizedSenseOf :b ] ."
        ),
    ],
)
def test_a_label_that_one_word_means_twice_is_no_ambiguity(check, word):
    _, report = check(
        ":s a skos:ConceptScheme . :a a skos:Concept ; skos:inScheme :s ;"
        ' skos:prefLabel "x"@en . :b a skos:Concept ; skos:inScheme :s ;'
        ' skos:prefLabel "y"@en ; skos:altLabel "x"@en .'
        " :one ontolex:isLexicalizedSenseOf :a . :two ontolex:isLexicalizedSenseOf :b ."
        + word
    )
    assert not found(report, "ambiguous-label")


def test_two_circles_are_two_findings(check):
    _, report = check(
        ":a skos:broader :b . :b skos:broader :a . :c skos:broader :d ."
        ":d skos:broader :e . :e skos:broader :c . :a skos:broader :c ."
    )
    assert [(one.focus, one.members) for one in found(report, "hierarchy-cycle")] == [
        (f"{E}a", (f"{E}b",)),
        (f"{E}c", (f"{E}d", f"{E}e")),
    ]


def test_the_text_cuts_a_long_group_unless_it_is_to_be_full(check):
    graph, report = check(
        ":s a skos:ConceptScheme ."
        + "".join(
            f':c{n:02} a skos:Concept ; skos:inScheme :s ; skos:prefLabel "x"@en .'
            for n in range(15)
        )
    )
    group = as_text(report, graph).split("shared-preferred-label")[1].split("\n\n")[0]
    assert f"    With: x <{E}c01>, x <{E}c02>, " in group
    assert f"<{E}c11>" not in group
    assert "and 4 more; --full lists them all" in group
    assert f"<{E}c14>" in as_text(report, graph, full=True)
    assert f'"{E}c14"]' in as_json(report)


def test_components_stand_behind_those_they_lead_to():
    links = {1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [5]}
    assert [sorted(each) for each in components(links)] == [[5], [4], [1, 2, 3]]


def test_a_way_that_does_not_exist_is_refused():
    assert shortest_way({1: [2, 3], 2: [4], 3: [4]}, 1, 4) == [1, 2, 4]
    with pytest.raises(ValueError, match="no way"):
        shortest_way({1: [2]}, 2, 1)


def many(text, count):
    return " , ".join(text.format(number) for number in range(count))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("turtle", "rule", "findings"),
    [
        (
            ":a a skos:Concept ; skos:prefLabel "
            + many('"v{}"@en', 9000)
            + " ; skos:definition "
            + many('"d{}"@en', 9000)
            + " .",
            "one-preferred-label",
            9000,
        ),
        (
            ":a skos:notation " + many('"{}"', 9000) + " .",
            "notation",
            1,
        ),
        (
            ":a skos:definition " + many('"{}"@en', 9000) + " .",
            "one-definition",
            1,
        ),
        (
            ":hub skos:broader :top ; skos:related "
            + many(":c{}", 9000)
            + "".join(f" . :c{n} skos:broader :top" for n in range(9000))
            + " .",
            "siblings-related",
            9000,
        ),
        (
            ":hub skos:inScheme :s ; skos:closeMatch "
            + many(":c{}", 9000)
            + "".join(f" . :c{n} skos:inScheme :s" for n in range(9000))
            + " .",
            "mapping-within-scheme",
            18000,
        ),
        (
            ":top skos:inScheme :s ."
            + "".join(
                f":c{n} skos:topConceptOf :s ; skos:broader :top ." for n in range(9000)
            ),
            "top-with-broader",
            9000,
        ),
        (
            ":w ontolex:sense "
            + many(":s{}", 9000)
            + " ."
            + "".join(f":s{n} ontolex:isLexicalizedSenseOf :a ." for n in range(9000)),
            "senses-apart",
            9000,
        ),
    ],
)
def test_thousands_of_values_of_one_thing_are_each_looked_at_once(
    check, turtle, rule, findings
):
    _, report = check(turtle, "vocable")
    assert len(found(report, rule)) == findings
