"""Who takes which rule of a node.

The space is cut at the edges of the rules until few rules meet each cell; those are tried one after another. So the
cost grows with the rules that lie side by side, not with all pairs of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

from guide.engine.decisions import decide, divide, split
from guide.engine.diagrams import Diagrams
from guide.engine.formulas import Every, Formula, Leaf, every, hull
from guide.engine.nodes import Region

SMALL, FEW = 8, 2
"""A table of so many rules is not cut; in one that is, so many are tried one after another."""
Cell = Mapping[int, int]
"""A part of the space: rank → values; a rank that is missing has all of them."""


class Row(NamedTuple):
    """A rule. `hull`: the values outside of which it cannot hold; `box`: the same where it holds for all inside."""

    number: int
    formula: Formula
    hull: Cell
    box: Cell | None


class Table:
    """Rules, of which the first that holds is taken."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        self.formulas = tuple(formulas)

    @cached_property
    def rows(self) -> list[Row]:
        """The rules with where they may hold."""
        return [Row(number, formula, hull(formula), _box(formula)) for number, formula in enumerate(self.formulas)]

    def divide(self, diagrams: Diagrams, region: Region) -> Iterator[tuple[int, Region]]:
        """The region in disjoint parts, each with the number of its rule; after the last one, of those without any."""
        if len(self.formulas) <= SMALL:
            decision = decide(self.formulas)
            if decision is not None:
                yield from divide(diagrams, region, decision)
            else:
                yield from self._try(diagrams, region, self.rows, {})
            return
        ranks = {rank for row in self.rows for rank in row.hull}
        cell = {rank: diagrams.values(region, rank) for rank in ranks}
        for part, rows in _cells(cell, [row for row in self.rows if _meets(row, cell)]):
            inside = diagrams.restrict(region, part)
            if inside is not None:
                yield from self._try(diagrams, inside, rows, part)

    def _try(self, diagrams: Diagrams, region: Region, rows: Sequence[Row], cell: Cell) -> Iterator[tuple[int, Region]]:
        rest: Region | None = region
        for number, formula, _, box in rows:
            if rest is None:
                return
            if box is not None and cell:  # what the cell says already need not be asked
                formula = every(Leaf(rank, mask) for rank, mask in box.items() if cell.get(rank, -1) & ~mask)
            met, rest = split(diagrams, rest, formula)
            if met is not None:
                yield number, met
        if rest is not None:
            yield len(self.formulas), rest


def _box(formula: Formula) -> Cell | None:
    """A formula as one test for each of some columns, or None where it is more than that."""
    parts = formula.parts if isinstance(formula, Every) else (formula,)
    leaves = [part for part in parts if isinstance(part, Leaf)]
    return dict(leaves) if len(leaves) == len(parts) else None


def _meets(row: Row, cell: Cell) -> bool:
    return all(mask & cell.get(rank, -1) for rank, mask in row.hull.items())


def _cells(cell: Cell, rows: Sequence[Row]) -> Iterator[tuple[Cell, Sequence[Row]]]:
    """The cells of a cell, each with the rules that meet it: few, or such as do not lie side by side."""
    cut = _best_cut(rows, cell) if len(rows) > FEW else None
    if cut is None:
        yield cell, rows
        return
    rank, below = cut
    for side in (below, ~below):
        values = cell[rank] & side
        yield from _cells({**cell, rank: values}, [row for row in rows if row.hull.get(rank, -1) & values])


def _best_cut(rows: Sequence[Row], cell: Cell) -> tuple[int, int] | None:
    """The column, and the values on one side, by which a cell is best cut.

    A cut is good where many rules stand on one side only, and few on both. None where most stand on both: such rules
    do not lie side by side, and to cut between them would only double them.
    """
    count = len(rows)
    least, best = 2.0, None
    for rank in {rank for row in rows for rank in row.hull}:
        masks = [row.hull[rank] & cell[rank] for row in rows if rank in row.hull]
        everywhere = count - len(masks)
        starts = sorted((mask & -mask).bit_length() - 1 for mask in masks)
        ends = sorted(mask.bit_length() for mask in masks)
        for edge in {*starts, *ends}:
            below = everywhere + bisect_left(starts, edge)
            above = everywhere + len(ends) - bisect_right(ends, edge)
            if max(below, above) < count:  # after so many cuts few are left, in parts grown by as much
                cost = log(1.05 * (below + above) / count) / log(count / max(below, above))
                if cost < least:
                    least, best = cost, (rank, (1 << edge) - 1)
    return best
