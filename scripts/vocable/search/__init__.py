"""Search: what is found, and the static index that a browser loads."""
