"""Guides that are wide rather than long: one question whose rules read many earlier answers, a question of many options
each tested alone, detours that matter to the end.

Run: python -m tests.benchmarks.bench_wide [NAME ...]. Nothing is asserted: the numbers are for the reader. Times are
those of the processor.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

from guide.engine.look_ahead import Ahead
from guide.proof.report import report
from guide.sheets.loading import load_marked
from tests.support.small_guides import one, outcome, question, several, when, write

TODAY = date(2026, 6, 4)
MOST = 10_000
CHOICES = [f"o{n}" for n in range(8)]
Box = dict[int, tuple[int, int]]
"""Column → the lowest and highest number, or the first and last of the options."""


def boxes(columns: int, rows: int, seed: int = 7) -> list[Box]:
    """The whole space in `rows` disjoint boxes: again and again some box is cut in two at a random place."""
    chance = random.Random(seed)
    found: list[Box] = [{c: (0, len(CHOICES) - 1 if c % 3 == 2 else MOST) for c in range(columns)}]
    while len(found) < rows:
        number = chance.randrange(len(found))
        cuttable = [c for c, (low, high) in found[number].items() if low < high]
        if cuttable:
            box, column = found.pop(number), chance.choice(cuttable)
            low, high = box[column]
            cut = chance.randrange(low, high)
            found += [{**box, column: (low, cut)}, {**box, column: (cut + 1, high)}]
    chance.shuffle(found)
    return found


def widened(box: Box, chance: random.Random) -> Box:
    """The box, reaching in one column over what stands beside it."""
    column = chance.choice(list(box))
    low, high = box[column]
    most = len(CHOICES) - 1 if column % 3 == 2 else MOST
    return {**box, column: (max(0, low - most // 8), min(most, high + most // 8))}


def table(folder: Path, columns: int, rows: int, wide: float = 0.0, shown: bool = False) -> Path:
    """Questions one after another, the last of which has a rule for each box over all of them."""
    chance = random.Random(1)
    ends = [f"end-{n}" for n in range(20)]
    asked: dict[str, Any] = {}
    for c in range(columns):
        following = f"c{c + 1}" if c + 1 < columns else "table"
        asked[f"c{c}"] = one(" ".join(CHOICES), following) if c % 3 == 2 else question("number", [following], most=MOST)
    rules = []
    for n, box in enumerate(boxes(columns, rows)):
        box = widened(box, chance) if chance.random() < wide else box
        tests = [
            {f"c{c}": CHOICES[low : high + 1] if c % 3 == 2 else {"least": low, "most": high}}
            for c, (low, high) in box.items()
            if (low, high) != (0, len(CHOICES) - 1 if c % 3 == 2 else MOST)
        ]
        rules.append(when(tests, ends[n % len(ends)]))
    asked["table"] = one("x y", *rules, "rest")
    blocks = {}
    outcomes = {id: outcome() for id in (*ends, "rest")}
    if shown:
        for c in range(columns):
            low: Any = CHOICES[:3] if c % 3 == 2 else {"most": MOST // 3}
            blocks[f"b{c}"] = {"when": {f"c{c}": low}}
        outcomes = {id: outcome(blocks=list(blocks)) for id in outcomes}
    return write(folder, asked, outcomes, blocks)


def options(folder: Path, count: int) -> Path:
    """A question of many options, each of which has a rule and a block of its own."""
    ids = [f"o{n}" for n in range(count)]
    rules = [when({"many": id}, f"end-{n}") for n, id in enumerate(ids[:-1])]
    asked = {"many": several(" ".join([*ids, "none!"]), *rules, "rest")}
    outcomes = {f"end-{n}": outcome(blocks=[f"b{m}" for m in range(n + 1, count)]) for n in range(count - 1)}
    blocks = {f"b{n}": {"when": {"many": f"o{n}"}} for n in range(1, count)}
    return write(folder, asked, {**outcomes, "rest": outcome()}, blocks)


def detours(folder: Path, count: int) -> Path:
    """Questions that some are asked and some are not; the last one's rules and the outcome's blocks read them all."""
    asked: dict[str, Any] = {}
    for n in range(count):
        following = f"q{n + 1}" if n + 1 < count else "last"
        asked[f"q{n}"] = one("yes no", when({f"q{n}": "yes"}, f"d{n}"), following)
        asked[f"d{n}"] = one("x y z", following)
    rules = [when([{f"q{n}": "yes"}, {f"d{n}": ["x", "y"]}], f"end-{n}") for n in range(count)]
    asked["last"] = one("p q", *rules, "rest")
    blocks = {f"b{n}": {"when": [{f"q{n}": "yes"}, {f"d{n}": "z"}]} for n in range(count)}
    outcomes = {f"end-{n}": outcome() for n in range(count)}
    return write(folder, asked, {**outcomes, "rest": outcome(blocks=list(blocks))}, blocks)


CASES: dict[str, Callable[[Path], Path]] = {
    "3 columns × 200": lambda folder: table(folder, 3, 200),
    "5 columns × 100": lambda folder: table(folder, 5, 100),
    "3 columns × 1500": lambda folder: table(folder, 3, 1500),
    "5 columns × 500": lambda folder: table(folder, 5, 500),
    "5 columns × 500, shown": lambda folder: table(folder, 5, 500, shown=True),
    "7 columns × 1500, a tenth widened": lambda folder: table(folder, 7, 1500, 0.1),
    "14 options": lambda folder: options(folder, 14),
    "20 options": lambda folder: options(folder, 20),
    "10 detours": lambda folder: detours(folder, 10),
    "14 detours": lambda folder: detours(folder, 14),
    "20 detours": lambda folder: detours(folder, 20),
}


def main(names: list[str]) -> None:
    print(f"{'':36} {'read':>8} {'prove':>8} {'ahead':>8}  ways of answering, page paths")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            CASES[name](Path(folder))
            times = [process_time()]
            guide, marks = load_marked(Path(folder), routing=False)
            times.append(process_time())
            found = report(guide, marks, TODAY)
            times.append(process_time())
            Ahead(guide).left(guide.first, {}, TODAY)
            times.append(process_time())
            read, prove, ahead = (after - before for before, after in pairwise(times))
            ways, paths = found.lines[0].says.split()[0], found.lines[-1].says.split(",  ")[0]
            print(f"{name:36} {read:7.2f}s {prove:7.2f}s {ahead:7.2f}s  {ways}, {paths}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or list(CASES))
