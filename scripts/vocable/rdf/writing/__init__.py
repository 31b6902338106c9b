"""A graph becomes a serialization: the same bytes for the same triples."""
