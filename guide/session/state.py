"""What a session holds, as far as its note and its draft need to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from guide.content.guide import Guide
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases
from guide.sheets.state import Sheets
from guide.views.start_page import StartPage


class SessionState(Protocol):
    """The guide, where the reader is in it, and what is filled in."""

    guide: Guide
    start_page: StartPage
    today: date
    language: Language
    p: Phrases
    walk: Position
    sheets: Sheets
    started: bool
    ticked: dict[str, frozenset[int]]

    @property
    def clock(self) -> Callable[[], datetime]:
        """Tells the time of day."""

    @property
    def covered(self) -> bool:
        """Whether something lies on top of the page, the question or the start page."""
