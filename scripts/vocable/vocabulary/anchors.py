"""Anchors: fragment identifiers of what stands on the page of something else."""

from collections.abc import Container, Iterable

from pyoxigraph import NamedNode, Store

from vocable.rdf.namespaces import OA, ONTOLEX, VOCABLE
from vocable.rdf.reading import (
    Resource,
    first_integer,
    first_value,
    pairs,
    resources,
    subjects,
)
from vocable.vocabulary.addresses import Address, Addresses, digest
from vocable.vocabulary.labels import local_name
from vocable.vocabulary.resources import XL_LABELS, described

# The page of what is described without being a term.
OTHERS = "resources"
_MOST_OTHERS = 500
_FORMS = (ONTOLEX.canonicalForm, ONTOLEX.otherForm, ONTOLEX.lexicalForm)


def add_word_anchors(
    store: Store, addresses: Addresses, entries: Iterable[NamedNode]
) -> None:
    """Let senses and forms stand on the pages of words."""
    for entry in entries:
        for sense in resources(store, entry, ONTOLEX.sense):
            addresses.add_anchor(sense.value, entry.value, _sense_anchor(store, sense))
        for predicate in _FORMS:
            for form in resources(store, entry, predicate):
                name = f"form-{form.value.rpartition('/')[2]}"
                addresses.add_anchor(form.value, entry.value, name)


def add_line_anchors(
    store: Store, addresses: Addresses, documents: Iterable[NamedNode]
) -> None:
    """Let passages stand on the pages of documents, each at its line."""
    for document in documents:
        for passage in subjects(store, OA.hasSource, document):
            line = first_integer(store, passage, VOCABLE.line)
            if line:
                addresses.add_line(passage.value, document.value, f"L{line}")


def add_label_anchors(
    store: Store, addresses: Addresses, labelled: Container[NamedNode]
) -> None:
    """Let labels of which more is said stand on the page of what they name.

    `labelled` are the resources whose pages have a table of labels.
    """
    named = {
        (resource.value, label)
        for predicate in XL_LABELS
        for resource, label in pairs(store, predicate)
        if isinstance(label, NamedNode) and resource in labelled
    }
    for resource, label in sorted(named, key=lambda pair: (pair[0], pair[1].value)):
        if described(store, label).facts:
            name = f"label-{local_name(label.value)}"
            addresses.add_anchor(label.value, resource, name)


def _sense_anchor(store: Store, sense: NamedNode) -> str:
    """Name the place of a sense on its entry's page: by its number, or its IRI."""
    number = first_value(store, sense, VOCABLE.senseNumber)
    shared = any(
        other != sense and first_value(store, other, VOCABLE.senseNumber) == number
        for entry in subjects(store, ONTOLEX.sense, sense)
        for other in resources(store, entry, ONTOLEX.sense)
    )
    # An anchor has no space in it (HTML, the id attribute).
    if shared or not number or number.split() != [number]:
        return f"sense-{sense.value.rpartition('/')[2]}"
    return f"sense-{number}"


def other_place(number: int, node: Resource) -> Address:
    """Give the place of the resource of this number that is no term, from 0."""
    page = number // _MOST_OTHERS
    name = local_name(node.value) if isinstance(node, NamedNode) else node.value
    return Address(
        f"{OTHERS}~{page + 1}" if page else OTHERS, f"{name}-{digest(node.value)}"
    )
