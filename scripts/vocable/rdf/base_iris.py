"""Base IRI of a file that declares none (RFC 3986, section 5.1)."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import NamedNode

NOWHERE = "file:///"


@dataclass(frozen=True)
class Bases:
    """How the base of each file of a vocabulary is found.

    It is `base` where one is chosen; else the address of the file in the site, where
    `site_url` is known; else a file: IRI of its name, the same on every machine. Names
    are taken from `folder`, the vocabulary's, where a file lies in it.
    """

    base: str | None = None
    site_url: str | None = None
    folder: Path | None = None

    def of(self, path: Path) -> str:
        """Give the base of a file, an absolute IRI."""
        if self.base:
            return self.base
        name = path.name
        if self.folder is not None and path.is_relative_to(self.folder):
            name = path.relative_to(self.folder).as_posix()
        if name.lower().endswith(".gz"):
            name = name[: -len(".gz")]
        return (self.site_url or NOWHERE) + quote(os.fsencode(name))


def is_base(text: str) -> bool:
    """Say whether a text can be a base: an absolute IRI."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
