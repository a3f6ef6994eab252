"""The guide in a terminal or between pipes, forked from a process that has imported it, which takes half of the time.

From `main` on it is the program itself: a session of its own, its streams, its environment, folder, signals and exit
status. Tests of how it starts begin with the interpreter instead. Run as a program, this reads orders,
a line each: a process to begin, answered by its number, or the number of one to wait for, answered by its status.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NoReturn, TextIO, cast

import guide

ROOT = Path(__file__).parents[2]
SERVER = "tests.support.forked"


class Forked:
    """The guide in a pseudo-terminal of its own, with what tests use of `pexpect.spawn`."""

    exitstatus: int | None = None
    signalstatus: int | None = None

    def __init__(
        self, arguments: Sequence[str], columns: int, rows: int, env: Mapping[str, str], cwd: Path, server: str = SERVER
    ) -> None:
        self.child_fd, terminal = os.openpty()
        termios.tcsetwinsize(terminal, (rows, columns))
        streams = [os.ttyname(terminal)] * 3
        order = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "streams": streams}
        self.server = server
        self.pid = answer(server, order)
        os.close(terminal)
        self.ended = False

    def send(self, data: bytes) -> None:
        os.write(self.child_fd, data)

    def setwinsize(self, rows: int, columns: int) -> None:
        termios.tcsetwinsize(self.child_fd, (rows, columns))

    def kill(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self) -> None:
        """Wait until it has ended, and keep its status."""
        if not self.ended:
            status = answer(self.server, self.pid)
            self.exitstatus, self.signalstatus = (status, None) if status >= 0 else (None, -status)
            self.ended = True

    def close(self, force: bool = True) -> None:
        """End it, whatever it is doing."""
        if self.child_fd >= 0:
            if not self.ended:
                with suppress(ProcessLookupError):
                    self.kill(signal.SIGKILL if force else signal.SIGHUP)
                self.wait()
            os.close(self.child_fd)
            self.child_fd = -1


class Piped:
    """The guide between pipes, with nothing to read, and what tests use of `subprocess.Popen`."""

    returncode: int | None = None

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            pipes = [f"{folder}/{name}" for name in ("out", "err")]
            for pipe in pipes:
                os.mkfifo(pipe)
            ends = [os.open(pipe, os.O_RDONLY | os.O_NONBLOCK) for pipe in pipes]  # so that nobody waits for the other
            order = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "streams": [os.devnull, *pipes]}
            self.pid = answer(SERVER, order)
        for end in ends:
            os.set_blocking(end, True)
        self.stdout, self.stderr = (os.fdopen(end, encoding="utf-8") for end in ends)

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self) -> int:
        """Wait until it has ended: its status."""
        if self.returncode is None:
            self.returncode = int(answer(SERVER, self.pid))
        return self.returncode

    def communicate(self) -> tuple[str, str]:
        """All that it has still said, on standard output and standard error."""
        said = self.stdout.read(), self.stderr.read()
        self.close()
        return said

    def close(self) -> None:
        """Read no more of it, and wait until it has ended."""
        self.stdout.close()
        self.stderr.close()
        self.wait()


def answer(module: str, order: Any) -> Any:
    """What a process that runs a module answers: it has imported the program, reads orders, and answers each."""
    process = _started(module)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def _started(module: str) -> subprocess.Popen[str]:
    """The process; it ends when we do, for then nobody asks it any more."""
    program = [sys.executable, "-m", module]
    return subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def take_streams(closed: Collection[int] = ()) -> None:
    """Put the process's own streams in the place of its parent's, as the interpreter does when it starts."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = None if number in closed else _stream(number)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _stream(number: int) -> TextIO:
    lines = number == 2 or os.isatty(number)
    return cast(TextIO, os.fdopen(number, "w" if number else "r", 1 if lines else -1, "utf-8", closefd=False))


def _become(main: Callable[[], int], order: dict[str, Any], streams: list[int]) -> NoReturn:
    """The process that was ordered, from its streams on as the interpreter would have them."""
    status = 99
    try:
        os.setsid()
        if os.isatty(streams[0]):
            fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(order["cwd"])
        os.environ.clear()
        os.environ.update(order["env"])
        take_streams()
        for known in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(known, signal.SIG_DFL)  # whoever started the tests may have them ignored
        sys.argv = ["guide", *order["arguments"]]
        status = main()
    except BaseException as error:
        os.write(2, f"Traceback: {error!r}".encode())
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


_HOW = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)
"""What standard input, output and error are opened for."""


def serve(main: Callable[[], int]) -> None:
    """Read orders; every process that is begun runs `main` with its arguments in `sys.argv`."""
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        if isinstance(order, int):
            told = os.waitstatus_to_exitcode(os.waitpid(order, 0)[1])
        else:
            streams = [os.open(path, how | os.O_NOCTTY) for path, how in zip(order["streams"], _HOW, strict=True)]
            told = os.fork()
            if told == 0:
                _become(main, order, streams)
            for stream in streams:
                os.close(stream)
        print(told, flush=True)


def import_all() -> None:
    """Import the program, but for what serves a browser."""
    for module in walk_packages(guide.__path__, "guide."):
        if not module.name.startswith("guide.ui.browser"):
            import_module(module.name)


if __name__ == "__main__":
    import_all()
    from textual import scrollbar  # noqa: F401  # and what it imports of Textual when it is drawn
    from textual.drivers import linux_driver  # noqa: F401
    from textual.layouts import factory  # noqa: F401

    from guide.__main__ import main
    from guide.cli.main import shipped
    from guide.i18n.phrases import phrases
    from guide.sheets.loading import load
    from guide.views.layout import wrap
    from tests.support.read_once import read_once

    read_once()
    load(shipped())  # whoever is forked finds its files read, its words too, and how they are broken into lines
    for language in ("en", "zh-Hans", "zh-Hant"):
        wrap(phrases(language).begin * 9, 20)
    serve(main)
