"""Offsets become lines and columns, in whichever order they are asked."""

from hypothesis import given
from hypothesis import strategies as st

from vocable.rdf.positions.mentions import Lines, TriplePattern


@given(st.text("ab\n", min_size=1), st.data())
def test_lines_and_columns_are_those_of_the_text(text, data):
    offsets = st.integers(0, len(text) - 1)
    lines = Lines(text)
    for offset in data.draw(st.lists(offsets, max_size=8)):
        before = text[:offset]
        found = lines.mention(1, TriplePattern("s"), offset)
        assert found.line == before.count("\n") + 1
        assert found.column == len(before) - (before.rfind("\n") + 1) + 1
