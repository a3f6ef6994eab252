"""Files saved elsewhere, and those that are no notes: listed, renamed, deleted, brought back, forgotten."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.i18n.phrases import phrases
from guide.notes.known_places import known_files, known_folders, remember
from guide.notes.places import state_folder
from tests.support.processes import small_disk

P = phrases("en")
BESIDE = {
    "note-20260604-2130-b.md": "summary",
    "note-20260605-0900-c.txt": "complaint",
    "letter-20260606-0900-L1-2.md": "letter",
    "dates-20260607-0900.ics": "dates",
}


def at_keyboard(monkeypatch: pytest.MonkeyPatch, home: Path, lines: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return run(["--notes-dir", str(home / "notes"), *arguments])


def saved_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A note saved in the app, in a folder typed there."""
    there = home / "a place"
    at_keyboard(monkeypatch, home, f"1\n4\nv\n{there}\nyes\nq\n", "--plain", "--today", "2026-06-04")
    (note,) = there.glob("note-*.md")
    return note


def test_a_folder_chosen_in_the_app_is_known_later(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_keyboard(monkeypatch, home, "1\n4\nv\n/proc/nowhere\nyes\nq\n", "--plain")
    assert not known_folders(home / "notes", state_folder())[1:], "nothing was saved there"
    note = saved_elsewhere(home, monkeypatch)
    places = state_folder() / "places.txt"
    assert stat.S_IMODE(places.stat().st_mode) == 0o600
    assert places.read_text(encoding="utf-8") == f"{note.parent}\n"
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes") == 0
    assert str(note) in capsys.readouterr().out
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    said = capsys.readouterr().out
    assert f"note: {note}" in said
    assert f"{P.kinds['places']}: {places}" in said
    assert not note.exists()
    assert not state_folder().exists()
    assert note.parent.exists(), "the folder is the person's"


def test_what_lies_beside_notes_is_listed_by_what_it_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = saved_elsewhere(home, monkeypatch)
    for name in (*BESIDE, "shopping.md", "note-20260604-2130-b.md.bak"):
        (note.parent / name).write_text("words", encoding="utf-8")
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes") == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line[:3].strip()]
    assert [row[:3].strip() for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[1:] == [
        "  2  2026-06-07  calendar file",
        "  3  2026-06-06  letter",
        "  4  2026-06-05  complaint",
        "  5  2026-06-04  summary for a helper",
    ]
    assert at_keyboard(monkeypatch, home, "", "notes", "open", "2") == 2, "only a note opens again"
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    said = capsys.readouterr().out
    for name, kind in BESIDE.items():
        assert f"  {P.kinds[kind]}: {note.parent / name}" in said
    assert {path.name for path in note.parent.iterdir()} == {"shopping.md", "note-20260604-2130-b.md.bak"}


def test_a_letter_with_a_name_of_its_own_is_still_ours(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = saved_elsewhere(home, monkeypatch)
    dates = note.parent / "dates-20260607-0900.ics"
    dates.write_text("words", encoding="utf-8")
    assert at_keyboard(monkeypatch, home, "", "notes", "rename", "2", "june") == 0
    renamed = note.parent / "june.ics"
    assert renamed.read_text(encoding="utf-8") == "words"
    assert known_files(state_folder()) == [renamed]
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes") == 0
    assert str(renamed) in capsys.readouterr().out
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    assert not renamed.exists()


def test_what_was_deleted_comes_back(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at_keyboard(monkeypatch, home, "", "notes", "restore") == 0
    assert capsys.readouterr().out == P.aside_none + "\n"
    note = saved_elsewhere(home, monkeypatch)
    text = note.read_text(encoding="utf-8")
    letter = note.parent / "letter-20260606-0900-L1.md"
    letter.write_text("words", encoding="utf-8")
    for which in (letter.name, "1"):
        assert at_keyboard(monkeypatch, home, "", "notes", "delete", which, "--yes") == 0
    assert not list(note.parent.iterdir())
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes", "restore") == 0
    assert capsys.readouterr().out == f"{P.aside_list}\n  {letter.name}\n  {note.name}\n"
    (home / "notes").mkdir()
    (home / "notes" / note.name).write_text("another\n", encoding="utf-8")
    for which in (note.stem, letter.name):
        assert at_keyboard(monkeypatch, home, "", "notes", "restore", which) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (home / "notes").iterdir()} == {
        note.name: "another\n",
        f"{note.stem}-2.md": text,
        letter.name: "words",
    }
    assert at_keyboard(monkeypatch, home, "", "notes", "restore", note.name) == 2


def test_bringing_back_onto_another_disk_removes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = saved_elsewhere(home, monkeypatch)
    assert at_keyboard(monkeypatch, home, "", "notes", "delete", "1", "--yes") == 0
    capsys.readouterr()
    with small_disk(home / "notes"):
        assert at_keyboard(monkeypatch, home, "", "notes", "restore", note.name) == 1
        aside = state_folder() / "deleted" / note.name
        assert str(aside) in capsys.readouterr().err
        assert aside.exists()


def test_places_are_remembered_once_and_whatever_they_are_called(tmp_path: Path) -> None:
    state = tmp_path / "state"
    odd = tmp_path / "媽媽 \udcff"
    odd.mkdir()
    for place in (odd, tmp_path / "b", odd, tmp_path / "with\nbreak"):
        remember(place, state)
    assert known_folders(tmp_path / "usual", state) == [tmp_path / "usual", odd]
    assert known_folders(odd, state) == [odd]
    assert (state / "places.txt").read_bytes().count(b"\n") == 2
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x", encoding="utf-8")
    remember(tmp_path, tmp_path / "file")  # no folder can be made there: nothing happens
