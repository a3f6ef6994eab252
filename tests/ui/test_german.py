"""A guide in German, walked by each face: its reader meets no word of another language, and what is typed is read as
it is written there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.content.case_files import cases_of
from guide.engine.journey import load_answers, replay
from guide.engine.position import Position
from guide.notes.drafts import Keeper
from guide.session.session import Session
from guide.sheets.loading import load
from guide.ui.terminal.app import GuideApp
from guide.views.start_page import read_start_page
from tests.content.test_another_language import FOLDER
from tests.support.crawl import Crawl, fork
from tests.support.german import english_in
from tests.support.guides import TODAY
from tests.support.sampling import sample
from tests.support.scenes import press, ready
from tests.support.sittings import NOON
from tests.ui.test_both_faces import as_lines, one_of_each, show

STOLEN = ["1", "1", "1", "1", "3.6.", "ja", "1 2", "1.899,50", "1", "1"]
"""A bike that is insured and cost a good deal, as lines."""
WRONG = ["1", "1", "x", "1", "32.13.", "gestern oder so", "3.6.2028", "1.1.2020", "3.6.", "ja", "1 0", "0", "viel", "1"]
LOOKS = [
    "a",
    "b",
    "s",
    "1",
    "b",
    "b",
    "?",
    "b",
    "m",
    "b",
    "p",
    "b",
    "h",
    "b",
    "t",
    "b",
    "/rad",
    "b",
    "y",
    "b",
    "u",
    "w",
]
SAVED = ["v", "1", "1", "2", "1", "v", "zz", "b"]
WAYS = {
    "to the result": [*STOLEN, *LOOKS, "q", "2"],
    "wrong answers": [*WRONG, "b", "q", "1"],
    "saving": [*STOLEN, *SAVED, "q", "b", "6", "b", "5", "1", "2", "1", "2"],
    "in danger": ["1", "4", *LOOKS, "b", "3", "b", "2", "1", "14", "ja"],
    "hidden": ["1", "x", "x", "l", "/sprache", "c", "r", "n"],
}


@pytest.mark.parametrize("way", sample([*WAYS], 2))
def test_lines_of_text_are_german(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(WAYS[way])))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "stand"))
    where = ["--guide", str(FOLDER), "--notes-dir", str(tmp_path / "notizen")]
    assert run(["--plain", *where, "--today", str(TODAY)]) == 0
    said, wrong = capsys.readouterr()
    assert wrong == ""
    assert english_in(said) == []
    if way == "to the result":
        assert "3. Juni 2026" in said
        assert "1.899,50 Euro" in said
        assert "Erst Anzeige, dann Versicherung" in said


KEYS = {
    "to the result": ["1", "1", "1", "1", *"3.6.", "enter", "1", "2", "enter", *"1.899,50", "enter", "1", "enter"],
    "wrong answers": ["1", "1", "1", "1", *"32.13.", "enter", "ctrl+u", *"3.6.2028", "enter",
                      "ctrl+u", *"3.6.", "enter", "enter", "0", "1", "enter", "enter", *"viel", "enter"],
    "in danger": ["1", "4"],
}  # fmt: skip

FOR_THE_PROGRAM = "Für das Programm"
"""Above the last part of a note, which no reader reads."""


def drawn(app: GuideApp) -> str:
    """What stands on the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).strip() for strip in strips)


async def shown(session: Session, pressed: Sequence[str], size: tuple[int, int]) -> str:
    """Everything that stands on the screen while keys are pressed."""
    lines: dict[str, None] = {}
    app = GuideApp(session.start_page, "de", lambda: session)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        for key in ("", *pressed):
            if key:
                await press(app, key)
            await pilot.pause()
            lines |= dict.fromkeys(drawn(app).split("\n"))
        assert app.failure is None
    return "\n".join(lines)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    keeper = Keeper(tmp_path / "entwurf")
    start = read_start_page(FOLDER)
    return Session(load(FOLDER), start, TODAY, "de", tmp_path / "notizen", clock=lambda: NOON, keeper=keeper)


@pytest.mark.parametrize("way", sample([*KEYS], 3))
async def test_the_screen_is_german(way: str, session: Session) -> None:
    text = await shown(session, KEYS[way], (80, 24))
    assert english_in(text) == []
    if way == "to the result":
        assert "3. Juni 2026" in text
        assert "1.899,50 Euro" in text


async def test_what_is_saved_is_german(session: Session, tmp_path: Path) -> None:
    text = await shown(session, [*KEYS["to the result"], "v", "enter", "down", "enter", "escape", "q"], (100, 40))
    assert english_in(text) == []
    (path,) = (path for folder in tmp_path.iterdir() for path in folder.iterdir())
    written, _, _ = path.read_text("utf-8").partition(FOR_THE_PROGRAM)
    assert "3. Juni 2026" in written
    assert english_in(written) == []


def everywhere(session: Session) -> list[Session]:
    """A sitting for whatever can be come to: from the start, and from every step of the ways of its cases."""
    crawl = Crawl(each=8)
    crawl.walk(fork(session))
    for placed in (each for each in cases_of(session.guide).placed if not each.expected.refuses):
        answers, _ = load_answers(session.guide, placed.answers)
        way = Position(session.guide, TODAY, {})
        for id in replay(session.guide, answers, TODAY).route:
            here = fork(session)
            here.move(way)
            crawl.walk(here)
            if id in answers:
                way = way.answer(answers[id]) if id in session.guide.questions else way.go_on()
    for last in crawl.last:
        crawl.walk(last, deleting=True)
    return list(crawl.found.values())


async def test_whatever_can_be_come_to_is_german(session: Session, thorough: bool) -> None:
    session.copy = lambda _: None
    found = everywhere(session)
    views = {each.view().id for each in found}
    assert views >= {f"question:{id}" for id in session.guide.questions} | {"save", "letter:schaden-melden", "calendar"}
    said = {each.view().id: english_in(as_lines(fork(each)).partition(FOR_THE_PROGRAM)[0]) for each in found}
    assert {id: english for id, english in said.items() if english} == {}
    app = GuideApp(session.start_page, "de", lambda: session)
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        for each in found if thorough else one_of_each(found):
            show(app, fork(each))
            await pilot.pause()
            text, _, _ = drawn(app).partition(FOR_THE_PROGRAM)
            assert english_in(text) == [], each.view().id
