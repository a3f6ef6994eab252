"""What may go wrong in a terminal: signals, a disk that refuses, broken and hostile guides, a dumb one, any key."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.cli.main import shipped
from guide.i18n.phrases import phrases
from tests.support.guides import shipped_guide
from tests.support.reader import SHORT
from tests.support.sampling import sample
from tests.support.terminal import PATIENCE, Terminal, environment, guide_command, squeezed
from tests.support.walker import TODAY, Walker


def edited(folder: Path, name: str, **changes: Any) -> Path:
    """A copy of the guide that comes along, one file of it changed."""
    shutil.copytree(shipped(), folder)
    path = folder / name
    path.write_text(
        yaml.safe_dump({**yaml.safe_load(path.read_text("utf-8")), **changes}, allow_unicode=True), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("number", sample([signal.SIGTERM, signal.SIGHUP], 2))
def test_a_signal_ends_it_and_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        assert walker.modes[1049]
        assert not walker.restored()
        walker.signal(number)
        assert walker.wait_exit() in (0, 128 + number)
        assert walker.restored()
        assert "Traceback" not in walker.text


@pytest.mark.thorough
def test_a_failed_save_says_so_keeps_everything_and_saves_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with Walker(tmp_path, notes=tmp_path / "file" / "notes") as walker:
        walker.begin()
        walker.walk(SHORT)
        walker.check()
        walker.wait(walker.title("wrong-amount"))
        walker.press("ctrl+s")
        walker.wait(walker.p.save_here)
        walker.press("enter")
        walker.wait(walker.p.save_reasons["not-a-folder"], walker.p.save_failed_kept)
        walker.press("escape")
        walker.wait(walker.title("wrong-amount"))
        walker.press("ctrl+s")
        walker.wait(walker.p.save_here)
        walker.retype(str(tmp_path / "elsewhere"))
        walker.press("enter")
        walker.wait(walker.p.saved_not)
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1


def test_a_broken_guide_prints_its_faults_and_gives_the_terminal_back(tmp_path: Path) -> None:
    name = "questions/start/what-first.yaml"
    folder = edited(tmp_path / "guide", name, next=[{"go": "nowhere"}], kind="guess")
    with Terminal(guide_command("--guide", folder), 100, 30, environment(tmp_path), tmp_path) as terminal:
        assert terminal.wait_exit() == 1
        assert terminal.restored()
        printed = squeezed(terminal.raw.decode())
        assert f"{name}:" in printed
        assert "'guess'" in printed, printed
        assert "Traceback" not in printed


def test_without_a_screen_to_draw_on_it_goes_on_in_plain_lines(tmp_path: Path) -> None:
    env = environment(tmp_path)
    ask = shipped_guide().questions["what-first"].ask.say("en")
    done = subprocess.run(
        guide_command(), env=env, cwd=tmp_path, input="1\n", capture_output=True, text=True, timeout=15
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert squeezed(ask) in squeezed(done.stdout)
    assert "\x1b" not in done.stdout
    with Terminal(guide_command(), 80, 50, {**env, "TERM": "dumb"}, tmp_path) as terminal:
        terminal.wait("1  " + phrases("en").begin)
        terminal.press("1\r")
        terminal.wait(ask)
        terminal.press("q\r")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.thorough
def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    hostile = "[/b] [@click=app.quit]x[/] [$y] \\[z]"
    name = "questions/start/what-first.yaml"

    def both() -> dict[str, str]:
        return {"zh-Hans": hostile, "en": hostile}

    old = yaml.safe_load((shipped() / name).read_text(encoding="utf-8"))
    options = [{**option, "en": f"{option['id']} {hostile}", "short": both()} for option in old["options"]]
    folder = edited(tmp_path / "guide", name, ask=both(), hint=both(), label=both(), options=options)
    command = guide_command("--guide", folder, "--today", TODAY, "--notes-dir", tmp_path / "[/b]{x}[@click=app.quit]")
    with Terminal(command, 120, 40, environment(tmp_path), tmp_path) as terminal:
        terminal.wait(phrases("en").begin)
        terminal.press("enter")
        terminal.wait(hostile, "self " + hostile)
        assert terminal.text.count("[@click=app.quit]") >= 2 + len(options)
        terminal.press("1")
        terminal.wait(shipped_guide().questions["is-it-overdue"].ask.say("en"), "[@click=app.quit]")
        terminal.press("3")
        terminal.wait(shipped_guide().questions["due-date"].ask.say("en"))
        terminal.press("[/b]{x}[@click=app.quit]")
        terminal.wait("[/b]{x}[@click=app.quit]")
        terminal.press("ctrl+s")
        terminal.wait("/[/b]{x}[@click=app.quit]", phrases("en").save_title)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
def test_it_can_be_put_aside_and_taken_up_again(tmp_path: Path) -> None:
    """Ctrl+Z, as everywhere: the shell is back, and fg comes back to the same page."""
    p, env = phrases("en"), environment(tmp_path, PS1="ready> ")
    with Terminal(["bash", "--norc", "--noprofile", "-i"], 80, 24, env, tmp_path) as terminal:
        terminal.wait("ready>")
        terminal.press(
            shlex.join(guide_command("--today", TODAY, "--notes-dir", tmp_path / "notes")) + "; echo le''ft", "enter"
        )
        terminal.wait("1  " + p.begin)
        terminal.press("enter", "5")
        terminal.wait(shipped_guide().questions["what-is-disputed"].ask.say("en"))
        terminal.press("ctrl+z")
        terminal.until(lambda: not terminal.modes.get(1049) and terminal.shows("Stopped"), "not put aside")
        terminal.press("fg", "enter")
        terminal.until(lambda: bool(terminal.modes.get(1049)), "not back")
        terminal.wait(shipped_guide().questions["what-is-disputed"].ask.say("en"))
        terminal.press("ctrl+c")
        terminal.wait(p.quit_title)
        terminal.press("ctrl+c")
        terminal.until(
            lambda: not terminal.modes.get(1049) and terminal.shows("left"), "the second Ctrl+C does not leave"
        )


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
@pytest.mark.parametrize("leaving", sample([True, False], 2))
def test_nothing_goes_on_running_behind_a_window_that_was_closed(tmp_path: Path, leaving: bool) -> None:
    """The shell goes, and the terminal with it: whatever runs in it is told to hang up, and then to go on."""
    p, env = phrases("en"), environment(tmp_path, PS1="ready> ")
    with Terminal(["bash", "--norc", "--noprofile", "-i"], 80, 24, env, tmp_path) as terminal:
        terminal.wait("ready>")
        terminal.press(
            shlex.join(guide_command("--today", TODAY, "--notes-dir", tmp_path / "notes")) + " & echo pid=$!=", "enter"
        )
        terminal.until(lambda: bool(re.search(r"pid=\d+=", terminal.text)), "not started")
        guide = int(re.findall(r"pid=(\d+)=", terminal.text)[-1])
        terminal.press("fg", "enter")
        terminal.wait("1  " + p.begin)
        terminal.press("enter")
        terminal.wait(shipped_guide().questions["what-first"].ask.say("en"))
        if leaving:
            terminal.press("ctrl+c")
            terminal.until(lambda: not terminal.modes.get(1049), "Ctrl+C does not leave")
    end = time.perf_counter() + PATIENCE
    while running(guide):
        assert time.perf_counter() < end, "it goes on without a terminal"
        os.sched_yield()


def running(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False
