"""Atomic files: written aside, then renamed, so that none is ever half written."""

import os
import tempfile
from pathlib import Path

from vocable.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write the bytes to a file that appears, or is replaced, in one step.

    Raises OutputError where the folder is missing or may not be written to; what stood
    at `path` before then stands there still.
    """
    try:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file to write to")
        if not path.parent.is_dir():
            raise OutputError(
                f"{path}: there is no folder {path.parent}; make it first, or name "
                "another"
            )
        descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        # A file made aside is private; the one it becomes is as public as any other.
        Path(aside).chmod(_mode(path))
        Path(aside).replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        # It is there no longer, unless something came between.
        Path(aside).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Keep the permissions of the file replaced; else those a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{path}: cannot be written: {reason}; name a place where you may write"
    )
