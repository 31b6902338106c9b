"""Validation: a graph becomes findings."""
