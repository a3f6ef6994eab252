"""Exact sets of answers: what a guide can tell apart, and nothing finer.

For every question, all values it allows are grouped into atoms: two values are in one atom when no condition of the
guide can tell them apart. There are finitely many, whatever the range of days or fen, and each keeps a witness. A
region is a diagram over atoms, and a condition splits it exactly.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from guide.content.conditions import All, Condition, Includes, Not, Some, Test, Value, tests
from guide.content.guide import Guide, conditions, private_test
from guide.content.questions import AnyQuestion
from guide.engine.atoms import Columns, of_passing, of_question
from guide.engine.diagrams import Diagrams
from guide.engine.formulas import ALWAYS, NEVER, Formula, either, every, leaf
from guide.engine.graph import arrows, order
from guide.engine.nodes import END, ONE, Region

FRAMES = 10
"""Diagrams are as deep as there are columns, and are walked by functions that call themselves: so often for each."""


class Beside(NamedTuple):
    """Columns of a node beside those of its answer, for walks that need them."""

    coarse: int
    """the answer where not all of its atoms are told apart any more"""
    first: int
    second: int
    """of two people, the answer of one, where the other has given none or another"""
    led: int
    """which way was taken"""


@dataclass(frozen=True)
class Space:
    """The columns of every question of a guide, and of everything else one may go on from; first questions first."""

    columns: dict[str, Columns]
    beside: dict[str, Beside]
    owner: dict[int, str]
    """column → the node it belongs to"""

    def diagrams(self, most: int) -> Diagrams:
        """For diagrams that count answers."""
        found = {}
        for id, columns in self.columns.items():
            joint = columns.joint if columns.kinds else 0
            sizes = (1 if number == joint else atom.size for number, atom in enumerate(columns.atoms, 1))
            found[columns.main] = found[self.beside[id].first] = found[self.beside[id].second] = (1, *sizes)
        return Diagrams(found, most=most)

    def paths(self, most: int) -> Diagrams:
        """For diagrams that remember which ways were taken, and count nothing."""
        return Diagrams(None, self._led, most)

    @cached_property
    def alike(self) -> dict[int, int]:
        """What stands in the columns of two people's own answers where they know the same: nothing."""
        return {rank: 1 for beside in self.beside.values() for rank in (beside.first, beside.second)}

    @cached_property
    def _led(self) -> frozenset[int]:
        return frozenset(beside.led for beside in self.beside.values())

    def keys(self, condition: Condition) -> Iterator[tuple[int, int]]:
        """What a condition reads: columns and the values it tests for, and of each answer whether it is there (0)."""
        for test in tests(condition):
            columns = self.columns.get(test.question)
            if columns is not None:
                yield columns.main, 0
                yield columns.main, columns.mask(test)
                if isinstance(test, Includes):
                    yield from ((rank, 2) for rank, kind in columns.kinds if not test.options.isdisjoint(kind))

    def answers(self, id: str, diagrams: Diagrams, rank: int | None = None) -> Region:
        """All answers a question allows, skipping included; of an outcome or a notice, going on from it.

        They stand in a column of `rank`, or in the answer's own.
        """
        columns = self.columns[id]
        edges = []
        for number in range(1, len(columns.atoms) + 1):
            joint = columns.kinds and number == columns.joint
            edges.append((1 << number, *(_chosen(columns, diagrams) if joint else ONE)))
        made = diagrams.make(columns.main if rank is None else rank, edges)
        assert made is not None
        return made

    def values(self, point: Mapping[int, int], last: bool = False) -> dict[str, Value]:
        """The answers at a point; with `last`, those at the far end of their atoms."""
        found = {self.owner[rank]: rank for rank in sorted(point)}
        return {id: self.columns[id].value(point, last) for id in found if self.columns[id].main in point}

    def point(self, answers: Mapping[str, Value], today: date) -> dict[int, int]:
        """The columns of answers, as of a day: rank → value. ValueError where one is not allowed."""
        found: dict[int, int] = {}
        for id, value in answers.items():
            found |= self.columns[id].of(value, today)
        return found


@dataclass(frozen=True, eq=False)
class Frame:
    """Where a person's conditions find the answers.

    `coarse`: the questions whose answers stand in their coarse columns. Of two people, `alone`: the questions to which
    one of them may have an answer of their own, and `who` it is.
    """

    space: Space
    coarse: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    who: int = 0
    _formulas: dict[tuple[int, bool], tuple[Condition, Formula]] = field(default_factory=dict)
    """by the identity of the condition, which is quicker to look up than its value; it is held so that it stays"""

    def formula(self, condition: Condition, holds: bool = True) -> Formula:
        """Where a condition holds, or where it does not."""
        known = self._formulas.get((id(condition), holds))
        if known is None:
            known = self._formulas[id(condition), holds] = (condition, self._formula(condition, holds))
        return known[1]

    def _formula(self, condition: Condition, holds: bool) -> Formula:
        match condition:
            case All(parts):
                return (every if holds else either)(self.formula(part, holds) for part in parts)
            case Some(parts):
                return (either if holds else every)(self.formula(part, holds) for part in parts)
            case Not(part):
                return self.formula(part, not holds)
        id, columns = condition.question, self.space.columns.get(condition.question)
        if columns is None:
            return NEVER if holds else ALWAYS
        mask, full = columns.mask(condition), columns.full
        if not columns.kinds and id not in self.alone:
            return leaf(self.main(id), mask if holds else full & ~mask, full)
        kinds = list[int]()
        if isinstance(condition, Includes):
            kinds = [rank for rank, kind in columns.kinds if not condition.options.isdisjoint(kind)]
        if holds:
            chosen = either(leaf(rank, 0b10, 0b11) for rank in kinds)
            chosen = every((self.asked(id), chosen)) if kinds and id in self.alone else chosen
            return either((*(leaf(rank, mask, full) for rank in self.stands(id)), chosen))
        missed = every(leaf(rank, 0b01, 0b11) for rank in kinds)
        missed = either((self.asked(id, False), missed)) if kinds and id in self.alone else missed
        return every((*(leaf(rank, full & ~mask, full) for rank in self.stands(id)), missed))

    def stands(self, id: str) -> tuple[int, ...]:
        """The columns in which an answer may stand: not more than one has it."""
        return (self.main(id), self.own(id)) if id in self.alone else (self.main(id),)

    def own(self, id: str) -> int:
        """The column of an answer that only one of two people has."""
        return self.space.beside[id][1 + self.who]

    def main(self, id: str) -> int:
        """The column of an answer that everybody has."""
        return self.space.beside[id].coarse if id in self.coarse else self.space.columns[id].main

    def asked(self, id: str, was: bool = True) -> Formula:
        """Where a question was asked, or was not."""
        full = self.space.columns[id].full
        if was:
            return either(leaf(rank, full - 1, full) for rank in self.stands(id))
        return every(leaf(rank, 1, full) for rank in self.stands(id))

    def containing(self, id: str, option: str) -> Formula:
        """The answers that may contain an option; others that nothing tells from them are among them."""
        columns = self.space.columns[id]
        for rank, kind in columns.kinds:
            if option in kind:
                return leaf(rank, 0b10, 0b11)
        mask = sum(2 << number for number, atom in enumerate(columns.atoms) if option in atom.options)
        return leaf(self.main(id), mask, columns.full)


def _chosen(columns: Columns, diagrams: Diagrams) -> Region:
    """All choices of options that can stand together, of which there is at least one."""
    others = len(columns.others)
    free: Region = (diagrams.times_over(2**others), END)
    """whatever is chosen of the kinds so far, something is chosen elsewhere"""
    bound = (diagrams.times_over(2**others - 1), END) if others else None
    for rank, kind in columns.kinds:
        some = (0b10, diagrams.times_over(2 ** len(kind) - 1) * free[0], free[1])
        bound = diagrams.make(rank, [some] if bound is None else [(1, *bound), some])
        more = diagrams.make(rank, [(1, *free), some])
        assert more is not None
        free = more
    assert bound is not None
    return bound


def routing_space(guide: Guide) -> Space:
    """The atoms that those conditions tell apart which decide where answers lead."""
    return space(replace(guide, shown={}, pauses={}, scripts={}, check_lines=(), meets=(), shows=()))


def space(*guides: Guide, extra: Iterable[Test] = ()) -> Space:
    """The atoms that a guide's conditions (and `extra` tests) tell apart; of several versions, those that any does."""
    about: dict[str, dict[Test, None]] = {}
    private = (test for guide in guides for test in map(private_test, guide.questions.values()) if test is not None)
    for test in (*(test for guide in guides for when in conditions(guide) for test in tests(when)), *private, *extra):
        about.setdefault(test.question, {})[test] = None
    nodes: dict[str, AnyQuestion | None] = {}
    for guide in guides:
        for id in order(arrows(guide), guide.first):
            if id in guide.rules:
                nodes.setdefault(id, guide.questions.get(id))
    made = Space({}, {}, {})
    rank = 0
    for id, question in nodes.items():
        columns = of_passing(rank) if question is None else of_question(question, rank, about.get(id, ()))
        beside = Beside(*range(columns.main + 1, columns.main + 5))
        made.columns[id], made.beside[id] = columns, beside
        made.owner.update(dict.fromkeys(range(rank, beside.led + 1), id))
        rank = beside.led + 1
    sys.setrecursionlimit(max(sys.getrecursionlimit(), FRAMES * rank))
    return made
