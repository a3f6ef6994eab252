"""The colours somebody has chosen, by their name: kept in a file of their own, once they have been chosen."""

from __future__ import annotations

import contextlib
from pathlib import Path

from guide.content.plain_file import read_plain
from guide.notes.files import NotSaved, replace_own

NAME = "colours.txt"
LARGEST = 100
"""Bytes of a name."""


def colours_kept(state: Path) -> str:
    """The name; nothing where none was chosen."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return read_plain(state / NAME, LARGEST).decode().strip()
    return ""


def keep_colours(state: Path, name: str) -> None:
    """Remember a choice. Where nothing can be written it holds for this session."""
    with contextlib.suppress(OSError, NotSaved):
        replace_own(state / NAME, f"{name}\n".encode())
