"""What can be taken out of the guide by the clipboard: what was marked with the mouse, the words to say."""

from __future__ import annotations

from tests.support.scenes import CALLED, app_for, press, ready


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


async def test_the_words_to_say_are_copied_whole() -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(40, 12)) as pilot:
        await ready(app, pilot)
        await press(app, "end", "enter", "y")
        await pilot.pause()
        said = [part.text for part in app.main.view.parts if part.style == "say"]
        assert said
        assert app.clipboard == "\n\n".join(said)
