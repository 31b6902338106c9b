"""The build of a site: every page and file, moved into place as one folder."""
