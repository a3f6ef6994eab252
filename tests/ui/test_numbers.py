"""Every option of every question has a number, the same in both faces: 0 for none of them, a dot for ten."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.guide import options_of
from guide.engine.position import Position
from guide.ui.plain import walk
from guide.ui.terminal.widgets.page import PageWidget
from guide.views.model import Choice, View
from guide.views.pieces import key_of
from tests.support.guides import shipped_guide
from tests.support.sampling import some
from tests.support.scenes import app_for, keys, ready
from tests.support.sittings import sitting

GUIDE = shipped_guide()
MANY: dict[str, Any] = {
    "what-first": "self",
    "is-it-overdue": "overdue-days",
    "days-late-roughly": 8,
    "who-was-contacted": ("me-call",),
}
DID = [option.id for option in options_of(GUIDE.questions["what-did-they-do"])]
SEVERAL = [question.id for question in GUIDE.questions.values() if question.kind == "several"]
NONE, UNSURE = [option.id for option in options_of(GUIDE.questions["what-did-they-do"]) if option.alone]


def test_numbers_are_told_in_order_and_none_is_0() -> None:
    view = View("v", "", choices=tuple(Choice(id, id, none=id == "n") for id in ["a", "b", "n", "c"]))
    assert {number: view.choices[place].id for number, place in view.numbered.items()} == {
        0: "n",
        1: "a",
        2: "b",
        3: "c",
    }
    assert [key_of(number) for number in (0, 1, 9, 10, 12, 23)] == ["0", "1", "9", ".0", ".2", "..3"]


@pytest.mark.parametrize("question", [q.id for q in GUIDE.questions.values() if options_of(q)])
def test_every_option_can_be_chosen_by_its_number_as_a_line(question: str) -> None:
    options = options_of(GUIDE.questions[question])
    for place, option in some([*enumerate(options)], 4):
        session, out = sitting(), io.StringIO()
        took: list[tuple[object, ...]] = []
        session.move(session.walk)
        session.take = lambda *answer, took=took: took.append(answer)  # type: ignore[method-assign]
        session.move(_at(session, question))
        view = session.view()
        number = next(number for number, where in view.numbered.items() if where == place)
        walk(session, [str(number)], out)
        several = GUIDE.questions[question].kind == "several"
        assert took == [(question, (option.id,) if several else option.id)]
        assert f"{number:>3} " in out.getvalue()
        assert (number == 0) == (option.alone and not any(other.alone for other in options[:place]))


def _at(session: Any, question: str) -> Any:
    class At(type(session.walk)):  # type: ignore[misc]
        """Stands before a question, whatever was answered."""

        at = property(lambda _: question)

    return At(session.guide, session.today, {})


async def test_on_the_screen_0_is_none_and_a_dot_is_ten() -> None:
    app = app_for("zh-Hans", MANY)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        assert app.main.view.id == "question:what-did-they-do"
        await keys(pilot, "0")
        assert app.main.marked == {NONE}
        await keys(pilot, "0", ".", "2")
        free = [id for id in DID if id != NONE]
        assert app.main.marked == {free[11]}
        await keys(pilot, ".", "2", "。", "3", "1")
        assert app.main.marked == {free[12], free[0]}
        await keys(pilot, ".", "3", "1", ".", ".", "9", "enter")
        assert app.main.marked == set()
        assert app.main.view.id == "question:what-did-they-do"


async def test_what_stands_alone_and_the_others_clear_each_other() -> None:
    """Marked with a digit, with the space bar, by a click; none can be marked that Continue would refuse."""
    app = app_for("en", MANY)
    async with app.run_test(size=(120, 60)) as pilot:
        await ready(app, pilot)
        free, main, session = [id for id in DID if id != NONE], app.main, app.main.session
        assert session is not None
        places = {choice.id: place for place, choice in enumerate(main.view.choices)}

        async def mark(id: str, how: str) -> None:
            if how == "click":
                main._clicked(PageWidget.Chosen(main.page, main.view.choices[places[id]]))
            main.page.highlight = places[id]
            await keys(pilot, *(["space"] if how == "space" else []))
            if how == "digit":
                number = next(number for number, place in main.view.numbered.items() if place == places[id])
                await keys(pilot, *key_of(number))

        for how in ("digit", "space", "click"):
            for id, marked in (
                (free[0], {free[0]}), (free[2], {free[0], free[2]}), (NONE, {NONE}), (UNSURE, {UNSURE}),
                (NONE, {NONE}), (free[1], {free[1]}), (UNSURE, {UNSURE}), (UNSURE, set()),
            ):  # fmt: skip
                main.page.highlight = places[id]
                await mark(id, how)
                assert main.marked == marked, (how, id)
                assert session.view().chosen == marked
        await keys(pilot, "1", "0", "enter")
        assert session.walk.answers["what-did-they-do"] == (NONE,)


@given(
    st.lists(
        st.tuples(st.sampled_from([q.id for q in GUIDE.questions.values() if q.kind == "several"]), st.integers(0, 20))
    )
)
def test_no_marking_is_a_contradiction(presses: list[tuple[str, int]]) -> None:
    """Of any question, whatever is pressed in whatever order."""
    for question in {id for id, _ in presses}:
        options, marked = options_of(GUIDE.questions[question]), frozenset[str]()
        view = View("v", "", choices=tuple(Choice(option.id, "", alone=option.alone) for option in options))
        for _, place in (press for press in presses if press[0] == question):
            pressed = options[place % len(options)].id
            before, marked = marked, view.toggled(marked, pressed)
            assert (pressed in marked) == (pressed not in before)
            assert len(marked) < 2 or not any(option.alone for option in options if option.id in marked)


def test_in_a_line_none_beside_others_is_refused_at_once() -> None:
    """What contradicts itself in one line is nobody's answer."""
    session = at_question(MANY)
    walk(session, ["1 0"], io.StringIO())
    assert "what-did-they-do" not in session.walk.answers
    assert session.error
    walk(session, ["0"], io.StringIO())
    assert session.walk.answers["what-did-they-do"] == (NONE,)


def at_question(answers: dict[str, Any]) -> Any:
    session = sitting()
    session.move(Position.resume(GUIDE, session.today, answers))
    return session


async def test_from_the_first_up_leads_to_the_last_and_back() -> None:
    app = app_for("en", MANY)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        last = len(app.main.view.choices) - 1
        assert app.main.page.highlight == 0
        await keys(pilot, "up")
        assert app.main.page.highlight == last
        assert app.main.page.in_sight(last)
        await keys(pilot, "down")
        assert app.main.page.highlight == 0
        await keys(pilot, "end", "j")
        assert app.main.page.highlight == 0
        await keys(pilot, "r", "up")
        form = app.main.view
        assert form.form
        assert app.main.page.highlight == len(form.choices) - 1
        await keys(pilot, "down")
        assert app.main.page.highlight == 0


async def test_below_a_field_up_and_down_lead_all_the_way_round() -> None:
    app = app_for("en", {"what-first": "self", "is-it-overdue": "overdue-days"})
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        main = app.main
        assert main.view.field is not None
        last = len(main.more.shown.choices) - 1
        await keys(pilot, "up")
        assert (main.focused, main.more.highlight) == (main.more, last)
        await keys(pilot, "down")
        assert main.focused is main.field


@pytest.mark.parametrize("line", ["1.", "1。", "１、", "1)", " 1 ", "/1."])
def test_a_number_may_end_as_in_a_list(line: str) -> None:
    session = sitting()
    session.choose("begin")
    walk(session, [line], io.StringIO())
    assert session.walk.answers == {"what-first": options_of(GUIDE.questions["what-first"])[0].id}
