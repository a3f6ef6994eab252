"""Saving a note, and opening one again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from guide.i18n.locale import day_in_words
from guide.notes import store
from guide.notes.changes import opened_lines
from guide.notes.contents import holds_in_words, left_out_in_words
from guide.notes.document import LOOK_AGAIN, Opened
from guide.notes.files import NotSaved
from guide.notes.render import markdown
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead
from guide.session.panels.deleting import Delete, delete_choice
from guide.session.panels.folder import IntoFolder, folder_of
from guide.session.panels.long_numbers import asks
from guide.session.panels.preview import ReadFirst
from guide.session.panels.sheets import for_others
from guide.values.characters import in_a_line
from guide.views.model import GAP, Choice, Part, View


def others(s: PanelHost) -> tuple[Choice, ...]:
    """Beside saving for oneself: what can be written for somebody else."""
    return (Choice("others", s.p.others_title),) if for_others(s) else ()


@dataclass(frozen=True)
class Save(IntoFolder):
    """Where to save the note."""

    failed: NotSaved | None = None
    leave: bool = False

    def view(self, s: PanelHost) -> View:
        p = s.p
        parts = [Part("title", p.save_title), Part("hint", p.save_lead), GAP, *self.trouble(s, p.save_failed_kept)]
        left_out = s.note_state.left_out()
        if left_out:
            parts += [Part("note", p.saved_left_out.format(labels=p.comma.join(left_out))), GAP]
        more = (Choice("read", p.read_first), *s.draft_policy.choices(s), *others(s))
        return self.asking(s, p.save_title, parts, more)

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "read":
            s.open(ReadFirst())
            return
        super().choose(s, id)
        if id == "keep-draft":
            s.keep_draft()
        elif id == "others":
            s.for_others()

    def type(self, s: PanelHost, text: str) -> None:
        """Save into the folder that was typed."""
        if asks(s, "type", text):
            return
        folder, s.note_state.folder_typed = folder_of(s, text), None
        note = s.note_state.note()
        written = markdown(note, s.p)
        s.close()
        try:
            path = store.save(written, folder, note.made)
        except NotSaved as failed:
            s.note_state.folder_typed = text
            s.open(Save(failed, self.leave))
            return
        s.note_state.saved_in(folder)
        s.note_state.has_saved(path, written)
        s.open(Saved(path, self.leave))


@dataclass(frozen=True)
class Saved(Panel):
    """Where the note is, what it holds and what it does not."""

    path: Path
    leave: bool = False

    def view(self, s: PanelHost) -> View:
        p = s.p
        note = s.note_state.note()
        here = s.deliver is None
        lead = p.saved_at.format(path=in_a_line(self.path)) if here else p.downloaded.format(name=self.path.name)
        parts = [Part("title", p.saved_title), Part("lead", lead), GAP]
        parts += [Part("text", holds_in_words(note, p)), *(Part("text", line) for line in left_out_in_words(note, p))]
        parts += [Part("text", p.note_again.format(date=day_in_words(s.today + LOOK_AGAIN, s.today, p)))]
        parts += [GAP, Part("note", p.saved_delete if here else p.downloaded_delete)]
        choices = (Choice("close", p.quit if self.leave else p.close, apart=True), *delete_choice(s))
        return View("saved", p.saved_title, tuple(parts), choices, reading=True, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "delete":
            s.open(Delete((self.path,)))
            return
        s.close()
        s.done = self.leave


@dataclass(frozen=True)
class NoteOpened(ToRead):
    """What a reader should know of the note that was opened."""

    name: str | None
    """None: it is the draft"""
    version: str
    day: date
    opened: Opened

    def view(self, s: PanelHost) -> View:
        p = s.p
        day, today = (day_in_words(each, s.today, p) for each in (self.day, s.today))
        lines = [p.opened.format(name=p.draft_name if self.name is None else in_a_line(self.name), day=day)]
        if self.day != s.today:
            lines.append(p.opened_other_day.format(day=day, today=today))
        lines += opened_lines(self.opened, self.version, p)
        parts = [Part("title", lines[0]), *(Part("text", line) for line in lines[1:])]
        check = (Choice("check", p.opened_check),) if self.day != s.today and s.walk.journey.known else ()
        return View("opened", lines[0], tuple(parts), (Choice("close", p.go_on, apart=True), *check))

    def choose(self, s: PanelHost, id: str) -> None:
        """Go on, or go through the answers first: are they still true?"""
        s.close()
        if id == "check":
            s.move(replace(s.walk, checking=True))
