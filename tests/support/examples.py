"""The person of the worked examples: eight days late, family called today, with a plan and four contacts in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guide.content.conditions import Value
from guide.engine.position import Position
from guide.notes.document import Note
from guide.sheets.state import Sheets
from tests.support.contacts import WORKED, WORKED_CASE, log_of
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY, shipped_guide
from tests.support.plans import FILLED, B
from tests.support.sittings import NOON

GUIDE = shipped_guide()
P3: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "overdue-date",
    "due-date": date(2026, 5, 27),
    "who-was-contacted": ("me-msg", "me-call", "emergency-contact"),
    "what-did-they-do": ("none",),
    "had-you-replied": "no-missed",
    "can-you-negotiate": "want",
    "monthly-amount": 330_00,
    "other-debts": "two-three",
}
CONTACTS = [
    WORKED[0],
    WORKED[1],
    {**WORKED[2], "words": "請提醒他跟我們聯絡", "answer": "我會轉告"},
    {**WORKED[3], "answer": "我提每月 330 元，8 期", "promised": "用文字回"},
]
SHEETS = filled_sheets(FILLED, (B,), log=log_of(CONTACTS, WORKED_CASE))
AGREED: dict[str, Any] = {
    "situation": "一筆線上分期逾期 8 天；緊急聯絡人今天接到電話。",
    "wants": "計劃成立；不要再找家人",
    "fears": "媽媽又接到電話",
    "show": ("budget", "log"),
    "questions": ("charges", "lender", "only-me"),
    "bring": ("screens", "messages", "budget"),
}


def note(sheets: Sheets = SHEETS, answers: Mapping[str, Value] = P3, today: date = TODAY) -> Note:
    return Note(Position.resume(GUIDE, today, dict(answers)).lasting, NOON, sheets)


def for_helper(sheets: Sheets = SHEETS, **fields: Any) -> Sheets:
    """The sheets with what the person agreed to show; None takes a field away."""
    filled = {id: value for id, value in {**AGREED, **fields}.items() if value is not None}
    return filled_sheets(over=sheets, helper=filled)
