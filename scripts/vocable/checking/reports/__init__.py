"""Report formats: text, JSON, SARIF, JUnit and SHACL."""
