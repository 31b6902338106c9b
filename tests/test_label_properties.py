"""The check and the pages call a thing by the same of its labels."""

import pytest
from pyoxigraph import NamedNode

from vocable.checking.reports.finding_text import Teller
from vocable.rdf.loading import load
from vocable.vocabulary.label_properties import LABEL_PROPERTIES
from vocable.vocabulary.labels import Labels

KNOTS = NamedNode("https://example.org/knots")


@pytest.mark.parametrize("property_", LABEL_PROPERTIES, ids=lambda one: one.value)
def test_a_thing_is_named_by_each_property_that_can_name_it(file_of, property_):
    graph = load([file_of(f'{KNOTS} {property_} "Knots"@en .')])
    assert Teller(graph, "en").thing(KNOTS.value) == f"Knots <{KNOTS.value}>"
    assert Labels(graph.store, ("en",)).label(KNOTS).value == "Knots"
