"""Files to give away or to keep beside the note: letters, a summary, an account to complain with, a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from guide.i18n.phrases import Phrases
from guide.notes import store
from guide.notes.calendar import Event, calendar
from guide.notes.carried_over import Exported
from guide.notes.files import NotSaved
from guide.notes.store import FileName
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice
from guide.session.panels.deleting import Delete, delete_choice
from guide.session.panels.folder import IntoFolder, folder_of
from guide.session.panels.sheets import for_others
from guide.values.characters import in_a_line
from guide.views.model import GAP, Choice, Part, View

Files = tuple[tuple[FileName, str], ...]
"""What is to be written: how each file is called, and its text."""
Title = Callable[[Phrases], str]
"""What it is that is written, in whichever language it is read."""
DATES = FileName("dates", "", ".ics")


def hand_out(s: PanelHost, title: Title, files: Files) -> None:
    """Ask where to save files; where the reader sits in a browser, hand them over."""
    if s.deliver is None:
        s.open(SaveFiles(title, files))
        return
    made = s.now()
    for name, text in files:
        s.deliver(name.at(made), text, lambda: None)
    s.open(FilesSaved(title, tuple(Path(name.at(made)) for name, _ in files)))


@dataclass(frozen=True)
class SaveFiles(IntoFolder):
    """Where to save files beside the note."""

    title: Title
    files: Files
    failed: NotSaved | None = None

    def names(self) -> tuple[FileName, ...]:
        return tuple(name for name, _ in self.files)

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", self.title(s.p)), Part("hint", s.p.file_lead), GAP, *self.trouble(s))
        return self.asking(s, self.title(s.p), parts)

    def type(self, s: PanelHost, text: str) -> None:
        folder, s.note_state.folder_typed = folder_of(s, text), None
        paths = []
        try:
            for name, written in self.files:
                paths.append(store.save(written, folder, s.now(), name))
        except NotSaved as failed:
            s.note_state.folder_typed = text
            s.swap(replace(self, failed=failed))
        else:
            s.swap(FilesSaved(self.title, tuple(paths)))
        if paths:
            s.note_state.saved_in(folder, paths)


@dataclass(frozen=True)
class FilesSaved(ToRead):
    """Where the files are."""

    title: Title
    paths: tuple[Path, ...]

    def view(self, s: PanelHost) -> View:
        p = s.p
        lead = [Part("lead", p.saved_at.format(path=in_a_line(path))) for path in self.paths]
        parts = (Part("title", p.saved_title), *lead, GAP, Part("note", p.saved_delete))
        choices = (close_choice(s), *delete_choice(s))
        return View("files-saved", self.title(p), parts, choices, reading=True, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "delete":
            s.open(Delete(self.paths))
        else:
            s.close()


@dataclass(frozen=True)
class ForOthers(Panel):
    """What can be written for somebody else."""

    def view(self, s: PanelHost) -> View:
        p = s.p
        parts = (Part("title", p.others_title), Part("hint", p.others_lead))
        choices = (choice for choice, _ in for_others(s))
        return View("for-others", p.others_title, parts, (*choices, close_choice(s)))

    def choose(self, s: PanelHost, id: str) -> None:
        for choice, panel in for_others(s):
            if choice.id == id:
                s.open(panel)
                return
        s.close()


@dataclass(frozen=True)
class CalendarPage(Panel):
    """The days to keep as a calendar file. `words`: with what each day is for, which others may read."""

    words: bool = False

    def view(self, s: PanelHost) -> View:
        p = s.p
        parts = [Part("title", p.calendar_save), Part("hint", p.calendar_lead), GAP]
        parts += [
            Part("item", event.words, f"{event.day.isoformat()}{p.colon}") for event in events(s) if not event.cancelled
        ]
        with_words = Choice("words", p.calendar_without if self.words else p.calendar_with)
        choices = (Choice("save", p.calendar_save, apart=True), with_words, Choice("close", p.close))
        lead = Part("text", p.calendar_words if self.words else p.calendar_neutral.format(title=p.calendar_title))
        return View("calendar", p.calendar_save, (*parts, GAP, lead), choices)

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "words":
            s.open(CalendarPage(not self.words))
        elif id == "save":
            text = calendar(events(s), s.now(), s.p, s.note_state.past.id, self.words)
            s.note_state.past = replace(s.note_state.past, exported=exported(s))
            hand_out(s, lambda p: p.calendar_save, ((DATES, text),))


def events(s: PanelHost) -> list[Event]:
    """The days to keep, all payments of the plan, and, cancelled, what earlier files have and is no day to keep now."""
    found = {day.key: Event(day.key, day.day, day.words) for day in s.note_state.days()}
    earlier = s.note_state.past.exported
    before = [*earlier.days, *(f"plan/{number}" for number in range(1, earlier.payments + 1))]
    gone = [Event(key, s.today, s.p.calendar_cancelled, cancelled=True) for key in before if key not in found]
    return [*found.values(), *gone]


def exported(s: PanelHost) -> Exported:
    """What calendar files have held so far, once those days are saved."""
    days = s.note_state.days()
    keys = dict.fromkeys((*s.note_state.past.exported.days, *(day.key for day in days if not day.payment)))
    payments = sum(day.payment for day in days)
    return Exported(days=list(keys), payments=max(payments, s.note_state.past.exported.payments))
