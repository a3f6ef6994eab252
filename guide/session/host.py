"""Panels, and what they know of the session they lie in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from guide.content.about import BeginAs
from guide.content.conditions import Value
from guide.engine.look_ahead import Ahead
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.notes.front import Front
from guide.session.draft_policy import DraftPolicy
from guide.session.note_state import NoteState
from guide.session.state import SessionState
from guide.session.unfinished import Unfinished
from guide.sheets.state import Sheets
from guide.views.model import View

Deliver = Callable[[str, str, Callable[[], None]], None]
"""Hands over a file of a name and a text, and calls back when it has been taken."""


class Panel:
    """Something on top of the walk: it gives a view, says what choosing does, and what becomes of typed text."""

    def view(self, s: PanelHost) -> View:
        """What to show."""
        raise NotImplementedError

    def choose(self, s: PanelHost, id: str) -> None:
        """Do what a choice of the view says."""
        raise NotImplementedError

    def sources(self, s: PanelHost) -> tuple[str, ...] | None:
        """The sources behind what it shows; None where it leans on none of its own."""
        return None

    def choose_several(self, s: PanelHost, ids: tuple[str, ...]) -> None:
        """Take all that is marked."""
        self.choose(s, ids[0] if ids else "close")

    def type(self, s: PanelHost, text: str) -> None:
        """Take what was typed."""

    def typing(self, s: PanelHost, text: str) -> None:
        """Keep what is being typed."""

    def retract(self, s: PanelHost) -> None:
        """What was typed is not meant."""
        self.typing(s, "")

    def mark(self, s: PanelHost, ids: frozenset[str]) -> None:
        """Keep what is marked."""

    def stand(self, s: PanelHost, id: str) -> None:
        """Stand on a row of a form."""

    def arrived(self, s: PanelHost) -> None:
        """It has been put on top."""

    def left(self, s: PanelHost) -> None:
        """It has been taken away."""

    def uncovered(self, s: PanelHost) -> None:
        """What lay on it has been taken away."""

    def pick(self, s: PanelHost, number: int) -> None:
        """Choose by its number what the row stood on offers."""

    def reads_as(self, s: PanelHost, text: str) -> str:
        """How what is being typed is understood."""
        return ""


@dataclass(frozen=True)
class Place:
    """Where a session was, to come back to."""

    walk: Position
    started: bool
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Jump:
    """From a place to where an answer that nobody gave at its question has led: `given` are these answers."""

    before: Place
    landed: str
    given: dict[str, Value]


class PanelHost(SessionState, Protocol):
    """A session, as its panels know it."""

    note_state: NoteState
    draft_policy: DraftPolicy
    ahead: Ahead
    panels: list[Panel]
    jumps: tuple[Jump, ...]
    unfinished: Unfinished
    told: set[str]
    cache: dict[str, object]
    deliver: Deliver | None
    copy: Callable[[str], None] | None
    columns: int
    error: str
    notice: str
    done: bool

    # what is in front of the reader

    def view(self) -> View: ...
    def answers(self) -> list[tuple[str, str, str]]: ...
    def now(self) -> datetime: ...

    # panels

    def open(self, panel: Panel) -> None: ...
    def toggle(self, panel: Panel) -> None: ...
    def swap(self, panel: Panel) -> None: ...
    def close(self) -> None: ...

    # the way

    def take(self, id: str, value: Value, sure: bool = False) -> None: ...
    def arrive(self, id: str, walk: Position) -> None: ...
    def go(self, walk: Position) -> None: ...
    def move(self, walk: Position) -> None: ...
    def fill(self, sheets: Sheets) -> None: ...
    def set_out(self, road: BeginAs) -> None: ...
    def tick(self, outcome: str, step: int) -> None: ...
    def open_page(self, id: str) -> None: ...
    def change(self, id: str) -> None: ...
    def clear(self) -> None: ...

    # notes, leaving, language

    def save(self) -> None: ...
    def for_others(self) -> None: ...
    def keep_draft(self) -> None: ...
    def resume(self, front: Front, name: str, path: Path | None = None) -> None: ...
    def go_on(self, draft: Front) -> None: ...
    def quit(self) -> None: ...
    def speak(self, language: Language) -> None: ...
