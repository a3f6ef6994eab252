"""What the system tells the app: to end, to step aside for the shell, and to go on."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Final

from textual.app import App

from guide import INTERRUPTED

_ENDS: Final = {"SIGINT": INTERRUPTED, "SIGTERM": 0, "SIGHUP": 0}


def end_when_told(app: App[int]) -> None:
    """However the app is told to end, the terminal is given back first. Call it before anything is drawn."""
    for name, status in _ENDS.items():
        with suppress(AttributeError, ValueError, NotImplementedError):
            end = partial(app.exit, return_code=status)
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), end)


def go_on_where_put_aside(app: App[int]) -> None:
    """Take the terminal over again only where it had been given up. Call it once the app has its driver.

    A window that closes sends SIGHUP and then SIGCONT to whatever runs in it. At every SIGCONT, Textual would take the
    terminal over a second time, with a second thread that reads keys: without a terminal it never ends.
    """
    if not hasattr(signal, "SIGTSTP"):
        return
    put_aside, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(put_aside) or not callable(go_on):
        return  # no driver that can be put aside
    aside = False
    loop = asyncio.get_running_loop()
    steps_aside: Callable[[int, FrameType | None], object] = put_aside
    goes_on: Callable[[int, FrameType | None], object] = go_on

    def stopped(number: int, frame: FrameType | None) -> None:
        nonlocal aside
        aside = True
        steps_aside(number, frame)

    def continued(number: int, frame: FrameType | None) -> None:
        nonlocal aside
        if aside:
            aside = False
            goes_on(number, frame)
        if loop.is_running():
            loop.call_soon_threadsafe(lambda: app.refresh(layout=True))  # the shell may have written on it meanwhile

    signal.signal(signal.SIGTSTP, stopped)
    signal.signal(signal.SIGCONT, continued)
