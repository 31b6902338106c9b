"""Labels: the best text for a resource in a language, with fallback."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from pyoxigraph import Literal, NamedNode, Store

from vocable.rdf.dates import is_date
from vocable.rdf.language_tags import basic, canonical, is_variant, language_of
from vocable.rdf.namespaces import (
    ONTOLEX,
    RDF,
    SKOS,
    VOCABLE,
)
from vocable.rdf.reading import Node, Resource, first_value, literals, pairs
from vocable.vocabulary.collation import Collation, collation
from vocable.vocabulary.label_properties import LABEL_PROPERTIES
from vocable.vocabulary.rich_text import as_plain

_RIGHT_TO_LEFT = {
    *("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"),
}
_LEAST_SHARE = 0.01


class Text(NamedTuple):
    """A text of the data with its language tag, empty where it has none.

    `fallback` is true where the reader wanted another language that the vocabulary
    speaks elsewhere; pages mark it. `is_html` is true of a literal of rdf:HTML. What is
    `dated` is a date, which pages write as their readers do.
    """

    value: str
    language: str = ""
    fallback: bool = False
    is_html: bool = False
    dated: bool = False

    @property
    def plain(self) -> str:
        """The words alone, where the value may hold markup."""
        return as_plain(self.value, is_html=self.is_html)

    @property
    def direction(self) -> str:
        """The base direction of the text's script, `ltr` or `rtl` (HTML `dir`)."""
        return direction(self.language)


@cache
def direction(language: str) -> str:
    """Give the base direction of a language's script, `ltr` or `rtl`."""
    tag = language.lower()
    script = re.search(r"-(arab|hebr|latn|cyrl)\b", tag)
    if script:
        return "rtl" if script[1] in {"arab", "hebr"} else "ltr"
    return "rtl" if tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


class Labels:
    """The labels of a whole graph, read in one pass.

    `order` lists the wanted languages, best first; what has none of them is shown in
    the language whose tag sorts first. A wanted `en` accepts `en-GB`, and the reverse.
    `expected` is the first of them that the graph speaks, or empty; its readers' order
    of words is the `collation`.
    """

    def __init__(self, store: Store, order: Iterable[str]) -> None:
        self.order = tuple(dict.fromkeys(map(canonical, order)))
        self._literals = _label_literals(store)
        spoken = content_languages(store)
        self.expected = next(
            (tag for tag in self.order if any(_accepts(tag, s) for s in spoken)), ""
        )
        self.collation = collation(self.expected or next(iter(self.order), ""), spoken)
        self._ranks: dict[str, tuple[int, int, str]] = {}
        self._chosen: dict[str, Text] = {}

    def label(self, node: Resource) -> Text:
        """Choose the label of a resource; without any, the end of its IRI."""
        text = self._chosen.get(node.value)
        if text is None:
            found = self._literals.get(node.value)
            text = self.best(found) if found else Text(local_name(node.value))
            self._chosen[node.value] = text
        return text

    def name(self, node: Resource, text: Text) -> None:
        """Call a resource that has no label by another text than the end of its IRI."""
        self._chosen[node.value] = text

    def own_text(self, node: Resource) -> Text:
        """Give the label of a resource as it is, marked as no fallback."""
        return self.label(node)._replace(fallback=False)

    def best(self, literals: Iterable[Literal]) -> Text:
        """Choose among literals the one in the language that is wanted most."""
        chosen = min(literals, key=self._preference)
        return self.text(chosen)

    def text(self, literal: Literal) -> Text:
        """Make a text of a literal and mark it where it is a fallback."""
        is_html = literal.datatype == RDF.HTML
        return self.in_language(literal.value, language_of(literal))._replace(
            is_html=is_html, dated=is_date(literal)
        )

    def in_language(self, words: str, tag: str) -> Text:
        """Make a text of words in the language of a tag, marked where a fallback."""
        fallback = bool(tag and self.expected and not _accepts(self.expected, tag))
        return Text(words, tag, fallback)

    def in_order(self, literals: Iterable[Literal]) -> list[Literal]:
        """Sort literals by wanted language, then by text as its readers sort."""
        return sorted(literals, key=self._preference)

    def chosen(self, texts: Mapping[str, str]) -> Text:
        """Choose among texts by language tag: as wanted, else English, else any."""
        for tag in (*self.order, "en", *texts):
            if tag in texts:
                return Text(texts[tag], tag)
        return Text("")

    def language_rank(self, tag: str) -> tuple[int, int, str]:
        """Give the place of a language among the wanted ones, for sorting.

        What is wanted itself stands before its variants.
        """
        rank = self._ranks.get(tag)
        if rank is None:
            place, wanted = next(
                (
                    (place, wanted)
                    for place, wanted in enumerate(self.order)
                    if _accepts(wanted, tag)
                ),
                (len(self.order) + (not tag), tag),
            )
            distance = 0 if wanted == tag else 2 - is_variant(tag, wanted)
            rank = self._ranks[tag] = (place, distance, tag)
        return rank

    def every(self, node: Resource) -> list[Literal]:
        """Give all labels of a resource by its best label predicate, in any order."""
        return self._literals.get(node.value, [])

    def has_label(self, node: Resource) -> bool:
        """Say whether the graph labels a resource at all."""
        return node.value in self._literals

    def sorted(
        self, nodes: Iterable[Node], order: Collation | None = None
    ) -> list[NamedNode]:
        """Sort the IRIs among nodes by label, as a dictionary does, then by IRI.

        The order is that of the readers, or another that is given.
        """
        sort_key = (order or self.collation).sort_key
        return sorted(
            {node for node in nodes if isinstance(node, NamedNode)},
            key=lambda node: (sort_key(self.label(node).value), node.value),
        )

    def _preference(self, literal: Literal) -> tuple[tuple[int, int, str], str]:
        return (self.language_rank(language_of(literal)), literal.value)


def _label_literals(store: Store) -> Mapping[str, list[Literal]]:
    """Collect the labels of every resource by its best label predicate."""
    labels: dict[str, list[Literal]] = {}
    for predicate in LABEL_PROPERTIES:
        found: dict[str, list[Literal]] = {}
        for subject, label in pairs(store, predicate):
            if isinstance(label, Literal) and label.value.strip():
                found.setdefault(subject.value, []).append(label)
        for iri, several in found.items():
            labels.setdefault(iri, several)
    for predicate in (ONTOLEX.canonicalForm, ONTOLEX.otherForm):
        for entry, form in pairs(store, predicate):
            if isinstance(form, Literal):
                continue
            written = literals(store, form, ONTOLEX.writtenRep)
            if written:
                labels.setdefault(form.value, written)
                if predicate == ONTOLEX.canonicalForm:
                    labels.setdefault(entry.value, written)
    _label_evoked(store, labels)
    _label_senses(store, labels)
    return labels


def _label_evoked(store: Store, labels: dict[str, list[Literal]]) -> None:
    """Call a lexical concept without a label by the words that evoke it."""
    evoked: dict[str, list[Literal]] = {}
    for concept, entry in pairs(store, ONTOLEX.isEvokedBy):
        evoked.setdefault(concept.value, []).extend(labels.get(entry.value, ()))
    for concept_iri, words in evoked.items():
        if words:
            labels.setdefault(concept_iri, words)


def _label_senses(store: Store, labels: dict[str, list[Literal]]) -> None:
    """Call a sense by its word, with its number where the word has several."""
    senses: dict[str, list[NamedNode]] = {}
    for subject, sense in pairs(store, ONTOLEX.sense):
        if isinstance(sense, NamedNode):
            senses.setdefault(subject.value, []).append(sense)
    for entry, several in senses.items():
        for sense in several:
            number = first_value(store, sense, VOCABLE.senseNumber)
            tail = f" {number}" if number and len(several) > 1 else ""
            labels[sense.value] = [
                Literal(written.value + tail, language=written.language)
                if written.language
                else Literal(written.value + tail)
                for written in labels.get(entry, ())
            ] or [Literal(local_name(sense.value))]


def content_languages(store: Store) -> tuple[str, ...]:
    """List the languages of the preferred labels of a graph, the most used first.

    A language that stands on fewer than one in a hundred does not make the vocabulary
    speak it; where there is no preferred label, the words are counted. Variants count
    for the language that they are of, another script for itself.
    """
    for predicate in (SKOS.prefLabel, ONTOLEX.writtenRep):
        counts: dict[str, int] = {}
        for _, label in pairs(store, predicate):
            if isinstance(label, Literal) and label.language:
                tag = basic(label.language)
                counts[tag] = counts.get(tag, 0) + 1
        if counts:
            least = max(counts.values()) * _LEAST_SHARE
            used = [tag for tag in counts if counts[tag] >= least]
            return tuple(sorted(used, key=lambda tag: (-counts[tag], tag)))
    return ()


def _accepts(wanted: str, tag: str) -> bool:
    """Say whether a tag serves who wants another: a variant, or any script of it."""
    return bool(tag) and (
        is_variant(tag, wanted) or canonical(tag).startswith(f"{wanted}-")
    )


def local_name(iri: str) -> str:
    """Give the end of an IRI, behind its last slash or hash: a name of last resort."""
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1] or iri


def without_protocol(iri: str) -> str:
    """Give an IRI as a reader reads it: where it leads, without how."""
    return iri.removeprefix("http://").removeprefix("https://")


@cache
def language_name(tag: str, interface: str) -> str:
    """Name a language in another: `en` in French is `anglais`; else the tag itself."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(interface)
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag
