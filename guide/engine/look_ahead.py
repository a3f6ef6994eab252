"""How far it is: the fewest and the most questions that can still come, exactly, from any place of any journey."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from guide.content.conditions import Value, reads
from guide.content.guide import Guide
from guide.engine.graph import arrows, remembered
from guide.engine.regions import Region, Space, space

Place = tuple[str, tuple[tuple[str, int], ...]]
"""A node and what is known there of the questions that anything further on asks about."""


class Left(NamedTuple):
    """Questions still to come, the one in front of the reader included."""

    least: int
    most: int


class Ahead:
    """Looks ahead over regions of answers. Places once seen are remembered."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._left: dict[Place, Left] = {}
        self._nodes: dict[Place, frozenset[str]] = {}

    @cached_property
    def space(self) -> Space:
        return space(self.guide)

    @cached_property
    def live(self) -> Mapping[str, frozenset[str]]:
        """Node id → the questions and outcomes answered before it that rules from there on may read."""
        rules = self.guide.rules
        asked = {id: frozenset().union(*(reads(rule.when) for rule in rules[id])) - {id} for id in rules}
        return remembered(arrows(self.guide), asked)

    def left(self, at: str, known: Mapping[str, Value], today: date) -> Left:
        """The fewest and most questions from node `at`, itself included, given what is known before it."""
        live = self.live[at]
        region = {id: self.space.of(id, value, today) for id, value in known.items() if id in live}
        return self._from(at, region)

    def may_meet(self, at: str, known: Mapping[str, Value], today: date) -> frozenset[str]:
        """Every node that some way on from `at` comes to, itself included, going on from no outcome."""
        live = self.live[at]
        region = {id: self.space.of(id, value, today) for id, value in known.items() if id in live}
        return self._met(at, region)

    def _met(self, at: str, region: Region) -> frozenset[str]:
        place = (at, tuple(sorted((id, mask) for id, mask in region.items() if id in self.live[at])))
        if place not in self._nodes:
            found = {at}
            after = [{**dict(place[1]), at: self.space.everything(at)}] if at in self.guide.questions else []
            for rule in self.guide.rules[at] if after else ():
                met, after = self.space.split(after, rule.when)
                found.update(*(self._met(rule.go, piece) for piece in met))
            self._nodes[place] = frozenset(found)
        return self._nodes[place]

    def _from(self, at: str, region: Region) -> Left:
        place = (at, tuple(sorted((id, mask) for id, mask in region.items() if id in self.live[at])))
        if place in self._left:
            return self._left[place]
        if at in self.guide.outcomes:
            found = Left(0, 0)  # reading an outcome is an end; going on from it is the reader's choice
        else:
            after = [{**dict(place[1]), at: self.space.everything(at)}]
            ways = []
            for rule in self.guide.rules[at]:
                met, after = self.space.split(after, rule.when)
                ways += [self._from(rule.go, piece) for piece in met]
            found = Left(1 + min(way.least for way in ways), 1 + max(way.most for way in ways))
        self._left[place] = found
        return found
