"""Severities that a configuration gives to rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from vocable.checking.findings import Finding, Rule
from vocable.checking.shacl.shapes import Shape

_Graded = TypeVar("_Graded", Finding, Rule, Shape)


def graded(
    found: Iterable[_Graded], severities: Mapping[str, str]
) -> Iterator[_Graded]:
    """Give findings, rules or shapes the severity asked for; leave out the ignored."""
    for one in found:
        rule = one.name if isinstance(one, Rule) else one.rule
        severity = severities.get(rule, one.severity)
        if severity != "ignore":
            yield replace(one, severity=severity)
