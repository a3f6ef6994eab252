"""Saving a note: nothing is lost, nothing is half-written, nothing is replaced, and a failure is told in words."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from guide.i18n.phrases import phrases
from guide.notes.drafts import Keeper
from guide.notes.files import NotSaved
from guide.notes.framing import LARGEST
from guide.notes.store import MANY, NOTE, save, update
from tests.support.guides import LANGUAGES
from tests.support.processes import (
    NO_LINKS,
    NOT_ROOT,
    SAVE,
    all_at_once,
    child,
    files,
    killed_at_every_step,
    said,
    small_disk,
)
from tests.support.sittings import NOON, sitting
from tests.support.walking import one_for_each_outcome

OLD = "an older note\n"


def test_a_note_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = save("words 字\n", tmp_path / "a" / "notes", NOON)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.read_bytes() == "words 字\n".encode()


def test_names_say_nothing_and_nothing_is_replaced(tmp_path: Path) -> None:
    texts = [f"note {number}\n" for number in range(3)]
    paths = [save(text, tmp_path, NOON) for text in texts]
    assert [path.name for path in paths] == [
        "note-20260604-2130-a.md",
        "note-20260604-2130-a-2.md",
        "note-20260604-2130-a-3.md",
    ]
    assert sorted(files(tmp_path).values()) == texts
    assert save("x", tmp_path, datetime(2026, 12, 31, 0, 5)).name == "note-20261231-0005-a.md"
    assert files(tmp_path)["note-20260604-2130-a.md"] == "note 0\n"


@pytest.mark.parametrize("kind", ["folder", "dangling link"])
def test_whatever_has_the_name_keeps_it(kind: str, tmp_path: Path) -> None:
    taken = tmp_path / NOTE.at(NOON)
    if kind == "folder":
        taken.mkdir()
    else:
        taken.symlink_to(tmp_path / "elsewhere")
    assert save("x", tmp_path, NOON).name == "note-20260604-2130-a-2.md"
    assert not (tmp_path / "elsewhere").exists()


def test_too_many_in_one_minute(tmp_path: Path) -> None:
    for number in range(1, MANY + 1):
        (tmp_path / NOTE.at(NOON, number=number)).write_text(OLD, encoding="utf-8")
    with pytest.raises(NotSaved) as failed:
        save("x", tmp_path, NOON)
    assert failed.value.reason == "taken"
    assert set(files(tmp_path).values()) == {OLD}
    assert len(files(tmp_path)) == MANY


def test_no_file_is_written_that_would_be_too_large_to_be_read_again(tmp_path: Path) -> None:
    path = save("x" * LARGEST, tmp_path, NOON)
    again: list[Callable[[], object]] = [
        lambda: save("x" * (LARGEST + 1), tmp_path, NOON),
        lambda: update(path, "字" * (LARGEST // 3 + 1), path.read_bytes()),
        lambda: Keeper(tmp_path / "drafts").hold("x" * (LARGEST + 1)),
    ]
    for write in again:
        with pytest.raises(NotSaved) as failed:
            write()
        assert failed.value.reason == "too-large"
    assert files(tmp_path) == {path.name: "x" * LARGEST}
    assert {one.suffix for one in (tmp_path / "drafts").iterdir()} == {".lock"}
    for language in LANGUAGES:
        assert phrases(language).save_reasons["too-large"]


def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text(OLD, encoding="utf-8")
    for folder in (file, file / "below", tmp_path / "zero\0"):
        with pytest.raises(NotSaved) as failed:
            save("x", folder, NOON)
        assert failed.value.reason == "not-a-folder"
    assert files(tmp_path) == {"file": OLD}


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder here in which even root can make none")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(NotSaved) as failed:
        save("x", Path("/proc/guide-notes/here"), NOON)
    assert failed.value.reason == "gone"


def test_a_folder_that_does_not_allow_writing(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir(mode=0o555)
    assert said(NOT_ROOT + SAVE, folder) == "denied: Permission denied\n"
    assert files(folder) == {}


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    (tmp_path / NOTE.at(NOON)).write_text(OLD, encoding="utf-8")
    program = "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n" + SAVE
    assert said(program, tmp_path) == "other: File too large\n"
    assert files(tmp_path) == {NOTE.at(NOON): OLD}


def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        save(OLD, disk, NOON)
        with pytest.raises(NotSaved) as failed:
            save("x" * 100_000, disk, NOON)
        assert failed.value.reason == "full"
        assert files(disk) == {NOTE.at(NOON): OLD}
        assert save("small enough\n", disk, NOON).name.endswith("-2.md")


@pytest.mark.parametrize("disk", ["", NO_LINKS], ids=["links", "no links"])
def test_killed_at_every_step_of_saving(disk: str, tmp_path: Path) -> None:
    """Nothing half-written or empty ever has a note's name, the older note stays whole, and the next is saved."""
    save(OLD, tmp_path, NOON)
    for _ in killed_at_every_step(SAVE, tmp_path, before=disk):
        notes = {name: text for name, text in files(tmp_path).items() if not name.startswith(".")}
        assert notes.pop(NOTE.at(NOON)) == OLD
        assert list(notes.values()) in ([], ["x" * 100_000])
        assert save(OLD, tmp_path, NOON).read_text(encoding="utf-8") == OLD
        for path in tmp_path.iterdir():
            path.unlink()
        save(OLD, tmp_path, NOON)


def test_what_a_killed_program_left_goes_with_the_next_note_a_day_later(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (f".note-{1:016x}.tmp", f".note-{2:016x}.tmp", ".note-plan.tmp"))
    for path in (old, new, other):
        path.write_text("half a no", encoding="utf-8")
        path.chmod(0o600)
    for path in (old, other):
        os.utime(path, (0, 0))
    save(OLD, tmp_path, NOON)
    assert {path.name for path in tmp_path.iterdir()} == {new.name, other.name, NOTE.at(NOON)}


@pytest.mark.parametrize("disk", ["", NO_LINKS], ids=["links", "no links"])
def test_several_programs_save_in_the_same_second(disk: str, tmp_path: Path) -> None:
    program = "for n in range(8): print(store.save(f'{sys.argv[2]} {n}', folder, NOON))"
    paths = "".join(all_at_once(disk + program, tmp_path, 4)).split()
    assert len(set(paths)) == 32
    assert sorted(files(tmp_path).values()) == sorted(f"{who} {n}" for who in range(4) for n in range(8))


def test_on_a_disk_without_links_a_name_is_as_neutral_and_nothing_is_replaced(tmp_path: Path) -> None:
    path = Path(said(NO_LINKS + SAVE, tmp_path).strip())
    assert (path.name, path.stat().st_mode & 0o777) == (NOTE.at(NOON), 0o600)
    path.write_text(OLD, encoding="utf-8")
    assert Path(said(NO_LINKS + SAVE, tmp_path).strip()).name == NOTE.at(NOON, number=2)
    names = f"folder / {NOTE.at(NOON, number=2)!r}, {path.name!r}"
    onto_another = f"try: store.rename({names})\nexcept NotSaved as failed: print(failed.reason)"
    assert said(NO_LINKS + onto_another, tmp_path) == "exists\n"
    assert files(tmp_path) == {NOTE.at(NOON): OLD, NOTE.at(NOON, number=2): "x" * 100_000}


def test_a_folder_that_vanishes_while_saving(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    vanish = """
import shutil
def vanish(event, arguments):
    if event == "os.link":
        shutil.rmtree(folder)
sys.addaudithook(vanish)
"""
    assert said(vanish + SAVE, folder) == "gone: No such file or directory\n"
    assert save(OLD, folder, NOON).read_text(encoding="utf-8") == OLD


def test_killed_in_the_middle_of_the_bytes(tmp_path: Path) -> None:
    save(OLD, tmp_path, NOON)
    limit = (
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
    )
    with child(limit + "signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n" + SAVE, tmp_path) as process:
        assert process.wait() == -signal.SIGXFSZ
    half = [text for name, text in files(tmp_path).items() if name.startswith(".")]
    assert [len(text) for text in half] == [5000]
    assert files(tmp_path)[NOTE.at(NOON)] == OLD
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_save_says_so_keeps_everything_and_offers_another_folder(tmp_path: Path, language: str) -> None:
    (tmp_path / "file").write_text(OLD, encoding="utf-8")
    session = sitting(tmp_path / "file")
    session.move(one_for_each_outcome()["family-called"])
    before = session.walk
    session.speak(language)
    session.save()
    session.panels[-1].type(session, "")
    view = session.view()
    texts = [part.text for part in view.parts]
    assert session.p.save_failed.format(reason=session.p.save_reasons["not-a-folder"]) in texts
    assert session.p.save_failed_kept in texts
    assert view.field is not None
    assert view.field.text == str(tmp_path / "file")
    assert (session.walk, session.note_state.unsaved) == (before, True)
    session.panels[-1].type(session, str(tmp_path / "other"))
    assert session.view().id == "saved"
    assert str(tmp_path / "other" / NOTE.at(NOON)) in session.view().parts[1].text
    assert not session.note_state.unsaved


def test_the_folder_is_shown_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    session = sitting(Path("notes"))
    session.move(one_for_each_outcome()["family-called"])
    session.save()
    panel = session.panels[-1]
    for typed, folder in (
        ("", "notes"),
        ("x", "x"),
        ("~/n", "home/n"),
        ("~", "home"),
        ("~nobody-of-that-name/n", "~nobody-of-that-name/n"),
    ):
        assert str(tmp_path / folder / NOTE.at(NOON)) in panel.reads_as(session, typed)
    panel.type(session, "")
    assert str(tmp_path / "notes" / NOTE.at(NOON)) in session.view().parts[1].text
