"""The proof against a second interpreter of the manual, over random guides of every construct, most of them broken."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide.content.conditions import evaluate
from guide.content.faults import BrokenGuide
from guide.content.guide import Guide
from guide.engine.ageing import turns
from guide.engine.journey import Journey, replay
from guide.engine.look_ahead import Ahead
from guide.proof.diff import diff
from guide.proof.findings import Finding
from guide.proof.report import Report, report
from guide.sheets.loading import load_marked
from guide.values.text import counted
from tests.support.interpreted_days import differences, overnight, turning
from tests.support.interpreted_remarks import asked_for_nothing, read_of_nobody, seen_by_everybody
from tests.support.interpreter import Interpreter
from tests.support.random_guides import changed, parts
from tests.support.sampling import sample
from tests.support.small_guides import TODAY, write

USE = r"(rule|continue|pause|block|words to say|line of the check page) '?(\w+)'? of '(\w+)'"


def agree(data: dict[str, Any]) -> Counter[str]:
    """Hold the proof of a guide against its interpreter. Counts what it was about."""
    folder = Path(tempfile.mkdtemp())
    try:
        about = {key: data[key] for key in ("facts", "promises", "conditions", "check")}
        write(folder, data["questions"], data["outcomes"], data["blocks"], data["notices"], **about)
        try:
            guide, marks = load_marked(folder, routing=False)
        except BrokenGuide:
            return Counter(["refused"])
        found = report(guide, marks, TODAY)
    finally:
        shutil.rmtree(folder)
    return _Held(Interpreter(data), guide, found).all()


class _Held:
    """A proof and what the interpreter saw."""

    def __init__(self, manual: Interpreter, guide: Guide, found: Report) -> None:
        self.manual, self.guide, self.found, self.seen = manual, guide, found, manual.everything()
        self.lines = {line.name: line for line in found.lines}

    def findings(self, line: str) -> list[Finding]:
        return [one for one in self.lines[line].findings if not one.remark]

    def all(self) -> Counter[str]:
        self.ends()
        self.routing()
        self.shown()
        self.known()
        self.gaps()
        met = self.promises()
        pairs, parts = overnight(self.manual, self.seen)
        assert {pair for turn in self.found.turns for pair in turn.pairs} == pairs
        assert {part for turn in self.found.turns for part in turn.parts} == parts
        self.days_to_come()
        self.questions_left()
        self.remarks()
        for one in self.found.findings:
            if one.answers is not None:
                self.witness(one)
        return (
            met + Counter(["turns"] if pairs or parts else []) + Counter(["proved" if self.found.holds else "broken"])
        )

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
        """To how many ways of answering each part is shown."""
        counts: Counter[str] = Counter()
        for way in self.seen.ways:
            if way.ended == "outcome":
                for role, key in self.manual.parts_at(way):
                    own = f"{way.route[-1]}, " if role == "words to say" else ""
                    counts[f"{own}{role} {key}"] += way.weight
        counts.update({f"{id}, pause {number}": count for (id, number), count in self.seen.pauses.items()})
        assert {name: n for name, n in self.found.shown if n} == dict(counts)

    def known(self) -> None:
        """What depends on answers that are missing: rules, and what appears because of it, or asks what nobody said."""
        told = [one.fault.what for one in self.findings("read only what is known")]
        leaning, unasked = (
            {(match[1], match[2], match[3]) for what in told if (match := re.match(rf"{USE} {verb} ", what))}
            for verb in ("reads", "asks about")
        )
        assert unasked == self.manual.unasked(self.seen)
        assert leaning == {("rule", str(n + 1), node) for node, n in self.seen.leaning} | (
            self.manual.appearing(self.seen) - unasked
        )

    def gaps(self) -> None:
        """Private answers that lead on to another question, and ways on without rules for somebody who gave none; and
        texts that print what nobody was asked."""
        blank = self.findings("print only what can be known")
        assert {tuple(re.findall("'(\\w+)'", one.fault.what)) for one in blank} == self.manual.never_known(self.seen)
        leading, nowhere = self.manual.gaps(self.seen)
        assert len(self.findings("a private answer leaves no gap")) == len(leading) + len(nowhere)

    def remarks(self) -> None:
        """What is worth a look."""
        told = [one.fault.what for one in self.lines["asked for a reason"].findings]
        assert {what.split("'")[1] for what in told if "asked for nothing" in what} == asked_for_nothing(
            self.manual, self.seen
        )
        everybody = (re.match(r"everybody sees the (.+) '(\w+)' of ('\w+')?", what) for what in told)
        own = ("pause", "words to say")
        assert {
            (found[1], found[2], (found[3] or "").strip("'") if found[1] in own else "") for found in everybody if found
        } == seen_by_everybody(self.manual, self.seen)
        asks = (re.match(r"block '(\w+)' of .* asks about '(\w+)'", what) for what in told)
        assert {(found[1], found[2]) for found in asks if found} == read_of_nobody(self.manual, self.seen)

    def days_to_come(self) -> None:
        """What is told on a page of the days on which it will change is what the same answers come to on them."""
        ways = [way for way in self.seen.ways if way.ended == "outcome"]
        for way in ways[:: len(ways) // 12 + 1]:
            answers = {id: self.as_kept(id, way.answers[id]) for id in way.route[:-1]}
            told = [
                ((turn.day - TODAY).days, turn.after.at, self.parts(turn.after))
                for turn in turns(replay(self.guide, answers, TODAY))
            ]
            expected = turning(self.manual, way.answers, 12)
            assert expected is None or told == expected, way

    def questions_left(self) -> None:
        """How many questions are said to be left at a place is what those have before them who came there so."""
        left: dict[tuple[str, ...], tuple[dict[str, Any], set[int]]] = {}
        for way in self.seen.ways:
            for i in range(len(way.route)):
                end = next((j for j, node in enumerate(way.route) if j >= i and node in self.manual.outcomes), None)
                known = {id: way.answers[id] for id in way.route[:i]}
                _, counts = left.setdefault((*way.route[: i + 1], str(known)), (known, set()))
                if end is not None:
                    counts.add(sum(node in self.manual.questions for node in way.route[i:end]))
        ahead = Ahead(self.guide)
        for (*_, node, _), (known, counts) in [*left.items()][:: len(left) // 40 + 1]:
            if counts and node not in known:
                answers = {id: self.as_kept(id, value) for id, value in known.items()}
                assert ahead.left(node, answers, TODAY) == (min(counts), max(counts)), (node, known)

    def parts(self, journey: Journey) -> frozenset[str]:
        """What is shown at the end of a journey."""
        if journey.outcome is None:
            return frozenset()
        says = self.guide.scripts[journey.at]
        return frozenset(
            [f"block {block.id}" for block in journey.blocks(journey.outcome)]
            + [f"words to say {n}" for n, when in enumerate(says, 1) if evaluate(when, journey.known, journey.today)]
            + ["continue"] * journey.may_continue(journey.outcome)
        )

    def as_kept(self, id: str, value: Any) -> Any:
        """An answer as journeys have it."""
        return TODAY - timedelta(value) if self.kind(id) == "date" and value is not None else value

    def kind(self, id: str) -> str | None:
        found: str | None = self.manual.questions.get(id, {}).get("kind")
        return found

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
        kind = self.kind(id)
        if value is None or kind in (None, "one"):
            return value
        if kind == "several":
            return tuple(value)
        if kind == "date":
            return (TODAY - date.fromisoformat(value)).days
        return round(float(value) * self.manual.scale(id))


@pytest.mark.parametrize("seed", sample(range(4), 2))
def test_the_proof_says_what_the_manual_does(seed: int, thorough: bool) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    count = 1000 if thorough else 30
    for _ in range(count):
        met += agree(parts(chance))
    assert met["broken"] > count / 4
    assert met["refused"] < count / 2


def agree_on_changes(old: dict[str, Any], new: dict[str, Any]) -> Counter[str]:
    """Hold the difference of two versions against the interpreter's."""
    folder = Path(tempfile.mkdtemp())
    try:
        guides = []
        for name, data in (("old", old), ("new", new)):
            every = (data["questions"], data["outcomes"], data["blocks"], data["notices"])
            write(folder / name, *every, **{key: data[key] for key in ("facts", "conditions", "check")})
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


@pytest.mark.parametrize("seed", sample(range(2), 2))
def test_what_a_change_does_to_the_same_answers(seed: int, thorough: bool) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    for _ in range(1000 if thorough else 45):
        data = parts(chance)
        met += agree_on_changes(data, changed(chance, data))
    assert met["elsewhere"]
    assert met["shown"]
