"""The note of a session: the file it was opened from, what would be saved now, and the folder it would go to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from guide.engine.position import Position
from guide.notes.carried_over import Past
from guide.notes.document import Note, Opened, open_again
from guide.notes.front import Front, GoesOn, parse_note
from guide.notes.update import Origin, still_there
from guide.session.state import Progress, SessionState
from guide.sheets.days_to_come import all_days
from guide.sheets.together import dump_sheets
from guide.sheets.work import Day


@dataclass
class NoteState:
    """What the session knows of its note."""

    s: SessionState
    folder: Path
    """the folder to save in, as of the last time"""
    name: Callable[[], str]
    """gives every session a random name, by which its days are known in a calendar"""
    folder_typed: str | None = None
    """the folder to save in, as it stands in the field"""
    remember: Callable[[Path, Sequence[Path]], None] = lambda *_: None
    """is told every folder something was saved in, and which files there are to be given away"""
    numbers_kept: frozenset[str] = frozenset()
    """whole numbers that the person wants to stand in what is saved"""
    origin: Origin | None = None
    """the note this session goes on from, or was last saved as"""
    past: Past = field(init=False)
    """what that note holds beside what is in front of the reader"""
    saved: str = ""
    """what could be saved when it last was"""

    def __post_init__(self) -> None:
        self.past = Past(self.name())

    def clear(self) -> None:
        """A new session: it goes on from nothing, and nothing of it is saved."""
        self.numbers_kept = frozenset()
        self.origin, self.saved, self.past = None, "", Past(self.name())

    def note(self) -> Note:
        """What would be saved now."""
        made = datetime.combine(self.s.today, self.s.clock().time())
        walk = self.s.walk.lasting
        ticked = {id: steps for id, steps in self.s.progress.ticked.items() if id in walk.route and steps}
        return Note(walk, made, self.s.sheets, self.past, ticked)

    def for_draft(self) -> str:
        """The same for a draft, with the note it goes on from."""
        origin = self.origin
        return self.note().front(goes_on=GoesOn.of(origin.path, origin.front.mark) if origin else None)

    def days(self) -> list[Day]:
        """Every day to keep: of the page in front of the reader, of the plan, of the log."""
        note = self.note()
        return all_days(note.journey, note.journey.outcome, note.since, self.s.sheets, self.s.p)

    def kept(self) -> str:
        """All of it that can be read back; nothing where there is nothing that may be saved."""
        return self.note().front() if self.has_something else ""

    @property
    def has_something(self) -> bool:
        """Whether there is anything that may be saved."""
        return bool(self.s.walk.lasting.known) or bool(dump_sheets(self.s.guide, self.s.sheets))

    def has_saved(self, path: Path, text: str) -> None:
        """A note has been written: further saving may go into it."""
        self.origin, self.saved = Origin(path, parse_note(path, text.encode())[0]), self.kept()

    def saved_in(self, folder: Path, given: Sequence[Path] = ()) -> None:
        """Something was saved in a folder: it is offered the next time, and known when all is to be forgotten."""
        self.folder = folder
        self.remember(folder, given)

    def forget_saved(self, paths: Iterable[Path]) -> None:
        """Files that had been saved are gone: what was in them is not saved any more."""
        if self.origin is not None and self.origin.path in paths:
            self.origin, self.saved = None, ""

    @property
    def unsaved(self) -> bool:
        """Whether leaving now would lose answers that could be saved. A crisis page is left without a question."""
        return not self.s.walk.private and self.kept() not in ("", self.saved)

    def left_out(self) -> list[str]:
        """Short names of the questions that will be asked again, because their answer is never saved."""
        private, kept = self.s.walk.private, self.s.walk.lasting.known
        return [self.s.guide.questions[id].label.say(self.s.language) for id in private if id not in kept]

    def resume(self, front: Front, path: Path | None = None) -> Opened:
        """Go on from a note: at the same place, as of today. With its path, saving may go back into it."""
        opened = open_again(self.s.guide, front, self.s.today)
        walk = Position.resume(self.s.guide, self.s.today, opened.answers)
        ticked = {id: frozenset(steps) for id, steps in front.ticked.items()}
        self.s.progress = Progress(walk, started=True, sheets=opened.sheets, ticked=ticked)
        self.past = replace(opened.past, id=opened.past.id or self.name())
        self.origin = Origin(path, front) if path is not None else None
        self.saved = self.kept()
        return opened

    def go_on(self, draft: Front) -> Opened:
        """Go on from a draft, and from the note it was opened from, where that still is what it was."""
        opened = self.resume(draft)
        self.saved = ""
        if draft.goes_on_from is not None:
            self.origin = still_there(draft.goes_on_from)
        return opened
