"""Interface texts, from gettext catalogues."""
