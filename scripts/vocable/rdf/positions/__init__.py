"""Positions: line and column of a statement in its source file."""
