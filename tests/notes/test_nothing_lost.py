"""Whatever a note holds stays in it: opened and updated on any day, with any version of the guide, by a wrong clock."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.notes.carried_over import lacking, together
from guide.notes.document import open_again
from guide.notes.front import read_front
from tests.support.filled import filled_sheets, log_in
from tests.support.guides import TODAY, shipped_guide
from tests.support.kept_notes import NEWER, SHEETS, WANT_TO, edited, opened, saved, told, update
from tests.support.sampling import examples
from tests.support.scenes import CALLED
from tests.support.sittings import give
from tests.support.walking import wander

GUIDE = shipped_guide()
DUE_TODAY: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "today",
    "can-you-pay-on-the-day": "part",
    "who-was-contacted": ("me-msg", "me-call", "emergency-contact"),
    "what-did-they-do": ("none",),
    "had-you-replied": "no-missed",
    "can-you-negotiate": "want",
    "monthly-amount": 33000,
    "other-debts": "two-three",
}


def without_sheets() -> Guide:
    """A version of the guide that has none of the sheets a note may hold."""
    return replace(GUIDE, sheets={})


def guides() -> list[Guide]:
    gone = ("questions/negotiate/monthly-amount.yaml", "most: ", "most: 3 #")
    return [GUIDE, edited(NEWER, WANT_TO), edited(NEWER, gone), without_sheets()]


TIMES = st.lists(st.tuples(st.integers(-40, 800), st.integers(0, 3)), max_size=3)
"""Days after it was saved on which it is updated, and with which of the guides."""


@given(st.integers(0, 2**32), st.integers(0, 30), TIMES)
@settings(max_examples=examples(60), deadline=None)
@example(1, 0, [(7, 0)])
@example(36282, 17, [(0, 3)])
def test_updating_with_no_edits_loses_nothing(seed: int, count: int, times: list[tuple[int, int]]) -> None:
    journey = wander(seed, count).lasting
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Path(folder), dict(journey.answers))
        for days, which in times:
            session = opened(path, TODAY + timedelta(days=days), guides()[which])
            if session.note_state.has_something:
                update(session)
        again = open_again(GUIDE, read_front(path), TODAY)
    assert again.answers == journey.known
    assert again.sheets == SHEETS
    assert again.dropped == ()


CASES: dict[str, tuple[dict[str, Value], date, Callable[[], Guide] | None]] = {
    "a week later": (CALLED, date(2026, 6, 11), None),
    "due that day, opened the next": (DUE_TODAY, date(2026, 6, 5), None),
    "the clock went back": (CALLED, date(2026, 6, 1), None),
    "before the payment was due": (CALLED, date(2026, 5, 20), None),
    "an option has another name": (CALLED, date(2026, 6, 5), partial(edited, NEWER, WANT_TO)),
}


@pytest.mark.parametrize(("answers", "today", "guide"), CASES.values(), ids=CASES.keys())
def test_every_value_stays_in_the_file(
    answers: dict[str, Value], today: date, guide: Callable[[], Guide] | None, tmp_path: Path
) -> None:
    path = saved(tmp_path, answers)
    before = read_front(path)
    session = opened(path, today, guide() if guide is not None else None)
    assert not session.note_state.unsaved
    for line in told(session):
        assert not any(id in line for id in ("can-you-negotiate", "plan.", "log.", "letters.", "monthly-amount")), line
    update(session)
    now = read_front(path)
    held = [now.answers, *(held.answers for held in now.aside.values())]
    assert {id: raw for answers in held for id, raw in answers.items()} == before.answers
    whole = together([*(held.sheets for held in now.aside.values()), now.sheets])
    assert lacking(before.sheets, whole) == {}
    assert open_again(GUIDE, now, TODAY).sheets == SHEETS


def test_a_plan_that_is_kept_goes_on(tmp_path: Path) -> None:
    path = saved(tmp_path)
    session = opened(path, date(2026, 7, 11))
    session.choose("close")
    update(session)
    text = path.read_text(encoding="utf-8")
    assert "first: '2026-06-10'" in text
    words = " ".join(text.split())
    assert "The plan has begun: 2 payments due by today, 660 yuan in all. Next on 10 August 2026: 330 yuan." in words


def test_what_was_answered_again_is_not_kept_beside_it(tmp_path: Path) -> None:
    path = saved(tmp_path, DUE_TODAY)
    before = read_front(path).answers
    session = opened(path, date(2026, 6, 5))
    session.choose("close")
    update(session)
    assert list(read_front(path).aside["2026-06-04"].answers) == list(before)[1:]
    session = opened(path, date(2026, 6, 5))
    assert session.walk.at == "is-it-overdue", "due today was true on another day"
    session.choose("close")
    give(session, "is-it-overdue", "not-due")
    update(session)
    front = read_front(path)
    assert front.answers == {**before, "is-it-overdue": "not-due"}
    assert "2026-06-04" not in front.aside or not front.aside["2026-06-04"].answers


def test_updated_twice_on_the_day_it_was_saved_it_still_holds_all(tmp_path: Path) -> None:
    path, newer = saved(tmp_path), edited(NEWER, WANT_TO)
    for _ in range(2):
        update(opened(path, TODAY, newer))
    again = open_again(GUIDE, read_front(path), TODAY)
    assert again.answers == CALLED
    assert again.sheets == SHEETS


def test_what_was_taken_out_does_not_come_back(tmp_path: Path) -> None:
    path = saved(tmp_path)
    text = path.read_text(encoding="utf-8").replace("date: '2026-06-01'", "date: yesterday", 1)
    path.write_text(text, encoding="utf-8")
    session = opened(path)
    update(session)
    (held,) = read_front(path).aside.values()
    log: Any = held.sheets["log"]
    assert log["entries"][0] == {"number": 2, "fields": {"date": "yesterday"}}
    session = opened(path)
    session.fill(filled_sheets(over=session.sheets, log=log_in(session.sheets).delete(2), helper={}))
    update(session)
    assert not read_front(path).aside
    assert "yesterday" not in path.read_text(encoding="utf-8")


def test_a_crisis_changes_nothing_of_a_note(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    session = opened(path)
    session.choose("close")
    session.change("what-first")
    session.choose("danger")
    assert session.view().id == "outcome:safety-first"
    update(session)
    assert path.read_bytes() == before


def test_a_private_answer_written_into_the_file_by_hand_goes_no_further(tmp_path: Path) -> None:
    path = saved(tmp_path)
    text = path.read_text(encoding="utf-8").replace(
        "  other-debts: two-three\n", "  what-would-suffer: [cant-cope, food]\n"
    )
    path.write_text(text, encoding="utf-8")
    assert "cant-cope" in text
    update(opened(path))
    assert "cant-cope" not in path.read_text(encoding="utf-8")


def test_comments_and_entries_of_ones_own_stay(tmp_path: Path) -> None:
    path = saved(tmp_path)
    text = path.read_text(encoding="utf-8")
    mine = text.replace("answers:\n", "# mine\nanswers: # my 'own' # words\n", 1).replace(
        "reason: less work", "reason: 'less work # no remark'"
    )
    mine = mine.replace("made:", "colour: {red: [1, 2.50, 'x']}\nmade:", 1)
    path.write_text(mine, encoding="utf-8")
    for today in (TODAY, TODAY + timedelta(days=3)):
        update(opened(path, today))
        front = read_front(path)
        assert front.remarks == ("# mine", "# my 'own' # words")
        assert front.more == {"colour": {"red": [1, "2.50", "x"]}} or today == TODAY
        letters: Any = front.sheets["letters"]
        assert letters["plan-request"]["fields"]["reason"] == "less work # no remark"


def test_a_page_that_would_go_is_said_and_a_new_note_comes_first(tmp_path: Path) -> None:
    path = saved(tmp_path, DUE_TODAY)
    session = opened(path, date(2026, 6, 5))
    session.choose("close")
    session.save()
    assert session.p.update_poorer in told(session)
    assert session.view().highlight == "new"
    session.choose("close")
    session = opened(path)
    session.choose("close")
    session.save()
    assert session.p.update_poorer not in told(session)
    assert session.view().highlight == "update"


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ({}, {}, {}),
        ({"a": None, "b": {}, "c": []}, {}, {}),
        ({"a": "1"}, {"a": "2"}, {}),
        ({"a": {"b": "1", "c": "2"}}, {"a": {"c": "3"}}, {"a": {"b": "1"}}),
        ({"a": "text"}, {"a": {"b": "1"}}, {"a": "text"}),
        ({"a": {"b": "1"}}, {"a": "text"}, {"a": {"b": "1"}}),
        ({"d": [{"x": "1"}, {"y": "2"}]}, {"d": [{"x": "1"}, {}]}, {"d": [{}, {"y": "2"}]}),
        ({"e": [{"number": 3, "x": "1"}]}, {"e": [{"number": 1}, {"number": 3}]}, {"e": [{"number": 3, "x": "1"}]}),
        ({"e": [{"number": 3, "x": "1"}]}, {"e": [{"number": 1}]}, {}),
        ({"e": ["odd", {"number": 2}]}, {"e": [{"number": 1}, {"number": 2}]}, {"e": [{"number": 1, "unread": "odd"}]}),
    ],
)  # fmt: skip
def test_what_is_lacking_comes_back_where_it_was(old: dict[str, object], new: dict[str, object], left: object) -> None:
    assert lacking(old, new) == left
    if isinstance(left, dict) and not any(word in str((old, new)) for word in ("text", "odd")):
        assert lacking(old, together((left, new))) == {}
