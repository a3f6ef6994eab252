"""The three standard streams: whatever is printed passes `visible`, and a stream that is closed or full is told of.

A program is given its streams by whoever starts it: they may lead nowhere, into a full disk, or to somebody who has
gone. None of that is worth a traceback.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from typing import Any, TextIO, cast

from guide.ui.errors import complain
from guide.values.characters import visible


class Unwritten(OSError):
    """Standard output takes nothing. `gone`: whoever read it has left, which is no fault."""

    @property
    def gone(self) -> bool:
        return self.errno == errno.EPIPE


class Unread(OSError):
    """Standard input gives nothing: its terminal has gone."""


def typed_lines() -> Iterator[str]:
    """The lines of standard input, as they come. Raises Unread."""
    try:
        yield from iter(sys.stdin.readline, "")
    except OSError as error:
        raise Unread(error.errno, error.strerror) from error


class _Shown:
    """A stream in whose place this stands, but that nothing goes through it which would steer a terminal.

    Where it takes nothing, `failed` says what becomes of that.
    """

    def __init__(self, stream: TextIO, failed: Callable[[], AbstractContextManager[None]]) -> None:
        self._stream, self._failed = stream, failed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with self._failed():
            self._stream.write(visible(text))
        return len(text)

    def flush(self) -> None:
        with self._failed():
            self._stream.flush()


@contextmanager
def _unwritten() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unwritten(error.errno, error.strerror) from error


@contextmanager
def shown() -> Iterator[None]:
    """While this lasts, all that is printed is shown as signs where it would do something else."""
    before = sys.stdout, sys.stderr
    sys.stdout = cast(TextIO, _Shown(sys.stdout, _unwritten))
    sys.stderr = cast(TextIO, _Shown(sys.stderr, partial(suppress, OSError)))  # nobody can be told
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def fill_in() -> None:
    """Let nothing that is opened later get the number of a stream that is closed, and be taken for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        nowhere = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        sys.stderr = sys.__stderr__ = nowhere  # type: ignore[misc]


def finish(status: int) -> int:
    """Write out what is still held back. Returns the exit status, which a full disk makes 1."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        return give_up(Unwritten(error.errno, error.strerror))
    return status


def give_up(failed: Unwritten) -> int:
    """Nothing more can be printed: say so, unless whoever read it has gone. Returns the exit status."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the interpreter would try once more as it ends, and complain
    return 1 if failed.gone else complain(f"standard output cannot be written to: {failed.strerror}", 1)
