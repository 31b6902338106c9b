"""Prefixed names of Turtle and JSON-LD for IRIs, where they are exact."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

# A part of Turtle's PN_LOCAL and PN_PREFIX that needs no escape and that no parser
# was seen to misread; what falls outside is written as a whole IRI.
_CHARACTERS = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LOCAL = re.compile(f"(?:[{_CHARACTERS}](?:[{_CHARACTERS}.-]*[{_CHARACTERS}-])?)?")
# The prefixes that every syntax can declare, in the characters of all of them.
PREFIX = re.compile("[A-Za-z][A-Za-z0-9_-]*")


class Name(NamedTuple):
    """How an IRI is written, and the prefix that this needs."""

    text: str
    prefix: str | None


class Names(dict[NamedNode, Name]):
    """The prefixed names under some prefixes: `names[node]`, and it is remembered.

    `brackets` puts an IRI that has no name in angle brackets, as Turtle does. What
    begins with `base` is written relative to it, without naming the base (RFC 3986,
    5.1.3): the text then means the place where it is read.
    """

    def __init__(
        self, prefixes: Mapping[str, str], *, brackets: bool, base: str = ""
    ) -> None:
        super().__init__()
        usable = {
            iri: prefix
            for prefix, iri in sorted(prefixes.items(), reverse=True)
            if (not prefix or PREFIX.fullmatch(prefix)) and iri
        }
        self._usual = {ns: p for ns, p in usable.items() if ns.endswith(("#", "/"))}
        self._unusual = sorted(
            ((ns, p) for ns, p in usable.items() if ns not in self._usual),
            key=lambda pair: (-len(pair[0]), pair),
        )
        self._brackets = brackets
        self._base = base

    def __missing__(self, node: NamedNode) -> Name:
        name = self[node] = self._make(node.value)
        return name

    def split(self, iri: str) -> tuple[str, str] | None:
        """Give prefix and local name, or None where no prefix fits the whole IRI."""
        for namespace, prefix in self._unusual:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return prefix, iri[len(namespace) :]
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        usual = self._usual.get(iri[:cut])
        if usual is not None and _LOCAL.fullmatch(iri, cut):
            return usual, iri[cut:]
        return None

    def _make(self, iri: str) -> Name:
        parts = self.split(iri)
        if parts:
            return Name(f"{parts[0]}:{parts[1]}", parts[0])
        if self._base and iri.startswith(self._base):
            iri = iri[len(self._base) :]
        return Name(f"<{iri}>" if self._brackets else iri, None)
