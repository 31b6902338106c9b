"""Citations of a page: a sentence, BibTeX for LaTeX, CSL-JSON for Zotero.

See https://citationstyles.org. The words of the sentence that people read stand in the
template; no citation holds the day on which it was read, which only its reader knows.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from vocable.pages.edition import Edition
from vocable.pages.parts import Page
from vocable.rdf.xml_text import in_one_line
from vocable.vocabulary.labels import Text
from vocable.vocabulary.metadata import Agent, about

# Signs that LaTeX or BibTeX would take for their own. BibTeX counts braces even where
# LaTeX is told to ignore them, so that they are written as words.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: "\\" + sign for sign in "$&#%_"},
    }
)
# The macros that every BibTeX style defines.
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_NO_KEY = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, for people and in the two formats of reference managers."""

    authors: tuple[Text, ...]
    address: str
    bibtex: str
    csl_json: str


class Citations:
    """Cites the pages of a vocabulary in one language, and the whole of it.

    What all citations have in common is written once.
    """

    def __init__(self, edition: Edition) -> None:
        found = about(edition.facts)
        labels = edition.labels
        agents = [(one, labels.best(one.names)) for one in found.creators if one.names]
        publishers = [labels.best(one.names) for one in found.publishers if one.names]
        publisher = ", ".join(name.value for name in publishers)
        configuration = edition.facts.configuration
        day = found.modified or found.issued or found.created
        self._title = edition.title
        self._authors = tuple(name for _, name in agents)
        self._home = configuration.site_url or (
            found.scheme.value if found.scheme else edition.facts.space
        )
        self._key = _key(configuration.path.resolve().stem)
        self._version = _escaped(f"version {found.version}") if found.version else ""
        self._author = " and ".join(_author(*agent) for agent in agents)
        self._bibtex_tail = (
            ("publisher", f"{{{_escaped(publisher)}}}" if publisher else ""),
            ("year", f"{{{day[:4]}}}" if day else ""),
            ("month", _MONTHS[int(day[5:7]) - 1] if day else ""),
        )
        self._csl_tail = _variables(
            {
                "author": [{"literal": in_one_line(name.value)} for _, name in agents],
                "publisher": in_one_line(publisher),
                "version": in_one_line(found.version),
                "issued": {"date-parts": [list(map(int, day.split("-")))]}
                if day
                else {},
            }
        )

    def of(self, page: Page) -> Citation:
        """Cite the page of a resource by its IRI."""
        return self._cite(_key(page.path), page.title, page.iri, self._title.value)

    def whole(self) -> Citation:
        """Cite the vocabulary itself."""
        return self._cite(self._key, self._title, self._home, "")

    def _cite(self, key: str, named: Text, iri: str, within: str) -> Citation:
        bibtex = self._bibtex(key, named, iri, within)
        csl_json = self._csl_json(key, named, iri, within)
        return Citation(self._authors, iri, bibtex, csl_json)

    def _bibtex(self, key: str, named: Text, iri: str, within: str) -> str:
        within = f"{{{_escaped(within)}}}" if within else ""
        published = ", ".join(filter(None, (within, self._version)))
        fields = (
            ("author", f"{{{self._author}}}" if self._author else ""),
            # Within two braces BibTeX leaves capitals as they are.
            ("title", f"{{{{{_escaped(named.value)}}}}}"),
            ("howpublished", f"{{{published}}}" if published else ""),
            *self._bibtex_tail,
            ("url", f"{{{iri}}}" if iri else ""),
            ("language", f"{{{named.language}}}" if named.language else ""),
        )
        lines = [f"  {name} = {text}," for name, text in fields if text]
        return "\n".join((f"@misc{{{key},", *lines, "}\n"))

    def _csl_json(self, key: str, named: Text, iri: str, within: str) -> str:
        kind = "entry-dictionary" if within else "dataset"
        title, container = in_one_line(named.value), in_one_line(within)
        own = {"id": key, "type": kind, "title": title, "container-title": container}
        end = {"URL": iri, "language": named.language}
        lines = (*_variables(own), *self._csl_tail, *_variables(end))
        return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]\n"


def _variables(item: Mapping[str, object]) -> list[str]:
    """Write a line for each variable that is known, and the title, for people."""
    return [
        f'    "{name}": {_ENCODER.encode(value)}'
        for name, value in item.items()
        if value or name == "title"
    ]


def _author(agent: Agent, name: Text) -> str:
    """Write a name; only a person's may be taken apart into first and last."""
    escaped = _escaped(name.value)
    whole = agent.kind != "Person" or "," in escaped or " and " in escaped.lower()
    return f"{{{escaped}}}" if whole else escaped


def _escaped(text: str) -> str:
    return in_one_line(text).translate(_BIBTEX)


def _key(path: str) -> str:
    """Make the key of a reference, in ASCII; what that changes gets a digest."""
    known = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode()
    key = _NO_KEY.sub("-", known).strip("-")
    if key == path.replace("/", "-"):
        return key
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    return f"{key}-{digest}" if key else digest
