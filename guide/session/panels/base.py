"""The base class of every panel, and that of panels that are only read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide.values.characters import in_a_line
from guide.views.model import Choice, Part, View

if TYPE_CHECKING:
    from guide.session.session import Session


class Panel:
    """Something on top of the walk: it gives a view, says what choosing does, and what becomes of typed text."""

    def view(self, s: Session) -> View:
        """What to show."""
        raise NotImplementedError

    def choose(self, s: Session, id: str) -> None:
        """Do what a choice of the view says."""
        raise NotImplementedError

    def choose_several(self, s: Session, ids: tuple[str, ...]) -> None:
        """Take all that is marked."""
        self.choose(s, ids[0] if ids else "close")

    def type(self, s: Session, text: str) -> None:
        """Take what was typed."""

    def typing(self, s: Session, text: str) -> None:
        """Keep what is being typed."""

    def retract(self, s: Session) -> None:
        """What was typed is not meant."""
        self.typing(s, "")

    def mark(self, s: Session, ids: frozenset[str]) -> None:
        """Keep what is marked."""

    def stand(self, s: Session, id: str) -> None:
        """Stand on a row of a form."""

    def arrived(self, s: Session) -> None:
        """It has been put on top."""

    def left(self, s: Session) -> None:
        """It has been taken away."""

    def pick(self, s: Session, number: int) -> None:
        """Choose by its number what the row stood on offers."""

    def reads_as(self, s: Session, text: str) -> str:
        """How what is being typed is understood."""
        return ""


class ToRead(Panel):
    """A panel that is only read: whatever is chosen on it closes it."""

    def choose(self, s: Session, id: str) -> None:
        s.close()


def where_it_lives(s: Session, sheet: str) -> tuple[Part, ...]:
    """Said while a sheet is open for the first time and nothing of the sitting has been written anywhere."""
    if sheet in s.told or s.note_state.origin is not None or s.draft_policy.path is not None:
        return ()
    words = s.p.sheet_lives if s.deliver is None else s.p.sheet_lives_there
    return (Part("hint", words.format(folder=_at_home(s.note_state.folder))),)


def _at_home(folder: Path) -> str:
    """A folder as one writes it: ~/Documents."""
    home = Path.home()
    return in_a_line(f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else folder)


def close_choice(s: Session) -> Choice:
    return Choice("close", s.p.close, apart=True)
