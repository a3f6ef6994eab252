"""Everything the program has written that it can know of, to be removed.

What is not recognised by what it holds is left alone, whatever it is called; so is what a person has changed since.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from guide.notes.colours import NAME as COLOURS
from guide.notes.drafts import NAME as DRAFT
from guide.notes.drafts import in_use
from guide.notes.exports import kind_of
from guide.notes.files import UNFINISHED
from guide.notes.front import DamagedNote, read_front
from guide.notes.places import default_folder, trash_folder
from guide.notes.remembered import LINES, Known, folders_of, known
from guide.notes.remembered import NAME as KNOWN
from guide.notes.store import is_left_over

Kind = Literal[
    "note", "letter", "summary", "complaint", "dates", "draft", "aside", "log", "places", "colours", "left-over"
]
NOTE = re.compile(r"note-\d{8}-\d{4}-[a-z](-[0-9a-f]+)*\.md")
LOG = "crash.log"


@dataclass(frozen=True)
class Trace:
    """A file of ours. `running`: a program that is open would write it again."""

    kind: Kind
    path: Path
    running: bool = False


def traces(notes: Path, state: Path) -> list[Trace]:
    """All that is ours in the folders of notes and in the program's own; links are seen as links."""
    found: list[Trace] = []
    remembered = known(state)
    for folder in folders_of(notes, remembered):
        found += [Trace("left-over", path) for path in _files(folder) if is_left_over(path)]
        found += [Trace("note", path) for path in _files(folder, links=True) if _is_note(path)]
        kinds = ((path, remembered.kind(path)) for path in _files(folder, links=True))
        found += [Trace(kind, path) for path, kind in kinds if kind is not None]
    drafts = [path for path in _files(state / "drafts") if DRAFT.fullmatch(path.name)]
    found += [Trace("draft", path, path.suffix == ".md" and in_use(path)) for path in drafts]
    found += [Trace("aside", path) for path in in_trash(state)]
    found += [Trace("log", path) for path in _files(state) if path.name == LOG]
    found += [Trace("colours", path) for path in _files(state) if path.name in (COLOURS, COLOURS + UNFINISHED)]
    found += [Trace("places", path) for path in _files(state) if path.name in (KNOWN, KNOWN + UNFINISHED, LINES)]
    return found


def in_trash(state: Path) -> list[Path]:
    """What was deleted and can still be brought back. Nobody else puts anything there, so that a name is enough."""
    remembered = known(state)
    return [path for path in _files(trash_folder(state)) if _is_note(path) or _given(path, remembered)]


def _given(path: Path, remembered: Known) -> bool:
    return (remembered.kind(path) or kind_of(path)) is not None


def unclear(notes: Path, state: Path) -> list[Path]:
    """Files that are called as ours are, and hold something else: perhaps ours and changed, perhaps not."""
    remembered, trash = known(state), {*in_trash(state)}
    found = [path for folder in folders_of(notes, remembered) for path in _files(folder, links=True)]
    foreign = [path for path in found if not _is_note(path) and remembered.kind(path) is None]
    foreign += [path for path in _files(trash_folder(state)) if path not in trash]
    return [path for path in foreign if NOTE.fullmatch(path.name) or kind_of(path) is not None]


def forget(trace: Trace) -> None:
    """Remove one file; of a link, the link. Raises OSError."""
    trace.path.unlink(missing_ok=True)


def clear_folders(notes: Path, state: Path) -> None:
    """Remove our own folders where nothing is left in them."""
    for folder in (state / "drafts", trash_folder(state), state, *([notes] if notes == default_folder() else [])):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _is_note(path: Path) -> bool:
    if path.suffix != ".md" or not path.is_file():
        return False
    try:
        read_front(path)
    except DamagedNote:
        return False
    return True


def _files(folder: Path, links: bool = False) -> Iterator[Path]:
    """The regular files of a folder, and the links in it where asked for."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_file(follow_symlinks=False) or (links and entry.is_symlink()):
                yield Path(entry.path)
