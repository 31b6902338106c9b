"""Vocable publishes vocabularies as linked data.

`vocable.load` gives a vocabulary to check, build, query and export.
"""

from typing import TYPE_CHECKING

from vocable.version import __version__

if TYPE_CHECKING:
    from vocable.api import Vocabulary, load

__all__ = ["Vocabulary", "__version__", "load"]


def __getattr__(name: str) -> object:
    """Import the public interface when it is first asked for: it takes its time."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vocable import api

    return getattr(api, name)
