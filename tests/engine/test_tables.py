"""Who takes which of many rules, against trying them one after another for every answer."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from guide.content.conditions import evaluate
from guide.engine.explore import Explorer, routing
from guide.engine.regions import space
from guide.engine.tables import SMALL
from guide.sheets.loading import load_marked
from tests.support.small_guides import TODAY, one, outcome, question, several, when, write

NUMBERS, OPTIONS = range(6), ["x", "y", "z"]


def table(chance: random.Random, rules: int, whole: bool) -> list[Any]:
    """Rules over three answers, that lie side by side and over each other; `whole`: each answer is in some."""
    found = []
    for n in range(rules):
        tests: list[Any] = []
        for id in ("a", "b"):
            low, high = sorted(chance.choices(NUMBERS, k=2))
            tests += [{id: {"least": low, "most": high}}] if chance.random() < 0.8 else []
        tests += [{"c": chance.sample(OPTIONS, chance.randint(1, 2))}] if chance.random() < 0.6 else []
        shape = chance.choice(["all", "all", "all", "any", "not"]) if tests else "none"
        test: Any = {"all": tests, "any": {"any": tests}, "not": [{"not": tests}, {"d": "p"}]}.get(shape, {"d": "q"})
        found.append(when(test, f"end-{n % 4}"))
    return [*found, "end-0"] if whole else found


def side_by_side(chance: random.Random, rules: int) -> list[Any]:
    """Rules that part all answers among them, but for a few that reach over others."""
    boxes = [{"a": (0, 5), "b": (0, 5), "c": (0, 2)}]
    while len(boxes) < rules:
        box = boxes.pop(chance.randrange(len(boxes)))
        id = chance.choice([id for id, (low, high) in box.items() if low < high] or ["a"])
        low, high = box[id]
        cut = chance.randint(low, max(low, high - 1))
        boxes += [{**box, id: (low, cut)}, {**box, id: (cut + 1, high)}] if low < high else [box]
    chance.shuffle(boxes)
    for box in chance.sample(boxes, rules // 10):
        box["a"] = (0, 5)
    return [
        when([{id: {"least": low, "most": high}} if id != "c" else {"c": OPTIONS[low : high + 1]}
              for id, (low, high) in box.items()], f"end-{n % 4}")
        for n, box in enumerate(boxes)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_each_answer_takes_the_first_rule_that_holds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    c = several("x y z", "d") if seed % 2 else one("x y z", "d")
    asked = {
        "a": question("number", ["b"], most=5),
        "b": question("number", ["c"], most=5),
        "c": c,
        "d": one("p q", *(table(chance, SMALL * 5, whole=seed < 6) if seed < 8 else side_by_side(chance, SMALL * 5))),
    }
    guide, _ = load_marked(write(tmp_path, asked, {f"end-{n}": outcome() for n in range(4)}), routing=False)
    made = space(guide)
    explored = Explorer(guide, made, routing(guide)).explore(made.diagrams(100_000))
    chosen: list[Any] = [*OPTIONS]
    if seed % 2:
        chosen = [subset for n in range(1, 8) if (subset := tuple(id for i, id in enumerate(OPTIONS) if n >> i & 1))]
    expected: Counter[int] = Counter()
    for answers in product(NUMBERS, NUMBERS, chosen, "pq"):
        known = dict(zip("abcd", answers, strict=True))
        rules = guide.rules["d"]
        expected[next((n for n, rule in enumerate(rules) if evaluate(rule.when, known, TODAY)), len(rules))] += 1
    taken = {number: explored.count(groups) for (node, number), groups in explored.taken.items() if node == "d"}
    assert taken | {len(guide.rules["d"]): explored.count(explored.uncovered.get("d", ()))} == {
        **dict.fromkeys([len(guide.rules["d"])], 0),
        **expected,
    }
