"""Paths: the folders that ship with the package, and walks through a user's."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from vocable.errors import InputError

_PACKAGE = Path(__file__).parent
# A wheel holds them inside the package, a checkout at its root.
_HOME = _PACKAGE if (_PACKAGE / "ontology").is_dir() else _PACKAGE.parents[1]

ONTOLOGY = _HOME / "ontology"
SITE_TEMPLATES = _HOME / "site_templates"

# The list of what Vocable wrote into a folder, by paths with slashes.
MANIFEST = ".vocable.json"


def is_written(folder: Path) -> bool:
    """Say whether Vocable wrote a folder, or a folder around it with what it holds."""
    place = folder.resolve()
    if (place / MANIFEST).is_file():
        return True
    return any(
        name.startswith(f"{place.relative_to(around).as_posix()}/")
        for around in place.parents
        if (around / MANIFEST).is_file()
        for name in _written_into(around)
    )


def _written_into(folder: Path) -> list[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return [name for name in names if isinstance(name, str)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def files_below(
    folder: Path,
    wanted: Callable[[Path], bool] = lambda _: True,
    entered: Callable[[Path], bool] = lambda _: True,
    within: Path | None = None,
) -> Iterator[Path]:
    """Give the files below a folder, folder by folder in the order of their names.

    What is hidden is not given. Of the others those that are `wanted` are, and of the
    sub folders those that may be `entered` are looked into; both are asked with paths
    that begin with `folder`. Links are followed within the folder, or the one around it
    that is given as `within`. Raises InputError for what cannot be read, and for a link
    that leads nowhere or out of there.
    """
    home = within or folder
    # Of each folder still to look into, where it and those around it really are.
    waiting: list[tuple[Path, tuple[Path, ...]]] = [(folder, (folder.resolve(),))]
    while waiting:
        place, around = waiting.pop()
        inner = []
        for path in _listed(place):
            if path.name.startswith("."):
                continue
            if _is_folder(path):
                if entered(path):
                    require_inside(path, home)
                    real = path.resolve()
                    # A link to a folder around itself shows nothing new.
                    if real not in around:
                        inner.append((path, (*around, real)))
            elif wanted(path):
                require_inside(path, home)
                require_file(path)
                yield path
        waiting += reversed(inner)


def require_file(path: Path) -> None:
    """Raise InputError for a pipe, a socket or a device: to read it may never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise InputError(
            path,
            "is no file but a pipe, a socket or a device; write what it gives into a "
            "file",
        )


def require_distinct(folder: Path, names: Iterable[str]) -> None:
    """Raise InputError where two names are one where case, or composition, is nothing.

    That is so on most machines that are not Linux. The names are paths below a folder,
    with slashes.
    """
    known: dict[str, str] = {}
    for name in sorted(names):
        other = known.setdefault(normalize("NFC", name.casefold()), name)
        if other != name:
            raise InputError(
                folder / name,
                f"differs from {other} only in case, or in how letters are "
                "composed, and many systems keep but one of them; rename one",
            )


def require_inside(path: Path, folder: Path) -> None:
    """Raise InputError where a path leads nowhere, or out of a folder through a link.

    `path` begins with `folder`; the folder itself may be a link.
    """
    try:
        path.stat()
    except FileNotFoundError as error:
        raise InputError(
            path, "is a link that leads nowhere; correct it, or take it away"
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(
            path,
            f"is a link that leads out of the folder {folder}, and is not followed; "
            "put the file itself there, or take the link away",
        )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Where it cannot even be looked up; who wants it is told why.
        return False


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(
        path,
        f"cannot be read: {error.strerror}; make it readable, or take it out of the "
        "folder",
    )
