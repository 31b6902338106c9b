"""Output folder of a site: filled aside, moved into place, never over other files."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from vocable.errors import OutputError
from vocable.paths import MANIFEST
from vocable.site.folder_exchange import exchange, put
from vocable.site.work_folder import Workplace, is_workplace, sweep
from vocable.system.interruption import undisturbed


class SiteFolder:
    """A site being written; leaving the `with` block without error publishes it.

    Raises OutputError where the folder holds files that Vocable did not write, or may
    not be written to. What stood there before stands there until the last moment.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.written: dict[str, int] = {}
        self._folders: set[str] = set()

    def __enter__(self) -> Self:
        prepare(self.out)
        try:
            with undisturbed():
                # Where a link leads, so that the link itself stays.
                self._place = self.out.resolve()
                self._work = Workplace(self._place)
        except OSError as error:
            raise _refusal(self.out, error) from error
        except BaseException:
            # Who asked to end had to wait until the folder was there.
            if hasattr(self, "_work"):
                self._work.remove()
            raise
        self._aside = str(self._work.site)
        return self

    def write(self, path: str, content: str | bytes) -> None:
        """Write one file; `path` is relative, with slashes. Text is UTF-8.

        Raises OutputError where two resources would take the same file.
        """
        if path in self.written:
            raise self._wanted_twice(path)
        data = content.encode() if isinstance(content, str) else content
        folder = path.rpartition("/")[0]
        try:
            if folder not in self._folders:
                Path(self._aside, folder).mkdir(parents=True, exist_ok=True)
                self._folders.add(folder)
            # os.open is three times as fast as Path.write_bytes, for every page.
            file = os.open(
                f"{self._aside}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666
            )
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(file, view) :]
            finally:
                os.close(file)
        except FileExistsError as error:
            # Written by another process, or under a name that differs in case only.
            raise self._wanted_twice(path) from error
        except OSError as error:
            raise _refusal(self.out / path, error) from error
        self.written[path] = len(data)

    def read(self, path: str) -> str:
        """Read a text that was written; raises OutputError where that fails."""
        try:
            return Path(self._aside, path).read_bytes().decode()
        except OSError as error:
            raise _refusal(self.out / path, error) from error

    def rewrite(self, path: str, text: str) -> None:
        """Write a text in the place of one that was written; raises OutputError."""
        data = text.encode()
        try:
            Path(self._aside, path).write_bytes(data)
        except OSError as error:
            raise _refusal(self.out / path, error) from error
        self.written[path] = len(data)

    def _wanted_twice(self, path: str) -> OutputError:
        return OutputError(
            f"{self.out / path}: two resources want this file; give one of them "
            "another IRI"
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with undisturbed():
            try:
                if error is None:
                    self.write(MANIFEST, _list_of({*self.written, MANIFEST}))
                    self._publish()
            finally:
                self._work.remove()

    def _publish(self) -> None:
        refuse_foreign(self.out)
        try:
            if self._work.inside:
                self._fill()
            else:
                put(self._work.site, self._place, self._work.before)
        except OSError as error:
            raise _refusal(self.out, error) from error

    def _fill(self) -> None:
        """Fill a folder that cannot be moved, each of its folders in one step.

        At any moment the list names every file there, old or new: the next build can go
        on from wherever this one dies.
        """
        new, place, old = self._work.site, self._place, self._work.before
        with _alone(place):
            every = _listed(place) | set(self.written)
            self._work.before.mkdir(exist_ok=True)
            aside = old / MANIFEST
            aside.write_text(_list_of(every), encoding="utf-8")
            aside.replace(place / MANIFEST)
            # The files at the root lead to the others.
            names = sorted(one.name for one in new.iterdir() if one.name != MANIFEST)
            for name in sorted(names, key=lambda name: (new / name).is_file()):
                there = place / name
                if (new / name).is_file() and not there.is_dir():
                    (new / name).replace(there)
                elif not there.exists():
                    (new / name).rename(there)
                elif not exchange(new / name, there):
                    there.rename(old / name)
                    (new / name).rename(there)
            for one in list(place.iterdir()):
                if one.name not in {*names, MANIFEST} and not is_workplace(one.name):
                    one.rename(old / one.name)
            (new / MANIFEST).replace(place / MANIFEST)


def prepare(out: Path) -> None:
    """Sweep what builds that died left, and put back the site that one had moved.

    Raises OutputError where the folder holds anything that Vocable did not write.
    """
    try:
        with undisturbed():
            sweep(out.resolve())
    except OSError as error:
        raise _refusal(out, error) from error
    refuse_foreign(out)


def refuse_foreign(out: Path) -> None:
    """Raise OutputError where a folder holds anything that Vocable did not write."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file; name a folder for the site")
    while True:
        before = _state(out)
        foreign = _foreign(out)
        # Else another build put its site there meanwhile.
        if _state(out) == before:
            break
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise OutputError(
            f"{out}: holds files that Vocable did not write ({foreign[0]}{more}); "
            "nothing was changed; choose an empty or a new folder"
        )


def _foreign(out: Path) -> list[str]:
    there = {
        Path(folder, name).relative_to(out).as_posix()
        for folder, folders, names in _walk(out)
        for name in (*names, *folders)
        if name in names or Path(folder, name).is_symlink()
    }
    return sorted(there - _listed(out)) if there else []


def _state(out: Path) -> object:
    """Tell one site in a place from another."""
    try:
        return out.stat().st_ino, (out / MANIFEST).stat().st_ino
    except OSError:
        return None


def _walk(out: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk through a site, but not through where another build works inside it."""
    for folder, folders, names in os.walk(out):
        if folder == str(out):
            folders[:] = [name for name in folders if not is_workplace(name)]
        yield folder, folders, names


def _listed(out: Path) -> set[str]:
    """Read which files Vocable wrote; none where the list is missing or broken."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        return set(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _list_of(names: set[str]) -> str:
    return json.dumps({"files": sorted(names)}, indent=0) + "\n"


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Wait until no other build fills a folder, where the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    folder = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _refusal(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{path}: cannot be written: {reason}; name a place where you may write"
    )
