"""The form of a sheet that is nothing but one form, with what is read once it is filled in."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from guide.content.fields import FormField
from guide.content.sheets import SheetKind
from guide.session.host import Panel, PanelHost
from guide.session.panels.forms import FormPage
from guide.sheets.filling import Filled
from guide.sheets.work import Work
from guide.views.format import fill
from guide.views.model import Choice, Part

READ = "read"


class SheetForm(FormPage):
    """`kind`: the sheet, whose file has title, lead and fields; `work`: what it holds."""

    kind: ClassVar[SheetKind[Any]]
    work: ClassVar[Work[Filled]]

    @abstractmethod
    def label(self, s: PanelHost) -> str:
        """The choice that opens what is read once it is filled in."""

    @abstractmethod
    def result(self) -> Panel:
        """What is read once it is filled in."""

    @property
    def key(self) -> str:  # type: ignore[override]
        return self.kind.name

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        fields: tuple[FormField, ...] = self.kind.need(s.guide).file.fields
        return fields

    def filled(self, s: PanelHost) -> Filled:
        return self.work.of(s.sheets)

    def put(self, s: PanelHost, filled: Filled) -> None:
        s.fill(self.work.put(s.sheets, filled))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        file = self.kind.need(s.guide).file
        lead = (Part("hint", fill(text, s.walk.lasting, s.p)) for text in file.lead)
        return (Part("title", file.title.say(s.language)), *lead)

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice(READ, self.label(s), apart=True), Choice("close", s.p.form_done))

    def act(self, s: PanelHost, id: str) -> None:
        if id == READ:
            s.open(self.result())
        else:
            s.close()
