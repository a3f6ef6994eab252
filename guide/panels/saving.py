"""Saving a note, and opening one again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from guide.notes import store
from guide.notes.markdown import markdown
from guide.notes.note import LOOK_AGAIN, Note, Opened
from guide.panels.base import ToRead
from guide.privacy import is_crisis, savable
from guide.saying import day_in_words
from guide.view import GAP, Choice, Field, Part, View

if TYPE_CHECKING:
    from guide.session import Session


def _folder(s: Session, text: str) -> Path:
    """The folder that was typed, in full; the one of last time where nothing was."""
    folder = Path(text.strip() or s.notes_folder)
    with contextlib.suppress(RuntimeError):  # ~ before a name nobody has
        folder = folder.expanduser()
    return folder.absolute()


@dataclass(frozen=True)
class Save:
    """Where to save; with what went wrong the last time, if it did."""

    failed: store.NotSaved | None = None
    leave: bool = False

    def view(self, s: Session) -> View:
        p = s.p
        parts = [Part("title", p.save_title), Part("hint", p.save_lead), GAP]
        if self.failed is not None:
            reason = p.save_reasons[self.failed.reason].format(detail=self.failed.detail)
            parts += [Part("error", p.save_failed.format(reason=reason)), Part("text", p.save_failed_kept), GAP]
        left_out = s.left_out()
        if left_out:
            parts += [Part("note", p.saved_left_out.format(labels=p.comma.join(left_out))), GAP]
        parts.append(Part("text", p.save_folder))
        choices = (Choice("save", p.save_here), Choice("close", p.save_nothing))
        return View(
            "save", p.save_title, tuple(parts), choices, field=Field("folder", s.folder_typed or str(s.notes_folder))
        )

    def choose(self, s: Session, id: str) -> None:
        s.folder_typed = None
        s.close()

    def reads_as(self, s: Session, text: str) -> str:
        """The full path a note would get."""
        path = store.free(_folder(s, text), datetime.combine(s.today, s.clock().time()))
        return f"{s.p.save_where}{s.p.colon}{path}"

    def type(self, s: Session, text: str) -> None:
        """Save into the folder that was typed."""
        folder, s.folder_typed = _folder(s, text), None
        now = s.clock()
        note = Note(s.walk.journey, datetime.combine(s.today, now.time()))
        s.close()
        try:
            path = store.save(markdown(note, s.p), folder, note.made)
        except store.NotSaved as failed:
            s.folder_typed = text
            s.open(Save(failed, self.leave))
            return
        s.notes_folder, s.saved = folder, savable(s.walk.journey)
        s.open(Saved(path, self.leave))


@dataclass(frozen=True)
class Saved:
    """Where the note is, what it holds and what it does not."""

    path: Path
    leave: bool = False

    def view(self, s: Session) -> View:
        p = s.p
        whole = s.walk.journey.outcome is not None and not is_crisis(s.walk.journey)
        holds = p.saved_holds if whole else p.saved_holds_answers
        here = s.deliver is None
        lead = p.saved_at.format(path=self.path) if here else p.downloaded.format(name=self.path.name)
        parts = [Part("title", p.saved_title), Part("lead", lead), GAP]
        parts += [Part("text", holds), Part("text", p.saved_not)]
        parts += [Part("text", p.note_again.format(date=day_in_words(s.today + LOOK_AGAIN, s.today, s.language)))]
        parts += [GAP, Part("note", p.saved_delete if here else p.downloaded_delete)]
        choice = Choice("close", p.quit if self.leave else p.close, apart=True)
        return View("saved", p.saved_title, tuple(parts), (choice,), reading=True)

    def choose(self, s: Session, id: str) -> None:
        s.close()
        s.done = self.leave


@dataclass(frozen=True)
class NoteOpened(ToRead):
    """What a reader should know of the note that was opened."""

    name: str
    version: str
    day: str
    opened: Opened
    other_day: bool

    def view(self, s: Session) -> View:
        p = s.p
        today = day_in_words(s.today, s.today, s.language)
        lines = [p.opened.format(name=self.name, day=self.day)]
        if self.other_day:
            lines.append(p.opened_other_day.format(day=self.day, today=today))
        if self.version != s.guide.about.version:
            lines.append(p.opened_version.format(old=self.version, new=s.guide.about.version))
        if self.opened.ask_again:
            labels = p.comma.join(question.label.say(s.language) for question in self.opened.ask_again)
            lines.append(p.opened_ask_again.format(labels=labels))
        if self.opened.dropped:
            lines.append(p.opened_dropped.format(ids=", ".join(self.opened.dropped)))
        parts = [Part("title", lines[0]), *(Part("text", line) for line in lines[1:])]
        return View("opened", lines[0], tuple(parts), (Choice("close", p.go_on, apart=True),))
