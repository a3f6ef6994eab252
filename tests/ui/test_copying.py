"""What can be taken out of the guide by the clipboard: what was marked with the mouse, the words to say."""

from __future__ import annotations

import io

import pytest

from guide.session.panels.copying import Script, scripts_in
from guide.session.session import Session
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.ui.terminal.widgets.told import Told
from guide.views.model import Part, Style
from tests.support.scenes import CALLED, app_for, press, ready
from tests.support.sittings import at_outcome, sitting


def in_foot(app: GuideApp) -> str:
    return app.main.query_one("#foot", Told).words.plain


async def test_what_is_marked_with_the_mouse_is_copied_and_only_then_ctrl_c_leaves() -> None:
    app = app_for("en", CALLED)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        await press(app, "enter")
        await pilot.pause()
        await pilot.mouse_down(offset=(2, 2))
        await pilot.hover(offset=(20, 2))
        await pilot.mouse_up(offset=(20, 2))
        await pilot.pause()
        marked = app.main.get_selected_text()
        assert marked is not None
        assert marked.startswith("Family was")
        await press(app, "ctrl+c")
        assert app.clipboard == marked
        assert app.main.get_selected_text() is None
        session = app.main.session
        assert session is not None
        assert not session.panels
        await press(app, "ctrl+c")
        assert session.view().id == "quit", "nothing is marked any more, so it is asked whether to leave"


SCRIPTS = {
    "a page with a script for each step": ({}, ("slash", *"three", "enter")),
    "a letter to read and one to send": (CALLED, ("end", "enter", "slash", *"L5", "enter")),
}


@pytest.mark.parametrize("where", SCRIPTS, ids=lambda where: where)
async def test_of_several_scripts_one_is_chosen_by_name(where: str) -> None:
    answers, keys = SCRIPTS[where]
    app = app_for("en", answers)
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        await press(app, *keys)
        scripts = scripts_in(app.main.view.parts)
        assert len(scripts) > 1
        await press(app, "y")
        assert app.clipboard == "", "nothing is copied before it is said what"
        offered = app.main.view.choices[:-1]
        assert [choice.text for choice in offered] == [script.to for script in scripts]
        for number, script in enumerate(scripts, 1):
            await press(app, str(number))
            assert app.clipboard == script.words
            assert script.to in in_foot(app)
            assert all(other.words not in app.clipboard for other in scripts if other.words != script.words)
            await press(app, "y")


async def test_on_an_outcome_the_words_that_are_shown_are_copied() -> None:
    app = app_for("en", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await press(app, "end", "enter")
        names, scripts = app.main.view.listeners, scripts_in(app.main.view.parts)
        assert len(names) == len(scripts) > 1
        for name, script in zip(names, scripts, strict=True):
            await press(app, "y")
            assert app.clipboard == script.words
            assert name in in_foot(app)
            await press(app, "tab")
        assert app.main.view.listener == 0, "from the last to the first"


async def test_a_single_script_is_copied_at_once_and_named() -> None:
    app = app_for("en", {"what-first": "pressured"})
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        [script] = scripts_in(app.main.view.parts)
        await press(app, "y")
        assert app.clipboard == script.words
        assert script.to in in_foot(app)


async def test_a_page_without_words_to_say_copies_nothing() -> None:
    app = app_for("en", {})
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        await press(app, "1", "y")
        assert app.main.p.copy_none in in_foot(app)
        await press(app, "1", "y")
        assert app.clipboard == ""
        assert app.main.view.id == "question:is-it-overdue"


def test_words_are_told_apart_by_what_stands_above_them() -> None:
    styles: list[tuple[Style, str]] = [("heading", "Words"), ("say", "a"), ("gap", ""), ("say", "b"), ("to", "mother")]
    styles += [("say", "c"), ("text", "and"), ("say", "d"), ("to", "you")]
    found = scripts_in([Part(style, text) for style, text in styles])
    assert found == [Script("Words", "a\n\nb"), Script("mother", "c\n\nd")]


def test_as_lines_the_words_are_said_alone_and_whose_they_are() -> None:
    """A single script at once; of several, one that is chosen by name."""
    session = at_outcome(sitting(), {"what-first": "pressured"})
    [script] = scripts_in(session.view().parts)
    assert said(session, "y").endswith(alone(session, script))
    session = at_outcome(sitting(), dict(CALLED))
    scripts = scripts_in(session.view().parts)
    assert len(scripts) > 1
    assert all(script.words not in said(session, "y") for script in scripts)
    assert [choice.text for choice in session.view().choices[:-1]] == [script.to for script in scripts]
    for number, script in enumerate(scripts, 1):
        shown = said(session, *(["y"] if number > 1 else []), str(number))
        assert shown.endswith(alone(session, script))


def alone(session: Session, script: Script) -> str:
    return f"{session.p.copy_here.format(to=script.to)}\n\n{script.words}\n\n"


def said(session: Session, *lines: str) -> str:
    """What is said to some lines, without what can be typed next."""
    out = io.StringIO()
    walk(session, lines, out)
    *whole, prompt = out.getvalue().splitlines(keepends=True)
    assert prompt.strip()
    return "".join(whole)


def test_as_lines_a_page_without_words_says_none() -> None:
    session = sitting()
    session.choose("begin")
    assert session.p.copy_none in said(session, "y")


def test_the_words_of_the_start_page_are_named_by_where_they_go() -> None:
    session = sitting()
    [script] = scripts_in(session.view().parts)
    assert script.to == session.start_page.say(session.start_page.raw["start"]["today"]["does"], "en").rstrip(":")
