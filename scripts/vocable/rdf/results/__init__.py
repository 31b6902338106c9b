"""Query results: as a table, a result set or a graph."""
