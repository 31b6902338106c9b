"""Hierarchy: its pages, and the place of a concept in it."""
