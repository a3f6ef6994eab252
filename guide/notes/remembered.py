"""What the program remembers of its saving: folders that were chosen, and what it wrote to be given away.

It cannot look for its files everywhere, and a letter carries no mark of ours: of those it keeps a digest, so that they
are known by what they hold, whatever they are called by now, and never by a name that anybody may give. A note is known
by itself and needs none of this. The list is written only once there is something for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guide.content.plain_file import read_plain
from guide.notes.exports import Beside, kind_of
from guide.notes.files import NotSaved, make_folder, replace_own
from guide.notes.locks import alone
from guide.notes.places import as_path, as_text

NAME = "known.json"
LINES = "places.txt"
"""The list of folders as it was before, a line each."""
LARGEST = 1_000_000
"""Bytes of a file to be given away; a letter has some thousands."""
_SUFFIXES = (".md", ".txt", ".ics")


class _List(BaseModel):
    """The list on disk: folders as `as_text` writes them, and digest → what it is."""

    model_config = ConfigDict(strict=True)

    folders: list[str] = []
    given: dict[str, Beside] = {}


@dataclass(frozen=True)
class Known:
    """What is remembered."""

    folders: tuple[Path, ...] = ()
    given: Mapping[str, Beside] = field(default_factory=dict)

    def kind(self, path: Path) -> Beside | None:
        """What a file is that the program wrote to be given away; None for any other, and once it was changed."""
        if path.suffix not in _SUFFIXES or not self.given:
            return None
        with contextlib.suppress(OSError):
            return self.given.get(_digest(read_plain(path, LARGEST)))
        return None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def known(state: Path) -> Known:
    """What is remembered; nothing where that cannot be read."""
    found = _read(state)
    return Known(tuple(dict.fromkeys((*map(as_path, found.folders), *_before(state)))), found.given)


def _read(state: Path) -> _List:
    with contextlib.suppress(OSError, ValidationError):
        return _List.model_validate_json(read_plain(state / NAME))
    return _List()


def _before(state: Path) -> list[Path]:
    """Folders of the list as it was. Read another way than they were meant, they lead to nothing: files are not."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        paths = map(Path, read_plain(state / LINES).decode("utf-8", "surrogateescape").split("\n"))
        return [path for path in paths if path.is_absolute()]
    return []


def remember(state: Path, folder: Path | None, given: Iterable[Path] = ()) -> None:
    """Remember a folder and files just saved. What cannot be written down is not: saving itself must not fail by it."""
    with contextlib.suppress(OSError, ValueError, NotSaved):
        written = {_digest(read_plain(path)): kind for path in given if (kind := kind_of(path)) is not None}
        chosen = [as_text(folder.absolute())] if folder is not None else []
        if not written and not chosen:
            return
        make_folder(state)
        with alone(state):
            found = _read(state)
            folders = list(dict.fromkeys([*found.folders, *chosen]))
            new = _List(folders=folders, given=found.given | written)
            if new != found:
                replace_own(state / NAME, new.model_dump_json(indent=1).encode())


def folders_of(usual: Path, remembered: Known) -> list[Path]:
    """The usual folder, and the others that are still there."""
    with contextlib.suppress(OSError):  # the folder one is in was removed
        usual = usual.absolute()
    return [usual, *(folder for folder in remembered.folders if folder.is_dir() and folder != usual)]
