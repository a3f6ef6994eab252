"""Drafts: what would be saved now, kept on disk while the program runs, once the person has agreed.

Each running program has a draft of its own, `draft-<letters>.md`, and holds a lock beside it until it ends, however it
ends. A draft whose lock nobody holds is one to go on from. Its text is the front matter of a note.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from guide.notes.files import NotSaved, make_folder, refusals, write_new
from guide.notes.glance import begins_as
from guide.notes.locks import holds, lock

NAME = re.compile(r"draft-[0-9a-f]{16}\.(md|lock|tmp)")
TRIES = 9
"""Names tried for a new draft; more are never needed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to go on from, and when it was last written."""

    path: Path
    changed: datetime

    @property
    def when(self) -> str:
        """The minute it was last written, for the person."""
        return f"{self.changed:%Y-%m-%d %H:%M}"


def waiting(folder: Path, guide: str) -> list[Draft]:
    """The drafts of a guide whose program has ended, the last written first. Cheap where there are none."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if _is_draft(entry) and begins_as(path, guide) and not in_use(path):
                found.append(Draft(path, datetime.fromtimestamp(entry.stat().st_mtime)))
    return sorted(found, key=lambda draft: (draft.changed, draft.path), reverse=True)


def _is_draft(entry: os.DirEntry[str]) -> bool:
    return bool(NAME.fullmatch(entry.name)) and entry.name.endswith(".md") and entry.is_file(follow_symlinks=False)


def in_use(path: Path) -> bool:
    """Whether a running program writes this draft."""
    try:
        descriptor = lock(path.with_suffix(".lock"), make=False)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # it cannot be told: better to leave it alone
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is None


def discard(draft: Draft) -> None:
    """Remove a draft nobody wants to go on from. Raises NotSaved, "in-use" where a running program writes it."""
    with refusals():
        if in_use(draft.path):
            raise NotSaved("in-use")
        _remove(draft.path)


def _remove(path: Path) -> None:
    for suffix in (".tmp", ".md", ".lock"):
        path.with_suffix(suffix).unlink(missing_ok=True)


class Keeper:
    """Keeps the one draft of a running program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path: Path | None = None
        """where the draft is, while there is one"""
        self._name: Path | None = None
        self._lock: int | None = None
        self._text = ""

    def hold(self, text: str) -> None:
        """Keep this text in place of what was kept before. Raises NotSaved."""
        if self.path is not None and text == self._text:
            return
        with refusals():
            path = self._locked()
            temporary = path.with_suffix(".tmp")
            temporary.unlink(missing_ok=True)
            try:
                write_new(temporary, text.encode("utf-8"))
                temporary.replace(path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
        self.path, self._text = path, text

    def take(self, draft: Draft) -> bool:
        """Go on from the draft of a program that has ended: it is ours from now. False where another was faster."""
        with contextlib.suppress(OSError):
            descriptor = lock(draft.path.with_suffix(".lock"))
            if descriptor is None:
                return False
            if draft.path.exists():
                self.release()
                self.path = self._name = draft.path
                self._lock = descriptor
                return True
            draft.path.with_suffix(".lock").unlink()
            os.close(descriptor)
        return False

    def drop(self) -> None:
        """Keep nothing: the draft is removed. Raises NotSaved."""
        if self._name is not None:
            with refusals():
                _remove(self._name)
        self.release()

    def release(self) -> None:
        """Let go of the draft, as the end of the program does: another may go on from it."""
        if self._lock is not None:
            os.close(self._lock)
        self.path = self._name = self._lock = None

    def _locked(self) -> Path:
        """The path of our draft, its lock held; a new one where there is none or someone has removed its lock."""
        if self._name is None or self._lock is None or not holds(self._lock, self._name.with_suffix(".lock")):
            self.release()
            make_folder(self.folder.parent)
            make_folder(self.folder)
            _tidy(self.folder)
            for _ in range(TRIES):  # one that tidies up may hold a new lock for a moment
                path = self.folder / f"draft-{os.urandom(8).hex()}.md"
                self._lock = lock(path.with_suffix(".lock"))
                if self._lock is not None:
                    self._name = path
                    return path
            raise NotSaved("other", "locked")
        return self._name


def _tidy(folder: Path) -> None:
    """Remove what programs that were killed have left beside no draft, and half-written drafts."""
    for path in folder.glob("draft-*.*"):
        orphan = path.suffix == ".tmp" or (path.suffix == ".lock" and not path.with_suffix(".md").exists())
        if orphan and NAME.fullmatch(path.name) and not in_use(path):
            with contextlib.suppress(OSError):
                path.unlink()
