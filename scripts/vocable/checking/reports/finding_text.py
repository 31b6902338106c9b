"""Text of a finding in one line: the focus node by label and IRI, and the value."""

import json
from collections.abc import Mapping

from pyoxigraph import BlankNode, NamedNode

from vocable.checking.findings import Finding
from vocable.control_characters import shown
from vocable.rdf.language_tags import language_of
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import ONTOLEX
from vocable.rdf.reading import Node, literals
from vocable.vocabulary.label_properties import LABEL_PROPERTIES

_LABELS = (*LABEL_PROPERTIES, ONTOLEX.writtenRep)
_LONGEST = 80


class Teller:
    """Names the things of a graph in one language, a language tag.

    What it tells stands in one line and steers no terminal.
    """

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph = graph
        self.language = language

    def line(self, finding: Finding) -> str:
        """Tell what a finding is about: label, IRI, and what value is wrong."""
        told = self.thing(finding.focus)
        value = finding.value
        if value is not None and node_text(value) != finding.focus:
            told += f": {self.value(value)}"
        return told

    def thing(self, iri: str) -> str:
        """Give label and IRI; blank nodes and literals stand as they are."""
        if iri.startswith(("_:", '"')):
            return shown(iri)
        label = _shortened(self._label(iri))
        return shown(f"{label} <{iri}>" if label else f"<{iri}>")

    def value(self, value: Node) -> str:
        """Give a value as it is written, shortened, with its language."""
        if isinstance(value, NamedNode):
            return self.thing(value.value)
        if isinstance(value, BlankNode):
            return str(value)
        # As JSON, so that a tab or a line break is seen.
        quoted = shown(json.dumps(_shortened(value.value), ensure_ascii=False))
        language = language_of(value)
        return f"{quoted}@{language}" if language else quoted

    def _label(self, iri: str) -> str:
        for predicate in _LABELS:
            labels = literals(self.graph.store, NamedNode(iri), predicate)
            texts = {language_of(label): label.value for label in labels}
            if texts:
                return chosen(texts, self.language)
        return ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def chosen(texts: Mapping[str, str], language: str) -> str:
    """Choose the text of a language, else the English one, else any."""
    for tag in (language, language.partition("-")[0], "en"):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")


def node_text(node: Node) -> str:
    """Give a node as its IRI, `_:` and its name, or the text of the literal."""
    return str(node) if isinstance(node, BlankNode) else node.value
