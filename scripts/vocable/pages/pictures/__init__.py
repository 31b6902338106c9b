"""What pictures show: the map of neighbours, the vocabulary as a treemap."""
