"""Nodes of decision diagrams, made once each.

A column is what one answer is, as one of a few values: bit n of a mask is value n, and value 0 is "not asked". A
diagram is made of paths of choices from the last column to the first; a column that a path leaves out has the value 0.
Equal parts are one object, so that a set that is a product of small sets is only as large as their sum. Weights count:
the weight of a point is the product of those along its path.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import gcd


@contextmanager
def uncollected() -> Iterator[None]:
    """For work on many diagrams: nothing in them refers back, and to look for circles there takes most of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class TooWide(Exception):
    """More is told apart than can be followed: diagrams have grown past all bounds. The message is for an author."""

    def __init__(self, what: str = "too much is told apart") -> None:
        super().__init__(f"{what}; ask something that sums up what matters further on, or split the guide")


class Node:
    """A choice of the value of one column. `edges`: a mask of values, a weight, and what follows them.

    `kept`: whether all columns from here on are never forgotten. `total`: see `Diagrams.count`.
    """

    __slots__ = ("edges", "kept", "rank", "total")

    def __init__(self, rank: int, edges: tuple[Edge, ...], kept: bool) -> None:
        self.rank, self.edges, self.kept = rank, edges, kept
        self.total: int | None = None


Edge = tuple[int, int, Node]
Region = tuple[int, Node]
"""A diagram and a factor of all its weights. Where there is no point, there is no region: None."""
END = Node(-1, (), True)
END.total = 1
ONE: Region = (1, END)
"""Nothing is known, in one way."""


class UniqueTable:
    """Makes nodes: equal ones once.

    With `sizes` (rank → for how much each value counts; 1 where a rank is missing), what is forgotten is added up;
    otherwise every point has the weight 1. Columns of `history` are never forgotten. Raises TooWide past `most` nodes.
    """

    def __init__(
        self,
        sizes: Mapping[int, tuple[int, ...]] | None,
        history: frozenset[int] = frozenset(),
        most: int = 1_000_000,
    ) -> None:
        self.sizes, self.history, self.most = sizes, history, most
        self.counting = sizes is not None
        self._sized: dict[tuple[int, int], int] = {}
        self._nodes: dict[tuple[int, tuple[Edge, ...]], Node] = {}
        self._singles: dict[tuple[int, int, Node], Node] = {}

    @property
    def made(self) -> int:
        """How many nodes there are."""
        return len(self._nodes) + len(self._singles)

    @contextmanager
    def at_most(self, more: int) -> Iterator[None]:
        """For work that is given up, by TooWide, where it takes so many nodes, and does not count for other work."""
        most, before = self.most, self.made
        self.most = before + more
        try:
            yield
        finally:
            self.most = most + self.made - before

    def times_over(self, number: int) -> int:
        """The weight of what is there so many times over."""
        return number if self.counting else 1

    def make(self, rank: int, edges: list[Edge]) -> Region | None:
        """The region whose points have the values of one edge in a column, and go on as that edge does."""
        if len(edges) == 2:  # so it is nearly always: told apart by hand
            (mask, weight, child), (also, more, other) = edges
            if child is other and weight == more:
                return self._single(rank, mask | also, weight, child)
            factor = gcd(weight, more)
            one, two = (mask, weight // factor, child), (also, more // factor, other)
            return factor, self._several(rank, (one, two) if mask < also else (two, one))
        if len(edges) > 2:
            edges = self._joined(edges)
        if len(edges) == 1:
            return self._single(rank, *edges[0])
        if not edges:
            return None
        factor = gcd(*[weight for _, weight, _ in edges])
        if factor != 1:
            edges = [(mask, weight // factor, child) for mask, weight, child in edges]
        return factor, self._several(rank, tuple(edges))

    def _single(self, rank: int, mask: int, factor: int, child: Node) -> Region:
        """The region with some values in a column."""
        if mask == 1:
            return factor, child
        found = self._singles.get((rank, mask, child))
        if found is None:
            found = self._singles[rank, mask, child] = self._node(rank, ((mask, 1, child),))
        return factor, found

    def _several(self, rank: int, edges: tuple[Edge, ...]) -> Node:
        """The node with some edges, of which there are several."""
        found = self._nodes.get((rank, edges))
        if found is None:
            found = self._nodes[rank, edges] = self._node(rank, edges)
        return found

    def _joined(self, edges: list[Edge]) -> list[Edge]:
        """Edges that go on alike as one, in order."""
        together: dict[tuple[int, Node], int] = {}
        for mask, weight, child in edges:
            like = (weight, child)
            together[like] = together[like] | mask if like in together else mask
        return sorted((mask, weight, child) for (weight, child), mask in together.items())

    def _node(self, rank: int, edges: tuple[Edge, ...]) -> Node:
        if self.made >= self.most:
            raise TooWide
        return Node(rank, edges, rank in self.history and all(child.kept for _, _, child in edges))
