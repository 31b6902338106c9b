"""The version of Vocable, which the package is built with."""

__version__ = "0.1.0"
