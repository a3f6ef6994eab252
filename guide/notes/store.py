"""Notes on disk: where they go, writing a new one, and changing one that is there, so that nothing is ever lost."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from guide.content.plain_file import open_plain
from guide.notes.files import NotSaved, give, make_folder, refusals, sync, write_new
from guide.notes.locks import alone

MANY = 99
"""Notes in one minute; after that something is wrong."""
LEFT_OVER = re.compile(r"\.note-[0-9a-f]{16}\.tmp")
"""The name of a temporary file beside a note; one stays behind where the program is killed while saving."""
DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class FileName:
    """A neutral file name: note-YYYYMMDD-HHMM-a.md, with -2, -3 … for further ones of the same minute."""

    kind: str = "note"
    tail: str = "a"
    suffix: str = ".md"

    def at(self, made: datetime, number: int = 1) -> str:
        """The name of a file made at this minute."""
        parts = [self.kind, f"{made:%Y%m%d-%H%M}", self.tail, str(number) if number > 1 else ""]
        return "-".join(part for part in parts if part) + self.suffix


NOTE = FileName()


def free(folder: Path, made: datetime, name: FileName = NOTE) -> Path:
    """The path the next such file would get; another program may be faster."""
    paths = (folder / name.at(made, number) for number in range(1, MANY + 1))
    return next((path for path in paths if not os.path.lexists(path)), folder / name.at(made))


def save(text: str, folder: Path, made: datetime, name: FileName = NOTE) -> Path:
    """Write a note, or another such file, as a new file in `folder` and return its path.

    No file is ever replaced: where a name is taken, the next one is used. Raises NotSaved.
    """
    if folder.parts[:1] and folder.parts[0].startswith("~"):
        raise NotSaved("gone")  # nobody's home: a folder with that very name is not what was meant
    with refusals():
        make_folder(folder)
        _sweep(folder)
        temporary = _temporary(folder)
        try:
            write_new(temporary, text.encode("utf-8"))
            return _publish(temporary, folder, made, name)
        finally:
            _drop(temporary)
            sync(folder)


def _publish(temporary: Path, folder: Path, made: datetime, name: FileName) -> Path:
    """Give the finished file its name, taking the first that is free."""
    for number in range(1, MANY + 1):
        with contextlib.suppress(FileExistsError):
            return give(temporary, folder / name.at(made, number))
    raise NotSaved("taken")


def update(path: Path, text: str, seen: bytes) -> None:
    """Put `text` in the place of a note, if that still holds the bytes `seen`.

    Raises NotSaved: "changed" where it holds something else by now, "vanished" where it is gone, "link" where the name
    is a link, which is never followed for writing.
    """
    with refusals():
        temporary = _temporary(path.parent)
        try:
            write_new(temporary, text.encode("utf-8"))
            with alone(path.parent):
                if path.is_symlink():
                    raise NotSaved("link")
                if _bytes(path, len(seen) + 1) != seen:
                    raise NotSaved("changed")
                temporary.replace(path)
        finally:
            _drop(temporary)
            sync(path.parent)


def _bytes(path: Path, most: int) -> bytes:
    try:
        with open_plain(path) as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise NotSaved("vanished") from error


def rename(path: Path, name: str) -> Path:
    """Give a note another name in its folder, and return its path. Raises NotSaved, "exists" where that is taken."""
    with refusals():
        if path.is_symlink():
            raise NotSaved("link")
        try:
            return give(path, path.with_name(name))
        except FileExistsError as error:
            raise NotSaved("exists") from error


def movable(path: Path, folder: Path) -> bool:
    """Whether a note can be moved into a folder, which need not be there yet: no link, and no copy on another disk."""
    there = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    return not path.is_symlink() and path.stat().st_dev == there.stat().st_dev


def move_to_trash(path: Path, folder: Path) -> Path | None:
    """Move a note into `folder`, under a name that is free there, and return where it is. Raises OSError.

    None where it is removed at once, as `movable` tells beforehand.
    """
    if not movable(path, folder):
        path.unlink()
        return None
    make_folder(folder.parent)
    make_folder(folder)
    for number in range(1, MANY + 1):
        with contextlib.suppress(FileExistsError):
            return give(path, folder / (path.stem + (f"-{number}" if number > 1 else "") + path.suffix))
    raise FileExistsError(folder)


def _temporary(folder: Path) -> Path:
    return folder / f".note-{os.urandom(8).hex()}.tmp"


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what programs that were killed have left: temporary files more than a day old, or from days to come."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            old = abs(entry.stat(follow_symlinks=False).st_mtime - time.time()) > DAY
            if old and is_left_over(Path(entry.path)):
                _drop(Path(entry.path))


def is_left_over(path: Path) -> bool:
    """Whether a file is what a killed program has left: ours by its name, and closed to everybody else, as we write."""
    if LEFT_OVER.fullmatch(path.name) is None:
        return False
    found = path.lstat()
    mine = os.name == "nt" or (found.st_uid == os.geteuid() and found.st_mode & 0o077 == 0)
    return mine and stat.S_ISREG(found.st_mode)
