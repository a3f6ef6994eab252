"""How long to the first useful words, and what a key paints, beside other programs: `bench_beside.py [COMMAND ...]`.

Each command is run as it is given, in quotes where it has arguments; all of them in one run, round after round, beside
the least that Textual can do. A page counts as there with the last piece of output before it is quiet. Of the guide it
is also told how many keys, pages and seconds it is from nothing to words that can be said, and to a page of one's own,
with every key pressed the moment its page can be read.
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.support.terminal import Terminal, environment, guide_command  # noqa: E402
from tests.ui.test_fewer_keys import CALLED, FAMILY_CALLED, OVERSTEPPED  # noqa: E402

BARE = Path(__file__).with_name("bare.py")
COLUMNS, ROWS = 120, 40
QUIET, DOWNS = 0.4, 5
LONGEST = 20.0
OURS = guide_command("--lang", "en", "--today", "2026-06-04")
WAYS: dict[str, tuple[str, ...]] = {
    "family was called: words to say": ("2",),
    "family was called: own page": (*FAMILY_CALLED, "enter"),
    "they overstepped: own page": (*OVERSTEPPED, "enter"),
    "I was called: words to say": ("3",),
    "I was called: own page": (*CALLED, "enter"),
}


def settle(terminal: Terminal) -> float:
    """Read until it is quiet; when the last piece came."""
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end and terminal.read(QUIET):
        pass
    terminal.draw()
    return terminal.times[-1][0] if terminal.times else terminal.started


def beside(command: Sequence[str], home: Path, samples: dict[str, list[float]]) -> None:
    """Seconds to the first page, bytes and rows of a Down key."""
    with Terminal(command, COLUMNS, ROWS, {**environment(home), "COLORTERM": "truecolor"}, home, anew=True) as terminal:
        while not terminal.read(0.1):
            pass
        samples["seconds to start"].append(settle(terminal) - terminal.started)
        for number in range(DOWNS):
            before = len(terminal.raw)
            terminal.screen.dirty.clear()
            terminal.press("down")
            settle(terminal)
            if number:
                samples["bytes a Down key"].append(len(terminal.raw) - before)
                samples["rows"].append(len(terminal.screen.dirty))


def walked(keys: Sequence[str], home: Path) -> tuple[float, int]:
    """Seconds to the end of a way, and how many pages come up on it; a key is pressed once its page is there."""
    with Terminal(OURS, 80, 24, environment(home), home, anew=True) as terminal:
        terminal.wait("Enter")
        pages = 0
        for key in keys:
            terminal.draw()
            title = terminal.lines[2]
            terminal.press(key)
            before = len(terminal.raw)
            terminal.until(lambda before=before: len(terminal.raw) > before, f"nothing comes of {key}")  # type: ignore[misc]
            pages += terminal.lines[2] != title
        return terminal.times[-1][0] - terminal.started, pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*")
    parser.add_argument("-n", type=int, default=5, help="rounds")
    asked = parser.parse_args()
    commands = {"bare Textual": [sys.executable, str(BARE), "questions"], "the guide": OURS}
    commands |= {command: shlex.split(command) for command in asked.commands}
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in commands}
    ways: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for _ in range(asked.n):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
                beside(command, Path(home), found[name])
        for name, keys in WAYS.items():
            with tempfile.TemporaryDirectory() as home:
                ways[name].append(walked(keys, Path(home)))
    for name, samples in found.items():
        print(f"{name:60}", *(f"{what} {statistics.median(each):8.2f}" for what, each in samples.items()), sep="  ")
    for name, each in ways.items():
        seconds, pages = statistics.median(one for one, _ in each), each[0][1]
        print(f"{name:40}  {len(WAYS[name]):2} keys  {pages:2} pages  {seconds:5.2f} s")


if __name__ == "__main__":
    main()
