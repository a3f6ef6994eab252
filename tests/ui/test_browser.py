"""The guide in a real browser: walked with the keyboard, seen on the page, its note downloaded, kept nowhere else."""

from __future__ import annotations

import http.server
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from guide.i18n.phrases import phrases
from guide.notes.framing import split
from guide.views.layout import cell
from tests.support.browser import CHROMIUM, Browser, Tab
from tests.support.reader import SHORT, Route
from tests.support.sampling import sample
from tests.support.serving import Served, wait_gone
from tests.support.terminal import squeezed

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: apt-get install chromium)")

CALLED: Route = {
    "what-first": ("self",),
    "is-it-overdue": ("overdue-date",),
    "due-date": "2026-05-27",
    "who-was-contacted": ("me-msg", "me-call", "emergency-contact"),
    "what-did-they-do": ("none",),
    "had-you-replied": ("no-missed",),
    "can-you-negotiate": ("want",),
    "monthly-amount": "330",
    "other-debts": ("two-three",),
}
LEAVING = ("location.reload()", "location.assign('about:blank')", "history.go(0)", "location.replace('about:blank')")
"""Ways in which a page is left."""
COPYING = ["clipboardReadWrite", "clipboardSanitizedWrite"]
"""To read the clipboard, and to write texts to it: once one is granted here, what is not named is refused."""
NOT_FOR_BROWSERS = ("F1", "F2", "F4", "^")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with Served(tmp_path_factory.mktemp("home"), "--lang", "en") as started:
        yield started


@pytest.fixture
def served(running: Served, browser: Browser) -> Iterator[Served]:
    """A server that nobody visits yet; those who do have gone when the next test begins."""
    yield running
    for tab in [*browser.tabs.values()]:
        tab.close()
    for visitor in running.visitors():
        wait_gone(visitor)


def agrees(tab: Tab) -> None:
    """What the browser has drawn is what was painted: every letter is there, and nothing lies where none should be."""
    lines = tab.screen.buffer
    columns = range(tab.screen.columns)
    tab.value("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    for y, inked in enumerate(tab.ink()):
        texts = [lines[y][x].data for x in columns]  # a wide character's second cell is empty
        for x, text in enumerate(texts):
            if text.isalnum():
                assert any(inked[x : x + cell(text)]), f"{text} in line {y}, column {x} is not drawn\n{tab.text}"
            elif text == " ":
                assert not inked[x], f"something is drawn in line {y}, column {x}\n{tab.text}"


def taken(browser: Browser, folder: Path) -> list[str]:
    """The downloaded notes, once all downloads have come to their end."""
    browser.until(lambda: {*browser.downloads.values()} == {"completed"}, f"downloads: {browser.downloads}")
    return [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]


def test_a_whole_route_to_a_downloaded_note(browser: Browser, tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    with Served(tmp_path / "home", "--lang", "zh-Hant") as served:
        tab = browser.visit(served.address, downloads)
        tab.wait(tab.guide.about.start.ask.say("zh-Hant"), "1  " + tab.p.begin)
        agrees(tab)
        tab.begin()
        for id, value in CALLED.items():
            tab.at(id)
            if isinstance(value, str):
                tab.wait("Tab 到選項")
                foot = tab.lines[-1]
                assert not any(key in foot for key in NOT_FOR_BROWSERS), foot
            tab.walk({id: value})
        tab.check()
        tab.wait(tab.title("family-called"), f"v {tab.p.keys['save']}")
        agrees(tab)
        tab.press("v")
        tab.wait(tab.p.download_lead, tab.p.download_here)
        tab.press("enter")
        tab.wait(squeezed(tab.p.downloaded.format(name="")), "note-20260604-")
        (note,) = taken(browser, downloads)
        front = yaml.safe_load(split(note).data)
        assert front["answers"]["due-date"] == "2026-05-27"
        assert front["answers"]["who-was-contacted"] == ["me-msg", "me-call", "emergency-contact"]
        assert squeezed(tab.title("family-called")) in squeezed(note)
        assert next(downloads.iterdir()).name.startswith("note-20260604-")
        assert {urlsplit(asked).netloc for asked in tab.asked if not asked.startswith("data:")} == {served.host}
        (visitor,) = served.visitors()
        tab.press("enter")
        tab.wait(tab.title("family-called"))
        tab.press("q")  # it has been saved, so nothing is asked
        tab.wait_for("getComputedStyle(document.getElementById('closed')).display === 'block'")
        wait_gone(visitor)
        assert served.end() == ("", "")
        assert served.files() == []
        assert tab.console == []


@pytest.mark.thorough
def test_two_visitors_see_only_their_own(browser: Browser, served: Served, tmp_path: Path) -> None:
    one = browser.visit(served.address, tmp_path / "one", "en")
    one.begin()
    (first_visitor,) = served.visitors()
    two = browser.visit(served.address, tmp_path / "two", "en")
    two.wait("1  " + two.p.begin)
    one.walk(SHORT)
    two.begin()
    two.walk({"what-first": ("self",), "is-it-overdue": ("not-due",)})
    one.check()
    one.wait(one.title("wrong-amount"))
    one.press("v", "enter")
    one.wait("note-20260604-")
    two.at("can-you-pay-on-the-day")
    two.press("v", "enter")
    two.wait("note-20260604-")
    (first,), (second,) = taken(browser, tmp_path / "one"), taken(browser, tmp_path / "two")
    assert yaml.safe_load(split(first).data)["answers"] == {
        "what-first": "dispute",
        "what-is-disputed": "amount-wrong",
    }
    assert yaml.safe_load(split(second).data)["answers"] == {"what-first": "self", "is-it-overdue": "not-due"}
    one.close()
    wait_gone(first_visitor)
    two.press("enter")
    two.at("can-you-pay-on-the-day")


def test_reloading_asks_first_where_something_would_be_lost(browser: Browser, served: Served, tmp_path: Path) -> None:
    tab = browser.visit(served.address, tmp_path, "en")
    tab.begin()
    tab.order("Page.reload")  # nothing has been answered, so nothing is asked
    tab.begin()
    assert tab.dialogs == []
    tab.walk(SHORT)
    tab.check()
    tab.wait(tab.title("wrong-amount"))
    (visitor,) = served.visitors()
    tab.wait_for("unsaved")
    for asked, way in enumerate(LEAVING, 1):
        tab.value(f"setTimeout(() => {way})")
        browser.until(lambda asked=asked: tab.dialogs == ["beforeunload"] * asked, f"unasked: {way}")  # type: ignore[misc]
        tab.order("Page.handleJavaScriptDialog", accept=False)
    tab.press("v")
    tab.wait(tab.p.download_here)
    assert served.visitors() == [visitor], "the same sitting goes on"
    tab.press("enter")
    tab.wait("note-20260604-")
    tab.wait_for("!unsaved")
    tab.order("Page.reload")  # it has been saved
    wait_gone(visitor)
    assert len(tab.dialogs) == len(LEAVING)


@pytest.mark.thorough
@pytest.mark.parametrize("number", sample([signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM], 3))
def test_a_tab_whose_process_has_ended_says_so(
    browser: Browser, served: Served, tmp_path: Path, number: signal.Signals
) -> None:
    tab = browser.visit(served.address, tmp_path, "en")
    tab.begin()
    (visitor,) = served.visitors()
    os.kill(visitor, number)
    shown = "ended" if number != signal.SIGTERM else "closed"
    tab.wait_for(f"getComputedStyle(document.getElementById('{shown}')).display === 'block'")
    wait_gone(visitor)


@pytest.mark.thorough
def test_a_tab_whose_server_has_ended_says_so(browser: Browser, tmp_path: Path) -> None:
    with Served(tmp_path / "home", "--lang", "en") as served:
        tab = browser.visit(served.address, tmp_path, "en")
        tab.begin()
        served.end()
        tab.wait_for("document.body.matches('.ended, .-closed')")


@pytest.mark.thorough
def test_the_page_of_keys_promises_what_comes_through(browser: Browser, served: Served, tmp_path: Path) -> None:
    tab = browser.visit(served.address, tmp_path, "en")
    tab.begin()
    tab.press("?")
    tab.wait(tab.p.keys_title, tab.p.keys_lead_browser)
    assert not any(key in tab.text for key in NOT_FOR_BROWSERS)
    tab.press("escape")
    tab.walk({"what-first": ("self",), "is-it-overdue": ("overdue-date",)})
    tab.at("due-date")
    tab.press("xq", "tab")  # letters go into the field until Tab leaves it
    tab.wait("xq", "h " + tab.p.keys["help"])
    tab.press("x")
    tab.browser.until(lambda: tab.text.split() == ["$"], "is not hidden")
    tab.press("x", "enter")
    tab.at("due-date")


@pytest.mark.thorough
def test_what_is_copied_is_on_the_clipboard_of_the_browser(browser: Browser, tmp_path: Path) -> None:
    with Served(tmp_path / "home", "--lang", "zh-Hans") as served:
        tab = browser.visit(served.address, tmp_path, "zh-Hans")
        tab.wait("1  " + tab.p.begin)
        browser.order("Browser.grantPermissions", permissions=COPYING, browserContextId=tab.context)
        tab.press("y")
        tab.wait(tab.p.copied.partition("{")[0])
        tab.wait_for("navigator.clipboard.readText().then((text) => text !== '')")
        assert squeezed(tab.value("navigator.clipboard.readText()")) in squeezed(tab.text)


@pytest.mark.thorough
def test_another_page_cannot_reach_it(browser: Browser, served: Served, tmp_path: Path) -> None:
    """Even one that knows the whole address: its websocket is refused, and what it fetches it may not read."""
    page = f"""<title>waiting</title><script>
      const told = [];
      const tell = (word) => {{ told.push(word); if (told.length === 2) document.title = told.sort().join(); }};
      const socket = new WebSocket("{served.address.replace("http", "ws")}ws");
      socket.onopen = () => tell("socket open");
      socket.onerror = () => tell("socket refused");
      fetch("{served.address}").then(() => tell("page read"), () => tell("page refused"));
    </script>"""

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        tab = browser.visit(f"http://127.0.0.1:{other.server_port}/", tmp_path)
        tab.wait_for("document.title.includes('socket')")
        assert tab.value("document.title") == "page refused,socket refused"
        other.shutdown()
    assert served.visitors() == []


@pytest.mark.thorough
def test_a_crash_keeps_no_word(browser: Browser, tmp_path: Path) -> None:
    """A fault of the program ends that visit alone; who serves is told where it was, and nothing is written."""
    broken = tmp_path / "broken" / "sitecustomize.py"
    broken.parent.mkdir()
    broken.write_text(
        "from guide.views.map import map_of\nimport guide.session.panels.reading as reading\n"
        "def fail(walk, *more):\n    raise RuntimeError(str(walk.answers))\nreading.map_of = fail\n"
    )
    with Served(tmp_path / "home", "--lang", "en", python=broken.parent) as served:
        tab = browser.visit(served.address, tmp_path, "en")
        tab.begin()
        tab.walk({"what-first": ("dispute",)})
        tab.at("what-is-disputed")
        tab.press("m")
        tab.wait_for("getComputedStyle(document.getElementById('ended')).display === 'block'")
        again = browser.visit(served.address, tmp_path, "en")
        again.wait(phrases("en").begin)
        out, err = served.end()
        assert "RuntimeError" in out
        assert "dispute" not in out + err
        assert served.files() == []
