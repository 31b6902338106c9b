"""The questions a vocabulary comes with: SPARQL in `queries/`, each with a title.

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

from vocable.errors import InputError, VocableError

FOLDER = "queries"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEADING = re.compile(r"#\s*(title|description)\b(@\S*?)?\s*:\s*(.*)")
_TAG = re.compile(r"@[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


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
    line for a file without a title, one whose name is no name, and one that cannot be
    read.
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
            f"{vocabulary}: this vocabulary has no named queries; put SPARQL into "
            f"{vocabulary / FOLDER / name}.rq, or give the query itself"
        )
    near = get_close_matches(name.lower(), paths, 3, 0.5)
    advice = f"did you mean {' or '.join(near)}? " if near else ""
    raise VocableError(
        f"no query is named {name}; {advice}Named queries: {', '.join(paths)}"
    )


def _paths(vocabulary: Path) -> list[Path]:
    found = (vocabulary / FOLDER).glob("*.rq")
    return sorted(path for path in found if not path.name.startswith("."))


def _read(path: Path) -> NamedQuery:
    if not _NAME.fullmatch(path.stem):
        raise InputError(
            path,
            "the name of a query is small letters, digits and single hyphens, like "
            "senses-of-client.rq; rename the file",
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from error
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    line = 1
    for line, comment in enumerate(text.splitlines(), 1):
        if not comment.startswith("#"):
            break
        heading = _HEADING.fullmatch(comment.rstrip())
        if heading is None:
            continue
        kind, tag, said = heading[1], heading[2] or "", heading[3]
        texts = titles if kind == "title" else descriptions
        if not _TAG.fullmatch(tag):
            raise InputError(
                path, f"write {kind}@ and a language tag, like {kind}@en: …", line
            )
        if not said:
            raise InputError(path, f"the {kind} is empty; write it here", line)
        if texts.setdefault(tag[1:], said) is not said:
            raise InputError(path, f"a second {kind}{tag}; keep one", line)
    if not titles:
        raise InputError(
            path,
            "a query begins with what it asks, in a comment like "
            "# title@en: What are the senses of “client”?",
            line,
        )
    return NamedQuery(path.stem, titles, descriptions, text, path)
