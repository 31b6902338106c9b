"""Findings (SHACL: validation results), and the report that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from vocable.counting import how_many
from vocable.errors import VocableError
from vocable.rdf.positions.locations import Location
from vocable.rdf.reading import Node

SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where.

    `rule` is the name a configuration uses; `shape` is the IRI of the SHACL shape, or
    None for what no shape can check. `focus` is the IRI of the thing, `_:` and the name
    of a blank node, or a literal in its quotation marks. `path` is the IRI of the
    property, `value` the offending value. `message` says what is wrong and `advice`
    what to do, by language tag;
    `advice` is empty for a shape that gives none. `components` are the local names of
    the SHACL constraint components that are broken, empty outside SHACL. `location` is
    where the files say it, as far as it was looked for. `members` are the IRIs of the
    others who share the fault, where it is reported once for all: whoever has the same
    label, or the way round a circle; `member_locations` are their places, in the same
    order, where they were looked for. `severity_iri` is a severity of a user's own
    (SHACL section 2.1.4), which counts as "violation".
    """

    rule: str
    shape: str | None
    severity: str
    focus: str
    path: str | None
    value: Node | None
    message: Mapping[str, str]
    advice: Mapping[str, str]
    location: Location | None = None
    components: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    member_locations: tuple[Location | None, ...] = ()
    severity_iri: str | None = None

    @property
    def placed_members(self) -> tuple[tuple[str, Location | None], ...]:
        """Give each member with its place, None where it is not known."""
        places = self.member_locations or (None,) * len(self.members)
        return tuple(zip(self.members, places, strict=True))

    @property
    def order(self) -> tuple[int | str, ...]:
        """Give the key that sorts findings, the gravest severity first."""
        return (
            SEVERITIES.index(self.severity),
            self.rule,
            self.shape or "",
            self.sentence,
            self.focus,
            self.path or "",
            str(self.value or ""),
        )

    @property
    def sentence(self) -> str:
        """Give the message in English, else in whatever language there is."""
        return self.message.get("en") or next(iter(self.message.values()), "")


@dataclass(frozen=True)
class Rule:
    """A rule that was applied: its gravest severity, and its words by language tag.

    A rule of several shapes has the sentences of them all, one behind the other.
    """

    name: str
    severity: str
    message: Mapping[str, str]
    advice: Mapping[str, str]

    def finding(
        self, focus: str, path: str | None = None, value: Node | None = None
    ) -> Finding:
        """Make a finding of a rule that no shape says, as grave as the rule."""
        return Finding(
            rule=self.name,
            shape=None,
            severity=self.severity,
            focus=focus,
            path=path,
            value=value,
            message=self.message,
            advice=self.advice,
        )


@dataclass(frozen=True)
class OwnShape:
    """A shape of the user that was applied: its IRI, its rule, and what ran it.

    `engine` is "vocable" where the shape was compiled, else "pyshacl".
    """

    iri: str
    rule: str
    engine: str


@dataclass(frozen=True)
class Report:
    """The findings of one check, sorted, and what was checked.

    `evidence` is "verified" where the passages were compared with the documents,
    "unverified" where the documents were not at hand, and "none" where the data holds
    no attestation. `rules_checked` names every rule that was applied, `rules` tells
    them at length; `own_shapes` are the user's. `reference_seconds` says how long
    pySHACL took where it ran every shape, and is None where it did not. `text_used` is
    the share of the text of the documents, from 0 to 1, that stands in passages; it is
    None where they were not at hand.
    """

    profile: str
    findings: tuple[Finding, ...]
    evidence: str
    rules_checked: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    own_shapes: tuple[OwnShape, ...] = ()
    reference_seconds: float | None = None
    text_used: float | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Count the findings of each severity, the gravest severity first."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts

    @property
    def worst(self) -> str | None:
        """Give the gravest severity found, or None where nothing was found."""
        return next((name for name, count in self.counts.items() if count), None)

    def failing(self, at: str) -> tuple[Finding, ...]:
        """Give the findings that are as grave as `at` or graver."""
        grave = SEVERITIES[: SEVERITIES.index(at) + 1]
        return tuple(one for one in self.findings if one.severity in grave)

    def fails(self, at: str) -> bool:
        """Say whether a finding is as grave as `at` or graver."""
        worst = self.worst
        return worst is not None and SEVERITIES.index(worst) <= SEVERITIES.index(at)


class NotConformingError(VocableError):
    """A vocabulary is not published, because of what its check found."""

    def __init__(self, report: Report, at: str) -> None:
        """Keep the report; `at` is the severity from which a finding counts."""
        self.report = report
        self.at = at
        number = len(report.failing(at))
        super().__init__(f"nothing was built, because of {how_many(number, 'finding')}")
