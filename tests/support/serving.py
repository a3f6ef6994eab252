"""`guide serve` for tests: started on a free port, with a home of its own."""

from __future__ import annotations

import os
import select
import signal
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.support.forked import Piped
from tests.support.terminal import PATIENCE, environment


class Served:
    """One server. `address` is what it printed for the reader."""

    def __init__(self, home: Path, *arguments: str, python: Path | None = None) -> None:
        home.mkdir(exist_ok=True)
        self.home = home
        more = {"PYTHONPATH": str(python)} if python is not None else {}
        self.process = Piped(
            ["serve", "--port", "0", "--today", "2026-06-04", *arguments], environment(home, **more), home
        )
        self.printed = b""
        while b"http://" not in self.printed or not self.printed.endswith(b"\n"):
            assert select.select([self.process.stdout], [], [], PATIENCE)[0], "no address was printed"
            data = os.read(self.process.stdout.fileno(), 1 << 16)
            assert data, self.process.communicate()[1]
            self.printed += data
        self.address = next(word for word in self.printed.decode().split() if word.startswith("http://"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.returncode is None:
            self.end()

    def end(self) -> tuple[str, str]:
        """Ask it to end; what it has printed since, on standard output and standard error."""
        self.process.send_signal(signal.SIGTERM)
        wait_gone(self.process.pid)
        return self.process.communicate()

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.strip("/")

    def visitors(self) -> list[int]:
        """The processes that run for visitors now."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def files(self) -> list[Path]:
        """What has been written where a person's files are."""
        return [path for path in self.home.rglob("*") if path.is_file()]


def wait_gone(pid: int) -> None:
    """Wait until a process has ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    assert select.select([handle], [], [], PATIENCE)[0], f"{pid} still runs"
    os.close(handle)
