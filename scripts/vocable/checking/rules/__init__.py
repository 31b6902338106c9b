"""Rules that no SHACL shape can say."""
