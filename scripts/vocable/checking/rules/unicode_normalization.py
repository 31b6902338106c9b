"""Unicode normalization (UAX 15): labels that are not in form NFC."""

from collections.abc import Iterator
from unicodedata import is_normalized

from pyoxigraph import NamedNode, QuerySolutions, Store

from vocable.checking.findings import Finding
from vocable.checking.shacl.shipped_rules import procedural_rule
from vocable.rdf.namespaces import ONTOLEX, SKOS

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, ONTOLEX.writtenRep)
# Before U+0300 every character is composed: Python need not see such labels.
_QUERY = """SELECT ?this ?label WHERE {{
    ?this {} ?label FILTER(REGEX(STR(?label), "[^\\\\x00-\\u02FF]")) }}"""


def uncomposed_labels(store: Store) -> Iterator[Finding]:
    """Find every label and written representation that is not in NFC."""
    rule = procedural_rule("composed-letters")
    for predicate in _LABELS:
        solutions = store.query(_QUERY.format(predicate))
        assert isinstance(solutions, QuerySolutions)
        for this, label in solutions:
            if not is_normalized("NFC", label.value):
                focus = this.value if isinstance(this, NamedNode) else str(this)
                yield rule.finding(focus, predicate.value, label)
