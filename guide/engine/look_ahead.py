"""How far it is: the fewest and the most questions that can still come, exactly, from any place of any journey."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.questions import AnyQuestion
from guide.engine.explore import Explored, Explorer, routing
from guide.engine.graph import arrows, components
from guide.engine.journey import Journey
from guide.engine.nodes import END, Node, Region, TooWide
from guide.engine.regions import Space, space

MOST = 15_000
"""So much may be told apart in looking ahead: somebody is waiting."""


class Left(NamedTuple):
    """Questions still to come, the one in front of the reader included."""

    least: int
    most: int


class Ahead:
    """Looks ahead from places of journeys. What was seen from one is remembered."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._seen: dict[tuple[str, frozenset[tuple[int, int]]], tuple[Left, frozenset[str]]] = {}

    @cached_property
    def space(self) -> Space:
        return space(self.guide)

    @cached_property
    def _explorer(self) -> Explorer:
        return Explorer(self.guide, self.space, routing(self.guide))

    def left(self, at: str, known: Mapping[str, Value], today: date) -> Left:
        """The fewest and most questions from node `at`, itself included, given what is known before it."""
        return self._from(at, known, today)[0]

    def may_meet(self, at: str, known: Mapping[str, Value], today: date) -> frozenset[str]:
        """Every node that some way on from `at` comes to, itself included, going on from no outcome."""
        return self._from(at, known, today)[1]

    def falls_away(self, before: Journey, after: Journey) -> tuple[AnyQuestion, ...]:
        """The answered questions of a journey that no way on from a change of its answers comes to any more.

        An answer that is only waiting for a newly opened question is not among them; it counts again once the route
        has come back to it.
        """
        known = {id: answer for id, answer in after.known.items() if id != after.at}
        met = {*after.known, *self.may_meet(after.at, known, after.today)}
        return tuple(question for question in before.questions if question.id not in met)

    def _from(self, at: str, known: Mapping[str, Value], today: date) -> tuple[Left, frozenset[str]]:
        point = self.space.point(known, today)
        key = (at, frozenset(point.items()))
        if key not in self._seen:
            self._seen[key] = self._look(at, point)
        return self._seen[key]

    def _look(self, at: str, point: Mapping[int, int]) -> tuple[Left, frozenset[str]]:
        try:
            found = self._explorer.explore(self.space.paths(MOST), (at, point), going_on=False)
            ends = found.diagrams.sum(region for id in self.guide.outcomes for _, region in found.at(id))
        except TooWide:
            return _by_arrows(self.guide, at)
        return lengths(found, at, ends), frozenset(node for node, _ in found.places)


def lengths(explored: Explored, start: str, region: Region | None) -> Left:
    """The fewest and the most questions on the ways from a node to a region, whose history is known."""
    if region is None:
        return Left(0, 0)
    least, most = _Lengths(explored).below(region[1])
    more = _straight(explored, start)
    return Left(least + more, most + more)


class _Lengths:
    """How many questions were asked on the ways below nodes of a diagram."""

    def __init__(self, explored: Explored) -> None:
        self.explored = explored
        self.known: dict[Node, Left] = {END: Left(0, 0)}

    def below(self, node: Node) -> Left:
        if node not in self.known:
            explored, space = self.explored, self.explored.space
            id = space.owner[node.rank]
            led = explored.ways[id] if node.rank == space.beside[id].led else ()
            own = int(id in explored.guide.questions)
            found = []
            for mask, _, child in node.edges:
                least, most = self.below(child)
                steps = [own + _straight(explored, target) for n, target in enumerate(led, 1) if mask >> n & 1]
                steps += [0] if mask & 1 or not led else []
                found.append((least + min(steps), most + max(steps)))
            self.known[node] = Left(min(least for least, _ in found), max(most for _, most in found))
        return self.known[node]


def _straight(explored: Explored, node: str) -> int:
    """The questions from a node on that lead to one place only, which the history leaves out."""
    guide, ways = explored.guide, explored.ways
    passed: dict[str, None] = {}
    while node not in guide.outcomes and len(ways[node]) == 1 and node not in passed:
        passed[node] = None
        (node,) = ways[node]
    return sum(id in guide.questions for id in passed)


def _by_arrows(guide: Guide, at: str) -> tuple[Left, frozenset[str]]:
    """The same where too much is told apart to look exactly: over all arrows, whatever is answered."""
    ways = {id: () if id in guide.outcomes else targets for id, targets in arrows(guide).items()}
    found: dict[str, Left] = {}
    met: dict[str, frozenset[str]] = {}
    for part in reversed(components(ways)):
        after = [found[target] for id in part for target in ways[id] if target in found]
        own = sum(id in guide.questions for id in part)
        least = min((way.least for way in after), default=0) + min(own, 1)
        left = Left(least, max((way.most for way in after), default=0) + own)
        further = (met[target] for id in part for target in ways[id] if target in met)
        found.update(dict.fromkeys(part, left))
        met.update(dict.fromkeys(part, frozenset(part).union(*further)))
    return found[at], met[at]
