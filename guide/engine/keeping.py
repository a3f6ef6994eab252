"""What is kept of answers: whatever something further on tells apart, and nothing finer."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from guide.engine.diagrams import Cut
from guide.engine.regions import Frame, Space

Key = tuple[int, int]
"""What is read of an answer: whether the value of a column is in a mask, or, if the mask is 0, whether it is there."""
Keep = dict[int, tuple[int, tuple[int, ...]] | None]
"""Column → what it becomes: see `Cut`."""


class Keeping:
    """Works out what is kept of answers, from what is read of them."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._classes: dict[tuple[int, frozenset[int]], tuple[int, ...]] = {}

    def of(self, keys: Iterable[Key]) -> tuple[Keep, set[str]]:
        """The columns to keep, and the questions of which not all answers are told apart any more."""
        keep: Keep = {}
        coarse = set()
        masks: dict[int, set[int]] = {}
        for rank, mask in keys:
            masks.setdefault(rank, set()).add(mask)
        for rank, of_rank in masks.items():
            id = self.space.owner[rank]
            columns, beside = self.space.columns[id], self.space.beside[id]
            keep[rank] = None
            if rank == columns.main:
                key = (rank, frozenset(of_rank))
                if key not in self._classes:
                    self._classes[key] = _classes(columns.full - 1, key[1])
                if len(self._classes[key]) < len(columns.atoms):
                    coarse.add(id)
                    keep[rank] = keep[beside.coarse] = (beside.coarse, self._classes[key])
        return keep, coarse


def _classes(values: int, masks: Iterable[int]) -> tuple[int, ...]:
    """Values, put together where no mask tells them apart."""
    found = [values]
    for mask in masks:
        found = [part for values in found for part in (values & mask, values & ~mask) if part]
    return tuple(found)


def pinned(cut: Cut, point: Mapping[int, int], frame: Frame, fresh: Container[str]) -> dict[int, int]:
    """What must hold in a region for it to be cut to a point: masks by column.

    `frame`: where the answers stood before the cut, save those of `fresh` questions, which stand in their own columns.
    """
    masks = {}
    space = frame.space
    for rank, becomes in cut.keep.items():
        id = space.owner[rank]
        value = 1 << point.get(becomes[0] if becomes else rank, 0)
        stands = rank
        if rank in (space.columns[id].main, space.beside[id].coarse):
            stands = space.columns[id].main if id in fresh or id not in frame.coarse else space.beside[id].coarse
        masks[stands] = next((mask for mask in becomes[1] if mask & value), 1) if becomes else value
    return masks
