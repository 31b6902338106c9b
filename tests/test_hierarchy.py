"""The hierarchy holds every concept, opens each branch once, and survives cycles."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from collections import Counter

from vocable.pages.hierarchy import describe_hierarchy


def trees_of(describer):
    return describe_hierarchy(describer).trees


def walk(branches):
    for branch in branches:
        yield branch
        yield from walk(branch.children)


def outline(branches):
    return [
        (branch.link.text.value, outline(branch.children))
        if branch.children
        else branch.link.text.value
        for branch in branches
    ]


def names(trees):
    return [
        branch.link.text.value for _, branches, _ in trees for branch in walk(branches)
    ]


def test_each_scheme_has_its_tree_the_largest_first(describer_of):
    trees = trees_of(
        describer_of("""
    :r a skos:ConceptScheme ; dcterms:title "R"@en .
    :s a skos:ConceptScheme ; dcterms:title "S"@en .
    :x a skos:Concept ; skos:topConceptOf :r .
    :b a skos:Concept ; skos:topConceptOf :s . :a a skos:Concept ; skos:topConceptOf :s .
    :c a skos:Concept ; skos:inScheme :s ; skos:broader :a .
    """)
    )
    assert [(title.value, outline(branches)) for title, branches, _ in trees] == [
        ("S", [("a", ["c"]), "b"]),
        ("R", ["x"]),
    ]


def test_notations_order_before_labels_do_and_as_numbers(describer_of):
    ((_, branches, count),) = trees_of(
        describer_of("""
    :z a skos:Concept ; skos:notation "2" . :a a skos:Concept ; skos:notation "10" .
    :m a skos:Concept . :b a skos:Concept .
    """)
    )
    assert outline(branches) == ["z", "a", "b", "m"]
    assert count == 4


def test_below_two_broader_concepts_a_branch_is_opened_once(describer_of):
    ((_, branches, _),) = trees_of(
        describer_of("""
    :left a skos:Concept . :right a skos:Concept .
    :both a skos:Concept ; skos:broader :left , :right .
    :leaf a skos:Concept ; skos:broader :both .
    """)
    )
    assert outline(branches) == [("left", [("both", ["leaf"])]), ("right", ["both"])]
    again = branches[1].children[0]
    assert again.elsewhere
    assert again.count == 1


def test_concepts_outside_every_scheme_stand_in_a_tree_without_title(describer_of):
    trees = trees_of(
        describer_of("""
    :s a skos:ConceptScheme ; dcterms:title "S"@en .
    :a a skos:Concept ; skos:topConceptOf :s . :b a skos:Concept .
    """)
    )
    assert [(title.value, outline(branches)) for title, branches, _ in trees] == [
        ("S", ["a"]),
        ("", ["b"]),
    ]


def test_what_hangs_in_a_cycle_is_still_shown(describer_of):
    trees = trees_of(
        describer_of("""
    :s a skos:ConceptScheme . :a a skos:Concept ; skos:topConceptOf :s .
    :x a skos:Concept ; skos:inScheme :s ; skos:broader :y .
    :y a skos:Concept ; skos:inScheme :s ; skos:broader :x .
    :self a skos:Concept ; skos:broader :self .
    """)
    )
    assert set(names(trees)) == {"a", "x", "y", "self"}


def test_a_chain_of_two_thousand_is_shown_whole(describer_of):
    chain = "".join(
        f":c{n:04} a skos:Concept ; skos:broader :c{n - 1:04} . "
        for n in range(1, 2000)
    )
    describer = describer_of(
        ":s a skos:ConceptScheme ; skos:hasTopConcept :c0000 . :c0000 a skos:Concept . "
        + chain
    )
    counts = Counter(names(trees_of(describer)))
    assert len(counts) == 2000


def test_a_deep_chain_becomes_a_site(site_of):
    chain = "".join(
        f":c{n:04} a skos:Concept ; skos:broader :c{n - 1:04} . " for n in range(1, 200)
    )
    site = site_of(":c0000 a skos:Concept . " + chain)
    targets = {target for _, target in site.page("hierarchy.html").links}
    assert {f"c{n:04}.html" for n in range(200)} <= targets


def test_an_empty_vocabulary_has_an_empty_hierarchy(describer_of):
    assert trees_of(describer_of(":w a ontolex:Word .")) == ()
