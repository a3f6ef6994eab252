"""Rules that hold for the same answers and lead to different places, so that their order decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from guide.engine.decisions import meets
from guide.engine.explore import Explored
from guide.engine.tables import Row


def overlapping(explored: Explored, node: str) -> Iterator[tuple[int, int]]:
    """Pairs of rules of a node: one that some people take, and a later one, but the last, that holds for them too."""
    rules = explored.guide.rules[node]
    if node not in explored.asked or len(rules) < 3:
        return
    rows = explored.tables[node].rows[:-1]
    meeting = Meeting(rows)
    for number, rule in enumerate(rules[:-1]):
        told: set[int] = set()
        for _, region in explored.taken.get((node, number), ()):
            ranks = {rank: explored.diagrams.values(region, rank) for rank in meeting.ranks}
            for other in meeting.of(ranks, number + 1):
                if other in told or rules[other].go == rule.go:
                    continue
                if meets(explored.diagrams, region, rows[other].formula):
                    told.add(other)
                    yield number, other


class Meeting:
    """Finds the rules that may hold somewhere in a part of the space, without going through them all."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.ranks = {rank for row in rows for rank in row.hull}
        self._every = (1 << len(rows)) - 1
        self._allowed: dict[int, dict[int, int]] = {}
        """column → value → the rules, a bit each, that the value does not keep from holding"""
        for rank in self.ranks:
            untested = sum(1 << number for number, row in enumerate(rows) if rank not in row.hull)
            allowed = self._allowed[rank] = defaultdict(lambda untested=untested: untested)  # type: ignore[misc]
            for number, row in enumerate(rows):
                for value in _bits(row.hull.get(rank, 0)):
                    allowed[value] |= 1 << number

    def of(self, values: Mapping[int, int], first: int) -> Iterator[int]:
        """The rules from one on that may hold for some of the values of each column."""
        found = self._every >> first << first
        for rank, mask in values.items():
            found &= reduce(or_, (self._allowed[rank][value] for value in _bits(mask)), 0) if found else 0
        yield from _bits(found)


def _bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
