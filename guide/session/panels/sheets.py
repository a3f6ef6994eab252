"""How the sheets of a guide are opened: by the choices of an outcome, by a key, from the palette, for somebody else."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cache

from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.plugin import find
from guide.content.words import Model
from guide.i18n.phrases import Phrases
from guide.session.host import Panel, PanelHost
from guide.sheets.work import work_of
from guide.views.model import Choice


class SheetPanels(ABC):
    """How a kind of sheet is filled in."""

    @abstractmethod
    def open(self, s: PanelHost, part: str) -> None:
        """Open it; `part`: the id of one of its parts, where it has several."""

    def begin(self, s: PanelHost) -> None:  # noqa: B027 — most have nothing to begin
        """Begin a new part of it."""

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        """What of it can be found from the palette: an id like sheet:NAME, its name, and where its texts stand."""
        yield from ()

    def for_others(self, s: PanelHost) -> Iterator[tuple[Choice, Panel]]:
        """What can be written from it for somebody else."""
        yield from ()


@cache
def _at(place: str) -> SheetPanels:
    found = find(place)
    if not isinstance(found, SheetPanels):
        raise TypeError(f"{place} does not say how a sheet is filled in")
    return found


def sheet_panels(guide: Guide) -> dict[str, SheetPanels]:
    """How each sheet of a guide is filled in, by its name."""
    return {name: _at(guide.plugins[name].panels) for name in guide.sheets}


def for_others(s: PanelHost) -> list[tuple[Choice, Panel]]:
    """What can be written for somebody else, with the panel that does it."""
    every = [each for panels in sheet_panels(s.guide).values() for each in panels.for_others(s)]
    return sorted(every, key=lambda each: each[0].id != "helper")


def open_sheet(s: PanelHost, name: str, part: str = "") -> None:
    """A sheet, where the guide has one of that name."""
    if name in s.guide.sheets:
        sheet_panels(s.guide)[name].open(s, part)


def is_wanted(s: PanelHost, name: str) -> bool:
    """Whether a key opens a sheet here. An outcome that does not offer one wants nobody to fill it in there."""
    outcome = s.walk.node if s.started else None
    if name not in s.guide.sheets or not isinstance(outcome, Outcome):
        return name in s.guide.sheets
    return any(work_of(s.guide.plugins[name].work).offered(s.walk.journey, outcome, s.sheets, s.p))
