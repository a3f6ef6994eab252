"""How many ways a guide has, how long they are, and who ends where: exact at any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guide.content.guide import Guide
from guide.engine.diagrams import Cut
from guide.engine.explore import Explored, Explorer, Group, routing
from guide.engine.look_ahead import Left, lengths
from guide.engine.nodes import Region
from guide.engine.regions import Space

MOST, EACH = 200_000, 100
"""So many parts of diagrams may be needed, and so many more for each node of a guide, before a proof is given up: what
grows without bounds is past them in seconds."""


def most(*guides: Guide) -> int:
    """The most parts of diagrams that a proof about some guides may need."""
    return MOST + EACH * sum(len(guide.nodes) for guide in guides)


@dataclass(frozen=True)
class Paths:
    """The page paths of a guide: sequences of nodes that some answers walk."""

    explored: Explored

    @cached_property
    def ends(self) -> dict[str, Region]:
        """Outcome id → the histories that end there, of what was answered nothing."""
        diagrams, nothing = self.explored.diagrams, Cut({})
        found = {}
        for id in self.explored.guide.outcomes:
            region = diagrams.sum(diagrams.cut(region, nothing) for _, region in self.explored.at(id))
            if region is not None:
                found[id] = region
        return found

    def count(self, going_on: bool = True) -> dict[str, int]:
        """Outcome id → how many page paths end there; without `going_on`, as the first outcome on the way."""
        explored = self.explored
        found = dict.fromkeys(explored.guide.outcomes, 0)
        first = {explored.space.beside[id].led: 1 for id in explored.guide.goes_on}
        for id, region in self.ends.items():
            kept = region if going_on or not first else explored.diagrams.restrict(region, first)
            found[id] = explored.diagrams.count(kept)
        return found

    def lengths(self) -> Left:
        """The fewest questions to an outcome, and the most, going on from outcomes included."""
        every = self.explored.diagrams.sum(self.ends.values())
        return lengths(self.explored, self.explored.guide.first, every)

    def walk(self) -> Iterator[tuple[tuple[str, ...], Group]]:
        """Every page path, with those who walk it; one that goes on from an outcome after the one that ends there."""
        every = self.explored.diagrams.sum(self.ends.values())
        if every is not None:
            yield from self._walk((self.explored.guide.first,), every, {})

    def _walk(
        self, nodes: tuple[str, ...], histories: Region, taken: dict[int, int]
    ) -> Iterator[tuple[tuple[str, ...], Group]]:
        """The paths that begin with some nodes: `histories` are theirs, `taken` the ways that were remembered."""
        explored, at, again = self.explored, nodes[-1], nodes[-1] in nodes[:-1]
        diagrams, guide = explored.diagrams, explored.guide
        led = explored.space.beside[at].led if at in explored.space.beside else None
        if at in guide.outcomes:
            here = histories if again or led is None else diagrams.split(histories, led, 1)[0]
            if here is not None:
                place = explored.places[at, again]
                assert place.region is not None
                region = diagrams.restrict(place.region, taken, only_way=True)
                assert region is not None
                yield nodes, Group(place, region)
        if led is None or again:
            return
        for target in explored.ways[at]:
            way = explored.way(at, target)
            if not way:
                yield from self._walk((*nodes, target), histories, taken)
            elif (further := diagrams.split(histories, led, 1 << way)[0]) is not None:
                yield from self._walk((*nodes, target), further, {**taken, led: 1 << way})


def paths(guide: Guide, space: Space) -> Paths:
    """The page paths of a guide. Raises TooWide where too much is told apart."""
    return Paths(Explorer(guide, space, routing(guide)).explore(space.paths(most(guide))))
