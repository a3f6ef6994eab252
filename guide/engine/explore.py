"""Exploring a guide with all answers at once.

At every node stands the region of what is known there and still matters. From a node, the answers to its question are
divided by its rules, carried on, and cut down to what anything further on tells apart. Every point of a region is
reached, as often as its weight says: whatever is found has a witness, and sums are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from guide.content.conditions import ALWAYS, Condition, Value
from guide.content.guide import Guide
from guide.engine.decisions import meets, split, where
from guide.engine.diagrams import Cut, Diagrams
from guide.engine.graph import Arrows, arrows, circles, components, order, remembered
from guide.engine.keeping import Keeping, pinned
from guide.engine.nodes import Region, TooWide
from guide.engine.regions import Frame, Space
from guide.engine.tables import Table


class GivenUp(TooWide):
    """More is told apart at a node than can be followed. `known`: the questions whose answers matter there."""

    def __init__(self, node: str, known: tuple[str, ...]) -> None:
        self.node, self.known = node, known
        few = ", ".join(known[:6]) + (f" and {len(known) - 6} more" if len(known) > 6 else "")
        super().__init__(f"too much is told apart at '{node}': what follows depends on all of {few} together")


def given_up(space: Space, node: str, cut: Cut) -> GivenUp:
    """What to say where too much is told apart at a node, at which a cut is made."""
    known = {space.owner[rank] for rank in cut.keep}
    return GivenUp(node, tuple(id for id in space.columns if id in known))


@dataclass(eq=False, slots=True)
class Place:
    """A node, and what is known there. `again`: it is an outcome that was on the route before, which ends here.

    `came`: where people came from, with what was known of them there.
    """

    node: str
    again: bool
    frame: Frame
    cut: Cut
    region: Region | None = None
    came: list[Group] = field(default_factory=list)


class Group(NamedTuple):
    """Those at a place who gave some of the answers that lead there."""

    place: Place
    region: Region


@dataclass(eq=False)
class Explored:
    """What is known at every node of a guide, and who takes which rule.

    `asked`: who answers a node's question in whatever way, or goes on from it. `circles`: who comes to a question that
    the route has asked already, by node and target.
    """

    guide: Guide
    ways: Arrows
    space: Space
    diagrams: Diagrams
    places: dict[tuple[str, bool], Place] = field(default_factory=dict)
    asked: dict[str, Group] = field(default_factory=dict)
    taken: dict[tuple[str, int], list[Group]] = field(default_factory=dict)
    uncovered: dict[str, list[Group]] = field(default_factory=dict)
    circles: dict[tuple[str, str], list[Group]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    _steps: dict[object, tuple[Place, dict[int, int]]] = field(default_factory=dict)
    """steps back that witnesses took: many share them"""

    def at(self, node: str) -> list[Group]:
        """Those who come to a node: for the first time, and again."""
        places = (self.places.get((node, again)) for again in (False, True))
        return [Group(place, place.region) for place in places if place is not None and place.region is not None]

    def there(self, node: str) -> list[Group]:
        """Those to whom something is shown at a node: at a question, when it has been answered."""
        return [self.asked[node]] if node not in self.guide.outcomes and node in self.asked else self.at(node)

    def split(self, group: Group, condition: Condition) -> tuple[Group | None, Group | None]:
        """Those of a group for whom a condition holds, and the others."""
        place, region = group
        met, missed = split(self.diagrams, region, place.frame.formula(condition))
        return met and Group(place, met), missed and Group(place, missed)

    def where(self, group: Group | None, condition: Condition, holds: bool = True) -> Group | None:
        """Those of a group for whom a condition holds, or does not."""
        if group is None or (condition == ALWAYS and holds):
            return group
        met = where(self.diagrams, group.region, group.place.frame.formula(condition, holds))
        return met and Group(group.place, met)

    def any(self, groups: Iterable[Group | None], condition: Condition, holds: bool = True) -> Group | None:
        """Those of the first group in which there are some for whom a condition holds, or does not."""
        for group in groups:
            if group is not None and meets(self.diagrams, group.region, group.place.frame.formula(condition, holds)):
                return self.where(group, condition, holds)
        return None

    def count(self, groups: Iterable[Group]) -> int:
        """In how many ways of answering one is in some disjoint groups."""
        return sum(self.diagrams.count(region) for _, region in groups)

    def asks(self, group: Group, id: str) -> int:
        """The mask of the atoms that an answer may be in, from bit 1 on; bit 0 is set where it may be missing."""
        if id not in self.space.columns:
            return 1
        return self.diagrams.values(group.region, group.place.frame.main(id))

    def way(self, node: str, target: str) -> int:
        """The number under which history remembers a way; 0 where a question has no other."""
        ways = self.ways[node]
        return ways.index(target) + 1 if len(ways) > 1 or node in self.guide.outcomes else 0

    def witness(self, group: Group, last: bool = False, nodes: Sequence[str] = ()) -> dict[str, Value]:
        """Answers that lead to a place and into a group there; with `last`, those at the far end of their atoms.

        `nodes`: the way there, where it is known; one way is found without trying the others.
        Where the answer to the place's own question is known, it comes last.
        """
        found: dict[str, Value] = {}
        place, point = group.place, self.diagrams.point(group.region)
        back = iter(nodes[-2::-1])
        while True:
            own = self.space.columns.get(place.node)
            if own is not None and own.main in point and not place.again:
                found[place.node] = own.value(point, last)
                mine = own.all
                point = {rank: value for rank, value in point.items() if rank not in mine}
            if not place.came:
                return dict(reversed(found.items()))
            node = next(back, None)
            step = (place, node, tuple(point.items()))
            if step not in self._steps:
                self._steps[step] = self._before(place, point, node)
            place, point = self._steps[step]

    def _before(self, place: Place, point: Mapping[int, int], node: str | None) -> tuple[Place, dict[int, int]]:
        """One of the places before, and a point of it from which one comes to just that point of a place."""
        history = self.diagrams.history
        pins: dict[Place, dict[int, int]] = {}
        for before, region in place.came:
            if node is not None and before.node != node:
                continue
            led = self.space.beside[before.node].led
            if history and point.get(led, 0) != self.way(before.node, place.node):
                continue
            if before not in pins:
                ways = {rank: 1 << value for rank, value in point.items() if rank in history and rank != led}
                pins[before] = pinned(place.cut, point, before.frame, (before.node,)) | ways
            met = self.diagrams.point_within(region, pins[before], only_way=True)
            if met is not None:
                return before, met
        raise AssertionError(f"nobody comes to this point of {place.node}")


def routing(guide: Guide) -> dict[str, list[Condition]]:
    """Node id → the conditions that decide where it leads."""
    found: dict[str, list[Condition]] = {id: [guide.goes_on[id]] for id in guide.goes_on}
    for id, rules in guide.rules.items():
        found.setdefault(id, []).extend(rule.when for rule in rules)
    return found


class Explorer:
    """Explores a guide.

    `reads`: the conditions that matter at each node; `present`: the questions of which it matters there whether they
    were asked.
    """

    def __init__(
        self,
        guide: Guide,
        space: Space,
        reads: Mapping[str, Iterable[Condition]],
        present: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.guide, self.space = guide, space
        self.ways = arrows(guide)
        place = order(self.ways, guide.first)
        self.parts = [sorted(part, key=place.__getitem__) for part in components(self.ways)]
        self.circling = circles(self.ways)
        keys = {id: {key for when in whens for key in space.keys(when)} for id, whens in reads.items()}
        for id in keys.keys() - guide.outcomes.keys():
            keys[id] = {key for key in keys[id] if space.owner[key[0]] != id}
        for id, asked in [*(present or {}).items(), *((id, (id,)) for id in self.circling)]:
            keys.setdefault(id, set()).update((space.columns[other].main, 0) for other in asked)
        self._kept = remembered(self.ways, keys, lambda key: space.owner[key[0]])
        self.tables: dict[str, Table] = {}
        self._frames: dict[frozenset[str], Frame] = {}
        self._keeping = Keeping(space)

    def explore(
        self, diagrams: Diagrams, start: tuple[str, Mapping[int, int]] | None = None, going_on: bool = True
    ) -> Explored:
        """Everybody's ways from the first question on, or from what is known at some node.

        Without `going_on`, outcomes are ends. Raises GivenUp where too much is told apart.
        """
        return _Run(self, Explored(self.guide, self.ways, self.space, diagrams, tables=self.tables), going_on).run(
            *(start or (self.guide.first, {}))
        )

    def place(self, node: str, again: bool) -> Place:
        """A node with nobody there yet."""
        keep, coarse = self._keeping.of(self._kept[node])
        frame = frozenset(coarse if again else coarse - {node})  # a question's own answer is new
        return Place(node, again, self._frames.setdefault(frame, Frame(self.space, frame)), Cut(keep))

    def table(self, place: Place) -> Table:
        """The rules of a node."""
        if place.node not in self.tables:
            rules = self.guide.rules[place.node]
            self.tables[place.node] = Table(place.frame.formula(rule.when) for rule in rules)
        return self.tables[place.node]


class _Run:
    """One exploration. `coming`: those who have come to a node and have yet to go on."""

    def __init__(self, explorer: Explorer, found: Explored, going_on: bool) -> None:
        self.explorer, self.found, self.going_on = explorer, found, going_on
        self.guide, self.space, self.diagrams = found.guide, found.space, found.diagrams
        self.coming: dict[tuple[str, bool], Region] = {}

    def run(self, node: str, point: Mapping[int, int]) -> Explored:
        """Each node after those that lead to it; nodes of a circle round after round, as long as more people come."""
        self.coming[node, False] = self.diagrams.cut(self.diagrams.single(point), self.place(node, False).cut)
        for part in self.explorer.parts:
            names = [(id, again) for id in part for again in (False, True)]
            while any(name in self.coming for name in names):
                for name in names:
                    if name in self.coming:
                        self.try_step(self.place(*name), self.coming.pop(name))
        return self.found

    def try_step(self, place: Place, region: Region) -> None:
        """A step, or why it is hopeless."""
        try:
            self.step(place, region)
        except TooWide:
            raise given_up(self.space, place.node, place.cut) from None

    def step(self, place: Place, region: Region) -> None:
        """Those who come to a place go on from it."""
        found, diagrams, node = self.found, self.diagrams, place.node
        place.region = diagrams.plus(place.region, region)
        if node in self.guide.outcomes:
            if place.again or not self.going_on or node not in self.guide.goes_on:
                return
            met = where(diagrams, region, place.frame.formula(self.guide.goes_on[node]))
            if met is None:
                return
            region = met
        region = diagrams.times(self.space.answers(node, diagrams), region)
        before = found.asked.get(node)
        found.asked[node] = Group(place, region if before is None else diagrams.plus(before.region, region) or region)
        for number, part in self.explorer.table(place).divide(diagrams, region):
            group = Group(place, part)
            if number == len(self.guide.rules[node]):
                found.uncovered.setdefault(node, []).append(group)
            else:
                found.taken.setdefault((node, number), []).append(group)
                self.lead(group, self.guide.rules[node][number].go)

    def lead(self, group: Group, target: str) -> None:
        """A group goes to a node: for the first time, or not."""
        place, region = group
        if target in self.explorer.circling:
            been, fresh = split(self.diagrams, region, place.frame.asked(target))
            if been is not None and target not in self.guide.outcomes:
                self.found.circles.setdefault((place.node, target), []).append(Group(place, been))
            elif been is not None:
                self.arrive(self.place(target, True), Group(place, been))
            if fresh is None:
                return
            region = fresh
        self.arrive(self.place(target, False), Group(place, region))

    def arrive(self, place: Place, group: Group) -> None:
        """A group is at a place, where only what still matters is known of it."""
        place.came.append(group)
        region = self.diagrams.cut(group.region, place.cut)
        if self.diagrams.history and (way := self.found.way(group.place.node, place.node)):
            region = self.diagrams.on_top(self.space.beside[group.place.node].led, way, region)
        name = (place.node, place.again)
        self.coming[name] = self.diagrams.plus(self.coming.get(name), region) or region

    def place(self, node: str, again: bool) -> Place:
        """The one place of a node."""
        if (node, again) not in self.found.places:
            self.found.places[node, again] = self.explorer.place(node, again)
        return self.found.places[node, again]
