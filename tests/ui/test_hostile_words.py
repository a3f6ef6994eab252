"""What a person types or pastes, and what their folders are called, steers no terminal on either face."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from textual.content import Content
from textual.events import Paste

from guide.content.fields import TextField
from guide.session.panels.forms import FormPage
from guide.session.panels.log import new_entry
from guide.session.panels.one_field import is_typed
from guide.session.panels.palette import Palette
from guide.session.session import Session
from guide.ui.plain import WhatToType, walk
from guide.ui.streams import shown
from guide.ui.terminal.app import GuideApp
from guide.ui.terminal.widgets.told import Told
from guide.views.model import Part, View
from tests.support.filled import log_in
from tests.support.hostile import STRANGE, TITLE, assert_quiet
from tests.support.scenes import CALLED, RESULT, SCREENS, app_for, drawn, keys, ready
from tests.support.sheet_forms import FORMS
from tests.support.sittings import at_outcome, sitting

PASTED = f"before{STRANGE}{TITLE}\x1b[2J\nafter"
KEPT = "before after"


def texts(session: Session) -> list[str]:
    """Everything the view in front of the reader holds."""
    view = session.view()
    parts = [part.mark + part.text for part in (*view.parts, *view.why, *view.sidebar)]
    choices = [choice.text + choice.detail + choice.head for choice in view.choices]
    return [*parts, *choices, *view.summary, view.error, view.hint, view.field.text if view.field else ""]


def rows(app: GuideApp) -> list[str]:
    """What the screen sends to the terminal, without its colours."""
    return [segment.text for strip in app.screen._compositor.render_strips() for segment in strip]


def written(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()]


def test_typed_words_are_kept_without_what_came_along(tmp_path: Path) -> None:
    session = at_outcome(sitting(tmp_path / "notes"), CALLED)
    new_entry(session)
    form = session.panels[-1]
    assert isinstance(form, FormPage)
    found = [field for field in form.fields(session) if isinstance(field, TextField) and field.most > len(KEPT)]
    assert found
    for field in found:
        session.stand(f"row:{field.id}")
        session.typing(PASTED)
        assert_quiet(*texts(session))
        session.type(PASTED)
        assert log_in(session.sheets).entry(1).filled[field.id] == KEPT
    session.panels.clear()
    for typed in (PASTED, "\u202e2026-05-27", "\x1b[A"):
        session.change("due-date")
        session.typing(typed)
        session.type(typed)
        assert_quiet(*texts(session))
    assert session.walk.journey.known["due-date"] is not None
    session.panels.clear()
    session.save()
    session.type("")
    assert session.view().id == "saved"
    assert_quiet(*written(tmp_path))


@pytest.mark.parametrize("face", ["screen", "lines"])
async def test_a_folder_of_any_name_is_shown_and_saved_in(
    face: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / f"my{TITLE}\n\u202enotes\udcff"
    if face == "lines":
        session = at_outcome(sitting(folder), CALLED)
        with shown():
            walk(session, ["save", "1", "1", "notes", "q"], sys.stdout)
        printed = capsys.readouterr()
        assert_quiet(printed.out, printed.err)
        assert "\\u001b]0;PWNED\\u0007\\u000a\\u202enotes\\udcff" in "".join(printed.out.split())
    else:
        app = app_for("en", CALLED)
        async with app.run_test(size=(120, 40)) as pilot:
            await ready(app, pilot)
            await keys(pilot, *RESULT)
            session = app.main.session  # type: ignore[assignment]
            session.note_state.folder = folder
            for pressed in ("v", "enter", "end", "enter"):
                await keys(pilot, pressed)
                assert_quiet(*rows(app))
    (note,) = folder.iterdir()
    assert_quiet(note.read_text(encoding="utf-8"))


async def test_what_is_pasted_into_a_line() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for screen in ("plan-empty", "question-date", "question-money", "save"):
            await drawn(app, pilot, SCREENS[screen], "en")
            await app.on_event(Paste(PASTED))
            await pilot.pause()
            assert_quiet(*rows(app), app.main.typed)
            assert "before" in app.main.typed, screen
            await keys(pilot, "enter")
            assert_quiet(*rows(app))


async def test_what_is_pasted_into_a_letter() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await drawn(app, pilot, SCREENS["letter"], "en")
        session = app.main.session
        assert session is not None
        choice = next(choice for choice in session.view().choices if choice.id == "edit")
        session.press(session.view(), choice, "", ())
        app.main.paint()
        await pilot.pause()
        await app.on_event(Paste(PASTED))
        await pilot.pause()
        assert_quiet(*rows(app), app.main.typed)
        assert "before" in app.main.typed


async def test_whatever_else_a_widget_were_to_draw() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        app.main.page.show(View("x", "", (Part("text", PASTED, mark=TITLE),), error=PASTED), frozenset(), 0)
        app.main.query_one("#head", Told).tell(Content(PASTED.replace("\n", "")))
        await pilot.pause()
        drawn_now = "".join(rows(app))
        assert_quiet(drawn_now)
        assert "\\u001b]0;PWNED" in drawn_now


def test_a_line_that_holds_an_arrow_key_is_read_without_it(tmp_path: Path) -> None:
    session = sitting(tmp_path)
    out = io.StringIO()
    walk(session, ["1", "1", "3", "\x1b[A2026-05-27\x1b[D"], out)
    assert session.walk.at == "who-was-contacted"


@pytest.mark.parametrize("form", FORMS)
def test_what_is_pasted_into_any_field_of_any_sheet(form: str, tmp_path: Path) -> None:
    """Words are kept without what came along; of figures and days nothing else is shown either."""
    session = at_outcome(sitting(tmp_path / "notes"), CALLED)
    page = FORMS[form](session)
    for field in page.fields(session):
        if is_typed(field):
            session.stand(f"row:{field.id}")
            session.typing(PASTED)
            assert_quiet(*texts(session), session.reads_as(PASTED))
            session.type(PASTED)
            assert_quiet(*texts(session))
            held = page.filled(session).get(field.id)
            assert held == KEPT or not isinstance(field, TextField) or field.most < len(KEPT), field.id
    finish = [choice.id for choice in session.view().choices if not choice.row and choice.id not in ("close", "drop")]
    for id in (*finish[:1], "close"):
        if session.panels:
            session.choose(id)
            assert_quiet(*texts(session))
    session.panels.clear()
    session.save()
    while session.view().id != "saved":
        session.choose("keep") if session.view().id == "numbers" else session.type("")
    assert_quiet(*written(tmp_path))


def test_what_is_looked_for(tmp_path: Path) -> None:
    for typed in (PASTED, TITLE, "\u202eplan", *(f"interest{character}" for character in STRANGE[::16])):
        session, out = sitting(tmp_path), io.StringIO()
        session.open(Palette(WhatToType()))
        session.typing(typed)
        assert_quiet(*texts(session))
        session.type(typed)
        assert_quiet(*texts(session))
        walk(sitting(tmp_path), [f"/{typed}".replace("\n", " "), "find", typed.replace("\n", " ")], out)
        assert TITLE not in out.getvalue()


async def test_what_is_pasted_into_the_finder() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await keys(pilot, "slash")
        await app.on_event(Paste(PASTED))
        await pilot.pause()
        assert_quiet(*rows(app), app.main.typed)
        await keys(pilot, "enter")
        assert_quiet(*rows(app))
