"""A long list of options on a form is narrowed by typing, on the screen and in lines."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import Paste
from textual.pilot import Pilot

from guide.content.fields import SeveralField
from guide.session.panels.log import EntryForm
from guide.session.panels.one_field import LONG, OptionsPage
from guide.session.panels.opening import note_down
from guide.session.session import Session
from guide.sheets.log.content import KIND
from guide.ui.plain import walk
from guide.ui.terminal.screens.guide import GuideScreen
from tests.support.guides import shipped_guide
from tests.support.scenes import CALLED, app_for, keys, ready
from tests.support.sittings import at_outcome, sitting

FIELDS = KIND.need(shipped_guide()).file.fields
ACTS = max((field for field in FIELDS if isinstance(field, SeveralField)), key=lambda field: len(field.options))
THREAT = next(option for option in ACTS.options if option.id == "threat-safety")


def opened(session: Session) -> EntryForm:
    """A new entry of the log, with the long list of what was done open on top."""
    note_down(session)
    form = session.panels[-1]
    assert isinstance(form, EntryForm)
    session.open(OptionsPage(form, ACTS.id))
    return form


@asynccontextmanager
async def listed() -> AsyncIterator[tuple[Pilot[int], GuideScreen, EntryForm]]:
    app = app_for("en", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        assert app.main.session is not None
        form = opened(app.main.session)
        app.main.paint()
        await pilot.pause()
        yield pilot, app.main, form


def offered(main: GuideScreen) -> list[str]:
    return [choice.id for choice in main.view.choices if not choice.submits]


async def test_typing_narrows_the_list_and_enter_marks_what_was_found() -> None:
    async with listed() as (pilot, main, form):
        assert main.session is not None
        every = offered(main)
        assert every == [option.id for option in ACTS.options]
        assert len(every) >= LONG
        await keys(pilot, *THREAT.say("en").split()[0].lower())
        assert THREAT.id in offered(main)
        assert len(offered(main)) < len(every)
        assert main.view.choices[0].head, "the heading of its group stands above it"
        await keys(pilot, *["down"] * offered(main).index(THREAT.id), "enter")
        assert offered(main) == every, "on to the next"
        assert main.view.choices[main.page.highlight].id == THREAT.id
        assert main.marked == {THREAT.id}
        await keys(pilot, "1", "enter")
        assert form.filled(main.session)[ACTS.id] == tuple(id for id in every if id in (every[0], THREAT.id))


async def test_backspace_takes_a_letter_back_and_escape_all_of_them() -> None:
    async with listed() as (pilot, main, _):
        every = offered(main)
        await keys(pilot, *"xq")
        assert offered(main) == [], "and nothing was hidden or left, as these letters do elsewhere"
        await keys(pilot, "enter")
        assert main.view.filter == "xq", "nothing to mark"
        await keys(pilot, "backspace")
        assert main.view.filter == "x"
        await keys(pilot, "escape")
        assert (main.view.filter, offered(main)) == ("", every)
        page = main.view.id
        await pilot.app.on_event(Paste("威胁"))
        assert main.view.filter == "威胁"
        await keys(pilot, "escape", "escape")
        assert main.view.id != page, "then back to the entry"


async def test_what_was_marked_before_stays_marked_while_it_is_not_seen() -> None:
    async with listed() as (pilot, main, form):
        assert main.session is not None
        await keys(pilot, "2")
        await keys(pilot, *THREAT.say("en").split()[0].lower())
        await keys(pilot, *["down"] * offered(main).index(THREAT.id), "space", "enter")
        held = form.filled(main.session)[ACTS.id]
        assert isinstance(held, tuple)
        assert set(held) == {ACTS.options[1].id, THREAT.id}


def test_in_lines_a_word_narrows_the_list_and_its_numbers_add_to_what_is_marked() -> None:
    session = at_outcome(sitting(language="en"), CALLED)
    form = opened(session)
    form.hold(session, ACTS, (ACTS.options[1].id,))
    out = io.StringIO()
    walk(session, ["pay"], out)
    view = session.view()
    ids = [choice.id for choice in view.choices if not choice.submits]
    assert 1 < len(ids) < LONG
    number = next(n for n, place in view.numbered.items() if view.choices[place].id == ids[1])
    walk(session, [str(number)], out)
    held = form.filled(session)[ACTS.id]
    assert isinstance(held, tuple)
    assert set(held) == {ACTS.options[1].id, ids[1]}


async def test_the_tiles_of_long_numbers_are_as_wide_as_the_others() -> None:
    async with listed() as (_, main, __):
        tiles = {(span.start, span.end) for line in main.page.lines for span in line.spans if span.look == "chip"}
        ends = {end for start, end in tiles if start == 1}
        assert len(ends) == 1
