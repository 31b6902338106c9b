"""The hierarchy holds every concept, opens each branch once, and survives cycles."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from effort import examples
from vocable.pages.hierarchy.tree_pages import describe_hierarchy
from vocable.vocabulary.hierarchy_slices import Limits, Outline

E = "https://example.org/"


def trees_of(edition):
    """Give the branches of every page as title, branches, count."""
    return tuple(
        (tree.title, tree.branches, tree.count)
        for page in describe_hierarchy(edition)
        for tree in page.trees
    )


def limited(edition, **limits):
    """Cut the hierarchy of a edition into pages that are small enough for a test."""
    edition.__dict__["outline"] = Outline(
        edition.tree,
        edition.facts.concepts,
        edition.facts.addresses,
        Limits(**limits),
    )
    return edition


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


def test_each_scheme_has_its_tree_the_largest_first(edition_of):
    trees = trees_of(
        edition_of("""
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


def test_notations_order_before_labels_do_and_as_numbers(edition_of):
    ((_, branches, count),) = trees_of(
        edition_of("""
    :z a skos:Concept ; skos:notation "2" . :a a skos:Concept ; skos:notation "10" .
    :m a skos:Concept . :b a skos:Concept .
    """)
    )
    assert outline(branches) == ["z", "a", "b", "m"]
    assert count == 4


def test_below_two_broader_concepts_a_branch_is_opened_once(edition_of):
    ((_, branches, _),) = trees_of(
        edition_of("""
    :left a skos:Concept . :right a skos:Concept .
    :both a skos:Concept ; skos:broader :left , :right .
    :leaf a skos:Concept ; skos:broader :both .
    """)
    )
    assert outline(branches) == [("left", [("both", ["leaf"])]), ("right", ["both"])]
    again = branches[1].children[0]
    assert again.elsewhere
    assert again.count == 1
    assert (again.anchor, again.href) == ("", "hierarchy.html#at-both")


def test_concepts_outside_every_scheme_stand_in_a_tree_without_title(edition_of):
    trees = trees_of(
        edition_of("""
    :s a skos:ConceptScheme ; dcterms:title "S"@en .
    :a a skos:Concept ; skos:topConceptOf :s . :b a skos:Concept .
    """)
    )
    assert [(title.value, outline(branches)) for title, branches, _ in trees] == [
        ("S", ["a"]),
        ("", ["b"]),
    ]


def test_what_hangs_in_a_cycle_is_still_shown(edition_of):
    trees = trees_of(
        edition_of("""
    :s a skos:ConceptScheme . :a a skos:Concept ; skos:topConceptOf :s .
    :x a skos:Concept ; skos:inScheme :s ; skos:broader :y .
    :y a skos:Concept ; skos:inScheme :s ; skos:broader :x .
    :self a skos:Concept ; skos:broader :self .
    """)
    )
    assert set(names(trees)) == {"a", "x", "y", "self"}


def test_a_chain_of_two_thousand_is_shown_whole(edition_of):
    chain = "".join(
        f":c{n:04} a skos:Concept ; skos:broader :c{n - 1:04} . "
        for n in range(1, 2000)
    )
    edition = edition_of(
        ":s a skos:ConceptScheme ; skos:hasTopConcept :c0000 . :c0000 a skos:Concept . "
        + chain
    )
    counts = Counter(names(trees_of(edition)))
    assert len(counts) == 2000


def test_a_deep_chain_becomes_a_site(site_of):
    chain = "".join(
        f":c{n:04} a skos:Concept ; skos:broader :c{n - 1:04} . " for n in range(1, 200)
    )
    site = site_of(":c0000 a skos:Concept . " + chain)
    pages = [name for name in site.pages if name.startswith("hierarchy")]
    targets = {t.split("/")[-1] for p in pages for _, t in site.page(p).links}
    assert {f"c{n:04}.html" for n in range(200)} <= targets
    assert len(pages) == 5


def test_an_empty_vocabulary_has_an_empty_hierarchy(edition_of):
    assert trees_of(edition_of(":w a ontolex:Word .")) == ()


ROW = ":wide a skos:Concept . " + "".join(
    f":w{n:02} a skos:Concept ; skos:broader :wide . " for n in range(25)
)


def test_a_long_row_is_cut_into_pages_that_lead_to_each_other(edition_of):
    edition = limited(edition_of(ROW), row=10)
    pages = {page.page.path: page for page in describe_hierarchy(edition)}
    assert list(pages) == [
        "hierarchy",
        "hierarchy/wide",
        "hierarchy/wide~2",
        "hierarchy/wide~3",
    ]
    (whole,) = pages["hierarchy"].trees
    assert whole.branches[0].href == "hierarchy/wide.html"
    assert whole.branches[0].count == 25
    (tree,) = pages["hierarchy/wide~2"].trees
    assert [branch.link.text.value for branch in tree.branches] == [
        f"w{n}" for n in range(10, 20)
    ]
    assert tree.branches[0].link.href == "../w10.html"
    assert [(s.first, s.last, s.text.value, s.current) for s in tree.slices] == [
        (1, 10, "w00", False),
        (11, 20, "w10", True),
        (21, 25, "w20", False),
    ]
    assert tree.slices[0].href == "../hierarchy/wide.html"


def test_a_branch_page_leads_up_to_where_it_hangs(edition_of):
    edition = limited(
        edition_of(":top skos:narrower :wide . :top a skos:Concept . " + ROW), row=10
    )
    page = next(
        p for p in describe_hierarchy(edition) if p.page.path == "hierarchy/wide"
    )
    assert page.concept.href == "../wide.html"
    assert [(link.text.value, link.href) for link in page.above] == [
        ("top", "../hierarchy.html#at-top"),
        ("wide", "../hierarchy.html#at-wide"),
    ]


def test_the_top_of_a_scheme_is_cut_too(edition_of):
    turtle = ":s a skos:ConceptScheme . " + "".join(
        f":c{n:02} a skos:Concept ; skos:topConceptOf :s . :x{n:02} a skos:Concept . "
        for n in range(12)
    )
    edition = limited(edition_of(turtle), row=5)
    pages = {page.page.path: page for page in describe_hierarchy(edition)}
    assert list(pages) == ["hierarchy", *(f"hierarchy~{n}" for n in range(2, 6))]
    assert [len(tree.branches) for tree in pages["hierarchy"].trees] == [5, 5]
    assert [len(p.trees[0].branches) for p in list(pages.values())[1:]] == [5, 2, 5, 2]


def test_the_largest_branches_leave_a_page_that_is_too_long(edition_of):
    turtle = "".join(
        f":t{n} a skos:Concept . "
        + "".join(f":t{n}-{m} a skos:Concept ; skos:broader :t{n} . " for m in range(n))
        for n in range(1, 6)
    )
    edition = limited(edition_of(turtle), nodes=12)
    pages = [page.page.path for page in describe_hierarchy(edition)]
    assert pages == ["hierarchy", "hierarchy/t4", "hierarchy/t5"]


@settings(max_examples=examples(40))
@given(
    st.dictionaries(
        st.integers(0, 30), st.sets(st.integers(0, 30), max_size=3), max_size=31
    ),
    st.integers(1, 12),
    st.integers(1, 8),
    st.integers(2, 6),
)
def test_every_concept_is_opened_once_on_a_page_that_stays_short(
    edition_of, broader, nodes, row, depth
):
    turtle = "".join(
        f":c{n} a skos:Concept . "
        + "".join(f":c{n} skos:broader :c{m} . :c{m} a skos:Concept . " for m in above)
        for n, above in broader.items()
    )
    edition = limited(
        edition_of(turtle + ":c0 a skos:Concept ."), nodes=nodes, row=row, depth=depth
    )
    opened = Counter()
    anchors = {}
    asked = []
    for page in describe_hierarchy(edition):
        branches = [b for tree in page.trees for b in walk(tree.branches)]
        opened.update(b.anchor for b in branches if b.anchor)
        anchors[page.page.path + ".html"] = {b.anchor for b in branches}
        asked += [b.href.removeprefix(page.page.up) for b in branches if b.href]
        rows = sum(len(tree.branches) for tree in page.trees)
        assert len(branches) <= max(nodes, rows)
        assert all(len(tree.branches) <= row for tree in page.trees)
    assert opened == Counter(
        f"at-{node.value.removeprefix(E)}" for node in edition.facts.concepts
    )
    for target in asked:
        path, _, anchor = target.partition("#")
        assert not anchor or anchor in anchors[path], target
        assert path in anchors
