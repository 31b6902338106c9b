"""Atomic exchange of two folders."""

import ctypes
import errno
import os
import sys
from pathlib import Path

# From linux/fs.h and fcntl.h, and from sys/stdio.h of macOS.
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_RENAME_SWAP = 2
# What a system or a file system says that cannot do it.
_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; False where the system cannot.

    Raises OSError where it could, but not with these two.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def put(new: Path, place: Path, before: Path) -> None:
    """Put a folder in a place; what stood there is then where the folder stood.

    Where folders cannot be exchanged it goes to `before`, first: who dies then leaves
    it there. Raises OSError, and then everything stands where it stood.
    """
    while True:
        try:
            if not place.exists():
                new.rename(place)
                return
            if exchange(new, place):
                return
            place.rename(before)
        except OSError as error:
            # Another build came first, or took away what was there.
            if error.errno in {errno.EEXIST, errno.ENOTEMPTY, errno.ENOENT} and (
                new.exists() and not before.exists()
            ):
                continue
            raise
        try:
            new.rename(place)
        except OSError as error:
            if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
                # What another build put there is as new as this.
                return
            before.rename(place)
            raise
        return


def is_mounted(place: Path) -> bool:
    """Tell whether a folder is a mount point, which can be filled but not moved."""
    if os.path.ismount(place):
        return True
    try:
        # A folder bound from the same file system shows here alone.
        mounts = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return False
    name = os.fsencode(place)
    for sign in (b"\\", b" ", b"\t", b"\n"):
        name = name.replace(sign, b"\\%03o" % ord(sign))
    return any(line.split(b" ")[4] == name for line in mounts)
