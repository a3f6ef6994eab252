"""Named conditions: in which order they can be given their meaning, and how long they come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from guide.content.conditions import All, Formula, Leaf, Not, Some
from guide.content.written import Condition, names_in

MOST_TESTS, MOST_DEPTH = 5_000, 60
"""A condition may come out with so many tests, nested so deep, once every name in it is written out."""


def in_order(named: Mapping[str, Condition]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names so that each stands after those it is made of, and those that are made of themselves."""
    made_of = {name: {part for part, _ in names_in(raw) if part in named} for name, raw in named.items()}
    circular: set[str] = set()
    while True:
        try:
            return tuple(TopologicalSorter(made_of).static_order()), frozenset(circular)
        except CycleError as error:
            circle = set(error.args[1])
            circular |= circle
            for name in circle:
                made_of[name] -= circle


class Extent(NamedTuple):
    """How many tests a condition has when it is written out, and how deep they are nested."""

    tests: int
    depth: int

    @property
    def too_much(self) -> bool:
        return self.tests > MOST_TESTS or self.depth > MOST_DEPTH


@dataclass
class Extents:
    """Extents of conditions that share parts, each part measured once."""

    _known: dict[int, tuple[Formula[Leaf], Extent]] = field(default_factory=dict)
    """by identity, which needs no walk through the parts; the condition is held so that it stays"""

    def of(self, condition: Formula[Leaf]) -> Extent:
        """The extent of a condition."""
        if id(condition) not in self._known:
            match condition:
                case All(parts) | Some(parts):
                    inner = [self.of(part) for part in parts]
                    found = Extent(sum(e.tests for e in inner), 1 + max((e.depth for e in inner), default=0))
                case Not(part):
                    tests, depth = self.of(part)
                    found = Extent(tests, depth + 1)
                case _:
                    found = Extent(1, 1)
            self._known[id(condition)] = (condition, found)
        return self._known[id(condition)][1]
