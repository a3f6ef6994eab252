"""Exploring a guide with all answers at once.

A *place* is a node with a region of what is known there and still matters. From a place, the answers to its question
are split by the rules, carried on, and cut down to what anything further on reads; equal places are one. Every point of
a place's region is reached, so whatever is found at a place has a witness, and sums over places are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import NamedTuple

from guide.content.conditions import Value, reads
from guide.content.guide import Guide
from guide.engine.graph import arrows, circles, remembered
from guide.engine.regions import Region, Space, space
from guide.proof.boxes import merged
from guide.proof.uses import promised, routing, showing


class Edge(NamedTuple):
    """A way from one place to another, for the answers in `box` (those known before and the one given here)."""

    to: Place
    box: Region


class Took(NamedTuple):
    """A rule (or a continue, pause, block) that holds at a place, for the answers in `box`."""

    place: Place
    box: Region


@dataclass(eq=False, slots=True)
class Place:
    """A node and a region. `came`: one way here. `again`: the node was on the route before, which ends here.

    `loose`: what is only known to have been asked; the region then allows any answer.
    """

    node: str
    region: Region
    came: Took | None = None
    again: bool = False
    loose: frozenset[str] = frozenset()
    edges: list[Edge] = field(default_factory=list)


@dataclass(eq=False)
class Explored:
    """Every place of a guide, and where each rule was taken."""

    guide: Guide
    space: Space
    places: dict[str, list[Place]] = field(default_factory=dict)
    rules: dict[tuple[str, int], list[Took]] = field(default_factory=dict)
    uncovered: list[Took] = field(default_factory=list)
    circles: list[tuple[Took, str]] = field(default_factory=list)
    """where a rule leads to a question that the route has asked already"""

    def at(self, node: str) -> list[Place]:
        return self.places.get(node, [])

    def __iter__(self) -> Iterator[Place]:
        for places in self.places.values():
            yield from places

    def witness(self, took: Took, last: bool = False) -> dict[str, Value]:
        """Answers that lead to a place and lie in a box there; with `last`, those at the far end of their atoms.

        Where the box has the answer to the place's own question, it comes last.
        """
        found: dict[str, Value] = {}
        place, box = took
        if place.node in box and not place.again:
            found[place.node] = self._value(place.node, box[place.node], last)
        while place.came is not None:
            before, step = place.came
            box = {id: mask & box.get(id, mask) for id, mask in step.items()}
            found[before.node] = self._value(before.node, box[before.node], last)
            place = before
        return dict(reversed(found.items()))

    def _value(self, id: str, mask: int, last: bool) -> Value:
        atom = self.space.atoms_in(id, mask)[-1 if last else 0]
        return atom.last if last else atom.witness

    def answered(self, place: Place) -> Region:
        """What is known at a place once its own question is answered in any way."""
        if place.node in self.guide.outcomes:
            return place.region
        return {**place.region, place.node: self.space.everything(place.node)}

    @cached_property
    def order(self) -> list[Place]:
        """Every place after those that lead to it."""
        done: set[Place] = set()
        found: list[Place] = []
        for root in self.at(self.guide.first):
            path = [(root, iter(root.edges))]
            done.add(root)
            while path:
                edge = next((edge for edge in path[-1][1] if edge.to not in done), None)
                if edge is None:
                    found.append(path.pop()[0])
                else:
                    done.add(edge.to)
                    path.append((edge.to, iter(edge.to.edges)))
        return found[::-1]

    @cached_property
    def ways(self) -> dict[Place, int]:
        """In how many ways of answering each point of a place's region is reached."""
        ways = dict.fromkeys(self.order, 0)
        for place in self.order:
            if place.came is None:
                ways[place] += 1
            for to, box in place.edges:
                count = ways[place]
                for id, mask in box.items():
                    if id not in place.loose and (id in to.loose or id not in to.region):
                        count *= self.space.size(id, mask)
                ways[to] += count
        return ways

    def count(self, took: Took) -> int:
        """In how many ways of answering a box at a place is reached."""
        place, box = took
        return self.ways[place] * prod(self.space.size(id, mask) for id, mask in box.items() if id not in place.loose)


def explore(guide: Guide, of: Space | None = None, printed: Mapping[str, set[str]] | None = None) -> Explored:
    """Walk a guide from its first question.

    With `printed` (the answers that texts print, by node), what is only shown or promised is kept apart too.
    """
    ways = arrows(guide)
    promises = promised(guide) if printed is not None else {}
    read: dict[str, frozenset[str]] = {}
    for node in ways:
        uses = (*routing(guide, node), *(showing(guide, node) if printed is not None else ()))
        ids = frozenset[str]().union(*(reads(use.when) for use in uses), promises.get(node, ()))
        read[node] = ids - {node}
    present = {id: {id} for id in circles(ways)}
    for id, ids_printed in (printed or {}).items():
        present[id] = ids_printed | present.get(id, set())
    return _Explorer(Explored(guide, of or space(guide)), remembered(ways, read), remembered(ways, present)).walk()


class _Explorer:
    def __init__(
        self, walked: Explored, kept: Mapping[str, frozenset[str]], present: Mapping[str, frozenset[str]]
    ) -> None:
        self.walked = walked
        self.guide, self.space = walked.guide, walked.space
        self.kept, self.present = kept, present
        self.known: dict[tuple[str, tuple[tuple[str, int], ...]], Place] = {}
        self.todo: list[Place] = []

    def walk(self) -> Explored:
        self.arrive(self.guide.first, {}, None)
        while self.todo:
            place = self.todo.pop()
            if place.node in self.guide.questions:
                self.follow(place, [{**place.region, place.node: self.space.everything(place.node)}])
            elif place.node in self.guide.goes_on and not place.again:
                goes_on, _ = self.space.split([place.region], self.guide.goes_on[place.node])
                self.follow(place, [{**box, place.node: 1} for box in goes_on])
        return self.walked

    def follow(self, place: Place, rest: list[Region]) -> None:
        """Split what is known by the rules, top to bottom, and go on from each piece."""
        to: dict[str, list[Region]] = {}
        for number, rule in enumerate(self.guide.rules[place.node]):
            met, rest = self.space.split(rest, rule.when)
            if met:
                self.walked.rules.setdefault((place.node, number), []).extend(Took(place, box) for box in met)
                to.setdefault(rule.go, []).extend(met)
            if not rest:
                break
        self.walked.uncovered += [Took(place, box) for box in rest]
        for target, boxes in to.items():
            for box in merged(boxes):
                if target in self.guide.questions and target in box:
                    self.walked.circles.append((Took(place, box), target))
                else:
                    place.edges.append(Edge(self.arrive(target, box, Took(place, box)), box))

    def arrive(self, node: str, box: Region, came: Took | None) -> Place:
        """The place for what is known at a node, cut down to what still matters; new places are walked later."""
        kept, present = self.kept[node], self.present[node]
        region = {id: mask for id, mask in box.items() if id in kept}
        loose = frozenset(id for id in present if id in box and id not in kept)
        for id in loose:
            region[id] = self.space.everything(id)
        key = (node, tuple(sorted(region.items())))
        if key not in self.known:
            place = Place(node, region, came, node in box, loose)
            self.known[key] = place
            self.walked.places.setdefault(node, []).append(place)
            self.todo.append(place)
        return self.known[key]
