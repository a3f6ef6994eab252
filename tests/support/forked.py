"""The guide in a terminal, forked from a process that has imported it already, which takes half of the time.

From `main` on it is the program itself: a session of its own, the terminal as its streams, its environment, folder,
signals and exit status. Tests of how it starts begin with the interpreter instead. Run as a program, this reads orders,
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
import termios
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TextIO, cast

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
        order = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "terminal": os.ttyname(terminal)}
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


def _become(main: Callable[[], int], order: dict[str, Any], terminal: int) -> NoReturn:
    """The process that was ordered, from its streams on as the interpreter would have them."""
    status = 99
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for number in range(3):
            os.dup2(terminal, number)
        os.close(terminal)
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


def serve(main: Callable[[], int]) -> None:
    """Read orders; every process that is begun runs `main` with its arguments in `sys.argv`."""
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        if isinstance(order, int):
            told = os.waitstatus_to_exitcode(os.waitpid(order, 0)[1])
        else:
            terminal = os.open(order["terminal"], os.O_RDWR | os.O_NOCTTY)
            told = os.fork()
            if told == 0:
                _become(main, order, terminal)
            os.close(terminal)
        print(told, flush=True)


if __name__ == "__main__":
    import guide.session.panels.commands
    import guide.ui.plain
    import guide.ui.terminal.app  # noqa: F401  # all of it once, for every session
    from guide.__main__ import main
    from guide.cli.main import shipped
    from guide.sheets.loading import load

    load(shipped())  # and with it the sheets it has
    serve(main)
