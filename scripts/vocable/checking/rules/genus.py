"""Genus of a definition: whether it is one of the broader concepts."""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.checking.text_matching import share_a_word
from vocable.rdf.namespaces import SKOS
from vocable.rdf.reading import objects, pairs

# Where the genus ends and the difference begins, by language.
_DIFFERENCE = {
    "fr": re.compile(
        r"[;:(]|\b(?:qui|que|qu|dont|où|à|au|aux|auquel|laquelle|par|pour|sur|sous|"
        r"dans|chez|fait|faite|placée?|vue?|de|du|des|d)\b"
    ),
    "en": re.compile(
        r"[;:(]|\b(?:who|whom|whose|which|that|where|by|for|on|in|of|to|from|with|"
        r"made|seen|placed|under)\b"
    ),
}


def foreign_genera(store: Store) -> Iterator[Finding]:
    """Find the definitions whose genus no broader concept bears out.

    The store is entailed. The genus is what stands before the difference, in French or
    English; it is borne out where a word of it stands in a label of a concept above,
    or in the genus of the definition of one, in the same language. Top concepts and
    definitions in other languages are left aside.
    """
    above: dict[NamedNode, list[NamedNode]] = {}
    for concept, broader in pairs(store, SKOS.broader):
        if isinstance(concept, NamedNode) and isinstance(broader, NamedNode):
            above.setdefault(concept, []).append(broader)
    for concept in sorted(above, key=str):
        for definition in objects(store, concept, SKOS.definition):
            if not isinstance(definition, Literal):
                continue
            language = (definition.language or "").partition("-")[0]
            genus = _genus(definition.value, language)
            if genus and not any(
                share_a_word(genus, text)
                for ancestor in _ancestors(above, concept)
                for text in _said(store, ancestor, language)
            ):
                yield procedural_rule("foreign-genus").finding(
                    concept.value,
                    SKOS.definition.value,
                    Literal(genus, language=definition.language),
                )


def _genus(definition: str, language: str) -> str:
    difference = _DIFFERENCE.get(language)
    if difference is None:
        return ""
    # An apostrophe parts an elided word from the next.
    return difference.split(re.sub(r"[’']", " ", definition), 1)[0].strip()


def _ancestors(
    above: dict[NamedNode, list[NamedNode]], concept: NamedNode
) -> list[NamedNode]:
    found: dict[NamedNode, None] = {}
    ahead = list(above[concept])
    while ahead:
        node = ahead.pop()
        if node not in found:
            found[node] = None
            ahead += above.get(node, ())
    return list(found)


def _said(store: Store, concept: NamedNode, language: str) -> Iterator[str]:
    """Give what may bear a genus out: the labels of a concept and its own genus."""
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.definition):
        for text in objects(store, concept, predicate):
            if isinstance(text, Literal) and (text.language or "").startswith(language):
                yield (
                    _genus(text.value, language)
                    if predicate == SKOS.definition
                    else text.value
                )
