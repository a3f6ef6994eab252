"""The summary for a helper on screen: what the person agrees to show, and the summary itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.fields import FormField
from guide.notes.helper_summary import summary
from guide.notes.store import FileName
from guide.session.host import Panel, PanelHost
from guide.session.panels.export import hand_out
from guide.session.panels.forms import FormPage
from guide.session.panels.long_numbers import asks
from guide.session.panels.preview import as_written, room
from guide.session.panels.sheets import SheetPanels
from guide.sheets.filling import Filled
from guide.sheets.helper.content import KIND
from guide.sheets.helper.work import WORK
from guide.views.format import fill
from guide.views.model import GAP, Choice, Part, View

SUMMARY = FileName("note", "b", ".md")


@dataclass(frozen=True)
class HelperForm(FormPage):
    """What the person agrees to show a helper."""

    key = "helper"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return KIND.need(s.guide).file.fields

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets)

    def put(self, s: PanelHost, filled: Filled) -> None:
        s.fill(WORK.put(s.sheets, filled))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        file = KIND.need(s.guide).file
        lead = [Part("hint", fill(text, s.walk.journey, s.p)) for text in file.lead]
        return (Part("title", file.title.say(s.language)), *lead)

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice("preview", s.p.helper_preview, apart=True), Choice("close", s.p.form_done))

    def act(self, s: PanelHost, id: str) -> None:
        if id == "preview":
            s.open(HelperPage())
        else:
            s.close()


@dataclass(frozen=True)
class HelperPage(Panel):
    """The summary as it will be given away."""

    def view(self, s: PanelHost) -> View:
        title = s.p.helper_preview
        parts = (Part("title", title), GAP, *as_written(summary(s.note_state.note(), s.p, room(s))))
        choices = (Choice("save", s.p.save_here, apart=True), Choice("close", s.p.close))
        return View("helper", title, parts, choices, reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "save" and asks(s, "choose", id):
            return
        s.close()
        if id == "save":
            hand_out(s, s.p.helper_preview, ((SUMMARY, summary(s.note_state.note(), s.p)),))


class HelperPanels(SheetPanels):
    """The summary is written for somebody else, and opened from there."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(HelperForm())

    def for_others(self, s: PanelHost) -> Iterator[tuple[Choice, Panel]]:
        yield Choice("helper", KIND.need(s.guide).file.title.say(s.language)), HelperForm()


PANELS = HelperPanels()
