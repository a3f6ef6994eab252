"""The sheets at the keyboard: filled in on the full screen and in lines, their result where it is needed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from tests.support.filled import letters_in, plan_in
from tests.support.guides import TODAY
from tests.support.sampling import sample
from tests.support.scenes import CALLED, app_for, keys, ready
from tests.support.sittings import at_outcome, sitting
from tests.support.terminal import squeezed

ESSENTIALS = ("1500", "1200", "180", "260", "90", "200", "600", "0", "280")


def shown(pilot: Pilot[int]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return squeezed("".join(segment.text for strip in strips for segment in strip))


def session_of(pilot: Pilot[int]) -> Session:
    session = cast(GuideApp, pilot.app).main.session
    assert session is not None
    return session


async def type_in(pilot: Pilot[int], *texts: str) -> None:
    """Type into one row after the other; nothing leaves a row as it is."""
    for text in texts:
        await keys(pilot, *text, "enter") if text else await keys(pilot, "down")


async def first_example(pilot: Pilot[int]) -> None:
    """Two debts: this one of 2,520 and another of 3,600, with 801 a month for both."""
    await type_in(pilot, "5200", "", *ESSENTIALS, "", "420", "420", "5", "", "5", "2026-06-10")
    while session_of(pilot).view().highlight != "add-debt":
        await keys(pilot, "down")
    await keys(pilot, "enter")
    await type_in(pilot, "B", "3600")
    await keys(pilot, "escape")
    await pilot.pause()


@pytest.mark.parametrize(("columns", "rows"), sample([(40, 12), (80, 24), (120, 40)], 3))
async def test_the_plan_is_worked_out_while_it_is_typed_and_goes_into_words_and_letter(columns: int, rows: int) -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(columns, rows)) as pilot:
        await ready(app, pilot)
        session = session_of(pilot)
        session.choose("confirm")
        session.choose("sheet:plan")
        app.main.paint()
        await pilot.pause()
        await first_example(pilot)
        assert squeezed("每月能還 801 元") in shown(pilot)
        session.choose("result")
        app.main.paint()
        parts = "\n".join(part.text for part in session.view().parts)
        assert "7×330＋210＝2,520" in parts
        assert "471" in parts
        session.close()
        session.close()
        outcome = "\n".join(part.text for part in session.view().parts if part.style == "say")
        assert "每月可以還 330 元" in outcome
        session.choose("letter:plan-request")
        letter = "\n".join(part.text for part in session.view().parts if part.style == "say")
        assert "330" in letter
        assert "5,200" in letter


async def test_leaving_a_row_that_cannot_be_read_loses_nothing() -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = session_of(pilot)
        session.choose("confirm")
        session.choose("sheet:plan")
        app.main.paint()
        await pilot.pause()
        await type_in(pilot, "很多")
        await pilot.pause()
        assert squeezed("寫金額") in shown(pilot)
        await keys(pilot, "escape", "h", "escape")
        session.choose("sheet:plan")
        app.main.paint()
        await pilot.pause()
        assert "很多" in shown(pilot)


def test_the_same_plan_in_lines_of_text() -> None:
    session, out = at_outcome(sitting(language="zh-Hant"), CALLED), io.StringIO()
    view = session.view()
    plan = next(number for number, place in view.numbered.items() if view.choices[place].id == "sheet:plan")
    rows = ["1", "5200", "3", *ESSENTIALS, "/1", "420", "420", "5", "/2", "5", "2026-06-10", "是", "b", "25", "b"]
    walk(session, [str(plan), *rows], out)
    assert "2 個月補完" in out.getvalue()


async def test_a_letter_is_changed_as_a_whole_text_and_copied() -> None:
    app = app_for("zh-Hant", CALLED)
    copied: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = session_of(pilot)
        session.copy = copied.append
        session.choose("confirm")
        session.choose("letter:plan-request")
        session.choose("edit")
        app.main.paint()
        await pilot.pause()
        await keys(pilot, "ctrl+home", *"hello", "enter", "tab", "enter")
        await pilot.pause()
        assert session.view().id == "letter:plan-request"
        assert letters_in(session.sheets)["plan-request"].edited is not None
        session.choose("copy")
        assert copied[0].startswith("hello\n")
        session.choose("anew")
        assert letters_in(session.sheets)["plan-request"].edited is None


@pytest.mark.parametrize("typed", ["[b]{x}%s", "＿＿{offer}", "\\n**x**"])
async def test_what_a_person_writes_in_a_sheet_is_printed_as_it_is(typed: str) -> None:
    app = app_for("en", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = session_of(pilot)
        session.choose("confirm")
        session.choose("letter:plan-request")
        session.choose("fill")
        fields = {field.id: field for field in letters_of(session.guide)["plan-request"].fields}
        text = next(field for field in fields.values() if field.kind == "text" and field.most >= 20)
        session.stand(f"row:{text.id}")
        session.type(typed)
        session.choose("preview")
        app.main.paint()
        await pilot.pause()
        assert app.failure is None
        assert any(typed in part.text for part in session.view().parts)


def test_sheets_fill_in_nothing_by_themselves(tmp_path: Path) -> None:
    session = at_outcome(sitting(tmp_path), CALLED)
    session.choose("sheet:plan")
    session.choose("close")
    assert plan_in(session.sheets) == {}
    assert list(tmp_path.iterdir()) == []
    assert session.today == TODAY
