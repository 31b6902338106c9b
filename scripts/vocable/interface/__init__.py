"""The words of the interface, from gettext catalogues."""
