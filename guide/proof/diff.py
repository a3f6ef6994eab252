"""Two versions of a guide: which answers now lead elsewhere, what shows differently, what else has another meaning.

Somebody is followed through both at once, with the same answers; where the two part, it is said for how many ways of
answering, with one of them, and not looked further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from guide.content.conditions import CONTINUED, NEVER, All, Condition, Not, Value, evaluate
from guide.content.guide import Guide
from guide.content.values import check
from guide.engine.decisions import where
from guide.engine.explore import routing
from guide.engine.journey import replay
from guide.engine.nodes import ONE, Region, uncollected
from guide.engine.regions import space
from guide.proof.differing import asks_alike, differing
from guide.proof.findings import NotReplayed, answers_as_json, dump_answers, moved
from guide.proof.meetings import Follower, Meeting
from guide.proof.paths import most
from guide.proof.together import Together
from guide.proof.uses import way_on
from guide.values.plain import Plain
from guide.values.refused import Refused
from guide.values.text import counted


@dataclass(frozen=True, slots=True)
class Change:
    """At `node`, `count` ways of answering lead (or show) `new` instead of `old`; `answers` are one of them."""

    node: str
    old: str
    new: str
    count: int
    answers: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two versions of a guide."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    elsewhere: tuple[Change, ...]
    shown: tuple[Change, ...]
    asks: tuple[str, ...]
    """questions that take other answers than before"""
    meaning: tuple[str, ...]
    """what else is no matter of words: urgency, what is never saved, letters, sheets"""
    text: tuple[str, ...]
    """files whose words alone changed"""

    @property
    def empty(self) -> bool:
        return self.text_only and not self.text

    @property
    def text_only(self) -> bool:
        """Whether every answer leads where it led, shows the same parts, and nothing but words is another."""
        return not (self.added or self.removed or self.elsewhere or self.shown or self.asks or self.meaning)

    def lines(self) -> Iterator[str]:
        """The difference for reading."""
        if self.empty:
            yield "nothing changed"
        elif self.text_only:
            yield "only words changed: every answer leads where it led"
        yield from (f"added: {id}" for id in self.added)
        yield from (f"removed: {id}" for id in self.removed)
        yield from (f"takes other answers: {id}" for id in self.asks)
        for change in (*self.elsewhere, *self.shown):
            yield f"{change.node}: {change.old} → {change.new}, {counted(change.count, 'way')} of answering"
            yield f"    {answers_as_json(change.answers)}"
        yield from self.meaning
        yield from (f"words changed: {name}" for name in self.text)


@uncollected()
def diff(old: Guide, new: Guide, today: date) -> Diff:
    """Follow the same answers through both versions; where they part, say so and do not look further.

    Raises TooWide where too much is told apart.
    """
    before, after = old.nodes, new.nodes
    both = [id for id in before if id in after]
    asks = tuple(id for id in both if not asks_alike(before[id], after[id]))
    found = _Side(old, new, frozenset(both) - {*asks}, today)
    start = [] if old.first == new.first else [Change("the start", old.first, new.first, 1, {})]
    meaning, text = differing(old, new)
    return Diff(
        added=tuple(id for id in after if id not in before),
        removed=tuple(id for id in before if id not in after),
        elsewhere=(*start, *found.elsewhere()),
        shown=tuple(found.shown()),
        asks=asks,
        meaning=tuple(meaning),
        text=tuple(text),
    )


class _Side:
    """Both versions side by side, as far as `shared` nodes lead."""

    def __init__(self, old: Guide, new: Guide, shared: frozenset[str], today: date) -> None:
        self.old, self.new, self.today = old, new, today
        self.shared = shared
        self.shows = tuple({node: _shown(guide, node) for node in shared} for guide in (old, new))
        made = space(old, new)
        self.diagrams = made.diagrams(most(old, new))
        two = []
        for guide, shows in zip((old, new), self.shows, strict=True):
            part = replace(
                guide,
                rules={id: rules if id in shared else () for id, rules in guide.rules.items()},
                goes_on={id: when for id, when in guide.goes_on.items() if id in shared},
            )
            two.append(Follower(part, made, routing(part), {node: parts.values() for node, parts in shows.items()}))
        self.together = Together((two[0], two[1]), made, self.diagrams, after="nothing")
        if old.first == new.first:
            self.together.start(old.first, ONE)

    def elsewhere(self) -> list[Change]:
        """Who is led elsewhere, by where."""
        found: dict[tuple[str, str, str], list[tuple[Meeting, Region]]] = {}
        for meeting, region, to in self.together.parted:
            found.setdefault((meeting.name.at[0], *to), []).append((meeting, region))
        return [self._change(names, groups, leads=True) for names, groups in found.items()]

    def shown(self) -> list[Change]:
        """Who is shown something else, by what."""
        found: dict[tuple[str, str, str], list[tuple[Meeting, Region]]] = {}
        ended = ((meeting, region) for meeting, region in self.together.ended())
        for meeting, region in (*self.together.asked, *ended):
            node = meeting.name.at[0]
            was, now = (shows.get(node, {}) for shows in self.shows)
            for name in dict.fromkeys((*was, *now)):
                one, two = was.get(name, NEVER), now.get(name, NEVER)
                for names, when in (
                    ((name, f"no {name}"), All((one, Not(two)))),
                    ((f"no {name}", name), All((two, Not(one)))),
                ):
                    met = where(self.diagrams, region, meeting.frames[0].formula(when)) if one != two else None
                    if met is not None:
                        found.setdefault((node, *names), []).append((meeting, met))
        return [self._change(names, groups) for names, groups in found.items()]

    def _change(self, names: tuple[str, str, str], groups: list[tuple[Meeting, Region]], leads: bool = False) -> Change:
        """A change, with answers that are replayed in both versions: with `leads`, on from the node."""
        count = sum(self.diagrams.count(region) for _, region in groups)
        meeting, region = groups[0]
        asked = () if any(meeting.name.ended) else (names[0],)
        answers, _, _ = self.together.witness(meeting, region, asked)
        for guide, to in zip((self.old, self.new), names[1:], strict=True):
            route = replay(guide, moved(answers, self.today), self.today).route
            if (names[0], to) not in pairwise(route) if leads else names[0] not in route:
                raise NotReplayed(f"{answers} lead over {route}, not from {names[0]} to {to}")
        return Change(*names, count, dump_answers(self.old, answers, self.today))


def _shown(guide: Guide, node: str) -> dict[str, Condition]:
    """What may be shown at a node, and when. Of several pauses the first counts."""
    found: dict[str, Condition] = {}
    before: list[Condition] = []
    for number, when in enumerate(guide.pauses.get(node, ()), 1):
        found[f"pause {number}"] = All((*before, when))
        before.append(Not(when))
    if node in guide.outcomes:
        outcome = guide.outcomes[node]
        found |= {f"block {id}": guide.shown[id] for id in outcome.blocks}
        found |= {f"words to say {number}": when for number, when in enumerate(guide.scripts.get(node, ()), 1)}
        found |= {"continue": way_on(guide, node)} if node in guide.goes_on else {}
        found |= {"ask again": guide.asks_again[node]} if node in guide.asks_again.keys() - guide.goes_on.keys() else {}
        if outcome.check_first:
            found |= {f"line of the check page {number}": when for number, when in enumerate(guide.check_lines, 1)}
    return found


Fate = Literal["same outcome", "same route, new words", "one more answer needed", "leads elsewhere", "no longer valid"]


def fate(old: Guide, new: Guide, answers: Mapping[str, Value], today: date) -> Fate:
    """What becomes of answers that were saved with the old version when they are opened with the new one."""
    was, now = _replay(old, answers, today), _replay(new, answers, today)
    if now is None or was is None:
        return "no longer valid"
    if now[-1] not in new.outcomes and was[-1] in old.outcomes:
        return "one more answer needed"
    if was != now:
        return "same outcome" if was[-1] == now[-1] else "leads elsewhere"
    same = all(old.node(id) == new.node(id) for id in was)
    return "same outcome" if same else "same route, new words"


def _replay(guide: Guide, answers: Mapping[str, Value], today: date) -> tuple[str, ...] | None:
    """The route of answers as far as they reach, or None where one of them is not allowed."""
    route = [guide.first]
    known: dict[str, Value] = {}
    while True:
        at = route[-1]
        if at not in answers or route.count(at) > 1:
            return tuple(route)
        if at in guide.outcomes:
            if answers[at] != CONTINUED or not (at in guide.goes_on and evaluate(guide.goes_on[at], known, today)):
                return tuple(route)
            known[at] = CONTINUED
        elif at in guide.notices:
            if answers[at] != CONTINUED:
                return None
            known[at] = CONTINUED
        else:
            try:
                known[at] = check(guide.questions[at], answers[at], today)
            except Refused:
                return None
        route.append(next(rule.go for rule in guide.rules[at] if evaluate(rule.when, known, today)))
