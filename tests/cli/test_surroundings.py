"""Where it is run: without colours, without UTF-8, without a terminal, in a tiny one, on a folder it cannot read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from guide.cli.main import run, shipped
from guide.content.faults import BrokenGuide
from guide.i18n.phrases import phrases
from guide.sheets.loading import load
from tests.support.sampling import sample
from tests.support.terminal import Terminal, environment, guide_command, squeezed

TODAY = ("--today", "2026-06-04")
NOBODY = 65534


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("no_color", "plain", "light"),
    sample([("1", True, ""), ("", False, "--light"), ("0", True, ""), ("", False, ""), ("1", True, "--light")], 3),
)
def test_no_color_is_honoured_and_legible(no_color: str, plain: bool, light: str, tmp_path: Path) -> None:
    env = environment(tmp_path, NO_COLOR=no_color, COLORTERM="truecolor")
    key = "[{}]" if plain else " {} "
    with Terminal(guide_command(*TODAY, *light.split()), 80, 24, env, tmp_path, anew=True) as terminal:
        terminal.wait(key.format(1) + phrases("en").begin)
        terminal.press("enter")
        terminal.wait("1 to 10 questions left", key.format("w") + "why")
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values() if cell.data.strip()]
    colours = {colour for cell in cells for colour in (cell.fg, cell.bg)}
    assert (colours == {"default"}) == plain
    for cell in cells if not plain else ():
        bright, dark = sorted((luminance(cell.fg), luminance(cell.bg)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (cell.data, cell.fg, cell.bg)


@pytest.mark.parametrize(
    ("encoding", "lang"), sample([("gb18030", "zh-Hans"), ("big5", "zh-Hant"), ("iso8859-1", "en")], 3)
)
def test_an_encoding_that_will_do_is_used_line_by_line(encoding: str, lang: str, tmp_path: Path) -> None:
    env = environment(tmp_path, PYTHONIOENCODING=encoding)
    words = phrases(lang)
    with Terminal(guide_command(*TODAY, "--lang", lang), 80, 50, env, tmp_path, anew=True) as terminal:
        terminal.press("q\r")
        assert terminal.wait_exit() == 0
        printed = terminal.raw.decode(encoding)
    assert "\x1b" not in printed
    assert "\\u" not in printed.split(words.begin)[0]
    assert squeezed(words.encoding_lines.format(encoding=encoding)) in squeezed(printed)
    assert squeezed(f"1{words.begin}") in squeezed(printed)


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1"])
def test_an_encoding_that_will_not_do_says_what_to_set(encoding: str, tmp_path: Path) -> None:
    env = environment(tmp_path, PYTHONIOENCODING=encoding)
    done = subprocess.run(guide_command("--lang", "zh-Hant"), env=env, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    told = f"guide: text is encoded as {encoding} here, which cannot show zh-Hant; try PYTHONUTF8=1 guide, or "
    assert done.stderr.decode("ascii") == told + "guide --lang en\n"


def test_the_c_locale_shows_chinese_all_the_same(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "LC_ALL": "C"}
    command = guide_command("--lang", "zh-Hant", *TODAY)
    done = subprocess.run(command, env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "怕催收找到家人？" in done.stdout.decode("utf-8")


def test_a_tiny_terminal_says_so_and_goes_on_when_it_grows(tmp_path: Path) -> None:
    with Terminal(guide_command(*TODAY), 20, 6, environment(tmp_path), tmp_path) as terminal:
        terminal.wait("Too small")
        terminal.resize(80, 24)
        terminal.wait("1  " + phrases("en").begin)
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_folder_that_the_system_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = tmp_path / ("x" * 300)
    for command, status in (([], 2), (["serve"], 2), (["check", str(long)], 1), (["routes"], 1)):
        assert run([*command, "--guide", str(long)]) == status
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "cannot be read: File name too long" in printed.err
    (tmp_path / "guide.yaml").mkdir()
    assert run(["--guide", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"guide: {tmp_path}: cannot be read: Is a directory\n"


@contextmanager
def somebody_else() -> Iterator[None]:
    """As another user of this machine, where root can become one; otherwise as we are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("closed", ["", "guide.yaml", "questions", "outcomes/on-track.yaml"])
def test_what_may_not_be_read_is_named(closed: str) -> None:
    top = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    try:
        top.chmod(0o755)
        folder = Path(shutil.copytree(shipped(), top / "guide"))
        path = folder / closed
        path.chmod(0)
        with somebody_else(), pytest.raises(BrokenGuide) as broken:
            load(folder)
        place = path if closed else folder / "guide.yaml"
        assert f"{place}  cannot be read: Permission denied" in str(broken.value)
        path.chmod(0o755)
    finally:
        shutil.rmtree(top)
