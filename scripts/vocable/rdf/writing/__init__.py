"""Serialization of a graph: the same bytes for the same triples."""
