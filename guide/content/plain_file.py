"""Reading a file that somebody else may have put there: only a plain one of a sane size, and never waited for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST = 4_000_000
"""Bytes of a file of a guide; those that come along have a tenth of it, taken together."""
_BLOCK = 1 << 16
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def open_plain(path: Path) -> BinaryIO:
    """A plain file, through links, to be read. Raises OSError, EINVAL for what is no plain file.

    Nothing else is even opened, for opening does something to a device; and should a pipe take its place in between,
    it is opened without waiting and looked at once more.
    """
    try:
        _check(path.stat())
    except ValueError as error:  # a zero character in its name, or half of one
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _check(os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def read_plain(path: Path, most: int = LARGEST) -> bytes:
    """All bytes of a plain file. Raises OSError, EFBIG where there are more than one can want."""
    with open_plain(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > most else file.read(max(size, _BLOCK) + 1)  # /proc tells no sizes
    if size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB")
    return data


def _check(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), "something else")
        raise OSError(errno.EINVAL, f"it is {kind}, not a plain file")
