"""Reading, validating and proving generated guides, beside PyYAML's C parse of the same files.

Run: python -m tests.benchmarks.bench_proof [NODES ...]. Nothing is asserted: the numbers are for the reader.
Times are those of the processor, the best of three.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from guide.proof import prove
from guide.proof.report import Report
from guide.sheets import SHIPPED
from guide.sheets.loading import load_marked
from tests.support.small_guides import TODAY, outcome, question, when, words, write

LAYERS = 20
CHOICES = 20
REPEATS = 3


def layered(folder: Path, nodes: int) -> Path:
    """A guide of layers: every question leads to three of the next, by its answer and by those of the layer before."""
    width = max(3, (nodes * 9 // 10) // LAYERS)
    ends = [f"end-{n}" for n in range(min(3 * width, max(3, nodes - width * LAYERS)))]
    questions: dict[str, Any] = {}
    blocks: dict[str, Any] = {}
    facts = []
    for layer in range(LAYERS):
        for n in range(width):
            id = f"ask-{layer}-{n}"
            below = [f"ask-{layer + 1}-{(n + step) % width}" for step in range(3)]
            below = below if layer < LAYERS - 1 else [ends[(3 * n + step) % len(ends)] for step in range(3)]
            before = f"ask-{layer - 1}-{n}"
            kind = ("one", "several", "date", "money", "number")[(layer + n) % 5]
            own: Any = {
                "one": {id: "x"},
                "several": {id: ["x", "y"]},
                "date": {f"late-{layer}-{n}": {"least": 7}},
                "money": {id: {"most": 500}},
                "number": {id: {"least": 3, "most": 9}},
            }[kind]
            if kind == "date":
                facts.append({"fact": f"late-{layer}-{n}", "label": words(), "from": [{"days-since": id}]})
            rules = [when(own, below[0]), below[2]]
            if layer:
                rules.insert(1, when([{before: "answered"}, {"not": own}], below[1]))
            else:
                rules.insert(1, when({"any": [{id: "answered"}]}, below[1]))
                rules.pop()
                rules[-1] = below[1]
            options = ["x", "y", "z", "none!"] if kind == "several" else ["x", "y", "z"] if kind == "one" else None
            text = {
                "ask": _long("What is it that you want to say?"),
                "why": _long("It decides what is next."),
            }
            questions[id] = question(kind, rules, options, **text)
    for n in range(width):  # the first layer is chosen from by one question
        blocks[f"block-{n}"] = {"when": {f"ask-{LAYERS - 1}-{n}": "answered"}, "says": _long("For those who said so.")}
    starts = {}
    for first in range(0, width, CHOICES):
        id, chosen = f"start-{first}", range(first, min(first + CHOICES, width))
        rules = [when({id: f"o{n}"}, f"ask-0-{n}") for n in chosen]
        following = f"start-{first + CHOICES}" if first + CHOICES < width else "ask-0-0"
        starts[id] = question("one", [*rules, following], [*(f"o{n}" for n in chosen), "another"])
    outcomes: dict[str, Any] = {
        id: outcome(know=_long("This is what you have to know."), then=_long("And this comes next."), blocks=[])
        for id in ends
    }
    for n in range(width):
        for step in range(3):
            held = outcomes[ends[(3 * n + step) % len(ends)]]["blocks"]
            if f"block-{n}" not in held:
                held.append(f"block-{n}")
    return write(folder, {**starts, **questions}, outcomes, blocks, facts=facts)


def _long(text: str) -> dict[str, Any]:
    """Words of about the length that real guides have."""
    return words(" ".join([text] * 6))


def best(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(REPEATS):
        gc.collect()
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)


def parse(texts: list[str]) -> None:
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)


def main(sizes: list[int]) -> None:
    print(f"{'nodes':>7} {'C parse':>9} {'read':>9} {'and prove':>9} {'ratio':>7} {'ms a node':>10}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = layered(Path(name), size)
            texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))]
            found: list[Report] = []
            parsed = best(lambda texts=texts: parse(texts))  # type: ignore[misc]
            read = best(lambda folder=folder: load_marked(folder))  # type: ignore[misc]
            proved = best(lambda folder=folder, found=found: found.append(prove(folder, TODAY, SHIPPED)))  # type: ignore[misc]
            nodes = int(found[-1].lines[2].says.split()[0].replace(",", ""))
            ratio, each = proved / parsed, 1000 * proved / nodes
            print(
                f"{nodes:7} {parsed:8.3f}s {read:8.3f}s {proved:8.3f}s {ratio:6.2f}x {each:10.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1_000, 10_000])
