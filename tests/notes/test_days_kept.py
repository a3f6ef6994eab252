"""Days to keep stay the same days, on screen, in the note and in a calendar, whenever they are looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import vobject

from guide.engine.position import Position
from guide.notes.framing import split
from guide.notes.front import read_front
from guide.session.panels.days_to_come import DaysToCome
from guide.session.panels.export import CalendarPage
from guide.session.session import Session
from guide.sheets.state import Sheets
from tests.support.contacts import WORKED, log_of
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY
from tests.support.kept_notes import SHEETS, a_sitting, edited, opened, saved, told, update
from tests.support.plans import FILLED, B
from tests.support.scenes import CALLED

PLAN = filled_sheets(plan=FILLED, debts=(B,))
CHECK_FAMILY = date(2026, 6, 6)


class Phone:
    """A calendar that files are imported into: what has an identifier it knows takes the place of what it had."""

    def __init__(self) -> None:
        self.events: dict[str, tuple[date, str]] = {}

    def take(self, path: Path) -> None:
        for event in self.read(path):
            uid = event.uid.value
            if getattr(event, "status", None) is not None and event.status.value == "CANCELLED":
                self.events.pop(uid, None)
            else:
                self.events[uid] = (event.dtstart.value, event.summary.value)

    @staticmethod
    def read(path: Path) -> list[Any]:
        return list(vobject.readOne(path.read_text(encoding="utf-8")).vevent_list)

    @property
    def days(self) -> list[date]:
        return sorted(day for day, _ in self.events.values())


def exported(session: Session, words: bool = True) -> Path:
    """The file a person gets who saves the days to keep."""
    session.panels.clear()
    there = set(session.note_state.folder.glob("*.ics"))
    session.open(CalendarPage(words))
    session.choose("save")
    session.type("")
    assert session.view().id == "files-saved"
    session.choose("close")
    return (set(session.note_state.folder.glob("*.ics")) - there).pop()


def called(folder: Path, today: date = TODAY, sheets: Sheets = PLAN, name: str = "0" * 16) -> Session:
    session = a_sitting(folder, today)
    session.note_state.past = replace(session.note_state.past, id=name)
    session.move(Position.resume(session.guide, today, CALLED))
    session.fill(sheets)
    return session


def test_the_days_of_a_page_do_not_move_with_the_day_it_is_looked_at(tmp_path: Path) -> None:
    path = saved(tmp_path, sheets=PLAN)
    phone = Phone()
    for today in (date(2026, 6, 5), date(2026, 6, 9), date(2026, 6, 5)):
        session = opened(path, today)
        phone.take(exported(session))
        assert phone.days[0] == CHECK_FAMILY
        assert len(phone.days) == 9, "one of the page, eight payments"
        update(session)
    assert read_front(path).reached == {"family-called": "2026-06-04"}
    days = opened(path, date(2026, 6, 9))
    assert any("6 June has passed: Ask family whether the calls continue" in line for line in told(days))


def test_another_page_counts_its_days_from_when_it_was_reached(tmp_path: Path) -> None:
    path = saved(tmp_path, sheets=PLAN)
    session = opened(path, date(2026, 6, 20))
    session.choose("close")
    session.change("can-you-negotiate")
    session.move(session.walk.answer("nothing"))
    session.move(session.walk.answer(("none",)) if session.walk.at == "what-would-suffer" else session.walk)
    outcome = session.walk.journey.at
    assert outcome in session.guide.outcomes
    assert outcome != "family-called"
    update(session)
    assert read_front(path).reached == {outcome: "2026-06-20"}


def test_what_they_promised_and_the_next_payments_are_among_the_days_to_keep(tmp_path: Path) -> None:
    log = log_of([*WORKED[:3], {**WORKED[3], "promised": "an answer in writing"}])
    session = called(tmp_path, sheets=filled_sheets(over=SHEETS, log=log))
    session.open(DaysToCome("family-called"))
    lines = [part.mark + part.text for part in session.view().parts if part.style == "item"]
    assert lines[:4] == [
        "6 June: Ask family whether the calls continue",
        "6 June: They promised: an answer in writing",
        "10 June: Payment 1: 330 yuan",
        "10 July: Payment 2: 330 yuan",
    ]
    assert not any("Payment 3" in line for line in lines)
    text = saved(tmp_path, sheets=session.sheets).read_text(encoding="utf-8")
    assert "- 6 June 2026: They promised: an answer in writing" in text
    assert "- 10 July 2026: Payment 2: 330 yuan" in text
    titles = {event.summary.value for event in Phone.read(exported(session))}
    assert {"They promised: an answer in writing", "Payment 8: 210 yuan"} <= titles


def test_a_saved_file_names_the_year_of_every_day(tmp_path: Path) -> None:
    text = " ".join(split(saved(tmp_path).read_text(encoding="utf-8")).body.split())
    assert "27 May 2026" in text
    for month in ("May", "June", "July"):
        for after in text.split(f" {month}")[1:]:
            assert after.startswith((" 2026", " 2027")), month + after[:20]
    assert "in 2 days" not in text


def test_two_debts_do_not_take_each_others_days(tmp_path: Path) -> None:
    phone = Phone()
    for name in ("a" * 16, "b" * 16):
        phone.take(exported(called(tmp_path, name=name)))
    assert len(phone.days) == 2 * 9


def test_every_sitting_has_a_name_of_its_own_and_a_note_keeps_it(tmp_path: Path) -> None:
    one, two = called(tmp_path), called(tmp_path)
    one.clear()
    assert one.note_state.past.id == "0" * 16  # what the name is made by
    path = saved(tmp_path)
    assert read_front(path).id == "0" * 16
    assert opened(path).note_state.past.id == two.note_state.past.id


def test_payments_a_new_plan_does_not_have_are_cancelled(tmp_path: Path) -> None:
    path = saved(tmp_path, sheets=PLAN)
    phone = Phone()
    session = opened(path)
    phone.take(exported(session))
    assert len(phone.days) == 9
    assert session.note_state.unsaved, "what is in the calendar must be known later"
    update(session)
    assert read_front(path).exported.payments == 8
    session = opened(path, date(2026, 6, 20))
    session.fill(filled_sheets(plan={**FILLED, "left": 1, "first": date(2026, 7, 10), "no-others": True}))
    shorter = exported(session)
    assert sum(getattr(event, "status", None) is not None for event in Phone.read(shorter)) > 0
    phone.take(shorter)
    payments = [words for _, words in phone.events.values() if words.startswith("Payment")]
    assert 0 < len(payments) < 8
    assert not any(words.startswith("cancelled") for _, words in phone.events.values())
    update(session)
    assert read_front(path).exported.payments == 8, "a third file still knows of all"
    session.fill(Sheets())
    phone.take(exported(session))
    assert phone.days == [CHECK_FAMILY]


def test_the_same_file_taken_twice_changes_nothing(tmp_path: Path) -> None:
    phone = Phone()
    session = called(tmp_path, sheets=SHEETS)
    path = exported(session)
    phone.take(path)
    before = dict(phone.events)
    phone.take(path)
    phone.take(exported(session))
    assert phone.events == before


def test_a_crisis_leaves_no_trace_among_what_was_exported(tmp_path: Path) -> None:
    days = "dates:\n  - after: 1\n    says: {zh-Hans: 再看, en: Look again}\ntools:\n"
    guide = edited(("outcomes/safety-first.yaml", "tools:\n", days))
    session = a_sitting(tmp_path, guide=guide)
    session.move(Position.resume(session.guide, TODAY, {"what-first": "danger"}))
    session.fill(PLAN)
    exported(session)
    session.save()
    session.type("")
    assert session.note_state.origin is not None
    assert "safety" not in split(session.note_state.origin.path.read_text(encoding="utf-8")).data
