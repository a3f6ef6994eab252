"""How fast the guide is, beside the least that Textual and Python can do, in one run: `bench_start.py [-n 15]`.

Every round measures every case once, so that noise hits all alike; what is printed are medians and their ratios. Each
program runs in a real pseudo-terminal; a text counts as painted at the moment the piece of output arrived with which it
can be read on the screen, and a page as settled with the last piece that came. Bytecode of all sides is compiled first.
Where the system tells it (Linux), the processor time that went into the same spans stands beside: it hardly changes
with what else the machine is doing, while the time on the clock does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from guide.cli.main import shipped  # noqa: E402
from guide.content.guide import options_of  # noqa: E402
from guide.content.outcomes import Outcome  # noqa: E402
from guide.engine.position import Position  # noqa: E402
from guide.i18n.phrases import phrases  # noqa: E402
from guide.notes.document import Note  # noqa: E402
from guide.sheets.loading import load  # noqa: E402
from guide.views.outcome import outcome_view  # noqa: E402
from tests.support.terminal import PATIENCE, Terminal, environment, guide_command  # noqa: E402
from tests.support.walking import one_for_each_outcome  # noqa: E402

BARE = Path(__file__).with_name("bare.py")
COLUMNS, ROWS = 100, 30
QUIET = 0.15
"""Seconds without output after which a page is settled."""
TODAY = ("--today", "2026-06-04")


@dataclass
class Bench:
    """Where the programs run, and the samples taken so far (milliseconds, or MiB for memory) by name."""

    home: Path
    language: str
    samples: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        # everyone's bytecode in one place of our own: compiled by the first round, which is not counted
        cache = {"PYTHONPYCACHEPREFIX": str(self.home / "bytecode"), "PYTHONPATH": str(ROOT)}
        self.env = {**environment(self.home, **cache), "COLORTERM": "truecolor"}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)
        guide = load(shipped())
        p = phrases(self.language)
        self.begin = p.begin
        self.map = p.map_title
        self.note = self.home / "note.md"
        walk = longest()
        self.note.write_text(Note(walk.lasting, datetime(2026, 6, 4, 21, 30)).front(), encoding="utf-8")
        first, second = guide.questions["what-first"], guide.questions["what-is-disputed"]
        self.asks = [question.ask.say(p.language) for question in (first, second)]
        self.dispute = str([option.id for option in options_of(first)].index("dispute") + 1)

    def terminal(self, *command: str) -> Terminal:
        return Terminal(command, COLUMNS, ROWS, self.env, self.home, anew=True)

    def guide(self) -> Terminal:
        return self.terminal(*guide_command("--lang", self.language, *TODAY))

    def take(self, name: str, value: float) -> None:
        self.samples[name].append(value)

    def painted(self, name: str, terminal: Terminal, begun: float, busy: float = 0.0) -> None:
        """What was awaited is on the screen: note the time on the clock and on the processor."""
        self.take(f"{name} busy", processor(terminal) - busy)
        self.take(name, since(terminal, begun))

    # the cases

    def start(self) -> None:
        """Both from nothing to their first page; the memory at the highest is read before they end."""
        with self.terminal(sys.executable, str(BARE), "hello") as terminal:
            terminal.wait("Hello, world")
            self.painted("hello", terminal, terminal.started)
            settle(terminal)
            self.take("hello memory", memory(terminal))
        with self.guide() as terminal:
            terminal.wait(self.begin)
            self.painted("start page", terminal, terminal.started)
            settle(terminal)

    def first_question(self) -> None:
        """Enter is pressed the moment the start page can be read."""
        with self.guide() as terminal:
            terminal.wait(self.begin)
            terminal.press("enter")
            terminal.wait(self.asks[0])
            self.painted("first question", terminal, terminal.started)

    def keys(self) -> None:
        """A key that answers, until the next page is there and nothing more comes; on warm programs, six times each."""
        with self.terminal(sys.executable, str(BARE), "questions") as bare, self.guide() as guide:
            bare.wait("Question 1?")
            guide.wait(self.begin)
            guide.press("enter")
            guide.wait(self.asks[0])
            for number in range(2, 9):
                settle(bare)
                settle(guide)
                self.press(bare, "enter", f"Question {number}?", "bare key", count=number > 2)
                self.press(guide, self.dispute, self.asks[1], "key", count=number > 2)
                guide.press("escape")
                guide.wait(self.asks[0])
            self.take("memory", memory(guide))

    def pages(self) -> None:
        """A key on the longest page, on the map, which opens where one stands, and on a form; six times each."""
        with self.terminal(*guide_command("open", self.note, "--lang", self.language, *TODAY)) as guide:
            guide.wait("note.md")
            guide.press("enter")
            for number in range(7):
                settle(guide)
                self.stroke(guide, "down", "scroll", count=number > 0)
                settle(guide)
                self.stroke(guide, "m", "open map", count=number > 0)
                self.stroke(guide, "pageup", "scroll map", count=number > 0)
                guide.press("escape")
            settle(guide)
            guide.press("r")
            for number in range(7):
                settle(guide)
                self.stroke(guide, "down", "form row", count=number > 0)

    def stroke(self, terminal: Terminal, key: str, name: str, count: bool) -> None:
        """Press a key that changes the page, and wait for the last piece of output that follows."""
        pressed, pieces = time.perf_counter(), len(terminal.times)
        terminal.press(key)
        while len(terminal.times) == pieces:
            if not terminal.read(PATIENCE):
                raise AssertionError(f"{key} changes nothing\n{terminal.picture()}")
        settle(terminal)
        if count:
            self.take(name, since(terminal, pressed))

    def press(self, terminal: Terminal, key: str, awaited: str, name: str, count: bool) -> None:
        pressed, busy = time.perf_counter(), processor(terminal)
        terminal.press(key)
        terminal.wait(awaited)
        shown = since(terminal, pressed)
        settle(terminal)
        if count:
            self.take(f"{name} painted", shown)
            self.painted(f"{name} settled", terminal, pressed, busy)

    def commands(self) -> None:
        """Answers of the command line, against an interpreter that does nothing."""
        python = [sys.executable, "-c", "pass"]
        for name, command in (("python", python), ("--help", guide_command("--help"))):
            self.take(name, self.run(command))
        self.take("--version", self.run(guide_command("--version")))

    def run(self, command: Sequence[str]) -> float:
        begun = time.perf_counter()
        subprocess.run(command, env=self.env, cwd=self.home, stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - begun) * 1e3


def since(terminal: Terminal, begun: float) -> float:
    """Milliseconds from a moment to the last piece of output read."""
    return (terminal.times[-1][0] - begun) * 1e3


def settle(terminal: Terminal) -> None:
    while terminal.read(QUIET):
        pass


def processor(terminal: Terminal) -> float:
    """Milliseconds of processor time the program has had so far, all threads; 0 where the system does not say."""
    tasks = Path(f"/proc/{terminal.child.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def memory(terminal: Terminal) -> float:
    """MiB the program held at its highest; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{terminal.child.pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def longest() -> Position:
    """A walk to the outcome with the longest page."""
    walks = one_for_each_outcome().values()
    return max(walks, key=lambda walk: len(str(outcome_view(walk, cast(Outcome, walk.node), phrases("en")).parts)))


SHOWN = (
    ("start page painted", "start page", "hello", "bare Textual hello", 1.5, "ms"),
    ("first question painted, Enter at once", "first question", "hello", "bare Textual hello", 2.0, "ms"),
    ("answer key → next question painted", "key painted", "bare key painted", "bare Static + OptionList", None, "ms"),
    ("answer key → painted and settled", "key settled", "bare key settled", "bare Static + OptionList", 1.5, "ms"),
    ("key on the longest page → settled", "scroll", "bare key settled", "bare Static + OptionList", None, "ms"),
    ("m → the map settled", "open map", "bare key settled", "bare Static + OptionList", None, "ms"),
    ("a page up on the map → settled", "scroll map", "bare key settled", "bare Static + OptionList", None, "ms"),
    ("Down on the form of the plan → settled", "form row", "bare key settled", "bare Static + OptionList", None, "ms"),
    ("guide --help", "--help", "python", "python -c pass", 4.0, "ms"),
    ("guide --version", "--version", "python", "python -c pass", 4.0, "ms"),
    ("peak memory, guide read, 14 answers", "memory", "hello memory", "bare Textual hello", 2.1, "MiB"),
)


def report(samples: dict[str, list[float]], rounds: int) -> str:
    """The ratios as a Markdown table."""
    lines = [f"Medians of {rounds} rounds, {COLUMNS}×{ROWS}, Python {sys.version.split()[0]}.", ""]
    lines += ["| what | guide | against | of | ratio | processor only | goal |", "|---|---|---|---|---|---|---|"]
    for what, name, base, against, goal, unit in SHOWN:
        ratio, busy = quotient(samples, name, base), quotient(samples, f"{name} busy", f"{base} busy")
        if ratio is None:
            continue
        value, other = statistics.median(samples[name]), statistics.median(samples[base])
        met = "" if goal is None else f"≤ {goal}× {'met' if ratio <= goal else 'missed'}"
        cells = [what, f"{value:.1f} {unit}", f"{other:.1f} {unit}", against, f"**{ratio:.2f}×**"]
        lines.append("| " + " | ".join([*cells, f"{busy:.2f}×" if busy else "", met]) + " |")
    return "\n".join(lines)


def quotient(samples: dict[str, list[float]], name: str, base: str) -> float | None:
    """How many times the base it is; None where either was not measured."""
    if not samples.get(name) or not samples.get(base):
        return None
    other = statistics.median(samples[base])
    return statistics.median(samples[name]) / other if other else None


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--rounds", type=int, default=15, help="rounds that count (one more comes before them)")
    parser.add_argument("--lang", choices=["zh-Hans", "zh-Hant", "en"], default="zh-Hans", help="language of the guide")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        bench = Bench(home, options.lang)
        cases: list[Callable[[], None]] = [bench.start, bench.first_question, bench.keys, bench.pages, bench.commands]
        for number in range(options.rounds + 1):
            for case in cases:
                case()
            if number == 0:
                bench.samples.clear()  # this one compiled the bytecode and warmed the disk
            print(f"\rround {number} of {options.rounds}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        print(report(bench.samples, options.rounds))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    sys.exit(main())
