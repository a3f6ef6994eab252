"""Keys pressed before the guide has been read: all of them count, in their order, as if each had been pressed later."""

from __future__ import annotations

import threading
import time
from datetime import datetime
from pathlib import Path

import pytest
from textual.events import Key, Paste

from guide.cli.main import shipped
from guide.notes.document import Note
from guide.session.session import Session
from guide.ui.terminal.app import GuideApp
from guide.views.start_page import read_start_page
from tests.support.guides import TODAY, shipped_guide
from tests.support.sampling import sample
from tests.support.scenes import press, ready
from tests.support.terminal import squeezed
from tests.support.walker import Walker
from tests.support.walking import one_for_each_outcome

START = read_start_page(shipped())


def slow_app(go: threading.Event) -> GuideApp:
    """The app, whose guide is read as soon as it may."""

    def slowly() -> Session:
        go.wait(10)
        return Session(shipped_guide(), START, TODAY, "en", Path("/nonexistent"))

    return GuideApp(START, "en", slowly)


KEYS = {
    "to the first question": ["enter"],
    "into it": ["enter", "1"],
    "through it to an outcome": ["enter", "1", "1"],
    "into a field": ["enter", "1", "4", "8", "enter"],
    "and past it": ["1", "1", "4", "8", "enter", "3", "enter"],
    "back again": ["enter", "escape"],
    "round and round": ["enter", "1", "escape", "escape", "enter", "2"],
    "to a list and on": ["4", "2"],
    "to help and back": ["h", "escape", "enter", "1"],
    "what cannot be chosen": ["9", "enter", "9", "1"],
    "commands": ["enter", "question_mark", "escape", "m", "escape", "1", "s", "2"],
    "typed and taken back": ["enter", "1", "3", "5", "backspace", "6", "/", "1", "enter"],
}


@pytest.mark.parametrize("keys", sample(KEYS.values(), 4), ids=KEYS)
async def test_keys_pressed_early_do_what_they_do_later(keys: list[str]) -> None:
    found = []
    for early in (len(keys), 0, len(keys) // 2):
        go = threading.Event()
        app = slow_app(go)
        async with app.run_test() as pilot:
            await press(app, *keys[:early])
            assert app.main.view.id == "start"
            go.set()
            await ready(app, pilot)
            await press(app, *keys[early:])
            await pilot.pause()
            session = app.main.session
            assert session is not None
            found.append((app.main.view.id, session.walk.answers, app.main.typed, app.main.page.highlight))
    assert found[0] == found[1] == found[2]
    assert found[0][0] != "start" or "escape" in keys


async def test_what_is_pasted_early_waits_in_its_place() -> None:
    go = threading.Event()
    app = slow_app(go)
    async with app.run_test() as pilot:
        await press(app, "enter", "1", "4")
        await app.on_event(Paste("12"))
        await press(app, "3", "enter")
        go.set()
        await ready(app, pilot)
        await pilot.pause()
        assert app.main.session is not None
        assert app.main.session.walk.answers["days-late-roughly"] == 123


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_waits_for_nothing(key: str) -> None:
    go = threading.Event()
    app = slow_app(go)
    async with app.run_test():
        await press(app, "enter", "1")
        await app.on_event(Key(key, None))
        assert app._exit
        go.set()


def test_a_note_is_opened_without_the_start_page(tmp_path: Path) -> None:
    """Its own page is the first there is; what is pressed before that counts there."""
    journey = one_for_each_outcome()["wrong-amount"].journey
    note = tmp_path / "note-20260604-2130-a.md"
    note.write_text(Note(journey, datetime(2026, 6, 4, 21, 30)).front(), encoding="utf-8")
    with Walker(tmp_path, command=("open", note)) as walker:
        walker.press("enter")
        walker.wait(walker.title("wrong-amount"))
        shown = squeezed(walker.raw.decode(errors="replace"))
        assert squeezed(walker.p.begin + "  2") not in shown
        assert squeezed(walker.guide.about.start.ask.say("en"))[:20] not in shown


@pytest.mark.parametrize("delay", sample([0.1, 0.0, 0.25, 0.5], 4))
def test_keys_typed_into_the_terminal_at_any_moment_all_count(delay: float, tmp_path: Path) -> None:
    """Also before the program has taken the terminal over."""
    with Walker(tmp_path, anew=True) as walker:
        end = time.perf_counter() + delay
        while (left := end - time.perf_counter()) > 0:
            walker.read(left)
        walker.press(*"1148", "enter", "3", "enter")
        walker.at("what-did-they-do")
        walker.press("a")
        walker.wait("8 days")
