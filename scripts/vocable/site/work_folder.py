"""Working folder of a build: locked while it runs, removed when it died."""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO

from vocable.site.folder_exchange import is_mounted

# It is locked as long as the build or a process of it lives.
_LOCK = ".vocable.lock"
_SITE, _BEFORE = "site", "before"
_ENDING = "[a-z0-9_]{8}"
# Inside a folder that cannot be moved.
_INSIDE = ".vocable-"


class Workplace:
    """A hidden folder on the file system of the site: `site` is made in it.

    It stands beside the site; inside it where the site's own folder can be filled but
    not moved, since it is a mount point or its parent may not be written. Raises
    OSError.
    """

    def __init__(self, place: Path) -> None:
        self.inside = is_unmovable(place)
        if not self.inside:
            place.parent.mkdir(parents=True, exist_ok=True)
        folder, start = _where(place, self.inside)
        self._lock, self.path = _made(folder, start)
        self.site = self.path / _SITE
        self.before = self.path / _BEFORE
        self.site.mkdir()

    def remove(self) -> None:
        """Remove the folder with all that is left in it."""
        _remove(self.path)
        self._lock.close()


def is_unmovable(place: Path) -> bool:
    """Tell whether a folder must be filled where it is."""
    return place.is_dir() and (
        is_mounted(place) or not os.access(place.parent, os.W_OK)
    )


def sweep(place: Path) -> None:
    """Remove what builds that died left of a site, and put back what they had moved."""
    if not place.parent.is_dir():
        return
    for inside in (False, *([True] if place.is_dir() else [])):
        folder, start = _where(place, inside)
        for left in _workplaces(folder, start):
            _sweep(left, place)


def is_workplace(name: str) -> bool:
    """Tell whether something in a site's folder is where a build works."""
    return bool(re.fullmatch(re.escape(_INSIDE) + _ENDING, name))


def _where(place: Path, inside: bool) -> tuple[Path, str]:
    return (place, _INSIDE) if inside else (place.parent, f".{place.name}-")


def _workplaces(folder: Path, start: str) -> list[Path]:
    named = re.compile(re.escape(start) + _ENDING)
    try:
        names = [one.name for one in os.scandir(folder) if named.fullmatch(one.name)]
    except OSError:
        return []
    return [folder / name for name in sorted(names) if (folder / name).is_dir()]


def _made(folder: Path, start: str) -> tuple[IO[bytes], Path]:
    """Make and lock a folder; another build may take it for left before it is."""
    while True:
        path = Path(tempfile.mkdtemp(dir=folder, prefix=start))
        try:
            lock = (path / _LOCK).open("xb")
        except FileNotFoundError:
            continue
        if _locked(lock) and (path / _LOCK).exists():
            return lock, path
        lock.close()


def _sweep(left: Path, place: Path) -> None:
    """Remove a folder that no build works in."""
    try:
        lock = (left / _LOCK).open("r+b")
    except FileNotFoundError:
        # Its build died before it began; what is not empty is not ours.
        _remove_empty(left)
        return
    except OSError:
        return
    with lock:
        if not _locked(lock):
            return
        before = left / _BEFORE
        if before.is_dir() and not place.exists():
            before.rename(place)
        _remove(left)


def _remove(path: Path) -> None:
    """Remove a workplace, the lock last: who dies meanwhile leaves it recognizable."""
    for name in (_SITE, _BEFORE):
        shutil.rmtree(path / name, ignore_errors=True)
    if os.name == "posix":
        (path / _LOCK).unlink(missing_ok=True)
    shutil.rmtree(path, ignore_errors=True)


def _remove_empty(path: Path) -> None:
    try:
        path.rmdir()
    except OSError:
        return


def _locked(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; False where another process has locked it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - on Windows alone

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
