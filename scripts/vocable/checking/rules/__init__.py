"""Validation rules that SHACL cannot express."""
