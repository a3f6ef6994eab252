"""The manual read by a second pair of eyes: a guide as plain data, every way of answering tried one by one.

Shares no code with the engine, and knows no regions: what it says of a guide, the proof must say too. A day is how many
days ago it is; nothing else is turned into anything. An amount is told in cents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from tests.support.interpreted_conditions import Answers, Conditions

URGENCY = ["calm", "week", "today", "now"]


@dataclass(frozen=True)
class Way:
    """One way of answering: the nodes in order, the answers, how many it stands for, and how it ended."""

    route: tuple[str, ...]
    answers: Answers
    weight: int
    ended: str


@dataclass
class Seen:
    """All that was seen on all ways."""

    ways: list[Way] = field(default_factory=list)
    rules: set[tuple[str, int]] = field(default_factory=set)
    nodes: set[str] = field(default_factory=set)
    leaning: set[tuple[str, int]] = field(default_factory=set)
    """rules of which it is open for some whether they hold, because an answer is missing; of several the first"""
    pauses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """question and number of a pause → how many ways of answering it interrupts"""


class Interpreter(Conditions):
    """A guide as its files hold it: `questions`, `notices`, `outcomes` and `blocks` by id, `facts` and `promises`."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self.outcomes, self.blocks = parts["outcomes"], parts["blocks"]
        self.notices, self.check = parts.get("notices", {}), parts.get("check", [])
        self.first = next(iter(self.questions))

    # Walking

    def values(self, id: str) -> Iterator[tuple[Any, int]]:
        """Every answer a question takes, and how many it stands for."""
        asked = self.questions[id]
        kind = asked["kind"]
        options = asked.get("options", [])
        free = [option["id"] for option in options if not option["alone"]]
        if kind == "one":
            yield from ((option["id"], 1) for option in options)
        elif kind == "several":
            for size in range(1, len(free) + 1):
                yield from ((chosen, 1) for chosen in combinations(free, size))
            yield from (((option["id"],), 1) for option in options if option["alone"])
        elif kind == "date":
            yield from ((day, 1) for day in range(-asked["days-ahead"], asked["days-back"] + 1))
        elif kind == "number":
            scale = self.scale(id)
            yield from ((number, 1) for number in range(asked.get("least", 0) * scale, asked["most"] * scale + 1))
        else:  # money up to 1, asked about at 0, 0.50 and 1 only
            yield from {0: 1, 1: 49, 50: 1, 51: 49, 100: 1}.items()
        if "skip" in asked:
            yield None, 1

    def rules(self, node: str) -> list[Any]:
        if node not in self.outcomes:
            rules: list[Any] = (self.questions.get(node) or self.notices[node])["next"]
            return rules
        way_on = self.outcomes[node].get("continue")
        return way_on.get("next", []) if way_on else []

    def private(self, id: str, value: Any) -> bool:
        """Whether an answer is one that is never saved."""
        chosen = value if isinstance(value, tuple) else (value,)
        return any(option["private"] and option["id"] in chosen for option in self.questions[id].get("options", ()))

    def leads_on(self, node: str, answers: Answers) -> bool:
        """Whether one may go on from an outcome by its rules: not who came there by a private answer."""
        way_on = self.outcomes[node].get("continue")
        if way_on is None or not way_on.get("next"):
            return False
        before = [id for id in self.questions if id in answers and any(rule["go"] == node for rule in self.rules(id))]
        return self.holds(way_on.get("when"), answers) and not any(self.private(id, answers[id]) for id in before)

    def asks_again(self, node: str, answers: Answers) -> bool:
        """Whether an outcome offers to ask again what was answered in private on the way there."""
        way_on = self.outcomes[node].get("continue")
        before = [id for id in self.questions if id in answers and any(rule["go"] == node for rule in self.rules(id))]
        private = any(self.private(id, answers[id]) for id in before)
        return way_on is not None and private and self.holds(way_on.get("when"), answers)

    def rule(self, node: str, answers: Answers) -> int | None:
        """The first rule that holds."""
        return next((i for i, rule in enumerate(self.rules(node)) if self.holds(rule.get("when"), answers)), None)

    def pause(self, node: str, answers: Answers) -> int | None:
        """The number of the pause that interrupts an answer, or None."""
        pauses = self.questions.get(node, {}).get("pauses", [])
        return next((i for i, each in enumerate(pauses, 1) if self.holds(each["when"], answers)), None)

    def walk(self, answers: Answers) -> tuple[str, ...]:
        """The nodes that answers lead over; it ends at a question without an answer, or an outcome not gone on from."""
        route, known = [self.first], Answers()
        while True:
            node = route[-1]
            if node not in answers or node in route[:-1]:
                return tuple(route)
            if node in self.outcomes and not self.leads_on(node, known):
                return tuple(route)
            known[node] = answers[node]
            number = self.rule(node, known)
            if number is None:
                return tuple(route)
            route.append(self.rules(node)[number]["go"])

    def everything(self) -> Seen:
        """Every way of answering."""
        seen = Seen()
        self._on(seen, (self.first,), {}, 1)
        return seen

    def _on(self, seen: Seen, route: tuple[str, ...], answers: Answers, weight: int) -> None:
        node = route[-1]
        if node in route[:-1] and node not in self.outcomes:
            seen.ways.append(Way(route, answers, weight, "circle"))
            return
        seen.nodes.add(node)
        values: Iterator[tuple[Any, int]]
        if node in self.questions:
            values = self.values(node)
        elif node in self.notices:
            values = iter([("continue", 1)])
        else:
            seen.ways.append(Way(route, answers, weight, "outcome"))
            if node in route[:-1] or not self.leads_on(node, answers):
                return
            values = iter([("continue", 1)])
        for value, count in values:
            now = {**answers, node: value}
            pause = self.pause(node, now)
            seen.pauses.update({} if pause is None else {(node, pause): weight * count})
            sure = [self.surely(rule.get("when"), now) for rule in self.rules(node)]
            decides = next((i for i, one in enumerate(sure) if one is not False), None)
            seen.leaning |= {(node, decides)} if decides is not None and sure[decides] is None else set()
            number = self.rule(node, now)
            if number is None:
                seen.ways.append(Way(route, now, weight * count, "gap"))
                continue
            seen.rules.add((node, number))
            self._on(seen, (*route, self.rules(node)[number]["go"]), now, weight * count)

    # Promises

    def parts_at(self, way: Way) -> list[tuple[str, str]]:
        """What is shown where a way ends that is not shown everywhere: role and key."""
        return [(role, key) for role, key, when in self.parts_of(way.route[-1]) if self.holds(when, way.answers)]

    def parts_of(self, outcome: str) -> list[tuple[str, str, Any]]:
        """What may be shown on an outcome: role, key, and when."""
        node = self.outcomes[outcome]
        found = [("block", id, self.blocks[id]["when"]) for id in node.get("blocks", [])]
        found += [("words to say", str(n), say.get("when")) for n, say in enumerate(node.get("say", []), 1)]
        if node.get("check-first", True):
            found += [("line of the check page", str(n), line["when"]) for n, line in enumerate(self.check, 1)]
        return found

    def printed(self, outcome: str) -> set[str]:
        """The questions and facts that the words of an outcome print."""
        return {*re.findall(r"{([^}]+)}", self.outcomes[outcome]["know"]["en"])}

    def never_known(self, seen: Seen) -> set[tuple[str, str]]:
        """Outcomes that somebody reaches, and what they print though nobody was asked it on the way."""
        known: dict[str, set[str]] = {}
        for way in seen.ways:
            if way.ended == "outcome":
                known.setdefault(way.route[-1], set()).update(way.answers)
        return {(id, name) for id in known for name in self.printed(id) if known[id].isdisjoint(self.sources(name))}

    def blocks_at(self, way: Way) -> list[str]:
        """The blocks shown where a way ends."""
        listed = self.outcomes[way.route[-1]].get("blocks", [])
        return [id for id in listed if self.holds(self.blocks[id]["when"], way.answers)]

    def appearing(self, seen: Seen) -> set[tuple[str, str, str]]:
        """What somebody sees, or may do, because an answer is missing: role, key and node."""
        return {
            (role, key, node)
            for role, key, node, when, answers in self._decided(seen)
            if self.holds(when, answers) and self.surely(when, answers) is None
        }

    def unasked(self, seen: Seen) -> set[tuple[str, str, str]]:
        """What asks of those for whom it decides something about a question that none of them was ever asked."""
        known: dict[tuple[str, str, str], set[str]] = {}
        read: dict[tuple[str, str, str], set[str]] = {}
        decided = [(("rule", str(n), node), each.get("when"), answers) for node, answers in self._led(seen)
                   for n, each in enumerate(self.rules(node), 1)]  # fmt: skip
        decided += [((role, key, node), when, answers) for role, key, node, when, answers in self._decided(seen)]
        for use, when, answers in decided:
            known.setdefault(use, set()).update(answers)
            read[use] = self.names(when)
        return {
            (role, key, node)
            for (role, key, node), names in read.items()
            if role not in ("block", "line of the check page")
            and any(known[role, key, node].isdisjoint(self.sources(name)) for name in names)
        }

    def gaps(self, seen: Seen) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
        """Rules that lead private answers to no outcome, and those that lead others to where one is asked again."""
        leading, nowhere = set[tuple[str, int]](), set[tuple[str, int]]()
        for node, answers in self._led(seen):
            number = self.rule(node, answers)
            go = self.rules(node)[number]["go"] if number is not None else ""
            way_on = self.outcomes.get(go, {}).get("continue")
            private = node in self.questions and self.private(node, answers[node])
            if number is not None and private and go not in self.outcomes:
                leading.add((node, number))
            elif number is not None and not private and way_on is not None and not way_on.get("next"):
                nowhere |= {(node, number)} if self.holds(way_on.get("when"), answers) else set()
        return leading, nowhere

    def _led(self, seen: Seen) -> Iterator[tuple[str, Answers]]:
        """Every answer to a node on some way, with those before it."""
        for way in seen.ways:
            for i, node in enumerate(way.route):
                if node in way.answers and node not in way.route[:i]:
                    yield node, {id: way.answers[id] for id in way.route[: i + 1]}

    def _decided(self, seen: Seen) -> Iterator[tuple[str, str, str, Any, Answers]]:
        """What conditions decide beside rules, and for whom: role, key, node, the condition, the answers."""
        for node, answers in self._led(seen):
            for n, pause in enumerate(self.questions.get(node, {}).get("pauses", []), 1):
                yield "pause", str(n), node, pause["when"], answers
        for way in seen.ways:
            node = way.route[-1]
            if way.ended == "outcome":
                yield from ((role, key, node, when, way.answers) for role, key, when in self.parts_of(node))
                way_on = self.outcomes[node].get("continue")
                if way_on is not None and node not in way.route[:-1]:
                    yield "continue", node, node, way_on.get("when"), way.answers

    def shows_broken(self, seen: Seen, promise: Mapping[str, Any]) -> bool | None:
        """Whether a promise of blocks is broken; None where it speaks of nobody."""
        at = promise.get("at", [*self.outcomes])
        ways = [
            way for way in seen.ways
            if way.ended == "outcome" and way.route[-1] in at and self.holds(promise.get("who"), way.answers)
        ]  # fmt: skip
        return any(self._wrong(promise, self.blocks_at(way)) for way in ways) if ways else None

    def _wrong(self, promise: Mapping[str, Any], blocks: list[str]) -> bool:
        (key,) = promise.keys() - {"who", "at"}
        count, of = sum(id in blocks for id in promise[key]), len(promise[key])
        right = {
            "exactly-one": count == 1,
            "at-most-one": count <= 1,
            "at-least-one": count >= 1,
            "all": count == of,
            "none": count == 0,
        }
        return not right[key]

    def meets_broken(self, seen: Seen, promise: Mapping[str, Any]) -> set[tuple[str, str]] | None:
        """After which node which other is met against a promise; None where nobody comes to answer so."""
        who, found, anybody = promise["who"], set(), False
        for way in seen.ways:
            for i, node in enumerate(way.route[:-1]):
                before = {id: way.answers[id] for id in way.route[:i] if id in way.answers}
                now = {**before, node: way.answers[node]}
                if self.holds(who, before) or not self.holds(who, now):
                    continue
                anybody = True
                go = way.route[i + 1]
                if go not in promise["meets"] and not any(now.get(id) == "continue" for id in promise["meets"]):
                    found.add((node, go))
        return found if anybody else None

    def falls(self, fact: str, but: list[str]) -> set[tuple[str, str, str]]:
        """The question whose answer grows, and the outcomes of which a less urgent follows a more urgent one."""
        found: set[tuple[str, str, str]] = set()
        for id in (part.get("days-since", part.get("value")) for part in self.facts[fact]):
            for before, known in self._before(id):
                numbers = [value for value, _ in self.values(id) if value is not None]
                for few, many in combinations(sorted(numbers), 2):
                    two = tuple(self._lead(id, (*before, id), {**known, id: value}) for value in (few, many))
                    self._compare(two[0], two[1], known, id, found)
        worse = {(id, a, b) for id, a, b in found if self._urgency(a) > self._urgency(b)}
        return {(id, a, b) for id, a, b in worse if a not in but and b not in but}

    def _urgency(self, outcome: str) -> int:
        return URGENCY.index(self.outcomes[outcome]["urgency"])

    def _before(self, id: str) -> Iterator[tuple[tuple[str, ...], Answers]]:
        """Every way to a question that comes there for the first time."""
        found: dict[tuple[Any, ...], tuple[tuple[str, ...], Answers]] = {}
        for way in self.everything().ways:
            if id in way.route:
                i = way.route.index(id)
                known = {node: way.answers[node] for node in way.route[:i]}
                found[tuple(known.items())] = (way.route[:i], known)
        yield from found.values()

    def _lead(self, node: str, route: tuple[str, ...], answers: Answers) -> tuple[tuple[str, ...], Answers] | None:
        number = self.rule(node, answers)
        if number is None:
            return None
        go = self.rules(node)[number]["go"]
        return None if go not in self.outcomes and go in route else ((*route, go), answers)

    def _compare(self, one: Any, two: Any, joint: Answers, id: str, found: set[tuple[str, str, str]]) -> None:
        """Two who answer alike whatever both are asked."""
        if one is None or two is None:
            return
        for this, other, first in ((one, two, True), (two, one, False)):
            route, answers = this
            node = route[-1]
            if node not in self.outcomes:
                every = [value for value, _ in self.values(node)] if node in self.questions else ["continue"]
                for value in [joint[node]] if node in joint else every:
                    moved = self._lead(node, route, {**answers, node: value})
                    self._compare(
                        moved if first else other, other if first else moved, {**joint, node: value}, id, found
                    )
                return
        (a, known_a), (b, known_b) = one, two
        found.add((id, a[-1], b[-1]))
        if a[-1] != b[-1] or a[-1] in a[:-1] or b[-1] in b[:-1]:
            return
        if self.leads_on(a[-1], known_a) and self.leads_on(b[-1], known_b):
            on = {a[-1]: "continue"}
            self._compare(self._lead(a[-1], a, known_a | on), self._lead(b[-1], b, known_b | on), joint | on, id, found)
