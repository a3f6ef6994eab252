"""Boxes: regions as sets, joined and compared exactly."""

from __future__ import annotations

from guide.engine.regions import Region


def merged(boxes: list[Region]) -> list[Region]:
    """The same set in fewer boxes: two that differ in one answer only become one. Disjoint boxes stay disjoint."""
    if len(boxes) < 2:
        return boxes
    while True:
        before = len(boxes)
        for id in dict.fromkeys(id for box in boxes for id in box):
            groups: dict[tuple[tuple[str, int], ...], Region] = {}
            joined: list[Region] = []
            for box in boxes:
                if id not in box:
                    joined.append(box)
                    continue
                rest = tuple(sorted((other, mask) for other, mask in box.items() if other != id))
                if rest in groups:
                    groups[rest][id] |= box[id]
                else:
                    groups[rest] = dict(box)
                    joined.append(groups[rest])
            boxes = joined
            if len(boxes) == 1:
                return boxes
        if len(boxes) == before:
            return boxes


def common(box: Region, other: Region) -> Region | None:
    """What two boxes over the same questions have in common, or None."""
    met = {id: mask & other[id] for id, mask in box.items() if id in other}
    if box.keys() != other.keys() or not all(met.values()):
        return None
    return met


def without(boxes: list[Region], taken: Region) -> list[Region]:
    """The boxes with one box, over the same questions, cut out of them."""
    left: list[Region] = []
    for box in boxes:
        if common(box, taken) is None:
            left.append(box)
            continue
        for id, mask in box.items():
            if mask & ~taken[id]:
                left.append({**box, id: mask & ~taken[id]})
            box = {**box, id: mask & taken[id]}
    return left
