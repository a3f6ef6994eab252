"""Only plain files of a sane size are read, whatever stands in their place, and none is waited for."""

from __future__ import annotations

import errno
import io
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.content.plain_file import LARGEST, read_plain
from guide.notes.colours import colours_kept, keep_colours
from guide.notes.drafts import waiting
from guide.notes.glance import any_notes
from guide.notes.remembered import known, remember
from guide.ui.crash import write_down
from tests.support.tiny import tiny


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(path.parent, os.O_RDONLY)
        made.bind(f"/proc/self/fd/{here}/{path.name}")  # the path itself may be too long for a socket
        os.close(here)


def linked_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def linked_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def linked_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 3_000_000_000)


def folder(path: Path) -> None:
    path.mkdir()


def circle(path: Path) -> None:
    path.symlink_to(path)


ODD: dict[Callable[[Path], None], str] = {
    pipe: "it is a pipe, not a plain file",
    bound: "it is a socket, not a plain file",
    linked_device: "it is a device, not a plain file",
    linked_terminal: "it is a device, not a plain file",
    linked_pipe: "it is a pipe, not a plain file",
    huge: "it is larger than ",
    folder: "Is a directory",
    circle: "Too many levels of symbolic links",
}
odd = pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)


@pytest.fixture(autouse=True)
def _nothing_is_waited_for() -> Iterator[None]:
    def fail(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return tmp_path


@odd
@pytest.mark.parametrize("name", ["guide.yaml", "questions/days.yaml", "x.yaml", "sources/claims.yaml"])
def test_a_file_of_a_guide(
    name: str, odd: Callable[[Path], None], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny(home)
    path = root / name
    path.unlink(missing_ok=True)
    odd(path)
    asked: list[list[str | Path]] = [["check", root], ["map", root], ["--plain", "--guide", root], ["diff", root, root]]
    for arguments in asked:
        status = run([*map(str, arguments)])
        told = capsys.readouterr().err
        if odd is folder and name != "guide.yaml":  # a folder may be called as it likes; then the file is missing
            assert (status == 0) == (name == "x.yaml"), told
        else:
            assert status in (1, 2)
            assert f"{path.parent if status == 2 else path}" in told
            assert f"cannot be read: {ODD[odd]}" in told
    status = run(["--version", "--guide", str(root)])
    assert (status == 2) == (name == "guide.yaml")


@odd
def test_a_note_and_what_is_not_looked_into(
    odd: Callable[[Path], None], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes, drafts = home / "notes", home / "state/overdue-guide/drafts"
    notes.mkdir()
    drafts.mkdir(parents=True)
    odd(notes / "a.md")
    odd(drafts / f"draft-{0:016x}.md")
    odd(drafts / f"draft-{1:016x}.lock")
    for name in ("known.json", "colours.txt", "places.txt", "crash.log"):
        odd(drafts.parent / name)
    sound = tiny(home)
    assert run(["open", str(notes / "a.md"), "--guide", str(sound)]) == 2
    told = capsys.readouterr().err
    assert any(words in told for words in (ODD[odd].removesuffix(" than "), "larger than 2 MB", "is a folder"))
    assert not any_notes(notes)
    assert waiting(drafts, "tiny") == []
    assert known(drafts.parent).folders == ()
    assert colours_kept(drafts.parent) == ""
    remember(drafts.parent, home)
    keep_colours(drafts.parent, "guide-light")
    assert str(write_down(ValueError(), drafts.parent))
    for arguments in (["notes"], ["notes", "open", "a"], ["forget", "--yes"], ["--plain", "--guide", str(sound)]):
        run(["--notes-dir", str(notes), *arguments])
        assert "Traceback" not in capsys.readouterr().err
    assert os.path.lexists(notes / "a.md"), "it is nobody's but the person's"


@odd
def test_an_answers_file_that_is_no_plain_file_is_refused(
    odd: Callable[[Path], None], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "a.json"
    odd(path)
    for command in (["replay", str(path)], ["trial", "calm", "--answers", str(path)]):
        if odd is folder and command[0] == "replay":
            continue  # one of a guide's own cases may stand in it
        assert run([*command, "--guide", str(tiny(home))]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"guide: {path}: cannot be read: {ODD[odd]}")
        assert len(told.splitlines()) == 1


def test_a_link_to_a_plain_file_is_as_good_as_the_file(home: Path) -> None:
    root = tiny(home)
    path = root / "questions/days.yaml"
    path.rename(home / "elsewhere")
    path.symlink_to(home / "elsewhere")
    assert run(["check", str(root)]) == 0


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for size, most in ((0, 0), (10, 10), (LARGEST, LARGEST)):
        path.write_bytes(b"x" * size)
        assert len(read_plain(path, most)) == size
    for size, most in ((1, 0), (11, 10), (LARGEST + 1, LARGEST)):
        path.write_bytes(b"x" * size)
        with pytest.raises(OSError, match="larger than") as refused:
            read_plain(path, most)
        assert refused.value.errno == errno.EFBIG
