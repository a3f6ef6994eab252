"""One visitor each: a process of the guide, and the websocket between it and the page.

What comes from the page is read strictly; a window is never larger than any screen; a process never outlives its
page or the server; and the page is told how a visit ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Literal

from aiohttp import WSMsgType, web
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from textual_serve.app_service import AppService
from textual_serve.server import Server

from guide.ui.errors import complain

PATIENCE = 0.5
"""Seconds that a visitor's process has to end."""
LEFT, ENDED = 1000, 4001
"""How the websocket is closed: the visitor left; the process ended by itself."""
LONGEST = 1 << 20
"""Bytes of one message from a page: more than anybody pastes."""
WIDEST, HIGHEST = 500, 200
"""Columns and lines of the largest window; its process would need memory for every cell of a larger one."""


def _within(most: int) -> AfterValidator:
    return AfterValidator(lambda number: max(1, min(number, most)))


class Size(BaseModel):
    """A window, in columns and lines."""

    model_config = ConfigDict(strict=True)

    width: Annotated[int, _within(WIDEST)]
    height: Annotated[int, _within(HIGHEST)]


Typed = tuple[Literal["stdin"], str]
Resized = tuple[Literal["resize"], Size]
Ping = tuple[Literal["ping"], Annotated[str, Field(max_length=40)]]
Focus = tuple[Literal["focus", "blur"]]
_MESSAGE = TypeAdapter[Typed | Resized | Ping | Focus](Typed | Resized | Ping | Focus)
_SIZE = TypeAdapter[int](int)


class Visit(AppService):
    """The process of one visitor. `over` is told with which code to close the websocket when it has ended."""

    over: Callable[[int], Awaitable[object]]

    async def run(self) -> None:
        """Carry what it paints; when it has ended, say how."""
        await super().run()
        status = await self._process.wait() if self._process is not None else 1
        await self.over(LEFT if status == 0 else ENDED)

    async def on_meta(self, data: bytes) -> None:
        """What the process tells the page beside what it paints."""
        told = json.loads(data)
        if told["type"] in ("unsaved", "copy"):
            await self.remote_write_str(json.dumps([told["type"], told["told"]]))
        elif told["type"] != "exit":  # what its end means is known when it has ended
            await super().on_meta(data)

    async def stop(self) -> None:
        """Ask the process to end, and see to it that it does."""
        stopping = asyncio.ensure_future(super().stop())
        try:
            await asyncio.wait([stopping], timeout=PATIENCE)
        finally:
            if self._process is not None and self._process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    self._process.kill()
        with contextlib.suppress(ConnectionError):
            await stopping


class Visits(Server):
    """textual-serve's server, whose websocket trusts nothing that comes from the page."""

    def __init__(self, command: str, host: str, port: int) -> None:
        super().__init__(command, host, port)
        self.now: set[Visit] = set()
        """those that are here"""

    async def end(self, _: web.Application) -> None:
        """The server ends: nobody stays."""
        await asyncio.gather(*(visit.stop() for visit in self.now))

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the guide for one page, as long as that is there."""
        websocket = web.WebSocketResponse(heartbeat=15, timeout=PATIENCE, max_msg_size=LONGEST)
        await websocket.prepare(request)
        visit = Visit(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=_not_yet,
            download_manager=self.download_manager,
        )
        visit.over = lambda code: websocket.close(code=code)
        size = Size(width=_asked(request, "width", 80), height=_asked(request, "height", 24))
        self.now.add(visit)
        try:
            await visit.start(size.width, size.height)
            await self._pass_on(websocket, visit)
        finally:
            await visit.stop()
            self.now.discard(visit)
        return websocket

    async def _pass_on(self, websocket: web.WebSocketResponse, visit: Visit) -> None:
        complained = False
        async for message in websocket:
            try:
                if message.type is not WSMsgType.TEXT:
                    raise ValueError(message.type.name)
                read = _MESSAGE.validate_json(message.data, strict=True)
            except ValueError:
                if not complained:  # once a visit: it may send any number of them
                    complain("a page sent a message that is none of the guide's; it was left aside")
                complained = True
            else:
                await _act(read, websocket, visit)


async def _act(message: Typed | Resized | Ping | Focus, websocket: web.WebSocketResponse, visit: Visit) -> None:
    if message[0] == "stdin":
        await visit.send_bytes(message[1].encode())
    elif message[0] == "resize":
        await visit.set_terminal_size(message[1].width, message[1].height)
    elif message[0] == "ping":
        await websocket.send_json(["pong", message[1]])
    elif message[0] == "focus":
        await visit.focus()
    else:
        await visit.blur()


async def _not_yet() -> None:
    """The websocket is closed when the process has ended, which is when it is known how."""


def _asked(request: web.Request, name: str, otherwise: int) -> int:
    """A number of the address, where it is one."""
    with contextlib.suppress(ValidationError):
        return _SIZE.validate_python(request.query.get(name, otherwise))
    return otherwise
