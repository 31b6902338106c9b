"""Rows stand in the order that was asked for, and every concept is opened once."""

import pytest
from pyoxigraph import NamedNode

from vocable.vocabulary.hierarchy import Forest

E = "https://example.org/"
NUMBERED = """
:top a skos:Concept ; skos:narrower :z , :a , :m , :b .
:z a skos:Concept ; skos:notation "2.9" . :a a skos:Concept ; skos:notation "2.10" .
:m a skos:Concept . :b a skos:Concept .
"""


def names(nodes):
    return [node.value.removeprefix(E) for node in nodes]


def node(name):
    return NamedNode(E + name)


@pytest.mark.parametrize(
    ("order", "expected"),
    [("notation", ["z", "a", "b", "m"]), ("label", ["a", "b", "m", "z"])],
)
def test_a_row_stands_by_notation_or_by_label(edition_of, order, expected):
    tree = edition_of(NUMBERED, order=order).tree
    assert names(tree.narrower(node("top"))) == expected


def test_labels_stand_as_a_dictionary_has_them(edition_of):
    turtle = ":top a skos:Concept ; skos:narrower :a , :b , :c . " + "".join(
        f':{name} a skos:Concept ; skos:prefLabel "{label}"@fr . '
        for name, label in (("a", "zèbre"), ("b", "été"), ("c", "Eve"))
    )
    tree = edition_of(turtle, "fr").tree
    assert names(tree.narrower(node("top"))) == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("tag", "expected"), [("sv", ["z", "o"]), ("de", ["o", "z"]), ("tlh", ["o", "z"])]
)
@pytest.mark.parametrize("reader", ["fr", "en"])
def test_labels_stand_as_their_own_language_has_them(edition_of, tag, expected, reader):
    turtle = f"""
    :top a skos:Concept ; skos:prefLabel "x"@{tag} ; skos:narrower :o , :z .
    :o a skos:Concept ; skos:prefLabel "öga"@{tag} .
    :z a skos:Concept ; skos:prefLabel "zebra"@{tag} .
    """
    tree = edition_of(turtle, reader).tree
    assert names(tree.narrower(node("top"))) == expected


def test_where_labels_are_translated_each_reader_has_their_own_order(edition_of):
    turtle = """
    :top a skos:Concept ; skos:narrower :o , :z .
    :o a skos:Concept ; skos:prefLabel "öga"@sv , "Öhr"@de .
    :z a skos:Concept ; skos:prefLabel "zebra"@sv , "Zebra"@de .
    """
    order = {
        tag: names(edition_of(turtle, tag).tree.narrower(node("top")))
        for tag in ("sv", "de")
    }
    assert order == {"sv": ["z", "o"], "de": ["o", "z"]}


def test_an_ordered_collection_keeps_its_order(edition_of):
    tree = edition_of("""
    :steps a skos:OrderedCollection ; skos:memberList ( :c :a :b ) .
    :set a skos:Collection ; skos:member :c , :a , :b .
    :a a skos:Concept . :b a skos:Concept . :c a skos:Concept .
    """).tree
    assert names(tree.members(node("steps"))) == ["c", "a", "b"]
    assert names(tree.members(node("set"))) == ["a", "b", "c"]
    assert tree.is_ordered(node("steps"))
    assert not tree.is_ordered(node("set"))


def test_the_nearest_in_a_row_stand_around_a_concept(edition_of):
    tree = edition_of(NUMBERED).tree
    row = tree.narrower(node("top"))
    place, window = tree.around(row, node("a"), 2)
    assert (place, window.before, names(window.nodes), window.after) == (
        1,
        0,
        ["z", "a"],
        2,
    )
    place, window = tree.around(row, node("m"), 3)
    assert (place, window.before, names(window.nodes), window.after) == (
        3,
        1,
        ["a", "b", "m"],
        0,
    )
    assert tree.around(row, node("m"), 99)[1].nodes == row
    with pytest.raises(KeyError):
        tree.around(row, node("top"), 3)


def test_a_top_concept_of_two_schemes_belongs_to_the_larger(edition_of):
    tree = edition_of("""
    :r a skos:ConceptScheme . :s a skos:ConceptScheme .
    :a a skos:Concept ; skos:topConceptOf :r , :s .
    :b a skos:Concept ; skos:topConceptOf :s .
    """).tree
    assert names(tree.schemes) == ["s", "r"]
    assert tree.topped == {node("a"): node("s"), node("b"): node("s")}


def test_a_concept_counts_what_is_opened_below_it_and_nothing_twice(edition_of):
    edition = edition_of("""
    :left a skos:Concept . :right a skos:Concept .
    :both a skos:Concept ; skos:broader :left , :right .
    :leaf a skos:Concept ; skos:broader :both .
    """)
    forest = Forest(edition.tree, edition.facts.concepts)
    assert {n.value.removeprefix(E): size for n, size in forest.size.items()} == {
        "left": 3,
        "both": 2,
        "leaf": 1,
        "right": 1,
    }
    assert names(forest.children(node("right"))) == []
    assert names(forest.children(node("left"))) == ["both"]


def test_a_chain_of_ten_thousand_does_not_exhaust_the_stack(edition_of):
    chain = "".join(
        f":c{n} a skos:Concept ; skos:broader :c{n - 1} . " for n in range(1, 10_000)
    )
    edition = edition_of(":c0 a skos:Concept . " + chain)
    assert edition.outline.forest.size[node("c0")] == 10_000
