"""pySHACL, the reference engine: what runs there, and its results as findings."""

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from vocable.checking.findings import Finding
from vocable.checking.shacl.constraints import imported_declarations
from vocable.checking.shacl.own_shapes import OwnShapes, aims, default_message
from vocable.checking.shacl.property_paths import predicate_between, predicates_of
from vocable.checking.shacl.shapes import SEVERITY_OF, Shape, own_severity, shape_name
from vocable.checking.shacl.shipped_rules import shapes_graph
from vocable.errors import VocableError
from vocable.rdf.namespaces import SH
from vocable.rdf.reading import Node, Resource, objects


@dataclass(frozen=True)
class _PyshaclResult:
    """One sh:ValidationResult; `component` is a local name, or an IRI not of SHACL.

    `path` is None where the path is more than one predicate.
    """

    shape: Resource
    focus: Node
    path: NamedNode | None
    value: Node | None
    severity: str
    component: str
    message: Mapping[str, str]
    severity_iri: str | None = None


class Referee:
    """Judges one graph by pySHACL; the graph is copied once and only read."""

    def __init__(self, store: Store) -> None:
        # Slow to import, and of use only here.
        from vocable.checking.shacl.rdflib_copy import copied  # noqa: PLC0415

        self._store = store
        self._copy = copied(store)

    def judge_own(self, own: OwnShapes) -> Iterator[Finding]:
        """Run the shapes of a user that are not compiled.

        Raises VocableError where pySHACL refuses a shape.
        """

        def told(result: _PyshaclResult) -> Finding:
            path = next(objects(own.store, result.shape, SH.path), None)
            steps = () if path is None else predicates_of(own.store, path)
            rule = own.rule_of(result.shape)
            message = result.message or default_message(rule)
            return self._finding(result, steps, rule, message)

        kept = [q for q in own.store if not aims(q) or q.subject in own.roots]
        kept += imported_declarations(own.store)
        files = ", ".join(map(str, own.files))
        names = ", ".join(rule.name for rule in own.roots.values())
        yield from self._judged(kept, told, f"{files}: pySHACL refuses {names}")

    def judge_shipped(self, shapes: Iterable[Shape]) -> Iterator[Finding]:
        """Run shapes of `ontology/shapes`, with the severities and words they bear."""
        chosen = {shape.iri: shape for shape in shapes}

        def told(result: _PyshaclResult) -> Finding:
            shape = chosen[shape_name(result.shape)]
            message = result.message or shape.message
            finding = self._finding(result, shape.predicates, shape.rule, message)
            return replace(finding, severity=shape.severity, advice=shape.advice)

        kept = (
            quad
            for quad in shapes_graph()
            if not aims(quad) or shape_name(_resource(quad.subject)) in chosen
        )
        yield from self._judged(kept, told, "pySHACL refuses our shapes")

    def _finding(
        self,
        result: _PyshaclResult,
        predicates: tuple[NamedNode, ...],
        rule: str,
        message: Mapping[str, str],
    ) -> Finding:
        focus, value = result.focus, result.value
        path = result.path or predicate_between(self._store, predicates, focus, value)
        return Finding(
            rule=rule,
            shape=shape_name(result.shape),
            severity=result.severity,
            severity_iri=result.severity_iri,
            focus=focus.value if isinstance(focus, NamedNode) else str(focus),
            path=None if path is None else path.value,
            value=value,
            message=message,
            advice={},
        )

    def _judged(
        self,
        shapes: Iterable[Quad],
        told: Callable[[_PyshaclResult], Finding],
        refused: str,
    ) -> Iterator[Finding]:
        """Make one finding of the results that differ in the component alone."""
        found: dict[tuple[object, ...], tuple[Finding, set[str]]] = {}
        for result in self._results(shapes, refused):
            finding = told(result)
            words = tuple(sorted(finding.message.items()))
            key = (finding.shape, finding.focus, finding.path, finding.value, words)
            found.setdefault(key, (finding, set()))[1].add(result.component)
        for finding, components in found.values():
            yield replace(finding, components=tuple(sorted(components)))

    def _results(
        self, shapes: Iterable[Quad], refused: str
    ) -> Iterator[_PyshaclResult]:
        import rdflib  # noqa: PLC0415 - imported already
        from pyshacl import validate  # noqa: PLC0415 - slow to import
        from pyshacl.errors import ShapeRecursionWarning  # noqa: PLC0415

        from vocable.checking.shacl.rdflib_copy import copied, oxigraph_term  # noqa: PLC0415

        kept = Store()
        kept.extend(shapes)
        # What it says of a bad shape is told once, as our error.
        logging.getLogger("pyshacl-validate").disabled = True
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", ShapeRecursionWarning)
                _, report, said = validate(
                    self._copy, shacl_graph=copied(kept), inplace=True
                )
        except Exception as error:  # whatever a bad shape brings about
            reason = str(error).partition("\n")[0]
            raise VocableError(f"{refused}: {reason}") from error
        if not isinstance(report, rdflib.Graph):
            raise VocableError(f"{refused}: {said}")
        # What a result goes into (sh:detail) is no result of the report itself.
        for result in report.objects(None, rdflib.SH.result):
            said_of = {
                predicate.removeprefix(SH.iri): oxigraph_term(term)
                for predicate, term in report.predicate_objects(result)
                if isinstance(predicate, rdflib.URIRef)
            }
            shape, focus = said_of["sourceShape"], said_of["focusNode"]
            path = said_of.get("resultPath")
            component = said_of.get("sourceConstraintComponent")
            severity = said_of.get("resultSeverity")
            assert focus is not None
            yield _PyshaclResult(
                shape=_resource(shape),
                focus=focus,
                path=path if isinstance(path, NamedNode) else None,
                value=said_of.get("value"),
                severity=SEVERITY_OF.get(severity or SH.Violation, "violation"),
                severity_iri=own_severity(severity),
                component=component.value.removeprefix(SH.iri) if component else "",
                message={
                    text.language or "": str(text)
                    for text in report.objects(result, rdflib.SH.resultMessage)
                    if isinstance(text, rdflib.Literal)
                },
            )


def _resource(node: object) -> Resource:
    assert isinstance(node, NamedNode | BlankNode)
    return node
