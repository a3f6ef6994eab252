"""What a session holds: what a person has done so far, as a value, and what its note and its draft need to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from guide.content.about import BeginAs
from guide.content.guide import Guide
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases
from guide.sheets.state import NOTHING, Sheets
from guide.views.start_page import StartPage


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person is, and what they have done. It never changes: every step puts another one in its place."""

    walk: Position
    started: bool = False
    sheets: Sheets = NOTHING
    past: tuple[Position, ...] = ()
    """where every answer was given, with the answers before it"""
    left_off: Position | None = None
    """where they were when they went to change an answer"""
    ticked: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """outcome → the steps of today that are done, by their numbers"""
    listeners: Mapping[str, int] = field(default_factory=dict)
    """outcome → the listener whose words are shown"""
    road: tuple[str, BeginAs] | None = None
    """the question somebody was put at who began as this, with words they need at once"""


class SessionState(Protocol):
    """The guide, what has been done in it, and in which language it speaks."""

    guide: Guide
    start_page: StartPage
    today: date
    language: Language
    p: Phrases
    progress: Progress

    @property
    def walk(self) -> Position:
        """The answers, and where they lead."""

    @property
    def sheets(self) -> Sheets:
        """What is filled in."""

    @property
    def started(self) -> bool:
        """Whether the start page has been left."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """Tells the time of day."""

    @property
    def covered(self) -> bool:
        """Whether something lies on top of the page, the question or the start page."""
