"""Vocabulary: what its graph says, before any page or language of an interface."""
