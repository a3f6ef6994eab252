"""Whether a file looks like a note, from its first bytes. Quick, for the start page; `read_front` reads in full."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from guide.content.plain_file import open_plain, read_plain
from guide.notes.framing import LARGEST, has_data

HEAD = 400
"""Bytes in which the first two lines of a draft end."""
_KEY = re.compile(rb"^guide: ", re.MULTILINE)
ENOUGH = 200


def begins_as(path: Path, guide: str = "") -> bool:
    """Whether a file begins as a note does, of this guide or of any."""
    with contextlib.suppress(OSError), open_plain(path) as file:
        first, second, *_ = [*file.read(HEAD).removeprefix(b"\xef\xbb\xbf").splitlines(), b"", b""]
        return first == b"---" and (second == f"guide: {guide}".encode() if guide else second[:7] == b"guide: ")
    return False


def looks_like_note(path: Path) -> bool:
    """Whether there is the data of a note in a file, well or damaged; too large a file has its data on top."""
    if begins_as(path):
        return True
    with contextlib.suppress(OSError):
        data = read_plain(path, LARGEST)
        return _KEY.search(data) is not None and has_data(data.decode("utf-8", "replace"))
    return False


def likely_notes(folder: Path) -> Iterator[Path]:
    """The Markdown files of a folder that look like a note, in no order; none where it cannot be read."""
    return filter(looks_like_note, _markdown(folder))


def any_notes(folder: Path) -> bool:
    """Whether there are notes among the first files of a folder; one full of other files is not worth a wait."""
    return any(map(looks_like_note, islice(_markdown(folder), ENOUGH)))


def _markdown(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        yield from (Path(entry.path) for entry in entries if entry.name.endswith(".md"))
