"""The check of a claim on screen: its figures, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.fields import FormField
from guide.content.guide import Guide
from guide.content.words import Model
from guide.i18n.phrases import Phrases
from guide.session.host import PanelHost
from guide.session.panels.base import ToRead, close_choice, where_it_lives
from guide.session.panels.forms import FormPage
from guide.session.panels.sheets import SheetPanels
from guide.sheets.claim.checking import check
from guide.sheets.claim.content import KIND
from guide.sheets.claim.result import check_parts, findings
from guide.sheets.claim.work import WORK
from guide.sheets.filling import Filled
from guide.views.format import fill
from guide.views.model import GAP, Choice, Part, View


@dataclass(frozen=True)
class ClaimForm(FormPage):
    """What was received, paid and claimed."""

    key = "claim"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return KIND.need(s.guide).file.fields

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets)

    def put(self, s: PanelHost, filled: Filled) -> None:
        s.fill(WORK.put(s.sheets, filled))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        file = KIND.need(s.guide).file
        lead = [Part("hint", fill(text, s.walk.lasting, s.p)) for text in file.lead]
        return (Part("title", file.title.say(s.language)), *lead, *where_it_lives(s, "claim"))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice("result", s.p.claim_result, apart=True), Choice("close", s.p.form_done))

    def act(self, s: PanelHost, id: str) -> None:
        if id == "result":
            s.open(ClaimResult())
        else:
            s.close()

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        """The last that can be said."""
        lines = findings(s.walk.lasting, KIND.need(s.guide).file, check(self.filled(s)), s.p)
        return (lines[-1],) if lines else ()

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return tuple(check_parts(s.walk.lasting, KIND.need(s.guide).file, self.filled(s), s.p))

    def left(self, s: PanelHost) -> None:
        s.told.add("claim")


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
