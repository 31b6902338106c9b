"""Shipped rules in `ontology/shapes`: shapes, and rules beyond SHACL."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from pyoxigraph import Literal, RdfFormat, Store, parse

from vocable.checking.findings import Rule
from vocable.checking.shacl.constraints import a_resource
from vocable.checking.shacl.shapes import Shape, read_rule, read_shapes
from vocable.errors import VocableError
from vocable.paths import ONTOLOGY
from vocable.rdf.namespaces import RDF, SH, VOCABLE

_PROFILES = {"vocable": SH.severity, "skos": VOCABLE.skosSeverity}


def load_shapes(
    profile: str,
    severities: Mapping[str, str] | None = None,
    others: Iterable[str] = (),
) -> tuple[Shape, ...]:
    """Read the shapes of a profile, "skos" or "vocable", sorted by rule and IRI.

    `severities` maps rule names to "violation", "warning", "info" or "ignore" and wins
    over the profile: naming a rule that the profile leaves out switches it on. Raises
    VocableError for a rule name that neither exists here nor is one of `others`.
    """
    severities = severities or {}
    check_rule_names(severities, others)
    shapes = read_shapes(shapes_graph(), _PROFILES[profile], severities)
    return tuple(sorted(shapes, key=lambda shape: (shape.rule, shape.iri)))


def load_procedural_rules(
    profile: str, severities: Mapping[str, str] | None = None
) -> dict[str, Rule]:
    """Read by name the rules of a profile that procedures check.

    `severities` wins over the profile, as it does for shapes.
    """
    shapes = shapes_graph()
    found = (
        read_rule(shapes, a_resource(quad.subject), _PROFILES[profile], severities)
        for quad in shapes.quads_for_pattern(None, RDF.type, VOCABLE.ProceduralRule)
    )
    return {rule.name: rule for rule in found if rule is not None}


def procedural_rule(name: str) -> Rule:
    """Give a rule that a procedure checks, as grave as in the profile "vocable"."""
    return _procedural_rules()[name]


@cache
def _procedural_rules() -> dict[str, Rule]:
    return load_procedural_rules("vocable")


def check_rule_names(severities: Mapping[str, str], others: Iterable[str] = ()) -> None:
    """Raise VocableError where a configuration names a rule that does not exist."""
    known = (*rule_names(), *others)
    for name in severities:
        if name not in known:
            near = get_close_matches(name, known, 2)
            advice = f"did you mean {' or '.join(near)}?" if near else "remove it"
            raise VocableError(f"severity: no rule is named {name!r}; {advice}")


@cache
def rule_names() -> tuple[str, ...]:
    """List the name of every rule, sorted."""
    said = shapes_graph().quads_for_pattern(None, VOCABLE.rule, None, None)
    return tuple(
        sorted({quad.object.value for quad in said if isinstance(quad.object, Literal)})
    )


@cache
def shapes_graph() -> Store:
    """Load every file of `ontology/shapes` into one store, for reading only."""
    store = Store()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        store.extend(parse(path=path, format=RdfFormat.TURTLE))
    return store
