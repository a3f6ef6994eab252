"""Asking for a folder to save something in."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from guide.notes import store
from guide.notes.files import NotSaved
from guide.notes.store import FileName
from guide.session.draft_policy import in_words
from guide.session.host import Panel, PanelHost
from guide.values.characters import in_a_line
from guide.views.model import GAP, Choice, Field, Part, View


class IntoFolder(Panel):
    """Asks for a folder. `failed`: what went wrong the last time, if it did."""

    failed: NotSaved | None

    def names(self) -> Sequence[FileName]:
        """How what is saved is called."""
        return (store.NOTE,)

    def asking(self, s: PanelHost, title: str, parts: Sequence[Part], more: Sequence[Choice] = ()) -> View:
        """The page, with what it says above the folder and what else it offers."""
        choices = (Choice("save", s.p.save_here, submits=True), *more, Choice("close", s.p.save_nothing))
        field = Field("folder", "folder", s.note_state.folder_typed or in_a_line(s.note_state.folder))
        return View("save", title, (*parts, Part("text", s.p.save_folder)), choices, field=field)

    def trouble(self, s: PanelHost, kept: str = "") -> list[Part]:
        """What went wrong, and what became of what was to be saved."""
        if self.failed is None:
            return []
        error = Part("error", s.p.save_failed.format(reason=in_words(self.failed, s.p)))
        return [error, *([Part("text", kept)] if kept else []), GAP]

    def choose(self, s: PanelHost, id: str) -> None:
        s.note_state.folder_typed = None
        s.close()

    def typing(self, s: PanelHost, text: str) -> None:
        s.note_state.folder_typed = text

    def reads_as(self, s: PanelHost, text: str) -> str:
        """The full path of each file."""
        folder = folder_of(s, text)
        paths = (in_a_line(store.free(folder, s.now(), name)) for name in self.names())
        return s.p.save_where + s.p.colon + "\n".join(paths)


def folder_of(s: PanelHost, text: str) -> Path:
    """The folder that was typed, in full; the one of last time where nothing was, or it stands there as it was."""
    same = text.strip() in ("", in_a_line(s.note_state.folder))
    folder = s.note_state.folder if same else Path(text.strip())
    with contextlib.suppress(RuntimeError):  # ~ before a name nobody has
        folder = folder.expanduser()
    with contextlib.suppress(OSError):  # the folder one is in was removed
        folder = folder.absolute()
    return folder
