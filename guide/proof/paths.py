"""How many ways a guide has, how long they are, and who ends where: sums over places, exact at any size."""

from __future__ import annotations

from collections.abc import Mapping

from guide.engine.look_ahead import Left
from guide.proof.explore import Explored, Place, Took


def left(walked: Explored) -> dict[str, Left]:
    """Node id → the fewest and the most questions that can still come from it, going on from outcomes included."""
    per_place: dict[Place, Left] = {}
    for place in reversed(walked.order):
        after = [per_place[edge.to] for edge in place.edges]
        if place.node in walked.guide.outcomes:
            per_place[place] = Left(0, max((way.most for way in after), default=0))
        elif after:
            per_place[place] = Left(1 + min(way.least for way in after), 1 + max(way.most for way in after))
        else:
            per_place[place] = Left(1, 1)
    found: dict[str, Left] = {}
    for place, way in per_place.items():
        before = found.get(place.node, way)
        found[place.node] = Left(min(before.least, way.least), max(before.most, way.most))
    return found


def page_paths(walked: Explored, going_on: bool = True) -> dict[str, int]:
    """Outcome id → how many sequences of nodes end there; without `going_on`, as the first outcome on the way.

    Several places of a node may lie on one sequence, so sets of places are followed, as when an automaton is made
    deterministic.
    """
    ends: dict[frozenset[Place], int] = {frozenset(walked.at(walked.guide.first)[:1]): 1}
    found = dict.fromkeys(walked.guide.outcomes, 0)
    while ends:
        after: dict[frozenset[Place], int] = {}
        for places, count in ends.items():
            node = next(iter(places)).node
            if node in found:
                found[node] += count
                if not going_on:
                    continue
            for group in following(places).values():
                after[group] = after.get(group, 0) + count
        ends = after
    return found


def following(places: frozenset[Place]) -> dict[str, frozenset[Place]]:
    """The next node → the places there that a sequence ending in `places` may go on to."""
    groups: dict[str, set[Place]] = {}
    for place in places:
        for edge in place.edges:
            groups.setdefault(edge.to.node, set()).add(edge.to)
    return {node: frozenset(group) for node, group in groups.items()}


def answers_ending(walked: Explored) -> dict[str, int]:
    """Outcome id → in how many ways of answering one ends there."""
    found: Mapping[str, int] = dict.fromkeys(walked.guide.outcomes, 0)
    return {id: sum(walked.count(Took(place, place.region)) for place in walked.at(id)) for id in found}
