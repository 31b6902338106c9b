"""The pages about the whole vocabulary: home, index, data, report, queries."""
