"""`guide serve`: the app in a browser on this machine, one process a visitor, nothing kept and nobody else let in.

textual-serve runs the processes and carries what they paint. The page is our own, so that nothing is fetched from
elsewhere; its address has a random part, and a request that names another host or comes from another site's page is
refused (DNS rebinding, cross-site websockets).
"""

from __future__ import annotations

import logging
import os
import secrets
import shlex
import socket
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import textual_serve
from aiohttp import web
from aiohttp.typedefs import Handler

from guide.content.faults import BrokenGuide
from guide.content.reading import why_no_guide
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.loading import load
from guide.ui.browser import LOOPBACK
from guide.ui.browser.visits import PATIENCE, Visits
from guide.ui.errors import complain, print_faults
from guide.views.start_page import read_start_page

PAGE = Path(__file__).parent / "page"
STATIC = Path(textual_serve.__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def serve(folder: Path, port: int, language: Language, light: bool, today: date | None) -> int:
    """Serve the guide in `folder` until it is interrupted; a `port` of 0 takes a free one.

    Returns the exit status: 0 fine, 1 a broken guide, 2 nothing to serve or no port to serve it on.
    """
    if why := why_no_guide(folder):
        return complain(f"{folder}: {why}")
    try:
        load(folder)
    except BrokenGuide as broken:
        return print_faults(broken.faults)
    language = read_start_page(folder).spoken(language)
    arguments = ["--guide", str(folder.absolute()), "--lang", language]
    arguments += [*(["--today", today.isoformat()] if today else []), *(["--light"] if light else [])]
    with socket.socket() as listening:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, port))
            listening.listen()
        except OSError as error:
            return complain(f"port {port} cannot be used: {error.strerror}")
        port, token = listening.getsockname()[1], secrets.token_urlsafe(16)
        print(phrases(language).serving.format(address=f"http://{LOOPBACK}:{port}/{token}/"), flush=True)
        app = application(port, token, language, light, _command([sys.executable, "-m", "guide", *arguments]))
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)  # what a visitor has to say is said by it
        logging.getLogger("asyncio").setLevel(logging.ERROR)  # a visitor may end after the loop that waits for it
        web.run_app(app, sock=listening, print=None, access_log=None, shutdown_timeout=PATIENCE)
    return 0


def application(port: int, token: str, language: Language, light: bool, command: str) -> web.Application:
    """The web application: page, websocket and downloads of the guide that `command` runs."""
    hosts = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
    server = Visits(command, LOOPBACK, port)
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    page = page.replace("{lang}", language).replace("{theme}", "light" if light else "dark")

    async def index(_: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html")

    @web.middleware
    async def from_here_only(request: web.Request, handler: Handler) -> web.StreamResponse:
        own = {f"http://{request.host}", *(() if "Upgrade" in request.headers else (None,))}
        if request.host not in hosts or request.headers.get("Origin") not in own:
            raise web.HTTPForbidden(text="This address is for this computer alone.")
        return await handler(request)

    async def protect(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update({name: value.replace("{host}", request.host) for name, value in _HEADERS.items()})

    app = web.Application(middlewares=[from_here_only])
    app.on_response_prepare.append(protect)
    app.on_shutdown.append(server.end)
    app.add_routes(
        [
            web.get(f"/{token}/", index),
            web.get(f"/{token}/ws", server.handle_websocket),
            web.static(f"/{token}/page", PAGE),
            web.static(f"/{token}/static", STATIC),
            web.get("/download/{key}", server.handle_download),  # where textual-serve's script looks; a key is a secret
        ]
    )
    return app


def _command(words: Sequence[str]) -> str:
    """A command line for the shell textual-serve starts, in which an argument stays what it is."""
    return subprocess.list2cmdline(words) if os.name == "nt" else "exec " + shlex.join(words)
