"""The days on which a page changes by the calendar alone, told alike for small guides and for large ones."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from guide.engine.ageing import later
from guide.engine.ageing import turns as days_to_come
from guide.engine.journey import Journey, replay
from guide.proof.calendar import turns
from guide.proof.findings import Subject
from guide.proof.parting import partings
from guide.sheets.loading import load_marked
from tests.support.small_guides import TODAY, going_on, one, outcome, proved, question, when, words, write

BOTH = {"calm": outcome(), "hot": outcome(urgency="now")}
LATE: dict[str, Any] = {"facts": [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]}
WEEK = {"late": {"least": 7}}


def due(*next: Any, **more: Any) -> dict[str, Any]:
    return question("date", list(next), **more)


def waited(*next: Any, **more: Any) -> dict[str, Any]:
    return question("number", list(next), None, **{"counts-days": True, "decimals": 1, "most": 9, **more})


COME_BACK = going_on("again", when={"any": [{"again": "unknown"}, WEEK]})
AGED: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[str]]] = {
    "another outcome": ({"due": due(when(WEEK, "hot"), "calm")}, BOTH, {"due": 5}, ["2 hot"]),
    "a way on comes": (
        {"due": due("calm"), "more": one("x y", "hot")},
        {**BOTH, "calm": going_on("more", when=WEEK)},
        {"due": 5},
        ["2 calm, on"],
    ),
    "a way on goes, which was taken": (
        {"due": due("calm"), "more": one("x y", "hot")},
        {**BOTH, "calm": going_on("more", when={"late": {"most": 7}})},
        {"due": 5, "calm": "continue", "more": "x"},
        ["3 calm"],
    ),
    "the way on of a page that came again": (
        {"due": due("calm"), "again": one("x y", "calm")},
        {"calm": COME_BACK},
        {"due": 5, "calm": "continue", "again": "x"},
        [],
    ),
    "a date leaves its window": ({"due": due("calm", **{"days-back": 10})}, BOTH, {"due": 5}, ["6 due"]),
    "a date that is to come": (
        {"due": due(when({"late": {"least": 0}}, "hot"), "calm", **{"days-ahead": 9, "days-back": 2})},
        BOTH,
        {"due": -3},
        ["3 hot", "6 due"],
    ),
    "a number outgrows its question": ({"n": waited(when({"n": {"least": 7}}, "hot"), "calm")}, BOTH, {"n": 55},
                                       ["2 hot", "4 n"]),
    "a bound between two days": ({"n": waited(when({"n": {"least": 7.2}}, "hot"), "calm")}, BOTH, {"n": 60},
                                 ["2 hot", "4 n"]),
    "an answer of today only": ({"a": one("x y~", when({"a": "y"}, "hot"), "calm")}, BOTH, {"a": "y"}, ["1 a"]),
    "a question that nobody asked yet": (
        {"due": due(when(WEEK, "more"), "calm"), "more": one("x y", "hot")}, BOTH, {"due": 5}, ["2 more"]
    ),
}  # fmt: skip


def told(journey: Journey) -> str:
    """Where a journey ends, and whether it may go on from there."""
    return journey.at + ", on" * (journey.outcome is not None and journey.may_continue(journey.outcome))


@pytest.mark.parametrize("name", AGED)
def test_the_same_answers_on_the_days_to_come(tmp_path: Path, name: str) -> None:
    """What is told on the page is what a walk on each day shows, and the proof knows every such day."""
    asked, outcomes, given, expected = AGED[name]
    about = LATE if "due" in asked else {}
    guide, marks = load_marked(write(tmp_path, asked, outcomes, **about), routing=False)
    answers = {id: TODAY - timedelta(value) if id == "due" else value for id, value in given.items()}
    now = replay(guide, answers, TODAY)
    assert [f"{(turn.day - TODAY).days} {told(turn.after)}" for turn in days_to_come(now)] == expected
    walked, before = [], told(now)
    for days in range(1, 15):
        then = replay(guide, later(guide, answers, days)[0], TODAY + timedelta(days))
        if told(then) != before:
            before = told(then)
            walked.append(f"{days} {before}")
        if then.outcome is None:
            break
    assert walked == expected
    ends = {turn.split(",")[0].split()[1] for turn in expected} - {now.at}
    proved = turns(guide)
    assert ends <= {later for turn in proved for _, later in turn.pairs}
    for found in (proved, partings(Subject(guide, marks, TODAY))):
        assert any("continue" in turn.parts for turn in found) == name.startswith("a way on")


def test_a_block_of_one_week_comes_and_goes_in_a_large_guide_as_in_a_small_one(tmp_path: Path) -> None:
    """The days before and after the week are alike to the outcome; on which of them somebody stands still counts."""
    facts = [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]
    blocks = {"second-week": {"when": {"late": {"least": 7, "most": 13}}}}
    asked = {"due": question("date", ["end"])}
    write(tmp_path, asked, {"end": outcome(blocks=["second-week"])}, blocks, facts=facts)
    guide, marks = load_marked(tmp_path)
    expected = [(Decimal(7), ("block second-week",)), (Decimal(14), ("block second-week",))]
    for found in (turns(guide), partings(Subject(guide, marks, TODAY))):
        assert [(turn.day, turn.parts) for turn in found if turn.parts] == expected


def test_an_answer_that_nobody_is_asked_for_tomorrow_has_no_part_in_the_change(tmp_path: Path) -> None:
    """Tomorrow the date alone leads past the number, whatever bound the number crosses in that night."""
    facts = [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]
    counts: dict[str, Any] = {"most": 5, "counts-days": True}
    asked = {
        "due": question("date", [when({"late": {"is": 3}}, "past"), "waited"]),
        "waited": question("number", [when({"waited": {"is": 1}}, "short"), "long"], **counts),
    }
    outcomes = {"past": outcome(), "short": outcome(blocks=["yesterday"]), "long": outcome()}
    write(tmp_path, asked, outcomes, {"yesterday": {"when": {"waited": {"most": 1}}}}, facts=facts)
    found = {(turn.question, turn.day): turn.pairs for turn in turns(load_marked(tmp_path)[0])}
    assert found["waited", Decimal(2)] == (("short", "long"),)
    assert ("short", "past") in found["due", Decimal(3)]


def test_a_day_that_is_not_taken_tomorrow_on_a_way_that_only_tomorrow_leads_there(tmp_path: Path) -> None:
    """On the seventh day the second date comes without the question before it, and is too long ago by then."""
    asked = {
        "due": due(when({"late": {"most": 5}}, "calm"), when({"late": {"is": 6}}, "between"), "paid"),
        "between": one("x y", "paid"),
        "paid": due(when({"between": "answered"}, "hot"), "calm", **{"days-back": 5}),
    }
    found = turns(load_marked(write(tmp_path, asked, BOTH, **LATE))[0])
    assert {(turn.question, turn.day): turn.pairs for turn in found if turn.question == "paid"} == {
        ("paid", Decimal(6)): (("calm", "paid"), ("hot", "paid"))
    }


def test_a_night_in_which_a_number_passes_over_what_lies_between(tmp_path: Path) -> None:
    """From 6.8 it is 7.8 the next day: nobody comes to what begins at 7 and ends at 7.2."""
    between = {"any": [{"n": {"least": 7.2}}, {"n": {"least": 7}}]}
    asked = {"n": waited(when({"n": {"least": 6.8, "most": 6.9}}, "hot"), when(between, "calm"), "calm")}
    guide, marks = load_marked(write(tmp_path, asked, BOTH))
    found = {(turn.day, turn.pairs) for turn in partings(Subject(guide, marks, TODAY))}
    assert (Decimal("6.8"), (("calm", "hot"),)) in found
    assert (Decimal("7.2"), (("hot", "calm"),)) in found
    assert Decimal(7) not in {day for day, _ in found}


def test_the_days_on_which_an_outcome_changes_by_the_calendar_alone(tmp_path: Path) -> None:
    rules = [when({"late": {"most": 6}}, "calm"), "hot"]
    blocks = {"old": {"when": {"late": {"least": 30}}}}
    outcomes = {**BOTH, "hot": {**BOTH["hot"], "blocks": ["old"]}}
    _, report = proved(write(tmp_path, {"due": due(*rules)}, outcomes, blocks, **LATE))
    assert [(str(t.day), t.pairs, t.parts) for t in report.turns] == [
        ("7", (("calm", "hot"),), ()),
        ("30", (), ("block old",)),
        ("3651", (("hot", "due"),), ()),
    ]
