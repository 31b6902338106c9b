"""A graph held against the shapes of a profile."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from vocable.checking.clusters import separate_clusters
from vocable.checking.compiling import compile_shape
from vocable.checking.evidence import verify
from vocable.checking.evidence_rules import EVIDENCE_RULES
from vocable.checking.findings import SEVERITIES, Finding, Report, Rule
from vocable.checking.graph_rules import GRAPH_RULES
from vocable.checking.normalization import uncomposed_labels
from vocable.checking.own_shapes import load_own_shapes
from vocable.checking.procedures import Procedure, graded
from vocable.checking.referee import refereed
from vocable.checking.releases import RELEASE_RULES, gone_iris
from vocable.checking.shapes import Constraint, Shape, load_shapes
from vocable.graph.loading import Graph
from vocable.graph.reading import Node
from vocable.namespaces import RDF, RDFS, VOCABLE
from vocable.processors import processors

_GRAPH_PROCEDURES: Mapping[str, Callable[[Store], Iterator[Finding]]] = {
    "composed-letters": uncomposed_labels,
    "separate-cluster": separate_clusters,
}
# Focus node, value, path, and what the constraint itself says.
_Result = tuple[Node, Node | None, NamedNode | None, tuple[tuple[str, str], ...]]


def validate(  # noqa: PLR0913 - what the graph is held against
    graph: Graph,
    profile: str,
    severities: Mapping[str, str],
    documents: Path | None = None,
    own_shapes: Iterable[Path] = (),
    *,
    previous: Graph | None = None,
) -> Report:
    """Check an entailed graph against a profile, "skos" or "vocable".

    `severities` maps rule names to "violation", "warning", "info" or "ignore".
    `documents` is the folder of the documents the passages point into; without it the
    evidence is not verified, and the report says so. `own_shapes` are files of SHACL
    shapes that hold beside those of the profile. `previous` is the graph of the last
    release, whose IRIs must still be described. The findings have no place in the files
    of the graph yet, see `placing`. Raises VocableError for a rule name that does not
    exist, and InputError for a file that is not SHACL.
    """
    own = load_own_shapes(own_shapes)
    store = graph.store
    shapes = [
        *load_shapes(profile, severities, own.names.values()),
        *graded(own.compiled, severities),
    ]
    used = _predicates(store)
    rules = list(map(_rule_of_shape, shapes))
    with ThreadPoolExecutor(processors()) as threads:
        # Oxigraph answers without holding the lock of the interpreter.
        found = threads.map(lambda one: list(shape_findings(store, one, used)), shapes)
        findings = list(chain.from_iterable(found))
    for rule in _procedures(GRAPH_RULES, profile, severities):
        rules.append(rule)
        broken = _GRAPH_PROCEDURES[rule.name](store)
        findings += graded(broken, {rule.name: rule.severity})
    left = list(graded(own.roots.values(), severities))
    if left:
        rules += left
        findings += graded(refereed(store, own), severities)
    evidence = _evidence(store, documents)
    if documents is not None and evidence == "verified":
        rules += _procedures(EVIDENCE_RULES, "vocable", severities)
        findings += verify(store, documents, severities)
    if previous is not None:
        rules += _procedures(RELEASE_RULES, profile, severities)
        findings += graded(gone_iris(graph, previous), severities)
    rules = sorted(_merged(rules), key=lambda rule: rule.name)
    return Report(
        profile=profile,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        evidence=evidence,
        rules_checked=tuple(rule.name for rule in rules),
        rules=tuple(rules),
        own_shapes=own.applied,
    )


def _evidence(store: Store, documents: Path | None) -> str:
    """Say how the evidence stands: "none", "unverified" or "verified"."""
    if not any(store.quads_for_pattern(None, RDF.type, VOCABLE.Attestation, None)):
        return "none"
    return "unverified" if documents is None else "verified"


def _rule_of_shape(shape: Shape) -> Rule:
    return Rule(shape.rule, shape.severity, shape.message, shape.advice)


def _procedures(
    procedures: Mapping[str, Procedure], profile: str, severities: Mapping[str, str]
) -> Iterator[Rule]:
    """Give the procedures of a profile, and those a configuration switches on."""
    for name, words in procedures.items():
        severity = severities.get(name) or words.severity_in(profile)
        if severity not in {None, "ignore"}:
            yield Rule(name, str(severity), words.message, words.advice)


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
    broken: dict[_Result, list[Constraint]] = {}
    for this, value, path, number in solutions:
        place = int(number.value)
        result = (this, value, path, words[place])
        broken.setdefault(result, []).append(shape.constraints[place])
    for (focus, value, path, _), constraints in broken.items():
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            focus=focus.value if type(focus) is NamedNode else str(focus),
            path=path.value if path is not None else _path(store, shape, focus, value),
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


def _path(store: Store, shape: Shape, focus: Node, value: Node | None) -> str | None:
    """Find by which predicate of a choice the value was reached."""
    if not shape.predicates or isinstance(focus, Literal):
        return None
    if len(shape.predicates) == 1:
        return shape.predicates[0].value
    for predicate in shape.predicates:
        if value is not None and any(
            store.quads_for_pattern(focus, predicate, value, None)
        ):
            return predicate.value
    return None


def _subclasses(store: Store, kind: Node) -> tuple[Node, ...]:
    """List a class and every class below it that the data declares, sorted."""
    found: set[Node] = {kind}
    todo: list[Node] = [kind]
    while todo:
        for quad in store.quads_for_pattern(None, RDFS.subClassOf, todo.pop(), None):
            below = quad.subject
            if below not in found and isinstance(below, NamedNode):
                found.add(below)
                todo.append(below)
    return tuple(sorted(found, key=str))
