"""The base class of every panel, and that of panels that are only read."""

from __future__ import annotations

from pathlib import Path

from guide.session.host import Panel, PanelHost
from guide.values.characters import in_a_line
from guide.views.model import Choice, Part


class ToRead(Panel):
    """A panel that is only read: whatever is chosen on it closes it."""

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()


def where_it_lives(s: PanelHost, sheet: str) -> tuple[Part, ...]:
    """Said while a sheet is open for the first time and nothing of the session has been written anywhere."""
    if sheet in s.told or s.note_state.origin is not None or s.draft_policy.path is not None:
        return ()
    words = s.p.sheet_lives if s.deliver is None else s.p.sheet_lives_there
    return (Part("hint", words.format(folder=_at_home(s.note_state.folder))),)


def _at_home(folder: Path) -> str:
    """A folder as one writes it: ~/Documents."""
    home = Path.home()
    return in_a_line(f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else folder)


def close_choice(s: PanelHost) -> Choice:
    return Choice("close", s.p.close, apart=True)
