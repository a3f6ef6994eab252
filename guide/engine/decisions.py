"""Rules as one decision: which of them is the first to hold, asked column by column.

To try rules one after another walks a region once for each test in them. A decision asks every column once, in the
order in which regions have them, so that one walk divides a region among all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from guide.engine.diagrams import Diagrams
from guide.engine.formulas import ALWAYS, NEVER, Either, Every, Formula, Leaf, either, every
from guide.engine.nodes import Edge, Node, Region

MOST = 400
"""Rules that take so many choices to tell apart are better tried one after another."""
REMEMBERED = 20_000
"""So many conditions are remembered with what decides among them: most are asked of many regions."""


class Decision:
    """What is asked next: a column, and what follows for which values; or, without `ways`, the number of a rule."""

    __slots__ = ("number", "rank", "ways")

    def __init__(self, rank: int, ways: tuple[tuple[int, Decision], ...] = (), number: int = -1) -> None:
        self.rank, self.ways, self.number = rank, ways, number


Parts = tuple[tuple[int, Region], ...]
"""The numbers of rules, each with those who take it."""


class TooMany(Exception):
    """It takes too many choices to tell some rules apart."""


@lru_cache(REMEMBERED)
def decide(formulas: tuple[Formula, ...]) -> Decision | None:
    """Which formula is the first to hold; where none does, their count. None where that takes too many choices."""
    try:
        return _Deciding(len(formulas)).below(_until_sure(formulas))
    except TooMany:
        return None


class _Deciding:
    """Works out a decision: at each column, what is left of the formulas for which values."""

    def __init__(self, count: int) -> None:
        self.ends = [Decision(-1, number=number) for number in range(count + 1)]
        self.made: dict[tuple[Formula, ...], Decision] = {}
        self.alike: dict[tuple[int, tuple[tuple[int, int], ...]], Decision] = {}
        self.tops: dict[Formula, int] = {}
        self.masks: dict[Formula, frozenset[int]] = {}
        self.left: dict[tuple[Formula, int], Formula] = {}

    def below(self, formulas: tuple[Formula, ...]) -> Decision:
        """What decides among formulas, those before the first that always holds being open."""
        for number, formula in enumerate(formulas):
            if formula is ALWAYS:
                return self.ends[number]
            if formula is not NEVER:
                break
        else:
            return self.ends[len(formulas)]
        found = self.made.get(formulas)
        if found is None:
            found = self.made[formulas] = self._asked(formulas)
        return found

    def _asked(self, formulas: tuple[Formula, ...]) -> Decision:
        tops = [*map(self._top, formulas)]
        rank = max(tops)
        asked = [number for number, top in enumerate(tops) if top == rank]
        ways: dict[int, tuple[int, Decision]] = {}
        for mask in _classes({mask for number in asked for mask in self._masks(formulas[number])}):
            left = [*formulas]
            for number in asked:
                left[number] = self._where(formulas[number], rank, mask)
            follows = self.below(_until_sure(left))
            ways[id(follows)] = (ways.get(id(follows), (0, follows))[0] | mask, follows)
        if len(ways) == 1:
            ((_, follows),) = ways.values()
            return follows
        key = (rank, tuple((mask, id(follows)) for mask, follows in ways.values()))
        if len(self.alike) >= MOST:
            raise TooMany
        return self.alike.setdefault(key, Decision(rank, tuple(ways.values())))

    def _top(self, formula: Formula) -> int:
        """The last column that a formula tests."""
        if isinstance(formula, Leaf):
            return formula.rank
        found = self.tops.get(formula)
        if found is None:
            found = self.tops[formula] = max(map(self._top, formula.parts), default=-1)
        return found

    def _masks(self, formula: Formula) -> frozenset[int]:
        """What the last column that a formula tests is tested for."""
        if isinstance(formula, Leaf):
            return frozenset((formula.mask,))
        found = self.masks.get(formula)
        if found is None:
            top = self._top(formula)
            each = (self._masks(part) for part in formula.parts if self._top(part) == top)
            found = self.masks[formula] = frozenset().union(*each)
        return found

    def _where(self, formula: Formula, rank: int, mask: int) -> Formula:
        """What is left of a formula where the value in a column, the last of all, is one of a mask, which no test
        tells apart."""
        if self._top(formula) < rank:
            return formula
        if isinstance(formula, Leaf):
            return ALWAYS if formula.mask & mask else NEVER
        key = (formula, mask)
        if key not in self.left:
            parts = (self._where(part, rank, mask) for part in formula.parts)
            self.left[key] = every(parts) if isinstance(formula, Every) else either(parts)
        return self.left[key]


def _until_sure(formulas: Sequence[Formula]) -> tuple[Formula, ...]:
    """Formulas, those after one that always holds as good as gone."""
    for number, formula in enumerate(formulas):
        if formula is ALWAYS:
            return (*formulas[: number + 1], *[NEVER] * (len(formulas) - number - 1))
    return tuple(formulas)


def _classes(masks: Iterable[int]) -> list[int]:
    """Values in parts that no mask tells apart; the last part may have any others too."""
    found = [-1]
    for mask in {*masks}:
        found = [part for values in found for part in (values & mask, values & ~mask) if part]
    return found


def divide(diagrams: Diagrams, region: Region, decision: Decision) -> Parts:
    """A region in disjoint parts, by the rule that decides."""
    factor, node = region
    return tuple((number, (factor * weight, part)) for number, (weight, part) in _divide(diagrams, node, decision))


def _divide(diagrams: Diagrams, node: Node, decision: Decision) -> Parts:
    while decision.ways and node.rank < decision.rank:  # what a diagram leaves out has the value 0
        decision = next(follows for mask, follows in decision.ways if mask & 1)
    if not decision.ways:
        return ((decision.number, (1, node)),)
    key = (node, decision)
    found = diagrams.divided.get(key)
    if found is None:
        parts: dict[int, list[Edge]] = {}
        here = node.rank == decision.rank
        for values, weight, child in node.edges:
            for mask, follows in decision.ways if here else ((-1, decision),):
                if inside := values & mask:
                    for number, (more, part) in _divide(diagrams, child, follows):
                        parts.setdefault(number, []).append((inside, weight * more, part))
        made = ((number, diagrams.make(node.rank, edges)) for number, edges in parts.items())
        found = diagrams.divided[key] = tuple((number, part) for number, part in made if part is not None)
    return found


def split(diagrams: Diagrams, region: Region, formula: Formula) -> tuple[Region | None, Region | None]:
    """The points for which a formula holds, and the others."""
    if isinstance(formula, Leaf):
        return diagrams.split(region, formula.rank, formula.mask)
    decision = decide((formula,))
    if decision is None:
        return _split_by_parts(diagrams, region, formula)
    parts = dict(divide(diagrams, region, decision))
    return parts.get(0), parts.get(1)


def _split_by_parts(diagrams: Diagrams, region: Region, formula: Every | Either) -> tuple[Region | None, Region | None]:
    rest: Region | None = region
    done: Region | None = None
    for part in formula.parts:
        if rest is None:
            break
        met, missed = split(diagrams, rest, part)
        rest, out = (met, missed) if formula.all else (missed, met)
        done = diagrams.plus(done, out)
    return (rest, done) if formula.all else (done, rest)


def where(diagrams: Diagrams, region: Region | None, formula: Formula) -> Region | None:
    """The points for which a formula holds."""
    return split(diagrams, region, formula)[0] if region is not None else None


def meets(diagrams: Diagrams, region: Region, formula: Formula) -> bool:
    """Whether a formula holds for some point; nothing is made to see that."""
    if isinstance(formula, Leaf):
        return bool(diagrams.values(region, formula.rank) & formula.mask)
    decision = decide((formula,))
    return split(diagrams, region, formula)[0] is not None if decision is None else _meets(region[1], decision, set())


def _meets(node: Node, decision: Decision, seen: set[tuple[Node, Decision]]) -> bool:
    """Whether the first of some rules holds somewhere. `seen`: where it does not."""
    while decision.ways and node.rank < decision.rank:
        decision = next(follows for mask, follows in decision.ways if mask & 1)
    if not decision.ways:
        return decision.number == 0
    if (node, decision) in seen:
        return False
    seen.add((node, decision))
    here = node.rank == decision.rank
    return any(
        _meets(child, follows, seen)
        for values, _, child in node.edges
        for mask, follows in (decision.ways if here else ((-1, decision),))
        if values & mask
    )
