"""Pictures: the map of a concept's neighbours, the treemap of the vocabulary."""
