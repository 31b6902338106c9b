"""A report of findings as text, JSON, SARIF, JUnit and SHACL."""
