"""What the guide draws with can be read in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.events import Paste
from textual.theme import BUILTIN_THEMES, Theme

from guide.ui.terminal.theme import READABLE, THEMES, contrast, own, themes_of
from tests.support.sampling import some
from tests.support.scenes import CALLED, app_for, keys, press, ready

ALL = {theme.name: theme for theme in (*BUILTIN_THEMES.values(), *THEMES)}
MIXED = [theme for theme in ALL.values() if not theme.ansi]


def colours(theme: Theme) -> dict[str, Color]:
    found = {**own(theme), **theme.to_color_system().generate(), **theme.variables}
    names = ("background", "foreground", "dim", "do", "say", "danger", "choice", "card", "bar", "chip", "danger-ground")
    return {name: Color.parse(found[name]) for name in names}


@pytest.mark.parametrize("theme", MIXED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    c = colours(theme)
    inks = [(ink, ground) for ink in ("do", "say", "dim") for ground in ("background", "bar", "card")]
    inks.append(("dim", "danger-ground"))
    grounds = ("background", "bar", "card", "choice", "chip", "danger-ground")
    plain = [("foreground", ground) for ground in grounds]
    for text, ground in (*plain, *inks, ("danger", "danger-ground"), ("danger", "background")):
        least = READABLE if text != "foreground" else 4.0  # two themes have their own text at 4.1 to 1
        assert contrast(c[text], c[ground]) >= least, f"{text} on {ground}"


@pytest.mark.parametrize("theme", MIXED, ids=lambda theme: theme.name)
def test_where_one_stands_is_seen(theme: Theme) -> None:
    c = colours(theme)
    assert c["choice"] != c["background"]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


async def test_the_palette_finds_pages_languages_and_colours_by_a_few_letters() -> None:
    app = app_for("en", {"what-first": "self"})
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = app.main.session
        assert session is not None
        await keys(pilot, "ctrl+p", *"timel", "enter")
        assert session.view().id == "page:timeline"
        await keys(pilot, "escape", "ctrl+p", *"gruv", "enter")
        await pilot.pause()
        assert app.theme == "gruvbox"
        await keys(pilot, "ctrl+p", *"繁體", "enter")
        assert session.language == "zh-Hant"
        await keys(pilot, "ctrl+p", *"plan", "enter")
        assert session.view().id == "form:plan"
        await keys(pilot, "escape", "slash", *"L5", "enter")
        assert session.view().id == "letter:plan-request"
        await keys(pilot, "escape", "ctrl+p", *"xqxq")
        await pilot.pause()
        assert session.view().choices == ()
        await keys(pilot, "escape")
        assert not session.panels
        assert session.walk.at == "is-it-overdue", "nothing else has happened"


async def test_the_same_word_is_looked_for_twice_as_an_input_method_puts_it_there() -> None:
    app = app_for("zh-Hans")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for _ in range(2):
            await keys(pilot, "slash")
            everything = app.main.view.choices
            await app.on_event(Paste("删除"))
            await pilot.pause()
            assert app.main.view.choices != everything, "as if nothing had been typed"
            await keys(pilot, "escape")


async def test_the_app_draws_itself_in_every_theme() -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(app, pilot)
        await keys(pilot, "enter", "end")
        for name in some(sorted(ALL), 5):
            app.theme = name
            await pilot.pause()
            assert app.failure is None, name
            assert "逾期" in "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip), name


async def test_without_colours_no_theme_is_offered_that_would_have_none_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for no_color in (False, True):
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        app = app_for("en", CALLED)
        async with app.run_test(size=(80, 24)):
            offered = themes_of(app)
            assert offered[:2] == ("guide-dark", "guide-light")
            assert any(ALL[name].ansi for name in offered) == (not no_color)


async def test_hidden_it_is_as_light_or_dark_as_before() -> None:
    app = app_for("en", CALLED)
    for theme, ground in (("guide-dark", "#000000"), ("guide-light", "#FFFFFF")):
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(app, pilot)
            app.theme = theme
            await press(app, "x")
            await pilot.pause()
            assert app.screen.styles.background.hex == ground
        app = app_for("en", CALLED)
