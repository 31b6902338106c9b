"""Errors in a user's template, with file, line and what to do."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from vocable.errors import InputError
from vocable.html.design import OURS, our_files

# The module in the name of a class, as Jinja and Python write it.
_QUALIFIED = re.compile(r"\bvocable\.(?:[a-z_]+\.)+(?=[A-Z])")

REFERENCE = "vocable templates tells what each template is given"


class TemplateError(InputError):
    """A template of the user cannot be used as it is."""


@contextmanager
def template_errors(folder: Path | None) -> Iterator[None]:
    """Turn what the templates in a folder do wrong into TemplateError.

    What goes wrong in our own templates alone is ours, and is raised as it is.
    """
    try:
        yield
    except (InputError, MemoryError):
        raise
    except Exception as error:
        place = _place(error, folder) if folder else None
        if place is None:
            raise
        raise TemplateError(place[0], _told(error, place[0]), place[1]) from error


def _place(error: Exception, folder: Path) -> tuple[Path, int | None] | None:
    """Find the file and line in the folder where an error was made, the innermost."""
    root = folder.resolve()
    if isinstance(error, TemplateSyntaxError):
        file = Path(error.filename or "")
        inside = root in file.resolve().parents
        return (file, error.lineno) if inside else None
    found = None
    for trace in _traces(error.__traceback__):
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".html" and root in file.resolve().parents:
            found = file, trace.tb_lineno
    return found


def _traces(trace: TracebackType | None) -> Iterable[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _told(error: Exception, file: Path) -> str:
    reason = str(error).rstrip(".") or type(error).__name__
    if isinstance(error, RecursionError):
        return itself(file.name)
    if isinstance(error, TemplateSyntaxError):
        return f"not a Jinja template: {reason}; correct the line"
    if isinstance(error, TemplateNotFound):
        return missing(str(error.name))
    if isinstance(error, (UndefinedError, AttributeError)):
        return f"{_QUALIFIED.sub('', reason)}; {REFERENCE}"
    return f"{type(error).__name__}: {reason}; correct the line"


def itself(name: str) -> str:
    """Say that a template extends itself, and what was meant."""
    return (
        "extends or includes itself; to build on ours, write "
        f'{{% extends "{OURS}/{name}" %}}'
    )


def missing(name: str) -> str:
    """Say that a template that is named is not there, and which was meant."""
    there = [file for file in our_files() if "/" not in file]
    near = get_close_matches(name.rpartition("/")[2], there, 1, 0.5)
    meant = (
        f'did you mean "{OURS}/{near[0]}", which is ours?'
        if near
        else f"ours are {', '.join(there)}"
    )
    return f"there is no template {name}; {meant}"
