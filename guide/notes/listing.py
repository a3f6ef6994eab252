"""The notes of a folder, newest first, and what each of them is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guide.content.guide import Guide
from guide.engine.journey import replay
from guide.i18n.phrases import Phrases
from guide.notes.document import open_again
from guide.notes.exports import Beside, day_of, kind_of
from guide.notes.front import DamagedNote, Front, read_front
from guide.notes.glance import likely_notes
from guide.notes.remembered import Known
from guide.views.format import fill


@dataclass(frozen=True)
class Shelved:
    """A file that is a note, or was one: `front` is None where it is damaged, and `damage` says where."""

    path: Path
    front: Front | None
    damage: DamagedNote | None = None
    kind: Beside | None = None
    """of a file that lies beside notes: what it is"""

    @property
    def made(self) -> str:
        """The day it was saved, or nothing where that cannot be read."""
        return self.front.made if self.front is not None else day_of(self.path) if self.kind is not None else ""


def notes(folder: Path) -> list[Shelved]:
    """Every note of a folder, newest first, those that cannot be read last. Links are read through."""
    found = []
    for path in likely_notes(folder):
        try:
            found.append(Shelved(path, read_front(path)))
        except DamagedNote as damaged:
            found.append(Shelved(path, None, damaged))
    return sorted(found, key=_age, reverse=True)


def _age(note: Shelved) -> tuple[str, float, str]:
    return note.made, _written(note.path), note.path.name


def everything(folders: Iterable[Path], remembered: Known) -> list[Shelved]:
    """The notes of several folders, then what lies beside them to be given away; each newest first."""
    saved, beside = list[Shelved](), list[Shelved]()
    for folder in folders:
        saved += notes(folder)
        with contextlib.suppress(OSError):
            kinds = ((path, remembered.kind(path) or kind_of(path)) for path in folder.iterdir())
            beside += [Shelved(path, None, kind=kind) for path, kind in kinds if kind is not None]
    return [note for group in (saved, beside) for note in sorted(group, key=_age, reverse=True)]


def title(note: Shelved, guide: Guide | None, p: Phrases) -> str:
    """What a note is: the outcome it had come to, as of the day it was saved, or how many answers it holds."""
    front = note.front
    if note.kind is not None:
        return p.kinds[note.kind]
    if front is None:
        return p.notes_damaged
    if guide is not None and front.guide == guide.id:
        journey = replay(guide, open_again(guide, front, front.day).answers, front.day)
        if journey.outcome is not None:
            return fill(journey.outcome.title, journey, p)
    return p.notes_answers(len(front.answers)).format(count=len(front.answers))


def _written(path: Path) -> float:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime
    return 0.0
