"""A graph and its page models become files."""
