"""Notes on disk with every sheet in them, opened on other days and with edited copies of the guide."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, time
from functools import cache
from pathlib import Path

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.engine.position import Position
from guide.notes.front import read_front
from guide.session.session import Session
from guide.sheets.letters.sent import Answer, Sent
from guide.sheets.letters.state import Edit, LetterWork
from guide.sheets.loading import load
from guide.sheets.state import Sheets
from tests.support.contacts import WORKED, WORKED_CASE, log_of
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY, copy_of, edit, shipped_guide
from tests.support.plans import FILLED, B
from tests.support.scenes import CALLED
from tests.support.sittings import COVER, NOON

SHEETS = filled_sheets(
    plan=FILLED,
    debts=(B,),
    letters={
        "plan-request": LetterWork({"reason": "less work", "reply-by": date(2026, 6, 11)}, (1, 3)),
        "how-you-contacted-people": LetterWork(edited=Edit("my own words", "0123456789abcdef"), sent_in="zh-Hans"),
        "i-dispute-this-debt": LetterWork(
            sent=(
                Sent(
                    1,
                    date(2026, 5, 20),
                    "zh-Hans",
                    "一封信",
                    "第一段。\n\n第二段，100.00 元。",
                    "app",
                    date(2026, 5, 27),
                    entry=3,
                ),
                Sent(2, date(2026, 6, 2), "en", "A letter", "Words.", answer_by=date(2026, 6, 9)).answered(
                    Answer(date(2026, 6, 3), 'no: # {not} "so"')
                ),
            )
        ),
    },
    log=log_of(WORKED, WORKED_CASE).edit(2, {**WORKED[1], "start": time(15, 45)}, NOON),
    helper={"reader": "desk 3", "until": date(2026, 7, 4), "show": ("budget", "log")},
    claim={"received": 970_000, "money-came": date(2026, 1, 15), "claimed": 980_000, "lender": "某银行"},
)
"""Something in every sheet, days of all kinds among it; letters that were sent, one of them answered."""


def a_sitting(folder: Path, today: date = TODAY, guide: Guide | None = None) -> Session:
    return Session(guide or shipped_guide(), COVER, today, "en", folder, clock=lambda: NOON, name=lambda: "0" * 16)


def saved(folder: Path, answers: dict[str, Value] | None = None, sheets: Sheets = SHEETS, today: date = TODAY) -> Path:
    """A note with these answers and sheets, saved as a person does."""
    session = a_sitting(folder, today)
    session.move(Position.resume(session.guide, today, CALLED if answers is None else answers))
    session.fill(sheets)
    session.save()
    session.type("")
    assert session.view().id == "saved", session.view()
    assert session.note_state.origin is not None
    return session.note_state.origin.path


def opened(path: Path, today: date = TODAY, guide: Guide | None = None) -> Session:
    """A sitting that goes on from a note, on the page that tells what has changed."""
    session = a_sitting(path.parent, today, guide)
    session.resume(read_front(path), path.name, path)
    return session


def update(session: Session) -> None:
    """Put it back into the note it was opened from."""
    session.panels.clear()
    session.save()
    assert session.view().id == "save-back", session.view()
    session.choose("update")
    assert session.view().id == "saved", told(session)
    session.choose("close")


def told(session: Session) -> list[str]:
    """What the page in front of the reader says."""
    return [part.text for part in session.view().parts if part.text]


@cache
def edited(*edits: tuple[str, str, str]) -> Guide:
    """The guide after edits of its files, each (file, what stands there once, what stands there then)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(Path(folder))
        for file, old, new in edits:
            edit(copy / file, old, new)
        return load(copy)


def changed_by(change: Callable[[Path], None]) -> Guide:
    """The guide after any change of its files."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(Path(folder))
        change(copy)
        return load(copy)


NEWER = ("guide.yaml", "version: '1.0'", "version: '1.1'")
WANT_TO = ("questions/negotiate/can-you-negotiate.yaml", "  - id: want\n", "  - id: want-to\n")
