"""What is filled in as a note holds it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guide.content.guide import Guide
from guide.sheets.state import NOTHING, Sheets
from guide.sheets.work import works


def dump_sheets(guide: Guide, sheets: Sheets) -> dict[str, Any]:
    """The sheets that hold something, as YAML holds them."""
    dumped = {work.name: work.dump(guide, work.of(sheets)) for work in works(guide)}
    return {name: plain for name, plain in dumped.items() if plain}


def load_sheets(guide: Guide, plain: Mapping[str, Any], today: date) -> tuple[Sheets, tuple[str, ...]]:
    """The opposite of `dump_sheets`, and the places of everything that could not be taken: plan.debts.2.balance."""
    found = {work.name: work for work in works(guide)}
    sheets, dropped = NOTHING, [name for name in plain if name not in found]
    for name in (name for name in found if name in plain):
        state, places = found[name].load(guide, plain[name], today)
        sheets = found[name].put(sheets, state)
        dropped += [f"{name}.{place}".rstrip(".") for place in places]
    return sheets, tuple(dropped)
