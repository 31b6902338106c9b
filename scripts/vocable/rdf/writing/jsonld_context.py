"""JSON-LD context: which term stands for which IRI, with which type or language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vocable.rdf.namespaces import RDF
from vocable.rdf.writing.prefixed_names import PREFIX


class TermDefinition(NamedTuple):
    """How a predicate or class is written.

    `coercion` is what the key assumes of its values: "@language" of a map by language
    tag, "@id", "@type", the IRI of a datatype, or nothing. `loose` is a key for the
    same IRI that assumes nothing, and `prefix` the one it needs.
    """

    key: str
    coercion: str | None
    loose: str
    prefix: str | None


class Terms:
    """A context, with the prefixes of a vocabulary that it leaves room for."""

    def __init__(
        self, prefixes: Mapping[str, str], context: Mapping[str, object]
    ) -> None:
        self.prefixes: dict[str, str] = {
            key: value
            for key, value in context.items()
            if isinstance(value, str) and "://" in value
        }
        self._definitions: dict[str, object] = dict(context)
        for prefix, iri in _usable(prefixes, context, self.prefixes.values()):
            self.prefixes[prefix] = iri
            # JSON-LD 1.1, 4.1.5: only such an IRI is a prefix without being told.
            self._definitions[prefix] = (
                iri if iri.endswith(tuple(":/?#[]@")) else {"@id": iri, "@prefix": True}
            )
        self.all = frozenset(self._definitions)
        # A key for a keyword is never taken for a prefix.
        self.names = frozenset(
            key
            for key, value in self._definitions.items()
            if not (isinstance(value, str) and value.startswith("@"))
        )
        self._by_iri = {
            term.loose: term
            for key, value in context.items()
            if key not in self.prefixes and (term := self._read(key, value))
        }

    def of(self, iri: str) -> TermDefinition | None:
        """Give the term of the context for an IRI; its `loose` key is the IRI."""
        return self._by_iri.get(iri)

    def context(self, used: Iterable[str]) -> dict[str, object]:
        """Give the part of the context that the used keys need, in its own order."""
        needed = set(used)
        for key in used:
            definition = self._definitions[key]
            values = definition.values() if isinstance(definition, dict) else ()
            for value in (definition, *values):
                if isinstance(value, str):
                    needed.add(value.partition(":")[0])
        return {
            key: definition
            for key, definition in self._definitions.items()
            if key in needed
        }

    def _read(self, key: str, definition: object) -> TermDefinition | None:
        if definition == "@type":
            return TermDefinition(key, "@type", RDF.type.value, None)
        if isinstance(definition, dict):
            name = definition.get("@id")
            coercion = definition.get("@container") or definition.get("@type")
        else:
            name, coercion = definition, None
        if not isinstance(name, str) or name.startswith("@"):
            return None
        if isinstance(coercion, str) and not coercion.startswith("@"):
            coercion = self._expand(coercion)
        return TermDefinition(key, coercion, self._expand(name), None)

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else name


def _usable(
    prefixes: Mapping[str, str], context: Mapping[str, object], taken: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Give the prefixes that a reader of the context takes for what they are.

    A namespace is expanded itself, as every IRI of a context is, unless two slashes
    follow its scheme (JSON-LD 1.1 API, 5.2.2). One whose scheme is any key here may so
    become another, or one that needs itself, by way of several: a cyclic context.
    """
    known = set(taken)
    schemes = {*context, *prefixes}
    for prefix, iri in sorted(prefixes.items()):
        scheme, colon, rest = iri.partition(":")
        if (
            PREFIX.fullmatch(prefix)
            and prefix not in context
            and iri not in known
            and colon
            and (rest.startswith("//") or scheme not in schemes)
        ):
            yield prefix, iri
