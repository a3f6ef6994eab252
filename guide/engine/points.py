"""What can be read off decision diagrams: how much they count, their points, the values in a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guide.engine.nodes import END, Node, Region, UniqueTable


class Within:
    """What values are allowed in some columns, for walks down a diagram; in the columns of `only` none but 0."""

    def __init__(self, masks: Mapping[int, int], only: frozenset[int]) -> None:
        self.masks, self.only = masks, only
        self.needed = sorted((rank for rank, mask in masks.items() if not mask & 1), reverse=True)
        """the columns in which something has to stand, the first to be met first"""
        self.last = -1 if only else min(masks, default=0)
        """from here on everything is allowed"""

    def lost(self, node: Node, met: int) -> bool:
        """Whether a node leaves out a column in which something has to stand, so many of which were met above it."""
        return met < len(self.needed) and self.needed[met] > node.rank

    def at(self, node: Node, met: int) -> tuple[int, int]:
        """The values allowed at a node, and how many columns have been met with it."""
        mask = self.masks.get(node.rank, 1 if node.rank in self.only else -1)
        return mask, met + (met < len(self.needed) and self.needed[met] == node.rank)


class Readable(UniqueTable):
    """Diagrams that can be read."""

    def size(self, rank: int, mask: int) -> int:
        """For how much some values of a column count."""
        if self.sizes is None:
            return 1
        if rank not in self.sizes:
            return mask.bit_count()
        size = self._sized.get((rank, mask))
        if size is None:
            counts = self.sizes[rank]
            size = self._sized[rank, mask] = sum(n for value, n in enumerate(counts) if mask >> value & 1)
        return size

    def count(self, region: Region | None) -> int:
        """For how much all points count, each as often as its weight says; without sizes, how many there are."""
        return region[0] * self._total(region[1]) if region is not None else 0

    def _total(self, node: Node) -> int:
        if node.total is None:
            sizes = [self.size(node.rank, mask) if self.counting else mask.bit_count() for mask, _, _ in node.edges]
            edges = zip(sizes, node.edges, strict=True)
            node.total = sum(size * weight * self._total(child) for size, (_, weight, child) in edges)
        return node.total

    def values(self, region: Region | None, rank: int) -> int:
        """The mask of all values that some point has in a column."""
        found, seen, todo = 0, set[Node](), [region[1]] if region is not None else []
        while todo:
            node = todo.pop()
            if node.rank <= rank:
                for mask, _, _ in node.edges if node.rank == rank else ((1, 1, END),):
                    found |= mask
            elif node not in seen:
                seen.add(node)
                todo += [child for _, _, child in node.edges]
        return found

    def point(self, region: Region) -> dict[int, int]:
        """The first point of a region: rank → value, of the columns whose value is not 0."""
        found = self.point_within(region, {})
        assert found is not None
        return found

    def point_within(self, region: Region, masks: Mapping[int, int], only_way: bool = False) -> dict[int, int] | None:
        """The first point of what `restrict` would leave of a region, without making it."""
        return self._point(region[1], 0, Within(masks, self.history if only_way else frozenset()), set())

    def _point(self, node: Node, met: int, within: Within, dead: set[Node]) -> dict[int, int] | None:
        if within.lost(node, met) or node in dead:
            return None
        if node is END:
            return {}
        mask, met = within.at(node, met)
        inside = [(values, child) for v, _, child in node.edges if (values := v & mask)]
        if len(inside) > 1:
            inside.sort(key=lambda edge: edge[0] & -edge[0])
        for values, child in inside:
            found = self._point(child, met, within, dead)
            if found is not None:
                if value := (values & -values).bit_length() - 1:
                    found[node.rank] = value
                return found
        dead.add(node)
        return None

    def boxes(self, region: Region | None) -> Iterator[tuple[dict[int, int], int]]:
        """The region in disjoint boxes: rank → mask of values, for columns not left out, and the weight of a point."""
        if region is not None:
            yield from _boxes(region[1], region[0])


def _boxes(node: Node, weight: int) -> Iterator[tuple[dict[int, int], int]]:
    if node is END:
        yield {}, weight
    for mask, more, child in node.edges:
        for box, total in _boxes(child, weight * more):
            yield {node.rank: mask, **box}, total
