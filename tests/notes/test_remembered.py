"""Files saved elsewhere, and those that are no notes: found again by what they are, and no stranger's is touched."""

from __future__ import annotations

import io
import json
import os
import stat
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.i18n.phrases import phrases
from guide.notes.colours import colours_kept, keep_colours
from guide.notes.exports import kind_of
from guide.notes.places import as_text, state_folder
from guide.notes.remembered import folders_of, known, remember
from guide.notes.store import FileName
from guide.session.panels.export import hand_out
from tests.support.kept_notes import saved
from tests.support.processes import small_disk
from tests.support.sampling import sample
from tests.support.sittings import sitting

P = phrases("en")
BESIDE = {
    "note-20260604-2130-b.md": "summary",
    "note-20260605-0900-c.txt": "complaint",
    "letter-20260606-0900-L1-2.md": "letter",
    "dates-20260607-0900.ics": "dates",
}
ODD_NAMES = ["plain", "a\nb", "a\r\nb", "a\u2028b", "a\x85b", "a\x0bb", "100%41", "媽媽 \udcff", "\u202ea", " a"]


def at_keyboard(monkeypatch: pytest.MonkeyPatch, home: Path, lines: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return run(["--notes-dir", str(home / "notes"), *arguments])


def saved_elsewhere(home: Path) -> Path:
    """A note saved in the app, in a folder of the person's choice, and remembered as it does."""
    note = saved(home / "a place")
    remember(state_folder(), note.parent)
    return note


def given(folder: Path, *names: str, words: str = "words") -> list[Path]:
    """Files saved in the app to be given away, and remembered as it does."""
    session = sitting(folder)
    session.note_state.remember = lambda folder, given: remember(state_folder(), folder, given)
    for name in names:
        kind, tail = ("dates", "") if name.endswith(".ics") else ("letter", "L1")
        hand_out(session, lambda _: "title", ((FileName(kind, tail, Path(name).suffix), words + name),))
        session.type("")
        assert session.view().id == "files-saved"
        session.panels.clear()
    return sorted(folder.iterdir())


@pytest.mark.parametrize("name", sample(ODD_NAMES, 3))
def test_a_folder_of_any_name_chosen_in_the_app_is_known_later(
    name: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = saved_elsewhere(home)
    folder = home / name
    note.parent.rename(home / "moved")
    remember(state_folder(), folder)
    (home / "moved").rename(folder)
    note, *_ = [*folder.iterdir(), *given(folder, "a.md", "b.ics")]
    listed = state_folder() / "known.json"
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes", "--json") == 0
    assert {row["path"] for row in json.loads(capsys.readouterr().out)} == {str(path) for path in folder.iterdir()}
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    assert f"{P.kinds['places']}: {listed}" in capsys.readouterr().out
    assert not list(folder.iterdir()), "the folder is the person's"
    assert not state_folder().exists()


@pytest.mark.parametrize("between", ["\n", "\u2028", "\x85", "\r"])
@pytest.mark.parametrize("name", ["precious.md", "letter-20260606-0900-L1.md", "note-20260606-0900-a.md"])
def test_a_crafted_name_leads_to_no_file_of_a_stranger(
    between: str, name: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = home / name
    precious.write_text("mine\n", encoding="utf-8")
    folder = Path(f"{home}/a{between}{precious}")
    assert len(given(folder, "a.md")) == 1
    state_folder().mkdir(exist_ok=True)
    (state_folder() / "places.txt").write_text(f"{home}/b\n{precious}\n{folder}\n", encoding="utf-8")
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    assert str(precious) not in capsys.readouterr().out.split(P.forget_lead)[0]
    assert precious.read_text(encoding="utf-8") == "mine\n"
    assert not list(folder.iterdir())
    assert not state_folder().exists()


def test_a_file_is_known_by_what_it_holds_and_not_by_its_name(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "notes"
    first, second, third = given(folder, "a.md", "b.ics", "c.txt")
    assert [kind_of(path) for path in (first, second, third)] == ["dates", "letter", "letter"]
    renamed = first.rename(folder / "summer.ics")
    second.write_text("by hand\n", encoding="utf-8")
    copied = folder / "copy.txt"
    copied.write_bytes(third.read_bytes())
    foreign = {folder / name: "words" for name in (*BESIDE, "shopping.md", "note-20260604-2130-b.md.bak")}
    for path, text in foreign.items():
        path.write_text(text, encoding="utf-8")
    assert at_keyboard(monkeypatch, home, "", "notes", "--json") == 0
    titles = {Path(row["path"]).name: row["title"] for row in json.loads(capsys.readouterr().out)}
    assert titles == {
        **{name: P.kinds[kind] for name, kind in BESIDE.items()},  # listed, for that does no harm
        "summer.ics": P.kinds["dates"], "copy.txt": P.kinds["letter"],
        second.name: P.kinds["letter"], third.name: P.kinds["letter"],
    }  # fmt: skip
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    ours, _, unclear = capsys.readouterr().out.partition(P.forget_unclear)
    assert all(f": {path}\n" in ours for path in (renamed, copied, third))
    assert all(f"  {folder / name}\n" in unclear for name in (*BESIDE, second.name))
    assert {*folder.iterdir()} == {*foreign, second}


def test_what_was_renamed_by_the_program_is_still_ours(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (dates,) = given(home / "notes", "a.ics")
    assert at_keyboard(monkeypatch, home, "", "notes", "rename", "1", "june") == 0
    renamed = dates.with_name("june.ics")
    capsys.readouterr()
    assert at_keyboard(monkeypatch, home, "", "notes") == 0
    assert str(renamed) in capsys.readouterr().out
    assert at_keyboard(monkeypatch, home, "", "notes", "open", "1") == 2, "only a note opens again"
    assert at_keyboard(monkeypatch, home, "", "notes", "delete", "june", "--yes") == 0
    assert at_keyboard(monkeypatch, home, "", "notes", "restore", "june") == 0
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    assert not renamed.exists()


def test_saving_that_came_to_nothing_is_not_remembered(home: Path) -> None:
    session = sitting(home / "notes")
    session.note_state.remember = lambda folder, given: remember(state_folder(), folder, given)
    hand_out(session, lambda _: "title", ((FileName("letter", "L1", ".md"), "words"),))
    session.type("/proc/nowhere")
    assert session.view().id == "save"
    assert not state_folder().exists()


def test_what_was_deleted_comes_back(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at_keyboard(monkeypatch, home, "", "notes", "restore") == 0
    assert capsys.readouterr().out == P.aside_none + "\n"
    note = saved_elsewhere(home)
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
    note = saved_elsewhere(home)
    assert at_keyboard(monkeypatch, home, "", "notes", "delete", "1", "--yes") == 0
    capsys.readouterr()
    with small_disk(home / "notes"):
        assert at_keyboard(monkeypatch, home, "", "notes", "restore", note.name) == 1
        aside = state_folder() / "deleted" / note.name
        assert str(aside) in capsys.readouterr().err
        assert aside.exists()


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        '{"folders": "/"}',
        '{"folders": [1]}',
        '{"given": {"x": "y"}}',
        "null",
        "\x00",
        "{}" + " " * 5_000_000,
    ],
)
def test_a_list_that_cannot_be_read_is_none(damaged: str, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text(damaged, encoding="utf-8")
    assert known(tmp_path) == known(tmp_path / "nowhere")
    (tmp_path / "a").mkdir()
    remember(tmp_path, tmp_path / "a")
    assert known(tmp_path).folders == (tmp_path / "a",)


def test_places_are_remembered_once_and_whatever_they_are_called(tmp_path: Path) -> None:
    state = tmp_path / "state"
    odd = [tmp_path / name for name in ODD_NAMES]
    for folder in (*odd, *odd):
        folder.mkdir(exist_ok=True)
        remember(state, folder)
    remember(state, tmp_path / "gone")
    remembered = known(state)
    assert folders_of(tmp_path / "usual", remembered) == [tmp_path / "usual", *odd]
    assert folders_of(odd[1], remembered) == [odd[1], odd[0], *odd[2:]]
    assert json.loads((state / "known.json").read_bytes())["folders"] == [
        as_text(path) for path in (*odd, tmp_path / "gone")
    ]
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x", encoding="utf-8")
    remember(tmp_path / "file", tmp_path)  # no folder can be made there: nothing happens


def test_the_list_as_it_was_before_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "places.txt").write_text(f"{tmp_path}/a\n{tmp_path}/places.txt\nrelative\n{tmp_path}/gone\n", "utf-8")
    assert folders_of(tmp_path / "usual", known(tmp_path)) == [tmp_path / "usual", tmp_path / "a"]


@pytest.mark.parametrize("name", ["known.json", "colours.txt"])
def test_what_the_program_keeps_for_itself_is_its_owners_alone_and_goes_through_no_link(
    name: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = home / "precious"
    precious.write_text("mine", encoding="utf-8")
    state_folder().mkdir(parents=True)
    kept = state_folder() / name
    kept.symlink_to(precious)
    (state_folder() / f"{name}.tmp").write_text("of a program that was killed", encoding="utf-8")
    before = os.umask(0)
    try:
        for times in range(1, 3):
            remember(state_folder(), home / f"notes{times}")
            keep_colours(state_folder(), f"guide-{times}")
    finally:
        os.umask(before)
    assert precious.read_text(encoding="utf-8") == "mine"
    assert not kept.is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert colours_kept(state_folder()) == "guide-2"
    assert len(known(state_folder()).folders) == 2
    (state_folder() / f"{name}.tmp").write_text("of a program that was killed", encoding="utf-8")
    assert at_keyboard(monkeypatch, home, "", "forget", "--yes") == 0
    assert f"{name}.tmp" in capsys.readouterr().out
    assert not state_folder().exists()
