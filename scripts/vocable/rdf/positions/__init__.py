"""Where in its source file a thing is said: line and column."""
