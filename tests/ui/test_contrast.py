"""Everything that is drawn can be read on the ground it is drawn on: by contrast, as it comes to the terminal."""

from __future__ import annotations

import pytest
from textual.color import Color

from guide.ui.terminal.theme import READABLE, THEMES, contrast
from tests.support.sampling import some
from tests.support.scenes import SCREENS, app_for, drawn, ready


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_sign_on_every_kind_of_screen_stands_out_from_its_ground(theme: str) -> None:
    app = app_for("zh-Hans")
    app.theme = theme
    faint = set()
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(app, pilot)
        for name in some([name for name in SCREENS if name != "hidden"], 6):
            await drawn(app, pilot, SCREENS[name], "zh-Hans")
            for strip in app.screen._compositor.render_strips():
                for text, style, _ in strip:
                    if style is None or not text.strip() or not any(sign.isalnum() for sign in text):
                        continue
                    assert style.color is not None
                    assert style.bgcolor is not None
                    pair = [Color.from_rich_color(each) for each in (style.color, style.bgcolor)]
                    one, other = reversed(pair) if style.reverse else pair
                    if contrast(one, other) < READABLE:
                        faint.add((name, text.strip()[:20], one.hex, other.hex, round(contrast(one, other), 2)))
    assert not faint
