"""The pages of single resources: concept, entry, collection, document and the rest."""
