"""The days to come, opened from an outcome."""

from __future__ import annotations

from dataclasses import dataclass

from guide.session.host import Panel, PanelHost
from guide.session.panels.base import close_choice
from guide.session.panels.export import CalendarPage
from guide.sheets.days_to_come import coming_parts
from guide.views.model import Choice, View


@dataclass(frozen=True)
class DaysToCome(Panel):
    """Which days to keep, and when the outcome in front of the reader changes by itself."""

    outcome: str

    def view(self, s: PanelHost) -> View:
        parts = coming_parts(s.walk.journey, s.guide.outcomes[self.outcome], s.note_state.note().since, s.sheets, s.p)
        calendar = Choice("calendar", s.p.calendar_save, apart=True)
        return View(f"days:{self.outcome}", s.p.days_title, tuple(parts), (calendar, close_choice(s)), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "calendar":
            s.open(CalendarPage())
        else:
            s.close()
