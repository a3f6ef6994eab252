"""Commands that have nothing to do in a guide: no face offers them there."""

from __future__ import annotations

from functools import lru_cache

from guide.content.guide import Guide

_NEEDS = {"plan": "plan", "log": "log", "note_down": "log"}
"""Command → the kind of sheet without which it does nothing."""


@lru_cache(maxsize=8)
def idle(guide: Guide) -> frozenset[str]:
    """The names of commands that do nothing here."""
    found = {name for name, sheet in _NEEDS.items() if sheet not in guide.sheets}
    found |= set() if guide.sources else {"sources"}
    found |= set() if any(page.terms for page in guide.pages.values()) else {"terms"}
    return frozenset(found | (set() if len(guide.about.languages.tags) > 1 else {"language"}))
