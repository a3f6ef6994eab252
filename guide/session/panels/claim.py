"""The check of a claim on screen: its figures, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.guide import Guide
from guide.content.words import Model
from guide.i18n.phrases import Phrases
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice, where_it_lives
from guide.session.panels.sheet_form import SheetForm
from guide.session.panels.sheets import SheetPanels
from guide.sheets.claim.checking import check
from guide.sheets.claim.content import KIND
from guide.sheets.claim.result import check_parts, findings
from guide.sheets.claim.work import WORK
from guide.views.model import GAP, Part, View


@dataclass(frozen=True)
class ClaimForm(SheetForm):
    """What was received, paid and claimed."""

    kind, work = KIND, WORK

    def label(self, s: PanelHost) -> str:
        return s.p.claim_result

    def result(self) -> Panel:
        return ClaimResult()

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        return (*super().head(s), *where_it_lives(s, self.key))

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        """The last that can be said."""
        lines = findings(s.walk.lasting, KIND.need(s.guide).file, check(self.filled(s)), s.p)
        return (lines[-1],) if lines else ()

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return tuple(check_parts(s.walk.lasting, KIND.need(s.guide).file, self.filled(s), s.p))

    def left(self, s: PanelHost) -> None:
        s.told.add(self.key)


@dataclass(frozen=True)
class ClaimResult(ToRead):
    """What the figures come to, and what to ask for."""

    def view(self, s: PanelHost) -> View:
        file = KIND.need(s.guide).file
        parts = (Part("title", s.p.claim_result), GAP, *check_parts(s.walk.lasting, file, WORK.of(s.sheets), s.p))
        return View("result:claim", s.p.claim_result, parts, (close_choice(s),), reading=True)


class ClaimPanels(SheetPanels):
    """The check opens with its form."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(ClaimForm())

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        file = KIND.need(guide).file
        yield "sheet:claim", file.title.say(p.language), file


PANELS = ClaimPanels()
