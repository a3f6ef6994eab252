"""The proof against a second interpreter of the manual, over random guides of every construct, most of them broken."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections import Counter
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.content.faults import BrokenGuide
from guide.proof.diff import diff
from guide.proof.findings import Finding
from guide.proof.report import Report, report
from guide.sheets.loading import load_marked
from guide.values.text import counted
from tests.support.interpreter import Interpreter, differences
from tests.support.small_guides import TODAY, notice, outcome, question, words, write

ENDS = ["o0", "o1", "o2"]


def condition(chance: random.Random, asked: dict[str, Any], facts: list[Any], depth: int = 2) -> Any:
    shape = chance.choice(["test", "test", "test", "any", "all", "not", "list"] if depth else ["test"])
    if shape == "list":
        return [condition(chance, asked, facts, depth - 1) for _ in range(2)]
    if shape in ("any", "all"):
        return {shape: [condition(chance, asked, facts, depth - 1) for _ in range(2)]}
    if shape == "not":
        return {"not": condition(chance, asked, facts, depth - 1)}
    id = chance.choice([*asked, "o0", "n0", *(fact["fact"] for fact in facts)])
    if id in ("o0", "n0"):
        return {id: "continue"}
    kind = asked[id]["kind"] if id in asked else "fact"
    if kind in ("one", "several") and chance.random() < 0.8:
        ids = [option["id"] for option in asked[id]["options"]]
        return {id: chance.choice([chance.choice(ids), chance.sample(ids, min(2, len(ids)))])}
    if kind in ("one", "several", "date") or chance.random() < 0.25:
        states = ["answered", "unknown"] + (["skipped"] if "skip" in asked.get(id, {}) else [])
        return {id: chance.choice(states)}
    bounds = [0, 1] if kind == "money" else [0, 1, 2, 3]
    return {id: {chance.choice(["least", "most", "is"]): chance.choice(bounds)}}


def parts(chance: random.Random) -> dict[str, Any]:
    """A small guide as its files hold it."""
    kinds = chance.choices(["one", "several", "number", "money", "date"], k=chance.randint(1, 4))
    asked: dict[str, Any] = {}
    for n, kind in enumerate(kinds):
        more: dict[str, Any] = {"date": {"days-back": 3, "days-ahead": 1}, "money": {"most": 1}, "number": {"most": 3}}
        more = dict(more.get(kind, {}))
        if kind in ("number", "money", "date") and chance.random() < 0.5:
            more["skip"] = words()
        options = (
            chance.choice([["x", "y"], ["x", "y", "z"], ["x", "y", "no!"]]) if kind in ("one", "several") else None
        )
        if kind == "one" and chance.random() < 0.3:
            options = ["x", "y~"]
        if kind == "number" and chance.random() < 0.5:
            more["counts-days"] = True
        asked[f"q{n}"] = question(kind, [], options, **more)
    sources = [
        {"days-since" if q["kind"] == "date" else "value": id}
        for id, q in asked.items()
        if "most" in q or "days-back" in q
    ]
    sources = [part for part in sources if asked[next(iter(part.values()))]["kind"] != "money"]
    facts = [{"fact": "late", "label": words(), "from": sources}] if sources else []

    def when() -> Any:
        return condition(chance, asked, facts)

    def rules(after: int) -> list[Any]:
        near = [*[f"q{n}" for n in range(after + 1, len(kinds))], *ENDS, *(["n0"] if after < 1 else [])]
        far = [*asked, *ENDS, "n0"]
        some = [
            {"when": when(), "go": chance.choice(near if chance.random() < 0.9 else far)}
            for _ in range(chance.randint(0, 3))
        ]
        return [*some, {"go": chance.choice(near)}] if not some or chance.random() < 0.85 else some

    for n, id in enumerate(asked):
        pauses = [{"when": when(), "says": words()} for _ in range(chance.choice([0, 0, 1, 2]))]
        asked[id] = {**asked[id], "next": rules(n), "pauses": pauses}
    notices = {"n0": notice(*rules(1))}
    ids = ["k", "l", "m"]
    outcomes = {
        id: outcome(urgency=chance.choice(["calm", "today", "now"]), blocks=chance.sample(ids, chance.randint(0, 3)))
        for id in ENDS
    }
    if chance.random() < 0.6:
        way_on = {"says": words(), "when": when() if chance.random() < 0.5 else None, "next": rules(-1)}
        outcomes["o0"] = {**outcomes["o0"], "continue": way_on}
    if chance.random() < 0.3:
        outcomes["o1"] = {**outcomes["o1"], "again": {"says": words(), "at": chance.choice([*asked])}}
    key = chance.choice(["exactly-one", "at-most-one", "at-least-one", "all", "none"])
    shows: dict[str, Any] = {key: chance.sample(ids, chance.randint(1, 3))}
    shows |= {"who": when()} if chance.random() < 0.5 else {}
    shows |= {"at": chance.sample(ENDS, chance.randint(1, 2))} if chance.random() < 0.5 else {}
    promises: dict[str, Any] = {
        "shows": [shows],
        "meets": [{"who": when(), "meets": chance.sample([*asked, *ENDS, "n0"], 1)}],
    }
    if chance.random() < 0.5:
        promises["unknown-is-no"] = chance.sample([*asked, *(fact["fact"] for fact in facts)], 1)
    if facts:
        promises["never-falls"] = [{"fact": "late", "except": chance.sample(ENDS, chance.choice([0, 0, 1]))}]
    return {
        "questions": asked, "notices": notices, "outcomes": outcomes, "blocks": {id: {"when": when()} for id in ids},
        "facts": facts, "promises": promises,
    }  # fmt: skip


def agree(data: dict[str, Any]) -> Counter[str]:
    """Hold the proof of a guide against its interpreter. Counts what it was about."""
    folder = Path(tempfile.mkdtemp())
    try:
        about = {"facts": data["facts"], "promises": data["promises"]}
        write(folder, data["questions"], data["outcomes"], data["blocks"], data["notices"], **about)
        try:
            guide, marks = load_marked(folder, routing=False)
        except BrokenGuide:
            return Counter(["refused"])
        found = report(guide, marks, TODAY)
    finally:
        shutil.rmtree(folder)
    return _Held(Interpreter(data), found).all()


class _Held:
    """A proof and what the interpreter saw."""

    def __init__(self, manual: Interpreter, found: Report) -> None:
        self.manual, self.found, self.seen = manual, found, manual.everything()
        self.lines = {line.name: line for line in found.lines}

    def findings(self, line: str) -> list[Finding]:
        return [one for one in self.lines[line].findings if not one.remark]

    def all(self) -> Counter[str]:
        self.ends()
        self.routing()
        self.shown()
        self.known()
        met = self.promises()
        overnight = self.manual.overnight(self.seen)
        assert {pair for turn in self.found.turns for pair in turn.pairs} == overnight
        for one in self.found.findings:
            if one.answers is not None:
                self.witness(one)
        return met + Counter(["turns"] if overnight else []) + Counter(["proved" if self.found.holds else "broken"])

    def ends(self) -> None:
        """How many ways of answering and page paths end where."""
        ways = [way for way in self.seen.ways if way.ended == "outcome"]
        for ending in self.found.endings:
            here = [way for way in ways if way.route[-1] == ending.outcome]
            assert ending.answers == sum(way.weight for way in here)
            assert ending.paths == len({way.route for way in here})
        asked = [sum(node in self.manual.questions for node in way.route) for way in ways] or [0]
        assert self.lines["no question comes twice"].says == f"{min(asked)} to {counted(max(asked), 'question')}"

    def routing(self) -> None:
        """Gaps, circles, rules that nobody takes, nodes that nobody reaches."""
        gaps = {way.route[-1] for way in self.seen.ways if way.ended == "gap"}
        assert len(self.findings("every answer leads on")) == len(gaps)
        circles = {way.route[-2:] for way in self.seen.ways if way.ended == "circle"}
        assert len(self.findings("no question comes twice")) == len(circles)
        nodes = {*self.manual.questions, *self.manual.notices, *self.manual.outcomes}
        assert len(self.findings("every node is reached")) == len(nodes - self.seen.nodes)
        dead = [
            f
            for f in self.findings("every rule is taken")
            if "never reached" in f.fault.what or "never holds" in f.fault.what
        ]
        offered = {
            id for id in self.manual.outcomes if any(way.answers.get(id) == "continue" for way in self.seen.ways)
        }
        there = self.seen.nodes & ({*self.manual.questions, *self.manual.notices} | offered)
        assert len(dead) == sum(
            (node, n) not in self.seen.rules for node in there for n in range(len(self.manual.rules(node)))
        )

    def shown(self) -> None:
        """To how many ways of answering each block is shown."""
        counts: Counter[str] = Counter()
        for way in self.seen.ways:
            if way.ended == "outcome":
                counts.update({f"block {id}": way.weight for id in self.manual.blocks_at(way)})
        counts.update({f"{id}, pause {number}": count for (id, number), count in self.seen.pauses.items()})
        assert {name: n for name, n in self.found.shown if n} == dict(counts)

    def known(self) -> None:
        """What depends on answers that are missing: rules, and blocks that are shown because of it."""
        told = [one.fault.what for one in self.findings("read only what is known")]
        rules = [found for what in told if (found := re.match(r"rule (\d+) of '(\w+)' reads", what))]
        assert {(found[2], int(found[1]) - 1) for found in rules} == self.seen.leaning
        blocks = [found for what in told if (found := re.match(r"block '(\w+)' of '(\w+)' reads", what))]
        assert {(found[2], found[1]) for found in blocks} == self.manual.appearing(self.seen)

    def promises(self) -> Counter[str]:
        """What is kept and what is broken."""
        met: Counter[str] = Counter()
        (shows,) = self.manual.promises["shows"]
        broken = self.manual.shows_broken(self.seen, shows)
        told = self.findings("blocks stand as promised")
        assert bool(told) == (broken is not False)
        assert any("says nothing" in one.fault.what for one in told) == (broken is None)
        (meets,) = self.manual.promises["meets"]
        told = self.findings("danger meets its outcome first")
        if self.manual.holds(meets["who"], {}):
            assert "before anything is asked" in told[0].fault.what
        else:
            against = self.manual.meets_broken(self.seen, meets)
            assert len(told) == (1 if against is None else len(against))
            met["meets"] += bool(against)
        for promise in self.manual.promises.get("never-falls", ()):
            told = self.findings("urgency never falls")
            falls = self.manual.falls(promise["fact"], promise["except"])
            assert len(told) == len(falls), (falls, [one.fault.what for one in told])
            met["falls"] += bool(falls)
        met["shows"] += bool(broken)
        return met

    def witness(self, one: Finding) -> None:
        """The answers of a finding lead where it says."""
        assert one.answers is not None
        answers = {id: self.plain(id, value) for id, value in one.answers.items()}
        route = self.manual.walk(answers)
        assert not one.lands or one.lands.split(",")[0] in route[-2:], (route, one)

    def plain(self, id: str, value: Any) -> Any:
        """An answer as JSON holds it, as the interpreter has it."""
        kind = self.manual.questions.get(id, {}).get("kind")
        if value is None or kind in (None, "one"):
            return value
        if kind == "several":
            return tuple(value)
        if kind == "date":
            return (TODAY - date.fromisoformat(value)).days
        return round(float(value) * 100) if kind == "money" else int(value)


@pytest.mark.parametrize("seed", range(4))
def test_the_proof_says_what_the_manual_does(seed: int, thorough: bool) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    count = 1000 if thorough else 30
    for _ in range(count):
        met += agree(parts(chance))
    assert met["broken"] > count / 4
    assert met["refused"] < count / 2


def changed(chance: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """The guide with one rule or block otherwise."""
    new = deepcopy(data)
    rules = chance.choice([each["next"] for each in new["questions"].values()])
    number = chance.randrange(len(rules))
    match chance.choice(["go", "when", "lost", "block", "way on"]):
        case "go":
            rules[number]["go"] = chance.choice(ENDS)
        case "when" if len(rules) > 1:
            rules[number]["when"] = condition(chance, new["questions"], new["facts"])
        case "lost" if len(rules) > 1:
            del rules[number]
        case "way on" if "continue" in new["outcomes"]["o0"]:
            new["outcomes"]["o0"]["continue"]["when"] = condition(chance, new["questions"], new["facts"])
        case _:
            new["blocks"]["k"]["when"] = condition(chance, new["questions"], new["facts"])
    return new


def agree_on_changes(old: dict[str, Any], new: dict[str, Any]) -> Counter[str]:
    """Hold the difference of two versions against the interpreter's."""
    folder = Path(tempfile.mkdtemp())
    try:
        guides = []
        for name, data in (("old", old), ("new", new)):
            every = (data["questions"], data["outcomes"], data["blocks"], data["notices"])
            write(folder / name, *every, facts=data["facts"])
            guides.append(load_marked(folder / name, routing=False)[0])
    except BrokenGuide:
        return Counter(["refused"])
    finally:
        shutil.rmtree(folder)
    found = diff(guides[0], guides[1], TODAY)
    elsewhere, shown = differences(Interpreter(old), Interpreter(new))
    assert {(one.node, one.old, one.new): one.count for one in found.elsewhere} == dict(elsewhere)
    assert {(one.node, one.old, one.new): one.count for one in found.shown} == dict(shown)
    return Counter(elsewhere=bool(elsewhere), shown=bool(shown), same=found.empty)


@pytest.mark.parametrize("seed", range(2))
def test_what_a_change_does_to_the_same_answers(seed: int, thorough: bool) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    for _ in range(1000 if thorough else 45):
        data = parts(chance)
        met += agree_on_changes(data, changed(chance, data))
    assert met["elsewhere"]
    assert met["shown"]
