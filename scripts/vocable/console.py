"""Console: output in UTF-8, interruption by Ctrl-C, and progress."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from typing import Any

import click

from vocable.errors import TOO_DEEP, VocableError

# As shells say that a program was interrupted: 128 and the number of SIGINT.
_INTERRUPTED = 130


class Front(click.Group):
    """Commands that write UTF-8 wherever they run, and end at once when interrupted."""

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as click's
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - as click's
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            context.exit(_INTERRUPTED)
        except RecursionError as error:
            raise VocableError(TOO_DEEP) from error
        except MemoryError as error:
            raise VocableError(
                "the memory of this machine is too short for this; split the "
                "vocabulary, or take a larger machine"
            ) from error


@contextmanager
def page_progress() -> Iterator[Callable[[int, int], None]]:
    """Give what shows how many pages of how many are done, from the first one on."""
    with ExitStack() as stack:
        shown: list[Any] = []

        def progress(step: int, total: int) -> None:
            if not shown:
                bar = click.progressbar(
                    length=total,
                    label="Pages",
                    file=sys.stderr,
                    hidden=not sys.stderr.isatty(),
                )
                shown.append(stack.enter_context(bar))
            shown[0].update(step)

        yield progress
