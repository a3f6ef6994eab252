"""Forms: rows filled in where they stand, on the full screen and in lines; nothing typed is ever lost."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste
from textual.pilot import Pilot

from guide.content.kinds import as_typed
from guide.i18n.phrases import phrases
from guide.session.session import Session
from guide.sheets.filling import dump_value, load_value, read
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.values.refused import Refused
from tests.support.forms import FIELDS, SmallForm
from tests.support.guides import TODAY
from tests.support.sampling import sample
from tests.support.scenes import app_for, keys, ready
from tests.support.sittings import sitting

BY_ID = {field.id: field for field in FIELDS}


@asynccontextmanager
async def form(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[int], SmallForm, Session]]:
    app = app_for("en", {"what-first": "self"})
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        session = cast(GuideApp, pilot.app).main.session
        assert session is not None
        page = SmallForm()
        session.open(page)
        app.main.paint()
        await pilot.pause()
        yield pilot, page, session


def screen(pilot: Pilot[int]) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()]


async def test_a_figure_that_was_just_pasted_into_another_row_is_worked_out_at_once() -> None:
    async with form() as (pilot, _, _):
        app = cast(GuideApp, pilot.app)
        for row in ("down", "up"):
            await keys(pilot, row)
            await app.on_event(Paste("7"))
            await pilot.pause()
        assert app.main.view.summary == ("A year: 84",)


async def test_typing_fills_the_row_one_stands_on_and_enter_goes_to_the_next() -> None:
    async with form() as (pilot, page, _):
        await keys(pilot, *"5,200", "enter", *"7", "down", *"6/10", "enter", *"920", "enter")
        assert page.held == {"income": 520000, "left": 7, "day": date(2026, 6, 10), "at": time(9, 20)}
        assert any("Income" in line and "5,200" in line for line in screen(pilot))
        await keys(pilot, "enter")
        assert any("Me" in line for line in screen(pilot)), "a row with options opens them"
        await keys(pilot, "2", "enter", "1", "3", "enter", "space")
        assert page.held["who"] == "contact"
        assert page.held["did"] == ("asked", "rude")
        assert page.held["sure"] is True


async def test_the_result_follows_every_key() -> None:
    async with form() as (pilot, _, __):
        await keys(pilot, "5")
        await pilot.pause()
        assert any("A year: 60" in line for line in screen(pilot))
        await keys(pilot, "0")
        await pilot.pause()
        assert any("A year: 600" in line for line in screen(pilot))
        await keys(pilot, "backspace", "backspace")
        await pilot.pause()
        assert any("Nothing yet" in line for line in screen(pilot))


async def test_what_cannot_be_read_says_why_and_is_kept() -> None:
    async with form() as (pilot, page, _):
        await keys(pilot, *"abc", "enter")
        await pilot.pause()
        assert any("Write an amount in yuan" in line for line in screen(pilot))
        await keys(pilot, "down")
        await pilot.pause()
        assert any("! abc" in line for line in screen(pilot)), "the text stays, marked"
        assert "income" not in page.held
        await keys(pilot, "up", "end", "backspace", "backspace", "backspace", *"12", "enter")
        assert page.held["income"] == 1200


async def test_a_slip_does_not_cost_the_figure_before_it() -> None:
    async with form() as (pilot, page, session):
        await keys(pilot, *"5200", "enter", "up", *"x", "down")
        await pilot.pause()
        assert page.held["income"] == 520000
        assert any("! 5200x (still 5,200)" in line for line in screen(pilot))
        assert any("A year: 62400" in line for line in screen(pilot)), "what follows from it goes on"
        await keys(pilot, "up")
        await pilot.pause()
        assert any("kept: 5,200" in line for line in screen(pilot)), "the reason stands beside it"
        await keys(pilot, "escape")
        session.open(page)
        cast(GuideApp, pilot.app).main.paint()
        await pilot.pause()
        assert any("Write an amount" in line for line in screen(pilot)), "also when one comes back"
        await keys(pilot, "end", "backspace", "enter")
        assert page.held["income"] == 520000
        await keys(pilot, "up", *["backspace"] * 4, *"60", "enter")
        assert page.held["income"] == 6000
        await keys(pilot, "up", *["backspace"] * 2, "enter")
        assert "income" not in page.held, "what is emptied is empty"


async def test_typing_over_keeps_what_was_there_before_the_first_key() -> None:
    async with form() as (pilot, page, _):
        await keys(pilot, *"5200", "enter", "up", "backspace", "backspace", *"oo", "down")
        assert page.held["income"] == 520000


async def test_an_empty_row_shows_where_to_write() -> None:
    async with form() as (pilot, _, __):
        assert any("Instalments left" in line and "___" in line for line in screen(pilot))


async def test_a_first_day_before_today_says_so() -> None:
    async with form() as (pilot, page, _):
        await keys(pilot, "down", "down", *"2026-06-01", "enter")
        await pilot.pause()
        assert any("too far back" in line for line in screen(pilot))
        assert "day" not in page.held


@pytest.mark.parametrize(("columns", "rows"), sample([(40, 12), (80, 24), (120, 40)], 2))
async def test_the_line_typed_into_lies_on_its_row_at_every_size(columns: int, rows: int) -> None:
    async with form((columns, rows)) as (pilot, _, __):
        for label, row in (("Income", 0), ("First day", 2), ("Exact words", 7), ("Income", 0)):
            await keys(pilot, "home" if row == 0 else "tab")
            app = cast(GuideApp, pilot.app)
            cell = app.main.cell
            while cell.filling != f"small.{next(f.id for f in FIELDS if f.label.say('en') == label)}":
                await keys(pilot, "up" if row == 0 else "down")
            await pilot.pause()
            await pilot.pause()
            assert cell.display
            assert label in screen(pilot)[app.cursor_position.y]


async def test_a_click_on_a_row_goes_there_and_on_a_box_ticks_it() -> None:
    async with form() as (pilot, page, _):
        rows = screen(pilot)
        line = next(y for y, text in enumerate(rows) if "Instalments" in text)
        await pilot.click(offset=(6, line))
        await keys(pilot, "9", "enter")
        assert page.held["left"] == 9
        await pilot.click(offset=(6, next(y for y, text in enumerate(rows) if "I am sure" in text)))
        assert page.held["sure"] is True


async def test_escape_and_return_find_everything_as_it_was() -> None:
    async with form() as (pilot, page, session):
        await keys(pilot, *"5200", "enter", *"x", "escape")
        assert not session.panels
        session.open(page)
        cast(GuideApp, pilot.app).main.paint()
        await pilot.pause()
        await pilot.pause()
        assert any("5,200" in line for line in screen(pilot))
        assert any("x" in line for line in screen(pilot) if "Instalments" in line)


def test_in_lines_a_row_is_chosen_by_its_number_and_the_next_one_follows() -> None:
    session, page = sitting(), SmallForm()
    session.open(page)
    out = io.StringIO()
    walk(session, ["1", "5,200", "7x", "7", "b", "5", "2", "6", "1 3", "7", "8", "he said {so}", "q"], out)
    assert page.held == {
        "income": 520000,
        "left": 7,
        "who": "contact",
        "did": ("asked", "rude"),
        "sure": True,
        "words": "he said {so}",
    }
    assert "Write a whole number" in out.getvalue()
    assert "So far" in out.getvalue()


@given(st.sampled_from(FIELDS), st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_and_reads_the_same_again(field: object, text: str) -> None:
    known = BY_ID[field.id]  # type: ignore[attr-defined]
    try:
        value = read(known, text, TODAY)
    except Refused:
        return
    assert read(known, as_typed(known, value, phrases("en")), TODAY) == value
    assert load_value(known, dump_value(known, value), TODAY) == value


@given(st.sampled_from(FIELDS), st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())))
def test_a_note_holds_a_value_of_the_field_or_is_refused(field: object, raw: object) -> None:
    known = BY_ID[field.id]  # type: ignore[attr-defined]
    try:
        value = load_value(known, raw, TODAY)
    except Refused:
        return
    assert load_value(known, dump_value(known, value), TODAY) == value


READ: list[tuple[int, str, str, tuple[str, object]]] = [
    (0, "2千五", "Read as 2,500", ("income", 250000)),
    (0, "330", "Read as 330", ("income", 33000)),
    (0, "12块5", "Read as 12.50", ("income", 1250)),
    (1, "十二期", "Read as 12", ("left", 12)),
    (2, "15號", "Read as 15 June 2026 (in 11 days)", ("day", date(2026, 6, 15))),
    (3, "晚上12點半", "Read as 00:30, after midnight", ("at", time(0, 30))),
]
"""A row of the form, what is typed into it, how that reads, and what is held then."""


async def test_every_field_shows_how_it_is_read_while_it_is_typed() -> None:
    async with form() as (pilot, page, _):
        rows = [0, *(row for row, *_ in READ)]
        for (row, typed, reads, (field, value)), before in zip(READ, rows, strict=False):
            await keys(pilot, *["down"] * (row - before), "end", *["backspace"] * 12, *typed)
            await pilot.pause()
            assert any(reads in line for line in screen(pilot)), typed
            assert page.held[field] == value


@pytest.mark.parametrize(
    ("row", "typed", "examples"),
    [(0, "1.500", "1,500, 1.50"), (0, "1,5", "1.5, 15"), (3, "两点半", "02:30, 14:30")],
)
async def test_what_can_be_read_two_ways_is_refused_with_what_to_write(row: int, typed: str, examples: str) -> None:
    async with form() as (pilot, page, _):
        await keys(pilot, *["down"] * row, *typed, "enter")
        await pilot.pause()
        assert any(examples in line for line in screen(pilot))
        assert not page.held


async def test_what_is_far_too_long_says_so_and_is_shown_in_short() -> None:
    async with form() as (pilot, page, session):
        session.typing("9" * 100_000)
        session.stand("row:left")
        cast(GuideApp, pilot.app).main.paint()
        await pilot.pause()
        assert any("999…" in line for line in screen(pilot))
        session.stand("row:income")
        assert "100 characters at most" in session.view().error
        assert not page.held
