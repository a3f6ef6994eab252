"""`guide notes` and `guide forget`: what is listed, and that only what is ours and was agreed to is removed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.notes.drafts import Keeper
from guide.notes.places import state_folder
from guide.notes.remembered import remember
from guide.notes.render import markdown
from guide.notes.store import FileName, movable, move_to_trash, save
from tests.support.guides import LANGUAGES
from tests.support.processes import NO_LINKS, SAVE, files, killed_at_every_step, small_disk
from tests.support.sittings import NOON, sitting
from tests.support.walking import one_for_each_outcome

P = phrases("en")
FOREIGN = {
    "shopping.md": "# Shopping\n",
    "blog.md": "---\ntitle: mine\n---\n",
    "letter-to-mum.md": "Dear mum\n",
    "note-to-self.md": "remember\n",
    ".note-plan.tmp": "mine\n",
    ".note-00000000000000aa.tmp": "open to others\n",
    "letter-to-sign-20260604.md": "not of this program\n",
}


def note(folder: Path, outcome: str = "family-called", language: str = "en") -> Path:
    walk = one_for_each_outcome()[outcome]
    return save(markdown(Note(walk.lasting, NOON), phrases(language)), folder, NOON)


def command(home: Path, *arguments: str, typed: str = "", monkeypatch: pytest.MonkeyPatch | None = None) -> int:
    if monkeypatch is not None:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return run(["--notes-dir", str(home / "notes"), *arguments])


# notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_when_what_and_where_newest_first(
    home: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = note(home / "notes", "refused", language)
    old.write_text(
        old.read_text(encoding="utf-8").replace("made: '2026-06-04'", "made: '2026-02-28'"), encoding="utf-8"
    )
    new = note(home / "notes", "family-called", language)
    broken = save("---\nguide: xiaoxiang-youpin\nbroken\n---\n", home / "notes", NOON)
    (home / "notes" / "shopping.md").write_text("# Shopping\n", encoding="utf-8")
    assert command(home, "notes", "--lang", language) == 0
    lines = capsys.readouterr().out.splitlines()
    outcomes = one_for_each_outcome()
    title = outcomes["refused"].guide.outcomes["refused"].title.say(language)
    assert [line[:17].strip() for line in lines if line[:3].strip()] == ["1  2026-06-04", "2  2026-02-28", "3  ?"]
    assert f"2  2026-02-28  {title}" in lines[2]
    assert [path.name in lines[at] for at, path in ((1, new), (3, old), (5, broken))] == [True] * 3
    assert f"{broken}:4:1" in lines[6] or str(broken) in lines[6]
    assert "shopping" not in "".join(lines)


def test_the_list_for_machines_and_an_empty_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(home, "notes", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert command(home, "notes") == 0
    assert capsys.readouterr().out == P.notes_none.format(folder=home / "notes") + "\n"
    assert not (home / "notes").exists()
    path = note(home / "notes")
    assert command(home, "notes", "--json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["made"], row["path"]) == ("2026-06-04", str(path))


def test_a_crisis_written_into_a_note_by_hand_is_not_shown_in_the_list(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = note(home / "notes")
    head, _, rest = path.read_text(encoding="utf-8").partition("answers:\n")
    path.write_text(head + "answers:\n  what-first: danger\n```\n" + rest.partition("```\n")[2], encoding="utf-8")
    assert command(home, "notes") == 0
    assert f"1  2026-06-04  {P.notes_answers(1).format(count=1)}" in capsys.readouterr().out


def test_odd_files_are_passed_by_and_links_read_through(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = home / "notes"
    real = note(home / "elsewhere")
    folder.mkdir()
    (folder / "link.md").symlink_to(real)
    (folder / "dangling.md").symlink_to(home / "nowhere")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "large.md").write_bytes(b"---\nguide: x\n" + b"x" * 50_000_000)
    (folder / "big5.md").write_bytes("---\nguide: 字\n---\n".encode("big5"))
    assert command(home, "notes") == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if line[:3].strip()]
    assert [line.split(maxsplit=2)[2] for line in listed][1:] == [P.notes_damaged] * 2
    assert len(listed) == 3


def test_opening_by_number_or_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = note(home / "notes")
    for which in ("1", path.name, path.stem):
        assert command(home, "notes", "open", which, typed="\nq\n", monkeypatch=monkeypatch) == 0
        assert f"Opened {path.name}" in capsys.readouterr().out
    for which in ("0", "2", "-1", "note", "../notes/" + path.name, "９"):
        assert command(home, "notes", "open", "--", which) == 2
        assert capsys.readouterr().err == f"guide: {P.no_such_note.format(name=which)}\n"


def test_renaming_takes_neutral_names_only_and_replaces_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = note(home / "notes")
    taken = home / "notes" / "taken.md"
    taken.write_text("mine\n", encoding="utf-8")
    for name, status in (("媽媽", 2), ("../x", 2), (".x", 2), ("a b", 2), ("x" * 61, 2), ("", 2), ("taken", 1)):
        assert command(home, "notes", "rename", "1", name) == status
        assert capsys.readouterr().err == f"guide: {P.bad_name if status == 2 else P.save_reasons['exists']}\n"
    text = path.read_text(encoding="utf-8")
    assert command(home, "notes", "rename", "1", "june-1") == 0
    assert files(home / "notes") == {"taken.md": "mine\n", "june-1.md": text}
    assert command(home, "notes", "rename", "june-1", "june-2.md") == 0
    assert "june-2.md" in files(home / "notes")


def test_deleting_asks_and_sets_aside(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = note(home / "notes")
    text = path.read_text(encoding="utf-8")
    for typed in ("", "\n", "no\n", "y\n"):
        assert command(home, "notes", "delete", "1", typed=typed, monkeypatch=monkeypatch) == 1
        said = capsys.readouterr().out
        assert P.delete_limits in said
        assert P.kept_all in said
        assert path.exists()
        assert not state_folder().exists()
    assert command(home, "notes", "delete", "1", typed="yes\n", monkeypatch=monkeypatch) == 0
    assert files(home / "notes") == {}
    assert files(state_folder() / "deleted") == {path.name: text}
    assert (state_folder().stat().st_mode & 0o777, (state_folder() / "deleted").stat().st_mode & 0o777) == (
        0o700,
        0o700,
    )
    again = note(home / "notes")
    assert command(home, "notes", "delete", again.name, "--yes") == 0
    assert len(files(state_folder() / "deleted")) == 2


def test_a_note_on_another_disk_is_not_copied_to_this_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(home / "notes"):
        path = note(home / "notes", "wrong-amount")
        assert not movable(path, state_folder())
        assert command(home, "notes", "delete", "1", "--yes") == 0
        assert P.delete_gone in capsys.readouterr().out
        assert files(home / "notes") == {}
    assert not state_folder().exists()


def test_of_a_link_only_the_link_is_deleted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real = note(home / "elsewhere")
    (home / "notes").mkdir()
    (home / "notes" / "link.md").symlink_to(real)
    assert command(home, "notes", "rename", "1", "other") == 1
    assert command(home, "notes", "delete", "1", "--yes") == 0
    assert P.delete_link in capsys.readouterr().out
    assert real.exists()
    assert not list((home / "notes").iterdir())
    assert not state_folder().exists()


@pytest.mark.parametrize("disk", ["", NO_LINKS], ids=["links", "no links"])
def test_killed_at_every_step_of_renaming_and_setting_aside(disk: str, tmp_path: Path) -> None:
    program = (
        "path = folder / 'n' / 'a.md'\nstore.rename(path, 'b.md')\n"
        "store.move_to_trash(folder / 'n' / 'b.md', folder / 'd')"
    )
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "a.md").write_text("mine", encoding="utf-8")
    for _ in killed_at_every_step(program, tmp_path, before=disk):
        left = list(tmp_path.rglob("*.md"))
        assert left
        assert {path.read_text(encoding="utf-8") for path in left} == {"mine"}
        for path in left:
            path.unlink()
        (tmp_path / "n" / "a.md").write_text("mine", encoding="utf-8")
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["b.md"]


def test_the_start_page_offers_saved_notes_where_there_are_some(home: Path) -> None:
    def offers() -> list[str]:
        session = sitting(home / "notes")
        session.draft_policy.look(session)
        return [choice.id for choice in session.view().choices]

    assert "notes" not in offers()
    (home / "notes").mkdir()
    for name, text in FOREIGN.items():
        (home / "notes" / name).write_text(text, encoding="utf-8")
    assert "notes" not in offers()
    path = note(home / "notes")
    assert "notes" in offers()
    session = sitting(home / "notes")
    session.choose("notes")
    assert [choice.id for choice in session.view().choices] == [path.name, "close"]
    path.write_text(path.read_text(encoding="utf-8").replace("xiaoxiang-youpin", "another"), encoding="utf-8")
    session.choose(path.name)
    assert any(part.style == "error" and "'another'" in part.text for part in session.view().parts)
    path.unlink()
    session.choose(path.name)
    assert any(part.style == "error" and "is not there" in part.text for part in session.view().parts)


# forgetting


def everything(home: Path) -> tuple[set[Path], set[Path]]:
    """Files of ours of every kind, and files that are not; in the folder of notes and in the program's own."""
    folder, state = home / "notes", state_folder()
    ours = {note(folder), note(folder, language="zh-Hant"), note(folder).rename(folder / "renamed.md")}
    move_to_trash(note(folder), state / "deleted")
    keeper = Keeper(state / "drafts")
    keeper.hold("---\nguide: x\n---\n")
    keeper.release()
    (left_over := folder / ".note-0123456789abcdef.tmp").write_text("half a no", encoding="utf-8")
    left_over.chmod(0o600)
    letters = {save(f"words {kind}", folder, NOON, FileName("letter", "L1", kind)) for kind in (".md", ".txt")}
    remember(state, None, letters)
    ours |= {left_over, *letters}
    (state / "crash.log").write_text("x", encoding="utf-8")
    real = note(home / "elsewhere")
    (folder / "link.md").symlink_to(real)
    ours |= {folder / "link.md", *(path for path in state.rglob("*") if path.is_file())}
    for where in (folder, state / "deleted", state / "drafts"):
        for name, text in FOREIGN.items():
            (where / name).write_text(text, encoding="utf-8")
    (folder / "note-20260101-0101-a.md").write_text("---\nguide: x\nbroken\n", encoding="utf-8")
    (folder / "dangling.md").symlink_to(home / "nowhere")
    theirs = {path for path in home.rglob("*") if not path.is_dir()} - ours
    assert real in theirs
    return ours, theirs


def test_forgetting_lists_all_of_it_and_removes_exactly_that(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = everything(home)
    before = {path: path.read_bytes() for path in theirs if path.exists()}
    assert command(home, "forget", "--yes") == 0
    said = capsys.readouterr().out
    listed, _, rest = said.partition(P.forget_unclear)
    assert {Path(line.partition(": ")[2]) for line in listed.splitlines()[1:]} == ours
    assert str(home / "notes" / "note-20260101-0101-a.md") in rest
    assert P.forget_limits in rest
    assert not any(os.path.lexists(path) for path in ours)
    assert {path for path in home.rglob("*") if not path.is_dir()} == theirs
    assert {path: path.read_bytes() for path in theirs if path.exists()} == before


def test_forgetting_asks_first_and_leaves_no_empty_folders(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("guide.notes.purge.default_folder", lambda: home / "notes")
    note(home / "notes")
    move_to_trash(note(home / "notes"), state_folder() / "deleted")
    for typed in ("", "no\n", "y\n"):
        assert command(home, "forget", typed=typed, monkeypatch=monkeypatch) == 1
        assert P.kept_all in capsys.readouterr().out
        assert len(files(home / "notes")) == 1
    assert command(home, "forget", typed="yes\n", monkeypatch=monkeypatch) == 0
    assert not (home / "notes").exists()
    assert not state_folder().exists()
    capsys.readouterr()
    assert command(home, "forget") == 0
    assert capsys.readouterr().out == f"{P.forget_none}\n{P.forget_limits}\n"


def test_a_draft_in_use_is_removed_and_said_to_come_back(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keeper = Keeper(state_folder() / "drafts")
    keeper.hold("---\nguide: x\n")
    assert command(home, "forget", "--yes") == 1
    printed = capsys.readouterr()
    assert P.forget_running in printed.out
    assert printed.err == f"guide: {P.forget_again}\n"
    assert not state_folder().exists()
    keeper.hold("---\nguide: x\nmore\n")
    assert len(files(state_folder() / "drafts")) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can keep a file from its owner here")
def test_what_cannot_be_removed_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = note(home / "notes")
    if os.system(f"chattr +i {path} 2>/dev/null") != 0:
        pytest.skip("no file can be made immutable here")
    try:
        assert command(home, "forget", "--yes") == 1
    finally:
        os.system(f"chattr -i {path}")
    assert "Operation not permitted" in capsys.readouterr().err
    assert path.exists()


def test_it_speaks_the_readers_language(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note(home / "notes")
    for language in LANGUAGES:
        assert command(home, "forget", "--lang", language, monkeypatch=monkeypatch) == 1
        assert phrases(language).forget_lead in capsys.readouterr().out


def test_killed_while_saving_and_then_forgotten(home: Path) -> None:
    (home / "notes").mkdir()
    for _ in killed_at_every_step(SAVE, home / "notes"):
        for path in (home / "notes").glob("note-*"):
            path.unlink()  # not a note by what is in it
        command(home, "forget", "--yes")
        assert not list((home / "notes").iterdir())
