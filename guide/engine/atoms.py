"""What a guide's conditions can tell apart in one answer, and how it stands in columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import prod

from guide.content.conditions import CONTINUED, Given, Includes, Skipped, Test, Value, Within
from guide.content.questions import AnyQuestion, Counted, DateQuestion, OneQuestion, SeveralQuestion

REFERENCE = date(2000, 1, 1)
"""Witness dates are counted back from this day; regions know days, not dates."""


FEW = 6
"""Of so many kinds of options all choices are atoms; of more, each kind has a column of its own."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Values no condition can tell apart: two of them (first and last on a number line), and how many they are."""

    witness: Value
    last: Value
    size: int
    options: frozenset[str] = frozenset()
    """the options that some of these answers contain"""


WENT_ON = Atom(CONTINUED, CONTINUED, 1, frozenset({CONTINUED}))


@dataclass(frozen=True, slots=True)
class Columns:
    """One answer in columns. `main`: which atom it is, counted from 1; 0 is "not asked".

    Where many kinds of options may be chosen together, one atom, number `joint`, stands for all such choices, and each
    kind that some condition asks about has a column of its own: whether one of the kind was chosen.
    """

    main: int
    atoms: tuple[Atom, ...]
    joint: int = 0
    kinds: tuple[tuple[int, tuple[str, ...]], ...] = ()
    starts: tuple[int, ...] = ()
    """of numbers and days: the first of each atom"""

    @property
    def all(self) -> tuple[int, ...]:
        return (*(rank for rank, _ in self.kinds), self.main)

    @property
    def full(self) -> int:
        """The mask of all values of the main column, 0 included."""
        return (2 << len(self.atoms)) - 1

    @property
    def others(self) -> tuple[str, ...]:
        """The options that can stand together and that no condition asks about, in the question's order."""
        kinds = {option for _, kind in self.kinds for option in kind}
        joint = self.atoms[self.joint - 1].last if self.joint else ()
        return tuple(option for option in joint if option not in kinds) if isinstance(joint, tuple) else ()

    def mask(self, test: Test) -> int:
        """The values of the main column for which a test holds, whatever stands in the others."""
        match test:
            case Within(_, low, high):
                first = 0 if low is None else bisect_left(self.starts, low)
                end = len(self.starts) if high is None else bisect_left(self.starts, high + 1)
                return (1 << max(first, end)) - (1 << first) << 1
            case Includes(_, options):
                held = [not options.isdisjoint(atom.options) for atom in self.atoms]
                return sum(2 << n for n, met in enumerate(held) if met and n + 1 != self.joint)
            case Skipped():
                return sum(2 << n for n, atom in enumerate(self.atoms) if atom.witness is None)
            case Given():
                return sum(2 << n for n, atom in enumerate(self.atoms) if atom.witness is not None)

    def of(self, value: Value, today: date) -> dict[int, int]:
        """The columns of a value: rank → value. ValueError where the question does not allow it."""
        if isinstance(value, date):
            value = (today - value).days
        if isinstance(value, int) and self.starts and value >= self.starts[0]:
            return {self.main: bisect_right(self.starts, value)}
        if isinstance(value, tuple) and self.joint and set(value) <= self.atoms[self.joint - 1].options:
            return {self.main: self.joint} | {rank: 1 for rank, kind in self.kinds if not set(value).isdisjoint(kind)}
        chosen = {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()
        held = [(len(atom.options), n) for n, atom in enumerate(self.atoms, 1) if chosen and chosen <= atom.options]
        held += [(0, number) for number, atom in enumerate(self.atoms, 1) if value is None and atom.witness is None]
        if not held:
            raise ValueError(f"{value!r} is no such answer")
        return {self.main: min(held)[1]}  # the one with no more kinds of options than were chosen

    def value(self, point: Mapping[int, int], last: bool = False) -> Value:
        """A value in some columns; with `last`, that at the far end of its atom."""
        number = point[self.main]
        atom = self.atoms[number - 1]
        if number != self.joint or not self.kinds:
            return atom.last if last else atom.witness
        chosen = [kind if last else kind[:1] for rank, kind in self.kinds if point.get(rank)]
        ids = {id for kind in chosen for id in kind} | {*(self.others if last else () if chosen else self.others[:1])}
        return tuple(id for id in atom.last if id in ids) if isinstance(atom.last, tuple) else atom.last


def of_passing(rank: int) -> Columns:
    """The columns of whether somebody went on from an outcome or a notice."""
    return Columns(rank, (WENT_ON,))


def of_question(question: AnyQuestion, rank: int, about: Iterable[Test]) -> Columns:
    """The columns of an answer from a rank on, as far as some tests tell values apart."""
    sets = [test.options for test in about if isinstance(test, Includes)]
    if isinstance(question, OneQuestion):
        found = _alike([option.id for option in question.options], sets)
        return Columns(rank, tuple(Atom(ids[0], ids[-1], len(ids), frozenset(ids)) for ids in found.values()))
    if isinstance(question, SeveralQuestion):
        return _several(question, rank, sets)
    starts, end = _starts(question, [test for test in about if isinstance(test, Within)])
    atoms = []
    for start, after in zip(starts, (*starts[1:], end), strict=True):
        ends: tuple[Value, Value] = (start, after - 1)
        if isinstance(question, DateQuestion):
            ends = (REFERENCE - timedelta(days=start), REFERENCE - timedelta(days=after - 1))
        atoms.append(Atom(*ends, after - start))
    if question.skip is not None:
        atoms.append(Atom(None, None, 1))
    return Columns(rank, tuple(atoms), starts=starts)


def _alike(options: Iterable[str], sets: list[frozenset[str]]) -> dict[tuple[bool, ...], list[str]]:
    """Options by which sets they are in."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for id in options:
        found.setdefault(tuple(id in options for options in sets), []).append(id)
    return found


def _several(question: SeveralQuestion, rank: int, sets: list[frozenset[str]]) -> Columns:
    together = tuple(option.id for option in question.options if not option.alone)
    alone = _alike((option.id for option in question.options if option.alone), sets)
    alike = _alike(together, sets)
    kinds = [tuple(ids) for met, ids in alike.items() if any(met)]
    others = tuple(id for met, ids in alike.items() if not any(met) for id in ids)
    atoms = [Atom(ids[:1], ids[-1:], len(ids), frozenset(ids)) for ids in map(tuple, alone.values())]
    if len(kinds) <= FEW:
        return Columns(rank, (*_choices(together, kinds, others), *atoms))
    joint = Atom(together[:1], together, 2 ** len(together) - 1, frozenset(together))
    return Columns(rank + len(kinds), (joint, *atoms), 1, tuple(enumerate(kinds, rank)))


def _choices(together: tuple[str, ...], kinds: list[tuple[str, ...]], others: tuple[str, ...]) -> Iterator[Atom]:
    """Every choice of kinds of options that can stand together; `others` are of no kind."""
    for chosen in product((False, True), repeat=len(kinds)):
        some = [kind for kind, one in zip(kinds, chosen, strict=True) if one]
        size = prod(2 ** len(kind) - 1 for kind in some) * 2 ** len(others) - (not some)
        if size:
            first = {kind[0] for kind in some} or {*others[:1]}
            last = {id for kind in some for id in kind} | {*others}
            few, many = (tuple(id for id in together if id in ids) for ids in (first, last))
            yield Atom(few, many, size, frozenset(last))


def _starts(question: Counted, tests: list[Within]) -> tuple[tuple[int, ...], int]:
    """The first number of each atom, and the number after the last one."""
    low, high = question.span
    cuts = {test.low for test in tests if test.low is not None}
    cuts |= {test.high + 1 for test in tests if test.high is not None}
    return (low, *sorted(cut for cut in cuts if low < cut <= high)), high + 1
