"""Exact sets of answers: what a guide can tell apart, and nothing finer.

For every question, all values it allows are grouped into *atoms*: two values are in one atom when no condition of the
guide can tell them apart. There are finitely many, whatever the range of days or fen, and each keeps a witness, so a
region of answers is a bit mask per question and a condition splits a region exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from operator import ge, or_

from guide.content.conditions import (
    CONTINUED,
    All,
    Condition,
    Includes,
    Not,
    Some,
    Test,
    Value,
    Within,
    evaluate,
    tests,
)
from guide.content.guide import Guide, conditions, private_test
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    SeveralQuestion,
)

REFERENCE = date(2000, 1, 1)
"""Witness dates are counted back from this day; regions know days, not dates."""
Region = dict[str, int]
"""Question id → mask of the atoms its answer may be in. A question that is missing was not asked."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Values no condition can tell apart: two of them (first and last on a number line), and how many they are."""

    witness: Value
    last: Value
    size: int
    options: frozenset[str] = frozenset()
    """the options that some of these answers contain"""


@dataclass(frozen=True)
class Space:
    """The atoms of every question of a guide. Bit n of a mask is atom n."""

    atoms: Mapping[str, tuple[Atom, ...]]
    masks: dict[Test, int]
    _sizes: dict[tuple[str, int], int] = field(default_factory=dict)
    _quick: dict[int, tuple[Test, int]] = field(default_factory=dict)
    """masks by the identity of the test, which is quicker to look up than its value; the test is held so it stays"""

    def everything(self, id: str) -> int:
        """The mask of all answers a question allows, skipping included."""
        return (1 << len(self.atoms[id])) - 1

    def mask(self, test: Test) -> int:
        """The mask of the answers a test holds for."""
        known = self._quick.get(id(test))
        if known is not None:
            return known[1]
        self._quick[id(test)] = (test, self._mask(test))
        return self._quick[id(test)][1]

    def _mask(self, test: Test) -> int:
        if test not in self.masks:
            atoms, id = self.atoms.get(test.question, ()), test.question
            self.masks[test] = sum(
                1 << n for n, atom in enumerate(atoms) if evaluate(test, {id: atom.witness}, REFERENCE)
            )
        return self.masks[test]

    def atoms_in(self, id: str, mask: int) -> list[Atom]:
        """The atoms of a mask, in order."""
        return [atom for number, atom in enumerate(self.atoms[id]) if mask >> number & 1]

    def size(self, id: str, mask: int) -> int:
        """How many answers a mask stands for."""
        if (id, mask) not in self._sizes:
            self._sizes[id, mask] = sum(atom.size for atom in self.atoms_in(id, mask))
        return self._sizes[id, mask]

    def of(self, id: str, value: Value, today: date) -> int:
        """The mask of the one atom a value lies in."""
        probe = value if not isinstance(value, date) else REFERENCE - (today - value)
        for number in range(len(self.atoms[id])):
            if all(
                evaluate(test, {id: probe}, REFERENCE) == bool(self.masks[test] >> number & 1)
                for test in self._about[id]
            ):
                return 1 << number
        raise ValueError(f"{value!r} is no answer to {id}")

    @cached_property
    def _about(self) -> dict[str, list[Test]]:
        about: dict[str, list[Test]] = {id: [] for id in self.atoms}
        for test in self.masks:
            about[test.question].append(test)
        return about

    def split(self, regions: list[Region], condition: Condition) -> tuple[list[Region], list[Region]]:
        """Each region cut in two: where the condition holds, and where it does not. Pieces are disjoint."""
        match condition:
            case All(parts):
                missed: list[Region] = []
                for part in parts:
                    regions, out = self.split(regions, part)
                    missed += out
                return regions, missed
            case Some(parts):
                met: list[Region] = []
                for part in parts:
                    found, regions = self.split(regions, part)
                    met += found
                return met, regions
            case Not(part):
                held, not_held = self.split(regions, part)
                return not_held, held
        mask, id = self.mask(condition), condition.question
        met, missed = [], []
        for region in regions:
            answers = region.get(id, 0)
            if answers & mask:
                met.append({**region, id: answers & mask})
            if not answers:
                missed.append(region)
            elif answers & ~mask:
                missed.append({**region, id: answers & ~mask})
        return met, missed


def space(*guides: Guide) -> Space:
    """The atoms that a guide's conditions tell apart; of several versions of a guide, those that any of them does."""
    about: dict[str, dict[Test, None]] = {}
    questions: dict[str, AnyQuestion] = {}
    atoms: dict[str, tuple[Atom, ...]] = {}
    for guide in guides:
        private = filter(None, map(private_test, guide.questions.values()))
        for condition in (*conditions(guide), *private):
            for test in tests(condition):
                about.setdefault(test.question, {})[test] = None
        atoms |= {id: (Atom(CONTINUED, CONTINUED, 1),) for id in guide.goes_on}
        questions |= guide.questions
    atoms |= {id: tuple(_atoms(question, about.get(id, ()))) for id, question in questions.items()}
    made = Space(atoms, {})
    for found in about.values():
        for test in found:
            made.mask(test)
    return made


def _atoms(question: AnyQuestion, about: Iterable[Test]) -> Iterable[Atom]:
    sets = [test.options for test in about if isinstance(test, Includes)]
    if isinstance(question, OneQuestion):
        patterns: dict[tuple[bool, ...], list[str]] = {}
        for option in question.options:
            patterns.setdefault(tuple(option.id in options for options in sets), []).append(option.id)
        yield from (Atom(ids[0], ids[-1], len(ids), frozenset(ids)) for ids in patterns.values())
    elif isinstance(question, SeveralQuestion):
        yield from _subsets(question, sets)
    else:
        yield from _intervals(question, [test for test in about if isinstance(test, Within)])
        if question.skip is not None:
            yield Atom(None, None, 1)


def _subsets(question: SeveralQuestion, sets: list[frozenset[str]]) -> Iterable[Atom]:
    """One atom for each combination of tests that some legal choice meets: closed under adding one more option."""
    patterns = {option.id: tuple(option.id in options for options in sets) for option in question.options}
    joinable = [option.id for option in question.options if not option.alone]
    nothing = (False,) * len(sets)
    smallest: dict[tuple[bool, ...], tuple[str, ...]] = {nothing: ()}
    counts = {nothing: 1}
    for id in joinable:
        for met, count in list(counts.items()):
            joined = tuple(map(or_, met, patterns[id]))
            counts[joined] = counts.get(joined, 0) + count
            if not smallest.get(joined):
                smallest[joined] = (*smallest[met], id)
    counts[nothing] -= 1  # to choose nothing is no answer
    largest = {
        met: tuple(id for id in joinable if all(map(ge, met, patterns[id]))) for met, count in counts.items() if count
    }
    alone: dict[tuple[bool, ...], set[str]] = {}
    for option in (option for option in question.options if option.alone):
        pattern = patterns[option.id]
        if not counts.get(pattern):
            counts[pattern], smallest[pattern], largest[pattern] = 0, (option.id,), (option.id,)
        counts[pattern] += 1
        alone.setdefault(pattern, set()).add(option.id)
    for met, count in counts.items():
        if count:
            yield Atom(smallest[met], largest[met], count, frozenset({*largest[met], *alone.get(met, ())}))


def _intervals(question: DateQuestion | MoneyQuestion | NumberQuestion, tests: list[Within]) -> Iterable[Atom]:
    if isinstance(question, DateQuestion):
        low, high = -question.days_ahead, question.days_back
    else:
        low, high = question.least * 10**question.decimals, question.most * 10**question.decimals
    cuts = {test.low for test in tests if test.low is not None}
    cuts |= {test.high + 1 for test in tests if test.high is not None}
    starts = [low, *sorted(cut for cut in cuts if low < cut <= high)]
    for start, end in zip(starts, [*(cut - 1 for cut in starts[1:]), high], strict=True):
        if isinstance(question, DateQuestion):
            yield Atom(REFERENCE - timedelta(days=start), REFERENCE - timedelta(days=end), end - start + 1)
        else:
            yield Atom(start, end, end - start + 1)
