"""One picture of the whole: of the hierarchy, else of the collections, else none."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

from vocable.pages.overviews.vocabulary_treemap import draw_vocabulary
from vocable.vocabulary.labels import Text


def drawn(edition):
    page = edition.frames.page("index", "home", Text(""))
    return [
        [" ".join(cell.lines) for cell in picture.cells]
        for picture in draw_vocabulary(edition, page)
    ]


def test_the_schemes_stand_outermost_where_there_are_several(edition_of):
    turtle = """
    :s a skos:ConceptScheme ; dcterms:title "S"@en . :r a skos:ConceptScheme ;
        dcterms:title "R"@en . :x a skos:Concept ; skos:topConceptOf :r .
    :a a skos:Concept ; skos:topConceptOf :s .
    """ + "".join(f":a{n} a skos:Concept ; skos:broader :a . " for n in range(8))
    wide, narrow = drawn(edition_of(turtle))
    assert set(wide) >= {"S", "R", "a", "a0", "a7"}
    assert set(narrow) >= {"S", "R", "a"}
    one = drawn(edition_of(turtle.replace("skos:topConceptOf :r", "skos:related :a")))
    assert "S" in one[0]


def test_the_top_concepts_stand_outermost_in_a_scheme_alone(edition_of):
    turtle = ":s a skos:ConceptScheme . :a a skos:Concept ; skos:topConceptOf :s . "
    turtle += "".join(f":a{n} a skos:Concept ; skos:broader :a . " for n in range(8))
    wide, _ = drawn(edition_of(turtle))
    assert wide[0] == "a"


def test_a_vocabulary_that_is_flat_or_tiny_has_no_picture(edition_of):
    flat = "".join(f":c{n} a skos:Concept . " for n in range(50))
    assert drawn(edition_of(flat)) == []
    assert drawn(edition_of(":a a skos:Concept ; skos:narrower :b . ")) == []
    assert drawn(edition_of(":w a ontolex:Word .")) == []


def test_where_the_top_is_too_wide_collections_are_drawn(edition_of):
    turtle = "".join(
        f":concept-number-{n} a skos:Concept ; skos:narrower :n{n} . "
        f":n{n} a skos:Concept . :g{n % 9} skos:member :n{n} , :concept-number-{n} . "
        for n in range(900)
    )
    assert drawn(edition_of(turtle)) == []
    groups = "".join(
        f":g{n} a skos:Collection . :all skos:member :g{n} . " for n in range(9)
    )
    wide, _ = drawn(edition_of(turtle + groups + ":all a skos:Collection ."))
    assert set(wide) >= {"all", *(f"g{n}" for n in range(9))}


def test_collections_that_hold_each_other_end(edition_of):
    turtle = "".join(
        f":concept-number-{n} a skos:Concept ; skos:narrower :n{n} . :n{n} a skos:Concept . "
        for n in range(900)
    )
    turtle += """
    :a a skos:Collection ; skos:member :b , :n1 . :b a skos:Collection ; skos:member :a .
    :top a skos:Collection ; skos:member :a , :n2 .
    """
    wide, _ = drawn(edition_of(turtle))
    assert "top" in wide
