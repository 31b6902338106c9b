"""Fast implementations of shapes whose queries would take too long.

The shapes stay what any SHACL engine runs. What stands here takes time that grows with
the links and labels of a vocabulary, not with the pairs of what shares them.
"""

from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import NamedNode, Store

from vocable.checking.findings import Finding
from vocable.checking.rules.hierarchy_rules import (
    hierarchy_cycles,
    members_twice,
    redundant_broader,
    related_in_hierarchy,
)
from vocable.checking.rules.results import RuleResult
from vocable.checking.rules.shared_neighbours import (
    mappings_within_scheme,
    related_siblings,
    senses_of_one_concept,
    top_concepts_with_broader,
)
from vocable.checking.rules.uniqueness_rules import (
    ambiguous_labels,
    clashing_matches,
    several_preferred_labels,
    shared_notations,
    shared_preferred_labels,
)
from vocable.checking.rules.unworded_labels import unworded_labels
from vocable.checking.shacl.shapes import Shape

LINEAR_RULES: Mapping[str, Callable[[Store], Iterator[RuleResult]]] = {
    f"https://w3id.org/vocable/shapes#{name}": procedure
    for name, procedure in {
        "AmbiguousLabel": ambiguous_labels,
        "ArrayMemberTwice": members_twice,
        "ExactMatchClash": clashing_matches,
        "HierarchyCycle": hierarchy_cycles,
        "MappingWithinScheme": mappings_within_scheme,
        "NotationUnique": shared_notations,
        "OnePreferredLabel": several_preferred_labels,
        "RedundantBroader": redundant_broader,
        "RelatedInHierarchy": related_in_hierarchy,
        "SensesApart": senses_of_one_concept,
        "SharedPreferredLabel": shared_preferred_labels,
        "SiblingsRelated": related_siblings,
        "TopWithBroader": top_concepts_with_broader,
        "UnwordedLabel": unworded_labels,
    }.items()
}


def linear_findings(store: Store, shape: Shape) -> Iterator[Finding] | None:
    """Run the procedure that stands for one of our shapes; None where there is none.

    The store is entailed.
    """
    procedure = LINEAR_RULES.get(shape.iri)
    return None if procedure is None else _findings(procedure(store), shape)


def _findings(results: Iterator[RuleResult], shape: Shape) -> Iterator[Finding]:
    components = tuple(sorted({each.component for each in shape.constraints}))
    for focus, value, path, members in dict.fromkeys(results):
        yield Finding(
            rule=shape.rule,
            shape=shape.iri,
            severity=shape.severity,
            focus=focus.value if isinstance(focus, NamedNode) else str(focus),
            path=path.value,
            value=value,
            message=shape.message,
            advice=shape.advice,
            components=components,
            members=members,
        )
