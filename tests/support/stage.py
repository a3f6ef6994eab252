"""A real terminal in which the app shows whatever view it is told to, of every kind that there is.

The terminal is asked, as a person's screen reader asks it: where its cursor is, what it has been sent. What the app
says of itself is only what it stands on, written into the terminal behind all that it has painted, so that whoever has
read it has the whole picture.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from guide.session.session import Session
from guide.ui.terminal import app
from guide.ui.terminal.app import GuideApp
from guide.ui.terminal.widgets.page import PageWidget
from guide.views.layout import cells
from guide.views.model import View
from tests.support.crawl import crawl, fork
from tests.support.forked import serve
from tests.support.sittings import COVER
from tests.support.terminal import Terminal, environment, guide_command

ASKS = "\x1b[24~"
"""F12, at which the app tells where it is, after all that has been pressed before."""
AGAIN = "\x1b[23~"
"""F11, at which the same view is shown again as if nothing had been done with it."""
_TELLS = b"\x1b]777;"
EACH, ONE_IN = 1, 30
"""One view of each kind, from one in so many places: to try all that can be on each of them takes an hour."""


@dataclass(frozen=True)
class Place:
    """Where the app says that it is."""

    name: str
    """kind of panel and id of the view"""
    on: str
    """the words stood on, or what is typed into: as much of it as stands before the cursor"""
    on_line: int | None
    """the line in which that begins, where it can be seen"""
    typing: bool
    ended: bool
    choices: tuple[tuple[str, int, int], ...]
    """id of each choice that can be seen, with a column and the line in which it begins"""
    spots: tuple[tuple[str, int, int], ...]
    """what each thing does that can be clicked on for itself, with its column and line; told where asked for"""


class Stage(Terminal):
    """The app in a terminal of its own."""

    def __init__(self, home: Path, columns: int = 80, rows: int = 24, **more: str) -> None:
        self._orders = home / f"orders-{columns}x{rows}"
        os.mkfifo(self._orders)
        self._writes = os.open(self._orders, os.O_RDWR)
        self._told = 0
        env = environment(home, "en_GB.UTF-8", **more)
        super().__init__(guide_command(self._orders), columns, rows, env, home, server="tests.support.stage")
        self.names: list[str] = self._next()["names"]
        """of every view there is"""

    def show(self, number: int, spots: bool = False) -> Place:
        """Show a view as if nothing else had ever been shown."""
        os.write(self._writes, f"{number} {int(spots)}\n".encode())
        return self.place()

    def asked(self) -> Place:
        """Where it is now, after all that was pressed and clicked."""
        self.send(ASKS)
        return self.place()

    def again(self) -> None:
        """Show the same view as if nothing had been done with it."""
        self.send(AGAIN)

    def place(self) -> Place:
        told = self._next()
        return Place(**{**told, **{name: tuple(map(tuple, told[name])) for name in ("choices", "spots")}})

    def _next(self) -> dict[str, Any]:
        """What is told next; all that was painted before it has been read then."""

        def end() -> int:
            at = self.raw.find(_TELLS, self._told)
            return self.raw.find(b"\x07", at) if at >= 0 else -1

        self.until(lambda: end() >= 0, "it does not say where it is")
        at, to = self.raw.find(_TELLS, self._told), end()
        self._told = to + 1
        self.draw()
        told: dict[str, Any] = json.loads(self.raw[at + len(_TELLS) : to])
        return told

    def click(self, column: int, line: int) -> None:
        """With the left button, on a cell counted from 0."""
        at = f"0;{column + 1};{line + 1}"
        self.send(f"\x1b[<{at}M\x1b[<{at}m")

    @property
    def cursor(self) -> tuple[int, int]:
        self.draw()
        return self.screen.cursor.x, self.screen.cursor.y


class AnyView(GuideApp):
    """The real app, but that it goes nowhere by itself: it shows the views it is told to, and never ends."""

    CSS_PATH = str(Path(app.__file__).parent / GuideApp.CSS_PATH)

    def __init__(self, sittings: list[Session], orders: Path) -> None:
        super().__init__(COVER, "en", lambda: fork(sittings[0]))
        self.sittings, self.ended = sittings, False
        self.orders = os.open(orders, os.O_RDONLY | os.O_NONBLOCK)

    async def begin(self, session: Session) -> None:
        await super().begin(session)
        asyncio.get_running_loop().add_reader(self.orders, self._ordered)
        self._tell({"names": [name(each) for each in self.sittings]})

    def _ordered(self) -> None:
        order = os.read(self.orders, 64)
        if not order:  # nobody is there any more who could give another
            super().exit(0)
            return
        self.number, spots = map(int, order.split())
        self._show()
        self.run_worker(self.tell_place(bool(spots)))

    def _show(self) -> None:
        while self.screen is not self.main:
            self.pop_screen()
        self.ended = False
        self.clear_selection()
        self.main.view = View("", "")
        for page in (self.main.page, self.main.more):
            page.show(self.main.view, frozenset(), -1)
        self.main.session = fork(self.sittings[self.number])
        self.main.session.copy = self.copy_to_clipboard
        self.main.paint()

    def exit(self, *result: Any, **more: Any) -> None:
        """Whoever leaves is still there; where the terminal or the test has gone, it ends."""
        self.ended = True
        if more or result != (0,):
            super().exit(*result, **more)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key == "f12":
            self.run_worker(self.tell_place())
        elif isinstance(event, events.Key) and event.key == "f11":
            self._show()
            await self._laid_out()
        else:
            await super().on_event(event)

    async def _laid_out(self) -> None:
        """Every widget has its place, and has told the others of it."""
        for _ in range(3):
            waiting = [asyncio.Event() for _ in self.main.walk_children(with_self=True)]
            for widget, done in zip(self.main.walk_children(with_self=True), waiting, strict=True):
                widget.call_after_refresh(done.set)
            await asyncio.gather(*(done.wait() for done in waiting))

    async def tell_place(self, spots: bool = False) -> None:
        await Pilot(self).pause()
        main = self.main
        session, focused = main.session, main.focused
        assert session is not None
        typing = focused is main.typed_into and (not main.view.form or bool(main.cell.filling))
        page = main.more if focused is main.more else main.page
        shown = page.shown.choices
        lit = shown[page.highlight] if 0 <= page.highlight < len(shown) else None
        seen = [*choices_of(page)]
        told = Place(
            name=name(session),
            on=self._before_cursor() if typing else lit.text if lit is not None else "",
            on_line=next((y for id, _, y in seen if lit is not None and id == lit.id), None),
            typing=typing,
            ended=self.ended,
            choices=tuple(seen),
            spots=tuple(self._spots()) if spots else (),
        )
        self._tell(told.__dict__)

    def _spots(self) -> Iterator[tuple[str, int, int]]:
        told: set[str] = set()
        edges = [(x, y) for y in (0, self.size.height - 1) for x in range(self.size.width)]
        rail = self.main.query_one("#side").region
        for x, y in (*edges, *((rail.x + 1, y) for y in range(rail.y, rail.bottom))):
            does = self.main.get_style_at(x, y).meta.get("@click")
            if does and does not in told:
                told.add(does)
                yield str(does), x, y
        page = self.main.page
        top, left = page.content_region.offset.y - round(page.scroll_y), page.content_region.offset.x
        for row, line in enumerate(page.lines):
            if page.content_region.y <= top + row < page.content_region.bottom:
                for span in line.spans:
                    if span.does and span.look != "tab":  # that tab is open already
                        yield span.does, left + page.margin_left + cells(line.text[: span.start]) + 1, top + row

    def _before_cursor(self) -> str:
        """What is typed into, as far as it stands before the cursor in its line."""
        into = self.main.typed_into
        if isinstance(into, Input):
            return into.value[: into.cursor_position]
        assert isinstance(into, TextArea)
        row, column = into.cursor_location
        return into.document.get_line(row)[:column]

    def _tell(self, told: Mapping[str, Any]) -> None:
        assert self._driver is not None
        self._driver.write(f"{_TELLS.decode()}{json.dumps(told)}\x07")
        self._driver.flush()


def choices_of(page: PageWidget) -> Iterator[tuple[str, int, int]]:
    """The choices that can be seen, each with a column of its words and its first line on the screen."""
    region, first, told = page.content_region, round(page.scroll_y), set[int]()
    for row, line in enumerate(page.lines[first : first + region.height]):
        for index, choice in enumerate(page.shown.choices):
            at = line.of(index)
            if at is not None and index not in told:
                told.add(index)
                yield choice.id, region.x + page.margin_left + cells(line.text[: at[0]]) + 6, region.y + row


def name(session: Session) -> str:
    """What a sitting shows: the kind of what lies on top, and which view that is."""
    return f"{type(session.panels[-1]).__name__ if session.panels else ''}/{session.view().id}"


def _main() -> int:
    shown = AnyView(_SITTINGS, Path(sys.argv[1]))
    shown.run()
    if shown.failure is not None:
        raise shown.failure
    return 0


if __name__ == "__main__":
    _SITTINGS = crawl(Path(tempfile.mkdtemp()), EACH, ONE_IN)
    serve(_main)
