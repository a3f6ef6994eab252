"""Notes on disk: where they go, and writing them so that nothing is ever lost or half-written."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from datetime import datetime
from pathlib import Path

MANY = 99
"""Notes in one minute; after that something is wrong."""
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
    """A note could not be saved. `reason` is a key of the phrases' `save_reasons`; `detail` the system's own word."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(detail or reason)


def default_folder() -> Path:
    """`guide-notes` in the person's documents folder. Nothing is created by asking."""
    from platformdirs import user_documents_path

    return user_documents_path() / "guide-notes"


def name(made: datetime, number: int = 1) -> str:
    """A neutral file name: note-YYYYMMDD-HHMM-a.md, with -2, -3 … for further ones of the same minute."""
    return f"note-{made:%Y%m%d-%H%M}-a" + (f"-{number}.md" if number > 1 else ".md")


def free(folder: Path, made: datetime) -> Path:
    """The path the next note would get; another program may be faster."""
    paths = (folder / name(made, number) for number in range(1, MANY + 1))
    return next((path for path in paths if not os.path.lexists(path)), folder / name(made))


def save(text: str, folder: Path, made: datetime) -> Path:
    """Write a note as a new file in `folder` and return its path.

    No file is ever replaced: where a name is taken, the next one is used. The bytes go to a temporary file first, then
    to disk, then under their name; only the owner may read them. Raises NotSaved.
    """
    if folder.parts[:1] and folder.parts[0].startswith("~"):
        raise NotSaved("gone")  # nobody's home: a folder with that very name is not what was meant
    temporary = folder / f".note-{secrets.token_hex(8)}.tmp"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            _write(temporary, text.encode("utf-8"))
            return _publish(temporary, folder, made)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            _sync(folder)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "other")
        raise NotSaved(reason, error.strerror or str(error)) from error
    except ValueError as error:  # a path no system has, with a zero character in it
        raise NotSaved("not-a-folder", str(error)) from error


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _publish(temporary: Path, folder: Path, made: datetime) -> Path:
    """Give the finished file its name, taking the first that is free."""
    for number in range(1, MANY + 1):
        path = folder / name(made, number)
        with contextlib.suppress(FileExistsError):
            _give(temporary, path)
            return path
    raise NotSaved("taken")


def _give(temporary: Path, path: Path) -> None:
    """Give a file its name. Raises FileExistsError where it is taken: a plain rename would replace the other file."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this disk: reserve the name, then rename over what we reserved
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            temporary.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _sync(folder: Path) -> None:
    """Make the new name itself durable, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
