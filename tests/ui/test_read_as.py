"""Figures, days and times in the sheets of the shipped guide: read alike in both faces, shown before they are taken."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time
from time import process_time
from typing import cast

import pytest

from guide.content.fields import MoneyField, TextField, TimeField
from guide.session.panels.forms import FormPage
from guide.session.panels.one_field import is_typed
from guide.session.session import Session
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from tests.support.scenes import CALLED, app_for, keys, ready
from tests.support.sheet_forms import FORMS, opened, typed_for
from tests.support.sittings import at_outcome, sitting


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_field_of_every_sheet_says_how_it_reads(form: Callable[[Session], FormPage]) -> None:
    s = at_outcome(sitting(), CALLED)
    page = form(s)
    for field in page.fields(s):
        if is_typed(field):
            says = page.reads_field_as(s, field, typed_for(field))
            assert bool(says) != isinstance(field, TextField), field.id


HANDFUL = [
    ("plan", "income", "2千五", 250000),
    ("plan", "income", "5000/月", 500000),
    ("plan", "food", "1200/年", 10000),
    ("plan", "overdue", "1.2w", 1200000),
    ("plan", "left", "十二期", 12),
    ("plan", "pay-day", "15號", 15),
    ("plan", "pay-day", "31日", 31),
    ("plan", "first", "12-31", date(2026, 12, 31)),
    ("plan", "first", "15号", date(2026, 6, 15)),
    ("debt", "minimum", "3百五", 35000),
    ("entry", "start", "晚上12點半", time(0, 30)),
    ("entry", "end", "凌晨1点", time(1)),
    ("entry", "date", "上个月15号", date(2026, 5, 15)),
    ("case", "agreed-tries", "三次", 3),
    ("how-you-contacted-people", "hours-from", "早上八点", time(8)),
    ("how-you-contacted-people", "replied-on", "两周前", date(2026, 5, 21)),
    ("i-dispute-this-debt", "mine", "1500元整", 150000),
    ("claim", "claimed", "1.2w", 1200000),
    ("claim", "money-came", "上个月15号", date(2026, 5, 15)),
    ("claim", "payments", "十二期", 12),
    ("claim", "stated-rate", "二十四", 2400),
    ("helper", "until", "三天后", date(2026, 6, 7)),
    ("sending", "sent-on", "昨天", date(2026, 6, 3)),
    ("answer", "sent-on", "两天前", date(2026, 6, 2)),
]


@pytest.mark.parametrize(("form", "field", "typed", "value"), HANDFUL)
def test_in_lines_of_text(form: str, field: str, typed: str, value: object) -> None:
    s = at_outcome(sitting(), CALLED)
    page = opened(s, form, field)
    before = page.filled(s).get(field)
    row = next(n for n, choice in enumerate(s.view().choices, 1) if choice.id == f"row:{field}")
    out = io.StringIO()
    walk(s, [str(row), typed], out)
    reads = out.getvalue()
    assert s.p.reads_as.split("{")[0] in reads.rsplit(typed, 1)[1], "read back, and not yet left"
    walk(s, ["yes"], io.StringIO())
    assert page.filled(s).get(field) == value != before


async def test_the_screen_says_how_what_is_typed_is_read() -> None:
    app = app_for("en", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = cast(GuideApp, pilot.app).main.session
        assert session is not None
        for form, field, typed, value in HANDFUL:
            session.panels.clear()
            page = opened(session, form, field)
            app.main.paint()
            await pilot.pause()
            await keys(pilot, "end", *["backspace"] * 10, *typed)
            await pilot.pause()
            rows = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
            assert any("Read as" in row for row in rows), (form, field)
            await keys(pilot, "enter")
            assert page.filled(session).get(field) == value, (form, field)


@pytest.mark.parametrize("sign", ["1", "1 ", "/1", "万1", "晚上", "\u200b", " "])
@pytest.mark.parametrize("form", ["start", "plan", "entry"])
def test_a_line_without_end_gets_a_line_back_at_once_and_costs_nothing(sign: str, form: str) -> None:
    s = sitting() if form == "start" else at_outcome(sitting(), CALLED)
    field = {"plan": "income", "entry": "start"}.get(form)
    lines = ["1"]
    if field is not None:
        opened(s, form, field)
        lines = [str(next(n for n, choice in enumerate(s.view().choices, 1) if choice.id == f"row:{field}"))]
    held, answers = s.sheets, s.walk.answers
    out, began = io.StringIO(), process_time()
    walk(s, [*lines, (sign * 100_000)[:100_000]], out)
    assert process_time() - began < 1, "the pages are printed too"
    assert len(out.getvalue()) < 20_000
    assert s.sheets == held
    assert s.walk.answers == answers


def stands_there(session: Session) -> str:
    field = session.view().field
    assert field is not None
    return field.text


def test_no_gives_a_field_back_what_it_held() -> None:
    """As lines: what was read otherwise than it was meant is not taken, and nothing that stood there is lost."""
    session, out = sitting(), io.StringIO()
    form = FORMS["plan"](session)
    money = next(field for field in form.fields(session) if isinstance(field, MoneyField))
    number = next(
        n for n, place in session.view().numbered.items() if session.view().choices[place].id.endswith(money.id)
    )
    walk(session, [str(number), "3300"], out)
    session.panels[:] = [form]
    assert form.filled(session)[money.id] == 3300_00
    for typed in ("2千5", "3百五", "1.2w", "nonsense"):
        walk(session, [str(number), typed, "no"], out)
        assert form.filled(session)[money.id] == 3300_00, typed
        assert stands_there(session) == "3300"
        session.panels[:] = [form]
    walk(session, [str(number), "2千5", "yes"], out)
    session.panels[:] = [form]
    assert form.filled(session)[money.id] == 2500_00


def test_no_gives_a_question_back_its_answer() -> None:
    session, out = sitting(), io.StringIO()
    session = at_outcome(session, {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": 8})
    session.change("days-late-roughly")
    walk(session, ["十二天", "no"], out)
    assert stands_there(session) == "8"


@pytest.mark.parametrize("form", FORMS)
def test_only_a_time_of_a_day_that_is_asked_for_too_says_to_check_it(form: str) -> None:
    session = sitting()
    page = FORMS[form](session)
    for field in page.fields(session):
        if isinstance(field, TimeField):
            reads = page.reads_field_as(session, field, "0:30")
            said = session.p.reads_as.format(value=session.p.past_midnight.format(time="00:30"))
            assert (reads == said) == (field.day is not None)
            assert "00:30" in reads
