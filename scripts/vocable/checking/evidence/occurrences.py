"""Occurrences (FrAC): where each word of a lexicon stands in the documents.

See the OntoLex module for frequency, attestation and corpus information,
https://www.w3.org/community/ontolex/wiki/Frequency,_Attestation_and_Corpus_Information
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from vocable.checking.text_matching import folded, folded_characters
from vocable.rdf.namespaces import DCTERMS, LEXINFO, LIME, ONTOLEX, RDF
from vocable.rdf.reading import first_value, literals, objects, resources, subjects
from vocable.vocabulary.stated_languages import language_tag

_FORMS = (ONTOLEX.canonicalForm, ONTOLEX.otherForm)
# A link's target is an address, not text.
_TARGET = re.compile(r"(?<=\]\()[^)\s]*")
# Between the words of a phrase a hyphen may stand for the space.
_GAP = "[ -]"
# Of a phrase, what never takes a plural: prepositions, articles, pronouns.
_INVARIABLE = re.compile(
    "(?:à|au|aux|de|des|du|en|et|la|le|les|par|pour|qui|se|sur|un|une|of|the)"
)
_VERB_ENDINGS = (
    "er|e|es|ent|ons|ez|é|ée|és|ées|ant|ais|ait|aient|ions|iez|a|ai|era|eront|erait"
)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One place of a word in a document; code points from 0, the end exclusive.

    `text` is what stands there as it is; a place is the same whatever is said of that.
    """

    document: NamedNode
    line: int
    start: int
    end: int
    text: str = field(default="", compare=False)


def occurrences(
    store: Store, texts: Mapping[NamedNode, str]
) -> dict[NamedNode, list[Occurrence]]:
    """Find the places of every entry in the texts of documents, in their order.

    `texts` holds each document as it is decoded, newlines untouched. An entry occurs as
    one of its forms, or as their plural or feminine by the commonest rules of French;
    case, apostrophes and spaces are read as `quotations.folded` reads them. Entries
    written alike share their places, for a program cannot tell them apart. In a
    document of one language a word of another counts only where no word of that
    language is written so.
    """
    written = _written(store)
    found: dict[NamedNode, list[Occurrence]] = {}
    for document in sorted(texts, key=str):
        spoken = next(objects(store, document, DCTERMS.language), None)
        language = language_tag(spoken) if spoken else ""
        own = {form for _, tag, forms in written for form in forms if tag == language}
        page = _FoldedDocument(texts[document])
        for entry, tag, forms in written:
            sought = forms if tag == language or not language else forms - own
            places = page.places(sought, verb=_is_verb(store, entry))
            found.setdefault(entry, []).extend(
                Occurrence(document, line, start, end, texts[document][start:end])
                for line, start, end in places
            )
    # “Cible” is a form of the verb “cibler” too; the noun has it.
    taken = {
        place
        for entry, places in found.items()
        if not _is_verb(store, entry)
        for place in places
    }
    for entry in filter(lambda one: _is_verb(store, one), found):
        found[entry] = [place for place in found[entry] if place not in taken]
    return {entry: places for entry, places in found.items() if places}


def _written(store: Store) -> list[tuple[NamedNode, str, frozenset[str]]]:
    """List the entries with the tag of their lexicon and their folded forms."""
    entries = []
    for lexicon in subjects(store, RDF.type, LIME.Lexicon):
        tag = first_value(store, lexicon, LIME.language) or ""
        for entry in resources(store, lexicon, LIME.entry):
            forms = frozenset(
                folded(text.value)
                for predicate in _FORMS
                for form in resources(store, entry, predicate)
                for text in literals(store, form, ONTOLEX.writtenRep)
            )
            entries.append((entry, tag, forms))
    return sorted(entries, key=lambda one: one[0].value)


def _is_verb(store: Store, entry: NamedNode) -> bool:
    return LEXINFO.verb in resources(store, entry, LEXINFO.partOfSpeech)


class _FoldedDocument:
    """A document folded once, with the way back to its positions."""

    def __init__(self, text: str) -> None:
        self._starts: list[tuple[int, int]] = []
        folded_text = []
        for piece, start, end in folded_characters(text):
            # A line break stays one, so that no word reaches over it.
            lowered = "\n" if "\n" in text[start:end] else piece.casefold()
            folded_text.append(lowered)
            self._starts.extend([(start, end)] * len(lowered))
        self._text = _TARGET.sub(
            lambda target: "\0" * len(target[0]), "".join(folded_text)
        )
        self._breaks = [at for at, sign in enumerate(text) if sign == "\n"]

    def places(
        self, forms: frozenset[str], *, verb: bool
    ) -> Iterator[tuple[int, int, int]]:
        """Find line, start and end of each place of a word, none inside another."""
        if not forms:
            return
        patterns = sorted(map(_verb if verb else _phrase, forms), key=len, reverse=True)
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", self._text):
            start = self._starts[match.start()][0]
            yield self._line(start), start, self._starts[match.end() - 1][1]

    def _line(self, position: int) -> int:
        return bisect_left(self._breaks, position) + 1


def _phrase(form: str) -> str:
    """Make a pattern of a form, each of its words also in the plural."""
    words = re.split(r"([ '-]|(?<=\w)/)", form)
    return "".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word in {" ", "-"}:
        return _GAP
    if not word.isalpha() or len(word) < len("nom") or _INVARIABLE.fullmatch(word):
        return re.escape(word)
    if word.endswith("al"):
        return re.escape(word[:-1]) + "(?:le?s?|ux)"
    # Feminine and plural as French makes them most often: potentiel, potentielles.
    double = re.escape(word[-1]) if word.endswith(("el", "en", "on", "et")) else ""
    feminine = f"{double}?e?" if double else "e?"
    return re.escape(word) + ("[sx]?" if word[-1] in "eé" else f"(?:{feminine}[sx]?)")


def _verb(form: str) -> str:
    if not form.endswith("er"):
        return _phrase(form)
    return f"{re.escape(form[:-2])}(?:{_VERB_ENDINGS})"
