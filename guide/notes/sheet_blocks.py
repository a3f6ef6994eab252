"""The sheets in the text of a note: the plan with its payments, the log with its counts, letters as written."""

from __future__ import annotations

from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.notes.in_short import hearsay
from guide.sheets.days_to_come import day_parts
from guide.sheets.letters.state import text_to_send
from guide.sheets.letters.view import draft_to_send
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry_parts import table_parts
from guide.sheets.log.overview import total_parts
from guide.sheets.log.record import record_parts
from guide.sheets.on_outcome import letter_inputs
from guide.sheets.plan.result import plan_of, plan_result
from guide.views.model import Part
from guide.views.nodes import says_plan

DRAWN = 70
"""Columns of a drawing in a note, at most."""


def sheet_parts(note: Note, p: Phrases, width: int) -> list[Part]:
    """Days to keep, then every sheet that holds something. Nothing is drawn wider than `width`."""
    return [*_days(note, p), *_plan(note, p, min(DRAWN, width)), *_log(note, p), *_letters(note, p)]


def _days(note: Note, p: Phrases) -> list[Part]:
    """What was promised and what the page wants kept; then the days that are only hearsay, and say so."""
    outcome = note.journey.outcome
    days = [
        Part("item", part.mark + part.text, "- ")
        for part in day_parts(note.journey, outcome, note.since, note.sheets, p)
    ]
    lead, *said = (hearsay(note, p) if outcome is not None else []) or [""]
    days += [Part("text", lead), *(Part("item", day, "- ") for day in said)] if said else []
    return [Part("heading", p.days_keep), *days] if days else []


def _plan(note: Note, p: Phrases, width: int) -> list[Part]:
    sheet = note.journey.guide.plan
    if sheet is None or not note.sheets.plan:
        return []
    plan = plan_of(note.journey, note.sheets.plan, note.sheets.debts)
    outcome = note.journey.outcome
    said = outcome is not None and outcome.tools.plan is not None and says_plan(note.journey, outcome)
    parts = plan_result(note.journey, plan, p, width, said=said)
    lowered = [Part("label", part.text) if part.style == "heading" else part for part in parts]
    return [Part("heading", sheet.title.say(p.language)), *lowered]


def _log(note: Note, p: Phrases) -> list[Part]:
    sheet = note.journey.guide.log
    if sheet is None or not note.sheets.log.entries:
        return []
    book = Logbook(note.journey, note.sheets.log, p)
    entries = [Part("step", part.text, part.mark) for part in table_parts(book)]
    counts = [Part("label", p.log_counts), *total_parts(book)]
    return [Part("heading", sheet.title.say(p.language)), *entries, *counts, *record_parts(book)]


def _letters(note: Note, p: Phrases) -> list[Part]:
    """The letters that were worked on, as they would be sent."""
    guide, known = note.journey.guide, letter_inputs(note.journey, note.sheets, p)
    parts: list[Part] = []
    for id, work in note.sheets.letters.items():
        letter = guide.letters[id]
        draft = draft_to_send(letter, work, known, p)
        if draft is not None:
            parts.append(Part("heading", p.letter_named.format(title=letter.title.say(p.language))))
            parts += [Part("say", paragraph) for paragraph in text_to_send(work, draft).strip("\n").split("\n\n")]
    return parts
