"""Conditions over columns: what a region is split by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple


class Leaf(NamedTuple):
    """The value in a column is one of a mask."""

    rank: int
    mask: int


class Every(NamedTuple):
    """All parts hold; with no parts, always."""

    parts: tuple[Formula, ...]
    all: Literal[True] = True
    """what tells it from the other, for tuples are equal by what is in them"""


class Either(NamedTuple):
    """At least one part holds; with no parts, never."""

    parts: tuple[Formula, ...]
    all: Literal[False] = False


Formula = Leaf | Every | Either
ALWAYS, NEVER = Every(()), Either(())
"""One object each: no other formula is without parts."""


def leaf(rank: int, mask: int, full: int) -> Formula:
    """The value in a column, whose values are `full`, is one of a mask."""
    return Leaf(rank, mask) if mask and mask != full else ALWAYS if mask else NEVER


def every(parts: Iterable[Formula]) -> Formula:
    """All parts hold: tests of one column are put together."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in parts:
        for inner in part.parts if isinstance(part, Every) else (part,):
            if isinstance(inner, Leaf):
                rank, mask = inner
                masks[rank] = masks.get(rank, -1) & mask
            elif inner is NEVER:
                return NEVER
            else:
                others.append(inner)
    if not all(masks.values()):
        return NEVER
    found = (*(Leaf(rank, mask) for rank, mask in masks.items()), *others)
    return found[0] if len(found) == 1 else Every(found) if found else ALWAYS


def either(parts: Iterable[Formula]) -> Formula:
    """At least one part holds: tests of one column are put together."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in parts:
        for inner in part.parts if isinstance(part, Either) else (part,):
            if isinstance(inner, Leaf):
                rank, mask = inner
                masks[rank] = masks.get(rank, 0) | mask
            elif inner is ALWAYS:
                return ALWAYS
            else:
                others.append(inner)
    found = (*(Leaf(rank, mask) for rank, mask in masks.items()), *others)
    return found[0] if len(found) == 1 else Either(found) if found else NEVER


def hull(formula: Formula) -> Mapping[int, int]:
    """Rank → the values outside of which a formula cannot hold, whatever stands in other columns."""
    if isinstance(formula, Leaf):
        return {formula.rank: formula.mask}
    found: dict[int, int] = {}
    if isinstance(formula, Every):
        for part in formula.parts:
            for rank, mask in hull(part).items():
                found[rank] = found.get(rank, -1) & mask
    elif formula.parts:
        first, *rest = map(hull, formula.parts)
        found = {rank: mask for rank, mask in first.items() if all(rank in other for other in rest)}
        for other in rest:
            found = {rank: mask | other[rank] for rank, mask in found.items()}
    return found
