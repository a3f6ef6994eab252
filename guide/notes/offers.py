"""What the start page offers to go on from. Quick: it is looked at before anything is painted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guide.notes.glance import any_notes
from guide.views.start_page import StartPage


def offered(cover: StartPage, drafts: Path | None, notes: Path) -> StartPage:
    """A start page with the newest draft that waits, if any, and with whether there are notes."""
    draft = _draft(cover.id, drafts) if drafts is not None and drafts.is_dir() else ""
    return replace(cover, draft=draft, notes=any_notes(notes))


def _draft(guide: str, drafts: Path) -> str:
    """When the newest draft was written; only who has agreed to drafts waits for this to be imported."""
    from guide.notes.drafts import waiting

    return next((draft.when for draft in waiting(drafts, guide)), "")
