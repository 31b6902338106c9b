"""The folder of a site: filled aside, moved into place, never over others' files."""

import json
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from vocable.errors import OutputError
from vocable.paths import MANIFEST


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
        refuse_foreign(self.out)
        try:
            # Where a link leads, so that the link itself stays.
            self._place = self.out.resolve()
            parent = self._place.parent
            parent.mkdir(parents=True, exist_ok=True)
            aside = tempfile.mkdtemp(dir=parent, prefix=f".{self._place.name}-")
        except OSError as error:
            raise _refusal(self.out, error) from error
        self._aside = aside
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
        try:
            if error is None:
                names = sorted((*self.written, MANIFEST))
                self.write(MANIFEST, json.dumps({"files": names}, indent=0) + "\n")
                self._publish()
        finally:
            shutil.rmtree(self._aside, ignore_errors=True)

    def _publish(self) -> None:
        refuse_foreign(self.out)
        before = Path(f"{self._aside}-before")
        mask = os.umask(0)
        os.umask(mask)
        try:
            Path(self._aside).chmod(0o777 & ~mask)
            if self._place.exists():
                self._place.rename(before)
            Path(self._aside).rename(self._place)
        except OSError as error:
            if before.exists() and not self._place.exists():
                before.rename(self._place)
            raise _refusal(self.out, error) from error
        shutil.rmtree(before, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raise OutputError where a folder holds anything that Vocable did not write."""
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out}: is a file; name a folder for the site")
    there = {
        Path(folder, name).relative_to(out).as_posix()
        for folder, folders, names in os.walk(out)
        for name in (*names, *folders)
        if name in names or Path(folder, name).is_symlink()
    }
    if not there:
        return
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        ours = set(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        ours = set()
    foreign = sorted(there - ours)
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise OutputError(
            f"{out}: holds files that Vocable did not write ({foreign[0]}{more}); "
            "nothing was changed; choose an empty or a new folder"
        )


def _refusal(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{path}: cannot be written: {reason}; name a place where you may write"
    )
