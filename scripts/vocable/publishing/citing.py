"""How a page is cited: BibTeX for LaTeX, CSL-JSON for Zotero and its like.

See https://citationstyles.org. The words of the sentence that people read stand in the
template; no citation holds the day on which it was read, which only its reader knows.
"""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass

from vocable.pages.about import Agent, about
from vocable.pages.describing import Describer
from vocable.pages.labels import Text
from vocable.pages.overviews import title
from vocable.pages.parts import Page
from vocable.publishing.hosting import plain

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
_NO_KEY = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, for people and in the two formats of reference managers."""

    authors: tuple[Text, ...]
    address: str
    bibtex: str
    csl_json: str


class Citations:
    """Cites the pages of a vocabulary in one language, and the whole of it."""

    def __init__(self, describer: Describer) -> None:
        self._about = found = about(describer.vocabulary)
        labels = describer.labels
        self._title = title(describer)
        self._agents = tuple(
            (agent, labels.best(agent.names)) for agent in found.creators if agent.names
        )
        self._publishers = tuple(
            labels.best(agent.names) for agent in found.publishers if agent.names
        )
        configuration = describer.vocabulary.configuration
        self._home = configuration.site_url or (
            found.scheme.value if found.scheme else describer.vocabulary.space
        )
        self._day = found.modified or found.issued or found.created
        self._key = _key(configuration.path.resolve().stem)

    def of(self, page: Page) -> Citation:
        """Cite the page of a resource by its IRI."""
        return self._cite(_key(page.path), page.title, page.iri, part=True)

    def whole(self) -> Citation:
        """Cite the vocabulary itself."""
        return self._cite(self._key, self._title, self._home, part=False)

    def _cite(self, key: str, named: Text, iri: str, *, part: bool) -> Citation:
        return Citation(
            tuple(name for _, name in self._agents),
            iri,
            self._bibtex(key, named, iri, part=part),
            self._csl_json(key, named, iri, part=part),
        )

    def _bibtex(self, key: str, named: Text, iri: str, *, part: bool) -> str:
        version = f"version {self._about.version}" if self._about.version else ""
        within = f"{{{_escaped(self._title.value)}}}" if part else ""
        publishers = ", ".join(text.value for text in self._publishers)
        fields = (
            ("author", " and ".join(_author(*agent) for agent in self._agents)),
            # Within two braces BibTeX leaves capitals as they are.
            ("title", f"{{{_escaped(named.value)}}}"),
            ("howpublished", ", ".join(filter(None, (within, _escaped(version))))),
            ("publisher", _escaped(publishers)),
            ("year", self._day[:4]),
            ("month", _MONTHS[int(self._day[5:7]) - 1] if self._day else ""),
            ("url", iri),
            ("language", named.language),
        )
        lines = [
            f"  {name} = {text if name == 'month' else f'{{{text}}}'},"
            for name, text in fields
            if text
        ]
        return "\n".join((f"@misc{{{key},", *lines, "}\n"))

    def _csl_json(self, key: str, named: Text, iri: str, *, part: bool) -> str:
        item: dict[str, object] = {
            "id": key,
            "type": "entry-dictionary" if part else "dataset",
            "title": plain(named.value),
        }
        if part:
            item["container-title"] = plain(self._title.value)
        if self._agents:
            item["author"] = [
                {"literal": plain(name.value)} for _, name in self._agents
            ]
        if self._publishers:
            item["publisher"] = plain(
                ", ".join(text.value for text in self._publishers)
            )
        if self._about.version:
            item["version"] = plain(self._about.version)
        if self._day:
            item["issued"] = {"date-parts": [[int(n) for n in self._day.split("-")]]}
        if iri:
            item["URL"] = iri
        if named.language:
            item["language"] = named.language
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _author(agent: Agent, name: Text) -> str:
    """Write a name; only a person's may be taken apart into first and last."""
    escaped = _escaped(name.value)
    whole = agent.kind != "Person" or "," in escaped or " and " in escaped.lower()
    return f"{{{escaped}}}" if whole else escaped


def _escaped(text: str) -> str:
    return plain(text).translate(_BIBTEX)


def _key(path: str) -> str:
    """Make the key of a reference, in ASCII; what that changes gets a digest."""
    known = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode()
    key = _NO_KEY.sub("-", known).strip("-")
    if key == path.replace("/", "-"):
        return key
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    return f"{key}-{digest}" if key else digest
