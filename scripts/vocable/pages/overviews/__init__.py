"""Overview pages of the whole vocabulary: home, index, data, report, queries."""
