"""Rules that no shape can say: a procedure checks each, and its words stand here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from vocable.checking.findings import Finding, Rule
from vocable.rdf.reading import Node

if TYPE_CHECKING:
    from vocable.checking.shacl.shapes import Shape
_Graded = TypeVar("_Graded", Finding, Rule, "Shape")


@dataclass(frozen=True)
class Procedure:
    """What a rule says is wrong and what to do, by language tag, and how grave it is.

    `skos` is the severity in the profile "skos"; None leaves the rule out of it.
    """

    message: Mapping[str, str]
    advice: Mapping[str, str]
    severity: str = "violation"
    skos: str | None = None

    def severity_in(self, profile: str) -> str | None:
        """Give the severity in a profile, "skos" or "vocable"."""
        return self.skos if profile == "skos" else self.severity

    def finding(
        self, rule: str, focus: str, path: str | None = None, value: Node | None = None
    ) -> Finding:
        """Make a finding of the rule, as grave as in the profile "vocable"."""
        return Finding(
            rule=rule,
            shape=None,
            severity=self.severity,
            focus=focus,
            path=path,
            value=value,
            message=self.message,
            advice=self.advice,
        )


def graded(
    found: Iterable[_Graded], severities: Mapping[str, str]
) -> Iterator[_Graded]:
    """Give findings, rules or shapes the severity asked for; leave out the ignored."""
    for one in found:
        rule = one.name if isinstance(one, Rule) else one.rule
        severity = severities.get(rule, one.severity)
        if severity != "ignore":
            yield replace(one, severity=severity)
