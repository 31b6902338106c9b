"""Templates of a user: checked before a page is written."""
