"""Exceptions a user can meet; each message says what, where and what to do."""

from pathlib import Path
from typing import Any

import click

from vocable.control_characters import harmless

# What is said where Python's own stack ends, in whichever process.
TOO_DEEP = (
    "the data, the shapes or the configuration are nested too deep to be worked on; "
    "describe what is nested on its own"
)


class VocableError(click.ClickException):
    """The work cannot go on; the message stands alone."""

    exit_code = 1

    def format_message(self) -> str:
        return harmless(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as it is, whatever it was made of."""
        return (_again, (type(self), self.args), self.__dict__)


def _again(kind: type[VocableError], words: tuple[Any, ...]) -> VocableError:
    return kind.__new__(kind, *words)


class InputError(VocableError):
    """A file of the user cannot be used as it is."""

    def __init__(
        self,
        path: Path | str,
        message: str,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Name the place as `path:line:column`; lines and columns count from 1."""
        self.path = Path(path)
        self.line = line
        self.column = column
        place = ":".join(str(part) for part in (path, line, column) if part is not None)
        super().__init__(f"{place}: {message}")


class ConfigurationError(InputError):
    """The file `vocable.toml` says something Vocable does not understand."""


class LoadingError(InputError):
    """A file is not the RDF its name announces."""


class QueryError(VocableError):
    """A SPARQL query cannot be answered."""


class OutputError(VocableError):
    """A result cannot be written where it was asked for."""


class UnsayableError(OutputError):
    """A syntax has no way to write what a graph says."""
