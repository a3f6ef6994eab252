"""Files as the program writes them: whole or not at all, for their owner alone, and never over another file.

Bytes go to a temporary file first, then to disk, then under their name. A program that is killed at any moment leaves
the old file or the new one, and at worst a temporary file that nobody takes for a note.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "not-a-folder",
    errno.EEXIST: "not-a-folder",
}


class NotSaved(Exception):
    """Something could not be written. `reason` is a key of the phrases' `save_reasons`; `detail` the system's word."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(detail or reason)


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Turn what the system refuses into NotSaved."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "other")
        raise NotSaved(reason, error.strerror or str(error)) from error
    except ValueError as error:  # a path no system has, with a zero character in it
        raise NotSaved("not-a-folder", str(error)) from error


def make_folder(folder: Path) -> None:
    """A folder only its owner can look into; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, down to the disk itself; only its owner may read it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def give(temporary: Path, path: Path) -> Path:
    """Give a finished file its name, and return the name it got. Raises FileExistsError where that is taken.

    A plain rename would replace the other file, so the name is linked. A disk without hard links (a USB stick) is asked
    for a rename that replaces nothing; where the system cannot do that either, a few random letters are added, so that
    nobody else can be choosing the same name now.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        return _rename(temporary, path)
    temporary.unlink()
    return path


_HERE, _NOREPLACE = -100, 1
"""AT_FDCWD and RENAME_NOREPLACE of Linux."""


def _rename(temporary: Path, path: Path) -> Path:
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old one
        failed = errno.ENOSYS
    else:
        done = renameat2(_HERE, os.fsencode(temporary), _HERE, os.fsencode(path), _NOREPLACE) == 0
        failed = 0 if done else ctypes.get_errno()
    if failed in (errno.ENOSYS, errno.EINVAL):
        path = path.with_stem(f"{path.stem}-{os.urandom(4).hex()}")
        temporary.rename(path)
    elif failed:
        raise OSError(failed, os.strerror(failed), str(path))
    return path


def sync(folder: Path) -> None:
    """Make a new name itself durable, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
