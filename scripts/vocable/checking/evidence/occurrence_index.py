"""Index of occurrences: written as Turtle, and compared with the documents."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from vocable.checking.evidence.occurrences import Occurrence, occurrences
from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.errors import InputError, VocableError
from vocable.paths import require_file
from vocable.rdf.namespaces import DCTERMS, FOAF, FRAC, OA, PREFIXES, RDF, VOCABLE
from vocable.rdf.reading import first_value, objects, resources, subjects, triples

_HEAD = "".join(
    f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
    for prefix in ("frac", "oa", "rdf", "vocable")
)
_WARNING = "\n# Written by “vocable occurrences”; do not edit.\n"


def document_texts(store: Store, folder: Path) -> dict[NamedNode, str]:
    """Read the documents that a vocabulary describes from the folder of their files.

    Newlines stay as they are. Raises InputError where a file cannot be read as UTF-8,
    VocableError where the vocabulary describes no document.
    """
    texts = {}
    for document in subjects(store, RDF.type, FOAF.Document):
        name = first_value(store, document, DCTERMS.identifier)
        if name is None:
            continue
        # The name alone: a document never lies outside the folder.
        file = folder / Path(name).name
        try:
            require_file(file)
            texts[document] = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(file, "not UTF-8; save the file as UTF-8") from error
        except OSError as error:
            raise InputError(file, f"cannot be read: {error.strerror}") from error
    if not texts:
        raise VocableError(
            "the vocabulary describes no document to look for its words in; add a "
            "foaf:Document with its dcterms:identifier"
        )
    return texts


def as_turtle(found: Mapping[NamedNode, list[Occurrence]], space: str) -> str:
    """Write occurrences by entry in Turtle, one line each, IRIs below `space`."""
    blocks = [_HEAD, f"@base <{space}> .\n", _WARNING]
    relative = {iri: _relative(iri, space) for iri in found}
    for entry in sorted(found, key=str):
        counts = Counter(place.document for place in found[entry])
        observed = {
            document: f"<frequency/{_last(entry)}-{_last(document)}>"
            for document in sorted(counts, key=str)
        }
        places = (f"<{_name(place)}>" for place in sorted(found[entry], key=_order))
        blocks.append(
            f"\n{relative[entry]}\n    frac:frequency\n        "
            + " ,\n        ".join(observed.values())
            + " ;\n    frac:attestation\n        "
            + " ,\n        ".join(places)
            + " .\n"
        )
        blocks.extend(
            f"{observed[document]} a frac:Frequency ; rdf:value {counts[document]} ; "
            f"frac:observedIn {_relative(document, space)} .\n"
            for document in observed
        )
    every = {place for places in found.values() for place in places}
    blocks.append("\n")
    blocks.extend(
        f"<{_name(place)}> a vocable:Occurrence ; rdf:value {Literal(place.text)} ; "
        f"frac:observedIn {_relative(place.document, space)} ; "
        f"vocable:line {place.line} ; oa:start {place.start} ; oa:end {place.end} .\n"
        for place in sorted(every, key=_order)
    )
    return "".join(blocks)


def index_findings(store: Store, texts: Mapping[NamedNode, str]) -> Iterator[Finding]:
    """Hold the index of a graph, where it has one, against the documents at hand."""
    stated = _stated(store)
    if not stated:
        return
    found = occurrences(store, texts)
    for entry in sorted({*stated, *found}, key=str):
        known, places = stated.get(entry, {}), set(found.get(entry, ()))
        words = {place: place.text for place in places}
        for place, node in known.items():
            if place.document not in texts:
                continue
            if place not in places or place.text not in {"", words[place]}:
                yield _finding("occurrence", entry, node)
        for place in sorted(places - set(known), key=_order):
            where = f"{_last(place.document)}:{place.line}"
            yield _finding("missing-occurrence", entry, Literal(where))
        counts = Counter(place.document for place in places)
        for node in resources(store, entry, FRAC.frequency):
            source = next(iter(resources(store, node, FRAC.observedIn)), None)
            value = first_value(store, node, RDF.value)
            if source in texts and source and value != str(counts[source]):
                yield _finding("occurrence", entry, node)


def _stated(store: Store) -> dict[NamedNode, dict[Occurrence, NamedNode]]:
    stated: dict[NamedNode, dict[Occurrence, NamedNode]] = {}
    for quad in triples(store, None, FRAC.attestation):
        entry, node = quad.subject, quad.object
        if not isinstance(entry, NamedNode) or not isinstance(node, NamedNode):
            continue
        source = next(objects(store, node, FRAC.observedIn), None)
        numbers = [
            first_value(store, node, predicate) or ""
            for predicate in (VOCABLE.line, OA.start, OA.end)
        ]
        if isinstance(source, NamedNode) and all(map(str.isdecimal, numbers)):
            line, start, end = map(int, numbers)
            text = first_value(store, node, RDF.value) or ""
            place = Occurrence(source, line, start, end, text)
            stated.setdefault(entry, {})[place] = node
    return stated


def _order(place: Occurrence) -> tuple[str, int, int]:
    return place.document.value, place.start, place.end


def _name(place: Occurrence) -> str:
    return f"occurrence/{_last(place.document)}-{place.start}-{place.end}"


def _last(node: NamedNode) -> str:
    return node.value.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _relative(node: NamedNode, space: str) -> str:
    return f"<{node.value.removeprefix(space)}>"


def _finding(rule: str, entry: NamedNode, value: NamedNode | Literal) -> Finding:
    return procedural_rule(rule).finding(entry.value, FRAC.attestation.value, value)
