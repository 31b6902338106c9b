"""Quotations, names and occurrences held against the source documents."""
