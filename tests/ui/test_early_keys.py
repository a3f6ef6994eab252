"""Keys pressed before the guide has been read: they wait, in order, and never act on what cannot be seen."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from guide.cli.main import shipped
from guide.content.load import load
from guide.session.session import Session
from guide.ui.terminal.app import GuideApp
from guide.views.start_page import read_start_page
from tests.support.guides import TODAY
from tests.support.scenes import ready


@pytest.mark.parametrize(
    ("keys", "view"),
    [
        (["enter"], "question:what-first"),
        (["enter", "1"], "question:is-it-overdue"),
        (["enter", "1", "1", "1"], "question:is-it-overdue"),
        (["enter", "escape"], "start"),
        (["4", "enter", "2"], "pages"),
        (["h", "enter", "1"], "page:find-a-person"),
        (["5", "3", "enter"], "languages"),
        (["enter", "question_mark"], "keys"),
        (["enter", "question_mark", "1"], "keys"),
        (["enter", "m", "escape"], "start"),
        (["enter", "1", "s", "2"], "sources:civil-code-678,civil-code-676"),
    ],
)
async def test_keys_pressed_early_wait(keys: list[str], view: str) -> None:
    start_page, go = read_start_page(shipped()), threading.Event()

    def slowly() -> Session:
        go.wait(10)
        return Session(load(shipped()), start_page, TODAY, "en", Path("/nonexistent"))

    app = GuideApp(start_page, "en", slowly)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        go.set()
        await ready(app, pilot)
        await pilot.pause()
        assert app.failure is None
        assert app.main.view.id == view


async def test_the_first_question_is_the_same_before_and_after_reading() -> None:
    start_page, go = read_start_page(shipped()), threading.Event()

    def slowly() -> Session:
        go.wait(10)
        return Session(load(shipped()), start_page, TODAY, "zh-Hant", Path("/nonexistent"))

    app = GuideApp(start_page, "zh-Hant", slowly)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        early = [line.text for line in app.main.page.lines]
        go.set()
        await ready(app, pilot)
        await pilot.pause()
        assert [line.text for line in app.main.page.lines] == early
        assert "你想先處理哪一件事？" in early[1]
