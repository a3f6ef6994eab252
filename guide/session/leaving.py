"""Saving, leaving and coming back: what is asked before, and what is told of a note that was opened."""

from __future__ import annotations

from guide.notes.document import Opened
from guide.notes.front import Front
from guide.session.host import PanelHost
from guide.session.panels.asking import Leave
from guide.session.panels.downloading import Download
from guide.session.panels.files import LeaveDraft, SaveBack
from guide.session.panels.saving import NoteOpened, Save
from guide.sheets.together import settled


def offer_to_save(s: PanelHost) -> None:
    """Where there is something that may be saved; whoever is leaving leaves afterwards."""
    if not s.note_state.has_something:
        return
    s.fill(settled(s.walk.lasting, s.sheets))
    leaving = bool(s.panels) and isinstance(s.panels[-1], Leave)
    if leaving:
        s.close()
    if s.deliver is not None:
        s.open(Download(leave=leaving))
    else:
        s.open(SaveBack(leave=leaving) if s.note_state.origin is not None else Save(leave=leaving))


def leave(s: PanelHost) -> None:
    """Ask first where something would be lost. Who asks to leave once more while that is asked, leaves."""
    if s.panels and isinstance(s.panels[-1], Leave):
        s.panels[-1].choose(s, "leave")
    elif s.note_state.unsaved:
        s.open(LeaveDraft() if s.draft_policy.path is not None else Leave())
    else:
        s.done = True


def come_back(s: PanelHost, opened: Opened, front: Front, name: str | None) -> None:
    """A note of this name, or the draft, has been opened: say what a reader should know of it."""
    s.jumps = ()
    s.panels = [NoteOpened(name, front.version, front.day, opened)]
