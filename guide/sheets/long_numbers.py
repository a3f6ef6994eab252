"""Numbers somebody typed that look like a whole telephone number, or that of an ID or a card."""

from __future__ import annotations

from collections.abc import Callable

from guide.content.guide import Guide
from guide.sheets.state import Sheets
from guide.sheets.work import works
from guide.values.telephone import Numbers


def shortened(guide: Guide, sheets: Sheets) -> Sheets:
    """The sheets with the last four signs of every such number; numbers that end alike stay apart."""
    return changed(guide, sheets, Numbers(typed(guide, sheets)).cut)


def typed(guide: Guide, sheets: Sheets) -> list[str]:
    """Every word that was typed into the sheets, as it will be saved. Choices are among them; they hold no numbers."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    changed(guide, sheets, note)
    return found


def changed(guide: Guide, sheets: Sheets, change: Callable[[str], str]) -> Sheets:
    """The sheets with every text in them changed, but for callers' numbers."""
    for work in works(guide):
        sheets = work.put(sheets, work.change(work.of(sheets), change))
    return sheets
