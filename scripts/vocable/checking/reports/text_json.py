"""Text for people and JSON for programs: a report in two formats."""

import json
from collections.abc import Iterator
from itertools import chain, groupby, islice

import click
from pyoxigraph import Literal

from vocable.checking.findings import SEVERITIES, Finding, Report
from vocable.checking.reports.finding_locations import placed
from vocable.checking.reports.finding_text import Teller, chosen, node_text
from vocable.config.interface_languages import interface_languages
from vocable.control_characters import harmless_code
from vocable.control_characters import shown as visible
from vocable.interface.catalogues import N_, translator
from vocable.rdf.language_tags import language_of
from vocable.rdf.loading import Graph
from vocable.rdf.positions.locations import Location

_COLOURS = {"violation": "red", "warning": "yellow", "info": "blue"}
# Counted messages of the report page, which the catalogues hold.
_NAMES = {
    "violation": ("%(n)s violation", "%(n)s violations"),
    "warning": ("%(n)s warning", "%(n)s warnings"),
    "info": ("%(n)s remark", "%(n)s remarks"),
}
_MOST_FINDINGS = 10


def as_text(
    report: Report,
    graph: Graph,
    language: str = "en",
    *,
    full: bool = False,
    colour: bool = False,
) -> str:
    """Write a report for people, the gravest rule first, ending with the counts.

    `graph` gives the labels, and its files the places; `language` is a language tag. A
    long group is cut short unless `full`; `colour` marks severities with terminal
    colours.
    """
    writer = _TextWriter(graph, language, full=full, colour=colour)
    return "".join(f"{line}\n" for line in writer.report(report))


def as_json(report: Report) -> str:
    """Write a report for programs: one object, its findings in the same order."""
    content: dict[str, object] = {
        "profile": report.profile,
        "evidence": report.evidence,
        "rules_checked": list(report.rules_checked),
        "counts": report.counts,
        "own_shapes": [
            {"shape": one.iri, "rule": one.rule, "engine": one.engine}
            for one in report.own_shapes
        ],
    }
    if report.reference_seconds is not None:
        content["pyshacl_seconds"] = round(report.reference_seconds, 2)
    # One finding a line: ten times as fast to write, and easier to compare.
    findings = ",\n    ".join(
        json.dumps(_finding_object(finding), ensure_ascii=False)
        for finding in report.findings
    )
    listed = f"[\n    {findings}\n  ]" if findings else "[]"
    head = json.dumps(content, ensure_ascii=False, indent=2).removesuffix("\n}")
    return harmless_code(f'{head},\n  "findings": {listed}\n}}\n')


class _TextWriter:
    """Writes the lines of the text report in one language."""

    def __init__(
        self, graph: Graph, language: str, *, full: bool, colour: bool
    ) -> None:
        self.teller = Teller(graph, language)
        self.language = language
        near = (language, language.partition("-")[0].lower(), "en")
        self.words = translator(next(t for t in near if t in interface_languages()))
        self.most = None if full else _MOST_FINDINGS
        self.colour = colour

    def report(self, report: Report) -> Iterator[str]:
        groups = [
            list(group)
            for _, group in groupby(
                report.findings, key=lambda f: (f.severity, f.rule, f.shape, f.sentence)
            )
        ]
        # Only what is shown is looked for in the files, and in one reading.
        shown = placed(
            self.teller.graph,
            chain.from_iterable(group[: self.most] for group in groups),
            members=False,
        )
        for group in groups:
            length = len(group[: self.most])
            yield from self._group(tuple(islice(shown, length)), len(group))
            yield ""
        rules = len(report.rules_checked)
        if report.findings:
            yield self._say(
                N_("Profile %(profile)s, %(rules)s rules: %(counts)s."),
                profile=report.profile,
                rules=rules,
                counts=", ".join(self._counts(report)),
            )
        else:
            yield self._say(
                N_("No finding: %(rules)s rules of the profile %(profile)s hold."),
                profile=report.profile,
                rules=rules,
            )
        yield from self._own_shapes(report)
        if report.reference_seconds is not None:
            yield self._say(
                N_("pySHACL, the reference engine, ran every shape in %(seconds)s s."),
                seconds=f"{report.reference_seconds:.1f}",
            )
        if report.evidence == "verified":
            yield self._say(N_("The evidence was verified against the documents."))
            if report.text_used is not None:
                yield self._say(
                    N_("Passages hold %(share)s of the text of the documents."),
                    share=f"{100 * report.text_used:.0f}\u00a0%",
                )
        elif report.evidence == "unverified":
            yield self._say(
                N_(
                    "The evidence was not verified; --documents DIR, the folder that "
                    "holds the documents, does it."
                )
            )

    def _group(self, shown: tuple[Finding, ...], count: int) -> Iterator[str]:
        first = shown[0]
        colour = _COLOURS[first.severity]
        name = self._styled(self._say(first.severity), fg=colour, bold=True)
        message = visible(chosen(first.message, self.language))
        yield f"{name} {self._styled(visible(first.rule), bold=True)} ({count})"
        yield f"  {message}"
        advice = visible(chosen(first.advice, self.language))
        if advice:
            yield "  " + self._say(N_("What to do: %(advice)s"), advice=advice)
        for finding in shown:
            yield from self._finding(finding)
        if len(shown) < count:
            yield "  … " + self._say(
                N_("and %(count)s more; --full lists them all"),
                count=count - len(shown),
            )

    def _finding(self, finding: Finding) -> Iterator[str]:
        yield f"  - {self.teller.line(finding)}"
        if finding.location:
            yield f"    {self._styled(visible(str(finding.location)), dim=True)}"
        if finding.members:
            told = list(map(self.teller.thing, finding.members[: self.most]))
            yield "    " + self._say(N_("With: %(things)s"), things=", ".join(told))
            if len(told) < len(finding.members):
                yield "    … " + self._say(
                    N_("and %(count)s more; --full lists them all"),
                    count=len(finding.members) - len(told),
                )

    def _own_shapes(self, report: Report) -> Iterator[str]:
        said = {
            "vocable": N_("Own shapes run by Vocable: %(shapes)s."),
            "pyshacl": N_("Own shapes run by pySHACL: %(shapes)s."),
        }
        for engine, message in said.items():
            shapes = [one.rule for one in report.own_shapes if one.engine == engine]
            if shapes:
                yield self._say(message, shapes=visible(", ".join(shapes)))

    def _counts(self, report: Report) -> Iterator[str]:
        for severity in SEVERITIES:
            count = report.counts[severity]
            if count:
                yield self.words.count(*_NAMES[severity], count)

    def _say(self, message: str, **values: object) -> str:
        return self.words.text(message, **values)

    def _styled(self, text: str, **style: str | bool) -> str:
        return click.style(text, **style) if self.colour else text  # type: ignore[arg-type]


def _finding_object(finding: Finding) -> dict[str, object]:
    value = finding.value
    return {
        "rule": finding.rule,
        "shape": finding.shape,
        "severity": finding.severity,
        "focus": finding.focus,
        "path": finding.path,
        "value": None if value is None else node_text(value),
        "language": (language_of(value) or None)
        if isinstance(value, Literal)
        else None,
        "members": list(finding.members),
        "member_locations": [
            _location_object(place) for _, place in finding.placed_members
        ],
        "message": dict(sorted(finding.message.items())),
        "advice": dict(sorted(finding.advice.items())),
        "location": _location_object(finding.location),
    }


def _location_object(place: Location | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"path": str(place.path), "line": place.line, "column": place.column}
