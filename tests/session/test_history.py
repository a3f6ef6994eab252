"""Going back from where one was put, taking back the last answer, and leaving without being held."""

from __future__ import annotations

import pytest

from guide.engine.position import Position
from guide.session.panels.asking import Leave
from guide.session.session import Session
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY, shipped_guide
from tests.support.scenes import CALLED
from tests.support.sittings import at_outcome, sitting
from tests.support.walking import one_for_each_outcome

SHORTCUT = shipped_guide().about.start.shortcut
BEGIN = [f"begin:{begin.option}" for begin in SHORTCUT.begin] if SHORTCUT is not None else []
AGAIN = [id for id, outcome in shipped_guide().outcomes.items() if outcome.again is not None]


@pytest.mark.parametrize("backs", [1, 2, 5])
@pytest.mark.parametrize("begin", BEGIN)
def test_a_way_that_was_left_leaves_no_mark(begin: str, backs: int) -> None:
    """From the start page, a way on; then back, once or more, and begin as anybody does."""
    session = sitting()
    session.choose(begin)
    assert session.walk.at != session.guide.first
    for _ in range(backs):
        session.back()
        assert session.view().kind == "start", "one step back is where one came from"
    session.choose("begin")
    assert session.walk.at == session.guide.first
    assert session.view().chosen == frozenset()
    assert session.view().highlight is None
    assert not session.note_state.has_something


def test_answers_given_on_that_way_come_back_with_it() -> None:
    session = sitting()
    session.choose("begin:contact")
    session.choose(session.view().choices[0].id)
    answered = dict(session.walk.answers)
    session.back()
    session.back()
    assert session.view().kind == "start"
    session.choose("begin:contact")
    assert dict(session.walk.answers) == answered


@pytest.mark.parametrize("id", AGAIN)
def test_back_from_walking_again_is_the_page_one_came_from(id: str) -> None:
    session = at_outcome(sitting(), {})
    session.move(one_for_each_outcome()[id])
    before = session.walk
    session.choose("again")
    assert session.walk.at != id
    session.back()
    assert session.walk.at == id
    assert session.walk.answers == before.answers


def test_back_from_the_page_a_plan_points_at_gives_the_answer_back() -> None:
    from tests.session.test_plan_panel import ENOUGH

    session = at_outcome(sitting(), CALLED)
    session.fill(filled_sheets(plan=ENOUGH))
    session.choose("sheet:plan")
    session.choose("result")
    session.choose("lead")
    assert session.view().id.startswith("lead:")
    session.choose("change")
    assert session.walk.answers != CALLED
    session.back()
    assert session.view().id.startswith("lead:")
    assert dict(session.walk.answers) == CALLED


def test_the_last_answer_is_taken_back_however_far_one_has_gone() -> None:
    session = sitting()
    session.choose("begin")
    session.choose("dispute")
    session.choose("amount-wrong")
    undo(session)
    assert (session.walk.at, session.walk.answers) == ("what-is-disputed", {"what-first": "dispute"})
    undo(session)
    assert (session.walk.at, session.walk.answers) == ("what-first", {})
    undo(session)
    assert session.walk.at == "what-first"


def test_of_a_note_that_was_opened_the_last_answers_on_the_way_go_one_by_one() -> None:
    session = at_outcome(sitting(), CALLED)
    route = [id for id in session.walk.journey.route if id in CALLED]
    for last in reversed(route):
        undo(session)
        assert session.walk.at == last
        assert dict(session.walk.answers) == {id: CALLED[id] for id in route[: route.index(last)]}
    undo(session)
    assert (session.walk.at, session.walk.answers) == (route[0], {})


def test_a_changed_answer_is_changed_back() -> None:
    session = at_outcome(sitting(), CALLED)
    session.change("other-debts")
    session.choose("only-this")
    assert session.walk.answers["other-debts"] == "only-this"
    undo(session)
    assert dict(session.walk.answers) == CALLED
    assert session.walk.at == "other-debts"


def test_nothing_is_taken_back_under_a_page_that_hides_it() -> None:
    session = at_outcome(sitting(), CALLED)
    session.change("other-debts")
    session.choose("only-this")
    session.choose("confirm")
    session.choose("sheet:plan")
    undo(session)
    assert session.walk.answers["other-debts"] == "only-this"


def undo(session: Session) -> None:
    from guide.session.panels.commands import DO

    DO["undo"](session)


@pytest.mark.parametrize("again", [Session.quit, lambda s: s.type(":q"), lambda s: s.choose("leave")])
def test_who_asks_to_leave_twice_leaves(again: object) -> None:
    session = at_outcome(sitting(), CALLED)
    session.quit()
    assert isinstance(session.panels[-1], Leave)
    assert not session.done
    again(session)  # type: ignore[operator]
    assert session.done


@pytest.mark.parametrize("id", ["due-date", "monthly-amount"])
def test_colon_q_leaves_from_a_field(id: str) -> None:
    session = sitting()
    session.move(session.walk)
    route = Position.resume(session.guide, TODAY, CALLED).journey.route
    answers = {known: CALLED[known] for known in route[: route.index(id)]}
    session.move(Position.resume(session.guide, TODAY, answers))
    session.type(":q")
    assert session.done or isinstance(session.panels[-1], Leave)
    assert session.unfinished.typed.get(id, "") == ""
