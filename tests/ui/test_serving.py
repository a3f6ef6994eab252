"""`guide serve` as other programs meet it: this machine only, this site only, and a word where it cannot serve."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Self

import aiohttp
import pytest

from guide.cli import extras
from guide.cli.main import run
from guide.ui.browser.visits import ENDED, LEFT
from tests.support.guides import copy_of, edit
from tests.support.sampling import sample
from tests.support.serving import Served, wait_gone

ROOT = Path(__file__).parents[2]
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with Served(tmp_path_factory.mktemp("home"), "--lang", "zh-Hans") as running:
        yield running


def ask(served: Served, path: str, **headers: str) -> http.client.HTTPResponse:
    """One request as some program makes it; the token stands for {token}."""
    connection = http.client.HTTPConnection(served.host, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path.replace("{token}", served.token), headers=sent)
    answer = connection.getresponse()
    connection.close()
    return answer


def test_the_page_asks_for_nothing_from_elsewhere(served: Served) -> None:
    connection = http.client.HTTPConnection(served.host, timeout=10)
    connection.request("GET", f"/{served.token}/")
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.status == 200
    assert '<html lang="zh-Hans"' in page
    assert "<title>guide</title>" in page
    assert "//" not in page
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert f"ws://{served.host};" in policy
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/{token}/page/", "/download/x", "/x/ws"])
def test_without_the_secret_there_is_nothing(served: Served, path: str) -> None:
    assert ask(served, path).status in (403, 404)


@pytest.mark.parametrize("path", ["/{token}/", "/{token}/ws", "/{token}/page/page.js", "/download/x"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_another_site_is_refused_even_with_the_secret(served: Served, path: str, headers: dict[str, str]) -> None:
    port = served.host.split(":")[1]
    sent = {name: value.replace("{port}", port) for name, value in headers.items()}
    assert ask(served, path, **{**HANDSHAKE, **sent}).status == 403
    assert served.visitors() == []


def test_a_websocket_says_where_it_comes_from(served: Served) -> None:
    assert ask(served, "/{token}/ws", **HANDSHAKE).status == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.2", "example.org"])
def test_only_this_machine(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["serve", "--host", host])
    assert stopped.value.code == 2
    assert f"'{host}' would let others in" in capsys.readouterr().err


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
    assert capsys.readouterr().err == f"guide: port {port} cannot be used: Address already in use\n"


def test_a_broken_guide_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of(tmp_path)
    edit(folder / "guide.yaml", "first: what-first", "first: what-frist")
    assert run(["serve", "--guide", str(folder)]) == 1
    assert "did you mean 'what-first'?" in capsys.readouterr().err
    assert run(["serve", "--guide", str(tmp_path)]) == 2
    assert "is no guide" in capsys.readouterr().err


WITHOUT = "import sys; sys.modules['{name}'] = None; from guide.cli.main import run; sys.exit(run(['serve']))"


@pytest.mark.parametrize("name", ["textual_serve", "aiohttp"])
def test_without_the_extra_it_says_what_to_type(name: str) -> None:
    """A command for the very Python that runs the program; no package of a name that nobody has published."""
    program = WITHOUT.format(name=name)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    what, command = done.stderr.splitlines()
    assert what == f"guide: guide serve needs {name}; install it with:"
    typed = shlex.split(command)
    assert typed[:4] == [sys.executable, "-m", "pip", "install"]
    names = {re.split("[<>=]", each)[0] for each in typed[4:]}
    assert names == {"textual-serve", "aiohttp"}
    assert all(find_spec(each.replace("-", "_")) for each in names), "packages that there are"


def test_without_pip_it_says_what_else_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(extras, "find_spec", {}.get)
    assert extras.how_to_install("serve").startswith(f"{uv} pip install --python {sys.executable} '")
    uv.unlink()
    assert extras.how_to_install("serve").startswith("add ")
    assert sys.executable in extras.how_to_install("serve")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", sample([signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL], 4))
def test_visitors_leave_with_the_server(number: signal.Signals, tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        connection = http.client.HTTPConnection(served.host, timeout=10)
        connection.request("GET", f"/{served.token}/ws", headers={**HANDSHAKE, "Origin": f"http://{served.host}"})
        assert connection.sock.recv(1 << 16).startswith(b"HTTP/1.1 101")
        connection.sock.recv(1)  # the first thing painted
        (visitor,) = served.visitors()
        served.process.send_signal(number)
        wait_gone(visitor)
        connection.close()
        wait_gone(served.process.pid)
        assert served.process.wait() in (0, -number)
        assert served.files() == []


class Page:
    """A page that may send anything over its websocket."""

    def __init__(self, served: Served, query: str = "") -> None:
        self.served, self.query = served, query

    async def __aenter__(self) -> Self:
        self.client = aiohttp.ClientSession()
        address = f"http://{self.served.host}/{self.served.token}/ws{self.query}"
        self.socket = await self.client.ws_connect(address, headers={"Origin": f"http://{self.served.host}"})
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()
        await self.client.close()

    async def answers(self) -> bool:
        """Whether a ping comes back."""
        await self.socket.send_str('["ping", "here"]')
        return await self.awaited('["pong", "here"]')

    async def awaited(self, text: str) -> bool:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.TEXT and message.data == text:
                return True
        return False


NO_MESSAGES = (
    "",
    "no json",
    "null",
    "{}",
    "[]",
    "[1]",
    '["stdin"]',
    '["stdin", 5]',
    '["stdin", "\\ud800"]',
    '["stdin", "a", "b"]',
    '["resize"]',
    '["resize", {}]',
    '["resize", [1, 2]]',
    '["resize", {"width": "wide", "height": 2}]',
    '["resize", {"width": 1e400, "height": 2}]',
    '["resize", {"width": 80.5, "height": null}]',
    '["ping", {"a": []}]',
    '["quit"]',
    "[" * 100_000,
)


async def test_messages_that_are_none_are_one_line(tmp_path: Path) -> None:
    with Served(tmp_path / "home", "--lang", "en") as served:
        async with Page(served) as page:
            for message in NO_MESSAGES:
                await page.socket.send_str(message)
            await page.socket.send_bytes(b"\x00\xff")
            assert await page.answers()
            assert len(served.visitors()) == 1
        out, err = served.end()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("guide: a page sent a message")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
@pytest.mark.parametrize(
    ("query", "columns", "rows"),
    sample(
        [
            ("?width=999999999&height=999999999", "500", "200"),
            ("?width=-5&height=0", "1", "1"),
            ("?width=x&height=1e9", "80", "24"),
            ("?width=120", "120", "24"),
        ],
        4,
    ),
)
async def test_a_window_is_no_larger_than_any_screen(query: str, columns: str, rows: str, served: Served) -> None:
    async with Page(served, query) as page:
        assert await page.answers()
        (visitor,) = served.visitors()
        while not (given := Path(f"/proc/{visitor}/environ").read_text()):  # it is about to become the guide
            await page.socket.receive()
        assert {f"COLUMNS={columns}", f"ROWS={rows}"} <= {*given.split("\0")}
        await page.socket.send_str('["resize", {"width": 999999999, "height": 999999999}]')
        await page.socket.send_str('["resize", {"width": -1, "height": 0}]')
        await page.socket.send_str('["resize", {"width": 80, "height": 24}]')
        await page.socket.send_str('["stdin", "q"]')
        while (message := await page.socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT)
        assert message.data == LEFT, "it has taken all of them, and then left as it was told"
    wait_gone(visitor)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
async def test_a_visitor_that_does_nothing_any_more_goes_with_page_and_server(tmp_path: Path) -> None:
    with Served(tmp_path / "home") as served:
        async with Page(served) as page:
            assert await page.answers()
            (stuck,) = served.visitors()
            os.kill(stuck, signal.SIGSTOP)
        wait_gone(stuck)
        async with Page(served) as page:
            assert await page.answers()
            (stuck,) = served.visitors()
            os.kill(stuck, signal.SIGSTOP)
            served.end()
            wait_gone(stuck)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
async def test_the_page_is_told_how_it_ended(served: Served) -> None:
    async with Page(served) as page:
        assert await page.answers()
        (visitor,) = served.visitors()
        os.kill(visitor, signal.SIGKILL)
        while (message := await page.socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
            pass
        assert message.data == ENDED


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
async def test_a_crash_keeps_no_word(tmp_path: Path) -> None:
    """A fault of the program ends that visit alone; who serves is told where it was, and nothing is written."""
    broken = tmp_path / "broken" / "sitecustomize.py"
    broken.parent.mkdir()
    broken.write_text(
        "import guide.session.panels.reading as reading\n"
        "def fail(walk, *more):\n    raise RuntimeError(str(walk.answers))\nreading.map_of = fail\n"
    )
    with Served(tmp_path / "home", "--lang", "en", python=broken.parent) as served:
        async with Page(served) as page:
            assert await page.answers()
            await page.socket.send_str('["stdin", "\\r5m"]')
            while (message := await page.socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
                pass
            assert message.data == ENDED
        out, err = served.end()
        assert "RuntimeError" in out
        assert "dispute" not in out + err
        assert served.files() == []
