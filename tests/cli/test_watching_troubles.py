"""`guide watch` while a folder is worked on in rough ways: it always says what is wrong and where, and goes on."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from guide.cli.watching import Watched
from guide.proof.findings import Finding, Subject
from guide.proof.report import CHECKS
from guide.ui.streams import Unwritten
from tests.cli.test_watching import Watching, look, watching
from tests.support.forked import Piped
from tests.support.guides import TODAY, edit
from tests.support.tiny import tiny

__all__ = ["watching"]
WHOLE = "tiny 1: proved, no fault found"


def until(process: Piped, end: str) -> list[str]:
    """Looks until one ends so: what it said. A save in several steps may be seen in the middle."""
    while True:
        lines, ended = look(process)
        if ended == end:
            return lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny(tmp_path)


@pytest.fixture
def process(folder: Path, watching: Watching) -> Piped:
    started = watching(folder)
    until(started, WHOLE)
    return started


def test_text_that_is_no_yaml_and_mended(folder: Path, process: Piped) -> None:
    days = folder / "questions/days.yaml"
    edit(days, "ask: {", "ask: [")
    lines, end = look(process)
    assert end == "1 fault; not proved"
    assert lines[0].startswith(f"{days}:4:"), "where it is"
    edit(days, "ask: [", "ask: {")
    assert until(process, WHOLE) == []


def test_two_files_saved_at_once(folder: Path, process: Piped) -> None:
    edit(folder / "questions/late.yaml", "go: calm", "go: clam")
    edit(folder / "outcomes/pay.yaml", "urgency: today", "urgency: tody")
    lines = until(process, "2 faults; not proved")
    assert [line.split(":")[0] for line in lines if line.startswith("/")] == [
        f"{folder}/outcomes/pay.yaml",
        f"{folder}/questions/late.yaml",
    ]
    edit(folder / "questions/late.yaml", "go: clam", "go: calm")
    edit(folder / "outcomes/pay.yaml", "urgency: tody", "urgency: today")
    until(process, WHOLE)


def test_a_file_removed_and_put_back(folder: Path, process: Piped) -> None:
    blocks = folder / "blocks.yaml"
    data = blocks.read_bytes()
    blocks.unlink()
    lines = until(process, "1 fault; not proved")
    assert lines[0].startswith(f"{folder}/outcomes/pay.yaml:"), "where it is named"
    assert "'old'" in lines[0]
    blocks.write_bytes(data)
    until(process, WHOLE)


def test_an_editor_that_writes_beside_and_moves(folder: Path, process: Piped) -> None:
    """As vim, Emacs and most others save: a swap file, a copy of the old text, and the new one moved over it."""
    days = folder / "questions/days.yaml"
    for old, new, end in (("go: pay", "go: pya", "1 fault; not proved"), ("go: pya", "go: pay", WHOLE)):
        swap = days.with_name(".days.yaml.swp")
        swap.write_bytes(b"\0swap")
        shutil.copy2(days, days.with_name("days.yaml~"))
        written = days.with_name("days.yaml.new")
        written.write_text(days.read_text("utf-8").replace(old, new), encoding="utf-8")
        written.replace(days)
        swap.unlink()
        lines = until(process, end)
        assert all("~" not in line and ".swp" not in line for line in lines)


def test_no_guide_yaml_for_a_moment(folder: Path, process: Piped) -> None:
    about = folder / "guide.yaml"
    about.rename(folder / "guide.yaml.away")
    lines = until(process, "1 fault; not proved")
    assert lines == [f"{about}  is missing", "    a guide is a folder with a guide.yaml"]
    (folder / "guide.yaml.away").rename(about)
    until(process, WHOLE)


@pytest.mark.parametrize("how", ["renamed", "removed", "another in its place"])
def test_a_folder_that_goes_away_and_comes_back(how: str, folder: Path, process: Piped) -> None:
    other = folder.with_name("other")
    if how != "renamed":
        shutil.copytree(folder, other)
    if how == "removed":
        shutil.rmtree(folder)
    else:
        folder.rename(folder.with_name("away"))
    if how == "another in its place":
        other.rename(folder)
    else:
        gone = ""
        while "not there" not in gone:  # it may have been seen half removed
            gone = process.stdout.readline()
        assert str(folder) in gone
        (other if how == "removed" else folder.with_name("away")).rename(folder)
    until(process, WHOLE)
    edit(folder / "questions/days.yaml", "go: pay", "go: pya")
    until(process, "1 fault; not proved")
    process.kill()
    _, told = process.communicate()
    assert told == "", "nothing unexpected"


def test_a_fault_of_the_program_is_told_and_ends_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it was is written down for whoever mends it, without what stands in the guide; nothing else is lost."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    days = folder / "questions/days.yaml"
    before = days.read_bytes()
    watched = Watched(folder, lambda: TODAY)
    watched.look()
    whole = capsys.readouterr().out
    with monkeypatch.context() as broken:
        broken.setitem(CHECKS, "every rule is taken", _fails)
        edit(days, "go: pay", "go: calm")
        watched.look()
    told = capsys.readouterr().out
    assert (
        "  not checked: this is a fault of the program, not yours: ZeroDivisionError in test_watching_troubles.py"
        in (told.replace("\n", " "))
    )
    (log,) = (tmp_path / "state").rglob("*.log")
    assert str(log) in told
    trace = log.read_text("utf-8")
    assert "guide/cli/watching.py" in trace
    assert "by zero" not in trace, "no message stands there"
    days.write_bytes(before)
    watched.look()
    again = capsys.readouterr().out
    assert again.partition("  ")[2].partition("(")[0] == whole.partition("  ")[2].partition("(")[0]


def test_output_that_goes_nowhere_ends_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise Unwritten(errno.EPIPE, "gone")

    monkeypatch.setattr(Watched, "_end", gone)
    with pytest.raises(Unwritten):
        Watched(folder, lambda: TODAY).look()


def _fails(_: Subject) -> list[Finding]:
    return [] * (1 // 0)


def test_a_folder_or_file_that_may_not_be_read(folder: Path, process: Piped) -> None:
    (folder / "questions/days.yaml").write_bytes(b"\xff\xfe")
    lines = until(process, "1 fault; not proved")
    assert lines[0].startswith(f"{folder}/questions/days.yaml  is not UTF-8")
    shutil.rmtree(folder / "questions")
    lines, end = look(process)
    while "not proved" not in end or not any("late" in line for line in lines):
        lines, end = look(process)
    assert any(line.startswith(f"{folder}/guide.yaml:") for line in lines)
