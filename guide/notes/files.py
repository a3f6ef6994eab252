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

from guide.notes.framing import LARGEST
from guide.notes.locks import alone

UNFINISHED = ".tmp"
"""Behind the name of a file of the program's own while it is written."""
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
    """Write a file that must not be there yet, down to the disk itself; only its owner may read it.

    Raises NotSaved for one that is larger than any that is read again.
    """
    if len(data) > LARGEST:
        raise NotSaved("too-large")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_own(path: Path, data: bytes) -> None:
    """Put a file of the program's own in the place of the last one, whole or not at all, and never through a link."""
    make_folder(path.parent)
    temporary = path.with_name(path.name + UNFINISHED)
    temporary.unlink(missing_ok=True)
    write_new(temporary, data)
    temporary.replace(path)


def give(temporary: Path, path: Path) -> Path:
    """Give a finished file its name, and return that. Raises FileExistsError where it is taken.

    A plain rename would replace the other file, so the name is linked. On a disk without hard links (a USB stick) the
    programs of this kind take turns to look whether a name is free and to rename.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        with alone(path.parent):
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            return temporary.rename(path)
    temporary.unlink()
    return path


def sync(folder: Path) -> None:
    """Make a new name itself durable, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
