"""Validation of a graph with the shapes and rules of a profile."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from time import perf_counter

from pyoxigraph import NamedNode, QuerySolutions, Store

from vocable.checking.evidence.verification import EVIDENCE_RULES, text_used, verify
from vocable.checking.findings import SEVERITIES, Finding, Report, Rule
from vocable.checking.rules.disconnected_concepts import separate_clusters
from vocable.checking.rules.genus import foreign_genera
from vocable.checking.rules.linear_rules import linear_findings
from vocable.checking.rules.publishable import nothing_to_show, unsayable_in_xml
from vocable.checking.rules.removed_iris import gone_iris
from vocable.checking.rules.unicode_normalization import uncomposed_labels
from vocable.checking.severities import graded
from vocable.checking.shacl.compiling import compile_shape
from vocable.checking.shacl.constraints import Constraint
from vocable.checking.shacl.own_shapes import load_own_shapes
from vocable.checking.shacl.property_paths import predicate_between
from vocable.checking.shacl.pyshacl_engine import Referee
from vocable.checking.shacl.shapes import Shape
from vocable.checking.shacl.shipped_rules import load_procedural_rules, load_shapes
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import RDF, RDFS, VOCABLE
from vocable.rdf.reading import Node, triples
from vocable.system.processors import processors

GRAPH_RULES: Mapping[str, Callable[[Store], Iterator[Finding]]] = {
    "composed-letters": uncomposed_labels,
    "nothing-to-show": nothing_to_show,
    "beyond-xml": unsayable_in_xml,
    "foreign-genus": foreign_genera,
    "separate-cluster": separate_clusters,
}
RELEASE_RULES = ("gone-iri",)
# Focus node, value, path, and what the constraint itself says.
_Solution = tuple[Node, Node | None, NamedNode | None, tuple[tuple[str, str], ...]]


def validate(  # noqa: PLR0913 - what the graph is held against
    graph: Graph,
    profile: str,
    severities: Mapping[str, str],
    documents: Path | None = None,
    own_shapes: Iterable[Path] = (),
    *,
    previous: Graph | None = None,
    engine: str = "vocable",
) -> Report:
    """Check an entailed graph against a profile, "skos" or "vocable".

    `severities` maps rule names to "violation", "warning", "info" or "ignore".
    `documents` is the folder of the documents the passages point into; without it the
    evidence is not verified, and the report says so. `own_shapes` are files of SHACL
    shapes that hold beside those of the profile. `previous` is the graph of the last
    release, whose IRIs must still be described. `engine` is "vocable", which compiles
    what it can and leaves the rest to pySHACL, or "pyshacl", which runs every shape; it
    is the reference, and the report says how long it took. The findings have no place
    in the files of the graph yet, see `placing`. Raises VocableError for a rule name
    that does not exist, and InputError for a file that is not SHACL.
    """
    own = load_own_shapes(own_shapes, compiling=engine == "vocable")
    store = graph.store
    shipped = load_shapes(profile, severities, own.names.values())
    theirs = list(graded(own.compiled, severities))
    refereed = list(graded(own.roots.values(), severities))
    rules = [*map(_rule_of_shape, (*shipped, *theirs)), *refereed]
    started = perf_counter()
    if engine == "vocable":
        findings = _compiled_findings(store, shipped, theirs)
        if refereed:
            findings += graded(Referee(store).judge_own(own), severities)
    else:
        referee = Referee(store)
        findings = list(referee.judge_shipped(shipped))
        if refereed:
            findings += graded(referee.judge_own(own), severities)
    seconds = perf_counter() - started
    procedural = load_procedural_rules(profile, severities)
    for rule in _chosen(procedural, GRAPH_RULES):
        rules.append(rule)
        broken = GRAPH_RULES[rule.name](store)
        findings += graded(broken, {rule.name: rule.severity})
    evidence = _evidence(store, documents)
    used = None
    if documents is not None and evidence == "verified":
        rules += _chosen(procedural, EVIDENCE_RULES)
        findings += verify(store, documents, severities)
        used = text_used(store, documents)
    if previous is not None:
        rules += _chosen(procedural, RELEASE_RULES)
        findings += graded(gone_iris(graph, previous), severities)
    rules = sorted(_merged(rules), key=lambda rule: rule.name)
    return Report(
        profile=profile,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        evidence=evidence,
        rules_checked=tuple(rule.name for rule in rules),
        rules=tuple(rules),
        own_shapes=own.applied,
        text_used=used,
        reference_seconds=seconds if engine == "pyshacl" else None,
    )


def _compiled_findings(
    store: Store, shipped: Iterable[Shape], theirs: Iterable[Shape]
) -> list[Finding]:
    used = _predicates(store)
    with _no_collection(), ThreadPoolExecutor(processors()) as threads:
        # Oxigraph answers without holding the lock of the interpreter.
        found = chain(
            threads.map(lambda one: list(rule_findings(store, one, used)), shipped),
            threads.map(lambda one: list(shape_findings(store, one, used)), theirs),
        )
        return list(chain.from_iterable(found))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave cycles of objects to this thread, until other threads have ended.

    An iterator of Oxigraph that was not read to its end may hang in one, and must not
    be dropped by another thread than its own.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _evidence(store: Store, documents: Path | None) -> str:
    """Say how the evidence stands: "none", "unverified" or "verified"."""
    if not any(triples(store, None, RDF.type, VOCABLE.Attestation)):
        return "none"
    return "unverified" if documents is None else "verified"


def _rule_of_shape(shape: Shape) -> Rule:
    return Rule(shape.rule, shape.severity, shape.message, shape.advice)


def _chosen(rules: Mapping[str, Rule], names: Iterable[str]) -> Iterator[Rule]:
    """Give those of the named rules that are applied."""
    return (rules[name] for name in names if name in rules)


def _merged(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Make one rule of those that bear the same name."""
    named: dict[str, list[Rule]] = {}
    for rule in rules:
        named.setdefault(rule.name, []).append(rule)
    for name, group in named.items():
        yield Rule(
            name,
            min((rule.severity for rule in group), key=SEVERITIES.index),
            _joined(rule.message for rule in group),
            _joined(rule.advice for rule in group),
        )


def _joined(texts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, dict[str, None]] = {}
    for mapping in texts:
        for tag, text in mapping.items():
            found.setdefault(tag, {})[text] = None
    return {tag: " ".join(sentences) for tag, sentences in found.items()}


def rule_findings(
    store: Store, shape: Shape, used: AbstractSet[NamedNode] | None = None
) -> Iterator[Finding]:
    """Run one of our shapes: by its procedure where it has one, else as a query."""
    return linear_findings(store, shape) or shape_findings(store, shape, used)


def shape_findings(
    store: Store, shape: Shape, used: AbstractSet[NamedNode] | None = None
) -> Iterator[Finding]:
    """Run the query of one shape over a store; a value is found once, however wrong.

    `used` are the predicates of the store, where they are known.
    """
    query = compile_shape(shape, cache(lambda kind: _subclasses(store, kind)), used)
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    # What is broken alike, with the same words, is one finding.
    words = [tuple(sorted(each.message.items())) for each in shape.constraints]
    broken: dict[_Solution, list[Constraint]] = {}
    for this, value, path, number in solutions:
        place = int(number.value)
        result = (this, value, path, words[place])
        broken.setdefault(result, []).append(shape.constraints[place])
    for (focus, value, named, _), constraints in broken.items():
        path = named or predicate_between(store, shape.predicates, focus, value)
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            severity_iri=shape.severity_iri,
            focus=focus.value if type(focus) is NamedNode else str(focus),
            path=None if path is None else path.value,
            value=value,
            message=constraints[0].message or shape.message,
            advice=shape.advice,
            components=tuple(sorted({each.component for each in constraints})),
        )


def _predicates(store: Store) -> frozenset[NamedNode]:
    """List the predicates of a graph."""
    solutions = store.query("SELECT DISTINCT ?p WHERE { ?s ?p ?o }")
    assert isinstance(solutions, QuerySolutions)
    return frozenset(solution["p"] for solution in solutions)


def _subclasses(store: Store, kind: Node) -> tuple[Node, ...]:
    """List a class and every class below it that the data declares, sorted."""
    found: set[Node] = {kind}
    todo: list[Node] = [kind]
    while todo:
        for quad in triples(store, None, RDFS.subClassOf, todo.pop()):
            below = quad.subject
            if below not in found and isinstance(below, NamedNode):
                found.add(below)
                todo.append(below)
    return tuple(sorted(found, key=str))
