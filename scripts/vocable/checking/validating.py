"""A graph held against the shapes of a profile."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
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
from vocable.checking.shapes import Constraint, Shape, load_shapes
from vocable.graph.loading import Graph
from vocable.graph.reading import Node
from vocable.namespaces import RDF, RDFS, VOCABLE

_GRAPH_PROCEDURES: Mapping[str, Callable[[Store], Iterator[Finding]]] = {
    "composed-letters": uncomposed_labels,
    "separate-cluster": separate_clusters,
}
# Focus node, value, path, and what the constraint itself says.
_Result = tuple[Node, Node | None, NamedNode | None, tuple[tuple[str, str], ...]]


def validate(
    graph: Graph,
    profile: str,
    severities: Mapping[str, str],
    documents: Path | None = None,
    own_shapes: Iterable[Path] = (),
) -> Report:
    """Check an entailed graph against a profile, "skos" or "vocable".

    `severities` maps rule names to "violation", "warning", "info" or "ignore".
    `documents` is the folder of the documents the passages point into; without it the
    evidence is not verified, and the report says so. `own_shapes` are files of SHACL
    shapes that hold beside those of the profile. The findings have no place yet, see
    `placing`. Raises VocableError for a rule name that does not exist, and InputError
    for a file that is not SHACL.
    """
    own = load_own_shapes(own_shapes)
    shapes = [
        *load_shapes(profile, severities, own.names.values()),
        *graded(own.compiled, severities),
    ]
    rules = [
        *map(_rule_of_shape, shapes),
        *_procedures(GRAPH_RULES, profile, severities),
    ]
    findings = [
        finding for shape in shapes for finding in shape_findings(graph.store, shape)
    ]
    applied = {rule.name: rule.severity for rule in rules}
    for name, procedure in _GRAPH_PROCEDURES.items():
        if name in applied:
            findings.extend(graded(procedure(graph.store), applied))
    left = list(graded(own.roots.values(), severities))
    rules.extend(left)
    if left:
        findings.extend(graded(refereed(graph.store, own), severities))
    attested = any(
        graph.store.quads_for_pattern(None, RDF.type, VOCABLE.Attestation, None)
    )
    evidence = "unverified" if attested else "none"
    if attested and documents is not None:
        evidence = "verified"
        findings.extend(verify(graph.store, documents, severities))
        rules.extend(_procedures(EVIDENCE_RULES, "vocable", severities))
    rules = sorted(_merged(rules), key=lambda rule: rule.name)
    return Report(
        profile=profile,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        evidence=evidence,
        rules_checked=tuple(rule.name for rule in rules),
        rules=tuple(rules),
        own_shapes=own.applied,
    )


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


def shape_findings(store: Store, shape: Shape) -> Iterator[Finding]:
    """Run the query of one shape over a store; a value is found once, however wrong."""
    query = compile_shape(shape, cache(lambda kind: _subclasses(store, kind)))
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    broken: dict[_Result, list[Constraint]] = {}
    for solution in solutions:
        this, value, path, number = (
            solution[name] for name in ("this", "value", "path", "constraint")
        )
        constraint = shape.constraints[int(number.value)]
        said = tuple(sorted(constraint.message.items()))
        broken.setdefault((this, value, path, said), []).append(constraint)
    for (focus, value, path, _), constraints in broken.items():
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            focus=focus.value if isinstance(focus, NamedNode) else str(focus),
            path=path.value if path is not None else _path(store, shape, focus, value),
            value=value,
            message=constraints[0].message or shape.message,
            advice=shape.advice,
            components=tuple(sorted({each.component for each in constraints})),
        )


def _path(store: Store, shape: Shape, focus: Node, value: Node | None) -> str | None:
    """Find by which predicate of a choice the value was reached."""
    if len(shape.predicates) == 1:
        return shape.predicates[0].value
    if isinstance(focus, Literal):
        return None
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
