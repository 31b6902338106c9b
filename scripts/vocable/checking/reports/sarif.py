"""SARIF 2.1.0: a report as code scanning shows it, beside the lines of the files."""

import json
import os
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from vocable.checking.findings import Finding, Report, Rule
from vocable.checking.reports.finding_text import Teller, chosen, node_text
from vocable.control_characters import harmless_code, shown
from vocable.rdf.loading import Graph
from vocable.rdf.positions.locations import Location
from vocable.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
# How GitHub grades what is no matter of security.
_GRADES = {"violation": "error", "warning": "warning", "info": "recommendation"}
# What a viewer takes for a link in a message.
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_BRACKET = re.compile(r"[\[\]\\]")
_ESCAPED = r"\\\g<0>"
_MOST_LINKS = 10


def as_sarif(report: Report, graph: Graph, language: str = "en") -> str:
    """Write a report as SARIF, its messages in one language.

    Files under the working folder are named relative to it, others by a file: URI.
    Columns count code points from 1. A finding without a place is put at the start of
    the first source, for code scanning drops what has none. Those who share a finding
    are its related locations, and its message links the first of them.
    """
    places = {rule.name: index for index, rule in enumerate(report.rules)}
    teller = Teller(graph, language)
    run = {
        "tool": {
            "driver": {
                "name": "Vocable",
                "semanticVersion": __version__,
                "rules": [_rule(rule, language) for rule in report.rules],
            }
        },
        "language": language[:2],
        "columnKind": "unicodeCodePoints",
        "properties": {"profile": report.profile, "evidence": report.evidence},
        "results": [
            _result(finding, teller, places.get(finding.rule))
            for finding in report.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless_code(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Rule, language: str) -> dict[str, object]:
    message = chosen(rule.message, language)
    advice = chosen(rule.advice, language) or message
    return {
        "id": rule.name,
        "shortDescription": {"text": message.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": message},
        "help": {"text": advice, "markdown": f"{message}\n\n**{advice}**"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _GRADES[rule.severity]},
    }


def _result(finding: Finding, teller: Teller, index: int | None) -> dict[str, object]:
    message = shown(chosen(finding.message, teller.language))
    text = _unlinked(f"{message} {teller.line(finding)}")
    if finding.members:
        text += f" ({_links(finding, teller)})"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding, teller.graph)],
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding)},
    }
    if finding.members:
        result["relatedLocations"] = [
            _related(number, member, place, teller)
            for number, (member, place) in enumerate(finding.placed_members, 1)
        ]
    return result if index is None else {**result, "ruleIndex": index}


def _unlinked(text: str) -> str:
    r"""Write a text so that what looks like a link in it is none (SARIF 3.11.6)."""
    return _LINK.sub(_ESCAPED, text)


def _links(finding: Finding, teller: Teller) -> str:
    """Link the first who share a finding to their related locations."""
    named = [
        f"[{_BRACKET.sub(_ESCAPED, teller.thing(member))}]({number})"
        for number, member in enumerate(finding.members[:_MOST_LINKS], 1)
    ]
    more = ["…"] if len(finding.members) > _MOST_LINKS else []
    return ", ".join(named + more)


def _related(
    number: int, member: str, place: Location | None, teller: Teller
) -> dict[str, object]:
    located = {} if place is None else {"physicalLocation": _physical(place)}
    return {
        "id": number,
        **located,
        "logicalLocations": [_logical(member)],
        "message": {"text": _unlinked(teller.thing(member))},
    }


def _location(finding: Finding, graph: Graph) -> dict[str, object]:
    place = finding.location or Location(next(iter(graph.sources), Path()), 1)
    return {
        "physicalLocation": _physical(place),
        "logicalLocations": [_logical(finding.focus)],
    }


def _physical(place: Location) -> dict[str, object]:
    region = {"startLine": place.line}
    if place.column is not None:
        region["startColumn"] = place.column
    return {"artifactLocation": {"uri": _uri(place.path)}, "region": region}


def _logical(focus: str) -> dict[str, str]:
    return {"fullyQualifiedName": focus, "kind": "resource"}


def _uri(path: Path) -> str:
    absolute = path.resolve()
    here = Path.cwd().resolve()
    if absolute.is_relative_to(here):
        return quote(os.fsencode(absolute.relative_to(here).as_posix()))
    return absolute.as_uri()


def _fingerprint(finding: Finding) -> str:
    """Sum up what is found and not where, so that it survives an edit above it."""
    value = "" if finding.value is None else node_text(finding.value)
    parts = (finding.rule, finding.shape, finding.focus, finding.path, value)
    text = "\n".join(part or "" for part in parts)
    return sha256(text.encode()).hexdigest()[:32]
