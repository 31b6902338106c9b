"""Comparison pages: two near-synonyms side by side."""
