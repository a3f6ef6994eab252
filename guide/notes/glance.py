"""A glance at files: whether they begin as a note does. Quick enough for the start page; `read_front` reads in full."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

HEAD = 400
"""Bytes in which the first two lines of a note end."""
ENOUGH = 200


def begins_as(path: Path, guide: str = "") -> bool:
    """Whether a file begins as a note does, of this guide or of any."""
    with contextlib.suppress(OSError):
        if path.is_file():  # a pipe would keep us waiting
            with path.open("rb") as file:
                first, second, *_ = [*file.read(HEAD).removeprefix(b"\xef\xbb\xbf").splitlines(), b"", b""]
            return first == b"---" and (second == f"guide: {guide}".encode() if guide else second[:7] == b"guide: ")
    return False


def likely_notes(folder: Path) -> Iterator[Path]:
    """The Markdown files of a folder that begin as a note does, in no order; none where it cannot be read."""
    return filter(begins_as, _markdown(folder))


def any_notes(folder: Path) -> bool:
    """Whether there are notes among the first files of a folder; one full of other files is not worth a wait."""
    return any(map(begins_as, islice(_markdown(folder), ENOUGH)))


def _markdown(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        yield from (Path(entry.path) for entry in entries if entry.name.endswith(".md"))
