"""A preview of a file before it is written: every line of it, wrapped where the window is narrower."""

from __future__ import annotations

from dataclasses import dataclass

from guide.notes.render import WIDTH, markdown
from guide.session.host import PanelHost
from guide.session.panels.base import ToRead, close_choice
from guide.views.markdown_escape import SLACK
from guide.views.model import GAP, Part, View


def room(s: PanelHost) -> int:
    """How wide the lines of a file may be, to fit in front of the reader."""
    return min(WIDTH, s.columns - SLACK)


def as_written(text: str) -> list[Part]:
    """A text line by line. A line that does not fit is broken again: nothing of it is left out."""
    return [Part("text", line) if line.strip() else GAP for line in text.rstrip("\n").split("\n")]


@dataclass(frozen=True)
class ReadFirst(ToRead):
    """The note for oneself as it will be saved."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.read_first), GAP, *as_written(markdown(s.note_state.note(), s.p, room(s))))
        return View("read-first", s.p.read_first, parts, (close_choice(s),), reading=True)
