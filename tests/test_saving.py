"""Saving a note: nothing is lost, nothing is half-written, nothing is replaced, and a failure is told in words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from guide.notes.store import MANY, NotSaved, name, save
from tests.support.sittings import LANGUAGES, NOON, sitting
from tests.support.walking import one_for_each_outcome

ROOT = Path(__file__).parents[1]
OLD = "an older note\n"


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def child(program: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    """Another process that saves into a folder."""
    start = "import os, resource, signal, sys\nfrom datetime import datetime\nfrom pathlib import Path\n"
    start += "from guide.notes.store import NotSaved, save\nfolder = Path(sys.argv[1])\n"
    command = [sys.executable, "-c", start + program, str(folder), *more]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


SAVE = """
try:
    print(save("x" * 100_000, folder, datetime(2026, 6, 4, 21, 30)))
except NotSaved as failed:
    print(failed.reason, failed.detail, sep=": ")
"""


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
    taken = tmp_path / name(NOON)
    if kind == "folder":
        taken.mkdir()
    else:
        taken.symlink_to(tmp_path / "elsewhere")
    assert save("x", tmp_path, NOON).name == "note-20260604-2130-a-2.md"
    assert not (tmp_path / "elsewhere").exists()


def test_too_many_in_one_minute(tmp_path: Path) -> None:
    for number in range(1, MANY + 1):
        (tmp_path / name(NOON, number=number)).write_text(OLD, encoding="utf-8")
    with pytest.raises(NotSaved) as failed:
        save("x", tmp_path, NOON)
    assert failed.value.reason == "taken"
    assert set(files(tmp_path).values()) == {OLD}
    assert len(files(tmp_path)) == MANY


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
    process = child("if os.geteuid() == 0:\n    os.setuid(65534)\n" + SAVE, folder)
    said, _ = process.communicate()
    assert said == "denied: Permission denied\n"
    assert files(folder) == {}


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    (tmp_path / name(NOON)).write_text(OLD, encoding="utf-8")
    process = child("resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n" + SAVE, tmp_path)
    said, _ = process.communicate()
    assert said == "other: File too large\n"
    assert files(tmp_path) == {name(NOON): OLD}


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 64 kB, where this system lets a test have one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        allowed = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        save(OLD, disk, NOON)
        with pytest.raises(NotSaved) as failed:
            save("x" * 100_000, disk, NOON)
        assert failed.value.reason == "full"
        assert files(disk) == {name(NOON): OLD}
        assert save("small enough\n", disk, NOON).name.endswith("-2.md")


KILLED = """
def stop(event, arguments):
    if event == sys.argv[2] and ".note-" in str(arguments[0]):
        print("here", flush=True)
        sys.stdin.read()

sys.addaudithook(stop)
"""


@pytest.mark.parametrize("moment", ["open", "os.link", "os.remove"])
def test_killed_while_saving(moment: str, tmp_path: Path) -> None:
    """Before the first byte, before the finished file gets its name, and before the temporary one goes."""
    save(OLD, tmp_path, NOON)
    with child(KILLED + SAVE, tmp_path, moment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    notes = {name: text for name, text in files(tmp_path).items() if not name.startswith(".")}
    assert notes.pop(name(NOON)) == OLD
    assert notes == ({"note-20260604-2130-a-2.md": "x" * 100_000} if moment == "os.remove" else {})
    assert save("next\n", tmp_path, NOON).read_text(encoding="utf-8") == "next\n"


def test_killed_in_the_middle_of_the_bytes(tmp_path: Path) -> None:
    save(OLD, tmp_path, NOON)
    limit = (
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
    )
    with child(limit + "signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n" + SAVE, tmp_path) as process:
        assert process.wait() == -signal.SIGXFSZ
    half = [text for name, text in files(tmp_path).items() if name.startswith(".")]
    assert [len(text) for text in half] == [5000]
    assert files(tmp_path)[name(NOON)] == OLD
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_save_says_so_keeps_everything_and_offers_another_folder(tmp_path: Path, language: str) -> None:
    (tmp_path / "file").write_text(OLD, encoding="utf-8")
    session = sitting(tmp_path / "file")
    session.started, session.walk = True, one_for_each_outcome()["family-called"]
    before = session.walk
    session.speak(language)  # type: ignore[arg-type]
    session.save()
    session.panels[-1].type(session, "")
    view = session.view()
    texts = [part.text for part in view.parts]
    assert session.p.save_failed.format(reason=session.p.save_reasons["not-a-folder"]) in texts
    assert session.p.save_failed_kept in texts
    assert view.field is not None
    assert view.field.text == str(tmp_path / "file")
    assert (session.walk, session.unsaved) == (before, True)
    session.panels[-1].type(session, str(tmp_path / "other"))
    assert session.view().id == "saved"
    assert str(tmp_path / "other" / name(NOON)) in session.view().parts[1].text
    assert not session.unsaved


def test_the_folder_is_shown_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    session = sitting(Path("notes"))
    session.started, session.walk = True, one_for_each_outcome()["family-called"]
    session.save()
    panel = session.panels[-1]
    for typed, folder in (
        ("", "notes"),
        ("x", "x"),
        ("~/n", "home/n"),
        ("~", "home"),
        ("~nobody-of-that-name/n", "~nobody-of-that-name/n"),
    ):
        assert str(tmp_path / folder / name(NOON)) in panel.reads_as(session, typed)
    panel.type(session, "")
    assert str(tmp_path / "notes" / name(NOON)) in session.view().parts[1].text
