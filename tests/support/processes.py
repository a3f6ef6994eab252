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
MANY = 400
"""Steps after which a program should have come to its end."""
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
_FORKING = """
ends = [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]
for line in sys.stdin:
    step, last = 0, int(line)
    pid = os.fork()
    if pid == 0:
        for number in ends[1:]:
            signal.signal(number, signal.SIG_DFL)  # whoever started the tests may have them ignored
        def count(event, arguments):
            global step
            if event.startswith(("os.", "open")) and str(folder) in str(arguments):
                step += 1
                if step == last:
                    os.kill(os.getpid(), ends[last % 3])
        sys.addaudithook(count)
        exec(WORK)
        sys.stdout.flush()
        os._exit(0)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
"""Does its work again and again, forked each time, and ends it at the step that it is told, now by one signal, now by
another."""


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


def killed_at_every_step(program: str, folder: Path, before: str = "", each: int = 1) -> Iterator[list[str]]:
    """Run a program again and again, ended at its first call that touches the folder, at its second, and so on.

    By turns it is killed, told to end, and hung up on. Yields what it had printed after each, so that what is left can
    be looked at and put in order; ends once nothing is left to end. `before` is done once; of a long program, `each` so
    many steps are tried.
    """
    with child(f"{before}\nWORK = {program!r}\n{_FORKING}", folder) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for step in range(1, MANY, each):
            process.stdin.write(f"{step}\n")
            process.stdin.flush()
            said = []
            while not (line := process.stdout.readline().rstrip("\n")).startswith("ended "):
                assert process.poll() is None
                said.append(line)
            status = int(line.removeprefix("ended "))
            if status == 0:
                assert step > 2, "nothing was ended"
                return
            assert status == -(signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)[step % 3]
            yield said
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
