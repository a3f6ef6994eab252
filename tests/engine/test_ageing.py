"""The days to come: what is told of them is what a walk on that day shows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide.content.conditions import evaluate
from guide.content.faults import BrokenGuide
from guide.engine.ageing import FAR, causes, dates, later, turns
from guide.engine.journey import Journey, replay
from guide.sheets.loading import load
from guide.values.days import after_working_days
from tests.support.guides import TODAY, shipped_guide
from tests.support.scenes import CALLED
from tests.support.small_guides import one, outcome, question, when, words, write
from tests.support.walking import one_for_each_outcome


def says(journey: Journey) -> object:
    outcome = journey.outcome
    if outcome is None:
        return journey.at
    scripts = [evaluate(when, journey.known, journey.today) for when in journey.guide.scripts[outcome.id]]
    return journey.at, [block.id for block in journey.blocks(outcome)], scripts


@pytest.mark.parametrize("outcome", shipped_guide().outcomes)
def test_every_change_of_the_coming_year_is_told_on_its_day(outcome: str) -> None:
    walk = one_for_each_outcome()[outcome]
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


def test_a_day_to_keep_is_counted_from_the_outcome_or_from_an_answer(tmp_path: Path) -> None:
    kept: list[dict[str, object]] = [
        {"on": "a"}, {"on": "a", "after": 7}, {"on": "a", "working-days": 15}, {"working-days": 2}, {"after": 0},
    ]  # fmt: skip
    asked = question("date", ["end"], skip=words())
    end = outcome(dates=[{**each, "says": words()} for each in kept])
    small = load(write(tmp_path, {"a": asked}, {"end": end}))
    friday = date(2026, 6, 5)
    journey = replay(small, {"a": date(2026, 6, 1)}, friday)
    assert {due.key: due.day for due in dates(journey, small.outcomes["end"], friday)} == {
        "end/on-a": date(2026, 6, 1),
        "end/on-a-7": date(2026, 6, 8),
        "end/on-a-working-days-15": date(2026, 6, 22),
        "end/working-days-2": date(2026, 6, 9),
        "end/after-0": friday,
    }
    skipped = replay(small, {"a": None}, friday)
    assert [due.key for due in dates(skipped, small.outcomes["end"], friday)] == ["end/after-0", "end/working-days-2"]


@pytest.mark.parametrize(("day", "told"), [({}, "no day is named"), ({"after": 1, "working-days": 1}, "stands beside")])
def test_a_day_that_is_no_day_is_told(day: dict[str, int], told: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"a": one("p q", "end")}, {"end": outcome(dates=[{**day, "says": words()}])})
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    assert told in str(broken.value)


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


@pytest.mark.parametrize(
    ("answers", "days", "because"),
    [
        ({"a": "x", "n": 55, "due": date(2026, 6, 1)}, 2, ("n",)),
        ({"a": "x", "n": 10, "due": date(2026, 5, 27)}, 2, ("due",)),
        ({"a": "x", "n": 55, "due": date(2026, 5, 27)}, 2, ()),
        ({"a": "y"}, 1, ("a",)),
    ],
)
def test_by_which_answer_a_page_has_become_another(
    tmp_path: Path, answers: dict[str, Any], days: int, because: tuple[str, ...]
) -> None:
    """One that makes the difference alone: of two that would each have done, it is neither."""
    either = {"any": [{"n": {"least": 7}}, {"late": {"least": 10}}]}
    asked = {
        "a": one("x y~", when({"a": "y"}, "calm"), "n"),
        "n": question("number", ["due"], None, decimals=1, most=9, **{"counts-days": True}),
        "due": question("date", [when(either, "hot"), "calm"]),
    }
    facts = [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]
    outcomes = {"calm": outcome(), "hot": outcome(urgency="now")}
    guide = load(write(tmp_path, asked, outcomes, facts=facts))
    day = TODAY + timedelta(days)
    now = replay(guide, later(guide, answers, days)[0], day)
    assert replay(guide, answers, TODAY).at == "calm"
    assert now.at == ("a" if because == ("a",) else "hot")
    assert causes(answers, now, days) == because
