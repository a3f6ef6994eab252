"""Where two people are who are followed at once, and what is known of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from guide.content.conditions import Condition
from guide.content.conditions import reads as reads_of
from guide.content.guide import Guide
from guide.engine.diagrams import Cut
from guide.engine.graph import arrows, circles, order, remembered
from guide.engine.keeping import Keep, Keeping, Key
from guide.engine.nodes import Region
from guide.engine.regions import Frame, Space

Two = tuple[str, str]
Reads = Mapping[str, Iterable[Condition]]
"""Node → the conditions that are read there."""
ON, END, LAST, OPEN = range(4)
"""Somebody goes on; is at an end, from which one might yet go on; at one where that is not possible; or at a question
without an answer to it."""


class Name(NamedTuple):
    """Where both are, whether they go on, and whether their ways have parted."""

    at: Two
    ended: tuple[int, int]
    parted: bool


@dataclass(eq=False, slots=True)
class Meeting:
    """Two people, each at some node, and what is known of both.

    `came`: where from. `alone`: the questions that only one of them may have been asked.
    """

    name: Name
    frames: tuple[Frame, Frame]
    cut: Cut
    region: Region | None = None
    came: list[Came] = field(default_factory=list)
    alone: frozenset[str] = frozenset()


class Came(NamedTuple):
    """Those who come from a meeting, where the questions of `fresh` nodes were new."""

    before: Meeting
    fresh: tuple[str, ...]
    region: Region


class Follower:
    """One of the two: a guide, and what is read and can be reached from each of its nodes.

    `reads`: what decides where nodes lead; `shows`: what decides what is seen there, which matters where both are.
    """

    def __init__(self, guide: Guide, space: Space, reads: Reads, shows: Reads) -> None:
        self.guide = guide
        self.ways = arrows(guide)
        self.levels = order(self.ways, guide.first)
        self.circling = circles(self.ways)
        self.read = {
            id: frozenset().union(*(reads_of(rule.when) for rule in rules)) for id, rules in guide.rules.items()
        }
        """what the rules of each node read"""
        self._reach: dict[str, frozenset[str]] = {}
        keys, seen = (_keys(space, of_nodes) for of_nodes in (reads, shows))
        for id in self.circling:
            keys.setdefault(id, set()).add((space.columns[id].main, 0))
        self.led = remembered(self.ways, keys, lambda key: space.owner[key[0]])
        """what is read from a node on to decide where to go"""
        self.shown = remembered(self.ways, seen, lambda key: space.owner[key[0]])
        """what is read from a node on to decide what is shown"""
        self.shown_at = {id: frozenset(found) for id, found in seen.items()}

    def leading(self, targets: frozenset[str]) -> frozenset[str]:
        """The nodes from which arrows lead to some of these, they themselves included."""
        back: dict[str, list[str]] = {}
        for node, ways in self.ways.items():
            for target in ways:
                back.setdefault(target, []).append(node)
        found, todo = {*targets}, [*targets]
        while todo:
            for node in back.get(todo.pop(), ()):
                if node not in found:
                    found.add(node)
                    todo.append(node)
        return frozenset(found)

    def reach(self, node: str) -> frozenset[str]:
        """The nodes that arrows lead to, with the node itself."""
        if node not in self._reach:
            found, todo = {node}, [node]
            while todo:
                for target in self.ways[todo.pop()]:
                    if target not in found:
                        found.add(target)
                        todo.append(target)
            self._reach[node] = frozenset(found)
        return self._reach[node]


def _keys(space: Space, reads: Reads) -> dict[str, set[Key]]:
    """What conditions read, by node."""
    return {id: {key for when in whens for key in space.keys(when)} for id, whens in reads.items()}


class Meetings(dict[Name, Meeting]):
    """Every meeting by its name, made when it is first asked for.

    `apart`: the questions to which both have an answer of their own. `always`: what is never forgotten.
    """

    def __init__(
        self, two: tuple[Follower, Follower], space: Space, apart: frozenset[str], always: frozenset[Key]
    ) -> None:
        super().__init__()
        self.two, self.space, self.apart, self.always = two, space, apart, always
        self._pinned = {space.owner[rank] for rank, _ in always}
        self._keeping = Keeping(space)
        self._kept: dict[frozenset[Key], tuple[Keep, frozenset[str]]] = {}
        self._frames: dict[tuple[frozenset[str], frozenset[str]], tuple[Frame, Frame]] = {}

    def __missing__(self, name: Name) -> Meeting:
        keep, coarse = self._keep(name)
        coarse -= {at for at, ended in zip(name.at, name.ended, strict=True) if ended in (ON, END)}
        alone = self.apart | (frozenset(name.at) & self.space.columns.keys() if name.parted else frozenset())
        self[name] = Meeting(name, self._both(frozenset(coarse), alone), Cut(keep), alone=alone)
        return self[name]

    def _both(self, coarse: frozenset[str], alone: frozenset[str]) -> tuple[Frame, Frame]:
        """How both see the answers."""
        if (coarse, alone) not in self._frames:
            self._frames[coarse, alone] = (Frame(self.space, coarse, alone, 0), Frame(self.space, coarse, alone, 1))
        return self._frames[coarse, alone]

    def come(self, name: Name, came: Came) -> Meeting:
        """Somebody comes to a meeting."""
        meeting, before = self[name], came.before
        meeting.came.append(came)
        own = before.name.parted and before.name.at[0] != before.name.at[1]
        asked = before.alone | (frozenset(came.fresh) if own else frozenset())
        alone = meeting.alone | {id for id in asked if meeting.cut.keep.keys() & self.space.beside[id][1:3]}
        if alone != meeting.alone:
            meeting.alone = alone
            meeting.frames = self._both(meeting.frames[0].coarse, alone)
        return meeting

    def _matters(self, name: Name, who: int) -> frozenset[Key]:
        """What is read of the answers of one of them: on the way, and where both come to the same end."""
        follower, nothing = self.two[who], frozenset[Key]()
        (at, stays), (other, other_stays) = ((name.at[n], name.ended[n] in (LAST, OPEN)) for n in (who, 1 - who))
        led = nothing if stays else follower.led.get(at, nothing)
        if not stays and not other_stays:
            return led | follower.shown.get(at, nothing)
        if stays and other_stays and at != other:
            return led
        return led | follower.shown_at.get(at if stays else other, nothing)

    def _own(self, keys: frozenset[Key]) -> tuple[Keep, frozenset[str]]:
        """What one of them keeps, and the questions that are read so."""
        if keys not in self._kept:
            own, _ = self._keeping.of(keys)
            self._kept[keys] = (own, frozenset(self.space.owner[rank] for rank in own))
        return self._kept[keys]

    def _keep(self, name: Name) -> tuple[Keep, set[str]]:
        """What either reads further on; and whole answers of one, where the other may yet come to their question."""
        space, columns = self.space, self.space.columns
        kept = [self._matters(name, 0), self._matters(name, 1)]
        keep, coarse = self._keeping.of(kept[0] | kept[1] | self.always)
        for who, (of_one, other, at, ended) in enumerate(
            zip(kept, reversed(self.two), reversed(name.at), reversed(name.ended), strict=True)
        ):
            own, read = self._own(of_one)
            for id in read if name.parted else read & self.apart:
                becomes = own.get(columns[id].main)
                column = space.beside[id][1 + who]
                keep[column] = (column, becomes[1]) if becomes is not None and id not in self._pinned else None
            if name.parted and ended in (ON, END):
                keep.update((space.beside[id][1 + who], None) for id in other.reach(at) if id in columns)
        return keep, coarse
