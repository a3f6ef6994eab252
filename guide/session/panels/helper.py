"""The summary for a helper on screen: what the person agrees to show, and the summary itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.notes.helper_summary import summary
from guide.notes.store import FileName
from guide.session.host import Panel, PanelHost
from guide.session.panels.export import hand_out
from guide.session.panels.long_numbers import asks
from guide.session.panels.preview import as_written, room
from guide.session.panels.sheet_form import SheetForm
from guide.session.panels.sheets import SheetPanels
from guide.sheets.helper.content import KIND
from guide.sheets.helper.work import WORK
from guide.views.model import GAP, Choice, Part, View

SUMMARY = FileName("note", "b", ".md")


@dataclass(frozen=True)
class HelperForm(SheetForm):
    """What the person agrees to show a helper."""

    kind, work = KIND, WORK

    def label(self, s: PanelHost) -> str:
        return s.p.helper_preview

    def result(self) -> Panel:
        return HelperPage()


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
            hand_out(s, lambda p: p.helper_preview, ((SUMMARY, summary(s.note_state.note(), s.p)),))


class HelperPanels(SheetPanels):
    """The summary is written for somebody else, and opened from there."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(HelperForm())

    def for_others(self, s: PanelHost) -> Iterator[tuple[Choice, Panel]]:
        yield Choice("helper", KIND.need(s.guide).file.title.say(s.language)), HelperForm()


PANELS = HelperPanels()
