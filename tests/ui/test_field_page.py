"""A page with a line to type into: its edge, and the key that leads to what stands below it."""

from __future__ import annotations

import pytest
from textual.color import Color

from tests.support.scenes import DUE, app_for, keys, ready


async def test_tab_stands_on_skip_and_enter_takes_it() -> None:
    app = app_for("en", DUE)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        main, session = app.main, app.main.session
        assert session is not None
        assert session.walk.at == "due-date"
        skip = next(index for index, choice in enumerate(main.view.choices) if choice.id == "skip")
        await keys(pilot, "tab")
        assert (main.focused, main.more.highlight) == (main.more, skip)
        await keys(pilot, "tab")
        assert main.focused is main.field, "and back"
        await keys(pilot, "tab", "enter")
        assert session.walk.answers["due-date"] is None
        assert session.walk.at != "due-date"


async def test_after_a_click_on_continue_that_is_refused_one_goes_on_typing() -> None:
    """As after Enter: what is typed next goes into the line, and is no command."""
    app = app_for("en", DUE)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        main = app.main
        region, rows = main.more.region, [line.text for line in main.more.lines]
        await pilot.click(
            offset=(region.x + 6, region.y + next(y for y, text in enumerate(rows) if main.p.go_on in text))
        )
        assert main.view.error
        assert main.focused is main.field
        await keys(pilot, *"5/27", "enter")
        assert main.session is not None
        assert "due-date" in main.session.walk.answers


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_edge_of_a_line_is_ground_alone_and_a_sign_without_colours(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for no_color in (False, True):
        monkeypatch.setenv("NO_COLOR", "1") if no_color else monkeypatch.delenv("NO_COLOR", raising=False)
        app = app_for("zh-Hans", DUE)
        async with app.run_test(size=size) as pilot:
            await ready(app, pilot)
            await keys(pilot, "5")
            strips = app.main.field.render_lines(app.main.field.outer_size.region)
            edges = [next(iter(strip.crop(0, 1))) for strip in strips]
            assert {edge.text for edge in edges} == {"|" if no_color else " "}
            do = Color.parse(app.theme_variables["do"]).rich_color
            assert all((edge.style.bgcolor if edge.style else None) == (None if no_color else do) for edge in edges)
            assert "5" in "".join(strip.text for strip in strips)
