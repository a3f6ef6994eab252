"""One guide, two faces: on every page path the screen and the plain lines show the same text, options and order."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from guide.cli.main import shipped
from guide.engine.atoms import REFERENCE
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.proof.routes import Route
from guide.session.session import Session
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.views.model import View
from guide.views.pieces import Line
from guide.views.start_page import read_start_page
from tests.support.guides import LANGUAGES, shipped_guide, shipped_routes
from tests.support.scenes import ready

COVER = read_start_page(shipped())


def sit(language: Language) -> Session:
    session = Session(shipped_guide(), COVER, REFERENCE, language, Path("/nonexistent"))
    session.move(session.walk)
    return session


def stand(session: Session, route: Route) -> View:
    """Put the session at the end of a page path."""
    session.move(Position.resume(session.guide, REFERENCE, route.answers))
    assert session.walk.journey.route == route.nodes
    return session.view()


def letters(texts: object) -> str:
    """Text without spaces, line breaks and what stands before a choice."""
    return "".join("".join(str(text).split()) for text in (texts if isinstance(texts, list) else [texts]))


def without_keys(line: Line) -> str:
    """A line without the keys that stand beside its text, with what they do."""
    text = line.text
    for span in sorted(line.spans, key=lambda span: -span.start):
        if span.does and span.look in ("chip", "dim"):
            text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_page_path_is_drawn_as_it_is_printed(language: Language, thorough: bool) -> None:
    first = LANGUAGES.index(language)
    session = sit(language)
    one_in = 3 if thorough else 192
    listed = [route for id in shipped_guide().outcomes for route in shipped_routes(id, one_in, first)]
    app = GuideApp(COVER, language, lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        done = set()
        for route in listed:
            view = stand(session, route)
            shown = (view.id, *(part.text for part in view.parts), *(choice.text for choice in view.choices))
            if shown in done:
                continue
            done.add(shown)
            app.main.paint()
            drawn = letters([without_keys(line) for line in app.main.page.lines])
            out = io.StringIO()
            session.done = False
            walk(session, [], out)
            printed = letters(out.getvalue())
            place = 0
            rest = {choice.id: choice.text for choice in view.choices}
            told = [(rest.pop(part.text) if part.style == "choice" else part.text, part.to) for part in view.parts]
            for text, listener in [*told, *((text, None) for text in rest.values())]:
                assert listener not in (None, view.listener) or letters(text) in drawn, (route.nodes, text)
                found = printed.find(letters(text), place)
                assert found >= 0, (route.nodes, text)
                place = found


def test_plain_lines_walk_to_a_saved_note(tmp_path: Path) -> None:
    session = Session(shipped_guide(), COVER, REFERENCE, "en", tmp_path / "notes")
    out = io.StringIO()
    lines = [
        "1",
        "1",
        "4",
        "abc",
        "８ 天",
        "yes",
        "1 2 3",
        "b",
        "7",
        "None of these",
        "2",
        "3",
        "/2",
        "2",
        "Show my result",
    ]
    lines += ["save", "save here", "go back", "q"]
    assert walk(session, lines, out) == 0
    text = out.getvalue()
    assert "Days late must be a whole number, like 8" in text
    note = next((tmp_path / "notes").glob("note-*-a.md")).read_text(encoding="utf-8")
    assert "days-late-roughly: '8'" in note
    assert "monthly-amount: null" in note


def test_plain_lines_keep_the_way_out_open_everywhere() -> None:
    session = Session(shipped_guide(), COVER, REFERENCE, "en", Path("/nonexistent"))
    out = io.StringIO()
    assert walk(session, ["1", "1", "4", "h", "b", "7", "zz", "q", "3", "q", "2", "never read"], out) == 0
    text = out.getvalue()
    assert "Call first; the debt can wait." in text
    assert session.done
