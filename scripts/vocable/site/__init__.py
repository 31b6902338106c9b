"""Site: every page and file is built, then moved into place as one folder."""
