"""Where the code of a kind of sheet is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module


@dataclass(frozen=True, slots=True, eq=False)
class Plugin:
    """A kind of sheet. Its code stands in three places, given as module:name, and is imported where a guide has such
    files, and not before.
    """

    name: str
    content: str
    """its `guide.content.sheets.SheetKind`: how it is read"""
    work: str
    """its `guide.sheets.work.Work`: what it does once it is filled in"""
    panels: str
    """its `guide.session.panels.sheets.SheetPanels`: how it is filled in"""
    files: tuple[str, ...] = ()
    """names of its files: sheets/plan.yaml"""
    folders: Mapping[str, str] = field(default_factory=dict)
    """name of a folder → the key under which each of its files has its id"""

    def reads(self, name: str) -> bool:
        """Whether a file of this name is its."""
        return name in self.files or name.partition("/")[0] in self.folders


def find(place: str) -> object:
    """What stands at a place."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
