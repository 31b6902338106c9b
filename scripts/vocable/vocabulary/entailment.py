"""Entailment: inverses, superclasses and other inferred triples join the graph.

The axioms stand in `ontology/entailment.ttl`; those a vocabulary states itself with
rdfs:subClassOf or rdfs:subPropertyOf count too, where they lead to a SKOS term.

The default graph stays the whole, so that every query, view and shape sees it. One
named graph lists what was inferred and not asserted: the default graph without it is
what the files say.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from vocable.paths import ONTOLOGY
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, SKOS, VOCABLE
from vocable.rdf.reading import pairs, subjects, triples

INFERRED = VOCABLE.inferred


class _InferenceRule(NamedTuple):
    """A triple that follows, in SPARQL, wherever something is the case."""

    triple: str
    body: str

    @property
    def update(self) -> str:
        """The rule as SPARQL Update, which adds what is not there yet."""
        return (
            f"INSERT {{ {self.triple} GRAPH {INFERRED} {{ {self.triple} }} }} "
            f"WHERE {{ {self.body} FILTER NOT EXISTS {{ {self.triple} }} }}"
        )


# Rules with a shape of their own, which no axiom of the file can say.
_CHAINS = (
    # The generic broader of an array's members (ISO 25964-1, node labels).
    _InferenceRule(
        "?member iso-thes:broaderGeneric ?concept",
        "?array a iso-thes:ThesaurusArray ; iso-thes:superOrdinate ?concept ; "
        "skos:member ?member . ?concept a skos:Concept . ?member a skos:Concept",
    ),
    # SKOS S36: what stands in the list is a member.
    _InferenceRule(
        "?collection skos:member ?member",
        "?collection skos:memberList/rdf:rest*/rdf:first ?member",
    ),
    # OntoLex-Lemon, section 3.5: a concept that a sense lexicalises, and its scheme.
    _InferenceRule(
        "?concept a ontolex:LexicalConcept",
        "?sense ontolex:isLexicalizedSenseOf ?concept . ?concept a skos:Concept",
    ),
    _InferenceRule(
        "?scheme a ontolex:ConceptSet",
        "?concept a ontolex:LexicalConcept ; skos:inScheme ?scheme . "
        "?scheme a skos:ConceptScheme",
    ),
    # SKOS-XL S55 to S57: the labels as plain literals.
    *(
        _InferenceRule(
            f"?thing skos:{kind} ?form",
            f"?thing skosxl:{kind}/skosxl:literalForm ?form",
        )
        for kind in ("prefLabel", "altLabel", "hiddenLabel")
    ),
)

_NO_LITERAL = "FILTER(!isLiteral(?y))"
# What an axiom says, as rules: {0} is its subject, {1} its object.
_FORMS = {
    RDFS.subClassOf: (("?x a {1}", "?x a {0}"),),
    RDFS.subPropertyOf: (("?x {1} ?y", "?x {0} ?y"),),
    OWL.inverseOf: (
        ("?y {1} ?x", f"?x {{0}} ?y {_NO_LITERAL}"),
        ("?y {0} ?x", f"?x {{1}} ?y {_NO_LITERAL}"),
    ),
}
# LIME metadata: what a lexicon and a concept set hold, where they do not say it.
_COUNTS = (
    _InferenceRule(
        "?lexicon lime:lexicalEntries ?count",
        """{ SELECT ?lexicon (COUNT(DISTINCT ?entry) AS ?count) WHERE {
        ?lexicon a lime:Lexicon ; lime:entry ?entry } GROUP BY ?lexicon }
    FILTER NOT EXISTS { ?lexicon lime:lexicalEntries ?stated }""",
    ),
    _InferenceRule(
        "?set lime:concepts ?count",
        """{ SELECT ?set (COUNT(DISTINCT ?concept) AS ?count) WHERE {
        ?set a ontolex:ConceptSet . ?concept skos:inScheme ?set .
        ?concept a ontolex:LexicalConcept } GROUP BY ?set }
    FILTER NOT EXISTS { ?set lime:concepts ?stated }""",
    ),
)


def entail(graph: Graph) -> int:
    """Add to the store every triple that the axioms entail; return how many.

    They stand in the default graph beside the asserted ones, and once more in the
    graph INFERRED.
    """
    store = graph.store
    rules = (*_axiom_rules(), *_own_rules(store), *_CHAINS)
    # Counting reads the whole store.
    before = size = len(store)
    while True:
        for rule in rules:
            store.update(rule.update, prefixes=PREFIXES)
        grown = len(store)
        if grown == size:
            break
        size = grown
    for count in _COUNTS:
        store.update(count.update, prefixes=PREFIXES)
    # Each stands there twice.
    return (len(store) - before) // 2


def asserted(store: Store) -> Iterator[Triple]:
    """Give the triples that the files say themselves, in the order of the store."""
    for quad in triples(store):
        once_more = Quad(quad.subject, quad.predicate, quad.object, INFERRED)
        if once_more not in store:
            yield quad.triple


@cache
def entailed_inverses() -> frozenset[NamedNode]:
    """Give the properties that are entailed of what another resource leads to."""
    axioms = _axioms()
    ends = [
        *(
            one
            for quad in triples(axioms, None, OWL.inverseOf)
            for one in (quad.subject, quad.object)
        ),
        *(quad.subject for quad in triples(axioms, None, RDF.type)),
    ]
    found = {one for one in ends if isinstance(one, NamedNode)}
    more = {
        quad.object
        for one in found
        for quad in triples(axioms, one, RDFS.subPropertyOf)
        if isinstance(quad.object, NamedNode)
    }
    return frozenset(found | more)


@cache
def _axiom_rules() -> tuple[_InferenceRule, ...]:
    return tuple(sorted(set(_rules(_axioms()))))


def _axioms() -> Store:
    axioms = Store()
    axioms.extend(parse(path=ONTOLOGY / "entailment.ttl", format=RdfFormat.TURTLE))
    return axioms


def _own_rules(store: Store) -> tuple[_InferenceRule, ...]:
    """Make rules of the hierarchy axioms that the vocabulary states itself."""
    return tuple(
        rule
        for rule in sorted(
            set(_rules(store, kinds=(RDFS.subClassOf, RDFS.subPropertyOf)))
        )
        if f"<{SKOS.iri}" in rule.triple
    )


def _rules(
    store: Store, kinds: tuple[NamedNode, ...] = (*_FORMS, RDF.type)
) -> Iterator[_InferenceRule]:
    for kind in kinds:
        if kind == RDF.type:
            for node in subjects(store, kind, OWL.SymmetricProperty):
                yield _InferenceRule(f"?y {node} ?x", f"?x {node} ?y {_NO_LITERAL}")
        for one, other in pairs(store, kind) if kind in _FORMS else ():
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                for triple, body in _FORMS[kind]:
                    yield _InferenceRule(
                        triple.format(one, other), body.format(one, other)
                    )
