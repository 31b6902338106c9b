"""Comparison page: two near-synonyms side by side, line by line."""

from dataclasses import replace
from typing import NamedTuple

from pyoxigraph import NamedNode

from vocable.interface.property_names import PROPERTIES
from vocable.pages.comparisons.comparison_rows import (
    ORDER,
    ComparedSide,
    ComparedValues,
    LineName,
    describe_side,
)
from vocable.pages.edition import Edition
from vocable.pages.evidence import Marks
from vocable.pages.parts import Page, Source
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.rdf.reading import resources
from vocable.vocabulary.claims import Claim
from vocable.vocabulary.comparable_pairs import COMPARED, Pair
from vocable.vocabulary.labels import Text

_JOINS = (*COMPARED, SKOS.broader, SKOS.narrower)


class Nuance(NamedTuple):
    """How the two are joined, and what a source says of the difference.

    They are named in the order in which the source counts them ("the former …");
    `name` is a message identifier.
    """

    first: Text
    second: Text
    name: str
    texts: tuple[Text, ...]
    marks: tuple[int, ...]


class Line(NamedTuple):
    """One line of a comparison, and whether it says the same of both."""

    name: LineName
    left: ComparedValues
    right: ComparedValues
    same: bool


class ComparisonPage(NamedTuple):
    """Two senses or two concepts side by side, with the nuance in the middle."""

    page: Page
    left: ComparedSide
    right: ComparedSide
    nuances: tuple[Nuance, ...]
    lines: tuple[Line, ...]
    source: Source


def describe_comparison(edition: Edition, pair: Pair) -> ComparisonPage:
    """Make the page that compares a pair of the vocabulary's."""
    names = [_called(edition, end) for end in (pair.first, pair.second)]
    tags = {name.language for name in names}
    title = Text(
        " / ".join(name.value for name in names), tags.pop() if len(tags) == 1 else ""
    )
    page = edition.frames.page(pair.path, "terms", title)
    marks = Marks(edition, page)
    nuances = _nuances(edition, pair.first, pair.second, marks)
    left = describe_side(edition, pair.first, page, marks)
    right = describe_side(edition, pair.second, page, marks)
    joined = [(pair.first, pair.second)]
    joined += [
        (one, other)
        for one in left.concepts
        for other in right.concepts
        if one != other and (one, other) not in joined
    ]
    for one, other in joined[1:]:
        nuances += _nuances(edition, one, other, marks)
    refused = tuple(
        edition.attestations.claim_line(claim, page, marks.number)
        for one, other in joined
        for claim in _refused(edition, one, other)
    )
    lines = _lines(left, right)
    source = replace(marks.source(()), refused=refused)
    return ComparisonPage(page, left, right, tuple(nuances), lines, source)


def _called(edition: Edition, node: NamedNode) -> Text:
    """Give what a side is called: the word of a sense, or the concept."""
    entries = resources(edition.facts.store, node, ONTOLEX.isSenseOf)
    return edition.labels.label(entries[0] if entries else node)


def _nuances(
    edition: Edition, one: NamedNode, other: NamedNode, marks: Marks
) -> list[Nuance]:
    """Put in words how two resources are joined, each predicate once."""
    found = []
    for predicate in _JOINS:
        if other in resources(edition.facts.store, one, predicate):
            relation = marks.relation(one, predicate, other)
            claims = edition.facts.claims.supporting(one, predicate, other)
            said = next((claim for claim in claims if claim.nuances), None)
            # `supporting` also gives the claims of the inverse predicate.
            turned = said is not None and said.subject == other
            ends = (other, one) if turned and predicate in COMPARED else (one, other)
            first, second = (_called(edition, end) for end in ends)
            name = PROPERTIES[predicate.value]
            found.append(Nuance(first, second, name, relation.nuances, relation.marks))
    return found


def _refused(edition: Edition, one: NamedNode, other: NamedNode) -> list[Claim]:
    """Find what was claimed of the two together and is not followed."""
    return [
        claim
        for claim in edition.facts.claims.about([one])
        if not claim.stands and {claim.subject, claim.object} == {one, other}
    ]


def _lines(left: ComparedSide, right: ComparedSide) -> tuple[Line, ...]:
    """Set what is said of the two beside each other."""
    names = dict.fromkeys((*left.facts, *right.facts))
    return tuple(
        _line(
            name,
            left.facts.get(name, ComparedValues()),
            right.facts.get(name, ComparedValues()),
        )
        for name in sorted(names, key=lambda name: ORDER.index(name.name))
    )


def _line(name: LineName, left: ComparedValues, right: ComparedValues) -> Line:
    said = ([one.link for one in side.listed] for side in (left, right))
    return Line(name, left, right, same=next(said) == next(said))
