"""The sheets in the text of a note, under the days to keep."""

from __future__ import annotations

from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.sheets.days_to_come import day_parts
from guide.sheets.work import works
from guide.views.model import Part


def sheet_parts(note: Note, p: Phrases, width: int) -> list[Part]:
    """Days to keep, then every sheet that holds something. Nothing is drawn wider than `width`."""
    every = works(note.journey.guide)
    return [*_days(note, p), *(part for work in every for part in work.in_note(note.journey, note.sheets, p, width))]


def _days(note: Note, p: Phrases) -> list[Part]:
    """What was promised, and what the page wants kept."""
    days = [
        Part("item", part.mark + part.text, "- ")
        for part in day_parts(note.journey, note.journey.outcome, note.since, note.sheets, p)
    ]
    return [Part("heading", p.days_keep), *days] if days else []
