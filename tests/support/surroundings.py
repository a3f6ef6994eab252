"""Commands run in bad surroundings: streams that are closed or full, a folder that is gone, Ctrl+C at any moment.

Every case is a process of its own with real streams, forked from one that has imported the program already, which takes
a tenth of the time. Run as a program, this reads lists of cases, a line each, and prints what became of them.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from tests.support.forked import answer, import_all, take_streams

INTERRUPTING = """
import os, signal, sys
step, last = 0, int(sys.argv.pop(1))
from guide.__main__ import main
def count(event, arguments):
    global step
    step += 1
    if step == last:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(count)
status = main()
if not last:
    print(f"steps {step}", file=sys.stderr)
sys.exit(status)
"""
"""The program, interrupted at one of the steps the interpreter tells of: imports, files, folders. 0: it counts them."""


@dataclass(frozen=True)
class Case:
    """One command. Streams: "" as usual, "closed", "full", or "gone" where whoever read it has left.

    `nowhere`: the folder it is run in has been removed. `home` is copied, so that nothing it does is seen by others.
    """

    arguments: tuple[str, ...]
    home: str
    stdin: str = ""
    stdout: str = ""
    stderr: str = ""
    nowhere: bool = False
    interrupt: int = -1
    """the step at which it is interrupted"""


@dataclass(frozen=True)
class Outcome:
    """Status, what was printed, and the files that are there afterwards."""

    status: int
    out: str
    err: str
    files: list[str]


@contextmanager
def in_zone(zone: str) -> Iterator[None]:
    """This process in a time zone of the world."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def outcomes(cases: Iterable[Case]) -> list[Outcome]:
    """What becomes of each."""
    return [Outcome(**found) for found in answer("tests.support.surroundings", [asdict(case) for case in cases])]


def _run(case: Case) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(shutil.copytree(case.home, Path(folder) / "home"))
        here = Path(folder) / "here"
        here.mkdir()
        printed = [Path(folder) / name for name in ("out", "err")]
        pid = os.fork()
        if pid == 0:
            _become(case, home, here, printed)
        _, ended = os.waitpid(pid, 0)
        out, err = (path.read_text("utf-8").replace(folder, "") if path.exists() else "" for path in printed)
        return Outcome(os.waitstatus_to_exitcode(ended), out, err, listed(home))


def listed(home: Path) -> list[str]:
    """The files of a home."""
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def _become(case: Case, home: Path, here: Path, printed: list[Path]) -> NoReturn:
    """The process of a case, from its streams on as the interpreter would have them."""
    try:
        os.chdir(here)
        if case.nowhere:
            here.rmdir()
        os.environ |= {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        os.environ |= {"XDG_CONFIG_HOME": str(home / "config"), "PYTHONPYCACHEPREFIX": os.devnull}
        streams = [case.stdin, case.stdout, case.stderr]
        for number, how in enumerate(streams):
            _give(number, how, printed[number - 1] if number else None)
        take_streams(closed=[number for number, how in enumerate(streams) if how == "closed"])
        sys.argv = ["guide", *(argument.replace("HOME", str(home)) for argument in case.arguments)]
        status = _main(case.interrupt)
        if sys.stdout is not None:
            sys.stdout.flush()  # as the interpreter does at its end
        os._exit(status)
    except BaseException as error:
        os.write(2, f"Traceback: {error!r}".encode())
        os._exit(99)


def _main(interrupt: int) -> int:
    from guide.__main__ import main

    step = 0

    def count(*_: object) -> None:
        nonlocal step
        step += 1
        if step == interrupt:
            os.kill(os.getpid(), signal.SIGINT)

    if interrupt >= 0:
        sys.addaudithook(count)
    status = main()
    if interrupt == 0:
        os.write(2, f"steps {step}".encode())
    return status


def _give(number: int, how: str, path: Path | None) -> None:
    if how == "closed":
        os.close(number)
        return
    if how == "gone":
        reading, writing = os.pipe()
        os.close(reading)
    elif how == "full":
        writing = os.open("/dev/full", os.O_WRONLY)
    else:
        writing = os.open(path or os.devnull, os.O_RDWR | os.O_CREAT, 0o600)
    os.dup2(writing, number)
    os.close(writing)


if __name__ == "__main__":
    import_all()
    from guide.content.load import load
    from guide.i18n.phrases import phrases
    from guide.sheets import SHIPPED
    from tests.support.read_once import read_once
    from tests.support.tiny import tiny

    read_once()
    with tempfile.TemporaryDirectory() as files:
        load(tiny(Path(files)), SHIPPED)
    assert phrases("zh-Hant").begin  # and with it what converts the one script into the other
    gc.freeze()
    for line in sys.stdin:
        asked = [Case(**{**case, "arguments": tuple(case["arguments"])}) for case in json.loads(line)]
        print(json.dumps([asdict(_run(case)) for case in asked]), flush=True)
