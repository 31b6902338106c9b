"""Source files of a folder: its RDF files, but none that Vocable wrote."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from vocable.errors import VocableError
from vocable.paths import files_below, is_written
from vocable.rdf.formats import format_of

# Most files that end so are not RDF: they are taken only when named.
_SELDOM_RDF = (".json", ".xml")


class Sources(NamedTuple):
    """The RDF files of a folder, sorted, and what was left out: what Vocable wrote."""

    files: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()


def rdf_files(
    folder: Path,
    patterns: Sequence[str] = ("**/*",),
    passed_over: Iterable[Path] = (),
) -> Sources:
    """List the RDF files below a folder whose relative paths match one of the patterns.

    In a pattern `*` stands for part of a name and `**` for any folders. Hidden files
    and folders are not listed, nor `.json` and `.xml` files, nor what lies in a folder
    that Vocable wrote or is `passed_over`. A file that several links lead to is listed
    once. Raises VocableError where the folder is one that Vocable wrote, and InputError
    for what cannot be read and for links that lead out of the folder.
    """
    if is_written(folder):
        raise VocableError(
            f"{folder}: Vocable wrote this folder, and what it wrote is no source; "
            "name the vocabulary that it was made from, or one of its files"
        )
    search = _Search(folder, patterns, passed_over)
    found: dict[Path, Path] = {}
    for path in sorted(files_below(folder, search.wanted, search.entered)):
        found.setdefault(path.resolve(), path)
    return Sources(tuple(found.values()), tuple(search.left_out))


class _Search:
    """Chooses what is looked at on a walk through a folder, and notes what is not."""

    def __init__(
        self, folder: Path, patterns: Iterable[str], passed_over: Iterable[Path]
    ) -> None:
        self.folder = folder
        self.wishes = [Path(pattern).parts for pattern in patterns]
        # Whatever they are spelt like.
        self.avoided = {_identity(path) for path in passed_over if path.exists()}
        self.left_out: list[Path] = []

    def wanted(self, path: Path) -> bool:
        # A link that leads nowhere may have led to a folder.
        lost = not path.suffix and path.is_symlink() and not path.exists()
        if not (lost or _is_rdf(path)) or not self._asked_for(path, partly=lost):
            return False
        return not self._avoided(path)

    def entered(self, path: Path) -> bool:
        return self._asked_for(path, partly=True) and not self._avoided(path)

    def _asked_for(self, path: Path, *, partly: bool) -> bool:
        parts = path.relative_to(self.folder).parts
        return any(_matches(parts, wish, partly=partly) for wish in self.wishes)

    def _avoided(self, path: Path) -> bool:
        avoided = (path.is_dir() and is_written(path)) or (
            bool(self.avoided) and path.exists() and _identity(path) in self.avoided
        )
        if avoided:
            self.left_out.append(path)
        return avoided


def _identity(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino


def _is_rdf(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    return format_of(path) is not None and not name.endswith(_SELDOM_RDF)


def _matches(path: Sequence[str], wish: Sequence[str], *, partly: bool = False) -> bool:
    """Say whether a path matches a pattern, or `partly` could lead to what does."""
    if not path:
        return partly or all(part == "**" for part in wish)
    if not wish:
        return False
    if wish[0] == "**":
        # At the end of a pattern it stands for the files too.
        return _matches(path, wish[1:], partly=partly) or _matches(
            path[1:], wish, partly=partly
        )
    return fnmatchcase(path[0], wish[0]) and _matches(path[1:], wish[1:], partly=partly)
