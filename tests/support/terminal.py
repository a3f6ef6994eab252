"""A real terminal for tests: a program in a pseudo-terminal, its screen read back, its keys pressed by name.

Nothing here sleeps. `wait` reads what the program prints until the awaited text is on the screen, or fails with a
picture of the screen. Texts are compared without their spaces and line ends, so that a wrapped sentence is found whole.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from guide.views.layout import cells
from tests.support.forked import SERVER, Forked

PATIENCE = 15.0
"""Seconds until something awaited counts as missing. Only a failing test waits that long."""
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    **{f"f{n}": f"\x1bO{letter}" for n, letter in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{number}~" for n, number in enumerate((15, 17, 18, 19, 20, 21), 5)},
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
_REPLIES = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # whole frames at once: known
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resize told in band: not known
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_MODES = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_SCROLL_BAR = re.compile("[▁-█]$", re.MULTILINE)
_UNPRINTED = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p")  # pyte would print these
_INHERITED = ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE")


class _Cell(pyte.screens.Char):
    """A character and how it looks; there are few that differ, and each is made once."""

    _replace = lru_cache(maxsize=8192)(pyte.screens.Char._replace)


class Screen(pyte.Screen):
    """pyte's screen with the alternate screen it lacks: what stood there before comes back."""

    kept: tuple[Any, Any] | None = None

    @property
    def default_char(self) -> _Cell:
        return _Cell(*super().default_char)

    def set_mode(self, *modes: int, **how: bool) -> None:
        if 1049 in modes and how.get("private") and self.kept is None:
            self.kept = ({y: dict(line) for y, line in self.buffer.items()}, (self.cursor.x, self.cursor.y))
            self.erase_in_display(2)
        super().set_mode(*modes, **how)

    def reset_mode(self, *modes: int, **how: bool) -> None:
        if 1049 in modes and how.get("private") and self.kept is not None:
            lines, (self.cursor.x, self.cursor.y) = self.kept
            self.kept = None
            self.erase_in_display(2)
            for y, line in lines.items():
                self.buffer[y].update(line)
        super().reset_mode(*modes, **how)


def environment(home: Path, lang: str = "C.UTF-8", **more: str) -> dict[str, str]:
    """A clean environment with every folder of the person's under `home`."""
    folders = {f"XDG_{name}_HOME": str(home / f".{name.lower()}") for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {**kept, "HOME": str(home), **folders, "LANG": lang, "TERM": "xterm-256color", **more}


def guide_command(*arguments: str | Path) -> list[str]:
    """The command line that runs the guide with this interpreter."""
    return [sys.executable, "-m", "guide", *map(str, arguments)]


def squeezed(text: str) -> str:
    """A text without spaces and line ends."""
    return "".join(text.split())


class Terminal:
    """One program in one pseudo-terminal.

    The guide is forked from a process that has imported it, unless it is to begin `anew`, with the interpreter.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        env: Mapping[str, str],
        cwd: Path | None = None,
        anew: bool = False,
        server: str = SERVER,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """everything the program has printed"""
        self.times: list[tuple[float, int]] = []
        """when each piece came, and how long `raw` was then"""
        self.modes: dict[int, bool] = {}
        """private modes as last set: 1049 alternate screen, 25 cursor, 2026 in the middle of a frame ..."""
        self._unseen = b""
        self._rows: dict[int, str] = {}
        """what stands in each row, of those that have been read and not drawn on since"""
        self.started = time.perf_counter()
        self.child: pexpect.spawn[bytes] | Forked
        if [*command[:3]] == guide_command() and not anew:
            self.child = Forked(command[3:], columns, rows, env, cwd or Path.cwd(), server)
        else:
            self.child = pexpect.spawn(
                command[0], list(command[1:]), env=dict(env), cwd=cwd, dimensions=(rows, columns), timeout=None
            )
            self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(pexpect.ExceptionPexpect):  # it was sent the last signal; a busy machine takes a while to bury it
            self.child.close(force=True)

    # reading

    def read(self, timeout: float) -> bool:
        """Read once what the program prints, waiting at most `timeout`. False when nothing came or it has ended."""
        if not select.select([self.child.child_fd], [], [], max(0.0, timeout))[0]:
            return False
        try:
            data = os.read(self.child.child_fd, 1 << 16)
        except OSError:  # the other end is closed
            data = b""
        if not data:
            return False
        self.raw += data
        self.times.append((time.perf_counter(), len(self.raw)))
        recent = self.raw[-len(data) - 16 :]  # what is looked for may have arrived in two pieces
        for query, reply in _REPLIES.items():
            if query in recent and query not in recent[: -len(data)]:
                self.send(reply)
        for match in _MODES.finditer(recent):
            self.modes.update({int(mode): match[2] == b"h" for mode in match[1].split(b";")})
        self._unseen += data
        return True

    def draw(self) -> None:
        """Put on the screen what has been read. Left until someone looks, so that drawing never holds up reading."""
        data = self._unseen
        cut = data.rfind(b"\x1b")  # a sequence may arrive in two pieces
        self._unseen = data[cut:] if cut >= 0 and len(data) - cut < 8 else b""
        dirty, self.screen.dirty = self.screen.dirty, set()
        self.stream.feed(_UNPRINTED.sub(b"", data[: len(data) - len(self._unseen)]))
        for y in self.screen.dirty:
            self._rows.pop(y, None)
        self.screen.dirty |= dirty

    @property
    def lines(self) -> list[str]:
        """The screen as a person reads it."""
        self.draw()
        for y in range(self.screen.lines):
            if y not in self._rows:
                self._rows[y] = self._row(y, 0, self.screen.columns)
        return [self._rows[y] for y in range(self.screen.lines)]

    def part(self, left: int, right: int) -> str:
        """The text between two columns."""
        self.draw()
        return "\n".join(self._row(y, left, min(right, self.screen.columns)) for y in range(self.screen.lines))

    def _row(self, y: int, left: int, right: int) -> str:
        """A wide character's second cell is empty, so joining gives it once."""
        row = self.screen.buffer[y]
        return "".join([row[x].data for x in range(left, right)]).rstrip()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def shows(self, *texts: str) -> bool:
        """Whether all of these can be read on the screen now."""
        seen = squeezed(_SCROLL_BAR.sub("", self.text))
        return all(squeezed(text) in seen for text in texts)

    def until(self, holds: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Read until something holds, looking at whole frames only."""
        end = time.perf_counter() + patience
        while self.modes.get(2026) or not holds():
            left = end - time.perf_counter()
            if left <= 0 or (not self.read(left) and not holds()):
                raise AssertionError(f"{what}\n{self.picture()}")

    def wait(self, *texts: str, gone: Sequence[str] = ()) -> list[str]:
        """Wait until all of `texts` and none of `gone` are on the screen; returns its lines."""
        what = f"not on the screen: {texts}" + (f", or still there: {gone}" if gone else "")
        self.until(lambda: self.shows(*texts) and not any(self.shows(text) for text in gone), what)
        return self.lines

    def picture(self) -> str:
        """The screen in a frame, for messages of failed tests."""
        width = self.screen.columns
        rows = [f"|{line}{' ' * (width - cells(line))}|" for line in self.lines]
        return "\n".join(["+" + "-" * width + "+", *rows, "+" + "-" * width + "+"])

    # acting

    def send(self, data: bytes | str) -> None:
        self.child.send(data.encode() if isinstance(data, str) else data)

    def press(self, *keys: str) -> None:
        """Press keys by name; a name that is no key is typed as it is."""
        self.send("".join(KEYS.get(key, key) for key in keys))

    def paste(self, text: str) -> None:
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        self.draw()
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._rows.clear()
        self.child.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        self.child.kill(number)

    # ending

    def wait_exit(self, patience: float = PATIENCE) -> int:
        """Read until the program has ended. Returns its status, negative where a signal ended it."""
        end = time.perf_counter() + patience
        while self.read(end - time.perf_counter()):
            pass
        if time.perf_counter() >= end:
            raise AssertionError(f"has not ended\n{self.picture()}")
        self.child.wait()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    def restored(self) -> bool:
        """Whether the terminal was given back: main screen, cursor shown, no mouse or paste reports, lines echoed."""
        echoes = bool(termios.tcgetattr(self.child.child_fd)[3] & (termios.ECHO | termios.ICANON))
        silent = not any(self.modes.get(mode) for mode in (1000, 1002, 1003, 1006, 2004, 2026))
        return echoes and silent and not self.modes.get(1049) and self.modes.get(25, True)
