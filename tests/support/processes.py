"""Other processes that write files, and what can be done to them meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMPORTS = """
import os, resource, signal, sys
from datetime import datetime
from pathlib import Path
from guide.notes import drafts, files, store
from guide.notes.files import NotSaved
folder, NOON = Path(sys.argv[1]), datetime(2026, 6, 4, 21, 30)
"""
SAVE = """
try:
    print(store.save("x" * 100_000, folder, NOON))
except NotSaved as failed:
    print(failed.reason, failed.detail, sep=": ")
"""
NO_LINKS = """
def refuse_links(event, arguments):
    if event == "os.link":
        raise PermissionError(1, "Operation not permitted")
sys.addaudithook(refuse_links)
"""
"""A disk without hard links, as on a USB stick."""
_STEPS = """
step, last = 0, int(sys.argv[2])
def count(event, arguments):
    global step
    if event.startswith(("os.", "open")) and str(folder) in str(arguments):
        step += 1
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
"""


def child(program: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    """Another process at work in a folder."""
    command = [sys.executable, "-c", IMPORTS + program, str(folder), *more]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(program: str, folder: Path, *more: str) -> str:
    """What a process that is left to end prints."""
    with child(program, folder, *more) as process:
        out, _ = process.communicate()
    assert process.returncode == 0
    return out


def killed_at_every_step(program: str, folder: Path, before: str = "") -> Iterator[int]:
    """Run a program again and again, killed with -9 at its first call that touches the folder, its second, and so on.

    Yields after each kill, so that what is left can be looked at and put in order; ends once nothing is left to kill.
    """
    for step in range(1, 40):
        with child(before + _STEPS + program, folder, str(step)) as process:
            process.communicate()
        if process.returncode == 0:
            assert step > 2, "nothing was killed"
            return
        assert process.returncode == -signal.SIGKILL
        yield step
    raise AssertionError("it never came to its end")


@contextmanager
def small_disk(folder: Path, kilobytes: int = 64) -> Iterator[Path]:
    """A disk of its own, where this system lets a test have one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
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


NOT_ROOT = "if os.geteuid() == 0:\n    os.setuid(65534)\n"
"""Root may write anywhere, so it becomes nobody."""


def all_at_once(program: str, folder: Path, count: int) -> list[str]:
    """What several processes print that begin the same work in the same moment."""
    processes = [child("sys.stdin.readline()\n" + program, folder, str(number)) for number in range(count)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
    for process in processes:
        assert process.stdin is not None
        process.stdin.flush()
    outs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * count
    return outs


def files(folder: Path) -> dict[str, str]:
    """Name → text of the files of a folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}
