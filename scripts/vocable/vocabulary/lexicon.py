"""Lexical entries of OntoLex: their forms, grammar, and the concepts they evoke."""

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode, Store

from vocable.rdf.namespaces import LEXINFO, LEXINFO_2, ONTOLEX, VOCABLE
from vocable.rdf.reading import Node, Resource, first_value, nodes, resources

# The features that a dictionary gives first.
_FIRST = ("gender", "number")
_EDITIONS = (LEXINFO, LEXINFO_2)
PART_OF_SPEECH = tuple(edition["partOfSpeech"] for edition in _EDITIONS)
Features = list[tuple[NamedNode, Node]]


def senses_in_order(store: Store, senses: Iterable[NamedNode]) -> list[NamedNode]:
    """Sort the senses of a word by their numbers, those without a number last."""

    def rank(sense: NamedNode) -> tuple[bool, int, str]:
        number = first_value(store, sense, VOCABLE.senseNumber) or ""
        known = number.isdecimal()
        return (not known, int(number) if known else 0, sense.value)

    return sorted(senses, key=rank)


def parts_of_speech(store: Store, entry: Resource) -> list[NamedNode]:
    """Give the parts of speech of a word, by either edition of LexInfo.

    What both say stands once, as the newer has it.
    """
    found: dict[str, NamedNode] = {}
    for predicate in PART_OF_SPEECH:
        for value in resources(store, entry, predicate):
            found.setdefault(value.value.rpartition("#")[2], value)
    return list(found.values())


def of_either_edition(
    found: Mapping[NamedNode, Iterable[Node]], names: Sequence[str]
) -> Features:
    """Give the values of some properties of LexInfo, in the order of the names."""
    return [
        (predicate, value)
        for name in names
        for predicate in (edition[name] for edition in _EDITIONS)
        for value in sorted(found.get(predicate, ()), key=str)
    ]


def grammar(found: Mapping[NamedNode, Iterable[Node]]) -> Features:
    """Give what LexInfo says of a form, gender and number first.

    `found` is what is said of the form; its values are IRIs.
    """
    names = {
        predicate.value[len(edition.iri) :]
        for predicate in found
        for edition in _EDITIONS
        if predicate.value in edition
    }
    ordered = (*_FIRST, *sorted(names.difference(_FIRST)))
    return [
        (predicate, value)
        for predicate, value in of_either_edition(found, ordered)
        if isinstance(value, NamedNode)
    ]


def other_forms(store: Store, entry: Resource) -> list[Resource]:
    """List the forms of a word beside its canonical one (OntoLex-Lemon, Forms)."""
    canonical = nodes(store, entry, ONTOLEX.canonicalForm)
    others = [
        form
        for predicate in (ONTOLEX.otherForm, ONTOLEX.lexicalForm)
        for form in nodes(store, entry, predicate)
        if form not in canonical
    ]
    return list(dict.fromkeys((*canonical[1:], *others)))


def evoked_concepts(store: Store, entry: Resource) -> list[NamedNode]:
    """List the concepts that a word evokes without a sense that is linked to them."""
    by_sense = {
        concept
        for sense in nodes(store, entry, ONTOLEX.sense)
        for concept in resources(store, sense, ONTOLEX.isLexicalizedSenseOf)
    }
    evoked = resources(store, entry, ONTOLEX.evokes)
    return [concept for concept in evoked if concept not in by_sense]
