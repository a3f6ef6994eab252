"""Whether the start page offers drafts and saved notes to go on from. Quick: it runs before anything is painted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guide.notes.glance import any_notes
from guide.views.start_page import StartPage


def offered(start_page: StartPage, drafts: Path | None, notes: Path) -> StartPage:
    """A start page with the newest draft that waits, if any, and with whether there are notes."""
    draft = _draft(start_page.id, drafts) if drafts is not None and drafts.is_dir() else ""
    return replace(start_page, draft=draft, notes=any_notes(notes))


def _draft(guide: str, drafts: Path) -> str:
    """When the newest draft was written; only who has agreed to drafts waits for this to be imported."""
    from guide.notes.drafts import waiting

    return next((draft.when for draft in waiting(drafts, guide)), "")
