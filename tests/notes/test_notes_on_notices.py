"""Pages that only tell, in what outlasts a sitting: notes saved on and after one, drafts, back, undo; by each face."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.content.conditions import CONTINUED
from guide.content.guide import Guide
from guide.engine.position import Position
from guide.notes.document import open_again
from guide.notes.drafts import Keeper
from guide.notes.front import read_front
from guide.session.session import Session
from guide.sheets.loading import load
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.views.start_page import read_start_page
from tests.proof.test_notices import folder
from tests.support.scenes import press, ready
from tests.support.sittings import NOON
from tests.support.small_guides import TODAY

Face = Callable[[Session, str], Awaitable[None]]
"""Types keys one after the other, in a sitting; `ok` takes the first choice, whether a field stands there or not."""


async def by_lines(session: Session, typed: str) -> None:
    walk(session, ["1" if key == "ok" else key for key in typed.split()], io.StringIO())


async def on_screen(session: Session, typed: str) -> None:
    app = GuideApp(session.start_page, "en", lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for key in typed.split():
            await press(app, "enter" if key == "ok" else key)
            await pilot.pause()
        assert app.failure is None


faces = pytest.mark.parametrize("face", [by_lines, on_screen])


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load(folder(tmp_path / "guide"))


def sitting(guide: Guide, notes: Path, keeper: Keeper | None = None) -> Session:
    return Session(guide, read_start_page(guide.folder), TODAY, "en", notes, clock=lambda: NOON, keeper=keeper)


async def saved(face: Face, guide: Guide, notes: Path, way: str) -> Path:
    await face(sitting(guide, notes), f"{way} v ok")
    (path,) = notes.iterdir()
    return path


def stands_at(guide: Guide, note: Path, later: int = 0) -> str:
    """Where somebody stands who opens a note."""
    today = TODAY + timedelta(days=later)
    return Position.resume(guide, today, open_again(guide, read_front(note), today).answers).at


@faces
async def test_a_note_saved_on_one_stands_there_again(face: Face, guide: Guide, tmp_path: Path) -> None:
    path = await saved(face, guide, tmp_path / "notes", "1 1")
    assert read_front(path).answers == {"a": "p"}
    session = sitting(guide, path.parent)
    session.resume(read_front(path), path.name, path)
    await face(session, "ok")
    assert (session.walk.at, session.view().id) == ("told", "notice:told")
    await face(session, "1")
    assert session.walk.at == "c"


@faces
async def test_going_on_is_kept_in_the_note_it_is_saved_back_into(face: Face, guide: Guide, tmp_path: Path) -> None:
    path = await saved(face, guide, tmp_path / "notes", "1 1")
    session = sitting(guide, path.parent)
    session.resume(read_front(path), path.name, path)
    await face(session, "ok ok v ok")
    assert session.view().id == "saved"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert stands_at(guide, path) == "c"


@faces
async def test_what_it_tells_stands_in_no_list_of_answers(face: Face, guide: Guide, tmp_path: Path) -> None:
    path = await saved(face, guide, tmp_path / "notes", "1 1 1 1")
    assert read_front(path).answers == {"a": "p", "told": CONTINUED, "c": "v"}
    _, _, text = path.read_text("utf-8").partition("\n---\n")
    assert "Good to know" not in text


@faces
async def test_back_and_undo_stop_at_one(face: Face, guide: Guide, tmp_path: Path) -> None:
    session = sitting(guide, tmp_path)
    await face(session, "1 1 1 b")
    assert session.walk.at == "told"
    assert session.walk.answers["told"] == CONTINUED, "what was passed is passed when one comes forward again"
    await face(session, "b")
    assert session.walk.at == "a"
    fresh = sitting(guide, tmp_path)
    await face(fresh, "1 1 1 u")
    assert (fresh.walk.at, dict(fresh.walk.answers)) == ("told", {"a": "p"})
    await face(fresh, "u")
    assert (fresh.walk.at, dict(fresh.walk.answers)) == ("a", {})


@faces
@pytest.mark.parametrize(("way", "at"), [("1 1", "told"), ("1 1 1", "c")])
async def test_a_draft_after_a_crash_stands_where_it_was(
    face: Face, way: str, at: str, guide: Guide, tmp_path: Path
) -> None:
    notes, drafts = tmp_path / "notes", tmp_path / "state/drafts"
    keeper = Keeper(drafts)
    session = sitting(guide, notes, keeper)
    await face(session, way)
    session.keep_draft()
    session.choose("keep")
    session.keep()
    assert keeper.path is not None
    keeper.release()  # the program has died
    again = sitting(guide, notes, Keeper(drafts))
    again.choose("draft")
    again.choose("go-on")
    await face(again, "ok")
    assert again.walk.at == at


async def test_a_note_of_before_stops_at_one_that_is_new_and_passes_one_that_is_gone(
    guide: Guide, tmp_path: Path
) -> None:
    on, after = (tmp_path / name for name in ("on", "after"))
    gone = without(tmp_path / "less")
    told = await saved(by_lines, guide, on, "1 1")
    past = await saved(by_lines, guide, after, "1 1 1 1")
    assert [stands_at(load(gone), note, later=1) for note in (told, past)] == ["c", "end"]
    never_told = await saved(by_lines, load(gone), tmp_path / "never", "1 1 1 1")
    assert stands_at(guide, never_told, later=1) == "told"


def without(path: Path) -> Path:
    """The same guide whose notice nobody meets who says p."""
    made = folder(path)
    asked = made / "questions/a.yaml"
    asked.write_text(asked.read_text("utf-8").replace("go: told", "go: c"), encoding="utf-8")
    return made


def test_a_diff_tells_who_comes_to_a_new_one_and_what_becomes_of_a_note(
    tmp_path: Path, guide: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes"
    walk(sitting(guide, notes), ["1", "1", "v", "1"], io.StringIO())
    (path,) = notes.iterdir()
    new = without(tmp_path / "new")
    gone = without(tmp_path / "gone")
    asked = gone / "questions/b.yaml"
    asked.write_text(asked.read_text("utf-8").replace("go: told", "go: end"), encoding="utf-8")
    (gone / "notices/told.yaml").unlink()
    for one, other, way in (
        (guide.folder, new, "told → c"),
        (new, guide.folder, "c → told"),
        (guide.folder, gone, "told → c"),
    ):
        assert run(["diff", str(one), str(other), "--today", str(TODAY), "--notes", str(path)]) == 1
        told = capsys.readouterr().out
        assert f"a: {way}, 1 way of answering\n" in told
        assert f"{path}: leads elsewhere" in told
