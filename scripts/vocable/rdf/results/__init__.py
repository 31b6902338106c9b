"""The result of a SPARQL query becomes a table, a result set or a graph."""
