"""Named queries of a vocabulary: SPARQL files in `queries/`, each with a title.

A named query is a file `queries/NAME.rq` beside `vocable.toml`. Its first lines are
comments that say in one language or more what it asks:

    # title@fr: Quels sont les sens de « client » ?
    # title@en: What are the senses of “client”?
    # description@en: In the order of the senses. (may be left out)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from vocable.config.vocable_toml import LANGUAGE_TAG
from vocable.errors import InputError, VocableError
from vocable.paths import require_file, require_inside

FOLDER = "queries"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEADING = re.compile(r"#\s*(title|description)\b(?:@(\S*?))?\s*:\s*(.*)")


@dataclass(frozen=True)
class NamedQuery:
    """A question of a vocabulary: its name, its texts by language tag, its SPARQL.

    `text` is the whole file, comments included: it can be run as it is.
    """

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    text: str
    path: Path

    def title(self, language: str) -> str:
        """Give the title in a language, else in English, else the first there is."""
        return next(
            self.titles[tag]
            for tag in (language, language.partition("-")[0], "en", *self.titles)
            if tag in self.titles
        )


def named_queries(vocabulary: Path) -> tuple[NamedQuery, ...]:
    """Read the named queries of a vocabulary, sorted by name; there may be none.

    `vocabulary` is the folder that holds `queries/`. Raises InputError with file and
    line for a file without a title, one whose name is no name, one that cannot be
    read, and a link out of the vocabulary.
    """
    return tuple(_read(path) for path in _paths(vocabulary))


def named_query(vocabulary: Path, name: str) -> NamedQuery:
    """Read the query of a name.

    `vocabulary` is the folder that holds `queries/`. Raises VocableError with the
    names that are near and those there are, and InputError as `named_queries` does.
    """
    paths = {path.stem: path for path in _paths(vocabulary)}
    if name in paths:
        return _read(paths[name])
    if not paths:
        raise VocableError(
            f"{vocabulary}: no named queries here; name the folder of a vocabulary "
            f"that has them, or write {FOLDER}/{name}.rq in it"
        )
    near = get_close_matches(name.lower(), paths)
    advice = f"did you mean {' or '.join(near)}? " if near else ""
    raise VocableError(
        f"no query is named {name}; {advice}Named queries: {', '.join(paths)}"
    )


def body(query: NamedQuery) -> str:
    """Give the text of a query without its headings."""
    lines = query.text.splitlines()
    while lines and (not lines[0].strip() or _HEADING.fullmatch(lines[0].rstrip())):
        lines.pop(0)
    return "\n".join(lines).rstrip()


def _paths(vocabulary: Path) -> list[Path]:
    found = sorted((vocabulary / FOLDER).glob("*.rq"))
    found = [path for path in found if not path.name.startswith(".")]
    for path in found:
        require_inside(path, vocabulary)
    return found


def _read(path: Path) -> NamedQuery:
    if not _NAME.fullmatch(path.stem):
        raise InputError(
            path,
            "the name of a query is small letters, digits and single hyphens, like "
            "senses-of-client.rq; rename the file",
        )
    try:
        require_file(path)
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from error
    texts: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    line = 1
    for line, comment in enumerate(text.splitlines(), 1):
        if not comment.startswith("#"):
            break
        heading = _HEADING.fullmatch(comment.rstrip())
        if heading:
            kind, tag, said = heading.groups(default="")
            fault = _fault(kind, tag, said, texts[kind])
            if fault:
                raise InputError(path, fault, line)
            texts[kind][tag] = said
    if not texts["title"]:
        raise InputError(
            path,
            "a query begins with what it asks, in a comment like "
            "# title@en: What are the senses of “client”?",
            line,
        )
    return NamedQuery(path.stem, texts["title"], texts["description"], text, path)


def _fault(kind: str, tag: str, said: str, before: Mapping[str, str]) -> str | None:
    """Say what is wrong with a title or a description, if anything is."""
    if not LANGUAGE_TAG.fullmatch(tag):
        return f"write {kind}@ and a language tag, like # {kind}@en: …"
    if not said:
        return f"the {kind} is empty; write it after the colon"
    if tag in before:
        return f"a second {kind}@{tag}; keep one"
    return None
