"""Saving a note in a sitting, as a person does, and what is said then."""

from __future__ import annotations

from pathlib import Path

from guide.content.words import Language
from guide.engine.position import Position
from guide.session.session import Session
from guide.sheets.state import NOTHING, Sheets
from tests.support.examples import P3
from tests.support.sittings import sitting


def with_sheets(folder: Path, sheets: Sheets = NOTHING, language: Language = "en") -> Session:
    """A sitting at the outcome of the worked examples."""
    found = sitting(folder / "notes", language)
    found.move(Position.resume(found.guide, found.today, dict(P3)))
    found.fill(sheets)
    return found


def told(s: Session) -> list[str]:
    return [part.text for part in s.view().parts]


def saved(s: Session) -> tuple[list[str], str]:
    """What is said after saving, and what was written."""
    s.save()
    s.type("")
    assert s.view().id == "saved"
    [path] = s.note_state.folder.glob("note-*.md")
    return told(s), path.read_text(encoding="utf-8")
