"""A real browser for tests: headless Chromium over the DevTools protocol, on a pipe.

A `Tab` is a visitor of its own (nothing is shared with other tabs). What the guide paints is read from the frames of
the page's websocket and drawn on the same emulated screen as in `tests.support.terminal`; keys go in as a keyboard's.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

from guide.i18n.languages import Language
from tests.support.reader import Reader
from tests.support.terminal import PATIENCE, Screen, squeezed

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
_KEYS = {
    "enter": ("Enter", 13, "\r"),
    "escape": ("Escape", 27, ""),
    "tab": ("Tab", 9, ""),
    "space": (" ", 32, " "),
    "backspace": ("Backspace", 8, ""),
    "up": ("ArrowUp", 38, ""),
    "down": ("ArrowDown", 40, ""),
    "home": ("Home", 36, ""),
    "end": ("End", 35, ""),
}
Message = dict[str, Any]


class Browser:
    """One Chromium. Messages are read only while something is awaited."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM is not None
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        command = f'exec "$0" "$@" 3<&{orders} 4>&{answers}'
        environment = {**os.environ, "HOME": str(profile), "XDG_CONFIG_HOME": str(profile)}
        self.process = subprocess.Popen(
            ["bash", "-c", command, CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(orders, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        os.close(orders)
        os.close(answers)
        self._rest = b""
        self._number = 0
        self._results: dict[int, Message] = {}
        self.tabs: dict[str, Tab] = {}
        self.downloads: dict[str, str] = {}
        """id of a download → its state: inProgress, completed, canceled"""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait()
        os.close(self._orders)
        os.close(self._answers)

    def order(self, method: str, tab: str = "", /, **parameters: Any) -> Message:
        """Give an order and wait for what comes of it."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": tab} if tab else {})
        os.write(self._orders, json.dumps(message).encode() + b"\0")
        self.until(lambda: number in self._results, f"no answer to {method}")
        answer = self._results.pop(number)
        assert "error" not in answer, f"{method}: {answer}"
        result: Message = answer["result"]
        return result

    def until(self, holds: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Read what the browser tells until something holds."""
        end = time.perf_counter() + patience
        while not holds():
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self._answers], [], [], left)[0]:
                raise AssertionError(what)
            data = os.read(self._answers, 1 << 16)
            assert data, "the browser has ended"
            *messages, self._rest = (self._rest + data).split(b"\0")
            for message in messages:
                self._take(json.loads(message))

    def _take(self, message: Message) -> None:
        if "id" in message:
            self._results[message["id"]] = message
        elif message["method"] == "Browser.downloadProgress":
            self.downloads[message["params"]["guid"]] = message["params"]["state"]
        elif message.get("sessionId") in self.tabs:
            self.tabs[message["sessionId"]].take(message["method"], message["params"])

    def visit(self, address: str, downloads: Path, language: Language = "zh-Hant") -> Tab:
        """Open an address as a visitor of its own, in a window of 1000 × 640 points."""
        context = self.order("Target.createBrowserContext")["browserContextId"]
        where = {"browserContextId": context, "downloadPath": str(downloads)}
        self.order("Browser.setDownloadBehavior", behavior="allow", eventsEnabled=True, **where)
        target = self.order("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.order("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = self.tabs[session] = Tab(self, session, target, context, language)
        for domain in ("Network", "Page", "Runtime"):
            tab.order(f"{domain}.enable")
        tab.order("Emulation.setDeviceMetricsOverride", width=1000, height=640, deviceScaleFactor=1, mobile=False)
        tab.order("Page.navigate", url=address)
        return tab


_INK = """
((columns, rows) => {
  const canvas = document.querySelector(".xterm-text-layer");
  const pen = canvas.getContext("2d"), width = canvas.width / columns, height = canvas.height / rows;
  const inked = (column, row) => {
    const [x, y] = [Math.ceil(column * width) + 1, Math.ceil(row * height) + 1];
    const points = pen.getImageData(x, y, Math.floor(width) - 2, Math.floor(height) - 2).data;
    let dark = 255, light = 0;
    for (let i = 0; i < points.length; i += 4) {
      const grey = (points[i] + points[i + 1] + points[i + 2]) / 3;
      dark = Math.min(dark, grey);
      light = Math.max(light, grey);
    }
    return light - dark > 40;
  };
  const upTo = (count) => [...Array(count).keys()];
  return upTo(rows).map((row) => upTo(columns).map((column) => inked(column, row)));
})
"""


class Tab(Reader):
    """One page in the browser, and the screen of the guide in it."""

    def __init__(self, browser: Browser, session: str, target: str, context: str, language: Language) -> None:
        super().__init__(language)
        self.browser = browser
        self.session = session
        self.target = target
        self.context = context
        self.screen = Screen(200, 60)
        self.stream = pyte.ByteStream(self.screen)
        self.asked: list[str] = []
        """address of every request"""
        self.console: list[str] = []
        self.dialogs: list[str] = []
        """what the browser has asked the reader"""

    def order(self, method: str, **parameters: Any) -> Message:
        return self.browser.order(method, self.session, **parameters)

    def take(self, method: str, parameters: Message) -> None:
        """Something the browser tells of this page."""
        match method:
            case "Network.requestWillBeSent":
                self.asked.append(parameters["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(parameters["url"])
            case "Network.webSocketFrameReceived" if parameters["response"]["opcode"] == 2:
                self.stream.feed(base64.b64decode(parameters["response"]["payloadData"]))
            case "Network.webSocketFrameSent":
                self._resize(parameters["response"]["payloadData"])
            case "Page.javascriptDialogOpening":
                self.dialogs.append(parameters["type"])
            case "Runtime.exceptionThrown":
                self.console.append(parameters["exceptionDetails"]["exception"]["description"])

    def _resize(self, sent: str) -> None:
        kind, size = [*json.loads(sent), None][:2]
        if kind == "resize":
            self.screen.resize(size["height"], size["width"])

    # reading

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def shows(self, *texts: str) -> bool:
        """Whether all of these can be read on the screen now."""
        seen = squeezed(self.text)
        return all(squeezed(text) in seen for text in texts)

    def wait(self, *texts: str) -> None:
        """Wait until all of `texts` are on the screen."""
        try:
            self.browser.until(lambda: self.shows(*texts), "")
        except AssertionError as error:
            raise AssertionError(f"not on the screen: {texts} {error}\n{self.text}\n{self.console}") from error

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression holds on the page."""
        end = time.perf_counter() + PATIENCE
        while not self.value(expression):
            assert time.perf_counter() < end, f"never true on the page: {expression}"

    def value(self, expression: str) -> Any:
        """The value of a JavaScript expression on the page."""
        result = self.order("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return result["result"].get("value")

    def ink(self) -> list[list[bool]]:
        """For each cell of the terminal as it is drawn in the browser, whether there is more in it than its ground."""
        found: list[list[bool]] = self.value(f"{_INK}({self.screen.columns}, {self.screen.lines})")
        return found

    def close(self) -> None:
        """Leave, whatever would be lost."""
        self.browser.tabs.pop(self.session)
        self.browser.order("Target.closeTarget", targetId=self.target)

    # acting

    def press(self, *keys: str) -> None:
        for key in keys:
            for name in [key] if key in _KEYS else key:
                self._press(*_KEYS.get(name, (name, 0, name)))

    def _press(self, key: str, code: int, text: str) -> None:
        letter = {"key": key, "text": text} if text else {"key": key}
        code = code or (ord(key.upper()) if key.isascii() and key.isalnum() else 0)
        self.order(
            "Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", windowsVirtualKeyCode=code, **letter
        )
        self.order("Input.dispatchKeyEvent", type="keyUp", windowsVirtualKeyCode=code, key=key)
