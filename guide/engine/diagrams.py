"""Decision diagrams: sets of points over many columns, with how often each point is reached.

They are multi-valued, and their edges carry weights that are added up where a column is forgotten (quantified). The
libraries there are know two values, or none of the weights, and would count nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import gcd

from guide.engine.nodes import END, ONE, Edge, Node, Region
from guide.engine.points import Readable, Within


@dataclass(frozen=True, slots=True)
class Cut:
    """Which columns are still of interest; others are forgotten.

    rank → the column it becomes, and masks of values that need not be told apart any more; None where all are.
    """

    keep: Mapping[int, tuple[int, tuple[int, ...]] | None]
    done: dict[Node, Region] = field(default_factory=dict)


class Diagrams(Readable):
    """Diagrams, and what is made of them."""

    def __init__(
        self,
        sizes: Mapping[int, tuple[int, ...]] | None,
        history: frozenset[int] = frozenset(),
        most: int = 1_000_000,
    ) -> None:
        super().__init__(sizes, history, most)
        self._sums: dict[tuple[int, Node, int, Node], Region] = {}
        self._splits: dict[tuple[Node, int, int], tuple[Region | None, Region | None]] = {}
        self.divided: dict[tuple[Node, object], tuple[tuple[int, Region], ...]] = {}
        """how regions are divided by decisions"""
        self._products: dict[tuple[Node, Node], Region] = {}

    def plus(self, one: Region | None, other: Region | None) -> Region | None:
        """The points of both, with their weights added up."""
        if one is None:
            return other
        return one if other is None else self._plus(*one, *other)

    def sum(self, regions: Iterable[Region | None]) -> Region | None:
        """The points of all."""
        found: Region | None = None
        for region in regions:
            found = self.plus(found, region)
        return found

    def _plus(self, v: int, a: Node, w: int, b: Node) -> Region:
        if a is b:
            return self.times_over(v + w), a
        common = gcd(v, w)
        v, w = v // common, w // common
        found = self._sums.get((v, a, w, b))
        if found is None:
            rank = max(a.rank, b.rank)
            left: list[Edge] = []
            rest = b.edges if b.rank == rank else ((1, 1, b),)
            for mask, weight, child in a.edges if a.rank == rank else ((1, 1, a),):
                for also, more, other in rest:
                    if both := mask & also:
                        left.append((both, *self._plus(v * weight, child, w * more, other)))
                        mask &= ~also
                if mask:
                    left.append((mask, v * weight, child))
            taken = 0
            for mask, _, _ in left:
                taken |= mask
            left += [(mask & ~taken, w * weight, child) for mask, weight, child in rest if mask & ~taken]
            made = self.make(rank, left)
            assert made is not None
            found = self._sums[v, a, w, b] = made
        return common * found[0], found[1]

    def split(self, region: Region, rank: int, mask: int) -> tuple[Region | None, Region | None]:
        """The points whose value in a column is in a mask, and the others."""
        factor, node = region
        met, missed = self._split(node, rank, mask)
        if factor != 1:
            met = met and (factor * met[0], met[1])
            missed = missed and (factor * missed[0], missed[1])
        return met, missed

    def _split(self, node: Node, rank: int, mask: int) -> tuple[Region | None, Region | None]:
        if node.rank < rank:
            return ((1, node), None) if mask & 1 else (None, (1, node))
        found = self._splits.get((node, rank, mask))
        if found is None:
            met: list[Edge] = []
            missed: list[Edge] = []
            if node.rank == rank:
                for values, weight, child in node.edges:
                    if inside := values & mask:
                        met.append((inside, weight, child))
                    if outside := values & ~mask:
                        missed.append((outside, weight, child))
            else:
                for values, weight, child in node.edges:
                    one, other = self._split(child, rank, mask)
                    if one is not None:
                        met.append((values, weight * one[0], one[1]))
                    if other is not None:
                        missed.append((values, weight * other[0], other[1]))
            found = self.make(node.rank, met), self.make(node.rank, missed)
            self._splits[node, rank, mask] = found
        return found

    def on_top(self, rank: int, value: int, region: Region) -> Region:
        """A region with one more column, of the same value everywhere."""
        if region[1].rank > rank:
            return self.times(self.single({rank: value}), region)
        made = self.make(rank, [(1 << value, *region)])
        assert made is not None
        return made

    def single(self, point: Mapping[int, int]) -> Region:
        """The region of one point: rank → value."""
        found: Region | None = ONE
        for rank in sorted(point):
            assert found is not None
            found = self.make(rank, [(1 << point[rank], *found)])
        assert found is not None
        return found

    def restrict(self, region: Region, masks: Mapping[int, int], only_way: bool = False) -> Region | None:
        """The points whose values are in the masks of their columns; with `only_way`, who took no other ways."""
        found = self._restrict(region[1], 0, Within(masks, self.history if only_way else frozenset()), {})
        return found and (region[0] * found[0], found[1])

    def _restrict(self, node: Node, met: int, within: Within, done: dict[Node, Region | None]) -> Region | None:
        if within.lost(node, met):
            return None
        if node.rank < within.last or node is END:
            return 1, node
        if node not in done:
            mask, met = within.at(node, met)
            edges: list[Edge] = []
            for values, weight, child in node.edges:
                if (inside := values & mask) and (found := self._restrict(child, met, within, done)) is not None:
                    edges.append((inside, weight * found[0], found[1]))
            done[node] = self.make(node.rank, edges)
        return done[node]

    def times(self, one: Region, other: Region) -> Region:
        """Each point of one with each of the other; they have no column in common."""
        found = self._times(one[1], other[1])
        return one[0] * other[0] * found[0], found[1]

    def _times(self, a: Node, b: Node) -> Region:
        if a.rank < b.rank:
            a, b = b, a
        if b is END:
            return 1, a
        found = self._products.get((a, b))
        if found is None:
            edges = [(mask, weight, *self._times(child, b)) for mask, weight, child in a.edges]
            made = self.make(a.rank, [(mask, weight * factor, node) for mask, weight, factor, node in edges])
            assert made is not None
            found = self._products[a, b] = made
        return found

    def forget(self, region: Region, ranks: frozenset[int]) -> Region:
        """The region without some columns."""
        factor, node = self._forget(region[1], ranks, min(ranks), {})
        return region[0] * factor, node

    def _forget(self, node: Node, ranks: frozenset[int], last: int, done: dict[Node, Region]) -> Region:
        if node.rank < last:
            return 1, node
        if node not in done:
            parts = [(mask, w, self._forget(child, ranks, last, done)) for mask, w, child in node.edges]
            if node.rank in ranks:
                made = self.sum((self.size(node.rank, mask) * w * found[0], found[1]) for mask, w, found in parts)
            else:
                made = self.make(node.rank, [(mask, w * found[0], found[1]) for mask, w, found in parts])
            assert made is not None
            done[node] = made
        return done[node]

    def rename(self, region: Region, rank: int, to: int) -> Region:
        """The region with what stands in one column in another, where nothing stands and none stands between them."""
        factor, node = self._rename(region[1], rank, to, {})
        return region[0] * factor, node

    def _rename(self, node: Node, rank: int, to: int, done: dict[Node, Region]) -> Region:
        if node.rank < rank:
            return 1, node
        if node not in done:
            here = node.rank == rank
            parts = [(m, w, (1, child) if here else self._rename(child, rank, to, done)) for m, w, child in node.edges]
            made = self.make(to if here else node.rank, [(m, w * found[0], found[1]) for m, w, found in parts])
            assert made is not None
            done[node] = made
        return done[node]

    def without(self, region: Region | None, taken: Region | None) -> Region | None:
        """The points of a region that another does not have."""
        if region is None or taken is None:
            return region
        left = self._without(region[1], taken[1], {})
        return left and (region[0] * left[0], left[1])

    def _without(self, a: Node, b: Node, done: dict[tuple[Node, Node], Region | None]) -> Region | None:
        if a is b:
            return None
        if (a, b) not in done:
            rank = max(a.rank, b.rank)
            edges: list[Edge] = []
            for mask, weight, child in a.edges if a.rank == rank else ((1, 1, a),):
                for also, _, other in b.edges if b.rank == rank else ((1, 1, b),):
                    if (both := mask & also) and (left := self._without(child, other, done)):
                        edges.append((both, weight * left[0], left[1]))
                    mask &= ~also
                if mask:
                    edges.append((mask, weight, child))
            done[a, b] = self.make(rank, edges)
        return done[a, b]

    def like(self, region: Region, target: Region, cut: Cut) -> Region | None:
        """The points of a region that a cut makes to points of another."""
        found = self._like(region[1], target[1], cut, {})
        return found and (region[0] * found[0], found[1])

    def _like(self, a: Node, b: Node, cut: Cut, done: dict[tuple[Node, Node], Region | None]) -> Region | None:
        kept = a.rank in cut.keep or a is END
        becomes = cut.keep.get(a.rank)
        rank = becomes[0] if becomes else a.rank
        while kept and b.rank > rank:  # what `a` leaves out has the value 0
            nothing = [child for mask, _, child in b.edges if mask & 1]
            if not nothing:
                return None
            (b,) = nothing
        if a is END:
            return ONE
        if (a, b) not in done:
            pieces: list[tuple[int, int, Region | None]] = []
            for mask, weight, child in a.edges:
                if not kept:
                    pieces.append((mask, weight, self._like(child, b, cut, done)))
                    continue
                for also, _, other in b.edges if b.rank == rank else ((1, 1, b),):
                    alike = sum(part for part in becomes[1] if part & also) | also & 1 if becomes else also
                    if both := mask & alike:
                        pieces.append((both, weight, self._like(child, other, cut, done)))
            done[a, b] = self.make(a.rank, [(m, w * found[0], found[1]) for m, w, found in pieces if found])
        return done[a, b]

    def cut(self, region: Region, cut: Cut) -> Region:
        """The region over the columns that are still of interest."""
        if not cut.keep and not self.history:
            return self.times_over(self.count(region)), END
        factor, node = self._cut(region[1], cut)
        return factor * region[0], node

    def _cut(self, node: Node, cut: Cut) -> Region:
        if node.kept:
            return 1, node
        found = cut.done.get(node)
        if found is None:
            rank = node.rank
            edges: list[Edge] = []
            for values, weight, child in node.edges:
                factor, child = self._cut(child, cut)
                edges.append((values, weight * factor, child))
            made: Region | None = None
            if rank not in cut.keep and rank not in self.history:
                for values, weight, child in edges:
                    made = self.plus(made, (self.size(rank, values) * weight, child))
            elif becomes := cut.keep.get(rank):
                made = self.make(becomes[0], self._together(rank, edges, becomes[1]))
            else:
                made = self.make(rank, edges)
            assert made is not None
            found = cut.done[node] = made
        return found

    def _together(self, rank: int, edges: list[Edge], classes: tuple[int, ...]) -> list[Edge]:
        """Edges that no longer tell apart the values of a class, for all of which the lowest stands."""
        found: list[Edge] = []
        for of_class in (1, *classes):
            region: Region | None = None
            for values, weight, child in edges:
                if inside := values & of_class:
                    region = self.plus(region, (self.size(rank, inside) * weight, child))
            if region is not None:
                found.append((of_class & -of_class, *region))
        return found
