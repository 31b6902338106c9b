"""Pages of single resources: concept, lexical entry, collection, document, scheme."""
