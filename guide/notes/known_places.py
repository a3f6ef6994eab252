"""Where notes lie outside the default folder: folders chosen while saving, and files given a name of one's own.

The program cannot look for its files everywhere; it remembers these places, and only after something was saved there.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from guide.notes.files import make_folder, write_new
from guide.notes.locks import alone

NAME = "places.txt"


def remember(place: Path, state: Path) -> None:
    """Remember a folder or a file. What cannot be written down is not: saving itself must not fail by it."""
    line = str(place.absolute())
    if "\n" in line:
        return
    with contextlib.suppress(OSError, ValueError):
        make_folder(state)
        with alone(state):
            places = _lines(state)
            if line not in places:
                temporary = state / (NAME + ".tmp")
                temporary.unlink(missing_ok=True)
                write_new(
                    temporary, "".join(f"{each}\n" for each in [*places, line]).encode("utf-8", "surrogateescape")
                )
                temporary.replace(state / NAME)


def known_folders(usual: Path, state: Path) -> list[Path]:
    """The usual folder, and the others that are still there."""
    others = [path for path in map(Path, _lines(state)) if path.is_dir() and path != usual.absolute()]
    return [usual, *others]


def known_files(state: Path) -> list[Path]:
    """The files that are still there under the name they were given."""
    return [path for path in map(Path, _lines(state)) if path.is_file() or path.is_symlink()]


def _lines(state: Path) -> list[str]:
    try:
        return (state / NAME).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
