"""What follows from a graph is added to it: inverses, types, an array's broader.

The axioms stand in `ontology/entailment.ttl`; those a vocabulary states itself with
rdfs:subClassOf or rdfs:subPropertyOf count too, where they lead to a SKOS term.
"""

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from vocable.paths import ONTOLOGY
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, SKOS

# Rules with a shape of their own, which no axiom of the file can say.
_CHAINS = (
    # The generic broader of an array's members (ISO 25964-1, node labels).
    """INSERT { ?member iso-thes:broaderGeneric ?concept } WHERE {
    ?array a iso-thes:ThesaurusArray ; iso-thes:superOrdinate ?concept ;
        skos:member ?member . ?concept a skos:Concept . ?member a skos:Concept }""",
    # SKOS S36: what stands in the list is a member.
    """INSERT { ?collection skos:member ?member } WHERE {
    ?collection skos:memberList/rdf:rest*/rdf:first ?member }""",
    # OntoLex-Lemon, section 3.5: a concept that a sense lexicalises, and its scheme.
    """INSERT { ?concept a ontolex:LexicalConcept } WHERE {
    ?sense ontolex:isLexicalizedSenseOf ?concept . ?concept a skos:Concept }""",
    """INSERT { ?scheme a ontolex:ConceptSet } WHERE {
    ?concept a ontolex:LexicalConcept ; skos:inScheme ?scheme .
    ?scheme a skos:ConceptScheme }""",
    # SKOS-XL S55 to S57: the labels as plain literals.
    *(
        f"INSERT {{ ?thing skos:{kind} ?form }} WHERE "
        f"{{ ?thing skosxl:{kind}/skosxl:literalForm ?form }}"
        for kind in ("prefLabel", "altLabel", "hiddenLabel")
    ),
)

# LIME metadata: what a lexicon and a concept set hold, where they do not say it.
_COUNTS = (
    """INSERT { ?lexicon lime:lexicalEntries ?count } WHERE {
    { SELECT ?lexicon (COUNT(DISTINCT ?entry) AS ?count) WHERE {
        ?lexicon a lime:Lexicon ; lime:entry ?entry } GROUP BY ?lexicon }
    FILTER NOT EXISTS { ?lexicon lime:lexicalEntries ?stated } }""",
    """INSERT { ?set lime:concepts ?count } WHERE {
    { SELECT ?set (COUNT(DISTINCT ?concept) AS ?count) WHERE {
        ?set a ontolex:ConceptSet . ?concept skos:inScheme ?set .
        ?concept a ontolex:LexicalConcept } GROUP BY ?set }
    FILTER NOT EXISTS { ?set lime:concepts ?stated } }""",
)


def entail(graph: Graph) -> int:
    """Add to the store every triple that the axioms entail; return how many.

    Entailed triples stand in the default graph beside the asserted ones.
    """
    store = graph.store
    rules = (*_axiom_rules(), *_own_rules(store), *_CHAINS)
    # Counting reads the whole store.
    before = size = len(store)
    while True:
        for rule in rules:
            store.update(rule, prefixes=PREFIXES)
        grown = len(store)
        if grown == size:
            break
        size = grown
    for count in _COUNTS:
        store.update(count, prefixes=PREFIXES)
    return len(store) - before


@cache
def entailed_inverses() -> frozenset[NamedNode]:
    """Give the properties that are entailed of what another resource leads to."""
    axioms = _axioms()
    ends = [
        *(
            one
            for quad in axioms.quads_for_pattern(None, OWL.inverseOf, None)
            for one in (quad.subject, quad.object)
        ),
        *(quad.subject for quad in axioms.quads_for_pattern(None, RDF.type, None)),
    ]
    found = {one for one in ends if isinstance(one, NamedNode)}
    more = {
        quad.object
        for one in found
        for quad in axioms.quads_for_pattern(one, RDFS.subPropertyOf, None)
        if isinstance(quad.object, NamedNode)
    }
    return frozenset(found | more)


@cache
def _axiom_rules() -> tuple[str, ...]:
    return tuple(sorted(_rules(_axioms())))


def _axioms() -> Store:
    axioms = Store()
    axioms.extend(parse(path=ONTOLOGY / "entailment.ttl", format=RdfFormat.TURTLE))
    return axioms


def _own_rules(store: Store) -> tuple[str, ...]:
    """Make rules of the hierarchy axioms that the vocabulary states itself."""
    return tuple(
        rule
        for rule in sorted(_rules(store, kinds=(RDFS.subClassOf, RDFS.subPropertyOf)))
        if f"<{SKOS.iri}" in rule.partition(" WHERE ")[0]
    )


def _rules(store: Store, kinds: tuple[NamedNode, ...] | None = None) -> set[str]:
    templates = {
        RDFS.subClassOf: ("INSERT {{ ?x a {1} }} WHERE {{ ?x a {0} }}",),
        RDFS.subPropertyOf: ("INSERT {{ ?x {1} ?y }} WHERE {{ ?x {0} ?y }}",),
        OWL.inverseOf: (
            "INSERT {{ ?y {1} ?x }} WHERE {{ ?x {0} ?y FILTER(!isLiteral(?y)) }}",
            "INSERT {{ ?y {0} ?x }} WHERE {{ ?x {1} ?y FILTER(!isLiteral(?y)) }}",
        ),
    }
    rules = {
        template.format(quad.subject, quad.object)
        for kind, forms in templates.items()
        if kinds is None or kind in kinds
        for quad in store.quads_for_pattern(None, kind, None, None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
        for template in forms
    }
    if kinds is None:
        rules |= {
            f"INSERT {{ ?y {quad.subject} ?x }} WHERE "
            f"{{ ?x {quad.subject} ?y FILTER(!isLiteral(?y)) }}"
            for quad in store.quads_for_pattern(
                None, RDF.type, OWL.SymmetricProperty, None
            )
        }
    return rules
