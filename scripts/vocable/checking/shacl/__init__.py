"""SHACL: shapes read, compiled to SPARQL, or handed to pySHACL."""
