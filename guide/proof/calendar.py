"""Advice ages: the days on which a page changes though no answer does.

Two people who answer alike are followed at once, one today and one a day later. Where they come to see something else,
the page changes overnight, and the day is the one on which an answer crosses a bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from guide.content.conditions import Condition
from guide.content.guide import Guide
from guide.engine.ageing import growth, last
from guide.engine.decisions import where
from guide.engine.formulas import NEVER
from guide.engine.nodes import ONE, Region
from guide.engine.regions import Frame, Space, space
from guide.proof.meetings import LAST, Follower, Meeting
from guide.proof.paths import most
from guide.proof.together import Together
from guide.proof.tomorrow import Crossing, asked_again, crossings, tomorrow
from guide.proof.uses import Use, routing, showing, way_on

Day = tuple[str, int | None]
"""A question, and the bound that the answer crosses; None where it is asked again the next day."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which pages change by themselves: when the answer to a `question` comes to count so many days."""

    question: str
    day: Decimal | None
    """how many days; None where the answer holds for its own day only, and is asked again the next"""
    pairs: tuple[tuple[str, str], ...]
    """which node follows on which outcome; where that is the question itself, it is asked again"""
    parts: tuple[str, ...]
    """what comes or goes on an outcome that stays"""


@dataclass
class _Changes:
    """What changes on a day."""

    pairs: set[tuple[str, str]] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)


def turns(guide: Guide) -> list[Turn]:
    """Every day on which an outcome, or a part shown on one, changes by the calendar alone, for all todays."""
    return _Overnight(guide).turns() if asked_again(guide) or growth(guide) else []


def day(bound: int, step: int) -> Decimal:
    """A bound in days."""
    return Decimal(bound) / step


class _Overnight:
    """Today's guide and tomorrow's, followed at once."""

    def __init__(self, guide: Guide) -> None:
        self.steps, again = growth(guide), asked_again(guide)
        self.guides = (guide, tomorrow(guide, self.steps))
        self.nodes = tuple(guide.nodes)
        found = crossings(guide, self.steps)
        self.space = space(*self.guides, extra=[*(crossing.test for crossing in found), *again.values()])
        frame = Frame(self.space)
        found = [crossing for crossing in found if frame.formula(crossing.test) != NEVER]
        self.crossings: dict[str, list[Crossing]] = {id: [] for id in self.steps}
        for crossing in found:
            self.crossings[crossing.question].append(crossing)
        refused: dict[str, Condition] = {c.question: c.test for c in found if c.bound == last(guide, c.question) + 1}
        refused |= again
        self.together = Together(
            (follower(guide, self.space), follower(self.guides[1], self.space)), self.space,
            self.space.diagrams(most(guide)),
            cause=frozenset(self.steps) | frozenset(again),
            refused={id: frame.formula(test) for id, test in refused.items()},
            always=frozenset(key for crossing in found for key in self.space.keys(crossing.test)), after="replay",
        )  # fmt: skip
        self.changes: dict[Day, _Changes] = {}

    def turns(self) -> list[Turn]:
        """What changes overnight, by question and day."""
        self.together.start(self.guides[0].first, ONE)
        for meeting, region in self.together.ended():
            if meeting.name.at[0] != meeting.name.at[1]:
                for when in self._days(meeting, region):
                    self._on(when).pairs.add(meeting.name.at)
            else:
                for part, seen in changed(self.together, meeting, region):
                    for when in self._days(meeting, seen):
                        self._on(when).parts.add(part)
        order = {id: number for number, id in enumerate(self.nodes)}
        found = []
        for id, bound in sorted(self.changes, key=lambda changed: (order[changed[0]], changed[1] or 0)):
            changes = self.changes[id, bound]
            on = None if bound is None else day(bound, self.steps[id])
            found.append(Turn(id, on, tuple(sorted(changes.pairs)), tuple(sorted(changes.parts))))
        return found

    def _on(self, when: Day) -> _Changes:
        return self.changes.setdefault(when, _Changes())

    def _days(self, meeting: Meeting, region: Region) -> list[Day]:
        """On which days somebody of a region comes to see something else.

        Where several answers cross a bound in one night, it is put down to those that do so alone, if there are any.
        Where both have come to different ends, an answer that only today's reader gives has no part in it.
        """
        second, diagrams, frame = meeting.name.at[1], self.together.diagrams, meeting.frames[0]
        if meeting.name.ended[1] == LAST and second in self.guides[0].questions:
            return [(second, last(self.guides[0], second) + 1 if second in self.steps else None)]
        known = {self.space.owner[rank] for rank in meeting.cut.keep} | {meeting.name.at[0]}
        met: list[tuple[Crossing, Region]] = []
        for crossing in (crossing for id in sorted(known & self.steps.keys()) for crossing in self.crossings[id]):
            inside = where(diagrams, region, frame.formula(crossing.test))
            if inside is not None:
                met.append((crossing, inside))
        alone: list[Crossing] = []
        together: list[Crossing] = []
        for crossing, inside in met:
            left: Region | None = inside
            for other, _ in met:
                left = where(diagrams, left, frame.formula(other.test, False)) if other != crossing else left
            (alone if left is not None else together).append(crossing)
        rest: Region | None = region
        for crossing in alone:
            rest = where(diagrams, rest, frame.formula(crossing.test, False))
        alone += [crossing for crossing in together if where(diagrams, rest, frame.formula(crossing.test)) is not None]
        return [(crossing.question, crossing.bound) for crossing in alone]


def follower(guide: Guide, space: Space) -> Follower:
    """Somebody who comes to outcomes and sees what stands there."""
    reads = {node: [use.when for use in routing(guide, node)] for node in guide.nodes}
    return Follower(guide, space, reads, {id: [use.when for use in seen(guide, id)] for id in guide.outcomes})


def seen(guide: Guide, outcome: str) -> list[Use]:
    """The conditions that decide what somebody sees on an outcome, or may do there."""
    offers = (use for use in routing(guide, outcome) if use.role == "continue")
    return [*showing(guide, outcome), *(replace(use, when=way_on(guide, outcome)) for use in offers)]


def changed(together: Together, meeting: Meeting, region: Region) -> Iterator[tuple[str, Region]]:
    """What one of two people sees on an outcome, or may do there, and the other not."""
    diagrams, (first, second) = together.diagrams, meeting.frames
    here = [seen(follower.guide, at) for follower, at in zip(together.two, meeting.name.at, strict=True)]
    for use, later in zip(*here, strict=True):
        if use.when == later.when and first.alone == frozenset():
            continue
        goes = where(diagrams, where(diagrams, region, first.formula(use.when)), second.formula(later.when, False))
        comes = where(diagrams, where(diagrams, region, first.formula(use.when, False)), second.formula(later.when))
        found = diagrams.plus(goes, comes)
        if found is not None:
            yield use.role if use.role == "continue" else f"{use.role} {use.key}", found
