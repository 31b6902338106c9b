"""A graph becomes findings."""
