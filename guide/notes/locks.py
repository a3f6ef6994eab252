"""Locks that end with the program that holds them, however it ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _wait(_: int) -> None:
        raise OSError(errno.ENOTSUP, "folders cannot be locked")
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def lock(path: Path, make: bool = True) -> int | None:
    """Lock a file, made if need be, and return its descriptor; closing it ends the lock. None: another program has it.

    Raises OSError where the file cannot be opened or this disk knows no locks.
    """
    descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if make else 0) | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _take(descriptor)
        if holds(descriptor, path):
            return descriptor
    except OSError as error:
        if error.errno not in _TAKEN:
            os.close(descriptor)
            raise
    os.close(descriptor)
    return None


def holds(descriptor: int, path: Path) -> bool:
    """Whether the locked file is still the one under this name; another program may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other programs of this kind out of a folder for a moment, where the system can lock folders."""
    descriptor = None
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        _wait(descriptor)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
