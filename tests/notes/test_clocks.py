"""Clocks that were wrong, other time zones, 29 February: what is updated then still holds everything."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from guide.cli.main import run
from guide.notes.document import open_again
from guide.notes.front import read_front
from tests.support.contacts import WORKED, log_of
from tests.support.filled import filled_sheets, log_in
from tests.support.guides import TODAY, shipped_guide
from tests.support.kept_notes import SHEETS, opened, saved, told, update
from tests.support.plans import FILLED, B
from tests.support.scenes import CALLED
from tests.support.surroundings import in_zone

GUIDE = shipped_guide()


@pytest.mark.parametrize("days", [1, 3, 30, 400, 20_000])
def test_a_clock_that_went_back_and_came_right_again(days: int, tmp_path: Path) -> None:
    path = saved(tmp_path)
    for today in (TODAY - timedelta(days=days), TODAY):
        session = opened(path, today)
        if session.note_state.has_something:
            update(session)
    again = open_again(GUIDE, read_front(path), TODAY)
    assert again.answers == CALLED
    assert again.sheets == SHEETS
    assert read_front(path).reached == {"family-called": "2026-06-04"}


def test_what_is_written_down_by_a_wrong_clock_stays_beside_the_rest(tmp_path: Path) -> None:
    path = saved(tmp_path)
    session = opened(path, date(2026, 6, 1))
    session.fill(
        filled_sheets(over=session.sheets, log=log_in(session.sheets).add({"date": date(2026, 6, 1), "words": "late"}))
    )
    update(session)
    log = log_in(open_again(GUIDE, read_front(path), TODAY).sheets)
    assert [entry.day for entry in log.entries] == [*(entry["date"] for entry in WORKED), date(2026, 6, 1)]


def test_a_plan_of_29_february(tmp_path: Path) -> None:
    leap = date(2028, 2, 29)
    due = date(2028, 2, 20)
    sheets = filled_sheets(plan={**FILLED, "first": leap}, debts=(B,), log=log_of([{**WORKED[0], "date": leap}]))
    path = saved(tmp_path, {**CALLED, "due-date": due}, sheets, leap)
    for today in (date(2028, 3, 1), date(2029, 2, 28), date(2028, 2, 28), leap):
        session = opened(path, today)
        assert session.walk.journey.fact("days-late") == (today - due).days
        update(session)
        assert read_front(path).made == today.isoformat()
        again = open_again(GUIDE, read_front(path), today)
        assert again.sheets == sheets
        assert again.dropped == ()
    lines = told(opened(path, date(2028, 4, 1)))
    assert "29 February has passed: Payment 1: 330 yuan" in lines
    assert "29 March has passed: Payment 2: 330 yuan" in lines


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_day_is_that_of_the_persons_time_zone(
    zone: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never the same day in these two. Nobody says which day it is: the program asks the system."""
    path = saved(home / "notes")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\nv\n1\nq\n"))
    before = datetime.now(ZoneInfo(zone)).date()
    with in_zone(zone):
        assert run(["open", str(path), "--plain"]) == 0
    after = datetime.now(ZoneInfo(zone)).date()
    assert "What you wrote into it yourself is still there." in capsys.readouterr().out
    front = read_front(path)
    assert front.day in (before, after)
    assert open_again(GUIDE, front, TODAY).sheets == SHEETS
    assert open_again(GUIDE, front, TODAY).answers == CALLED
