"""What is drawn has the look of what it is: each look is one that somebody gave it, and cards stand on their ground."""

from __future__ import annotations

import pytest
from textual.color import Color

from guide.ui.terminal.theme import THEMES
from guide.ui.terminal.widgets.pen import LOOKS
from tests.support.scenes import app_for, ready

AS_THE_PAGE = {"card-why", "heading-do", "heading-rows"}
"""Those that look like what stands around them."""


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_look_differs_from_plain_text(theme: str) -> None:
    app = app_for("en")
    app.theme = theme
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        pen = app.main.page.pen
        plain = pen.look("")
        assert {name for name in LOOKS if pen.look(name) == plain} <= AS_THE_PAGE


async def test_cards_inks_and_where_one_stands_are_seen_on_the_first_page() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        page, colours = app.main.page, app.theme_variables
        grounds = {name: Color.parse(colours[name]).rich_color for name in ("do", "danger", "card", "choice")}
        for row, line in enumerate(page.lines[:20]):
            segments = page.segments(row)
            ground = {segment.style.bgcolor for segment in segments if segment.style is not None}
            if line.card in ("do", "danger"):
                assert segments[0].style is not None
                assert segments[0].style.bgcolor == grounds[line.card]
                assert len(ground) > 1, "and a ground of its own beside the edge"
            if line.of(page.highlight):
                assert grounds["choice"] in ground
