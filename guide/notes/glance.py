"""A glance at files: whether they begin as a note does. Quick enough for the start page; `read_front` reads in full."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

HEAD = 400
"""Bytes in which the first two lines of a note end."""


def begins_as(path: Path, guide: str = "") -> bool:
    """Whether a file begins as a note does, of this guide or of any."""
    with contextlib.suppress(OSError):
        if path.is_file():  # a pipe would keep us waiting
            with path.open("rb") as file:
                first, second, *_ = [*file.read(HEAD).removeprefix(b"\xef\xbb\xbf").splitlines(), b"", b""]
            return first == b"---" and (second == f"guide: {guide}".encode() if guide else second[:7] == b"guide: ")
    return False


def likely_notes(folder: Path) -> list[Path]:
    """The Markdown files of a folder that begin as a note does, in no order; none where it cannot be read."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        paths = [Path(entry.path) for entry in entries if entry.name.endswith(".md")]
        return [path for path in paths if begins_as(path)]
    return []
