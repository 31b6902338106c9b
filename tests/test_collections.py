"""Typologies and collections show their members, their place and their rivals."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest
from pyoxigraph import NamedNode

from vocable.pages.terms.collection import (
    describe_collection,
    describe_collections,
    section,
)

E = "https://example.org/"


@pytest.fixture
def collection_of(edition_of):
    return lambda turtle, name: describe_collection(
        edition_of(turtle), NamedNode(E + name)
    )


def texts(links):
    return [link.text.value for link in links]


TYPOLOGIES = """
:top a skos:Concept ; skos:prefLabel "top"@en .
:a a skos:Concept ; skos:prefLabel "a"@en ; skos:definition "first"@en .
:b a skos:Concept ; skos:prefLabel "b"@en .
:size a iso-thes:ThesaurusArray ; skos:prefLabel "by size"@en ;
    iso-thes:superOrdinate :top ; skos:member :b , :a .
:age a iso-thes:ThesaurusArray ; skos:prefLabel "by age"@en ;
    iso-thes:superOrdinate :top ; skos:member :a .
:c a vocable:Attestation ; rdf:subject :size ; rdf:predicate skos:member ;
    rdf:object :b ; adms:status vocable:accepted .
"""


def test_a_typology_shows_what_it_divides_its_members_and_other_divisions(
    collection_of,
):
    model = collection_of(TYPOLOGIES, "size")
    assert model.is_typology
    assert texts(model.superordinates) == ["top"]
    assert texts(member.link for member in model.members) == ["a", "b"]
    assert texts(model.rivals) == ["by age"]


def test_a_member_carries_its_definition_and_the_evidence_of_its_membership(
    collection_of,
):
    first, second = collection_of(TYPOLOGIES, "size").members
    assert (first.definition.value, first.marks) == ("first", ())
    assert (second.definition, second.marks) == (None, (1,))


GROUPS = """
:g a skos:Collection ; skos:notation "1" ; skos:member :h , :a .
:h a iso-thes:ConceptGroup ; skos:notation "1.1" ; skos:member :b .
:i a iso-thes:ConceptGroup ; skos:notation "1.10" ; iso-thes:superGroup :g .
:j a iso-thes:ConceptGroup ; skos:notation "1.9" . :g iso-thes:subGroup :j .
:a a skos:Concept . :b a skos:Concept .
"""


def test_a_group_contains_groups_and_stands_in_one(collection_of):
    model = collection_of(GROUPS, "g")
    assert texts(model.narrower) == ["h", "j", "i"]
    assert texts(member.link for member in model.members) == ["a"]
    assert texts(collection_of(GROUPS, "h").broader) == ["g"]
    assert texts(collection_of(GROUPS, "i").broader) == ["g"]


def test_an_ordered_collection_keeps_the_members_of_its_list(collection_of):
    turtle = """
    :o a skos:OrderedCollection ; skos:memberList ( :b :a ) .
    :a a skos:Concept . :b a skos:Concept .
    """
    model = collection_of(turtle, "o")
    assert model.is_ordered
    assert texts(member.link for member in model.members) == ["b", "a"]


def test_all_collections_are_listed_below_those_that_hold_them(edition_of):
    (root,) = describe_collections(edition_of(GROUPS)).collections
    assert (root.link.text.value, root.link.notation, root.total) == ("g", "1", 1)
    assert texts(child.link for child in root.children) == ["h", "j", "i"]


def listed(collections):
    for one in collections:
        yield one.link.text.value
        yield from listed(one.children)


@pytest.mark.parametrize("root", ["", ":r a skos:Collection ."])
def test_collections_in_a_circle_are_each_listed_once(edition_of, root):
    turtle = f"{root} :x a skos:Collection ; skos:member :y . :y a skos:Collection ; skos:member :x ."
    model = describe_collections(edition_of(turtle))
    names = list(listed(model.collections))
    assert sorted(names) == (["r"] if root else []) + ["x", "y"]


def test_a_chain_of_a_thousand_collections_is_listed(edition_of):
    turtle = "".join(
        f":c{n:04} a skos:Collection ; skos:member :c{n + 1:04} . " for n in range(1000)
    )
    model = describe_collections(edition_of(turtle + ":c1000 a skos:Collection ."))
    names = list(listed(model.collections))
    assert len(names) == len(set(names)) == 1001


def test_a_plain_collection_lists_its_first_members_and_counts_them_all(edition_of):
    members = " , ".join(f":m{n}" for n in range(30))
    typed = "".join(f":m{n} a skos:Concept . " for n in range(30))
    (one,) = describe_collections(
        edition_of(f":c a skos:Collection ; skos:member {members} . {typed}")
    ).collections
    assert (len(one.members), one.total) == (12, 30)


def test_the_section_is_named_after_what_there_is(edition_of):
    assert section(edition_of(TYPOLOGIES)) == "typologies"
    assert section(edition_of(GROUPS)) == "collections"
