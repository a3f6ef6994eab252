"""The days to come: what is told of them is what a walk on that day shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guide.content.conditions import evaluate
from guide.engine.ageing import FAR, dates, later, turns
from guide.engine.journey import Journey, replay
from guide.engine.position import Position
from guide.values.days import after_working_days
from tests.support.guides import TODAY, shipped_guide
from tests.support.scenes import CALLED
from tests.support.walking import one_for_each_outcome


def says(journey: Journey) -> object:
    outcome = journey.outcome
    if outcome is None:
        return journey.at
    scripts = [evaluate(when, journey.known, journey.today) for when in journey.guide.scripts[outcome.id]]
    return journey.at, [block.id for block in journey.blocks(outcome)], scripts


@pytest.mark.parametrize(("outcome", "walk"), list(one_for_each_outcome().items()))
def test_every_change_of_the_coming_year_is_told_on_its_day(outcome: str, walk: Position) -> None:
    guide, answers = walk.guide, {**walk.answers, **walk.private}
    told = {turn.day: says(turn.after) for turn in turns(walk.journey)}
    now = says(walk.journey)
    for days in range(1, FAR.days + 1):
        day = TODAY + timedelta(days=days)
        then = replay(guide, later(guide, answers, days)[0], day)
        if says(then) != now:
            assert told.pop(day) == says(then)
            now = says(then)
            if then.outcome is None:
                break
    assert not told, f"{outcome}: told, and does not happen"


def test_the_page_for_a_called_family_changes_after_a_month() -> None:
    found = turns(replay(shipped_guide(), CALLED, TODAY))
    due = date(2026, 5, 27)
    assert [(turn.day - due).days for turn in found] == [30]
    assert found[0].comes() == ("a-month-late",)


def test_days_to_keep_are_counted_from_the_day_the_page_was_reached() -> None:
    for today in (TODAY, date(2026, 6, 20)):
        journey = replay(shipped_guide(), CALLED, today)
        assert [
            (due.key, due.day, due.says.say("en")) for due in dates(journey, journey.guide.outcomes[journey.at], TODAY)
        ] == [("family-called/after-2", date(2026, 6, 6), "Ask family whether the calls continue")]


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 6, 4), 1, date(2026, 6, 5)),
        (date(2026, 6, 5), 1, date(2026, 6, 8)),
        (date(2026, 6, 6), 5, date(2026, 6, 12)),
        (date(2028, 2, 28), 2, date(2028, 3, 1)),
    ],
)
def test_working_days_leave_out_the_weekend(day: date, count: int, expected: date) -> None:
    assert after_working_days(day, count) == expected
