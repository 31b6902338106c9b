"""Every concept and word knows what stands before and behind it in the alphabet."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest

TURTLE = """
:a a skos:Concept ; skos:prefLabel "zèbre"@fr . :b a skos:Concept ; skos:prefLabel "âne"@fr .
:c a skos:Concept ; skos:prefLabel "Éléphant"@fr .
:w a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "client"@fr ] .
:v a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "vente"@fr ] .
:e a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "customer"@en ] .
"""


def beside(site, name):
    links = {}
    page = site.page(f"{name}.html")
    for link in page.all("a", rel=True):
        if link["rel"] in {"prev", "next"}:
            links[link["rel"]] = link["href"]
            assert page.one("head").one("link", rel=link["rel"])["href"] == link["href"]
    return links


@pytest.fixture(scope="module")
def site(site_of):
    return site_of(TURTLE, interface=("fr",))


def test_concepts_follow_each_other_as_their_readers_sort(site):
    assert beside(site, "b") == {"next": "c.html"}
    assert beside(site, "c") == {"prev": "b.html", "next": "a.html"}
    assert beside(site, "a") == {"prev": "c.html"}


def test_words_follow_those_of_their_own_language(site):
    assert beside(site, "w") == {"next": "v.html"}
    assert beside(site, "v") == {"prev": "w.html"}
    assert beside(site, "e") == {}
    assert site.page("e.html").all("nav", class_="alphabet") == []


def test_who_does_not_see_the_arrows_hears_what_they_say(site):
    nav = site.page("c.html").one("nav", class_="alphabet")
    assert nav["aria-label"] == "Dans l’alphabet"
    assert [link.text for link in nav.all("a")] == [
        *("Précédent : âne", "Suivant : zèbre"),
    ]


def test_a_language_has_its_own_order(edition_of):
    turtle = """
    :a a skos:Concept ; skos:prefLabel "thé"@fr , "apple"@en .
    :b a skos:Concept ; skos:prefLabel "pomme"@fr , "tea"@en .
    """
    order = {
        tag: [node.value[-1] for node in edition_of(turtle, tag).alphabet.concepts]
        for tag in ("fr", "en")
    }
    assert order == {"fr": ["b", "a"], "en": ["a", "b"]}


def test_words_stand_in_the_order_of_their_own_language(edition_of):
    turtle = "".join(
        f":{name}-{tag} a ontolex:LexicalEntry ; ontolex:canonicalForm "
        f'[ ontolex:writtenRep "{word}"@{tag} ] . '
        for tag in ("sv", "de")
        for name, word in (("o", "öga"), ("z", "zebra"))
    )
    words = edition_of(turtle, "de", interface=("de",)).alphabet.entries
    order = {tag: [node.value[-4:] for node in row] for tag, row in words.items()}
    assert order == {"sv": ["z-sv", "o-sv"], "de": ["o-de", "z-de"]}


def test_an_empty_vocabulary_has_no_order(edition_of):
    assert edition_of("").alphabet.concepts == ()
