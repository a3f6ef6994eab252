"""`guide serve` as other programs meet it: this machine only, this site only, and a word where it cannot serve."""

from __future__ import annotations

import http.client
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from guide.cli import extras
from guide.cli.main import run
from tests.support.guides import copy_of, edit
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
    assert extras.how_to_serve().startswith(f"{uv} pip install --python {sys.executable} '")
    uv.unlink()
    assert extras.how_to_serve().startswith("add ")
    assert sys.executable in extras.how_to_serve()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
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
        assert served.process.wait(10) in (0, -number)
        assert served.files() == []
