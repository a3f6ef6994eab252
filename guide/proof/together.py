"""Two people who give the same answers, followed at once: through two guides, or from two answers to one question.

As long as both stand at one place and know the same, they step together. Where their ways part, each goes on alone; a
question that one of them has answered is answered alike by the other, who may come to it later or never.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from heapq import heappop, heappush
from typing import Literal, NamedTuple

from guide.content.conditions import Value
from guide.engine.decisions import split
from guide.engine.diagrams import Diagrams
from guide.engine.explore import given_up
from guide.engine.formulas import Formula
from guide.engine.keeping import Key, pinned
from guide.engine.nodes import Region, TooWide
from guide.engine.regions import Space
from guide.engine.tables import Table
from guide.proof.meetings import END, LAST, ON, OPEN, Came, Follower, Meeting, Meetings, Name, Two


class Parted(NamedTuple):
    """Those who stand at one node, answer alike, and go to two nodes."""

    meeting: Meeting
    region: Region
    to: Two


class Together:
    """What two people do who answer alike.

    `cause`: the questions that alone can part them; None if anything can. `apart`: a question to which they give
    different answers, and all such pairs of answers. `refused`: the answers that the second one cannot give.
    `after`: what becomes of them once their ways have parted. In `replay` the second one has just the answers of the
    first, and stops where another one is needed; in `compare` both answer whatever they are asked, and where they come
    to the same outcome, both go on from it or none; or nothing more is looked at.
    """

    def __init__(
        self,
        two: tuple[Follower, Follower],
        space: Space,
        diagrams: Diagrams,
        *,
        cause: frozenset[str] | None = None,
        apart: tuple[str, Region] | None = None,
        refused: Mapping[str, Formula] | None = None,
        always: frozenset[Key] = frozenset(),
        after: Literal["replay", "compare", "nothing"],
    ) -> None:
        self.two, self.space, self.diagrams = two, space, diagrams
        self.cause, self.apart, self.refused, self.after = cause, apart, refused or {}, after
        self.meetings = Meetings(two, space, frozenset((apart[0],) if apart else ()), always)
        self.parted: list[Parted] = []
        self.asked: list[tuple[Meeting, Region]] = []
        """those who answer a question at which both are, before they go on"""
        self._tables: dict[tuple[int, str, frozenset[str], frozenset[str]], Table] = {}
        """rules by who takes them, where, and how the answers stand that they read"""
        self._coming: dict[Name, Region] = {}
        self._queue: list[tuple[bool, int, Name]] = []
        """those whose ways have not parted first, so that they are all there before they part"""
        self._leading = frozenset() if apart is not None else two[0].leading(cause or frozenset())

    # Where they are

    def start(self, node: str, region: Region, coarse: Container[str] = ()) -> Together:
        """Follow both from a node on, where they know the same: the answers to some questions in `coarse` columns."""
        name = Name((node, node), (ON, ON), False)
        for id, columns in self.space.columns.items():
            if id in coarse and self.meetings[name].cut.keep.get(columns.main, ()) is None:
                region = self.diagrams.rename(region, self.space.beside[id].coarse, columns.main)
        self._come(name, self.diagrams.cut(region, self.meetings[name].cut))
        while self._queue:
            name = heappop(self._queue)[-1]
            coming = self._coming.pop(name, None)
            if coming is not None:
                meeting = self.meetings[name]
                self._try_step(meeting, coming)
        return self

    def _try_step(self, meeting: Meeting, coming: Region) -> None:
        """A step of those who come to a meeting, or why it is hopeless."""
        try:
            meeting.region = self.diagrams.plus(meeting.region, coming)
            self._step(meeting, coming)
        except TooWide:
            raise given_up(self.space, meeting.name.at[0], meeting.cut) from None

    def ended(self) -> Iterator[tuple[Meeting, Region]]:
        """Every meeting at which neither goes on."""
        for meeting in self.meetings.values():
            if all(meeting.name.ended) and meeting.region is not None:
                yield meeting, meeting.region

    def _come(self, name: Name, region: Region) -> None:
        level = sum(follower.levels[at] for follower, at in zip(self.two, name.at, strict=True))
        heappush(self._queue, (name.parted, level, name))
        self._coming[name] = self.diagrams.plus(self._coming.get(name), region) or region

    def _arrive(self, name: Name, came: Came) -> None:
        """Those who come from one meeting are at another, where only what still matters is known of them."""
        if name.parted and name.at[0] == name.at[1] and name.ended == (ON, ON):
            same = self.diagrams.restrict(came.region, self.space.alike)
            rest = self.diagrams.without(came.region, same)
            if same is not None:
                self._arrive(name._replace(parted=False), came._replace(region=same))
            if rest is None:
                return
            came = came._replace(region=rest)
        if not name.parted and self.cause is not None and not self._may_part(name):
            return
        meeting = self.meetings.come(name, came)
        self._come(name, self.diagrams.cut(came.region, meeting.cut))

    def _may_part(self, name: Name) -> bool:
        """Whether anything that tells them apart is still read, or may yet be asked."""
        assert self.cause is not None
        at, owner = name.at[0], self.space.owner
        read = any(
            owner[rank] in self.cause for follower in self.two for rank, _ in follower.led[at] | follower.shown[at]
        )
        return read or (name.ended == (ON, ON) and at in self._leading)

    # Where they go

    def _step(self, meeting: Meeting, region: Region) -> None:
        (a, b), ended, parted = meeting.name
        if all(ended):
            if ended == (END, END) and self.after == "compare" and a == b:
                self._both_go_on(meeting, region)
        elif not parted:
            self._ask_both(meeting, a, region)
        else:
            first = ended[1] != ON or (ended[0] == ON and self._behind(a, b))
            self._ask_one(meeting, 0 if first else 1, region)

    def _behind(self, a: str, b: str) -> bool:
        """Whether the first one, at `a`, goes on before the second one, at `b`, does."""
        if self.after == "replay":  # the second one waits for an answer as long as the first one may yet give it
            return b in self.two[0].reach(a)
        return self.two[0].levels[a] <= self.two[1].levels[b]

    def _ask_both(self, meeting: Meeting, node: str, region: Region) -> None:
        diagrams = self.diagrams
        if node in self.two[0].guide.outcomes:
            how = END if self.after == "compare" else LAST
            self._arrive(meeting.name._replace(ended=(how, how)), Came(meeting, (), region))
            may, _ = self._may_go_on(meeting, 0, region) if self.after != "compare" else (None, None)
            both, alone = self._may_go_on(meeting, 1, may)
            self._lead_both(meeting, (node,), self._gone_on(node, both))
            self._lead_one(meeting, 0, (node,), self._gone_on(node, alone), other=(node, LAST))
            return
        answers = self.space.answers(node, diagrams)
        if self.apart is not None and self.apart[0] == node:
            answers = self.apart[1]
        asked: Region | None = diagrams.times(answers, region)
        if node in self.refused and asked is not None:
            refused, asked = split(diagrams, asked, self.refused[node])
            self._lead_one(meeting, 0, (node,), refused, other=(node, LAST))
        if asked is not None:
            self.asked.append((meeting, asked))
        self._lead_both(meeting, (node,), asked)

    def _may_go_on(self, meeting: Meeting, who: int, region: Region | None) -> tuple[Region | None, Region | None]:
        """Those who may go on from the outcome where one of them is, and those who may not."""
        node, guide = meeting.name.at[who], self.two[who].guide
        if region is None or node not in guide.goes_on:
            return None, region
        return split(self.diagrams, region, meeting.frames[who].formula(guide.goes_on[node]))

    def _gone_on(self, node: str, region: Region | None) -> Region | None:
        return region and self.diagrams.times(self.space.answers(node, self.diagrams), region)

    def _ask_one(self, meeting: Meeting, who: int, region: Region) -> None:
        """One of them goes on: answers as the other did who was asked before, or else in any way."""
        node, follower = meeting.name.at[who], self.two[who]
        replays = self.after == "replay" and who == 1
        rest: Region | None = region
        if node in follower.guide.outcomes:
            rest, cannot = self._may_go_on(meeting, who, region)
            self._end(meeting, who, cannot, LAST)
            self._end(meeting, who, rest if not replays else None, END if self.after == "compare" else LAST)
            if self.after == "compare":
                return
        asked, new = self._answered(who, node, rest)
        if replays:
            self._end(meeting, who, new, LAST if node in follower.guide.outcomes else OPEN)
        elif new is not None:
            own = self.space.answers(node, self.diagrams, self.space.beside[node][1 + who])
            asked = self.diagrams.plus(asked, self.diagrams.times(own, new))
        if who == 1 and node in self.refused and asked is not None:
            refused, asked = split(self.diagrams, asked, self.refused[node])
            self._end(meeting, who, refused, LAST, (node,))
        self._lead_one(meeting, who, (node,), asked)

    def _answered(self, who: int, node: str, region: Region | None) -> tuple[Region | None, Region | None]:
        """Those of whom the other one was asked a question before, so that both have that answer, and all others."""
        if region is None:
            return None, None
        columns, other = self.space.columns[node], self.space.beside[node][2 - who]
        known, new = self.diagrams.split(region, other, columns.full - 1)
        return known and self.diagrams.rename(known, other, columns.main), new

    def _both_go_on(self, meeting: Meeting, region: Region) -> None:
        may, _ = self._may_go_on(meeting, 0, region)
        may, _ = self._may_go_on(meeting, 1, may)
        node = meeting.name.at[0]
        self._lead_both(meeting, (node,), self._gone_on(node, may))

    def _lead_both(self, meeting: Meeting, fresh: tuple[str, ...], region: Region | None) -> None:
        """Both take the rules of where they are."""
        first, second = (
            follower.guide.rules.get(at, ()) for follower, at in zip(self.two, meeting.name.at, strict=True)
        )
        for number, part in self._divide(meeting, 0, region):
            for other, piece in self._divide(meeting, 1, part) if number < len(first) else ():
                if other == len(second):
                    continue
                to = (first[number].go, second[other].go)
                if not meeting.name.parted and to[0] != to[1]:
                    self.parted.append(Parted(meeting, piece, to))
                if self.after != "nothing" or to[0] == to[1]:
                    apart = meeting.name.parted or to[0] != to[1]
                    self._go(Came(meeting, fresh, piece), Name(to, (ON, ON), apart), (0, 1))

    def _lead_one(
        self,
        meeting: Meeting,
        who: int,
        fresh: tuple[str, ...],
        region: Region | None,
        other: tuple[str, int] | None = None,
    ) -> None:
        """One of them takes the rules of where they are; the other stays, or is left at some node."""
        node, ended = other or (meeting.name.at[1 - who], meeting.name.ended[1 - who])
        rules = self.two[who].guide.rules.get(meeting.name.at[who], ())
        for number, piece in self._divide(meeting, who, region):
            if number < len(rules) and self.after != "nothing":
                to = rules[number].go
                name = Name((to, node), (ON, ended), True) if who == 0 else Name((node, to), (ended, ON), True)
                self._go(Came(meeting, fresh, piece), name, (who,))

    def _divide(self, meeting: Meeting, who: int, region: Region | None) -> Iterator[tuple[int, Region]]:
        if region is not None:
            node, frame = meeting.name.at[who], meeting.frames[who]
            read = self.two[who].read[node]
            key = (who, node, frame.coarse & read, frame.alone & read)
            if key not in self._tables:
                self._tables[key] = Table(frame.formula(rule.when) for rule in self.two[who].guide.rules[node])
            yield from self._tables[key].divide(self.diagrams, region)

    def _go(self, came: Came, name: Name, movers: tuple[int, ...]) -> None:
        """To a next meeting. Whoever comes to an outcome again ends there; to a question nobody comes again."""
        for who in movers:
            node = name.at[who]
            if node not in self.two[who].circling:
                continue
            been, new = split(self.diagrams, came.region, came.before.frames[who].asked(node))
            if been is not None and node in self.two[who].guide.outcomes:
                ended = (
                    (LAST, LAST) if not name.parted else (LAST, name.ended[1]) if who == 0 else (name.ended[0], LAST)
                )
                rest = tuple(other for other in movers if other > who and name.parted)
                self._go(came._replace(region=been), name._replace(ended=ended), rest)
            if new is None:
                return
            came = came._replace(region=new)
        self._arrive(name, came)

    def _end(self, meeting: Meeting, who: int, region: Region | None, how: int, fresh: tuple[str, ...] = ()) -> None:
        """One of them goes no further."""
        ended = (how, meeting.name.ended[1]) if who == 0 else (meeting.name.ended[0], how)
        if region is not None:
            self._arrive(meeting.name._replace(ended=ended, parted=True), Came(meeting, fresh, region))

    # What they answered

    def witness(
        self, meeting: Meeting, region: Region, fresh: tuple[str, ...] = ()
    ) -> tuple[dict[str, Value], dict[str, Value], dict[int, int]]:
        """Answers of the two from the start on into a region, and the point at which they started.

        `fresh`: the questions that are answered where they are.
        """
        found: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
        point = self.diagrams.point(region)
        for id in fresh:
            self._undo(meeting.name, id, point, found)
        while meeting.came:
            came, point = self._before(meeting, point)
            for id in came.fresh:
                self._undo(came.before.name, id, point, found)
            meeting = came.before
        return dict(reversed(found[0].items())), dict(reversed(found[1].items())), point

    def _before(self, meeting: Meeting, point: Mapping[int, int]) -> tuple[Came, dict[int, int]]:
        """Those who come to just that point from one of the meetings before, and a point of theirs."""
        for came in meeting.came:
            masks = pinned(meeting.cut, point, came.before.frames[0], came.fresh)
            met = self.diagrams.restrict(came.region, masks)
            if met is not None:
                return came, self.diagrams.point(met)
        raise AssertionError(f"nobody comes to this point of {meeting.name}")

    def _undo(
        self, name: Name, id: str, point: dict[int, int], found: tuple[dict[str, Value], dict[str, Value]]
    ) -> None:
        """Take the answer to a question that was asked at a meeting out of a point, and write it down."""
        columns, beside = self.space.columns[id], self.space.beside[id]
        apart = beside.first in point and beside.second in point
        here = {rank: value for rank, value in point.items() if rank in columns.all}
        for who, own in enumerate((beside.first, beside.second)):
            if own in point or columns.main in point:
                given = here | ({columns.main: point[own]} if own in point else {})
                found[who].setdefault(id, columns.value(given, last=apart and who == 0))
        alone = name.parted and name.at[0] != name.at[1]
        if alone and columns.main in point:  # the other had answered it before
            point[beside[2 if name.at[0] == id else 1]] = point.pop(columns.main)
            return
        for rank in (*columns.all, beside.first, beside.second):
            point.pop(rank, None)
