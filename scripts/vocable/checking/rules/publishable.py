"""Publishable graphs: something to show, and nothing that RDF/XML cannot express."""

from collections.abc import Iterator
from typing import cast

from pyoxigraph import NamedNode, QuerySolutions, Store

from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.rdf.namespaces import ONTOLEX, RDF, SKOS
from vocable.rdf.reading import Node, subjects, triples
from vocable.rdf.writing.rdfxml import is_xml_name

_SHOWN = (SKOS.Concept, ONTOLEX.LexicalEntry, ONTOLEX.LexicalConcept)
# What XML 1.0 has no way to say (section 2.2), as SPARQL writes it.
_CONTROL = "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]"
_TEXTS = f"""SELECT ?s ?p ?o WHERE {{
    ?s ?p ?o FILTER(ISLITERAL(?o) && REGEX(STR(?o), "{_CONTROL}")) }}"""


def nothing_to_show(store: Store) -> Iterator[Finding]:
    """Find out that a graph holds no concept and no word, which no site can be of."""
    if any(next(iter(triples(store, None, RDF.type, kind)), None) for kind in _SHOWN):
        return
    schemes = [node.value for node in subjects(store, RDF.type, SKOS.ConceptScheme)]
    subjects_there = {quad.subject for quad in triples(store)}
    named = [one.value for one in subjects_there if isinstance(one, NamedNode)]
    focus = min(schemes or named or map(_focus, subjects_there), default="")
    if focus:
        yield procedural_rule("nothing-to-show").finding(focus)


def unsayable_in_xml(store: Store) -> Iterator[Finding]:
    """Find every statement that RDF/XML has no way to write."""
    rule = procedural_rule("beyond-xml")
    predicates = store.query("SELECT DISTINCT ?p WHERE { ?s ?p ?o }")
    assert isinstance(predicates, QuerySolutions)
    for (predicate,) in predicates:
        if not is_xml_name(predicate.value):
            for quad in triples(store, None, predicate):
                yield rule.finding(
                    _focus(quad.subject),
                    predicate.value,
                    cast("Node", quad.object),
                )
    texts = store.query(_TEXTS)
    assert isinstance(texts, QuerySolutions)
    for subject, predicate, text in texts:
        yield rule.finding(_focus(subject), predicate.value, text)


def _focus(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
