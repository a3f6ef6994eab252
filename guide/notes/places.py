"""Where the program's files lie. Nothing is created by asking."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_SAFE = "".join(map(chr, range(0x20, 0x7F))).replace("%", "")


def as_text(path: Path) -> str:
    """A path as a text that any file can hold, whatever characters or bytes are in it: each odd one as %1B."""
    return quote_from_bytes(os.fsencode(path), safe=_SAFE)


def as_path(text: str) -> Path:
    """The opposite of `as_text`."""
    return Path(os.fsdecode(unquote_to_bytes(text)))


def default_folder() -> Path:
    """`guide-notes` in the person's documents folder: where notes go unless another folder is asked for."""
    from platformdirs import user_documents_path

    return user_documents_path() / "guide-notes"


def state_folder() -> Path:
    """What is no note: drafts, notes set aside, the error log."""
    from platformdirs import user_state_path

    return user_state_path("overdue-guide")


def drafts_folder() -> Path:
    """The drafts of all running programs, and of those that ended without saving."""
    return state_folder() / "drafts"


def trash_folder(state: Path) -> Path:
    """Notes that were deleted, until all is forgotten."""
    return state / "deleted"
